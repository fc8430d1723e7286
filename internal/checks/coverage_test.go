package checks_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// testsNaming returns the tests of a package by the names of package procedure, such as RuleSMART, that they mention, or that
// a function of the tests mentions which they call.
func testsNaming(t *testing.T, dir string) map[string][]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	require.NoError(t, err)
	mentions, calls := map[string][]string{}, map[string][]string{} // by function
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Body == nil {
				continue
			}
			ast.Inspect(f.Body, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.SelectorExpr:
					if x, ok := n.X.(*ast.Ident); ok && x.Name == "procedure" {
						mentions[f.Name.Name] = append(mentions[f.Name.Name], n.Sel.Name)
					}
				case *ast.CallExpr:
					if x, ok := n.Fun.(*ast.Ident); ok {
						calls[f.Name.Name] = append(calls[f.Name.Name], x.Name)
					}
				}
				return true
			})
		}
	}
	found := map[string][]string{}
	for f := range mentions {
		if strings.HasPrefix(f, "Test") {
			for _, name := range slices.Concat(mentions[f]) {
				found[name] = append(found[name], f)
			}
		}
	}
	for f, list := range calls {
		if strings.HasPrefix(f, "Test") {
			for _, called := range list {
				for _, name := range mentions[called] {
					found[name] = append(found[name], f)
				}
			}
		}
	}
	return found
}

// Every rule has a room and tests of its package that name it. The list is what examples/clauses -coverage prints.
func TestEveryClauseIsCovered(t *testing.T) {
	named := map[string]map[string][]string{}
	_, rooms := naming(t)
	var list []string
	for i, r := range ruleConstants(t) {
		require.Len(t, rooms[r], 1, "%s is described in one file", r)
		room := rooms[r][0]
		dir := filepath.Dir(room)
		if named[dir] == nil {
			named[dir] = testsNaming(t, dir)
		}
		tests := slices.Clone(named[dir][r])
		slices.Sort(tests)
		tests = slices.Compact(tests)
		assert.NotEmpty(t, tests, "a test of %s names %s", dir, r)
		list = append(list, strings.Join([]string{procedure.RuleIDs()[i].String(), filepath.ToSlash(room), strings.Join(tests, " ")}, " | "))
	}
	text := strings.Join(list, "\n") + "\n"
	name := filepath.Join("examples", "clauses", "coverage.txt")
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, strings.ReplaceAll(string(want), "\r\n", "\n"), text)
	assert.Len(t, list, len(procedure.RuleIDs()))
}
