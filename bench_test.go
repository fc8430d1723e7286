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
		c := apart(year(s.size))
		if s.name == "year" {
			basis.On = day("2027-01-11")
		} else {
			basis.On = day("2040-01-11")
		}
		var r childprotection.Reviewer
		found, err := r.AppendFindings(nil, basis, &c)
		require.NoError(b, err)
		made := slices.Clone(found)
		var walked float64 // nanoseconds for each case
		b.Run(s.name+"/walk", func(b *testing.B) {
			for b.Loop() {
				sinkFindings = walk(sinkFindings[:0], &c, made)
			}
			walked = float64(b.Elapsed().Nanoseconds()) / float64(b.N)
			b.ReportMetric(walked/float64(len(made)), "ns/finding")
		})
		b.Run(s.name+"/rules", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				found, _ = r.AppendFindings(found[:0], basis, &c)
			}
			reviewed := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
			b.ReportMetric(reviewed/float64(len(made)), "ns/finding")
			b.ReportMetric(1e9/reviewed, "cases/s")
			b.ReportMetric(float64(len(made)), "findings")
			if walked > 0 {
				b.ReportMetric(reviewed/walked, "walks")
			}
		})
		b.Run(s.name+"/again", func(b *testing.B) { // without checking the case again
			b.ReportAllocs()
			for b.Loop() {
				found, _ = r.AppendAgain(found[:0], basis)
			}
			reviewed := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
			b.ReportMetric(reviewed/float64(len(made)), "ns/finding")
			if walked > 0 {
				b.ReportMetric(reviewed/walked, "walks")
			}
		})
	}
}

// What one review costs that keeps no memory for the next.
func BenchmarkOneReview(b *testing.B) {
	basis, c := basis("2027-01-11"), apart(year(aYear))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := childprotection.Review(basis, c); err != nil {
			b.Fatal(err)
		}
	}
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

// However large a case is: from the second of its size on a review takes no memory.
func TestReviewerDoesNotAllocateForLargeCases(t *testing.T) {
	for _, s := range []size{{130, 2, 25, 24}, {9, 130, 25, 24}, {9, 9, 600, 24}, {9, 9, 25, 600}} {
		c := year(s)
		for i := range 100 {
			c.Minutes[0].Matters[0].NotFor = append(c.Minutes[0].Matters[0].NotFor, id[procedure.MemberID]("x", i))
		}
		b := basis("2040-01-11")
		var r childprotection.Reviewer
		findings, err := r.AppendFindings(nil, b, &c)
		require.NoError(t, err)
		assert.Zero(t, testing.AllocsPerRun(2, func() { findings, _ = r.AppendFindings(findings[:0], b, &c) }), "%v", s)
	}
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
