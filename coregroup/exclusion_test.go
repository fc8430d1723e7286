package coregroup_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
)

func excluding(x coregroup.Exclusion) *coregroup.CoreGroup {
	g := group()
	x.ID, x.Member = "x1", "father1"
	g.Exclusions = []coregroup.Exclusion{x}
	return g
}

func TestExcluded(t *testing.T) {
	decided, start, end := day("2026-07-01"), day("2026-07-06"), day("2026-08-31")
	whole := coregroup.Exclusion{DecidedOn: decided, Start: start, End: end}
	lifted := whole
	lifted.Lifted = day("2026-08-10")
	renewed := whole
	renewed.Renewals = []coregroup.Renewal{{DecidedOn: day("2026-08-20"), Until: day("2026-10-31")}}
	forGood := whole
	forGood.Renewals = []coregroup.Renewal{{DecidedOn: day("2026-08-20")}, {DecidedOn: day("2026-08-21"), Until: day("2026-09-30")}}
	shorter := whole
	shorter.Renewals = []coregroup.Renewal{{Until: day("2026-07-10")}}
	const not, ahead, out = coregroup.NotExcluded, coregroup.ExclusionAhead, coregroup.Excluded
	for _, tc := range []struct {
		why         string
		x           coregroup.Exclusion
		meeting, on string
		want        coregroup.ExclusionStanding
	}{
		{"before the decision it is not known", whole, "2026-07-10", "2026-06-30", not},
		{"decided, for a meeting that it will cover", whole, "2026-07-10", "2026-07-01", out},
		{"decided, not started, for a meeting before", whole, "2026-06-12", "2026-07-05", ahead},
		{"its first day", whole, "2026-06-12", "2026-07-06", out},
		{"its last day", whole, "2026-09-15", "2026-08-31", out},
		{"the day after, for a meeting after", whole, "2026-09-15", "2026-09-01", not},
		{"the day after, for a meeting that it covered", whole, "2026-07-20", "2026-09-01", out},
		{"of no day, while in force", whole, "", "2026-08-01", out},
		{"of no day, after it: whoever was ever left out", whole, "", "2026-09-01", out},
		{"of no day, before it starts", whole, "", "2026-07-03", ahead},
		{"of no day, before it is known", whole, "", "2026-06-30", not},

		{"decided today, starting on Monday: today's papers", coregroup.Exclusion{DecidedOn: day("2026-07-03"), Start: start}, "2026-06-12", "2026-07-03", ahead},
		{"decided today, starting on Monday: papers of a meeting on Tuesday", coregroup.Exclusion{DecidedOn: day("2026-07-03"), Start: start}, "2026-07-07", "2026-07-03", out},
		{"no dates at all: always", coregroup.Exclusion{}, "2020-01-01", "2020-01-01", out},
		{"no start: from the decision", coregroup.Exclusion{DecidedOn: decided}, "2026-06-30", "2026-07-01", out},
		{"no start: not before the decision", coregroup.Exclusion{DecidedOn: decided}, "2026-06-30", "2026-06-30", not},
		{"no decision: from the start", coregroup.Exclusion{Start: start}, "2026-07-05", "2026-07-05", ahead},
		{"no end: still", coregroup.Exclusion{DecidedOn: decided}, "2030-01-01", "2030-01-01", out},

		{"lifted before it was decided: not lifted", coregroup.Exclusion{DecidedOn: decided, Lifted: day("2026-06-01")}, "2026-07-20", "2026-07-20", out},
		{"ended before it was decided: not ended", coregroup.Exclusion{DecidedOn: decided, End: day("2026-06-01")}, "2026-07-20", "2026-07-20", out},
		{"renewed after it was lifted", coregroup.Exclusion{DecidedOn: decided, Lifted: day("2026-08-01"), Renewals: []coregroup.Renewal{{DecidedOn: day("2026-08-15")}}}, "2026-08-20", "2026-08-20", out},
		{"between the lifting and the renewal", coregroup.Exclusion{DecidedOn: decided, Lifted: day("2026-08-01"), Renewals: []coregroup.Renewal{{DecidedOn: day("2026-08-15")}}}, "2026-08-10", "2026-08-10", not},
		{"renewed after it was lifted, for a time that is over", coregroup.Exclusion{DecidedOn: decided, Lifted: day("2026-08-01"), Renewals: []coregroup.Renewal{{DecidedOn: day("2026-08-15"), Until: day("2026-08-31")}}}, "2026-09-20", "2026-09-20", not},
		{"renewed before it was lifted", coregroup.Exclusion{DecidedOn: decided, Lifted: day("2026-08-01"), Renewals: []coregroup.Renewal{{DecidedOn: day("2026-07-15")}}}, "2026-08-20", "2026-08-20", not},
		{"renewed, when is not recorded, and lifted", coregroup.Exclusion{DecidedOn: decided, Lifted: day("2026-08-01"), Renewals: []coregroup.Renewal{{}}}, "2026-08-20", "2026-08-20", out},
		{"lifted: the day before", lifted, "2026-08-09", "2026-08-09", out},
		{"lifted: the day itself", lifted, "2026-08-10", "2026-08-10", not},
		{"lifted: what came from the time before stays out", lifted, "2026-07-20", "2026-09-01", out},
		{"lifted later is not known yet", lifted, "2026-08-20", "2026-08-09", out},
		{"renewed", renewed, "2026-09-15", "2026-10-01", out},
		{"renewed: its new last day", renewed, "2026-10-31", "2026-10-31", out},
		{"renewed: over", renewed, "2026-11-01", "2026-11-01", not},
		{"before the renewal was decided the old end counts", renewed, "2026-09-15", "2026-08-19", out},
		{"before the renewal was decided, a meeting after the old end, told after it", coregroup.Exclusion{DecidedOn: decided, End: day("2026-07-31"), Renewals: renewed.Renewals}, "2026-09-15", "2026-08-10", not},
		{"renewed without an end: for good", forGood, "2030-01-01", "2030-01-01", out},
		{"a renewal never makes it shorter", shorter, "2026-08-31", "2026-08-31", out},
		{"full engagement not right leaves nobody out", coregroup.Exclusion{Extent: coregroup.FullEngagementNotRight}, "2026-07-20", "2026-07-20", not},
		{"no day: whoever was ever left out", whole, "2026-06-12", "", out},
		{"no day, full engagement not right", coregroup.Exclusion{Extent: coregroup.FullEngagementNotRight}, "", "", not},
	} {
		g := excluding(tc.x)
		assert.Equal(t, tc.want, g.Excluded("father1", date(tc.meeting), date(tc.on)), tc.why)
		assert.Equal(t, not, g.Excluded("mother", date(tc.meeting), date(tc.on)), "%s: and nobody else", tc.why)
	}
}

