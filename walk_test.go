package childprotection_test

import (
	"hash/maphash"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// walk is the least that any review has to do, to measure ours by: it looks once at every field of
// every record of a case, and appends as many ready-made findings one by one. It reads each id
// whole, since a review has to tell ids apart, asks of each text whether it says anything and of
// each date whether there is one, and takes every other value as it is.
func walk(dst []procedure.Finding, c *childprotection.Case, made []procedure.Finding) []procedure.Finding {
	sinkSeen = wholeCase(c)
	for i := range made { // one by one, as rules find them
		f := &made[i]
		dst = append(dst, *f)
	}
	return dst
}

var (
	sinkSeen uint64
	idSeed   = maphash.MakeSeed()
)

func code[T ~string](v T) uint64 {
	if v == "" {
		return 0
	}
	return maphash.String(idSeed, string(v))
}

func codes[T ~string](list []T) (sum uint64) {
	for _, v := range list {
		sum += code(v)
	}
	return sum
}

func text(v procedure.Text) uint64 {
	if v.IsBlank() {
		return 0
	}
	return 1
}

func date(v calendar.Date) uint64 {
	if v.IsZero() {
		return 0
	}
	return 1
}

func period(v calendar.Period) uint64 {
	if v.IsZero() {
		return 0
	}
	return 1
}

func set[T ~uint8](v T) uint64 { return uint64(v) }

func number(v int) uint64 { return uint64(v) }

func all[T any](list []T, one func(*T) uint64) (sum uint64) {
	for i := range list {
		sum += one(&list[i])
	}
	return sum
}

func wholeCase(r *childprotection.Case) uint64 {
	return number(r.Schema) + code(r.ID) + coreGroup(&r.CoreGroup) + timetable(&r.Timetable) + thePlan(&r.Plan) +
		all(r.Minutes, theMinutes) + all(r.Exceptions, agreedException)
}

func coreGroup(r *coregroup.CoreGroup) uint64 {
	return all(r.Children, child) + all(r.Members, memberOf) + all(r.Allocations, allocation) + all(r.LineManagers, lineManagement) +
		all(r.Exclusions, exclusion)
}

func child(r *coregroup.Child) uint64 {
	return code(r.ID) + date(r.Born) + date(r.Expected) + all(r.OnPlan, planPeriod) + set(r.Understanding) +
		all(r.Attendance, attendanceDecision) + explanation(&r.Explained)
}

func planPeriod(r *coregroup.PlanPeriod) uint64 { return date(r.From) + date(r.To) + set(r.End) }

func attendanceDecision(r *coregroup.AttendanceDecision) uint64 {
	return date(r.DecidedOn) + person(&r.DecidedBy) + set(r.Attends) + set(r.WithChild) + set(r.WithThoseWhoKnow) + set(r.Relationships) +
		set(r.ParentsViews)
}

func person(r *procedure.Person) uint64 { return code(r.Role) + code(r.ID) }

func explanation(r *coregroup.PurposeExplained) uint64 {
	return date(r.On) + set(r.Purpose) + set(r.WhyOpinionMatters)
}

func memberOf(r *coregroup.Member) uint64 {
	return code(r.ID) + codes(r.Roles) + set(r.Standing) + code(r.Agency) + set(r.Key) + set(r.AgreedAtConference) +
		all(r.Periods, membership) + set(r.NotMember) + text(r.NotMemberReason) + code(r.Succeeds) + code(r.Child) + codes(r.LinkedTo) +
		set(r.ChildOfFamily) + papersDecision(&r.Papers) + set(r.FirstLanguageEnglish) + set(r.CommunicationNeed) +
		set(r.SupporterNeeded) + set(r.SupporterAskedFor) + set(r.Engaged)
}

func membership(r *coregroup.Membership) uint64 {
	return date(r.Joined) + text(r.JoinedReason) + date(r.Left) + text(r.LeftReason)
}

func papersDecision(r *coregroup.PapersDecision) uint64 {
	return set(r.Receives) + person(&r.DecidedBy) + date(r.DecidedOn)
}

func allocation(r *coregroup.Allocation) uint64 {
	return code(r.SocialWorker) + date(r.From) + date(r.To) + set(r.Covering)
}

func lineManagement(r *coregroup.LineManagement) uint64 {
	return code(r.Manager) + code(r.Of) + date(r.From) + date(r.To)
}

func exclusion(r *coregroup.Exclusion) uint64 {
	return code(r.ID) + code(r.Member) + set(r.Extent) + date(r.DecidedOn) + person(&r.DecidedBy) + text(r.Reasons) + set(r.Debated) +
		set(r.AroseLater) + date(r.Start) + date(r.End) + all(r.Renewals, renewal) + date(r.Lifted) + alternative(&r.Informed) +
		alternative(&r.Contributing) + all(r.Releases, release)
}

func renewal(r *coregroup.Renewal) uint64 {
	return date(r.DecidedOn) + person(&r.DecidedBy) + date(r.Until)
}

func alternative(r *coregroup.Alternative) uint64 {
	return set(r.Way) + set(r.NotAppropriate) + text(r.Reason) + person(&r.DecidedBy) + date(r.DecidedOn)
}

func release(r *coregroup.Release) uint64 {
	return code(r.Meeting) + set(r.Extent) + person(&r.DecidedBy) + date(r.DecidedOn)
}

func timetable(r *schedule.Timetable) uint64 {
	return all(r.Conferences, conference) + all(r.Meetings, meetingHeld) + all(r.Visits, visit)
}

func conference(r *schedule.Conference) uint64 {
	return code(r.ID) + set(r.Kind) + all(r.Bookings, booking) + set(r.Held) +
		all(r.Sittings, dayOf) + all(r.Decisions, planDecision)
}

func booking(r *schedule.Booking) uint64 { return date(r.On) + date(r.Day) }

func planDecision(r *schedule.PlanDecision) uint64 {
	return code(r.Child) + set(r.Decision) + date(r.On)
}

func meetingHeld(r *schedule.Meeting) uint64 {
	return code(r.ID) + set(r.Kind) + all(r.Bookings, booking) + set(r.Held) +
		all(r.Sittings, dayOf) + code(r.Start) + codes(r.Children) + text(r.Venue) +
		code(r.Chair) + text(r.ChairReason) + set(r.ChairSuitable) + text(r.Reasons) + takingPart(&r.TakingPart) +
		all(r.Interpreters, interpreting) + all(r.Support, support) + all(r.Distressing, distressingItem) +
		all(r.Invitations, invitation)
}

func takingPart(r *schedule.TakingPart) uint64 {
	return set(r.Travel) + set(r.ChildCare) + set(r.Factors) + set(r.SchoolHours) + set(r.Advocate)
}

func interpreting(r *schedule.Interpreting) uint64 {
	return code(r.For) + code(r.By) + set(r.Kind) + set(r.Decided) + date(r.On)
}

func support(r *schedule.Support) uint64 {
	return code(r.For) + set(r.Kind) + set(r.Offered) + set(r.Accepted) + date(r.On)
}

func distressingItem(r *schedule.DistressingItem) uint64 {
	return code(r.ID) + text(r.What) + code(r.For) + date(r.RaisedOn) + set(r.Notice) + date(r.DecidedOn)
}

func invitation(r *schedule.Invitation) uint64 { return code(r.To) + date(r.Sent) + set(r.Route) }

func visit(r *schedule.Visit) uint64 {
	return code(r.ID) + code(r.Child) + date(r.Planned) + date(r.Made) + code(r.By) + set(r.Way) + set(r.Seen) + set(r.Asleep) + set(r.Alone) +
		text(r.AloneReason) + codes(r.Present) + set(r.NobodyElse)
}

func thePlan(r *plan.ChildProtectionPlan) uint64 {
	return all(r.Outlines, outline) + all(r.Revisions, revision) + all(r.Language, languageDecision) + all(r.Agreements, agreement) +
		all(r.ChildTold, childTold) + all(r.Difficulties, difficulty)
}

func outline(r *plan.Outline) uint64 {
	return code(r.Conference) + date(r.Date) + set(r.Family) + all(r.Items, outlineItem)
}

func outlineItem(r *plan.OutlineItem) uint64 {
	return code(r.ID) + text(r.Description) + codes(r.Children) + codes(r.NotFor)
}

func revision(r *plan.Revision) uint64 {
	return code(r.ID) + number(r.Number) + date(r.Date) + text(r.Reason) + set(r.Fundamental) + all(r.Told, telling) + liaison(&r.Liaison) +
		codes(r.Children) + codes(r.NotFor) + all(r.Explained, explainedTo) + all(r.Answers, outlineAnswer) + all(r.Needs, need) +
		all(r.Services, service) + all(r.Outcomes, wanted) + all(r.Tasks, taskSet) + all(r.Expectations, expectation) +
		all(r.Visiting, visiting) + all(r.Roles, roleInPlan) + contingency(&r.Contingency) + all(r.ReviewPoints, reviewPoint) +
		all(r.Participation, participation) + all(r.Dropped, dropped)
}

func telling(r *plan.Telling) uint64 {
	return person(&r.To) + date(r.On) + set(r.Part) + set(r.Withheld) + text(r.Reason) + person(&r.DecidedBy) + date(r.DecidedOn)
}

func liaison(r *plan.Liaison) uint64 { return date(r.On) + person(&r.Officer) + set(r.EarlierReview) }

func explainedTo(r *plan.Explained) uint64 { return code(r.To) + date(r.On) }

func outlineAnswer(r *plan.OutlineAnswer) uint64 {
	return code(r.Item) + codes(r.Outcomes) + codes(r.Tasks) + text(r.Reason)
}

func need(r *plan.Need) uint64 {
	return code(r.ID) + code(r.Child) + text(r.Description) + codes(r.NotFor)
}

func service(r *plan.Service) uint64 {
	return code(r.ID) + text(r.Description) + person(&r.Provider) + codes(r.Needs) + text(r.EarlierEngagement) + set(r.NoEarlierEngagement) +
		text(r.Likelihood) + text(r.Monitoring) + text(r.Consequence) + text(r.ByWhen) + codes(r.NotFor)
}

func wanted(r *plan.Outcome) uint64 {
	return code(r.ID) + text(r.Description) + codes(r.Children) + all(r.Difference, difference) + set(r.Status) + codes(r.NotFor)
}

func difference(r *plan.Difference) uint64 { return code(r.Child) + text(r.Description) }

func taskSet(r *plan.Task) uint64 {
	return code(r.ID) + text(r.Description) + person(&r.Responsible) + text(r.Quantity) + purpose(&r.Purpose) + text(r.Difference) +
		text(r.MeasureOfSuccess) + text(r.MeasureOfFailure) + text(r.Achievable) + text(r.Realistic) + date(r.Due) + set(r.Status) +
		all(r.History, taskEntry) + set(r.Help) + codes(r.HelpFor) + codes(r.Children) + set(r.Shareable) + codes(r.NotFor)
}

func purpose(r *plan.Purpose) uint64 { return codes(r.Outcomes) + codes(r.Needs) }

func taskEntry(r *plan.TaskEntry) uint64 { return date(r.On) + set(r.Status) + date(r.Due) }

func expectation(r *plan.Expectation) uint64 {
	return code(r.ID) + person(&r.Of) + text(r.Description) + text(r.Consequence) + codes(r.NotFor)
}

func visiting(r *plan.Visiting) uint64 {
	return code(r.Child) + period(r.Frequency) + text(r.Alone) + text(r.WithOthers) + codes(r.NotFor)
}

func roleInPlan(r *plan.RoleInPlan) uint64 {
	return person(&r.Who) + text(r.Description) + text(r.Contact) + text(r.Frequency) + codes(r.NotFor)
}

func contingency(r *plan.Contingency) uint64 {
	return text(r.Triggers) + text(r.Action) + person(&r.Starter) + set(r.Proceedings) + set(r.Shareable) + codes(r.NotFor)
}

func reviewPoint(r *plan.ReviewPoint) uint64 {
	return code(r.ID) + date(r.On) + text(r.Means) + codes(r.NotFor)
}

func participation(r *plan.Participation) uint64 {
	return code(r.Child) + text(r.CarryingOut) + text(r.Reviewing) + codes(r.NotFor)
}

func dropped(r *plan.Dropped) uint64 { return code(r.Outcome) + code(r.Into) + text(r.Reason) }

func languageDecision(r *plan.LanguageDecision) uint64 {
	return code(r.For) + set(r.Decision) + person(&r.DecidedBy) + date(r.On)
}

func agreement(r *plan.Agreement) uint64 {
	return code(r.ID) + date(r.Date) + codes(r.With) + text(r.Asks) + all(r.Copies, copyGiven)
}

func copyGiven(r *plan.Copy) uint64 { return code(r.To) + date(r.On) }

func childTold(r *plan.ChildTold) uint64 { return code(r.Child) + date(r.On) }

func difficulty(r *plan.Difficulty) uint64 {
	return code(r.ID) + date(r.Date) + text(r.Description) + codes(r.Children) + set(r.SafetyAffected) + set(r.Immediate) + set(r.Cause) +
		codes(r.Professionals) + text(r.Action) + person(&r.Responsible) + assessment(&r.Assessment) + date(r.Involved) +
		all(r.Told, telling) + all(r.Informed, informed) + urgentSteps(&r.Considered) + addressed(&r.Addressed) + codes(r.NotFor)
}

func assessment(r *plan.Assessment) uint64 { return code(r.LeadBy) + code(r.Manager) + date(r.On) }

func informed(r *plan.Informed) uint64 { return code(r.Manager) + date(r.On) }

func urgentSteps(r *plan.UrgentSteps) uint64 {
	return set(r.LegalAction) + set(r.Section47) + set(r.EarlierReview) + person(&r.DecidedBy) + date(r.On)
}

func addressed(r *plan.Addressed) uint64 { return set(r.Way) + date(r.On) + text(r.Outcome) }

func theMinutes(r *minutes.Minutes) uint64 {
	return code(r.Meeting) + date(r.Written) + person(&r.Author) + code(r.Chair) + codes(r.Children) + all(r.Attendance, attended) +
		all(r.Guests, guest) + previousNotes(&r.Previous) + all(r.WorksWell, matter) + all(r.DoDifferently, matter) +
		all(r.Strengths, matter) + all(r.Worries, matter) + all(r.SupportRight, matter) + all(r.Matters, matter) +
		all(r.Contributions, contribution) + all(r.Views, view) + all(r.Progress, progress) + codes(r.Exclusions) +
		all(r.Actions, action) + set(r.NoActions) + all(r.Agreed, agreedMeeting) + brought(&r.Brought) +
		all(r.Encouragements, encouragement) + all(r.Reviewed, reviewed) + all(r.Versions, version)
}

func attended(r *minutes.Attendance) uint64 {
	return code(r.Member) + date(r.Sitting) + set(r.How) + person(&r.By) + set(r.WrittenNote)
}

func guest(r *minutes.Guest) uint64 { return person(&r.Person) + date(r.Sitting) }

func previousNotes(r *minutes.PreviousNotes) uint64 {
	return set(r.Reviewed) + set(r.Accurate) + text(r.Corrections)
}

func matter(r *minutes.Matter) uint64 {
	return code(r.ID) + text(r.Description) + all(r.About, subject) + set(r.By) + codes(r.Children) + codes(r.NotFor)
}

func subject(r *procedure.Subject) uint64 { return set(r.Kind) + code(r.ID) + code(r.In) }

func contribution(r *minutes.Contribution) uint64 {
	return code(r.Member) + text(r.Achieved) + text(r.Expected) + text(r.Blocks) + text(r.FurtherHelp) + text(r.Contact) + codes(r.Children) +
		codes(r.NotFor)
}

func view(r *minutes.View) uint64 {
	return code(r.ID) + code(r.Child) + date(r.On) + text(r.Wishes) + text(r.View) + text(r.Improvement) + set(r.Way) + set(r.Shareable) +
		codes(r.NotFor)
}

func progress(r *minutes.Progress) uint64 {
	return code(r.Outcome) + set(r.Status) + text(r.Description) + text(r.Response) + codes(r.Children) + codes(r.NotFor)
}

func action(r *minutes.Action) uint64 {
	return code(r.ID) + text(r.Description) + person(&r.Responsible) + date(r.Due) + text(r.Timescale) + code(r.CarriedFrom) + set(r.Status) +
		codes(r.Children) + codes(r.NotFor)
}

func agreedMeeting(r *minutes.AgreedMeeting) uint64 {
	return date(r.Date) + code(r.Start) + text(r.Venue) + text(r.Details)
}

func brought(r *minutes.Brought) uint64 { return set(r.Plan) + person(&r.By) }

func encouragement(r *minutes.Encouragement) uint64 {
	return code(r.For) + set(r.Decision) + person(&r.By) + date(r.On)
}

func reviewed(r *minutes.Reviewed) uint64 { return code(r.Conference) + date(r.On) }

func version(r *minutes.Version) uint64 {
	return number(r.Number) + date(r.Written) + number(r.Corrects) + text(r.Reason) + codes(r.Children) + codes(r.NotFor) +
		all(r.Sendings, sending)
}

func sending(r *minutes.Sending) uint64 {
	return code(r.ID) + person(&r.To) + date(r.On) + set(r.Route) + set(r.Extent) + person(&r.DecidedBy) + date(r.DecidedOn)
}

func agreedException(r *procedure.AgreedException) uint64 {
	return set(r.Rule) + subject(&r.Subject) + text(r.Reason) + person(&r.AuthorisedBy) + date(r.Granted) + date(r.Expires)
}

func dayOf(d *calendar.Date) uint64 { return date(*d) }

// fill gives every list in a record one item, and that one in turn.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	default:
	}
}

