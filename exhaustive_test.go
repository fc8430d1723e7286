package childprotection_test

import (
	"math/rand/v2"
	"os"
)

// exhaustive says that the slowest tests look at everything, as .ci/run has them do. Otherwise they look at a drawn part, so
// that nobody waits for them.
var exhaustive = os.Getenv("CHILDPROTECTION_EXHAUSTIVE") != ""

// share returns how many of so many cases a slow test looks at: all, or one in twelve.
func share(all int) int {
	if exhaustive {
		return all
	}
	return (all + 11) / 12
}

// drawn reports whether a slow test looks at one of many things: at each, or at one in twelve. The same seed draws the same.
func drawn(r *rand.Rand) bool { return exhaustive || r.IntN(12) == 0 }
