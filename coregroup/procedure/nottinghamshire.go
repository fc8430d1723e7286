package procedure

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/internal/actor"
)

// Nottinghamshire returns the procedure of the county: the good practice guide on core groups that the Nottinghamshire and
// Nottingham City partnerships share, with the statutory guidance of England. In the county the officer to take a
// fundamental change to is the child protection co-ordinator.
//
// The guide numbers its sections only. In "N 2.3a" the 3 counts the paragraphs of section 2, a list belonging to the
// paragraph above it, and the a is the first thing that the paragraph asks: that count is the library's own.
func Nottinghamshire() Procedure {
	return goodPractice("nottinghamshire", "Nottinghamshire Safeguarding Children Partnership", ChildProtectionCoordinator)
}

// NottinghamCity returns the procedure of the city, which is that of
// [Nottinghamshire] but for the officer: the independent reviewing officer.
func NottinghamCity() Procedure {
	return goodPractice("nottingham-city", "Nottingham City Safeguarding Children Partnership", IndependentReviewingOfficer)
}

func goodPractice(id, authority string, officer Role) Procedure {
	clauses := catalogue(
		"Good Practice in Core Groups",
		[]string{"1 Definition", "2 Effective Practice", "3 Roles within the Core Group"},
		append(append(goodPractice1and2(officer), goodPractice3()...), goodPracticeMinutes()...),
	)
	return Procedure{
		ID:               id,
		Title:            "Good Practice in Core Groups",
		Authority:        authority,
		ReviewOfficer:    officer,
		ConfidentialHelp: []Role{DomesticAbuseWorker},
		Chair:            []ChairRule{{OneOfFirst: 2, Roles: []Role{LineManager}, Clause: "N 3.1a"}, {Roles: []Role{SocialWorker}, Clause: "N 3.1b"}},
		Terms: append([]Term{
			{Rule: RuleFirstMeeting, Within: Within(calendar.WorkingDays(10)), From: InitialConference, Clause: "N 2.1a"},
			{Rule: RuleNextMeeting, Within: Within(calendar.Weeks(6)), From: PreviousMeeting, Clause: "N 2.6c"},
			{Rule: RuleMinutesCirculated, Within: Within(calendar.WorkingDays(10)), From: Meeting, Clause: "N 3.18a"},
		}, guidanceTerms()...),
		Clauses: append(clauses, guidanceClauses()...),
	}
}

