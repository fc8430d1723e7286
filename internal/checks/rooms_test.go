package checks_test

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// identities is the file in which every rule has the row of its identity, and validation the one that keeps sets of the rules
// that a procedure names: it treats all of them alike.
const (
	identities = "coregroup/procedure/rule.go"
	validation = "coregroup/procedure/validate.go"
)

// ruleConstants returns the names of the constants of the rules, in order.
func ruleConstants(t *testing.T) (list []string) {
	t.Helper()
	fset, files := sources(t)
	for _, file := range files["coregroup/procedure"] {
		if filepath.ToSlash(fset.Position(file.Pos()).Filename) != identities {
			continue
		}
		for _, decl := range file.Decls {
			if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok == token.CONST {
				for _, spec := range gen.Specs {
					if name := spec.(*ast.ValueSpec).Names[0].Name; strings.HasPrefix(name, "Rule") {
						list = append(list, name)
					}
				}
			}
		}
	}
	require.Len(t, list, len(procedure.RuleIDs()))
	return list
}

// ruleIn returns the constant of a rule that an expression is, empty if it is none.
func ruleIn(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok && x.Name == "procedure" && isRule(e.Sel.Name) {
			return e.Sel.Name
		}
	case *ast.Ident:
		if isRule(e.Name) {
			return e.Name
		}
	case *ast.ParenExpr:
		return ruleIn(e.X)
	}
	return ""
}

func isRule(name string) bool {
	return strings.HasPrefix(name, "Rule") && len(name) > 4 && name[4] >= 'A' && name[4] <= 'Z' && name != "RuleID" && name != "RuleIDs"
}

// naming returns by rule the files that name it, by its constant or its text, and the files outside package procedure that
// describe it.
func naming(t *testing.T) (named, rooms map[string][]string) {
	t.Helper()
	fset, files := sources(t)
	named, rooms = map[string][]string{}, map[string][]string{}
	texts := map[string]string{}
	for i, constant := range ruleConstants(t) {
		texts[procedure.RuleIDs()[i].String()] = constant
	}
	for _, list := range files {
		for _, file := range list {
			name := filepath.ToSlash(fset.Position(file.Pos()).Filename)
			see := func(rule string) {
				if rule != "" && !slices.Contains(named[rule], name) {
					named[rule] = append(named[rule], name)
				}
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.SelectorExpr:
					see(ruleIn(n))
				case *ast.Ident:
					if strings.HasPrefix(name, "coregroup/procedure/") {
						see(ruleIn(n))
					}
				case *ast.BasicLit:
					if text, err := strconv.Unquote(n.Value); err == nil && n.Kind == token.STRING {
						see(texts[text])
					}
				case *ast.KeyValueExpr:
					if key, ok := n.Key.(*ast.Ident); ok && key.Name == "ID" && ruleIn(n.Value) != "" && !strings.HasPrefix(name, "coregroup/procedure/") {
						rooms[ruleIn(n.Value)] = append(rooms[ruleIn(n.Value)], name)
					}
				}
				return true
			})
		}
	}
	return named, rooms
}

// All that is known of a rule stands in its identity row, its clause rows and one file. A few are named by what computes with
// their deadline or shows their clause.
func TestEachRuleHasOneRoom(t *testing.T) {
	named, rooms := naming(t)
	all := 0
	for _, rule := range ruleConstants(t) {
		assert.Len(t, rooms[rule], 1, "%s is described in one file", rule)
		assert.Contains(t, named[rule], identities, rule)
		assert.LessOrEqual(t, len(named[rule]), 6, "%s is named in %v", rule, named[rule])
		all += len(named[rule])
	}
	count := len(procedure.RuleIDs())
	assert.LessOrEqual(t, all, 4*count, "on average a rule is named in 4 files")
	t.Logf("a rule is named in %.2f files on average", float64(all)/float64(count))
}

// Nothing is decided by which rule it is: what differs between rules is said by the rule.
func TestNothingIsDecidedByTheNameOfARule(t *testing.T) {
	fset, files := sources(t)
	isID := func(e ast.Expr) bool {
		switch e := e.(type) {
		case *ast.Ident:
			return e.Name == "RuleID"
		case *ast.SelectorExpr:
			return e.Sel.Name == "RuleID"
		}
		return false
	}
	for _, list := range files {
		for _, file := range list {
			name := filepath.ToSlash(fset.Position(file.Pos()).Filename)
			wrong := func(n ast.Node, what string) { t.Errorf("%s: %s", fset.Position(n.Pos()), what) }
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CaseClause:
					for _, e := range n.List {
						if ruleIn(e) != "" {
							wrong(n, "a case of a rule")
						}
					}
				case *ast.BinaryExpr:
					if (n.Op == token.EQL || n.Op == token.NEQ) && (ruleIn(n.X) != "" || ruleIn(n.Y) != "") {
						wrong(n, "a comparison with a rule")
					}
				case *ast.MapType:
					if isID(n.Key) && name != validation {
						wrong(n, "a map by rules")
					}
				case *ast.CompositeLit:
					rules := 0
					for _, e := range n.Elts {
						if pair, ok := e.(*ast.KeyValueExpr); ok {
							if ruleIn(pair.Key) != "" && name != identities {
								wrong(n, "a table by rules")
							}
							continue
						}
						if ruleIn(e) != "" {
							rules++
						}
					}
					if rules > 1 {
						wrong(n, "a list of rules")
					}
				}
				return true
			})
		}
	}
}
