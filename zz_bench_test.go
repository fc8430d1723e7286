package childprotection_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection"
)

func BenchmarkYearReview(b *testing.B) {
	bb := basis("2027-01-11")
	c := apart(year(aYear))
	for b.Loop() {
		if _, err := childprotection.Review(bb, c); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkYearReviewer(b *testing.B) {
	bb := basis("2027-01-11")
	c := apart(year(aYear))
	var r childprotection.Reviewer
	list, _ := r.AppendFindings(nil, bb, &c)
	b.ReportAllocs()
	for b.Loop() {
		list, _ = r.AppendFindings(list[:0], bb, &c)
	}
}
