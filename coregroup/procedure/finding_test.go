package procedure_test

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remark"
)

func overdue() procedure.Finding {
	return procedure.Finding{
		Rule: procedure.RuleNextMeeting, Clause: "N 2.6c", Force: procedure.Should, Outcome: procedure.Overdue,
		Subject: procedure.SubjectOf(procedure.MeetingSubject, "m3"), Responsible: procedure.SocialWorker,
		Since: day("2026-11-16"), Due: day("2026-12-28"), DueWithoutClosures: day("2026-12-28"), DaysLate: 5,
	}
}

func incomplete() procedure.Finding {
	return procedure.Finding{
		Rule: procedure.RuleSMART, Clause: "N 2.2f", Force: procedure.Should, Outcome: procedure.NotMet,
		Subject: procedure.SubjectIn(procedure.TaskSubject, "t3", "r2"),
		Missing: procedure.FieldsOf(field.Quantity, field.Due),
		At:      procedure.Place{}.Item(field.Tasks, 3),
	}
}

func TestFinding(t *testing.T) {
	f, g := overdue(), incomplete()
	assert.Equal(t, "next-meeting|N 2.6c|meeting/m3", f.Key())
	assert.Equal(t, "smart|N 2.2f|task/t3@r2", g.Key())
	assert.Equal(t, "N 2.6c next-meeting, meeting/m3: overdue, due 2026-12-28, days late: 5", f.String())
	assert.Equal(t, "N 2.2f smart, task/t3@r2: not met, missing: due quantity", g.String())
	late := f
	late.Outcome, late.Done, late.Remark = procedure.MetLate, day("2027-01-04"), procedure.Remark(remark.EarlierThanUsual)
	assert.Equal(t, "N 2.6c next-meeting, meeting/m3: met late, earlier than usual, due 2026-12-28, done 2027-01-04, days late: 5", late.String())

	assert.Equal(t, "", f.Path())
	assert.Equal(t, "/tasks/3", g.Path())
	assert.Equal(t, []string{"/tasks/3/due", "/tasks/3/quantity"}, slices.Collect(g.MissingPaths()))
	for range g.MissingPaths() {
		break
	}
	g.Missing = procedure.FieldsOf(field.MeasureOfFailure)
	assert.Equal(t, "/tasks/3/measureOfFailure", g.Path(), "the one field that is missing")

	same := overdue()
	assert.Equal(t, 1, map[procedure.Finding]int{f: 1}[same], "comparable")
}

func TestFindingJSON(t *testing.T) {
	for _, f := range []procedure.Finding{overdue(), incomplete(), {Rule: procedure.RuleVisitDue}} {
		var back procedure.Finding
		require.NoError(t, json.Unmarshal([]byte(toJSON(t, f)), &back))
		assert.Equal(t, f, back)
	}
	assert.Equal(t, `{"key":"smart|N 2.2f|task/t3@r2","priority":"should","rule":"smart","clause":"N 2.2f","force":"should","subject":"task/t3@r2","outcome":"not met","missing":["due","quantity"],"at":"/tasks/3"}`, toJSON(t, incomplete()))
	assert.Equal(t, `{"key":"next-meeting|N 2.6c|meeting/m3","priority":"now","rule":"next-meeting","clause":"N 2.6c","force":"should","subject":"meeting/m3","outcome":"overdue","responsible":"social-worker",`+
		`"since":"2026-11-16","due":"2026-12-28","dueWithoutClosures":"2026-12-28","daysLate":5}`, toJSON(t, overdue()))
}

func TestFindingLogged(t *testing.T) {
	var out bytes.Buffer
	late := overdue()
	late.Done = day("2027-01-02")
	slog.New(slog.NewTextHandler(&out, nil)).Info("m", "f", late)
	assert.Contains(t, out.String(), `f.rule=next-meeting f.clause="N 2.6c" f.subject=meeting/m3 f.outcome=overdue f.due=2026-12-28 f.done=2027-01-02`)
}

