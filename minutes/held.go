package minutes

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/schedule"
)

// AppendHeldMeetings appends the core group meetings held by a day, in the order of their numbers, as the rules of the
// packages below take them: with their chair, and with who was there by the minutes written by then.
//
// So that a buffer can be used again and again without allocating, each new item takes the memory of the list of who was
// present from the spare item beyond the end of dst that it replaces, and writes over it. Give it a buffer with spare items
// only once what those held is needed by nobody: a copy of such an item shares its list. With nil, or a slice cut to its
// length (dst[:len(dst):len(dst)]), nothing is written over.
func AppendHeldMeetings(dst []coregroup.HeldMeeting, t *schedule.Timetable, list []Minutes, known calendar.Date) []coregroup.HeldMeeting {
	listed := findings.AppendByID(nil, len(list), func(i int) procedure.MeetingID { return list[i].Meeting })
	return appendHeld(dst, appendRecords(nil, &coregroup.CoreGroup{}, t, t.AppendCoreGroups(nil, known), list, listed, known), known)
}

func appendHeld(dst []coregroup.HeldMeeting, all []record, known calendar.Date) []coregroup.HeldMeeting {
	for i := range all {
		r := &all[i]
		h := coregroup.HeldMeeting{
			ID: r.m.ID, Held: r.held, Chair: r.chair(), ChairSuitable: r.m.ChairSuitable,
			At: procedure.Place{}.Item(field.Meetings, r.at),
		}
		if r.ended != r.held {
			h.Ended = r.ended
		}
		if !r.m.ChairReason.IsBlank() {
			h.ChairReason = procedure.Yes
		}
		if len(dst) < cap(dst) {
			h.Present = dst[:len(dst)+1][len(dst)].Present[:0]
		}
		if r.minutes != nil {
			h.ChairAttended = r.minutes.attended(h.Chair, known)
			h.Present = r.minutes.appendPresent(h.Present, known)
		}
		dst = append(dst, h)
	}
	return dst
}

func (m *Minutes) appendPresent(dst []procedure.MemberID, known calendar.Date) []procedure.MemberID {
	ascending := true // as they mostly are
	dst = slices.Grow(dst, len(m.Attendance))
	for i := range m.Attendance {
		if a := &m.Attendance[i]; a.How == Present && !a.Sitting.After(known) {
			ascending = ascending && (len(dst) == 0 || dst[len(dst)-1] < a.Member)
			dst = append(dst, a.Member)
		}
	}
	if ascending {
		return dst
	}
	slices.Sort(dst)
	return slices.Compact(dst)
}

// attended reports whether someone was there by a day, as a member or as a guest. It is not
// recorded where the minutes do not list them.
func (m *Minutes) attended(id procedure.MemberID, known calendar.Date) procedure.Answer {
	answer := procedure.NotRecorded
	for i := range m.Attendance {
		a := &m.Attendance[i]
		if id == "" || a.Member != id || a.Sitting.After(known) || a.How == howNotRecorded {
			continue
		}
		if a.How == Present {
			return procedure.Yes
		}
		answer = procedure.No
	}
	for i := range m.Guests {
		if guest := &m.Guests[i]; id != "" && guest.Person.ID == id && !guest.Sitting.After(known) {
			return procedure.Yes
		}
	}
	return answer
}
