package coregroup

import "github.com/safeguarding-go/childprotection/coregroup/procedure"

// Rules returns the rules of this package, in order.
func Rules() []procedure.Rule {
	return []procedure.Rule{
		{
			ID: procedure.RuleInteragency, Title: "Interagency forum",
			Doc: "The professional members come from at least two agencies; a meeting attended by professionals of one agency only is pointed out.",
		},
		{
			ID: procedure.RuleMembershipAgreed, Title: "Membership agreed at the conference",
			Doc: "Each member is recorded as agreed at the initial conference or added later, and someone was agreed there.",
		},
		{
			ID: procedure.RuleMembershipAmended, Title: "Membership amended",
			Doc: "Whoever was added later has the day of joining and its reason, and whoever left the reason for leaving.",
		},
		{
			ID: procedure.RuleLineManagerChairs, Title: "Line manager in the chair at first",
			Doc: "One of the first meetings is chaired by the role that the procedure asks for, usually the line manager of the social worker allocated on the day.",
		},
		{
			ID: procedure.RuleUsualChair, Title: "Usual chair",
			Doc: "Each meeting is chaired by the role that the procedure names for it.",
		},
		{
			ID: procedure.RuleOtherChair, Title: "Another chair",
			Doc: "A chair whom the procedure does not name for the meeting is a member of the group who was there, not of the family, with a reason and enough seniority and experience recorded. For a line manager the last two are taken as shown.",
		},
		{
			ID: procedure.RuleExclusionDebated, Title: "Exclusion debated at the conference",
			Doc: "The exclusion of a parent or carer, or that full engagement is not right, was debated at the initial conference, with the day, the reasons and who decided.",
		},
		{
			ID: procedure.RuleExclusionAlternatives, Title: "Other ways for an excluded parent",
			Doc: "Each excluded parent has a way of being kept informed and one of contributing, or it is recorded who decided that none is appropriate, and why.",
		},
		{
			ID: procedure.RuleChildAttendanceDecided, Title: "Child's attendance decided",
			Doc: "For each child it is recorded whether the child attends, who decided it and when; either way is met.",
		},
		{
			ID: procedure.RuleChildAttendanceDiscussed, Title: "Child's attendance discussed",
			Doc: "The decision on a child's attendance was talked over with the child and those who know the child, and took account of family relationships and the parents' views; not of the views of parents who were all excluded.",
		},
		{
			ID: procedure.RulePurposeExplained, Title: "Core group explained to the child",
			Doc: "A child of sufficient understanding was told what the core group is for and why the child's opinion matters.",
		},
		{
			ID: procedure.RuleFamilyAndSocialWorker, Title: "Family and social worker belong",
			Doc: "At least one family member and the social worker belong to the group; a parent or carer who is excluded is not missing.",
		},
		{
			ID: procedure.RulePlanEndRecorded, Title: "End of the plan recorded",
			Doc: "A child who has turned 18 has an end of the plan recorded.",
		},
		{
			ID: procedure.RuleInformedThroughFamily, Title: "Excluded parent informed through the family",
			Doc: "No excluded parent is kept informed by, or contributes through, a family member or a child.",
		},
	}
}

// AppendFindings appends the findings of every rule of this package.
func AppendFindings(dst []procedure.Finding, b procedure.Basis, g *CoreGroup, held []HeldMeeting) []procedure.Finding {
	var r room
	d := r.desk().open(&b, g, held)
	for _, rule := range order {
		dst = d.find(dst, rule)
	}
	return dst
}

// order is that of the rules.
var order = [...]procedure.RuleID{
	procedure.RuleInteragency,
	procedure.RuleMembershipAgreed,
	procedure.RuleMembershipAmended,
	procedure.RuleLineManagerChairs,
	procedure.RuleUsualChair,
	procedure.RuleOtherChair,
	procedure.RuleExclusionDebated,
	procedure.RuleExclusionAlternatives,
	procedure.RuleChildAttendanceDecided,
	procedure.RuleChildAttendanceDiscussed,
	procedure.RulePurposeExplained,
	procedure.RuleFamilyAndSocialWorker,
	procedure.RulePlanEndRecorded,
	procedure.RuleInformedThroughFamily,
}
