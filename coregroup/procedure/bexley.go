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
		{"B 1a", ActorConference, Must, Check, "At the conference, family and professionals agree on a safety plan: help for the parents, so that they can keep the child safe.", by(RuleSafetyPlanMade)},
		{"B 2a", ActorCoreGroup, Must, Check, "It is for the core group to see the safety plan carried out, and to see that it works.", by(RuleOutcomeProgress)},
		{"B 3a", ActorConference, Must, Check, "Who belongs is settled at the first child protection conference, by all who are there.", by(RuleMembershipAgreed)},
		{"B 3b", ActorCoreGroup, Must, Check, "Family and social worker belong in every case. Others who work with the family may too, such as a health visitor, a teacher or a domestic abuse worker.", by(RuleFamilyAndSocialWorker)},
		{"B 4a", ActorParents, Should, Check, "Parents come to the core group meetings.", by(RuleParentsAttend)},
		{"B 4b", ActorCoreGroup, Must, Check, "Where the safety plan does not work, the group asks what else could help.", by(RuleNoProgressAnswered)},
		{"B 4c", ActorMembers, Should, Check, "Family and professionals share their worries, and parents say whether the support is right.", by(RuleWorriesShared)},
		{"B 5a", ActorCoreGroup, Must, Deadline, "From the first child protection conference to the first core group meeting it is 10 days. The leaflet does not say whether working days are meant: they are counted as calendar days, as written.", by(RuleFirstMeeting)},
		{"B 5b", ActorCoreGroup, Must, Deadline, "From one core group to the next it is 4 to 6 weeks.", by(RuleNextMeeting)},
		{"B 6a", ActorCoreGroup, Must, Check, "Every meeting covers what goes well and what has to change.", by(RuleWorksWell)},
		{"B 6b", ActorCoreGroup, Should, Check, "The family can say what help is coming, who gives it, and by when.", by(RuleHelpClear)},
		{"B 6c", ActorCoreGroup, Should, Check, "The family's strengths are spoken of too, and its worries are heard.", by(RuleStrengthsAndWorries)},
		{"B 6d", ActorSocialWorker, Must, Check, "Whenever the core group meets, the social worker has the safety plan with them.", by(RulePlanBrought)},
		{"B 7a", ActorSocialWorker, Must, Check, "Keeping the record of the meetings is the social worker's task.", by(RuleSocialWorkerKeepsRecord)},
		{"B 7b", ActorSocialWorker, Must, Check, "Family and professionals get to see the record as soon as possible.", by(RuleMinutesCirculated)},
		{"B 8a", ActorAuthority, Consider, Prompt, "Anyone who needs the leaflet in another format can ask the authority for it.", nil},
	}
}