func goodPractice1and2(officer Role) []row {
	return []row{
		{"N 1.1a", actor.CoreGroup, Must, Check, "The professionals who belong are those who each carry out a part of the child protection plan.",
			"Each professional in the core group must have a part to play in the child protection plan.", by(RuleMembersDeliverPlan)},
		{"N 1.1b", actor.CoreGroup, Should, Check, "Parents attend the core group, and children where that is right for them.",
			"Parents should come to the core group, and children too, where that is right for them.", by(RuleParentsAttend)},
		{"N 1.1c", actor.CoreGroup, Must, Check, "The core group brings agencies together: its professionals come from more than one.",
			"The core group must bring together people from more than one service, so that they can work on the plan together.", by(RuleInteragency)},
		{"N 1.2a", actor.Conference, Must, Check, "The initial child protection conference agrees who belongs to the core group.",
			"The first child protection conference will agree who is in the core group.", by(RuleMembershipAgreed)},
		{"N 1.2b", actor.CoreGroup, Consider, Check, "Membership may change later, so that everyone with a share in carrying out the plan belongs.",
			"Who is in the core group can change later, so that everyone with a share in the plan can be part of it.", by(RuleMembershipAmended)},
		{"N 2.1a", actor.CoreGroup, Must, Deadline, "From the initial child protection conference to the first core group is at most 10 working days.",
			"The first core group will meet within 10 working days of the first child protection conference.", by(RuleFirstMeeting)},
		{"N 2.1b", actor.CoreGroup, Must, Check, "The first thing the core group does is to turn the conference's outline plan into a detailed one.",
			"The first thing the core group will do is to turn the outline plan from the conference into a full plan.", by(RuleDetailedPlanDeveloped)},
		{"N 2.2a", actor.Plan, Should, Check, "Each task and requirement leaves no doubt about what is wanted, and says how much or how often.",
			"Each task in the plan should be clear. It should say what is wanted, and how much or how often.", by(RuleTaskQuantified)},
		{"N 2.2b", actor.Plan, Should, Check, "It is clear what each task is for.",
			"It should be easy to see what each task is for.", by(RuleTaskPurpose)},
		{"N 2.2c", actor.Plan, Should, Check, "How success or failure of each task is measured is plain to everyone.",
			"It should be clear to everyone how to tell if a task has worked or not.", by(RuleTaskMeasures)},
		{"N 2.2d", actor.Plan, Should, Check, "For each task the plan tells what difference it should make to the children's welfare.",
			"For each task, the plan should say how it is meant to make things better for the children.", by(RuleDifferenceToChild)},
		{"N 2.2e", actor.Plan, Should, Check, "The plan sets out each child's developmental needs and the services needed to meet them.",
			"The plan should say what each child needs to grow up well, and which services are needed for that.", by(RuleNeedsAndServices)},
		{"N 2.2f", actor.Plan, Should, Check, "Each task is specific, measurable, achievable, realistic and timed.",
			"Each task should be clear, and something that can really be done. It should be plain how it is measured and when it is due.", by(RuleSMART)},
		{"N 2.2g", actor.Plan, Should, Check, "What is tried can be carried out, and takes account of how the family engaged with such services before. A family that did not engage once can be offered the same support again.",
			"What is tried should be realistic, and fit with how help like it went for your family before. Help that did not work out once can be offered again.", by(RuleEarlierEngagement)},
		{"N 2.2h", actor.Plan, Should, Check, "For each approach it is clear how well it is likely to work, how compliance is watched, what happens if there is none, and by when.",
			"The plan should say how likely each step is to work, and how it is checked. It should also say what happens, and when, if a step is not done.", by(RuleStrategy)},
		{"N 2.2i", actor.Plan, Should, Check, "The plan lays down when, and in which situations, the lead social worker sees the child: alone, and with family members or carers there.",
			"The plan should say when the lead social worker sees each child, both alone and with family or carers there, and in which situations.", by(RuleVisitingPattern)},
		{"N 2.2j", actor.Plan, Should, Check, "The plan sets out the part that each family member and professional plays, those in routine contact such as health visitor, GP and teacher included, and what contact professionals have with child and family, and how often.",
			"The plan should say what each family member does, and each professional, such as a GP or teacher. It should say how and how often they are in touch.", by(RuleRolesAndContact)},
		{"N 2.2k", actor.Plan, Should, Check, "There is a contingency plan for a significant change that calls for prompt action, going to the family court included.",
			"The plan should say what to do if things change a lot and quick action is needed. Going to the family court can be a part of that.", by(RuleContingency)},
		{"N 2.2l", actor.Plan, Should, Check, "Progress is looked at on fixed dates, and the plan says how it will be judged then.",
			"The plan should give dates for looking at how things are going, and say how that is judged.", by(RuleReviewPoints)},
		{"N 2.2m", actor.Plan, Should, Check, "The plan describes how each child takes part in carrying it out and in reviewing it.",
			"The plan should say how each child takes part, both in carrying it out and in looking back at how it goes.", by(RuleChildTakesPart)},
		{"N 2.2n", actor.CoreGroup, Should, Check, "Members, parents among them, understand how compliance is watched, what follows if there is none, and by when.",
			"Everyone in the core group, parents too, should understand how the plan is checked. They should know what happens, and by when, if it is not followed.", by(RulePlanExplained)},
		{"N 2.3a", actor.Plan, Should, Check, "The detailed plan is kept up to date.",
			"The plan should be kept up to date.", by(RuleRevisionRecorded)},
		{"N 2.3b", actor.None, Should, Check, "When the plan is to change fundamentally, as when the child is to live with another relative, every member of the core group is told.",
			"If there is a big change, such as who cares for a child, the whole core group should be told. Some things, such as an address, can be kept private.", by(RuleFundamentalChangeTold)},
		{"N 2.3c", actor.TeamManager, Should, Decision, "On a fundamental change the team manager also takes up with the " + officer.Words() + " whether to bring the review child protection conference forward.",
			"The plan may need to change in a big way. The team manager should then talk with the " + officer.Words() + " about an earlier review conference.", by(RuleFundamentalChangeLiaison)},
		{"N 2.4a", actor.CoreGroup, Should, Decision, "If the first language of the child and family is not English, giving them the plan in the language they prefer is considered.",
			"If your family's first language is not English, the core group should think about giving the plan in the language you prefer.", by(RulePlanLanguage)},
		{"N 2.5a", actor.Plan, Should, Check, "What is expected of parents and carers is spelled out in plain words.",
			"The plan should say plainly what it asks of parents and carers.", by(RuleExpectationsPlain)},
		{"N 2.5b", actor.Plan, Should, Check, "Every expectation of a parent or carer says what may follow if it is not met, or if they leave the core group process.",
			"For all that it asks of parents and carers, the plan should say what may happen if it is not done, or if they stop taking part.", by(RuleExpectationConsequences)},
		{"N 2.6a", actor.FirstMeeting, Must, Check, "No key professional is missing from the first core group without somebody to speak for them.",
			"The main professionals must be at the first core group. If one of them cannot come, someone must be there to speak for them.", by(RuleKeyProfessionals)},
		{"N 2.6b", actor.FirstMeeting, Should, Check, "The first core group does not close before it has settled when and where the later ones meet, and how.",
			"Before the first core group ends, everyone should agree when and where the next ones meet, and how.", by(RuleLaterMeetingsAgreed)},
		{"N 2.6c", actor.CoreGroup, Should, Deadline, "From one core group to the next is at most 6 weeks.",
			"The core group should meet every 6 weeks, or more often.", by(RuleNextMeeting)},
		{"N 2.7a", actor.CoreGroup, Consider, Check, "There may be a written agreement with parents and carers that says what is expected of them and of professionals.",
			"There may be a written agreement. It can say clearly what is asked of parents and carers, and of professionals too.", by(RuleWrittenAgreement)},
		{"N 2.7b", actor.CoreGroup, Should, Check, "Each parent has their own copy of a written agreement. When the worker changes, it tells the next one what is expected.",
			"Any written agreement should be given to each parent to keep. If a worker changes, it can help the new one to know what was agreed.", by(RuleAgreementCopies)},
		{"N 2.8a", actor.CoreGroup, Should, Check, "The core group notices difficulties in carrying out the plan and agrees what is to be done about them.",
			"If part of the plan is hard to carry out, the core group should notice this and agree what to do.", by(RuleDifficultyAction)},
		{"N 2.8b", actor.SocialWorker, Must, Check, "The social worker leads the assessment of what to do about a difficulty, together with the team manager.",
			"When something in the plan is hard to carry out, the social worker will lead in working out what to do, with the team manager.", by(RuleDifficultyAssessed)},
		{"N 2.8c", actor.None, Should, Check, "A concern so serious that it needs an immediate response need not wait for the core group, but members are told of it and of what was done as soon as practicable.",
			"A very serious worry may need action before the core group can meet. Members should then be told about it, and what was done, as soon as possible.", by(RuleSeriousConcernTold)},
		{"N 2.8d", actor.CoreGroup, Should, Check, "The core group has its full part in deciding what to do about a difficulty, unless an immediate response was needed.",
			"The core group should have a full part in working out what to do about a problem, unless action is needed at once.", by(RuleDifficultyDiscussed)},
		{"N 2.9a", actor.All, Must, Check, "Where a difficulty affects a child's safety, line managers and supervisors are told.",
			"If a problem with the plan affects a child's safety, the managers and supervisors of the workers must be told.", by(RuleManagersInformed)},
		{"N 2.9b", actor.SocialWorker, Consider, Decision, "Where a difficulty affects a child's safety, immediate legal action, a section 47 enquiry and an earlier review child protection conference are considered.",
			"If a problem affects a child's safety, the social worker may think about urgent legal steps. They may think about a new child protection enquiry, or an earlier review conference.", by(RuleUrgentStepsConsidered)},
		{"N 2.10a", actor.CoreGroup, Consider, Decision, "Where workers disagree, or a member does not do their part, the members may talk it over or take it up through the escalation procedures.",
			"If workers do not agree, or a member does not do their part, the group may talk it over or use the set steps for sorting it out.", by(RuleDisagreementAddressed)},
		{"N 2.11a", actor.CoreGroup, Must, Check, "Professionals may think a case through without the parents; whenever they do, the record says why.",
			"Professionals may sometimes talk things through without parents there. If they do, they must write down why.", by(RuleProfessionalsDiscussion)},
	}
}

