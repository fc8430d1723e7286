package coregroup_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// The professional members come from two agencies; the meeting had those of one (N 1.1c).
func ExampleAppendFindings_interagency() {
	held := []coregroup.HeldMeeting{{ID: "m1", Held: day("2026-06-12"), Present: []procedure.MemberID{"mother", "worker"}}}
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-06-15"), exampleGroup(), held, procedure.RuleInteragency) {
		fmt.Printf("%s %s: %s %q\n", f.Clause, f.Subject, f.Outcome, f.Remark)
	}
	// Output:
	// N 1.1c case: met ""
	// N 1.1c meeting/m1: met "one agency present"
}

// Whether the initial conference agreed someone is a yes or a no; left out it is missing (N 1.2a).
func ExampleAppendFindings_membershipAgreed() {
	g := exampleGroup()
	g.Member("visitor").AgreedAtConference = procedure.NotRecorded
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-06-15"), g, nil, procedure.RuleMembershipAgreed) {
		fmt.Println(f)
	}
	// Output:
	// N 1.2a membership-agreed, case: met
	// N 1.2a membership-agreed, member/father: met
	// N 1.2a membership-agreed, member/mother: met
	// N 1.2a membership-agreed, member/visitor: not met, missing: agreedAtConference
	// N 1.2a membership-agreed, member/worker: met
}

// Who is added later has a day and a reason (N 1.2b).
func ExampleAppendFindings_membershipAmended() {
	g := exampleGroup()
	g.Members = append(g.Members, coregroup.Member{
		ID: "teacher", Roles: []procedure.Role{procedure.Teacher}, AgreedAtConference: procedure.No, Periods: []coregroup.Membership{{Joined: day("2026-06-10")}},
	})
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-06-15"), g, nil, procedure.RuleMembershipAmended) {
		fmt.Println(f)
	}
	// Output: N 1.2b membership-amended, member/teacher: not met, missing: joinedReason
}

// Under Bexley's leaflet the family and the social worker always belong (B 3b).
func ExampleAppendFindings_familyAndSocialWorker() {
	b := exampleBasis("2026-06-15")
	b.Procedures = procedure.MustEditions(procedure.Bexley())
	g := exampleGroup()
	g.Allocations = []coregroup.Allocation{{SocialWorker: "p30"}}
	for _, f := range coregroup.AppendFindings(nil, b, g, nil, procedure.RuleFamilyAndSocialWorker) {
		fmt.Println(f)
	}
	// Output: B 3b family-and-social-worker, case: not met, missing: socialWorker
}

// The line manager chairs the first or the second meeting: one is enough, and it is open until the
// second was held (N 3.1a).
func ExampleAppendFindings_lineManagerChairs() {
	held := []coregroup.HeldMeeting{
		{ID: "m1", Held: day("2026-06-12"), Chair: "worker", ChairAttended: procedure.Yes},
		{ID: "m2", Held: day("2026-07-20"), Chair: "worker", ChairAttended: procedure.Yes},
	}
	for _, on := range []string{"2026-06-15", "2026-07-20"} {
		for _, f := range coregroup.AppendFindings(nil, exampleBasis(on), exampleGroup(), held, procedure.RuleLineManagerChairs) {
			fmt.Println(on, f)
		}
	}
	// Output:
	// 2026-06-15 N 3.1a line-manager-chairs, case: pending
	// 2026-07-20 N 3.1a line-manager-chairs, case: not met
}

// The social worker usually chairs; that the manager chaired the first is a matter of N 3.1a
// (N 3.1b).
func ExampleAppendFindings_usualChair() {
	held := []coregroup.HeldMeeting{
		{ID: "m1", Held: day("2026-06-12"), Chair: "manager", ChairAttended: procedure.Yes},
		{ID: "m2", Held: day("2026-07-20"), Chair: "worker", ChairAttended: procedure.Yes},
	}
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-07-24"), exampleGroup(), held, procedure.RuleUsualChair) {
		fmt.Println(f)
	}
	// Output:
	// N 3.1b usual-chair, meeting/m1: not applicable, done 2026-06-12
	// N 3.1b usual-chair, meeting/m2: met, done 2026-07-20
}

// The health visitor chaired, and nothing says that they have the seniority and experience for it
// (N 3.1c).
func ExampleAppendFindings_otherChair() {
	held := []coregroup.HeldMeeting{{ID: "m1", Held: day("2026-06-12"), Chair: "visitor", ChairAttended: procedure.Yes, ChairReason: procedure.Yes}}
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-06-15"), exampleGroup(), held, procedure.RuleOtherChair) {
		fmt.Println(f)
	}
	// Output: N 3.1c other-chair, meeting/m1: not met, done 2026-06-12, missing: chairSuitable
}

// An exclusion that arose after the initial conference was not debated there, and needs its reasons
// all the same (N 3.9a).
func ExampleAppendFindings_exclusionDebated() {
	g := exampleGroup()
	g.Exclusions[0].AroseLater = procedure.Yes
	g.Exclusions[0].DecidedBy = procedure.Person{Role: procedure.TeamManager, ID: "p9"}
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-07-10"), g, nil, procedure.RuleExclusionDebated) {
		fmt.Println(f)
	}
	// Output: N 3.9a exclusion-debated, exclusion/x1: not met, missing: reasons
}

// A way of keeping the father informed is recorded, and none of letting him contribute (N 3.9b).
func ExampleAppendFindings_exclusionAlternatives() {
	g := exampleGroup()
	g.Exclusions[0].Informed = coregroup.Alternative{Way: coregroup.ThroughSocialWorker}
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-07-10"), g, nil, procedure.RuleExclusionAlternatives) {
		fmt.Println(f)
	}
	// Output: N 3.9b exclusion-alternatives, exclusion/x1: not met, missing: contributing
}

// A relative who passes on what was said stands between the parent and the group: a safety finding
// (L 1).
func ExampleAppendFindings_informedThroughFamily() {
	g := exampleGroup()
	g.Exclusions[0].Informed = coregroup.Alternative{Way: coregroup.ThroughFamily}
	for _, f := range coregroup.AppendFindings(nil, exampleBasis("2026-07-10"), g, nil, procedure.RuleInformedThroughFamily) {
		fmt.Println(f.Priority(), "|", f)
	}
	// Output: safety | L 1 informed-through-family, exclusion/x1: not met, missing: informed
}
