package minutes_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

func TestCirculationList(t *testing.T) {
	list := func(on string, change func(c *file)) (to, not []string) {
		c := whole()
		if change != nil {
			change(c)
		}
		got := minutes.CirculationList(nottinghamshire(on), c.g, c.t, c.list, "m1")
		for _, a := range got.To {
			text := []string{string(a.ID), a.Extent.String(), a.Why.String()}
			for _, id := range a.Children {
				text = append(text, string(id))
			}
			to = append(to, strings.Join(text, " "))
			assert.Equal(t, c.meeting("m1").EndedOn(day("2026-12-01")).AddDays(14), a.Due.Due)
		}
		for _, r := range got.NotTo {
			not = append(not, string(r.ID)+" "+r.Why.String())
		}
		return to, not
	}
	to, not := list("2026-06-20", nil)
	assert.Equal(t, []string{"father part linked to some c1", "mother all linked", "teacher all professional", "visitor all professional", "worker all professional"}, to)
	assert.Empty(t, not)
	for _, row := range []struct {
		why     string
		change  func(c *file)
		to, not string
	}{
		{"excluded", excluded("father"), "", "father excluded"},
		{"excluded since", func(c *file) { c.exclude("2026-06-18") }, "", "father excluded"},
		{"to be excluded", func(c *file) { c.exclude("2026-06-18"); c.g.Exclusions[0].Start = day("2026-07-18") }, "", "father exclusion ahead"},
		{"excluded and no member", and(excluded("father"), func(c *file) { c.g.Member("father").NotMember = yes }), "", "father excluded"},
		{"excluded at the second sitting only", func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-15")}
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", Start: day("2026-06-15"), End: day("2026-06-15")}}
		}, "", "father excluded"},
		{"excluded at the second sitting of three", func(c *file) {
			c.meeting("m1").Sittings = []calendar.Date{day("2026-06-11"), day("2026-06-12"), day("2026-06-15")}
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", Start: day("2026-06-12"), End: day("2026-06-12")}}
		}, "", "father excluded"},
		{"a summary was released", func(c *file) {
			excluded("father")(c)
			c.g.Exclusions[0].Releases = []coregroup.Release{{Meeting: "m1", Extent: coregroup.ReleasedSummary, DecidedBy: procedure.Person{ID: "p9"}, DecidedOn: day("2026-06-15")}}
		}, "father part released c1", ""},
		{"left", left("visitor", "2026-06-18"), "", "visitor no standing"},
		{"chaired and left", and(left("visitor", "2026-06-18"), func(c *file) { c.meeting("m1").Chair, c.of("m1").Chair = "visitor", "visitor" }), "", "visitor no standing"},
		{"chaired and is succeeded", and(successor("2026-06-18"), func(c *file) { c.meeting("m1").Chair, c.of("m1").Chair = "visitor", "visitor" }), "next all professional", "visitor no standing"},
		{"succeeded", successor("2026-06-18"), "next all professional", "visitor no standing"},
		{"joined since", joined("visitor", "2026-06-12"), "", ""},
		{"his link is not recorded", func(c *file) { c.g.Member("father").LinkedTo = nil }, "", "father link not recorded"},
		{"about the other child", func(c *file) { c.of("m1").Children = kids("c2") }, "", "father other children"},
		{"about his child", func(c *file) { c.of("m1").Children = kids("c1") }, "father all linked", ""},
		{"something in it is not for the visitor", func(c *file) { c.of("m1").Actions[0].NotFor = ids("visitor") }, "visitor part not for this person", ""},
		{"something in it is not for the father", func(c *file) { c.of("m1").Actions[0].NotFor = ids("father") }, "father part linked to some c1", ""},
		{"the version is not for the visitor", func(c *file) { c.of("m1").Versions[0].NotFor = ids("visitor") }, "", "visitor not for this person"},
		{"an earlier version was not, and the last is", func(c *file) {
			c.of("m1").Versions[0].NotFor = ids("visitor")
			c.of("m1").Versions = append(c.of("m1").Versions, minutes.Version{Number: 2})
		}, "visitor all professional", ""},
		{"the version that the last corrects is not", func(c *file) {
			c.of("m1").Versions[0].NotFor = ids("visitor")
			c.of("m1").Versions = append(c.of("m1").Versions, minutes.Version{Number: 2, Corrects: 1})
		}, "", "visitor not for this person"},
		{"a view in it may not be shared", func(c *file) { c.of("m1").Views[0].Shareable = no }, "mother part not for this person", ""},
		{"a view to come may not be shared", func(c *file) { c.of("m1").Views[0].Shareable, c.of("m1").Views[0].On = no, day("2026-06-21") }, "mother all linked", ""},
		{"a view to come is not for her", func(c *file) {
			c.of("m1").Views[0].NotFor, c.of("m1").Views[0].On = ids("visitor"), day("2026-06-21")
		}, "visitor all professional", ""},
		{"left out by the attendance alone", took("m1", "father", minutes.LeftOut), "", "father excluded"},
		{"only a part of it is not", func(c *file) {
			c.of("m1").Versions = append(c.of("m1").Versions, minutes.Version{Number: 2, Children: kids("c1"), NotFor: ids("visitor")})
		}, "visitor all professional", ""},
		{"a version to come is not", func(c *file) {
			c.of("m1").Versions = append(c.of("m1").Versions, minutes.Version{Number: 2, Written: day("2026-06-21"), NotFor: ids("visitor")})
		}, "visitor all professional", ""},
		{"a child without a decision", func(c *file) {
			c.g.Members[3] = coregroup.Member{ID: "visitor", Roles: roles(procedure.Child), Child: "c2"}
		}, "", "visitor child undecided"},
		{"not written yet", unwritten("m1"), "visitor all professional", ""},
	} {
		to, not := list("2026-06-20", row.change)
		if row.to != "" {
			assert.Contains(t, to, row.to, row.why)
		}
		if row.not != "" {
			assert.Equal(t, []string{row.not}, not, row.why)
		} else {
			assert.Empty(t, not, row.why)
		}
		assert.Len(t, append(to, not...), map[bool]int{true: 6, false: 5}[strings.HasSuffix(row.why, "succeeded")]-map[bool]int{true: 1}[row.why == "joined since"], row.why)
	}
	c := whole()
	sending("m1", "visitor", func(s *minutes.Sending) { s.Route = schedule.ByHand })(c)
	sending("m1", "worker", func(s *minutes.Sending) { s.Route = 0 })(c)
	c.of("m1").Versions[0].Sendings = append(c.of("m1").Versions[0].Sendings, minutes.Sending{ID: "s9", To: procedure.Person{ID: "visitor"}, On: day("2026-06-15"), Route: schedule.Email})
	got := minutes.CirculationList(nottinghamshire("2026-06-20"), c.g, c.t, c.list, "m1").To
	assert.Equal(t, []any{schedule.ByHand, day("2026-06-15"), schedule.Route(0)}, []any{got[3].Route, got[3].Sent, got[4].Route})
	got = minutes.CirculationList(nottinghamshire(now), c.g, c.t, c.list, "m1").To
	assert.Equal(t, schedule.SecureEmail, got[3].Route, "the last one used")
	assert.Empty(t, minutes.CirculationList(nottinghamshire(now), c.g, c.t, c.list, "m9"), "no such meeting")
}

