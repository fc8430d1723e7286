package childprotection_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

var sinkFindings []procedure.Finding

func BenchmarkReview(b *testing.B) {
	basis := basis("2040-01-11")
	for _, s := range []struct {
		name string
		size
	}{
		{"year", aYear}, {"10 times the meetings", size{9, 90, 25, 24}}, {"100 times the meetings", size{9, 900, 25, 24}},
		{"10 times the members", size{90, 9, 25, 24}}, {"100 times the members", size{900, 9, 25, 24}},
		{"10 times the tasks", size{9, 9, 250, 24}}, {"100 times the tasks", size{9, 9, 2500, 24}},
		{"10 times the visits", size{9, 9, 25, 240}}, {"100 times the visits", size{9, 9, 25, 2400}},
	} {
		c := year(s.size)
		if s.name == "year" {
			basis.On = day("2027-01-11")
		} else {
			basis.On = day("2040-01-11")
		}
		var r childprotection.Reviewer
		found, err := r.AppendFindings(nil, basis, &c)
		require.NoError(b, err)
		made := slices.Clone(found)
		b.Run(s.name+"/rules", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				found, _ = r.AppendFindings(found[:0], basis, &c)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(made)), "ns/finding")
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "cases/s")
			b.ReportMetric(float64(len(made)), "findings")
		})
		b.Run(s.name+"/walk", func(b *testing.B) {
			for b.Loop() {
				sinkFindings = walk(sinkFindings[:0], &c, made)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(made)), "ns/finding")
		})
	}
}

var sinkRecorded int

// walk looks at every record of a case once, and appends as many ready-made findings.
func walk(dst []procedure.Finding, c *childprotection.Case, made []procedure.Finding) []procedure.Finding {
	n := 0
	count := func(recorded bool) {
		if recorded {
			n++
		}
	}
	for i := range c.Children {
		count(!c.Children[i].Born.IsZero())
	}
	for i := range c.Members {
		m := &c.Members[i]
		count(m.IsProfessional() && m.Agency != "")
	}
	for i := range c.Meetings {
		m := &c.Meetings[i]
		count(m.Chair != "")
		for j := range m.Invitations {
			count(!m.Invitations[j].Sent.IsZero())
		}
	}
	for i := range c.Visits {
		count(!c.Visits[i].Made.IsZero())
	}
	for i := range c.Plan.Revisions {
		r := &c.Plan.Revisions[i]
		for j := range r.Tasks {
			t := &r.Tasks[j]
			count(!t.Description.IsBlank())
			count(!t.Quantity.IsBlank())
			count(!t.MeasureOfSuccess.IsBlank())
			count(!t.Due.IsZero())
		}
	}
	for i := range c.Minutes {
		m := &c.Minutes[i]
		for j := range m.Attendance {
			count(m.Attendance[j].How != 0)
		}
		for j := range m.Contributions {
			count(!m.Contributions[j].Achieved.IsBlank())
			count(!m.Contributions[j].Contact.IsBlank())
		}
		for j := range m.Actions {
			count(!m.Actions[j].Description.IsBlank())
		}
		for j := range m.Versions {
			for k := range m.Versions[j].Sendings {
				count(!m.Versions[j].Sendings[k].On.IsZero())
			}
		}
	}
	sinkRecorded = n
	return append(dst, made...)
}

func BenchmarkParseCase(b *testing.B) {
	c := year(aYear)
	data, err := json.Marshal(c)
	require.NoError(b, err)
	type plain childprotection.Case
	b.Run("strict", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := childprotection.ParseCase(data); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			var c plain
			if err := json.Unmarshal(data, &c); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// From the second case of the same size on a review takes no memory.
func TestReviewerDoesNotAllocate(t *testing.T) {
	c := year(aYear)
	b := basis("2027-01-11")
	var r childprotection.Reviewer
	findings, err := r.AppendFindings(nil, b, &c)
	require.NoError(t, err)
	assert.Greater(t, len(findings), 1000)
	assert.Zero(t, testing.AllocsPerRun(10, func() { findings, _ = r.AppendFindings(findings[:0], b, &c) }))
}

// What looking ahead costs, beside one review.
func BenchmarkNextChange(b *testing.B) {
	c := year(aYear)
	basis := basis("2026-10-12")
	b.Run("next change", func(b *testing.B) {
		for b.Loop() {
			if _, err := childprotection.NextChange(basis, c); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("a year's timeline", func(b *testing.B) {
		for b.Loop() {
			if _, err := childprotection.Timeline(basis, c, started, started.AddMonths(12)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("365 reviews", func(b *testing.B) {
		var r childprotection.Reviewer
		for b.Loop() {
			on := basis
			for day := range 365 {
				on.On = started.AddDays(day)
				sinkFindings, _ = r.AppendFindings(sinkFindings[:0], on, &c)
			}
		}
	})
}