// eachField writes something into each field of a record in turn, with nothing else recorded, and calls
// seen.
func eachField(v reflect.Value, path string, seen func(path string)) {
	write := func(to any) {
		v.Set(reflect.ValueOf(to).Convert(v.Type()))
		seen(path)
		v.SetZero()
	}
	switch {
	case isDate(v):
		write(started)
	case v.Type() == reflect.TypeFor[calendar.Period]():
		write(calendar.Weeks(1))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachField(v.Field(i), path+"/"+v.Type().Field(i).Name, seen)
			}
		}
	case v.Kind() == reflect.Slice:
		eachField(v.Index(0), path, seen)
	case v.Kind() == reflect.String:
		write("x")
	default:
		write(1)
	}
}

// The walk looks at every field there is, so that a field that is added later is walked too.
func TestWalkSeesEveryField(t *testing.T) {
	var c childprotection.Case
	fill(reflect.ValueOf(&c).Elem())
	require.Zero(t, wholeCase(&c))
	fields := 0
	eachField(reflect.ValueOf(&c).Elem(), "", func(path string) {
		fields++
		require.NotZero(t, wholeCase(&c), path)
	})
	require.Greater(t, fields, 300)
}

// apart returns a case of which no two records share the bytes of an id, as one is that was read.
func apart(c childprotection.Case) childprotection.Case {
	c = copied(c)
	for _, v := range leaves(nil, reflect.ValueOf(&c).Elem()) {
		if v.Kind() == reflect.String {
			v.SetString(strings.Clone(v.String()))
		}
		if about, ok := v.Interface().(procedure.Subject); ok {
			about.ID, about.In = strings.Clone(about.ID), strings.Clone(about.In)
			v.Set(reflect.ValueOf(about))
		}
	}
	return c
}