func TestFindingsAreOrderedByRuleThenSubject(t *testing.T) {
	list := []procedure.Finding{
		{Rule: procedure.RuleFirstMeeting, Subject: procedure.Subject{Kind: procedure.CaseSubject}, Clause: "N 2.1a"},
		{Rule: procedure.RuleNextMeeting, Subject: procedure.SubjectOf(procedure.MeetingSubject, "m1")},
		{Rule: procedure.RuleNextMeeting, Subject: procedure.SubjectOf(procedure.MeetingSubject, "m2")},
		{Rule: procedure.RuleNoChildInterprets, Subject: procedure.Subject{Kind: procedure.CaseSubject}, Clause: "N 3.13b"},
		{Rule: procedure.RuleNoChildInterprets, Subject: procedure.SubjectOf(procedure.MeetingSubject, "m1"), Clause: "L 5"},
		{Rule: procedure.RuleNoChildInterprets, Subject: procedure.SubjectOf(procedure.MeetingSubject, "m1"), Clause: "N 3.13b"},
	}
	shuffled := slices.Clone(list)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, procedure.Finding.Compare)
	assert.Equal(t, list, shuffled)
}

func TestPriority(t *testing.T) {
	must, should, consider := procedure.Must, procedure.Should, procedure.Consider
	for _, tc := range []struct {
		why     string
		rule    procedure.RuleID
		force   procedure.Force
		outcome procedure.Outcome
		want    procedure.Priority
	}{
		{"a safety rule broken", procedure.RuleExcludedReceived, must, procedure.NotMet, procedure.PrioritySafety},
		{"a safety rule that cannot be told", procedure.RuleOtherChildrenOnly, must, procedure.Undetermined, procedure.PrioritySafety},
		{"a safety rule kept", procedure.RuleExcludedReceived, must, procedure.Met, procedure.NoPriority},
		{"overdue", procedure.RuleNextMeeting, should, procedure.Overdue, procedure.PriorityNow},
		{"must, not met", procedure.RuleMattersRecorded, must, procedure.NotMet, procedure.PriorityNow},
		{"due soon", procedure.RuleNextMeeting, must, procedure.DueSoon, procedure.PrioritySoon},
		{"arranged late", procedure.RuleNextMeeting, should, procedure.ArrangedLate, procedure.PrioritySoon},
		{"should, not met", procedure.RuleSMART, should, procedure.NotMet, procedure.PriorityShould},
		{"must, cannot be told", procedure.RuleMattersRecorded, must, procedure.Undetermined, procedure.PriorityShould},
		{"consider, not met", procedure.RuleOtherChair, consider, procedure.NotMet, procedure.PriorityConsider},
		{"consider, cannot be told", procedure.RuleOtherChair, consider, procedure.Undetermined, procedure.PriorityConsider},
		{"not met, of no force", procedure.RuleMattersRecorded, 0, procedure.NotMet, procedure.PriorityShould},
		{"pending", procedure.RuleNextMeeting, must, procedure.Pending, procedure.NoPriority},
		{"excepted", procedure.RuleNextMeeting, must, procedure.Excepted, procedure.NoPriority},
		{"not applicable", procedure.RuleNextMeeting, must, procedure.NotApplicable, procedure.NoPriority},
		{"met late, which nothing can mend", procedure.RuleNextMeeting, must, procedure.MetLate, procedure.NoPriority},
		{"an outcome that is none", procedure.RuleNextMeeting, must, procedure.Outcome(99), procedure.NoPriority},
	} {
		assert.Equal(t, tc.want, procedure.Finding{Rule: tc.rule, Force: tc.force, Outcome: tc.outcome}.Priority(), tc.why)
	}
	assert.Greater(t, procedure.PrioritySafety, procedure.PriorityNow)
	assert.Greater(t, procedure.PriorityNow, procedure.PrioritySoon)
	assert.Greater(t, procedure.PrioritySoon, procedure.PriorityShould)
	assert.Greater(t, procedure.PriorityShould, procedure.PriorityConsider)
	assert.Greater(t, procedure.PriorityConsider, procedure.NoPriority)
}

