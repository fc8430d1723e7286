package checks_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// docLink is a link of a doc comment: [Member], [*Member], [Member.Has], [procedure.Finding], [procedure.Finding.Key].
var docLink = regexp.MustCompile(`\[\*?(\w+)(?:\.(\w+))?(?:\.\w+)?\]`)

// names are the top-level names of the library by package and name, "coregroup.Member", each with those that its declaration
// and its documentation lead to.
type names map[string][]string

func (all names) lead(pkg, from string, to ...string) {
	all[pkg+"."+from] = append(all[pkg+"."+from], to...)
}

// links returns the names that a doc comment links.
func links(pkg string, doc *ast.CommentGroup) (list []string) {
	for _, link := range docLink.FindAllStringSubmatch(doc.Text(), -1) {
		if ast.IsExported(link[1]) {
			list = append(list, pkg+"."+link[1])
		} else {
			list = append(list, link[1]+"."+link[2])
		}
	}
	return list
}

// typesIn returns the names of the types that a user meets in a type: not those of unexported fields.
func typesIn(pkg string, typ ast.Node) (list []string) {
	ast.Inspect(typ, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.StructType:
			for _, field := range n.Fields.List {
				if len(field.Names) == 0 || slices.ContainsFunc(field.Names, (*ast.Ident).IsExported) {
					list = append(list, typesIn(pkg, field.Type)...)
				}
			}
			return false
		case *ast.Field: // a parameter, a result or a method: its own name is no type
			list = append(list, typesIn(pkg, n.Type)...)
			return false
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok {
				list = append(list, x.Name+"."+n.Sel.Name)
			}
			return false
		case *ast.Ident:
			list = append(list, pkg+"."+n.Name)
		}
		return true
	})
	return list
}

// declare adds what a declaration leads to.
func (all names) declare(pkg string, decl ast.Decl) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		from := decl.Name.Name
		if !decl.Name.IsExported() {
			return
		}
		if decl.Recv != nil {
			from = receiver(decl)
		}
		all.lead(pkg, from, links(pkg, decl.Doc)...)
		all.lead(pkg, from, typesIn(pkg, decl.Type)...)
	case *ast.GenDecl:
		typ := "" // of the constants of a group
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				all.lead(pkg, spec.Name.Name, slices.Concat(links(pkg, decl.Doc), links(pkg, spec.Doc), typesIn(pkg, spec.Type))...)
			case *ast.ValueSpec:
				if id, ok := spec.Type.(*ast.Ident); ok {
					typ = id.Name
				} else if len(spec.Values) > 0 {
					typ = ""
				}
				for _, name := range spec.Names {
					all.lead(pkg, name.Name, links(pkg, decl.Doc)...)
					all.lead(pkg, name.Name, links(pkg, spec.Doc)...)
					if typ != "" { // go doc shows the values of a type below it
						all.lead(pkg, typ, pkg+"."+name.Name)
					}
				}
			}
		}
	}
}

// used returns the names of the library that some code of a file writes.
func used(file *ast.File, code ast.Node) (list []string) {
	packages := map[string]string{} // by what the file calls them
	for _, name := range imports(file) {
		switch {
		case name == module:
			packages["childprotection"] = "childprotection"
		case strings.HasPrefix(name, module+"/"):
			packages[path.Base(name)] = path.Base(name)
		}
	}
	for _, spec := range file.Imports {
		if spec.Name != nil && strings.HasPrefix(strings.Trim(spec.Path.Value, `"`), module) {
			packages[spec.Name.Name] = path.Base(strings.Trim(spec.Path.Value, `"`))
		}
	}
	ast.Inspect(code, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && packages[x.Name] != "" {
				list = append(list, packages[x.Name]+"."+sel.Sel.Name)
			}
		}
		return true
	})
	return list
}

var (
	goBlock     = regexp.MustCompile("(?s)```go\n(.*?)```")
	lineComment = regexp.MustCompile(`(?m)//.*$`)
	qualified   = regexp.MustCompile(`\b(childprotection|calendar|procedure|coregroup|schedule|plan|minutes)\.([A-Z]\w*)`)
)

// shownNames returns the names that the Go code of the README, the Examples and the programs of examples/ write.
func shownNames(t *testing.T) (shown []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		slash := filepath.ToSlash(name)
		test := strings.HasSuffix(slash, "_test.go")
		switch {
		case slash == "README.md":
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			for _, block := range goBlock.FindAllStringSubmatch(strings.ReplaceAll(string(text), "\r\n", "\n"), -1) {
				for _, m := range qualified.FindAllStringSubmatch(lineComment.ReplaceAllString(block[1], ""), -1) {
					shown = append(shown, m[0])
				}
			}
		case !strings.HasSuffix(slash, ".go"), strings.HasPrefix(slash, "internal/"), !test && !strings.HasPrefix(slash, "examples/"):
		default:
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			require.NoError(t, err)
			for _, decl := range file.Decls {
				if f, ok := decl.(*ast.FuncDecl); !test || ok && strings.HasPrefix(f.Name.Name, "Example") {
					shown = append(shown, used(file, decl)...)
				}
			}
		}
		return nil
	}))
	return shown
}

// There are few names to learn, and each is written by an example, or met where the documentation of one that is leads.
func TestExportedNamesAreFewAndShown(t *testing.T) {
	_, files := sources(t)
	all, declared, counts := names{}, []string{}, []string{}
	for _, dir := range tower {
		count := 0
		for _, file := range files[dir] {
			pkg := file.Name.Name
			for _, decl := range file.Decls {
				all.declare(pkg, decl)
				for _, name := range topLevel(decl) {
					if ast.IsExported(name) {
						count++
						declared = append(declared, pkg+"."+name)
					}
				}
			}
		}
		counts = append(counts, fmt.Sprintf("%s %d", dir, count))
	}
	met, next := map[string]bool{}, shownNames(t)
	for len(next) > 0 {
		name := next[len(next)-1]
		next = next[:len(next)-1]
		if !met[name] {
			met[name] = true
			next = append(next, all[name]...)
		}
	}
	slices.Sort(declared)
	for _, name := range declared {
		assert.True(t, met[name], "%s is shown by no example, and no documentation leads to it", name)
	}
	// 600, those by which a system says which records it holds, and how records that contradict each other are read.
	assert.LessOrEqual(t, len(declared), 600+16, "exported top-level names: %s", strings.Join(counts, ", "))
	t.Logf("%d exported top-level names", len(declared))
}

// topLevel returns the names that a declaration declares, methods apart.
func topLevel(decl ast.Decl) (list []string) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Recv == nil {
			list = append(list, decl.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				list = append(list, spec.Name.Name)
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					list = append(list, name.Name)
				}
			}
		}
	}
	return list
}
