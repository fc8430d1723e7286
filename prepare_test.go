package childprotection_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/schedule"
)

// ahead returns the core group meetings to come as on a day.
func ahead(c *childprotection.Case, on calendar.Date) []procedure.MeetingID {
	var list []procedure.MeetingID
	for i := range c.Meetings {
		if m := &c.Meetings[i]; m.Kind == schedule.CoreGroup && !m.ArrangedFor(on).IsZero() {
			list = append(list, m.ID)
		}
	}
	return list
}

func prepared(t *testing.T, b procedure.Basis, c childprotection.Case, meeting procedure.MeetingID) childprotection.Preparation {
	t.Helper()
	p, err := childprotection.Prepare(b, c, meeting)
	require.NoError(t, err)
	return p
}

func (p people) has(id procedure.MemberID) bool { return slices.Contains(p, id) }

type people []procedure.MemberID

func invited(p childprotection.Preparation) (list people) {
	for _, i := range p.Invitations {
		list = append(list, i.ID)
	}
	return list
}

// The father of the shipped case is left out from August on: nothing is made for him, and nobody's
// steps or agenda name him.
func TestPrepareLeavesOutWhoIsLeftOut(t *testing.T) {
	c := shippedCases(t)["excluded-parent"]
	p := prepared(t, basis("2026-10-23"), c, "m8")
	assert.Equal(t, 8, p.Number)
	assert.Equal(t, "2026-11-12", p.Day.String())
	assert.Equal(t, procedure.MemberID("social-worker"), p.Chair)
	assert.Equal(t, coregroup.ChairUsual, p.Proposal.Options[0].Why)
	assert.Contains(t, p.Proposal.Options[0].People, p.Chair)
	assert.False(t, invited(p).has("father"))
	assert.True(t, invited(p).has("mother"))
	assert.Contains(t, p.Circulation.NotTo, minutes.Refusal{ID: "father", Why: coregroup.AccessReason(reason.Excluded)})
	assert.NotEmpty(t, p.ForChair.Items)
	assert.Equal(t, minutes.ForChair, p.ForChair.Audience)
	for _, x := range p.People {
		if x.ID == "father" {
			assert.Equal(t, coregroup.AccessReason(reason.Excluded), x.Agenda.Refused)
			assert.Equal(t, coregroup.AccessReason(reason.Excluded), x.Steps.Refused)
			assert.Empty(t, x.Agenda.Items)
			assert.Empty(t, x.Steps.Steps)
			continue
		}
		assert.NotEmpty(t, x.Agenda.Items, x.ID)
		assert.NotEmpty(t, x.Steps.Steps, x.ID)
		assert.NotContains(t, fmt.Sprint(x.Steps), "father", x.ID)
	}
	before := prepared(t, basis("2026-07-20"), c, "m5")
	assert.True(t, invited(before).has("father"), "before the decision he was invited")
}

// Whoever each part is for, what they may have and who is on which list agree with each other, for
// every shipped case on many days, and for cases with all sorts of things in them.
func TestPrepareAgreesWithItself(t *testing.T) {
	made := 0
	check := func(name string, b procedure.Basis, c childprotection.Case) {
		for _, meeting := range ahead(&c, b.On) {
			p := prepared(t, b, c, meeting)
			made++
			at := fmt.Sprintf("%s: %s as on %v", name, meeting, b.On)
			require.Equal(t, meeting, p.ForChair.Meeting, at)
			for _, i := range p.Invitations {
				require.Equal(t, coregroup.NotExcluded, c.Excluded(i.ID, p.Day, b.On), at)
			}
			for n, x := range p.People {
				require.True(t, n == 0 || p.People[n-1].ID < x.ID, "%s: each once, in order", at)
				require.Equal(t, minutes.Circulated, x.Agenda.Audience, at)
				require.Equal(t, []procedure.MemberID{x.ID, x.ID}, []procedure.MemberID{x.Agenda.For, x.Steps.For}, at)
				if c.Excluded(x.ID, p.Day, b.On) != coregroup.NotExcluded {
					require.Empty(t, x.Agenda.Items, at)
					require.Empty(t, x.Steps.Steps, at)
				}
				for _, item := range x.Agenda.Items {
					require.NotContains(t, []minutes.ItemKind{minutes.ExclusionToRecord, minutes.Distressing, minutes.ChairPrompt}, item.Kind, at)
					require.Empty(t, item.NotFor, at)
				}
			}
			for _, i := range p.Invitations {
				require.True(t, slices.ContainsFunc(p.People, func(x childprotection.Prepared) bool { return x.ID == i.ID }), at)
			}
			for _, to := range p.Circulation.To {
				require.Equal(t, coregroup.NotExcluded, c.Excluded(to.ID, p.Day, b.On), at)
				require.True(t, c.Member(to.ID).IsMember(p.Day), at)
			}
			quiet(t, p)
		}
	}
	b := basis("2026-01-12")
	for name, c := range shippedCases(t) {
		days(c, func(on calendar.Date) {
			b.On = on
			check(name, b, c)
		})
	}
	for seed := range uint64(60) {
		if c := varied(seed); c.Validate() == nil {
			b.On = started.AddDays(int(seed))
			check("varied", b, c)
		}
	}
	assert.Greater(t, made, 50)
}

