package childprotection_test

import (
	"encoding/json"
	"fmt"
	"hash/maphash"
	"runtime"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// A basis is shared freely, and a Reviewer keeps nothing of one case for the next: 10,000 cases
// reviewed by several goroutines, each with a Reviewer of its own, give what they give one after
// another, each with a new one.
func TestParallelReviewsAgree(t *testing.T) {
	cases := share(10_000)
	b := basis("2026-06-01")
	key := maphash.MakeSeed()
	type result struct {
		text string
		sum  uint64
	}
	review := func(r *childprotection.Reviewer, room []procedure.Finding, seed int) ([]procedure.Finding, result) {
		c := varied(uint64(seed))
		list, err := r.AppendFindings(room, b, &c)
		if err != nil {
			return list, result{text: err.Error()}
		}
		var sum result
		for _, f := range list {
			sum.sum = sum.sum*31 + maphash.Comparable(key, f)
		}
		if seed%20 == 0 { // written as well
			data, err := json.Marshal(list)
			sum.text = fmt.Sprint(string(data), err)
		}
		return list, sum
	}
	results := make([]result, cases)
	workers := max(4, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			var r childprotection.Reviewer
			var room []procedure.Finding
			for seed := w; seed < cases; seed += workers {
				room, results[seed] = review(&r, room[:0], seed)
			}
		})
	}
	all.Wait()
	reviewed := 0
	for seed, got := range results {
		_, want := review(new(childprotection.Reviewer), nil, seed)
		require.Equal(t, want, got, "seed %d", seed)
		if got.sum != 0 {
			reviewed++
		}
	}
	assert.Greater(t, reviewed, cases/2, "most of the cases hold together")
}
