package procedure_test

import (
	"errors"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

func TestChecker(t *testing.T) {
	var c procedure.Checker
	require.NoError(t, c.OrNil())
	check := func(second procedure.MemberID) error {
		c.Reset()
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
		return c.OrNil()
	}
	for range 2 { // the second time as the first
		var problems procedure.Problems
		require.ErrorAs(t, check("a"), &problems)
		var paths []string
		for _, p := range problems {
			paths = append(paths, p.Path)
		}
		assert.Equal(t, []string{"/members", "/members/1/id", "/members/2/id", "/members/8/granted", "/members/9/by/id", "/members/9/by/role"}, paths)
	}
	require.ErrorAs(t, check("b"), new(procedure.Problems))
	c.Reset()
	require.NoError(t, c.OrNil(), "nothing is left")
	good := func() {
		c.Reset()
		ids, root := c.IDs(), c.Root()
		for i, id := range []string{"a", "b", "c"} {
			c.New(root.To("/members").Item(i).To("/id"), ids, id)
			c.Person(root.To("/members").Item(i).To("/by"), procedure.Person{Role: procedure.Parent, ID: "x"})
		}
		assert.NoError(t, c.OrNil())
	}
	good()
	assert.Zero(t, testing.AllocsPerRun(10, func() { good() }))
}

// A set tells ids apart however many there are and in whatever order they are asked for.
func TestCheckerSets(t *testing.T) {
	var c procedure.Checker
	for _, n := range []int{1, 15, 16, 17, 18, 200, 3} {
		name := func(i int) string { return "id" + strconv.Itoa(i) }
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
		c.Reset()
	}
}
