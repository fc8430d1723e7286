package procedure

import "github.com/safeguarding-go/childprotection/calendar"

// Bexley returns the procedure that Bexley's leaflet for children and families
// describes, with the statutory guidance of England. In it the plan is called
// the safety plan.
//
// The leaflet has headings, of which its title is the first, and no numbers: in
// "B 5a" the 5 counts the headings and the a is the first thing asked under it.
// It says "10 days" and not which days; they are counted as written, as calendar
// days. The Within of the term with the clause B 5a is the one field to change
// for working days.
func Bexley() Procedure {
	return Procedure{
		ID:               "bexley",
		Title:            "Core Groups and Core Group Meetings: a guide for children and their families",
		Authority:        "London Borough of Bexley",
		Names:            Names{Plan: "safety plan"},
		MinutesBy:        SocialWorker,
		ConfidentialHelp: []Role{DomesticAbuseWorker},
		Terms: append([]Term{
			{Rule: RuleFirstMeeting, Within: Within(calendar.Days(10)), From: InitialConference, Clause: "B 5a"},
			{Rule: RuleNextMeeting, Within: Within(calendar.Weeks(6)), NotBefore: Within(calendar.Weeks(4)), From: PreviousMeeting, Clause: "B 5b"},
			{Rule: RuleMinutesCirculated, Within: AsSoonAsPossible(), Clause: "B 7b"},
		}, guidanceTerms()...),
		Clauses: append(catalogue(
			"Core Groups and Core Group Meetings: a guide for children and their families",
			[]string{
				"Core Groups and Core Group Meetings", "What is a core group?", "Who is part of the core group?", "Responsibility of core group members",
				"How often are core group meetings held?", "What happens in a core group meeting?", "Recording of the core group meeting", "Follow us",
			},
			leaflet(),
		), guidanceClauses()...),
	}
}

func leaflet() []row {
	return []row{
		{"B 1a", ActorConference, Must, Check, "Family and professionals make a safety plan together, to support the parents and help them keep the child safe.", by(RuleSafetyPlanMade)},
		{"B 2a", ActorCoreGroup, Must, Check, "The core group sees that the safety plan is followed and that it works.", by(RuleOutcomeProgress)},
		{"B 3a", ActorConference, Must, Check, "Everyone at the first child protection conference agrees who is to be in the core group.", by(RuleMembershipAgreed)},
		{"B 3b", ActorCoreGroup, Must, Check, "The family and the social worker always belong. Others who work with the family may: teachers, nursery keyworkers, health visitors, domestic abuse workers, drug and alcohol workers, housing support workers.", by(RuleFamilyAndSocialWorker)},
		{"B 4a", ActorParents, Should, Check, "Parents come to the core group meetings.", by(RuleParentsAttend)},
		{"B 4b", ActorCoreGroup, Must, Check, "If the safety plan is not working, the core group looks at what else might help.", by(RuleNoProgressAnswered)},
		{"B 4c", ActorMembers, Should, Check, "Family and professionals share their worries, and parents say whether the support is right.", by(RuleWorriesShared)},
		{"B 5a", ActorCoreGroup, Must, Deadline, "The first core group meeting is 10 days after the first child protection conference. The leaflet does not say whether working days are meant: they are counted as calendar days, as written.", by(RuleFirstMeeting)},
		{"B 5b", ActorCoreGroup, Must, Deadline, "Then there is one every 4 to 6 weeks.", by(RuleNextMeeting)},
		{"B 6a", ActorCoreGroup, Must, Check, "Each meeting talks about what is working well and what should be done differently.", by(RuleWorksWell)},
		{"B 6b", ActorCoreGroup, Should, Check, "The family knows what help it is getting, from whom, and by when.", by(RuleHelpClear)},
		{"B 6c", ActorCoreGroup, Should, Check, "The family's strengths are spoken of too, and its worries are heard.", by(RuleStrengthsAndWorries)},
		{"B 6d", ActorSocialWorker, Must, Check, "The social worker brings the safety plan to every meeting.", by(RulePlanBrought)},
		{"B 7a", ActorSocialWorker, Must, Check, "The social worker keeps a record of the meetings.", by(RuleSocialWorkerKeepsRecord)},
		{"B 7b", ActorSocialWorker, Must, Check, "The record is shared with the family and the professionals as soon as possible.", by(RuleMinutesCirculated)},
		{"B 8a", ActorAuthority, Consider, Prompt, "Anyone who needs the leaflet in another format can ask the authority for it.", nil},
	}
}