// Of a meeting to come it is who would get them as things stand.
func TestCirculationListOfAMeetingToCome(t *testing.T) {
	for _, row := range []struct {
		why    string
		change func(c *file)
		to     int
		not    []minutes.Refusal
	}{
		{"arranged", nil, 5, nil},
		{"not arranged any more", func(c *file) {
			m := c.meeting("m1")
			m.Bookings = append(m.Bookings, schedule.Booking{On: day("2026-06-10")})
			m.Sittings, m.Held = nil, no
		}, 0, nil},
		{"no core group", func(c *file) { c.meeting("m1").Kind = schedule.ProfessionalsDiscussion }, 0, nil},
		{"left out", excluded("father"), 4, []minutes.Refusal{{ID: "father", Why: coregroup.AccessReason(reason.Excluded)}}},
		{"to be left out later", func(c *file) {
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", Start: day("2026-07-01"), DecidedOn: day("2026-06-10")}}
		}, 4, []minutes.Refusal{{ID: "father", Why: coregroup.AccessReason(reason.ExclusionAhead)}}},
		{"joins by then", joined("visitor", "2026-06-11"), 5, nil},
		{"joins after it", joined("visitor", "2026-06-12"), 4, nil},
		{"left out on that day, as decided before", func(c *file) {
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", Start: day("2026-06-11"), End: day("2026-06-11"), DecidedOn: day("2026-06-10")}}
		}, 4, []minutes.Refusal{{ID: "father", Why: coregroup.AccessReason(reason.Excluded)}}},
		{"as decided since", func(c *file) {
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "father", Start: day("2026-06-11"), DecidedOn: day("2026-06-11")}}
		}, 5, nil},
		{"leaves before", left("visitor", "2026-06-10"), 4, nil},
	} {
		c := whole()
		if row.change != nil {
			row.change(c)
		}
		got := minutes.CirculationList(nottinghamshire("2026-06-10"), c.g, c.t, c.list, "m1")
		assert.Len(t, got.To, row.to, row.why)
		assert.Equal(t, row.not, got.NotTo, row.why)
		for _, to := range got.To {
			assert.Equal(t, "2026-06-25", to.Due.Due.String(), row.why)
			assert.Zero(t, to.Sent, row.why)
		}
	}
}

func TestCirculationListInOrder(t *testing.T) {
	c := whole()
	left("worker", "2026-06-18")(c)
	left("teacher", "2026-06-18")(c)
	c.of("m1").Versions = nil
	got := minutes.CirculationList(nottinghamshire("2026-06-20"), c.g, c.t, c.list, "m1")
	assert.Equal(t, []minutes.Refusal{{ID: "teacher", Why: coregroup.AccessReason(reason.NoStanding)}, {ID: "worker", Why: coregroup.AccessReason(reason.NoStanding)}}, got.NotTo)
	assert.Len(t, got.To, 3)
	assert.True(t, got.To[0].Sent.IsZero(), "nothing was sent")
	assert.Equal(t, got.To, got.ToSend())
	got = minutes.CirculationList(nottinghamshire(now), whole().g, whole().t, whole().list, "m1")
	assert.Len(t, got.To, 5)
	assert.Empty(t, got.ToSend(), "everyone has had them")
}

// Versions that correct each other are refused by Validate, and judged all the same.
func TestVersionsThatCorrectEachOther(t *testing.T) {
	c := whole()
	c.of("m1").Versions[0].Corrects = 2
	c.of("m1").Versions = append(c.of("m1").Versions, minutes.Version{Number: 2, Corrects: 1})
	assert.Error(t, minutes.Validate(c.list, c.g, c.t))
	assert.NotEmpty(t, all(nottinghamshire(now), c))
}
