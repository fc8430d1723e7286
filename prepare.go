package childprotection

import (
	"errors"
	"log/slog"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

// Preparation is what is made ready for a core group meeting to come. It holds what the record says,
// each part for the person it is made for: it is for programs, and has no JSON.
type Preparation struct {
	Meeting procedure.MeetingID
	// Number is the meeting's, the first being 1, and Day that for which it is arranged.
	Number int
	Day    calendar.Date
	// Chair is who is down to chair it, empty if nobody is, and Proposal who may.
	Chair    procedure.MemberID
	Proposal coregroup.ChairProposal
	// Invitations are who is to be invited. An invitation names nobody else who is.
	Invitations []schedule.Invitee
	// NotInvited are the members on the day who are not to be invited, and why: excluded, not linked to
	// the children whom it concerns, or something that decides it is not recorded.
	NotInvited []minutes.Refusal
	// ForChair is the chair's own agenda, refused where nobody is down to chair, or somebody of the family
	// or excluded. Else the record is taken at its word: a line manager in the chair need be no member.
	ForChair minutes.Form
	// People are what each person is given and asked, in the order of their ids: the members on the day, and whoever is to chair.
	People []Prepared
	// Safety are the safety findings of the case that are open, for whoever arranges and chairs the
	// meeting: what went to the wrong person, or who was not told of a danger.
	Safety []procedure.Finding
	// Circulation is who is to get the minutes of the meeting afterwards, and who must not, as things stand.
	Circulation minutes.Circulation
}

// MarshalJSON is an error: each part goes to the person it is made for, and not all of it to one.
func (Preparation) MarshalJSON() ([]byte, error) {
	return nil, errors.New("childprotection: a preparation has no JSON: send each person what is made for them")
}

// LogValue returns the meeting, its day and how many people there are.
func (p Preparation) LogValue() slog.Value {
	return slog.GroupValue(slog.String("meeting", string(p.Meeting)), slog.String("day", p.Day.String()), slog.Int("people", len(p.People)))
}

// Prepared is what one person is given and asked before a meeting: the agenda as it is circulated to
// them, and what they are to do. Both say why where they may not have it.
type Prepared struct {
	ID     procedure.MemberID
	Agenda minutes.Form
	Steps  coregroup.PreparationList
}

// LogValue returns the person's id.
func (p Prepared) LogValue() slog.Value { return slog.GroupValue(slog.String("id", string(p.ID))) }

// Prepare returns what is to be made ready for a core group meeting, as known on the day of the basis: who may chair and who is
// invited, the agenda for the chair and for each person, what each is asked to do, and who will be owed the minutes. Nobody
// who is excluded, then or now or by a decision already made, is invited, or finds anything in what is made for them; of the
// family each finds only what concerns the children to whom they are linked, and nothing that is marked as not for them.
//
// The error is that of [Review], or says that the meeting is no core group meeting that is arranged for that day or later.
func Prepare(b procedure.Basis, c Case, meeting procedure.MeetingID) (Preparation, error) {
	report, err := Review(b, c)
	var ps procedure.Problems
	ps.AddUnder("", err)
	g, t := &c.CoreGroup, &c.Timetable
	at := slices.IndexFunc(t.Meetings, func(m schedule.Meeting) bool { return m.ID == meeting && m.Kind == schedule.CoreGroup })
	if !b.On.IsZero() && (at < 0 || t.Meetings[at].ArrangedFor(b.On).IsZero()) {
		ps.Add("/meeting", "must be the id of a core group meeting to come")
	}
	if err := ps.OrNil(); err != nil {
		return Preparation{}, err
	}
	m := &t.Meetings[at]
	held := minutes.AppendHeldMeetings(nil, t, c.Minutes, b.On)
	p := Preparation{Meeting: meeting, Day: m.ArrangedFor(b.On), Chair: m.Chair, Number: len(held) + 1}
	for _, f := range report.Open() {
		if f.Priority() == procedure.PrioritySafety {
			p.Safety = append(p.Safety, f)
		}
	}
	p.Proposal = coregroup.ProposeChair(b, g, p.Day, held)
	p.Invitations = schedule.Invitations(g, m, b.On)
	p.Circulation = minutes.CirculationList(b, g, t, c.Minutes, meeting)
	agenda := func(id procedure.MemberID, to minutes.Audience) minutes.Form {
		return minutes.Agenda(b, g, t, c.Minutes, &c.Plan, meeting, coregroup.Recipient{ID: id}, to)
	}
	p.ForChair = agenda(m.Chair, minutes.ForChair)
	ahead := coregroup.MeetingAhead{ID: meeting, Day: p.Day, Chair: m.Chair}
	if n := len(held); n > 0 && held[n-1].Held.After(g.EarlierPlansEnded(p.Day)) {
		ahead.Last = held[n-1].Held
	}
	people := []procedure.MemberID{}
	if m.Chair != "" {
		people = append(people, m.Chair)
	}
	for member := range g.MembersOn(p.Day) {
		people = append(people, member.ID)
	}
	slices.Sort(people)
	for _, id := range slices.Compact(people) {
		x := Prepared{id, agenda(id, minutes.Circulated), coregroup.PreparationFor(b, g, id, ahead)}
		p.People = append(p.People, x)
		if !slices.ContainsFunc(p.Invitations, func(i schedule.Invitee) bool { return i.ID == id }) {
			why := x.Agenda.Refused
			if member := g.Member(id); why == coregroup.NoReason && member != nil && member.IsChildOfFamily() {
				why = reason.ChildUndecided // or decided against
			}
			p.NotInvited = append(p.NotInvited, minutes.Refusal{ID: id, Why: why})
		}
	}
	return p, nil
}
