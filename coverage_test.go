package childprotection_test

import (
	"flag"
	"go/ast"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go/parser"
	"go/token"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

var update = flag.Bool("update", false, "write the golden files anew")

// covering is where a rule or prompt is carried out, and the tests that call that function.
type covering struct {
	function string
	tests    []string
}

// functions returns the exported functions of a package, by what names of package procedure, such
// as RuleSMART, their bodies mention, each with the tests that mention the function or that name.
func functions(t *testing.T, dir string) map[string][]covering {
	t.Helper()
	pkg := filepath.Base(dir)
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	require.NoError(t, err)
	mentions := map[string][]string{} // by function, what it mentions of package procedure
	calls := map[string][]string{}    // by function of the package, the tests
	fset := token.NewFileSet()
	for _, name := range names {
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		inTests := strings.HasSuffix(name, "_test.go")
		for _, decl := range file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Body == nil || f.Recv != nil {
				continue
			}
			if about, ok := strings.CutPrefix(f.Name.Name, "Append"); ok && !inTests {
				mentions[f.Name.Name] = append(mentions[f.Name.Name], "Rule"+about) // as it is called
			}
			ast.Inspect(f.Body, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				switch x, ok := s.X.(*ast.Ident); {
				case ok && x.Name == "procedure" && !inTests && f.Name.IsExported():
					mentions[f.Name.Name] = append(mentions[f.Name.Name], s.Sel.Name)
				case ok && (x.Name == pkg || x.Name == "procedure") && inTests && strings.HasPrefix(f.Name.Name, "Test"):
					calls[s.Sel.Name] = append(calls[s.Sel.Name], f.Name.Name)
				}
				return true
			})
		}
	}
	found := map[string][]covering{}
	for f, list := range mentions {
		for _, name := range list {
			tests := slices.Concat(calls[f], calls[name])
			slices.Sort(tests)
			c := covering{pkg + "." + f, slices.Compact(tests)}
			if !slices.ContainsFunc(found[name], func(other covering) bool { return other.function == c.function }) {
				found[name] = append(found[name], c)
			}
		}
	}
	return found
}

// Every rule has one function that appends what it finds, and tests that call it by name or name the
// rule. The list is what examples/clauses -coverage prints.
func TestEveryClauseIsCovered(t *testing.T) {
	constants := map[string]string{} // RuleSMART of smart
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("coregroup", "procedure", "rule.go"), nil, parser.ParseComments)
	require.NoError(t, err)
	for _, decl := range file.Decls {
		if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok == token.CONST {
			for _, spec := range gen.Specs {
				value := spec.(*ast.ValueSpec)
				if value.Comment != nil {
					name, pkg, _ := strings.Cut(strings.TrimSpace(value.Comment.Text()), " (")
					constants[name] = strings.TrimSuffix(pkg, ")") + "." + value.Names[0].Name
				}
			}
		}
	}
	byPackage := map[string]map[string][]covering{}
	for _, dir := range []string{"coregroup", "schedule", "plan", "minutes"} {
		byPackage[dir] = functions(t, dir)
	}
	var list []string
	for _, r := range procedure.RuleIDs() {
		pkg, constant, ok := strings.Cut(constants[r.String()], ".")
		require.True(t, ok, "%s has no constant with its name and package beside it", r)
		var by []covering
		for _, c := range byPackage[pkg][constant] {
			if strings.HasPrefix(c.function, pkg+".Append") && c.function != pkg+".AppendFindings" {
				by = append(by, c)
			}
		}
		if len(by) > 1 { // one asks another's question too
			by = slices.DeleteFunc(by, func(c covering) bool { return c.function != pkg+".Append"+strings.TrimPrefix(constant, "Rule") })
		}
		require.Len(t, by, 1, "%s is checked by one function of %s", r, pkg)
		assert.NotEmpty(t, by[0].tests, "a test is about %s", by[0].function)
		list = append(list, strings.Join([]string{r.String(), by[0].function, strings.Join(by[0].tests, " ")}, " | "))
	}
	text := strings.Join(list, "\n") + "\n"
	name := filepath.Join("examples", "clauses", "coverage.txt")
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, strings.ReplaceAll(string(want), "\r\n", "\n"), text)
	assert.Contains(t, functions(t, "coregroup"), "RuleInteragency")
}

// Each prompt of the built-in procedures for somebody who prepares a meeting is put to them.
func TestEveryPromptIsPut(t *testing.T) {
	g := &coregroup.CoreGroup{
		Children: []coregroup.Child{{ID: "c1", Born: day("2020-01-01"), OnPlan: []coregroup.PlanPeriod{{From: day("2026-06-01")}}}},
		Members: []coregroup.Member{
			{ID: "mother", Roles: []procedure.Role{procedure.Parent}, LinkedTo: []procedure.ChildID{"c1"}},
			{ID: "worker", Roles: []procedure.Role{procedure.SocialWorker}},
			{ID: "visitor", Roles: []procedure.Role{procedure.HealthVisitor}},
		},
		Allocations: []coregroup.Allocation{{SocialWorker: "worker"}},
	}
	for _, p := range []procedure.Procedure{procedure.Nottinghamshire(), procedure.NottinghamCity(), procedure.Bexley()} {
		put := map[string]bool{}
		for _, m := range g.Members {
			ahead := coregroup.MeetingAhead{ID: "m2", Day: day("2026-07-17"), Chair: "visitor", Last: day("2026-06-12")}
			for _, step := range coregroup.PreparationFor(basis("2026-07-10", p), g, m.ID, ahead).Steps {
				put[step.Clause] = true
			}
		}
		for _, c := range p.Clauses {
			if c.Kind == procedure.Prompt && c.Who != procedure.ActorAuthority {
				assert.True(t, put[c.Ref], "%s %s", p.ID, c.Ref)
			}
		}
	}
}