func exception() procedure.AgreedException {
	return procedure.AgreedException{
		Rule: procedure.RuleNextMeeting, Subject: procedure.SubjectOf(procedure.MeetingSubject, "m3"), Reason: "snow",
		AuthorisedBy: procedure.Person{Role: procedure.TeamManager, ID: "p9"},
		Granted:      day("2026-12-20"), Expires: day("2027-01-10"),
	}
}

// What is missing is pointed to where it would be recorded, whatever the field is called.
func TestMissingPaths(t *testing.T) {
	meeting := procedure.Place{}.Item(field.Meetings, 2)
	member := procedure.Place{}.Item(field.Members, 1)
	for _, tc := range []struct {
		rule    procedure.RuleID
		at      procedure.Place
		missing procedure.Fields
		want    []string
	}{
		{procedure.RuleSMART, meeting, procedure.Fields{}, nil},
		{procedure.RuleSMART, meeting, procedure.FieldsOf(field.Chair), []string{"/meetings/2/chair"}},
		{procedure.RuleInteragency, procedure.Place{}, procedure.FieldsOf(field.Agency), []string{"/members"}},
		{procedure.RuleFamilyAndSocialWorker, procedure.Place{}, procedure.FieldsOf(field.Family, field.SocialWorker), []string{"/members"}},
		{procedure.RuleMembershipAmended, member.Field(field.Periods), procedure.FieldsOf(field.Joined, field.JoinedReason), []string{"/members/1/periods"}},
		{procedure.RuleMembershipAmended, member.Item(field.Periods, 0), procedure.FieldsOf(field.Joined), []string{"/members/1/periods/0/joined"}},
		{procedure.RuleTakingPartArranged, meeting, procedure.FieldsOf(field.Travel, field.Factors), []string{"/meetings/2/takingPart/factors", "/meetings/2/takingPart/travel"}},
		{procedure.RuleChildAttendanceEased, meeting, procedure.FieldsOf(field.Advocate), []string{"/meetings/2/takingPart/advocate"}},
		{
			procedure.RuleDistressingInformation, meeting.Item(field.Distressing, 0), procedure.FieldsOf(field.Raised, field.NoticeConsidered),
			[]string{"/meetings/2/distressing/0/notice", "/meetings/2/distressing/0/raisedOn"},
		},
		{procedure.RuleInterpreterConsidered, meeting, procedure.FieldsOf(field.Interpreter), []string{"/meetings/2/interpreters"}},
		{procedure.RuleNoChildInterprets, meeting, procedure.FieldsOf(field.Interpreter), []string{"/meetings/2/interpreters"}},
		{procedure.RuleSupporterConsidered, meeting, procedure.FieldsOf(field.Advocate), []string{"/meetings/2/support"}},
	} {
		f := procedure.Finding{Rule: tc.rule, At: tc.at, Missing: tc.missing}
		if tc.rule == procedure.RuleSupporterConsidered {
			f.Subject = procedure.SubjectIn(procedure.MemberSubject, procedure.MemberID("mother"), procedure.MeetingID("m2"))
		}
		assert.ElementsMatch(t, tc.want, slices.Collect(f.MissingPaths()), tc.rule)
		want := tc.at.String()
		if tc.missing.Len() == 1 {
			want = tc.want[0]
		}
		assert.Equal(t, want, f.Path(), tc.rule)
		for range f.MissingPaths() {
			break
		}
	}
}

