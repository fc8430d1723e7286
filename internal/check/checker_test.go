package check_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/check"
)

func TestChecker(t *testing.T) {
	var c check.Checker
	run := func(second procedure.MemberID) error {
		return c.Run(func(c *check.Checker) {
			list := c.Root().To("/members")
			ids, others := c.IDs(), c.IDs()
			for i, id := range []procedure.MemberID{"a", second, "a b"} {
				member := list.Item(i)
				c.New(member.To("/id"), ids, string(id))
				c.Person(member.To("/by"), procedure.Person{})
			}
			assert.True(t, ids.Has("a"))
			assert.False(t, others.Has("a"), "one set is not another")
			assert.True(t, others.Put("a"))
			assert.False(t, others.Put("a"))
			c.Person(list.Item(9).To("/by"), procedure.Person{ID: "a b", Role: "A"})
			c.Also(list.Item(8), procedure.AgreedException{Rule: procedure.RuleSMART, Subject: procedure.Subject{Kind: procedure.AllSubjects}, Reason: "x", AuthorisedBy: procedure.Person{Role: procedure.TeamManager, ID: "m"}}.Validate())
			c.Also(list, nil)
			c.Also(list, errors.New("no problems"))
			c.Add(list, "must be otherwise")
		})
	}
	for range 2 { // the second time as the first
		var problems procedure.Problems
		require.ErrorAs(t, run("a"), &problems)
		var paths []string
		for _, p := range problems {
			paths = append(paths, p.Path)
		}
		assert.Equal(t, []string{"/members", "/members/1/id", "/members/2/id", "/members/8/granted", "/members/9/by/id", "/members/9/by/role"}, paths)
	}
	require.ErrorAs(t, run("b"), new(procedure.Problems))
	require.NoError(t, c.Run(func(*check.Checker) {}), "nothing is left")
	good := func() {
		assert.NoError(t, c.Run(func(c *check.Checker) {
			ids, root := c.IDs(), c.Root()
			for i, id := range []string{"a", "b", "c"} {
				c.New(root.To("/members").Item(i).To("/id"), ids, id)
				c.Person(root.To("/members").Item(i).To("/by"), procedure.Person{Role: procedure.Parent, ID: "x"})
			}
		}))
	}
	good()
	assert.Zero(t, testing.AllocsPerRun(10, good))
}

// Whatever is noted, and however, is found the quick way, so that the record is checked once more
// to say what it is. Where nothing is, it is checked once.
func TestCheckerChecksAgainToTell(t *testing.T) {
	broken := errors.New("procedure: must be otherwise")
	var c check.Checker
	for _, row := range []struct {
		name string
		note func(c *check.Checker, at check.Path)
		want string // of the problem, empty for none
	}{
		{"nothing", func(*check.Checker, check.Path) {}, ""},
		{"a problem", func(c *check.Checker, at check.Path) { c.Add(at, "must be otherwise") }, "/3/at: must be otherwise"},
		{"an error", func(c *check.Checker, at check.Path) { c.Check(at, broken) }, "/3/at: must be otherwise"},
		{"no error", func(c *check.Checker, at check.Path) { c.Check(at, nil) }, ""},
		{"problems", func(c *check.Checker, at check.Path) {
			c.Also(at, procedure.Problems{{Path: "/x", Offset: -1, Must: "must be otherwise"}})
		}, "/3/at/x: must be otherwise"},
		{"no problems", func(c *check.Checker, at check.Path) { c.Also(at, nil) }, ""},
		{"a value outside its set", func(c *check.Checker, at check.Path) { c.InSet(at, "/x", procedure.Answer(3).IsValid()) }, "/3/at/x: must be one of the values that there are"},
		{"a value of its set", func(c *check.Checker, at check.Path) { c.InSet(at, "/x", procedure.No.IsValid()) }, ""},
		{"a person with a role in another form", func(c *check.Checker, at check.Path) { c.Person(at, procedure.Person{Role: "A"}) }, "/3/at/role: a role must be at most 40 characters of a-z, 0-9 and hyphen, beginning with a letter"},
		{"a person", func(c *check.Checker, at check.Path) { c.Person(at, procedure.Person{ID: "m", Role: "gp"}) }, ""},
		{"an id twice", func(c *check.Checker, at check.Path) {
			set := c.IDs()
			c.New(at, set, "a")
			c.New(at, set, "a")
		}, "/3/at: must be given once"},
		{"an id once", func(c *check.Checker, at check.Path) { c.New(at, c.IDs(), "a") }, ""},
	} {
		calls := 0
		err := c.Run(func(c *check.Checker) {
			calls++
			row.note(c, c.Root().Item(3).To("/at"))
		})
		if row.want == "" {
			require.NoError(t, err, row.name)
			assert.Equal(t, 1, calls, row.name)
			continue
		}
		require.EqualError(t, err, row.want, row.name)
		assert.Equal(t, 2, calls, row.name)
	}
	require.NoError(t, c.Run(func(c *check.Checker) { c.Also(c.Root(), errors.New("no problems")) }), "an error that is none of the problems")
}

