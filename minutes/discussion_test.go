package minutes_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
)

// in changes the minutes of a meeting.
func in(meeting procedure.MeetingID, change func(m *minutes.Minutes)) func(c *file) {
	return func(c *file) { change(c.of(meeting)) }
}

func TestPreviousNotesReviewed(t *testing.T) {
	const subject = "meeting/m2"
	notes := func(p minutes.PreviousNotes) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { m.Previous = p })
	}
	county(t, procedure.RulePreviousNotesReviewed, "N 3.17b",
		want{why: "the first meeting under a plan that began anew", change: and(again, in("m3", func(m *minutes.Minutes) { m.Previous = minutes.PreviousNotes{} })), subject: "meeting/m3", outcome: notApplicable},
		want{why: "there are none at the first", subject: "meeting/m1", outcome: notApplicable},
		want{why: "reviewed and accurate", change: notes(minutes.PreviousNotes{Reviewed: yes, Accurate: yes}), subject: subject, outcome: met},
		want{why: "reviewed and corrected", change: notes(minutes.PreviousNotes{Reviewed: yes, Accurate: no, Corrections: "x"}), subject: subject, outcome: met},
		want{why: "wrong, and not corrected", change: notes(minutes.PreviousNotes{Reviewed: yes, Accurate: no, Corrections: " \n"}), subject: subject, outcome: notMet, missing: "corrections", path: "/minutes/1/previous/corrections"},
		want{why: "not reviewed", change: notes(minutes.PreviousNotes{Reviewed: no, Accurate: yes}), subject: subject, outcome: notMet, missing: "reviewed", path: "/minutes/1/previous/reviewed"},
		want{why: "nothing recorded", change: notes(minutes.PreviousNotes{}), subject: subject, outcome: notMet, missing: "corrections, reviewed", path: "/minutes/1/previous"},
	)
}

func TestMattersRecorded(t *testing.T) {
	matter := func(change func(m *minutes.Matter)) func(c *file) {
		return in("m1", func(m *minutes.Minutes) { change(&m.Matters[0]) })
	}
	const subject = "matter/t1@m1"
	county(t, procedure.RuleMattersRecorded, "N 3.17c",
		want{why: "complete", subject: subject, outcome: met, path: "/minutes/0/matters/0"},
		want{why: "without a description", change: matter(func(m *minutes.Matter) { m.Description = " " }), subject: subject, outcome: notMet, missing: "description", path: "/minutes/0/matters/0/description"},
		want{why: "about nothing", change: matter(func(m *minutes.Matter) { m.About = nil }), subject: subject, outcome: notMet, missing: "about", path: "/minutes/0/matters/0/about"},
		want{why: "about a child", change: matter(func(m *minutes.Matter) { m.About, m.Children = nil, kids("c1") }), subject: subject, outcome: met},
		want{why: "a strength is about what its list says", subject: "matter/s1@m1", outcome: met, path: "/minutes/0/strengths/0"},
		want{why: "a blank strength", change: in("m1", func(m *minutes.Minutes) { m.Strengths[0].Description = "" }), subject: "matter/s1@m1", outcome: notMet, missing: "description"},
		want{why: "nothing at all", change: in("m1", func(m *minutes.Minutes) {
			m.WorksWell, m.DoDifferently, m.Strengths, m.Worries, m.SupportRight, m.Matters = nil, nil, nil, nil, nil, nil
		}), subject: "meeting/m1", outcome: notMet, missing: "matters", path: "/minutes/0/matters"},
	)
}

func TestWhatWasSaid(t *testing.T) {
	const subject = "meeting/m1"
	bexley(t, procedure.RuleWorksWell, "B 6a",
		want{why: "both", subject: subject, outcome: met},
		want{why: "nothing that works", change: in("m1", func(m *minutes.Minutes) { m.WorksWell = nil }), subject: subject, outcome: notMet, missing: "worksWell", path: "/minutes/0/worksWell"},
		want{why: "nothing to do differently", change: in("m1", func(m *minutes.Minutes) { m.DoDifferently[0].Description = "" }), subject: subject, outcome: notMet, missing: "doDifferently", path: "/minutes/0/doDifferently"},
		want{why: "to come", change: toCome, subject: "meeting/m4", outcome: pending},
		want{why: "without minutes", change: unwritten("m1"), subject: subject, outcome: undetermined},
	)
	bexley(t, procedure.RuleStrengthsAndWorries, "B 6c",
		want{why: "both", subject: subject, outcome: met},
		want{why: "no strength", change: in("m1", func(m *minutes.Minutes) { m.Strengths = nil }), subject: subject, outcome: notMet, missing: "strengths", path: "/minutes/0/strengths"},
		want{why: "worries of professionals only", change: in("m1", func(m *minutes.Minutes) { m.Worries = m.Worries[1:] }), subject: subject, outcome: notMet, missing: "worries", path: "/minutes/0/worries"},
	)
	bexley(t, procedure.RuleWorriesShared, "B 4c",
		want{why: "all three", subject: subject, outcome: met},
		want{why: "no worry of the family", change: in("m1", func(m *minutes.Minutes) { m.Worries = m.Worries[1:] }), subject: subject, outcome: notMet, missing: "worries"},
		want{why: "no worry of professionals", change: in("m1", func(m *minutes.Minutes) { m.Worries = m.Worries[:1] }), subject: subject, outcome: notMet, missing: "worries"},
		want{why: "whose worry it is, is not said", change: in("m1", func(m *minutes.Minutes) { m.Worries[0].By = 0 }), subject: subject, outcome: notMet, missing: "worries"},
		want{why: "whether the support is right", change: in("m1", func(m *minutes.Minutes) { m.SupportRight = nil }), subject: subject, outcome: notMet, missing: "supportRight", path: "/minutes/0/supportRight"},
	)
}