// Excluded between meetings 2 (20 July) and 3 (28 August), and let back before 5
// (13 November): papers of meetings 2, 3 and 5, sent on various days.
func TestAParentExcludedAndReadmitted(t *testing.T) {
	g := excluding(coregroup.Exclusion{DecidedOn: day("2026-08-03"), Lifted: day("2026-11-02")})
	require.NoError(t, g.Validate())
	held := meetings(5)
	for _, tc := range []struct {
		meeting int
		sent    string
		want    coregroup.Extent
	}{
		{2, "2026-07-31", coregroup.All},     // before the decision
		{2, "2026-08-03", coregroup.Nothing}, // the day of it
		{2, "2026-10-01", coregroup.Nothing},
		{2, "2026-11-01", coregroup.Nothing},
		{2, "2026-11-02", coregroup.All}, // let back: this meeting was before the exclusion
		{3, "2026-09-01", coregroup.Nothing},
		{3, "2026-11-02", coregroup.Nothing}, // lifting does not release it
		{3, "2027-05-01", coregroup.Nothing},
		{5, "2026-11-20", coregroup.All},
	} {
		h := held[tc.meeting-1]
		got := g.Audience(nil, coregroup.Recipient{ID: "father1"}, coregroup.Paper{Meeting: h.ID, Day: h.Held, Children: kids("c1")}, day(tc.sent))
		assert.Equal(t, tc.want, got.Extent, "meeting %d, sent %s: %s", tc.meeting, tc.sent, got.Why)
		if tc.want == coregroup.Nothing {
			assert.Equal(t, coregroup.AccessReason(reason.Excluded), got.Why)
		}
	}
	// A release lets meeting 3's papers through, in full or as a summary.
	paper := coregroup.Paper{Meeting: "m3", Day: day("2026-08-28"), Children: kids("c1")}
	for _, tc := range []struct {
		why     string
		release coregroup.Release
		on      string
		want    coregroup.Access
	}{
		{"in full", coregroup.Release{Meeting: "m3", Extent: coregroup.ReleasedFull, DecidedBy: by("p9"), DecidedOn: day("2026-10-01")}, "2026-10-01", coregroup.Access{Extent: coregroup.All, Why: coregroup.AccessReason(reason.Released)}},
		{"as a summary", coregroup.Release{Meeting: "m3", Extent: coregroup.ReleasedSummary, DecidedBy: by("p9"), DecidedOn: day("2026-10-01")}, "2026-10-01", coregroup.Access{Extent: coregroup.Part, Why: coregroup.AccessReason(reason.Released)}},
		{"before it was decided", coregroup.Release{Meeting: "m3", Extent: coregroup.ReleasedFull, DecidedBy: by("p9"), DecidedOn: day("2026-10-01")}, "2026-09-30", coregroup.Access{Extent: coregroup.Nothing, Why: coregroup.AccessReason(reason.Excluded)}},
		{"of another meeting", coregroup.Release{Meeting: "m4", Extent: coregroup.ReleasedFull, DecidedBy: by("p9"), DecidedOn: day("2026-10-01")}, "2026-10-01", coregroup.Access{Extent: coregroup.Nothing, Why: coregroup.AccessReason(reason.Excluded)}},
		{"nobody decided it", coregroup.Release{Meeting: "m3", Extent: coregroup.ReleasedFull, DecidedOn: day("2026-10-01")}, "2026-10-01", coregroup.Access{Extent: coregroup.Nothing, Why: coregroup.AccessReason(reason.Excluded)}},
		{"no day", coregroup.Release{Meeting: "m3", Extent: coregroup.ReleasedFull, DecidedBy: by("p9")}, "2026-10-01", coregroup.Access{Extent: coregroup.Nothing, Why: coregroup.AccessReason(reason.Excluded)}},
		{"of nothing", coregroup.Release{Meeting: "m3", DecidedBy: by("p9"), DecidedOn: day("2026-10-01")}, "2026-10-01", coregroup.Access{Extent: coregroup.Nothing, Why: coregroup.AccessReason(reason.Excluded)}},
	} {
		g.Exclusions[0].Releases = []coregroup.Release{tc.release}
		assert.Equal(t, tc.want, g.Audience(nil, coregroup.Recipient{ID: "father1"}, paper, day(tc.on)), tc.why)
	}
	g.Exclusions[0].Releases = []coregroup.Release{{Meeting: "m3", Extent: coregroup.ReleasedFull, DecidedBy: by("p9"), DecidedOn: day("2026-10-01")}}
	paper.Children = kids("c2")
	assert.Equal(t, coregroup.Access{Extent: coregroup.Nothing, Why: coregroup.AccessReason(reason.OtherChildren)}, g.Audience(nil, coregroup.Recipient{ID: "father1"}, paper, day("2026-10-01")), "a release does not reach other children's papers")
	assert.Equal(t, coregroup.ReleasedNothing, g.Released("mother", "m3", day("2026-08-28"), day("2026-10-01")))
	g.Exclusions = append([]coregroup.Exclusion{{ID: "x0", Member: "teacher"}}, g.Exclusions...)
	assert.Equal(t, coregroup.ReleasedFull, g.Released("father1", "m3", day("2026-08-28"), day("2026-10-01")), "past somebody else's")
	assert.Equal(t, "exclusion/x1", coregroup.AppendFindings(nil, nottinghamshire("2026-10-01"), g, nil, procedure.RuleExclusionDebated)[0].Subject.String(), "past one that the clause is not about")
	g.Member("father1").NotMember = yes
	paper.Children = kids("c1")
	assert.Equal(t, coregroup.Access{Extent: coregroup.All, Why: coregroup.AccessReason(reason.Released)}, g.Audience(nil, coregroup.Recipient{ID: "father1"}, paper, day("2026-10-01")), "a release is a standing to a parent who is no member")
	g.Members = g.Members[2:]
	assert.Equal(t, coregroup.Access{Extent: coregroup.Nothing, Why: coregroup.AccessReason(reason.NoStanding)}, g.Audience(nil, coregroup.Recipient{ID: "father1"}, paper, day("2026-10-01")), "but not to someone whom the group does not know")
}

