package checks_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/safeguarding-go/childprotection"

// floors lists the packages from the ground up. Each may import those before it.
var floors = []string{
	"internal/field",
	"internal/closedset",
	"internal/strictjson",
	"internal/actor",
	"internal/measure",
	"internal/reason",
	"internal/remark",
	"internal/remedy",
	"calendar",
	"coregroup/procedure",
	"internal/check",
	"internal/findings",
	"coregroup",
	"schedule",
	"plan",
	"minutes",
	"internal/rules",
	"internal/clearing",
	".",
}

// tower are the floors that users see.
var tower = slices.DeleteFunc(slices.Clone(floors), func(dir string) bool { return strings.HasPrefix(dir, "internal/") })

// forbidden are imports that do I/O, read the environment or are not
// deterministic, with all that is below them but log/slog.
var forbidden = []string{"os", "net", "io/fs", "syscall", "math/rand", "log", "crypto/rand", "plugin", "testing", "unsafe"}

// allowed are the modules that a package may import besides the standard
// library and the floors below.
var allowed = map[string]string{"calendar": "github.com/rickar/cal/v2"}

// sources parses the non-test Go files of the library, those under examples/
// apart, by folder.
func sources(t *testing.T) (*token.FileSet, map[string][]*ast.File) {
	t.Helper()
	files, err := parsed()
	require.NoError(t, err)
	require.Contains(t, files, "calendar", "the walk found the library")
	return fset, files
}

var fset = token.NewFileSet()

var parsed = sync.OnceValues(func() (map[string][]*ast.File, error) {
	files := map[string][]*ast.File{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if name != "." && (name == "examples" || name == "internal/checks" || d.Name() == "testdata" || d.Name()[0] == '.') {
				return filepath.SkipDir
			}
		case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
			file, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			dir := path.Dir(filepath.ToSlash(name))
			files[dir] = append(files[dir], file)
		}
		return nil
	})
	return files, err
})

func imports(file *ast.File) (list []string) {
	for _, spec := range file.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			panic(err)
		}
		list = append(list, name)
	}
	return list
}

func TestEachFloorImportsOnlyFloorsBelow(t *testing.T) {
	_, files := sources(t)
	for dir, list := range files {
		floor := slices.Index(floors, dir)
		require.GreaterOrEqual(t, floor, 0, "%s is no floor of the tower", dir)
		for _, file := range list {
			for _, name := range imports(file) {
				if name == module || strings.HasPrefix(name, module+"/") {
					below := slices.Index(floors, strings.TrimPrefix(strings.TrimPrefix(name, module), "/"))
					assert.True(t, below >= 0 && below < floor, "%s imports %s", dir, name)
					continue
				}
				first, _, _ := strings.Cut(name, "/")
				if strings.Contains(first, ".") {
					dep := allowed[dir]
					assert.True(t, dep != "" && (name == dep || strings.HasPrefix(name, dep+"/")), "%s imports %s", dir, name)
				}
			}
		}
	}
}

func TestNoIO(t *testing.T) {
	_, files := sources(t)
	for dir, list := range files {
		for _, file := range list {
			for _, name := range imports(file) {
				for _, bad := range forbidden {
					if name != "log/slog" && (name == bad || strings.HasPrefix(name, bad+"/")) {
						t.Errorf("%s imports %s", dir, name)
					}
				}
			}
		}
	}
}

// No clock, no local zone, no init, no goroutine, and no state: a package
// variable is a value computed once on first use, a table, or an error, and
// nothing assigns to it.
func TestNoClockAndNoState(t *testing.T) {
	fset, files := sources(t)
	for _, list := range files {
		variables := map[string]bool{}
		for _, file := range list {
			for _, decl := range file.Decls {
				if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok == token.VAR {
					for _, spec := range gen.Specs {
						for _, name := range spec.(*ast.ValueSpec).Names {
							variables[name.Name] = true
							assert.False(t, name.IsExported(), "%s: exported variable %s", fset.Position(name.Pos()), name.Name)
						}
					}
				}
			}
		}
		for _, file := range list {
			for _, spec := range file.Imports {
				assert.Nil(t, spec.Name, "%s: an import under another name hides what it uses", fset.Position(spec.Pos()))
			}
			assigned := func(target ast.Expr) {
				if name := root(target); name != nil && variables[name.Name] {
					t.Errorf("%s: changes %s", fset.Position(target.Pos()), name.Name)
				}
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.SelectorExpr:
					if pkg, ok := n.X.(*ast.Ident); ok && pkg.Name == "time" && slices.Contains([]string{"Now", "Local", "Since", "Until", "Sleep", "After", "Tick", "NewTimer", "NewTicker", "AfterFunc", "LoadLocation"}, n.Sel.Name) {
						t.Errorf("%s: time.%s", fset.Position(n.Pos()), n.Sel.Name)
					}
				case *ast.FuncDecl:
					assert.False(t, n.Recv == nil && n.Name.Name == "init", "%s: init", fset.Position(n.Pos()))
				case *ast.GoStmt:
					t.Errorf("%s: starts a goroutine", fset.Position(n.Pos()))
				case *ast.AssignStmt:
					if n.Tok != token.DEFINE {
						for _, target := range n.Lhs {
							assigned(target)
						}
					}
				case *ast.IncDecStmt:
					assigned(n.X)
				case *ast.CallExpr:
					if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "delete" || f.Name == "clear") {
						assigned(n.Args[0])
					}
				}
				return true
			})
		}
	}
}

// root returns the variable that an expression such as x.f[i] is a part of, nil if
// it is a part of something else.
func root(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.IndexExpr:
			e = x.X
		case *ast.SelectorExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		default:
			return nil
		}
	}
}

func TestTopLevelFolders(t *testing.T) {
	entries, err := os.ReadDir(".")
	require.NoError(t, err)
	for _, e := range entries {
		if e.IsDir() && e.Name()[0] != '.' {
			assert.Contains(t, []string{"calendar", "coregroup", "examples", "internal", "minutes", "plan", "schedule"}, e.Name())
		}
	}
}

func TestDirectDependencies(t *testing.T) {
	data, err := os.ReadFile("go.mod")
	require.NoError(t, err)
	var direct []string
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(strings.TrimPrefix(line, "require "))
		if len(fields) >= 2 && strings.Contains(fields[0], ".") && !strings.Contains(line, "// indirect") {
			direct = append(direct, fields[0])
		}
	}
	assert.Equal(t, []string{"github.com/rickar/cal/v2", "github.com/stretchr/testify"}, direct)
	assert.Contains(t, string(data), "\ngo 1.26.0\n")
	assert.NotContains(t, string(data), "toolchain")
	assert.NotContains(t, string(data), "tool ")
}
