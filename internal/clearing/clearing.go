// Package clearing finds in the records of a case what would clear a finding: what has to be recorded, by whom, and what is
// recorded already that does not count.
package clearing

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
	"github.com/safeguarding-go/childprotection/internal/rules"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Case is the records of a case.
type Case struct {
	*coregroup.CoreGroup
	*schedule.Timetable
	Plan    *plan.ChildProtectionPlan
	Minutes []minutes.Minutes
}

// Clearing is a finding with the records of its case.
type Clearing struct {
	b    procedure.Basis
	c    *Case
	f    procedure.Finding
	rule *procedure.Rule
	// e is the edition in force on the day of the review, nil for none.
	e *procedure.Edition
	// review returns what is found in other records.
	review func(*Case) ([]procedure.Finding, error)
}

// New returns a finding with the records of its case on the day of the basis. Review returns what is found in records
// that are as they would be after some of the steps.
func New(b procedure.Basis, c *Case, f procedure.Finding, review func(*Case) ([]procedure.Finding, error)) *Clearing {
	e, _ := b.Procedures.On(b.On)
	return &Clearing{b: b, c: c, f: f, rule: rules.Of(f.Rule), e: e, review: review}
}

// dayLayout is how sentences write a day.
const dayLayout = "Monday 2 January 2006"

// builders return the steps for a finding by the kind of its remedy, but for findings that cannot be told for want of a whole
// record. What is not among them fills in what is missing.
var builders = [...]func(*Clearing) []procedure.RemedyStep{
	remedy.None:                    (*Clearing).nothing,
	remedy.HoldMeeting:             (*Clearing).holdMeeting,
	remedy.HoldMeetingBeforeReview: (*Clearing).holdMeeting,
	remedy.HoldReview:              (*Clearing).holdReview,
	remedy.MakeVisit:               (*Clearing).visit,
	remedy.ArrangeTakingPart:       (*Clearing).takingPart,
	remedy.EaseAttendance:          (*Clearing).takingPart,
	remedy.RaiseDistress:           (*Clearing).raiseDistress,
	remedy.GiveAPart:               (*Clearing).part,
	remedy.BringAgencies:           (*Clearing).bringAgencies,
	remedy.AgreeMembership:         (*Clearing).agreeMembership,
	remedy.AmendMembership:         (*Clearing).amendMembership,
	remedy.CompleteGroup:           (*Clearing).completeGroup,
	remedy.UsualChair:              (*Clearing).nothing,
	remedy.ExplainChair:            (*Clearing).explainChair,
	remedy.DebateExclusion:         (*Clearing).exclusion,
	remedy.KeepInformed:            (*Clearing).exclusion,
	remedy.ChangeWay:               (*Clearing).exclusion,
	remedy.DevelopPlan:             (*Clearing).developPlan,
	remedy.MakeSafetyPlan:          (*Clearing).makeSafetyPlan,
	remedy.MeetNeeds:               (*Clearing).meetNeeds,
	remedy.EndDrift:                (*Clearing).endDrift,
	remedy.ExplainPlan:             (*Clearing).explain,
	remedy.InformManagers:          (*Clearing).informManagers,
	remedy.DiscussDifficulty:       (*Clearing).discussDifficulty,
	remedy.AssessDifficulty:        (*Clearing).assess,
	remedy.TellMembers:             (*Clearing).tellMembers,
	remedy.Liaise:                  (*Clearing).liaise,
	remedy.DateTelling:             (*Clearing).dayOfTelling,
	remedy.ToldNoStanding:          (*Clearing).nothing,
	remedy.ToldOtherChildren:       (*Clearing).nothing,
	remedy.ToldNotFor:              (*Clearing).nothing,
	remedy.SendMinutes:             (*Clearing).send,
	remedy.ReviewMinutes:           (*Clearing).goThrough,
	remedy.MinuteExclusion:         (*Clearing).decisionInMinutes,
	remedy.NameMinutesChair:        (*Clearing).nameMinutesChair,
	remedy.NameAuthor:              (*Clearing).nameAuthor,
	remedy.BringPlan:               (*Clearing).brought,
	remedy.CloseAction:             (*Clearing).carriedOver,
	remedy.LinkReader:              (*Clearing).links,
}

// Steps returns what has to be recorded to clear the finding, nothing where nothing does.
func (x *Clearing) Steps() []procedure.RemedyStep {
	if x.e == nil {
		return nil
	}
	return x.steps()
}

func (x *Clearing) steps() []procedure.RemedyStep {
	if x.f.Outcome == procedure.Undetermined && x.f.Missing.IsZero() {
		return x.undetermined()
	}
	if kind := int(x.rule.Remedy); kind < len(builders) && builders[kind] != nil {
		return builders[kind](x)
	}
	return x.missing()
}

func (x *Clearing) nothing() []procedure.RemedyStep { return nil }