// Someone left out by two exclusions needs a release of each, and the least counts.
func TestTwoExclusionsOfOnePerson(t *testing.T) {
	release := func(extent coregroup.ReleaseExtent) []coregroup.Release {
		return []coregroup.Release{{Meeting: "m1", Extent: extent, DecidedBy: by("p9"), DecidedOn: day("2026-07-01")}}
	}
	for _, tc := range []struct {
		why    string
		second coregroup.Exclusion
		want   coregroup.ReleaseExtent
	}{
		{"the second releases nothing", coregroup.Exclusion{}, coregroup.ReleasedNothing},
		{"the second releases a summary", coregroup.Exclusion{Releases: release(coregroup.ReleasedSummary)}, coregroup.ReleasedSummary},
		{"both release all", coregroup.Exclusion{Releases: release(coregroup.ReleasedFull)}, coregroup.ReleasedFull},
		{"the second is not known yet", coregroup.Exclusion{DecidedOn: day("2026-08-01")}, coregroup.ReleasedFull},
		{"an extent that there is not", coregroup.Exclusion{Releases: release(99)}, coregroup.ReleasedNothing},
	} {
		g := excluding(coregroup.Exclusion{Releases: release(coregroup.ReleasedFull)})
		tc.second.ID, tc.second.Member = "x2", "father1"
		g.Exclusions = append(g.Exclusions, tc.second)
		for range 2 {
			assert.Equal(t, tc.want, g.Released("father1", "m1", day("2026-06-12"), day("2026-07-10")), tc.why)
			g.Exclusions[0], g.Exclusions[1] = g.Exclusions[1], g.Exclusions[0]
		}
	}
	// The first was lifted, and its release does not defeat the second.
	g := excluding(coregroup.Exclusion{DecidedOn: day("2026-06-01"), Lifted: day("2026-06-20"), Releases: []coregroup.Release{{Meeting: "m1", Extent: coregroup.ReleasedFull, DecidedBy: by("p9"), DecidedOn: day("2026-06-15")}}})
	g.Exclusions = append(g.Exclusions, coregroup.Exclusion{ID: "x2", Member: "father1", DecidedOn: day("2026-07-01")})
	paper := coregroup.Paper{Meeting: "m1", Day: day("2026-06-12"), Children: kids("c1")}
	assert.Equal(t, coregroup.AccessReason(reason.Excluded), g.Audience(nil, coregroup.Recipient{ID: "father1"}, paper, day("2026-07-10")).Why)
	assert.Equal(t, coregroup.All, g.Audience(nil, coregroup.Recipient{ID: "father1"}, paper, day("2026-06-25")).Extent)
}

