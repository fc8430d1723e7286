package minutes_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// exampleOf is the case of [exampleCase] with other minutes of its first meeting. The dots in the
// examples stand for what was said: the rules ask whether it is there, never what it says.
func exampleOf(m minutes.Minutes) (*coregroup.CoreGroup, *schedule.Timetable, []minutes.Minutes) {
	g, t, _ := exampleCase()
	m.Meeting, m.Written, m.Chair = "m1", day("2026-10-16"), "manager"
	return g, t, []minutes.Minutes{m}
}

// exampleNext is that case after its second meeting was held, with minutes of that too.
func exampleNext(first, second minutes.Minutes) (*coregroup.CoreGroup, *schedule.Timetable, []minutes.Minutes) {
	g, t, list := exampleOf(first)
	t.Meetings[1].Held = procedure.Yes
	second.Meeting, second.Written, second.Chair = "m2", day("2026-11-23"), "worker"
	return g, t, append(list, second)
}

func exampleOn(on string) procedure.Basis {
	b := exampleBasis()
	b.On = day(on)
	return b
}

// exampleBexley is the basis of a review under Bexley's leaflet.
func exampleBexley() procedure.Basis {
	b := exampleBasis()
	b.Procedures = procedure.MustEditions(procedure.Bexley())
	return b
}

