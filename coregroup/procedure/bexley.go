package procedure

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/internal/actor"
)

// Bexley returns the procedure that Bexley's leaflet for children and families describes, with the statutory guidance of
// England. In it the plan is called the safety plan.
//
// The leaflet has headings, of which its title is the first, and no numbers: in "B 5a" the 5 counts the headings and the a
// is the first thing asked under it. It says "10 days" and not which days; they are counted as written, as calendar days.
// The Within of the term with the clause B 5a is the one field to change for working days.
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
		{"B 1a", actor.Conference, Must, Check, "At the conference, family and professionals agree on a safety plan: help for the parents, so that they can keep the child safe.",
			"At the conference, your family and the professionals will make a safety plan together. It is there to help parents keep their child safe.", by(RuleSafetyPlanMade)},
		{"B 2a", actor.CoreGroup, Must, Check, "It is for the core group to see the safety plan carried out, and to see that it works.",
			"The core group will see to it that the safety plan is carried out, and that it works.", by(RuleOutcomeProgress)},
		{"B 3a", actor.Conference, Must, Check, "Who belongs is settled at the first child protection conference, by all who are there.",
			"Everyone at the first child protection conference will agree who belongs to the core group.", by(RuleMembershipAgreed)},
		{"B 3b", actor.CoreGroup, Must, Check, "Family and social worker belong in every case. Others who work with the family may too, such as a health visitor, a teacher or a domestic abuse worker.",
			"The core group will always include your family and the social worker. Others who work with you may join, such as a teacher, health visitor or housing support worker.", by(RuleFamilyAndSocialWorker)},
		{"B 4a", actor.Parents, Should, Check, "Parents come to the core group meetings.",
			"It matters that parents come, to say how things are going. They should come to each meeting unless something else was agreed.", by(RuleParentsAttend)},
		{"B 4b", actor.CoreGroup, Must, Check, "Where the safety plan does not work, the group asks what else could help.",
			"If the safety plan does not work, the core group will ask what other help your family may need.", by(RuleNoProgressAnswered)},
		{"B 4c", actor.Members, Should, Check, "Family and professionals share their worries, and parents say whether the support is right.",
			"Your family and the professionals should share any worries. Parents should say whether the support is right.", by(RuleWorriesShared)},
		{"B 5a", actor.CoreGroup, Must, Deadline, "From the first child protection conference to the first core group meeting it is 10 days. The leaflet does not say whether working days are meant: they are counted as calendar days, as written.",
			"The first core group meeting will be 10 days after the first child protection conference. The leaflet does not say if weekends count.", by(RuleFirstMeeting)},
		{"B 5b", actor.CoreGroup, Must, Deadline, "From one core group to the next it is 4 to 6 weeks.",
			"Later core group meetings will be every 4 to 6 weeks.", by(RuleNextMeeting)},
		{"B 6a", actor.CoreGroup, Must, Check, "Every meeting covers what goes well and what has to change.",
			"At each meeting, the core group will talk about what goes well and what may need to change.", by(RuleWorksWell)},
		{"B 6b", actor.CoreGroup, Should, Check, "The family can say what help is coming, who gives it, and by when.",
			"You should know what help you are getting, who it comes from, and by when.", by(RuleHelpClear)},
		{"B 6c", actor.CoreGroup, Should, Check, "The family's strengths are spoken of too, and its worries are heard.",
			"Every family has strengths, and these should be talked about too. Your worries should be heard as well.", by(RuleStrengthsAndWorries)},
		{"B 6d", actor.SocialWorker, Must, Check, "Whenever the core group meets, the social worker has the safety plan with them.",
			"At every meeting, the social worker will have the safety plan with them.", by(RulePlanBrought)},
		{"B 7a", actor.SocialWorker, Must, Check, "Keeping the record of the meetings is the social worker's task.",
			"The social worker will write the record of each meeting.", by(RuleSocialWorkerKeepsRecord)},
		{"B 7b", actor.SocialWorker, Must, Check, "Family and professionals get to see the record as soon as possible.",
			"Your family and the professionals will get to see the record of a meeting as soon as possible.", by(RuleMinutesCirculated)},
		{"B 8a", actor.Authority, Consider, Prompt, "Anyone who needs the leaflet in another format can ask the authority for it.",
			"If you need the leaflet in another format, you can ask the council for it.", nil},
	}
}