// A meeting in two sittings, of which an exclusion covers the second only.
func TestAMeetingInTwoSittings(t *testing.T) {
	g := excluding(coregroup.Exclusion{DecidedOn: day("2026-06-15"), Lifted: day("2026-07-01")})
	paper := coregroup.Paper{Meeting: "m1", Day: day("2026-06-12"), LastDay: day("2026-06-19"), Children: kids("c1")}
	to := coregroup.Recipient{ID: "father1"}
	assert.Equal(t, coregroup.AccessReason(reason.Excluded), g.Audience(nil, to, paper, day("2026-07-10")).Why)
	g.Exclusions[0].Releases = []coregroup.Release{{Meeting: "m1", Extent: coregroup.ReleasedFull, DecidedBy: by("p9"), DecidedOn: day("2026-06-20")}}
	assert.Equal(t, coregroup.AccessReason(reason.Released), g.Audience(nil, to, paper, day("2026-07-10")).Why)
	paper.LastDay = noDate
	assert.Equal(t, coregroup.AccessReason(reason.Linked), g.Audience(nil, to, paper, day("2026-07-10")).Why)
}

func TestExclusionDebated(t *testing.T) {
	full := coregroup.Exclusion{DecidedOn: day("2026-06-01"), DecidedBy: by("p9"), Reasons: "reasons", Debated: yes, Start: day("2026-06-01")}
	for _, tc := range []struct {
		why    string
		change func(x *coregroup.Exclusion)
		want   brief
	}{
		{"debated, with all three", nil, brief{"exclusion/x1", procedure.Met, "", 0}},
		{"debated, with none of the three", func(x *coregroup.Exclusion) { *x = coregroup.Exclusion{Debated: yes} }, brief{"exclusion/x1", procedure.NotMet, "decidedBy, decidedOn, reasons", 0}},
		{"not debated", func(x *coregroup.Exclusion) { x.Debated = no }, brief{"exclusion/x1", procedure.NotMet, "debated", 0}},
		{"not debated, and it did not arise later", func(x *coregroup.Exclusion) { x.Debated, x.AroseLater = 0, no }, brief{"exclusion/x1", procedure.NotMet, "debated", 0}},
		{"neither recorded", func(x *coregroup.Exclusion) { x.Debated = 0 }, brief{"exclusion/x1", procedure.Undetermined, "debated", 0}},
		{"arose later", func(x *coregroup.Exclusion) { x.Debated, x.AroseLater = 0, yes }, brief{"exclusion/x1", procedure.NotApplicable, "", 0}},
		{"arose later, the three still required", func(x *coregroup.Exclusion) { x.AroseLater, x.Reasons = yes, " " }, brief{"exclusion/x1", procedure.NotMet, "reasons", 0}},
		{"full engagement not right is debated too", func(x *coregroup.Exclusion) { x.Extent, x.Debated = coregroup.FullEngagementNotRight, no }, brief{"exclusion/x1", procedure.NotMet, "debated", 0}},
		{"not decided yet", func(x *coregroup.Exclusion) { x.DecidedOn = day("2026-09-16") }, brief{"case", procedure.NotApplicable, "", 0}},
	} {
		x := full
		if tc.change != nil {
			tc.change(&x)
		}
		got := coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), excluding(x), nil, procedure.RuleExclusionDebated)
		assert.Equal(t, []brief{tc.want}, briefly(got), tc.why)
		assert.Equal(t, "N 3.9a", got[0].Clause)
	}
	// The clause is cited from the edition in force on the day of the decision; the
	// library's own clauses belong to every one.
	later := procedure.Nottinghamshire()
	later.Effective = day("2026-06-02")
	b := basis("2026-09-15", later)
	assert.Equal(t, procedure.Undetermined, coregroup.AppendFindings(nil, b, excluding(full), nil, procedure.RuleExclusionDebated)[0].Outcome)
	assert.Equal(t, "L 1", coregroup.AppendFindings(nil, b, excluding(full), nil, procedure.RuleInformedThroughFamily)[0].Clause)
	g := excluding(full)
	g.Exclusions[0].Member = "teacher"
	assert.Equal(t, []brief{{"case", procedure.NotApplicable, "", 0}}, briefly(coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), g, nil, procedure.RuleExclusionDebated)), "the clause is about parents")
	ended := excluding(full)
	for i := range ended.Children {
		ended.Children[i].OnPlan[0].To = day("2026-09-01")
	}
	assert.Equal(t, procedure.Met, coregroup.AppendFindings(nil, nottinghamshire("2026-09-15"), ended, nil, procedure.RuleExclusionDebated)[0].Outcome, "judged whenever it happened")
}

