package coregroup

import (
	"sync"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/actor"
	"github.com/safeguarding-go/childprotection/internal/reason"
)

// MeetingAhead is what a preparation list needs to know of a meeting to come.
type MeetingAhead struct {
	ID  procedure.MeetingID
	Day calendar.Date
	// Chair is who is to chair it, empty if that is open.
	Chair procedure.MemberID
	// Last is the day of the core group meeting before it, zero for the first.
	Last calendar.Date
}

// PreparationList is what one person is asked to do before a meeting.
type PreparationList struct {
	For   procedure.MemberID `json:"for,omitzero"`
	Steps []PreparationStep  `json:"steps,omitzero"`
	// Refused says why there are none for a person who may not have them.
	Refused AccessReason `json:"refused,omitzero"`
}

// PreparationStep is one thing to do, worded for the person, with the clause it comes from.
type PreparationStep struct {
	Clause string `json:"clause,omitzero"`
	Text   string `json:"text,omitzero"`
}

// PreparationFor returns what a member is asked to do before a meeting: the prompts of the procedure in force on its day that
// are for them, worded for whether it is the first meeting, and whether they are of the family, a professional, the social
// worker, the chair, or have joined since the last one. There is no list for someone who is excluded or has no standing.
func PreparationFor(b procedure.Basis, g *CoreGroup, id procedure.MemberID, meeting MeetingAhead) PreparationList {
	p := PreparationList{For: id}
	e, ok := b.Procedures.On(meeting.Day)
	if !ok {
		p.Refused = reason.NotKnown
		return p
	}
	// It is not a paper of the meeting, so a release of those does not count.
	access := g.Audience(e, Recipient{ID: id}, Paper{Day: meeting.Day, Chair: meeting.Chair}, b.On)
	switch access.Why {
	case reason.Excluded, reason.ExclusionAhead, reason.NoStanding, reason.NotKnown:
		p.Refused = access.Why
		return p
	default: // what else narrows a paper leaves a member a member
	}
	m := g.Member(id)
	reader := reader{
		first:        meeting.Last.IsZero(),
		last:         meeting.Last,
		chair:        id == meeting.Chair && (m == nil || m.IsProfessional()),
		socialWorker: id == g.SocialWorkerOn(meeting.Day) || id == g.CoverOn(meeting.Day),
		family:       m != nil && !m.IsProfessional(),
		professional: m != nil && m.IsProfessional(),
		joinedSince:  m != nil && !meeting.Last.IsZero() && !m.IsMember(meeting.Last),
		leftOut:      !meeting.Last.IsZero() && g.Excluded(id, meeting.Last, b.On) != NotExcluded,
	}
	for _, c := range e.Procedure().AllClauses() {
		if text := reader.step(c); text != "" {
			p.Steps = append(p.Steps, PreparationStep{c.Ref, text})
		}
	}
	return p
}

// reader is for whom a step is worded.
type reader struct {
	last                                                  calendar.Date
	first, chair, socialWorker, professional, joinedSince bool
	// family is whoever is not known to be a professional, and leftOut who was excluded from the last meeting.
	family, leftOut bool
}

// step returns a clause worded for the reader, empty if it asks nothing of them before a meeting.
func (r reader) step(c procedure.Clause) string {
	if c.Kind != procedure.Prompt {
		if c.Ref == "N 3.8a" && r.family && isBuiltIn(c) {
			return "If you cannot come, please send a note of what you want the meeting to know."
		}
		return ""
	}
	switch c.Who {
	case actor.Chair, actor.Minutes:
		if !r.chair {
			return ""
		}
	case actor.SocialWorker:
		if !r.socialWorker {
			return ""
		}
	case actor.Professionals:
		if !r.professional {
			return ""
		}
	case actor.Parents:
		if !r.family {
			return ""
		}
	case actor.Members, actor.All, actor.CoreGroup:
	case actor.FirstMeeting:
		if !r.first {
			return ""
		}
	default:
		return "" // a conference, an authority, a plan: nothing to do before a meeting
	}
	if isBuiltIn(c) {
		if text := r.goodPractice(c.Ref); text != "" {
			return text
		}
	}
	return c.Text
}

// builtIn are the clauses of the Nottinghamshire guide, by reference.
var builtIn = sync.OnceValue(func() map[string]procedure.Clause {
	list := map[string]procedure.Clause{}
	for _, c := range procedure.Nottinghamshire().Clauses {
		list[c.Ref] = c
	}
	return list
})

// isBuiltIn reports whether a clause is worded as the library words it. A council's own words are put as they are.
func isBuiltIn(c procedure.Clause) bool {
	own, ok := builtIn()[c.Ref]
	return ok && own.Document == c.Document && own.Text == c.Text
}

func (r reader) goodPractice(ref string) string {
	switch ref {
	case "N 3.6a":
		switch {
		case r.first && r.family:
			return "Read what you were given of the initial child protection conference's decisions and recommendations."
		case r.first:
			return "Read the initial child protection conference's decisions and recommendations."
		case r.leftOut:
			return "Ask the social worker what you may have of the record of the last meeting, and read it."
		case r.joinedSince && r.family:
			return "You joined since the last meeting: ask the social worker for what you may have of its record, and read it."
		case r.joinedSince:
			return "You joined since the last meeting: obtain its record, of " + r.last.Format("2 January 2006") + ", and read it."
		case r.family:
			return "Read what you were given of the record of the last meeting, of " + r.last.Format("2 January 2006") + "."
		}
		return "Read the record of the last meeting, of " + r.last.Format("2 January 2006") + "."
	case "N 3.6b":
		if r.first {
			return "Go through your agency's contact with the children and the family."
		}
		return "Go through your agency's contact with the children and the family since the last meeting, of " + r.last.Format("2 January 2006") + "."
	case "N 3.6c":
		return "Make the notes you need to inform the meeting."
	case "N 3.6d":
		return "Talk your reports and information through with the parents and the children, where that is right."
	case "N 3.6e":
		return "Think about what to ask, and what needs an answer."
	case "N 3.4d":
		return "Build a therapeutic relationship with the child."
	case "N 3.5b":
		return "Be ready to say honestly how you see progress with the plan."
	}
	return ""
}