// A set tells ids apart however many there are and in whatever order they are asked for.
func TestCheckerSets(t *testing.T) {
	var c check.Checker
	name := func(i int) string { return "id" + strconv.Itoa(i) }
	for _, n := range []int{1, 15, 16, 17, 18, 200, 3} {
		require.NoError(t, c.Run(func(c *check.Checker) {
			kept := c.IDs()
			require.True(t, kept.Put("kept"))
			sets := c.Sets()
			for range 2 { // the second time in the memory of the first
				a, b := c.IDs(), c.IDs()
				for i := range n {
					require.True(t, a.Put(name(i)), "%d of %d", i, n)
					require.False(t, a.Put(name(i)))
					require.False(t, a.Put(name(i/2)))
				}
				for i := range n {
					require.True(t, a.Has(name(n-1-i)), "%d of %d", i, n)
					require.True(t, a.Has(name(i)), "%d of %d", i, n)
					require.False(t, b.Has(name(i)))
				}
				require.False(t, a.Has(name(n)))
				require.False(t, a.Has("kept"))
				c.Free(sets)
			}
			require.True(t, kept.Has("kept"))
			require.Equal(t, sets, c.Sets())
		}))
	}
}

// Whatever ids are put and asked for, in whatever order, a set answers as a map does.
func TestCheckerSetsAnswerAsMapsDo(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	number := func(i int) string { return "t" + strconv.Itoa(i) }
	long := func(i int) string { return strconv.Itoa(i*7919%1009) + "-0000-" + strconv.Itoa(i) }
	orders := map[string]func(i, n int) int{
		"ascending":       func(i, _ int) int { return i },
		"descending":      func(i, n int) int { return n - i },
		"twice":           func(i, n int) int { return i % max(1, n/2) },
		"each twice":      func(i, _ int) int { return i / 2 },
		"from the middle": func(i, n int) int { return (i + n/3) % n },
		"any":             func(_, n int) int { return r.IntN(n) },
	}
	var c check.Checker
	for name, order := range orders {
		for _, id := range []func(int) string{number, long} {
			for n := 1; n < 400; n += 1 + n/3 {
				for asked := range 4 { // how often, from not until all are there
					require.NoError(t, c.Run(func(c *check.Checker) {
						set, want := c.IDs(), map[string]bool{}
						require.False(t, set.Has(id(0)))
						for i := range n {
							one := id(order(i, n))
							require.Equal(t, !want[one], set.Put(one), "%s: %s, %d of %d", name, one, i, n)
							want[one] = true
							for range asked {
								other := id(r.IntN(n + 2))
								require.Equal(t, want[other], set.Has(other), "%s: %s, %d of %d", name, other, i, n)
							}
						}
						for range 2 {
							for i := range n + 2 {
								require.Equal(t, want[id(i)], set.Has(id(i)), "%s: %d of %d", name, i, n)
							}
						}
					}))
				}
			}
		}
	}
}

// A set of ids holds what was put into it and nothing else, in whatever order it was put and asked for.
func TestIDsHoldWhatWasPut(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 6))
		n := 1 + random.IntN(40)
		var c check.Checker
		require.NoError(t, c.Run(func(c *check.Checker) {
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

func TestTimeOfDay(t *testing.T) {
	for text, ok := range map[string]bool{
		"00:00": true, "09:30": true, "19:59": true, "23:59": true,
		"24:00": false, "2:00": false, "12:60": false, "12.00": false, "ab:cd": false, "12:0a": false, "": false, "12:000": false, "-1:00": false,
	} {
		var c check.Checker
		err := c.Run(func(c *check.Checker) { c.TimeOfDay(c.Root().To("/start"), text) })
		assert.Equal(t, ok, err == nil, "%q", text)
	}
}