func goodPractice3() []row {
	return []row{
		{"N 3.1a", actor.Chair, Should, Check, "By the end of the second core group, the line manager of the social worker then allocated has chaired one.",
			"By the end of the second core group, the social worker's manager should have led one of the meetings.", by(RuleLineManagerChairs)},
		{"N 3.1b", actor.Chair, Should, Check, "The social worker usually chairs the other meetings.",
			"Other meetings should usually be led by the social worker.", by(RuleUsualChair)},
		{"N 3.1c", actor.Chair, Consider, Check, "Another member with enough seniority and experience may chair where there is a specific reason for it.",
			"Another worker in the core group may lead a meeting if there is a special reason, and if they are senior and experienced enough.", by(RuleOtherChair)},
		{"N 3.2a", actor.Chair, Duty, Prompt, "The chair respectfully questions what the group is told.",
			"The chair, who leads the meeting, should ask questions about what people say, and ask them with respect.", nil},
		{"N 3.2b", actor.Chair, Duty, Prompt, "The chair watches for disguised compliance, and for collusion between agencies and the family.",
			"", nil}, // the chair's alone: any wording, and the reference itself, would tell a family that somebody watches them
		{"N 3.3a", actor.Chair, Should, Check, "The chair guards against drift: the plan may be revised, but it keeps to its overall objectives.",
			"The plan may change, but the chair should make sure that it keeps to its main aims.", by(RulePlanDrift, RuleActionDrift)},
		{"N 3.4a", actor.SocialWorker, Should, Deadline, "The social worker sees the child as the plan says, alone when that is right.",
			"The social worker should see each child as the plan says, and alone when that is right.", by(RuleVisitDue)},
		{"N 3.4b", actor.SocialWorker, Should, Check, "The social worker keeps finding out what the child wishes and feels, and tells the child how the plan stands and what has changed.",
			"The social worker should keep finding out what each child wants and feels. They should tell each child how the plan is going and what has changed.", by(RuleWishesAndFeelings, RuleChildToldOfPlan)},
		{"N 3.4c", actor.SocialWorker, Should, Check, "For each visit the child's record shows when the child was seen, who else was there, and why the child was seen alone or was not.",
			"For each visit, the social worker should write down when they saw the child, who else was there, and why the child was seen alone or not.", by(RuleVisitRecorded)},
		{"N 3.4d", actor.SocialWorker, Duty, Prompt, "The social worker's relationship with the child is itself to be therapeutic.",
			"The social worker should get to know each child well, in a way that helps the child.", nil},
		{"N 3.5a", actor.Professionals, Should, Check, "How often each professional sees or speaks to the family is told to the group and recorded exactly. A written report is not required.",
			"Professionals should tell the group how often they are in touch with your family, and this should be written down correctly. They need not bring a written report.", by(RuleContactShared)},
		{"N 3.5b", actor.Professionals, Duty, Prompt, "Professionals say honestly how they see progress with the plan.",
			"Professionals should say honestly how they think the plan is going.", nil},
		{"N 3.6a", actor.Members, Should, Prompt, "Before a meeting each member reads the record of the last one; before the first, the initial conference's decisions and recommendations.",
			"Before a meeting, each member should read the record they were given of the last one. Before the first, they should read what the conference decided and advised.", nil},
		{"N 3.6b", actor.Professionals, Should, Prompt, "Before a meeting each professional goes through the agency's contact with the children and family.",
			"Before a meeting, each professional should look back at how their service has been in touch with the children and the family.", nil},
		{"N 3.6c", actor.Members, Should, Prompt, "Before a meeting each member makes the notes needed to inform it.",
			"If you are in the core group, you should note down before each meeting what the group may need to know.", nil},
		{"N 3.6d", actor.Professionals, Should, Prompt, "Before a meeting professionals talk reports and information through with parents and children where that is right.",
			"Before a meeting, professionals should talk their reports through with parents and children, where that is right.", nil},
		{"N 3.6e", actor.Members, Should, Prompt, "Before a meeting each member thinks about what to ask and what needs an answer.",
			"If you are in the core group, you should think before each meeting about what you want to ask, and what needs an answer.", nil},
		{"N 3.7a", actor.Professionals, Should, Check, "Each professional compares what was achieved with what was expected, and names what stands in the way that the group could tackle and what more help is needed.",
			"Each professional should say what has been done, next to what was hoped for. They should say what is in the way, and what more help is needed.", by(RuleContributionClear)},
		{"N 3.8a", actor.Members, Should, Check, "A member who cannot attend sends a written note of what they did and what they want the meeting to know.",
			"If you are in the core group and cannot come, you should send a note of what you want the meeting to know.", by(RuleWrittenNote)},
		{"N 3.9a", actor.Conference, Should, Check, "Where a parent is to be excluded, or full engagement is not right, the initial conference debates it.",
			"If it may not be right for a parent to take part, or to take part fully, the first child protection conference should talk about it.", by(RuleExclusionDebated)},
		{"N 3.9b", actor.CoreGroup, Consider, Decision, "For a parent who is left out, other ways may be found of keeping them informed and, where that is right, of letting them contribute.",
			"If a parent is not part of the core group, other ways may be found to keep them informed and, where that is right, to hear from them.", by(RuleExclusionAlternatives)},
		{"N 3.10a", actor.Minutes, Must, Check, "A decision to exclude a parent stands in the core group's minutes.",
			"If it was decided that a parent is not part of the core group, the notes of a meeting must say so.", by(RuleExclusionInMinutes)},
		{"N 3.11a", actor.CoreGroup, Should, Check, "Where parents are engaged, the time and place of a meeting take account of travel, child care and whatever else makes it easier for them to take part.",
			"When the time and place of a meeting are chosen, travel, child care and other needs should be thought about, so that parents can take part.", by(RuleTakingPartArranged)},
		{"N 3.11b", actor.Members, Should, Decision, "A member who knows that a parent will hear something distressing raises it with the chair beforehand, and telling the parent in advance is considered.",
			"If a parent may find something hard to hear, members should tell the chair before the meeting. They should think about letting the parent know beforehand.", by(RuleDistressingInformation)},
		{"N 3.12a", actor.CoreGroup, Consider, Decision, "The person who gets on best with the family may be asked to encourage a parent to attend.",
			"A meeting can feel hard to come to. The person who gets on best with your family may encourage a parent to come.", by(RuleParentEncouraged)},
		{"N 3.13a", actor.CoreGroup, Should, Decision, "An interpreter is considered for each parent whose first language is another than English.",
			"If a parent's first language is not English, the core group should think about an interpreter for them.", by(RuleInterpreterConsidered)},
		{"N 3.13b", actor.CoreGroup, Must, Check, "A child of the family never interprets.",
			"A child of the family must never be asked to interpret. That is not a child's job.", by(RuleNoChildInterprets)},
		{"N 3.13c", actor.CoreGroup, Should, Check, "Families with other communication needs are offered an interpreter or translator too.",
			"Your family may have other needs when it comes to talking, hearing or reading. If so, you should be offered an interpreter or translator too.", by(RuleCommunicationSupport)},
		{"N 3.13d", actor.CoreGroup, Should, Decision, "An advocate or supporter is considered where that helps a parent to take part and contribute.",
			"If it helps a parent to take part, the core group should think about having someone there to speak for them or support them.", by(RuleSupporterConsidered)},
		{"N 3.14a", actor.CoreGroup, Consider, Decision, "Depending on age and understanding, a child may be given the chance to attend.",
			"Depending on their age and how much they understand, a child may be given the chance to come to the core group.", by(RuleChildAttendanceDecided)},
		{"N 3.14b", actor.SocialWorker, Should, Check, "Of a child who does not attend, the social worker learns how the child sees home, and whether the child is better protected than before.",
			"If a child does not come, the social worker should find out how the child sees things at home, and whether the child is better protected than before.", by(RuleChildViewAscertained)},
		{"N 3.14c", actor.CoreGroup, Should, Check, "Whether a child attends is talked over with the child and with people who know the child well; what it may do to family relationships, and what the parents think, are taken into account.",
			"Whether a child comes should be talked over with them and people who know them well. Parents' views, and what it may mean for the family, should count too.", by(RuleChildAttendanceDiscussed)},
		{"N 3.15a", actor.CoreGroup, Consider, Check, "A time that fits round school, and an advocate, may make it easier for a child to attend.",
			"A meeting may be fitted round school to help a child to come. The child may also have an advocate, someone who speaks up for them.", by(RuleChildAttendanceEased)},
		{"N 3.15b", actor.CoreGroup, Should, Check, "What the core group is for, and why their opinion matters so much, is explained to any child who can understand it.",
			"Any child who can understand it should be told what the core group is for, and why what they think matters so much.", by(RulePurposeExplained)},
		{"N 3.15c", actor.CoreGroup, Consider, Check, "A child's views may reach the core group in other ways, which can be better than attending.",
			"A child can share their views in other ways than coming to a meeting. For some children that may be better.", by(RuleWayOfViews)},
	}
}

