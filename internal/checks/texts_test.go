package checks_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The texts of the constants of a closed set stand behind them, where a reader of the documentation
// looks for what to write in JSON, or in the comment of the type where the constants are not for users.
func TestTextsStandBehindConstants(t *testing.T) {
	looked := 0
	for _, dir := range []string{"coregroup", "schedule", "plan", "minutes"} {
		names, err := filepath.Glob(dir + "/*.go")
		require.NoError(t, err)
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			require.NoError(t, err)
			// A set stands after its constants.
			var behind []string
			said := "" // of the type
			for _, decl := range file.Decls {
				gen, ok := decl.(*ast.GenDecl)
				if !ok {
					continue
				}
				if gen.Tok == token.TYPE {
					said = strings.ReplaceAll(gen.Doc.Text(), "\n", " ")
				}
				if gen.Tok == token.CONST && isIota(gen) {
					behind = nil
					for _, spec := range gen.Specs {
						behind = append(behind, strings.TrimSpace(spec.(*ast.ValueSpec).Comment.Text()))
					}
				}
				switch set := closedSet(t, gen); {
				case set == nil:
				case behind == nil: // the constants are in a package of their own
					for _, text := range set[1:] {
						assert.Contains(t, said, `"`+text+`"`, name)
					}
				default:
					assert.Equal(t, set, behind, name)
					behind = nil
					looked++
				}
			}
		}
	}
	assert.Greater(t, looked, 20)
}

func isIota(gen *ast.GenDecl) bool {
	values := gen.Specs[0].(*ast.ValueSpec).Values
	if len(values) == 0 {
		return false
	}
	name, ok := values[0].(*ast.Ident)
	return ok && name.Name == "iota"
}

// closedSet returns the texts of the closed set that is declared, nil if none is.
func closedSet(t *testing.T, gen *ast.GenDecl) (texts []string) {
	t.Helper()
	if gen.Tok != token.VAR || len(gen.Specs) != 1 || len(gen.Specs[0].(*ast.ValueSpec).Values) != 1 {
		return nil
	}
	call, ok := gen.Specs[0].(*ast.ValueSpec).Values[0].(*ast.CallExpr)
	if !ok {
		return nil
	}
	of, ok := call.Fun.(*ast.IndexExpr)
	if !ok {
		return nil
	}
	if name, ok := of.X.(*ast.SelectorExpr); !ok || name.Sel.Name != "Of" {
		return nil
	}
	for _, e := range call.Args[1:] {
		text, err := strconv.Unquote(e.(*ast.BasicLit).Value)
		require.NoError(t, err)
		texts = append(texts, text)
	}
	return texts
}