// Each member was there, was represented, sent apologies, is left out, or did not attend (N 3.17a).
// Who is left out need not be listed.
func ExampleAppendFindings_attendanceRecorded() {
	g, t, list := exampleOf(minutes.Minutes{Attendance: []minutes.Attendance{{Member: "mother", How: minutes.Apologies}}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleAttendanceRecorded) {
		fmt.Println(f)
	}
	// Output:
	// N 3.17a attendance-recorded, member/father@m1: not applicable
	// N 3.17a attendance-recorded, member/mother@m1: met
	// N 3.17a attendance-recorded, member/worker@m1: not met, missing: attendance
	// N 3.17a attendance-recorded, meeting/m1: met
	// N 3.17a attendance-recorded, meeting/m2: pending
}

// Parents attend, and one who is left out is not absent (N 1.1b).
func ExampleAppendFindings_parentsAttend() {
	g, t, list := exampleOf(minutes.Minutes{Attendance: []minutes.Attendance{{Member: "mother", How: minutes.DidNotAttend}}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleParentsAttend) {
		fmt.Println(f)
	}
	// Output:
	// N 1.1b parents-attend, member/father: met
	// N 1.1b parents-attend, member/mother: met
	// N 1.1b parents-attend, member/father@m1: not applicable
	// N 1.1b parents-attend, member/mother@m1: not met
	// N 1.1b parents-attend, meeting/m2: pending
}

// The key professionals are at the first meeting, or someone speaks for them (N 2.6a).
func ExampleAppendFindings_keyProfessionals() {
	g, t, list := exampleOf(minutes.Minutes{Attendance: []minutes.Attendance{{Member: "worker", How: minutes.Represented, By: procedure.Person{ID: "worker2"}}}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleKeyProfessionals) {
		fmt.Println(f)
	}
	// Output: N 2.6a key-professionals, member/worker@m1: met
}

// A professional who cannot come sends a note, apologies or not (N 3.8a).
func ExampleAppendFindings_writtenNote() {
	g, t, list := exampleOf(minutes.Minutes{Attendance: []minutes.Attendance{{Member: "worker", How: minutes.Apologies}}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleWrittenNote) {
		fmt.Println(f)
	}
	// Output:
	// N 3.8a written-note, member/worker@m1: not met, missing: writtenNote
	// N 3.8a written-note, meeting/m2: pending
}

// A parent who was invited and did not come is encouraged by whoever gets on with them best, or it
// is decided not to (N 3.12a).
func ExampleAppendFindings_parentEncouraged() {
	g, t, list := exampleOf(minutes.Minutes{Attendance: []minutes.Attendance{{Member: "mother", How: minutes.DidNotAttend}}})
	t.Meetings[0].Invitations = []schedule.Invitation{{To: "mother", Sent: day("2026-10-05"), Route: schedule.Post}}
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleParentEncouraged) {
		fmt.Println(f)
	}
	// Output:
	// N 3.12a parent-encouraged, member/mother@m1: not met, missing: encouragements
	// N 3.12a parent-encouraged, meeting/m2: pending
}

// The chair answers for the minutes, whoever writes them (N 3.16a).
func ExampleAppendFindings_chairKeepsMinutes() {
	g, t, list := exampleOf(minutes.Minutes{Author: procedure.Person{ID: "p11", Role: procedure.MinuteTaker}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleChairKeepsMinutes) {
		fmt.Println(f)
	}
	// Output:
	// N 3.16a chair-keeps-minutes, meeting/m1: met
	// N 3.16a chair-keeps-minutes, meeting/m2: pending
}

// Under Bexley's leaflet the social worker keeps the record (B 7a).
func ExampleAppendFindings_recordKept() {
	g, t, list := exampleOf(minutes.Minutes{Author: procedure.Person{ID: "p11", Role: procedure.MinuteTaker}})
	for _, f := range minutes.AppendFindings(nil, exampleBexley(), g, t, list, nil, procedure.RuleSocialWorkerKeepsRecord) {
		fmt.Println(f)
	}
	// Output:
	// B 7a social-worker-keeps-record, meeting/m1: not met
	// B 7a social-worker-keeps-record, meeting/m2: pending
}

// Under Bexley's leaflet the plan is at the meeting, in the social worker's absence by someone else
// (B 6d).
func ExampleAppendFindings_planBrought() {
	g, t, list := exampleOf(minutes.Minutes{Attendance: []minutes.Attendance{{Member: "worker", How: minutes.Present}}, Brought: minutes.Brought{Plan: procedure.Yes}})
	for _, f := range minutes.AppendFindings(nil, exampleBexley(), g, t, list, nil, procedure.RulePlanBrought) {
		fmt.Println(f)
	}
	// Output:
	// B 6d plan-brought, meeting/m1: met
	// B 6d plan-brought, meeting/m2: pending
}

// The first meeting agrees on later ones, with time and venue (N 2.6b).
func ExampleAppendFindings_laterMeetingsAgreed() {
	g, t, list := exampleOf(minutes.Minutes{Agreed: []minutes.AgreedMeeting{{Date: day("2026-11-20"), Start: "10:00"}}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleLaterMeetingsAgreed) {
		fmt.Println(f)
	}
	// Output: N 2.6b later-meetings-agreed, meeting/m1: not met, missing: venue
}

// From the second meeting on the notes of the one before are gone through (N 3.17b).
func ExampleAppendFindings_previousNotesReviewed() {
	g, t, list := exampleNext(minutes.Minutes{}, minutes.Minutes{Previous: minutes.PreviousNotes{Reviewed: procedure.Yes}})
	for _, f := range minutes.AppendFindings(nil, exampleOn("2026-12-01"), g, t, list, nil, procedure.RulePreviousNotesReviewed) {
		fmt.Println(f)
	}
	// Output:
	// N 3.17b previous-notes-reviewed, meeting/m1: not applicable
	// N 3.17b previous-notes-reviewed, meeting/m2: not met, missing: corrections
}

// Something was discussed, and what it is about is recorded (N 3.17c).
func ExampleAppendFindings_mattersRecorded() {
	g, t, list := exampleOf(minutes.Minutes{Matters: []minutes.Matter{
		{ID: "k1", Description: "…", About: []procedure.Subject{procedure.SubjectOf(procedure.ChildSubject, procedure.ChildID("c1"))}}, {ID: "k2", Description: "…"},
	}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleMattersRecorded) {
		fmt.Println(f)
	}
	// Output:
	// N 3.17c matters-recorded, meeting/m2: pending
	// N 3.17c matters-recorded, matter/k1@m1: met
	// N 3.17c matters-recorded, matter/k2@m1: not met, missing: about
}

// A meeting without actions is met where its minutes say so (N 3.17d).
func ExampleAppendFindings_actionsRecorded() {
	g, t, list := exampleOf(minutes.Minutes{})
	for _, none := range []procedure.Answer{procedure.NotRecorded, procedure.Yes} {
		list[0].NoActions = none
		for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleActionsRecorded) {
			fmt.Println(f)
		}
	}
	// Output:
	// N 3.17d actions-recorded, meeting/m1: not met, missing: actions
	// N 3.17d actions-recorded, meeting/m2: pending
	// N 3.17d actions-recorded, meeting/m1: met
	// N 3.17d actions-recorded, meeting/m2: pending
}

// An action has a day or a timescale in words, and someone who does it (N 3.17e).
func ExampleAppendFindings_actionsAssigned() {
	g, t, list := exampleOf(minutes.Minutes{Actions: []minutes.Action{
		{ID: "a1", Description: "…", Responsible: procedure.Person{ID: "worker"}, Timescale: "…"},
		{ID: "a2", Description: "…", Due: day("2026-11-06")},
	}})
	for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleActionsAssigned) {
		fmt.Println(f)
	}
	// Output:
	// N 3.17e actions-assigned, meeting/m2: pending
	// N 3.17e actions-assigned, action/a1@m1: met
	// N 3.17e actions-assigned, action/a2@m1: not met, missing: responsible
}

// An action carried over once is met. Carried over more than once and still open, it has drifted
// (N 3.3a).
func ExampleAppendFindings_actionDrift() {
	g, t, list := exampleNext(minutes.Minutes{Actions: []minutes.Action{{ID: "a1"}}}, minutes.Minutes{Actions: []minutes.Action{{ID: "a1", Status: minutes.Open}}})
	t.Meetings = append(t.Meetings, schedule.Meeting{ID: "m3", Kind: schedule.CoreGroup, Held: procedure.Yes, Bookings: []schedule.Booking{{Day: day("2026-12-18")}}})
	list = append(list, minutes.Minutes{Meeting: "m3", Written: day("2026-12-21"), Actions: []minutes.Action{{ID: "a1", Status: minutes.Open}}})
	for _, on := range []string{"2026-12-01", "2026-12-22"} {
		for _, f := range minutes.AppendFindings(nil, exampleOn(on), g, t, list, nil, procedure.RuleActionDrift) {
			fmt.Println(on, f)
		}
	}
	// Output:
	// 2026-12-01 N 3.3a action-drift, meeting/m3: pending
	// 2026-12-01 N 3.3a action-drift, action/a1@m2: met
	// 2026-12-22 N 3.3a action-drift, action/a1@m2: met
	// 2026-12-22 N 3.3a action-drift, action/a1@m3: not met
}

// The minutes of a meeting after the decision record that someone is left out, the decision only
// (N 3.10a).
func ExampleAppendFindings_exclusionInMinutes() {
	g, t, list := exampleOf(minutes.Minutes{})
	for _, recorded := range [][]coregroup.ExclusionID{nil, {"x1"}} {
		list[0].Exclusions = recorded
		for _, f := range minutes.AppendFindings(nil, exampleBasis(), g, t, list, nil, procedure.RuleExclusionInMinutes) {
			fmt.Println(f)
		}
	}
	// Output:
	// N 3.10a exclusion-in-minutes, exclusion/x1: not met, missing: exclusions
	// N 3.10a exclusion-in-minutes, exclusion/x1: met, done 2026-10-16
}

// The minutes of each meeting are gone through before the review conference. As it nears, what is
// still to be done is named: here they were not sent to everyone either (N 3.18b).
func ExampleAppendFindings_minutesReviewed() {
	g, t, list := exampleCase()
	t.Conferences = []schedule.Conference{{ID: "k2", Kind: schedule.Review, Bookings: []schedule.Booking{{On: day("2026-10-14"), Day: day("2026-12-16")}}}}
	b := exampleOn("2026-12-14")
	b.SoonWithin = calendar.Weeks(1)
	for _, f := range minutes.AppendFindings(nil, b, g, t, list, nil, procedure.RuleMinutesReviewed) {
		fmt.Println(f)
	}
	// Output: N 3.18b minutes-reviewed, meeting/m1@k2: due soon, due 2026-12-16, missing: versions reviewed
}

// Each outcome of the plan in force has its progress in the minutes, under Bexley's leaflet (B 2a).
func ExampleAppendFindings_outcomeProgress() {
	g, t, list := exampleOf(minutes.Minutes{Progress: []minutes.Progress{{Outcome: "o1", Status: minutes.SomeProgress, Description: "…"}}})
	p := &plan.ChildProtectionPlan{Revisions: []plan.Revision{{ID: "r1", Date: day("2026-10-14"), Outcomes: []plan.Outcome{{ID: "o1"}, {ID: "o2"}}}}}
	for _, f := range minutes.AppendFindings(nil, exampleBexley(), g, t, list, p, procedure.RuleOutcomeProgress) {
		fmt.Println(f)
	}
	// Output:
	// B 2a outcome-progress, meeting/m2: pending
	// B 2a outcome-progress, outcome/o1@m1: met
	// B 2a outcome-progress, outcome/o2@m1: not met, missing: progress
}

// Where an outcome had no progress at two meetings running the group says what it decided, under
// Bexley's leaflet (B 4b).
func ExampleAppendFindings_noProgressAnswered() {
	stuck := minutes.Minutes{Progress: []minutes.Progress{{Outcome: "o1", Status: minutes.NoProgress, Description: "…"}}}
	g, t, list := exampleNext(stuck, stuck)
	b := exampleBexley()
	b.On = day("2026-12-01")
	for _, f := range minutes.AppendFindings(nil, b, g, t, list, nil, procedure.RuleNoProgressAnswered) {
		fmt.Println(f)
	}
	// Output: B 4b no-progress-answered, outcome/o1@m2: not met, missing: response
}

func ExampleRules() {
	for _, r := range minutes.Rules()[:2] {
		fmt.Printf("%s: %s\n%s\n", r.ID, r.Title, r.Doc)
	}
	// Output:
	// parents-attend: Parents attend
	// Each parent or carer belongs to the group, is excluded, or it is recorded why not; and attends each meeting, in whichever sitting.
	// key-professionals: Key professionals at the first meeting
	// Each professional marked as key was at the first meeting, or someone spoke for them.
}