func goodPracticeMinutes() []row {
	return []row{
		{"N 3.16a", actor.Chair, Should, Check, "The chair is responsible for the minutes, whoever writes them.",
			"The chair should be responsible for the notes of the meeting, whoever writes them.", by(RuleChairKeepsMinutes)},
		{"N 3.16b", actor.Minutes, Duty, Prompt, "The minutes are action notes, not a record of every word.",
			"The notes should say what is to be done. They need not hold every word.", nil},
		{"N 3.17a", actor.Minutes, Must, Check, "The minutes say who attended and who sent apologies.",
			"The notes must say who came and who sent their apologies.", by(RuleAttendanceRecorded)},
		{"N 3.17b", actor.Minutes, Must, Check, "The notes of the meeting before are gone through for accuracy.",
			"The group must go through the notes of the meeting before, to check that they are right.", by(RulePreviousNotesReviewed)},
		{"N 3.17c", actor.Minutes, Must, Check, "The minutes say what was discussed.",
			"The notes must say what was talked about.", by(RuleMattersRecorded)},
		{"N 3.17d", actor.Minutes, Must, Check, "The minutes list the actions.",
			"The notes must list what is to be done.", by(RuleActionsRecorded)},
		{"N 3.17e", actor.Minutes, Must, Check, "The minutes say by when each action is to be done and who is responsible.",
			"For each thing to be done, the notes must say who does it and by when.", by(RuleActionsAssigned)},
		{"N 3.18a", actor.Chair, Must, Deadline, "The chair sees that every member has the minutes within 10 working days. The guide does not say of what: the library counts from the meeting's last sitting.",
			"The chair will make sure that all members get the notes within 10 working days. Here the days are counted from the meeting.", by(RuleMinutesCirculated)},
		{"N 3.18b", actor.CoreGroup, Must, Check, "Before a review child protection conference the core group's minutes are gone through.",
			"Before a review child protection conference, the core group must look back over its notes.", by(RuleMinutesReviewed)},
	}
}
