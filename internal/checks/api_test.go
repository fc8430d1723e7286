package checks_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The exported API of each package is in testdata/api, so that a change of it shows in review. Run
// go test ./internal/checks -update to write it anew.
func TestExportedAPI(t *testing.T) {
	folder := filepath.Join("internal", "checks", "testdata", "api")
	var files []string
	for _, dir := range tower {
		pkg, text := api(t, dir)
		name := filepath.Join(folder, pkg+".txt")
		files = append(files, filepath.Base(name))
		if *update {
			require.NoError(t, os.MkdirAll(folder, 0o755))
			require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
		}
		want, err := os.ReadFile(name)
		require.NoError(t, err)
		assert.Equal(t, strings.ReplaceAll(string(want), "\r\n", "\n"), text, "the API of %s has changed: see what counts as breaking in CHANGELOG.md", pkg)
	}
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, e := range entries {
		assert.Contains(t, files, e.Name(), "the API of a package that there is no more")
	}
}

// api returns the name of the package in a folder and its exported declarations: constants in their
// order, functions, and types with the exported fields, constants, functions and methods of each,
// by name. There are no comments and no bodies.
func api(t *testing.T, dir string) (pkg, text string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	require.NoError(t, err)
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		if !strings.HasSuffix(name, "_test.go") {
			file, err := parser.ParseFile(fset, name, nil, 0) // without comments
			require.NoError(t, err)
			files = append(files, file)
		}
	}
	p, err := doc.NewFromFiles(fset, files, module+"/"+dir)
	require.NoError(t, err)
	var b strings.Builder
	b.WriteString("package " + p.Name + "\n")
	add := func(decl ast.Decl) {
		if f, ok := decl.(*ast.FuncDecl); ok {
			f.Body = nil
		}
		var lines strings.Builder
		require.NoError(t, (&printer.Config{Mode: printer.UseSpaces | printer.TabIndent, Tabwidth: 8}).Fprint(&lines, fset, decl))
		b.WriteString("\n")
		for line := range strings.Lines(lines.String()) {
			if line = plainLine(line); line != "" {
				b.WriteString(line + "\n")
			}
		}
	}
	values := func(list []*doc.Value) {
		for _, v := range list {
			add(v.Decl)
		}
	}
	functions := func(list []*doc.Func) {
		for _, f := range list {
			add(f.Decl)
		}
	}
	values(p.Consts)
	values(p.Vars)
	functions(p.Funcs)
	for _, typ := range p.Types {
		add(typ.Decl)
		values(typ.Consts)
		values(typ.Vars)
		functions(typ.Funcs)
		functions(typ.Methods)
	}
	return p.Name, b.String()
}

var aligned = regexp.MustCompile(`(\S)[ \t]+`)

// plainLine returns a line without what aligns it with others, so that a longer name changes no
// line but its own. What was a comment or an empty line is empty.
func plainLine(line string) string {
	return strings.TrimRight(aligned.ReplaceAllString(line, "$1 "), " \n")
}