// An exception that fits nothing is told of; one that fits is not, whether it is in force or not.
func TestUnusedExceptions(t *testing.T) {
	found := []procedure.Finding{
		{Rule: procedure.RuleNextMeeting, Subject: procedure.SubjectOf(procedure.MeetingSubject, "m3"), Outcome: procedure.Overdue},
		{Rule: procedure.RuleMinutesCirculated, Subject: procedure.SubjectIn(procedure.MemberSubject, procedure.MemberID("p2"), procedure.MeetingID("m3")), Outcome: procedure.Met},
	}
	for _, tc := range []struct {
		why    string
		change func(x *procedure.AgreedException)
		unused bool
	}{
		{"fits", nil, false},
		{"fits and has expired", func(x *procedure.AgreedException) { x.Expires = x.Granted }, false},
		{"fits what is met", func(x *procedure.AgreedException) { x.Rule, x.Subject = found[1].Rule, found[1].Subject }, false},
		{"fits all", func(x *procedure.AgreedException) { x.Subject = procedure.Subject{Kind: procedure.AllSubjects} }, false},
		{"all of a rule that gives nothing", func(x *procedure.AgreedException) {
			x.Rule, x.Subject = procedure.RuleSMART, procedure.Subject{Kind: procedure.AllSubjects}
		}, true},
		{"another rule", func(x *procedure.AgreedException) { x.Rule = procedure.RuleMinutesCirculated }, true},
		{"another id", func(x *procedure.AgreedException) { x.Subject.ID = "m4" }, true},
		{"in another meeting", func(x *procedure.AgreedException) {
			x.Rule, x.Subject = found[1].Rule, found[1].Subject
			x.Subject.In = "m4"
		}, true},
	} {
		x := exception()
		if tc.change != nil {
			tc.change(&x)
		}
		got := procedure.UnusedExceptions(found, []procedure.AgreedException{exception(), x})
		if tc.unused {
			assert.Equal(t, []int{1}, got, tc.why)
		} else {
			assert.Empty(t, got, tc.why)
		}
		assert.Equal(t, []int{0, 1}, procedure.UnusedExceptions(nil, []procedure.AgreedException{exception(), x}))
	}
}

func TestApplyExceptions(t *testing.T) {
	all := exception()
	all.Subject = procedure.Subject{Kind: procedure.AllSubjects}
	open := exception()
	open.Expires = noDate
	for _, tc := range []struct {
		why    string
		change func(f *procedure.Finding)
		x      procedure.AgreedException
		on     string
		want   procedure.Outcome
	}{
		{"in force", nil, exception(), "2027-01-05", procedure.Excepted},
		{"the day granted", nil, exception(), "2026-12-20", procedure.Excepted},
		{"the day before changes nothing", nil, exception(), "2026-12-19", procedure.Overdue},
		{"its last day", nil, exception(), "2027-01-10", procedure.Excepted},
		{"the day after changes nothing", nil, exception(), "2027-01-11", procedure.Overdue},
		{"one that does not expire", nil, open, "2030-01-01", procedure.Excepted},
		{"for all subjects", nil, all, "2027-01-05", procedure.Excepted},
		{"another subject", func(f *procedure.Finding) { f.Subject.ID = "m4" }, exception(), "2027-01-05", procedure.Overdue},
		{"the same id in another meeting", func(f *procedure.Finding) { f.Subject.In = "m4" }, exception(), "2027-01-05", procedure.Overdue},
		{"another rule", func(f *procedure.Finding) { f.Rule = procedure.RuleFirstMeeting }, all, "2027-01-05", procedure.Overdue},
		{"done late while in force", func(f *procedure.Finding) { f.Outcome, f.Done = procedure.MetLate, day("2027-01-04") }, exception(), "2027-06-01", procedure.Excepted},
		{"done late after it had expired", func(f *procedure.Finding) { f.Outcome, f.Done = procedure.MetLate, day("2027-01-11") }, exception(), "2027-06-01", procedure.MetLate},
		{"done late before it was granted", func(f *procedure.Finding) { f.Outcome, f.Done = procedure.MetLate, day("2026-12-19") }, open, "2027-06-01", procedure.MetLate},
		{"no day of the review", nil, exception(), "", procedure.Overdue},
	} {
		f := overdue()
		if tc.change != nil {
			tc.change(&f)
		}
		on := noDate
		if tc.on != "" {
			on = day(tc.on)
		}
		list := []procedure.Finding{f}
		procedure.ApplyExceptions(list, []procedure.AgreedException{tc.x}, on)
		assert.Equal(t, tc.want, list[0].Outcome, tc.why)
		list[0].Outcome = f.Outcome
		assert.Equal(t, f, list[0], "%s: due date and all else stay", tc.why)
	}
}