func TestExclusionAlternatives(t *testing.T) {
	none := coregroup.Alternative{NotAppropriate: yes, Reason: "why", DecidedBy: by("p9")}
	for _, tc := range []struct {
		why                    string
		informed, contributing coregroup.Alternative
		start                  string
		want                   procedure.Outcome
		missing                string
		throughFamily          procedure.Outcome
	}{
		{"a way for each", coregroup.Alternative{Way: coregroup.ThroughSocialWorker}, coregroup.Alternative{Way: coregroup.InWriting}, "", procedure.Met, "", procedure.Met},
		{"neither", coregroup.Alternative{}, coregroup.Alternative{}, "", procedure.NotMet, "contributing, informed", procedure.NotApplicable},
		{"neither, but it has not started", coregroup.Alternative{}, coregroup.Alternative{}, "2026-09-16", procedure.Pending, "", procedure.NotApplicable},
		{"none appropriate, with reason and who decided", none, none, "", procedure.Met, "", procedure.NotApplicable},
		{"none appropriate, nobody decided", coregroup.Alternative{NotAppropriate: yes, Reason: "why"}, none, "", procedure.NotMet, "informed", procedure.NotApplicable},
		{"none appropriate, no reason", none, coregroup.Alternative{NotAppropriate: yes, DecidedBy: by("p9")}, "", procedure.NotMet, "contributing", procedure.NotApplicable},
		{"a way to be informed, none to contribute", coregroup.Alternative{Way: coregroup.InWriting}, none, "", procedure.Met, "", procedure.Met},
		{"found only later", coregroup.Alternative{Way: coregroup.ThroughFamily, DecidedOn: day("2026-09-16")}, coregroup.Alternative{Way: coregroup.InWriting, DecidedOn: day("2026-09-15")}, "", procedure.NotMet, "informed", procedure.Met},
		{"informed through a relative", coregroup.Alternative{Way: coregroup.ThroughFamily}, coregroup.Alternative{Way: coregroup.InWriting}, "", procedure.Met, "", procedure.NotMet},
		{"contributing through a child", coregroup.Alternative{Way: coregroup.ThroughAdvocate}, coregroup.Alternative{Way: coregroup.ThroughChild}, "", procedure.Met, "", procedure.NotMet},
	} {
		g := excluding(coregroup.Exclusion{Informed: tc.informed, Contributing: tc.contributing, Start: date(tc.start)})
		b := nottinghamshire("2026-09-15")
		got := coregroup.AppendFindings(nil, b, g, nil, procedure.RuleExclusionAlternatives)
		assert.Equal(t, []brief{{"exclusion/x1", tc.want, tc.missing, 0}}, briefly(got), tc.why)
		safety := coregroup.AppendFindings(nil, b, g, nil, procedure.RuleInformedThroughFamily)
		require.Len(t, safety, 1)
		assert.Equal(t, tc.throughFamily, safety[0].Outcome, tc.why)
		assert.Equal(t, "L 1", safety[0].Clause)
		if safety[0].Outcome == procedure.NotMet {
			assert.Equal(t, procedure.PrioritySafety, safety[0].Priority())
		}
	}
}
