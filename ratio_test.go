package childprotection_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/safeguarding-go/childprotection"
)

func TestRatio(t *testing.T) {
	for _, c := range []struct {
		count, of int
		want      string
	}{
		{0, 0, "0 of 0"}, {0, 7, "0 of 7 (0.0 %)"}, {7, 7, "7 of 7 (100.0 %)"}, {1, 3, "1 of 3 (33.3 %)"}, {2, 3, "2 of 3 (66.7 %)"},
		{1, 10_000, "1 of 10000 (0.1 %)"}, {9_999, 10_000, "9999 of 10000 (99.9 %)"}, {1, 8, "1 of 8 (12.5 %)"},
	} {
		r := childprotection.Ratio{Count: c.count, Of: c.of}
		assert.Equal(t, c.want, r.String())
		value, ok := r.Value()
		assert.Equal(t, c.of > 0, ok, "of none there is no ratio")
		if ok {
			assert.InDelta(t, float64(c.count)/float64(c.of), value, 1e-9)
		}
	}
	assert.Equal(t, childprotection.Ratio{Count: 1, Of: 7}, childprotection.Timeliness{OnTime: 1, Late: 2, NotDone: 4, Excepted: 8, NotKnown: 16, NoLastDay: 32, ToCome: 64, Undated: 128, Projected: 256}.Ratio())
	assert.Equal(t, childprotection.Ratio{Count: 1, Of: 3}, childprotection.Tally{Yes: 1, No: 2, Excepted: 4, NotKnown: 8, ToCome: 16, Undated: 32}.Ratio())
}