func TestWhichOutcomesAnExceptionTurns(t *testing.T) {
	for o, turned := range map[procedure.Outcome]bool{
		procedure.Undetermined: false, procedure.NotApplicable: false, procedure.Excepted: true, procedure.Pending: true, procedure.DueSoon: true,
		procedure.ArrangedLate: true, procedure.Overdue: true, procedure.Met: false, procedure.MetLate: true, procedure.NotMet: true, procedure.Outcome(99): false,
	} {
		f := overdue()
		f.Outcome = o
		list := []procedure.Finding{f}
		procedure.ApplyExceptions(list, []procedure.AgreedException{exception()}, day("2027-01-05"))
		assert.Equal(t, turned, list[0].Outcome == procedure.Excepted, o.String())
	}
}

func TestNoExceptionToASafetyRule(t *testing.T) {
	for _, r := range procedure.RuleIDs() {
		x := exception()
		x.Rule, x.Subject = r, procedure.Subject{Kind: procedure.AllSubjects}
		assert.Equal(t, r.Safety(), x.Validate() != nil, r.String())
		list := []procedure.Finding{{Rule: r, Outcome: procedure.NotMet}}
		procedure.ApplyExceptions(list, []procedure.AgreedException{x}, day("2027-01-05"))
		assert.Equal(t, r.Safety(), list[0].Outcome == procedure.NotMet, r.String())
	}
}

func TestAgreedExceptionValidate(t *testing.T) {
	require.NoError(t, exception().Validate())
	assert.EqualError(t, procedure.AgreedException{}.Validate(), `/authorisedBy/id: must be recorded
/authorisedBy/role: must be recorded
/granted: must be recorded
/reason: must be recorded
/rule: must be one of the library's rules
/subject: must be a subject, or all`)
	for path, change := range map[string]func(x *procedure.AgreedException){
		"/rule":              func(x *procedure.AgreedException) { x.Rule = procedure.RuleID(255) },
		"/subject":           func(x *procedure.AgreedException) { x.Subject.ID = "CANARY here" },
		"/reason":            func(x *procedure.AgreedException) { x.Reason = " \t" },
		"/authorisedBy/id":   func(x *procedure.AgreedException) { x.AuthorisedBy.ID = "CANARY here" },
		"/authorisedBy/role": func(x *procedure.AgreedException) { x.AuthorisedBy.Role = "CANARY" },
		"/expires":           func(x *procedure.AgreedException) { x.Expires = day("2026-12-19") },
	} {
		x := exception()
		change(&x)
		err := x.Validate()
		require.Error(t, err, path)
		var problems procedure.Problems
		require.ErrorAs(t, err, &problems)
		require.Len(t, problems, 1, path)
		assert.Equal(t, path, problems[0].Path)
		assert.NotContains(t, err.Error(), canary)
		list := []procedure.Finding{overdue()}
		procedure.ApplyExceptions(list, []procedure.AgreedException{x}, day("2027-01-05"))
		assert.Equal(t, procedure.Overdue, list[0].Outcome, "%s: an exception that does not validate changes nothing", path)
	}
	one := exception()
	one.Expires = one.Granted
	assert.NoError(t, one.Validate(), "in force for a day")
}
