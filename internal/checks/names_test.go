package checks_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// docLink is a link of a doc comment: [Member], [Member.Has], [procedure.Finding].
var docLink = regexp.MustCompile(`\[(?:(\w+)\.)?([A-Z]\w*)(?:\.\w+)?\]`)

// exported is a top-level name that a user may write, and the names that its declaration and its documentation lead to.
type exported struct{ leadsTo []string }

// exportedNames returns the exported top-level names of the library by package and name: "coregroup.Member".
func exportedNames(t *testing.T) map[string]*exported {
	t.Helper()
	_, files := sources(t)
	all := map[string]*exported{}
	at := func(name string) *exported {
		if all[name] == nil {
			all[name] = &exported{}
		}
		return all[name]
	}
	for _, dir := range tower {
		for _, file := range files[dir] {
			pkg := file.Name.Name
			lead := func(from string, nodes ...ast.Node) {
				e := at(pkg + "." + from)
				for _, node := range nodes {
					if group, ok := node.(*ast.CommentGroup); ok {
						for _, link := range docLink.FindAllStringSubmatch(group.Text(), -1) {
							e.leadsTo = append(e.leadsTo, strings.TrimPrefix(link[1]+"."+link[2], "."))
							if link[1] == "" {
								e.leadsTo[len(e.leadsTo)-1] = pkg + "." + link[2]
							}
						}
						continue
					}
					ast.Inspect(node, func(n ast.Node) bool {
						switch n := n.(type) {
						case *ast.BlockStmt:
							return false
						case *ast.SelectorExpr:
							if x, ok := n.X.(*ast.Ident); ok {
								e.leadsTo = append(e.leadsTo, x.Name+"."+n.Sel.Name)
							}
							return false
						case *ast.Ident:
							e.leadsTo = append(e.leadsTo, pkg+"."+n.Name)
						}
						return true
					})
				}
			}
			for _, decl := range file.Decls {
				switch decl := decl.(type) {
				case *ast.FuncDecl:
					switch {
					case decl.Recv == nil && decl.Name.IsExported():
						lead(decl.Name.Name, decl.Doc, decl.Type)
					case decl.Recv != nil && decl.Name.IsExported() && ast.IsExported(receiver(decl)):
						lead(receiver(decl), decl.Doc, decl.Type)
					}
				case *ast.GenDecl:
					typ := "" // of the constants of a group
					for _, spec := range decl.Specs {
						switch spec := spec.(type) {
						case *ast.TypeSpec:
							if spec.Name.IsExported() {
								lead(spec.Name.Name, decl.Doc, spec.Doc, spec.Type)
							}
						case *ast.ValueSpec:
							if id, ok := spec.Type.(*ast.Ident); ok {
								typ = id.Name
							}
							for _, name := range spec.Names {
								if !name.IsExported() {
									continue
								}
								lead(name.Name, decl.Doc, spec.Doc)
								if typ != "" { // whoever reads of a type finds its values below it
									e := at(pkg + "." + typ)
									e.leadsTo = append(e.leadsTo, pkg+"."+name.Name)
								}
							}
						}
					}
				}
			}
		}
	}
	return all
}

// shownNames returns the names that the texts, the Examples and the programs of examples/ write.
func shownNames(t *testing.T) map[string]bool {
	t.Helper()
	shown := map[string]bool{}
	qualified := regexp.MustCompile(`\b(childprotection|calendar|procedure|coregroup|schedule|plan|minutes)\.([A-Z]\w*)`)
	add := func(text string) {
		for _, m := range qualified.FindAllStringSubmatch(text, -1) {
			shown[m[1]+"."+m[2]] = true
		}
	}
	require.NoError(t, filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch slash := filepath.ToSlash(name); {
		case slash == "README.md":
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			add(string(text))
		case strings.HasPrefix(slash, "examples/") && strings.HasSuffix(slash, ".go") && !strings.HasSuffix(slash, "_test.go"):
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			add(string(text))
		case strings.HasSuffix(slash, "_test.go") && !strings.HasPrefix(slash, "internal/"):
			fset := token.NewFileSet()
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			file, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
			require.NoError(t, err)
			for _, decl := range file.Decls {
				if f, ok := decl.(*ast.FuncDecl); ok && strings.HasPrefix(f.Name.Name, "Example") {
					add(string(text[fset.Position(f.Pos()).Offset:fset.Position(f.End()).Offset]))
				}
			}
		}
		return nil
	}))
	return shown
}

// There are few names to learn, and each is written by an example, or met where the documentation of one that is leads.
func TestExportedNamesAreFewAndShown(t *testing.T) {
	all := exportedNames(t)
	met, next := map[string]bool{}, []string{}
	for name := range shownNames(t) {
		next = append(next, name)
	}
	for len(next) > 0 {
		name := next[len(next)-1]
		next = next[:len(next)-1]
		if all[name] == nil || met[name] {
			continue
		}
		met[name] = true
		next = append(next, all[name].leadsTo...)
	}
	count := 0
	for name := range all {
		if !ast.IsExported(name[strings.IndexByte(name, '.')+1:]) {
			continue
		}
		count++
		assert.True(t, met[name], "%s is shown by no example, and no documentation leads to it", name)
	}
	assert.LessOrEqual(t, count, 600, "exported top-level names")
	t.Logf("%d exported top-level names", count)
}