// asks reports whether the rule with a kind of remedy is one that the procedure asks for and the basis selects.
func (x *Clearing) asks(kind remedy.Kind) bool {
	id := rules.With(kind).ID
	return x.e.Asks(id) && x.b.Selects(id)
}

// countsFrom reports whether a limit of the rule may count from an event.
func (x *Clearing) countsFrom(e procedure.Event) bool { return slices.Contains(x.rule.Events, e) }

func (x *Clearing) contents(of func(*procedure.Contents) procedure.Fields) procedure.Fields {
	var fields procedure.Fields
	for i, all := 0, rules.All(); i < len(all); i++ {
		if id := all[i].ID; x.e.Asks(id) && x.b.Selects(id) {
			fields = fields.Or(of(&all[i].Contents))
		}
	}
	return fields
}

func (x *Clearing) child() procedure.ChildID {
	if x.f.Subject.Kind == procedure.VisitSubject {
		return procedure.ChildID(x.f.Subject.In)
	}
	return procedure.ChildID(x.f.Subject.ID)
}

// missing returns the steps that fill in what the finding says is missing: a record where it
// names a list, and fields where it names those.
func (x *Clearing) missing() []procedure.RemedyStep {
	f := &x.f
	if x.saysNo() {
		return nil
	}
	if f.Missing.IsZero() {
		return x.wrong()
	}
	var added []procedure.RemedyStep
	rest := f.Missing
	for wanted := range f.Missing.All() {
		if a := x.additions(wanted); len(a) > 0 {
			added = append(added, x.add(f.At, a)...)
			rest.Remove(wanted)
		}
	}
	if rest.IsZero() {
		return added
	}
	// Whoever a written agreement turns out to be with is to have a copy.
	rest.AddIf(x.rule.Remedy == remedy.RecordAgreement && rest.Has(field.With), field.Copies)
	return append([]procedure.RemedyStep{x.complete(f.At, rest)}, added...)
}

func (x *Clearing) wrong() []procedure.RemedyStep {
	n, i := x.minutesOf(x.meeting())
	if n == nil {
		return nil
	}
	at := procedure.Place{}.Item(field.Minutes, i)
	switch x.rule.Remedy {
	case remedy.AgreeMeetings: // it is not later
		for j := range n.Agreed {
			if agreed := at.Item(field.Agreed, j); agreed.Field(field.Date) == x.f.At {
				return []procedure.RemedyStep{x.complete(agreed, procedure.FieldsOf(field.Date))}
			}
		}
	case remedy.AscertainWishes: // it is older than the last meeting
		return x.add(at, x.additions(field.Views))
	default:
	}
	return nil
}

// saysNo reports whether the record says that what is asked for was not done, and it cannot be done any more.
func (x *Clearing) saysNo() bool {
	n, _ := x.minutesOf(x.meeting())
	switch x.rule.Remedy {
	case remedy.BringPlan:
		return n != nil && n.Brought.Plan == procedure.No
	case remedy.ReviewNotes:
		return n != nil && n.Previous.Reviewed == procedure.No
	case remedy.WriteNote:
		return n != nil && slices.ContainsFunc(n.Attendance, func(a minutes.Attendance) bool {
			return string(a.Member) == x.f.Subject.ID && a.WrittenNote == procedure.No
		})
	default:
		return false
	}
}

func (x *Clearing) complete(at procedure.Place, fields procedure.Fields) procedure.RemedyStep {
	return procedure.RemedyStep{At: at, Fields: fields, By: x.responsible()}
}

// newRecord returns the step that adds a record to a list, with some values given.
func (x *Clearing) newRecord(list procedure.Place, fields procedure.Fields, given ...procedure.Given) procedure.RemedyStep {
	return procedure.RemedyStep{At: list, New: true, Given: given, Fields: fields, By: x.responsible()}
}

func (x *Clearing) responsible() procedure.Person {
	if m := x.c.Member(procedure.MemberID(x.f.Subject.ID)); x.rule.BySubject && m != nil && len(m.Roles) > 0 {
		return procedure.Person{Role: m.Roles[0], ID: m.ID} // each professional for themselves
	}
	return x.Person(x.f.Responsible)
}

// WithRole returns somebody who is responsible for something with the role that they have.
func WithRole(g *coregroup.CoreGroup, p procedure.Person) procedure.Person {
	if m := g.Member(p.ID); p.Role == "" && m != nil && len(m.Roles) > 0 {
		p.Role = m.Roles[0]
	}
	return p
}

// Person returns whoever has a role, with the id where the case says who that is.
func (x *Clearing) Person(role procedure.Role) procedure.Person {
	p := procedure.Person{Role: role}
	worker := x.c.SocialWorkerOn(x.b.On)
	switch role {
	case procedure.SocialWorker:
		p.ID = worker
	case procedure.LineManager:
		p.ID = x.c.LineManagerOf(worker, x.b.On)
	case procedure.Chair:
		if m, _ := x.meetingBy(x.meeting()); m != nil {
			p.ID = m.Chair
		}
	default:
	}
	return p
}