// Nothing that is dated later, and no order, changes what is made ready, but for who is to join or to
// leave by the day of the meeting: that is arranged beforehand.
func TestPrepareKnowsNothingLater(t *testing.T) {
	b, made := basis("2026-01-12"), 0
	r := rand.New(rand.NewPCG(1, 9))
	for name, c := range shippedCases(t) {
		days(c, func(on calendar.Date) {
			b.On = on
			cut := shuffled(r, until(on, c))
			for i := range c.Members {
				if m := cut.Member(c.Members[i].ID); m == nil || !slices.Equal(m.Periods, c.Members[i].Periods) {
					return
				}
			}
			for _, meeting := range ahead(&cut, on) {
				p, q := prepared(t, b, c, meeting), prepared(t, b, cut, meeting)
				require.Equal(t, p.Circulation, q.Circulation, "%s as on %v", name, on)
				require.ElementsMatch(t, invited(p), invited(q), "%s as on %v", name, on)
				require.Equal(t, p.People, q.People, "%s as on %v", name, on)
				require.Equal(t, p.ForChair, q.ForChair, "%s as on %v", name, on)
				made++
			}
		})
	}
	assert.Greater(t, made, 10)
}

func TestPrepareErrors(t *testing.T) {
	c := shippedCases(t)["complete"]
	c.Meetings = append(c.Meetings, schedule.Meeting{ID: "talk", Kind: schedule.ProfessionalsDiscussion, Bookings: []schedule.Booking{{Day: day("2026-12-01")}}})
	for name, row := range map[string]struct {
		on      string
		meeting procedure.MeetingID
	}{
		"no such meeting": {"2026-11-20", "m99"}, "no meeting": {"2026-11-20", ""}, "held": {"2026-11-20", "m8"},
		"its day has passed": {"2026-12-18", "m9"}, "not arranged yet": {"2026-11-11", "m9"}, "no core group": {"2026-11-20", "talk"},
	} {
		p, err := childprotection.Prepare(basis(row.on), c, row.meeting)
		assert.EqualError(t, err, "/meeting: must be the id of a core group meeting to come", name)
		assert.Zero(t, p, name)
	}
	c.Members[1].ID = c.Members[0].ID
	_, err := childprotection.Prepare(procedure.Basis{}, c, "m9")
	var problems procedure.Problems
	require.ErrorAs(t, err, &problems)
	_, err = childprotection.Review(procedure.Basis{}, c)
	var review procedure.Problems
	require.ErrorAs(t, err, &review)
	assert.Subset(t, problems, review)
}

// Who is not to be invited is told of, with why: nobody is passed over in silence.
func TestPrepareSaysWhoIsNotInvited(t *testing.T) {
	c := shippedCases(t)["siblings"]
	c.Member("father-one").LinkedTo = nil
	c.Members = append(c.Members, coregroup.Member{ID: "child", Roles: []procedure.Role{procedure.Child}, Child: c.Children[0].ID})
	b := basis("2026-10-02")
	p := prepared(t, b, c, ahead(&c, b.On)[0])
	assert.Equal(t, []minutes.Refusal{{ID: "child", Why: coregroup.AccessReason(reason.ChildUndecided)}, {ID: "father-one", Why: coregroup.AccessReason(reason.LinkNotRecorded)}}, p.NotInvited)
	assert.Len(t, p.People, len(p.Invitations)+2)
	_, err := json.Marshal(p)
	assert.ErrorContains(t, err, "childprotection: a preparation has no JSON")
	_, err = json.Marshal(p.ForChair)
	assert.ErrorContains(t, err, "minutes: a form has no JSON")
	_, err = json.Marshal(p.ForChair.Items[0])
	assert.ErrorContains(t, err, "minutes: a form has no JSON")
	list, err := json.Marshal(p.Circulation)
	require.NoError(t, err)
	assert.Contains(t, string(list), `"notTo":[{"id":"child","why":"child undecided"}`)

	// A child may have papers and not attend.
	c.Members[len(c.Members)-1].Papers = coregroup.PapersDecision{Receives: yes, DecidedBy: procedure.Person{Role: procedure.TeamManager, ID: "team-manager"}, DecidedOn: day("2026-09-01")}
	p = prepared(t, b, c, p.Meeting)
	assert.Equal(t, minutes.Refusal{ID: "child", Why: coregroup.AccessReason(reason.ChildUndecided)}, p.NotInvited[0])
	for _, x := range p.People {
		assert.Equal(t, x.ID == "father-one", x.Agenda.Refused != coregroup.NoReason, x.ID)
	}
}

// Without a procedure in force, or a chair, there is little to say, and no panic.
func TestPrepareWithLittle(t *testing.T) {
	c := shippedCases(t)["complete"]
	late := procedure.Nottinghamshire()
	late.Effective = day("2030-01-01")
	p := prepared(t, basis("2026-11-20", late), c, "m9")
	assert.Empty(t, p.Proposal.Options)
	assert.Equal(t, coregroup.AccessReason(reason.NotKnown), p.ForChair.Refused)
	c.Meetings[len(c.Meetings)-1].Chair = ""
	p = prepared(t, basis("2026-11-20"), c, "m9")
	assert.Empty(t, p.ForChair.Items, "nobody is down to chair")
	assert.NotEmpty(t, p.People[0].Agenda.Items)
}
