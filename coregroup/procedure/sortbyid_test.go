package procedure_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Positions are sorted as a stable sort does it: numbered ids, which come in a few runs, as well as
// ids that come in no order, and with several of one id.
func TestSortByID(t *testing.T) {
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(seed, 5))
		ids := make([]procedure.TaskID, random.IntN(60))
		for i := range ids {
			switch seed % 4 {
			case 0:
				ids[i] = procedure.TaskID(fmt.Sprintf("t%d", i))
			case 1:
				ids[i] = procedure.TaskID(fmt.Sprintf("t%d", i/3))
			case 2:
				ids[i] = procedure.TaskID(fmt.Sprintf("%08x", random.Uint32()))
			default:
				ids[i] = procedure.TaskID(fmt.Sprintf("t%d", random.IntN(9)))
			}
		}
		list := []int32{7, 3, 5}[:random.IntN(4)]
		from := len(list)
		for i := range ids {
			list = append(list, int32(i))
		}
		if random.IntN(2) == 0 {
			random.Shuffle(len(ids), func(i, j int) { list[from+i], list[from+j] = list[from+j], list[from+i] })
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want[from:], func(a, b int32) int { return strings.Compare(string(ids[a]), string(ids[b])) })
		id := func(at int) procedure.TaskID { return ids[at] }
		require.Equal(t, want, procedure.SortByID(list, from, id), "seed %d", seed)
	}
	assert.Empty(t, procedure.SortByID(nil, 0, func(int) procedure.TaskID { return "" }))
}

// Nth is to an item what Item is to its list, however deep, and even for what is no position.
func TestPlaceNth(t *testing.T) {
	var p procedure.Place
	for _, list := range []procedure.Field{procedure.FieldMinutes, procedure.FieldVersions, procedure.FieldSendings, procedure.FieldNotFor} {
		for _, i := range []int{0, 1, 8, 1 << 30, 1<<31 - 2} {
			assert.Equal(t, p.Item(list, i), p.Item(list, 3).Nth(i), "%s %d", list, i)
			assert.Equal(t, p.Item(list, i).Field(procedure.FieldOn), p.Item(list, 3).Field(procedure.FieldOn).Nth(i), "the field of another item")
		}
		assert.Equal(t, p.Item(list, 0), p.Item(list, 3).Nth(-1))
		assert.Equal(t, p.Item(list, 1<<31-2), p.Item(list, 3).Nth(1<<40))
		p = p.Item(list, 5)
	}
	assert.Equal(t, procedure.Place{}.Field(procedure.FieldPlan), procedure.Place{}.Field(procedure.FieldPlan).Nth(4), "no item")
}

func TestFieldsAnd(t *testing.T) {
	var names procedure.Fields
	for f := range procedure.Field(255) {
		names.Add(f)
	}
	assert.Greater(t, names.Len(), 200)
	i := 0
	for f := range names.All() {
		one := procedure.FieldsOf(f)
		assert.Equal(t, one, names.And(one))
		assert.True(t, names.Has(f))
		i++
		without := names
		without.Remove(f)
		assert.False(t, without.Has(f))
		assert.Equal(t, names.Len()-1, without.Len())
		assert.True(t, without.And(one).IsZero())
		assert.Equal(t, procedure.NotMet, one.Outcome())
	}
	assert.Equal(t, names.Len(), i)
	before := names
	names.Remove(255)
	assert.Equal(t, before, names)
}

// A set of ids holds what was put into it and nothing else, in whatever order it was put and asked for.
func TestIDsHoldWhatWasPut(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 6))
		n := 1 + random.IntN(40)
		var c procedure.Checker
		require.NoError(t, c.Run(func(c *procedure.Checker) {
			set, held := c.IDs(), map[string]bool{}
			for i := range 3 * n {
				id := fmt.Sprintf("m%d", random.IntN(n))
				if seed%2 == 0 && i < n {
					id = fmt.Sprintf("m%d", i)
				}
				if random.IntN(2) == 0 {
					assert.Equal(t, held[id], set.Has(id), "seed %d", seed)
					continue
				}
				assert.Equal(t, !held[id], set.Put(id), "seed %d", seed)
				held[id] = true
			}
			for i := range n {
				id := fmt.Sprintf("m%d", i)
				assert.Equal(t, held[id], set.Has(id), "seed %d", seed)
			}
		}))
	}
}