// meeting returns the id of the meeting that the finding is about, empty where it is about none.
func (x *Clearing) meeting() procedure.MeetingID {
	if s := x.f.Subject; s.Kind == procedure.MeetingSubject {
		return procedure.MeetingID(s.ID)
	}
	return procedure.MeetingID(x.f.Subject.In)
}

// meetingBy returns a meeting by id with its position, nil if there is none.
func (x *Clearing) meetingBy(id procedure.MeetingID) (*schedule.Meeting, int) {
	for i := range x.c.Meetings {
		if x.c.Meetings[i].ID == id {
			return &x.c.Meetings[i], i
		}
	}
	return nil, -1
}

// minutesOf returns the minutes of a meeting that were written by the day of the review, with
// their position: nil if there are none.
func (x *Clearing) minutesOf(id procedure.MeetingID) (*minutes.Minutes, int) {
	for i := range x.c.Minutes {
		if n := &x.c.Minutes[i]; n.Meeting == id && id != "" && !n.Written.After(x.b.On) {
			return n, i
		}
	}
	return nil, -1
}

// isSoon reports whether a last day is within the caller's warning.
func (x *Clearing) isSoon(due calendar.Date) bool {
	soon := x.b.SoonWithin
	return !soon.IsZero() && !x.b.On.Before(x.b.Calendar.Add(due, soon.Neg()))
}

func listOf(wanted procedure.Field) procedure.Place { return procedure.Place{}.Field(wanted) }

// member returns the person whom the finding is about, nil where it is about none.
func (x *Clearing) member() *coregroup.Member {
	if x.f.Subject.Kind != procedure.MemberSubject {
		return nil
	}
	return x.c.Member(procedure.MemberID(x.f.Subject.ID))
}

// additions returns what is to be added where a finding says that a field is missing: nothing where that is to be filled in.
func (x *Clearing) additions(missing procedure.Field) []procedure.Addition {
	if x.f.Subject.Kind == procedure.TaskSubject {
		return nil // whatever its fields are called elsewhere
	}
	var found []procedure.Addition
	for _, a := range x.rule.Adds {
		if a.Missing == missing {
			found = append(found, a)
		}
	}
	return found
}

func (x *Clearing) add(at procedure.Place, additions []procedure.Addition) []procedure.RemedyStep {
	var steps []procedure.RemedyStep
	for _, a := range additions {
		if a.Missing == field.Worries && x.heard(a.Given) {
			continue
		}
		in := a.Missing
		if a.List != field.None {
			in = a.List
		}
		s := procedure.RemedyStep{At: at.Field(in), New: true, Given: slices.Clone(a.Given), Fields: a.Fields, By: x.responsible()}
		id := x.f.Subject.ID
		if a.In {
			id = x.f.Subject.In
		}
		switch {
		case a.About == "":
		case id != "" && x.f.Subject.Kind != procedure.MeetingSubject:
			s.Given = append(s.Given, procedure.Given{Path: a.About, Value: id})
		case a.Missing == field.Attendance:
			steps = append(steps, x.everyone(s)...)
			continue
		case a.Missing == field.Roles:
			s.Fields.Add(field.Who)
		}
		if a.Missing == field.Tasks && !x.f.Missing.Has(field.Outcomes) {
			steps = append(steps, x.purpose()...)
		}
		if m := x.member(); a.Missing == field.Roles && m != nil && m.IsFamily() {
			s.Fields = procedure.FieldsOf(field.Description) // how often they are there is not asked
		}
		steps = append(steps, s)
	}
	return steps
}

// heard reports whether the worries of those of a standing are in the minutes already.
func (x *Clearing) heard(by []procedure.Given) bool {
	n, _ := x.minutesOf(x.meeting())
	return n != nil && slices.ContainsFunc(n.Worries, func(m minutes.Matter) bool {
		return !m.Description.IsBlank() && m.By.String() == by[0].Value
	})
}

// everyone returns a step for each member who belonged to the group at the meeting and was not excluded from it.
func (x *Clearing) everyone(row procedure.RemedyStep) []procedure.RemedyStep {
	m, _ := x.meetingBy(x.meeting())
	if m == nil {
		return nil
	}
	var steps []procedure.RemedyStep
	held := m.HeldOn(x.b.On)
	for member := range x.c.MembersOn(held) {
		if x.c.Excluded(member.ID, held, held) == coregroup.NotExcluded {
			s := row
			s.Given = []procedure.Given{{Path: "/member", Value: string(member.ID)}}
			steps = append(steps, s)
		}
	}
	return steps
}
