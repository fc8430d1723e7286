package main

import (
	"fmt"
	"math/rand/v2"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

const (
	yes = procedure.Yes
	no  = procedure.No
)

// The ids of those whom every case has.
const (
	mother      procedure.MemberID = "mother"
	father      procedure.MemberID = "father"
	firstWorker procedure.MemberID = "social-worker"
	nextWorker  procedure.MemberID = "social-worker-2"
	manager     procedure.MemberID = "team-manager"
)

// life is a case in the making: some months in the life of a core group, as its record would
// stand on a day. Nothing of it is about anyone.
type life struct {
	*rand.Rand
	c   childprotection.Case
	cal *calendar.Calendar
	// on is the last day of the record, and start that of the initial conference. The plans end on
	// end, zero for those that go on.
	on, start, end calendar.Date
	// care is how likely a thing is done as it should be.
	care float64
	// changed is the first day of the second social worker, and excluded that on which the father
	// was left out; zero where neither came to pass. Leak says that papers went to him after that.
	changed, excluded calendar.Date
	leak              bool
	// apart says that the father is linked to the first child only.
	apart bool
	// born are the children who are, from whom visits are asked.
	born []procedure.ChildID
}

// generate returns the case of a number: the same for the same seed, number and day.
func generate(seed uint64, number int, on calendar.Date) childprotection.Case {
	l := &life{
		Rand: rand.New(rand.NewPCG(seed, uint64(number))),
		cal:  calendar.EnglandAndWales(), on: on,
	}
	l.c.ID = procedure.CaseID(fmt.Sprintf("case-%06d", number))
	l.start = l.cal.NextWorkingDay(on.AddDays(-75 - l.IntN(330)))
	l.care = []float64{0.99, 0.97, 0.93, 0.85}[l.IntN(4)]
	if l.chance(0.2) {
		l.changed = l.cal.NextWorkingDay(l.start.AddDays(40 + l.IntN(120)))
	}
	l.family()
	l.professionals()
	l.conferences()
	l.periods()
	l.meetings()
	l.visits()
	l.plan()
	l.minutes()
	l.troubles()
	return l.c
}

// chance is true so often.
func (l *life) chance(p float64) bool { return l.Float64() < p }

// well is true where a thing is done as it should be.
func (l *life) well() bool { return l.chance(l.care) }

// between returns a number from one to another, both included.
func (l *life) between(from, to int) int { return from + l.IntN(to-from+1) }

// oneOf returns one of some texts.
func (l *life) oneOf(texts ...procedure.Text) procedure.Text { return texts[l.IntN(len(texts))] }

// recorded is yes where a thing is done as it should be, else not recorded.
func (l *life) recorded() procedure.Answer {
	if l.well() {
		return yes
	}
	return procedure.NotRecorded
}

// lead returns the social worker of a day.
func (l *life) lead(day calendar.Date) procedure.MemberID {
	if !l.changed.IsZero() && !day.Before(l.changed) {
		return nextWorker
	}
	return firstWorker
}

// family adds the children and their family.
func (l *life) family() {
	for i := range []int{1, 1, 1, 2, 2, 3, 4}[l.IntN(7)] {
		id := procedure.ChildID(fmt.Sprintf("c%d", i+1))
		child := coregroup.Child{ID: id, Born: l.start.AddDays(-l.between(30, 16*365)), OnPlan: []coregroup.PlanPeriod{{From: l.start}}}
		child.Understanding = no
		if child.Born.AddMonths(12 * 6).Before(l.start) {
			child.Understanding = yes
			child.Explained = coregroup.PurposeExplained{On: l.start.AddDays(l.between(2, 20)), Purpose: l.recorded(), WhyOpinionMatters: l.recorded()}
		}
		if i == 0 && l.chance(0.08) { // expected, and born since or not yet
			child.Expected, child.Understanding, child.Explained = l.start.AddDays(l.between(20, 200)), no, coregroup.PurposeExplained{}
			child.Born = child.Expected.AddDays(l.between(-10, 10))
			if !child.Born.Before(l.on) {
				child.Born = calendar.Date{}
				if !child.Expected.After(l.on) {
					child.Expected = l.on.AddDays(9)
				}
			}
		}
		if !child.Born.IsZero() {
			l.born = append(l.born, id)
			child.Attendance = []coregroup.AttendanceDecision{{
				DecidedOn: l.start, DecidedBy: procedure.Person{Role: procedure.ConferenceChair, ID: "conference-chair"}, Attends: no,
				WithChild: l.recorded(), WithThoseWhoKnow: yes, Relationships: yes, ParentsViews: l.recorded(),
			}}
		}
		l.c.Children = append(l.c.Children, child)
	}
	l.apart = len(l.c.Children) > 1 && l.chance(0.25)
	relative := func(id procedure.MemberID, role procedure.Role, linked []procedure.ChildID) {
		l.c.Members = append(l.c.Members, coregroup.Member{
			ID: id, Roles: []procedure.Role{role}, AgreedAtConference: yes, LinkedTo: linked, FirstLanguageEnglish: yes,
			CommunicationNeed: no, SupporterNeeded: no, SupporterAskedFor: no, Engaged: yes,
		})
	}
	relative(mother, procedure.Parent, l.children())
	if l.apart {
		relative(father, procedure.Parent, l.children()[:1])
	} else {
		relative(father, procedure.Parent, l.children())
	}
	if l.chance(0.4) {
		relative("grandmother", procedure.WiderFamily, l.children())
	}
}

// children returns the ids of all of them.
func (l *life) children() []procedure.ChildID {
	var list []procedure.ChildID
	for i := range l.c.Children {
		list = append(list, l.c.Children[i].ID)
	}
	return list
}

// professionals adds those who carry out the plan, and their managers.
func (l *life) professionals() {
	all := []struct {
		role   procedure.Role
		agency procedure.AgencyID
	}{
		{procedure.HealthVisitor, "health"}, {procedure.Teacher, "school"}, {procedure.NurseryKeyworker, "nursery"},
		{procedure.EarlyHelpWorker, "family-hub"}, {procedure.DrugAndAlcoholWorker, "recovery"}, {procedure.HousingSupportWorker, "housing"},
		{procedure.SchoolNurse, "health"}, {procedure.Police, "police"},
	}
	l.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	social := coregroup.Member{ID: firstWorker, Roles: []procedure.Role{procedure.SocialWorker}, Agency: "council", Key: yes, AgreedAtConference: yes}
	l.c.Allocations = []coregroup.Allocation{{SocialWorker: firstWorker, From: l.start}}
	manages := func(of, who procedure.MemberID) {
		l.c.LineManagers = append(l.c.LineManagers, coregroup.LineManagement{Manager: who, Of: of})
	}
	manages(firstWorker, manager)
	if !l.changed.IsZero() && !l.changed.After(l.on) {
		social.Periods = []coregroup.Membership{{Left: l.changed.AddDays(-1), LeftReason: "Moved to another team"}}
		l.c.Members = append(l.c.Members, coregroup.Member{
			ID: nextWorker, Roles: social.Roles, Agency: "council", Key: yes, AgreedAtConference: no, Succeeds: firstWorker,
			Periods: []coregroup.Membership{{Joined: l.changed, JoinedReason: "Took over the case"}},
		})
		l.c.Allocations[0].To = l.changed.AddDays(-1)
		l.c.Allocations = append(l.c.Allocations, coregroup.Allocation{SocialWorker: nextWorker, From: l.changed})
		manages(nextWorker, manager)
	}
	l.c.Members = append(l.c.Members, social)
	for _, p := range all[:l.between(3, 6)] {
		id := procedure.MemberID(p.role)
		l.c.Members = append(l.c.Members, coregroup.Member{ID: id, Roles: []procedure.Role{p.role}, Agency: p.agency, Key: yes, AgreedAtConference: yes})
		manages(id, procedure.MemberID("manager-"+p.agency))
	}
}

// conferences adds the initial conference and the reviews up to the day, one of which may end
// the plans, and the booking of the next.
func (l *life) conferences() {
	initial := schedule.Conference{
		ID: "k1", Kind: schedule.Initial, Held: yes, Sittings: []calendar.Date{l.start},
		Bookings: []schedule.Booking{{On: l.start.AddDays(-12), Day: l.start}},
	}
	for _, id := range l.children() {
		initial.Decisions = append(initial.Decisions, schedule.PlanDecision{Child: id, Decision: schedule.PlanMade})
	}
	l.c.Conferences = []schedule.Conference{initial}
	before, ahead := l.start, l.between(78, 90)
	for l.end.IsZero() {
		if !l.well() {
			ahead += l.between(10, 40) // late
		}
		day := l.cal.PreviousWorkingDay(before.AddDays(ahead))
		review := schedule.Conference{
			ID: procedure.ConferenceID(fmt.Sprintf("k%d", len(l.c.Conferences)+1)), Kind: schedule.Review,
			Bookings: []schedule.Booking{{On: before, Day: day}},
		}
		if !day.Before(l.on) {
			l.c.Conferences = append(l.c.Conferences, review)
			return
		}
		review.Held, review.Sittings = yes, []calendar.Date{day}
		decision := schedule.PlanContinues
		if l.chance(0.2) {
			decision, l.end = schedule.PlanEnds, day
		}
		for _, id := range l.children() {
			review.Decisions = append(review.Decisions, schedule.PlanDecision{Child: id, Decision: decision})
		}
		l.c.Conferences = append(l.c.Conferences, review)
		before, ahead = day, l.between(150, 178)
	}
}

// periods ends the plans of all children where a review ended them.
func (l *life) periods() {
	if l.end.IsZero() {
		return
	}
	for i := range l.c.Children {
		p := &l.c.Children[i].OnPlan[0]
		p.To, p.End = l.end, coregroup.EndedByReview
	}
}
