package checks_test

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/schedule"
)

var fence = regexp.MustCompile("(?ms)^```([a-z]*)\n(.*?)^```$")

// blocks returns the code of a language in the README.
func blocks(t *testing.T, language string) (list []string) {
	t.Helper()
	data, err := os.ReadFile("README.md")
	require.NoError(t, err)
	for _, m := range fence.FindAllStringSubmatch(strings.ReplaceAll(string(data), "\r\n", "\n"), -1) {
		if m[1] == language {
			list = append(list, m[2])
		}
	}
	require.NotEmpty(t, list)
	return list
}

// The Go code of the README is that of Examples, which are compiled and run, output included.
func TestGoCodeOfTheReadme(t *testing.T) {
	const name = "readme_example_test.go"
	source, err := os.ReadFile(name)
	require.NoError(t, err)
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, source, parser.ParseComments)
	require.NoError(t, err)
	var examples []string
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok {
			body := string(source[fset.Position(f.Body.Lbrace).Offset+1 : fset.Position(f.Body.Rbrace).Offset])
			body = strings.ReplaceAll(strings.ReplaceAll(body, "\r\n", "\n"), "\n\t", "\n")
			examples = append(examples, strings.TrimPrefix(body, "\n"))
		}
	}
	assert.Equal(t, examples, blocks(t, "go"))
}

// The commands run. What they would fetch is left out, and a file that they write goes elsewhere.
func TestCommandsOfTheReadme(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the examples")
	}
	council := filepath.Join(t.TempDir(), "council.json")
	ran := 0
	for _, block := range blocks(t, "sh") {
		for line := range strings.Lines(strings.ReplaceAll(block, "\\\n", " ")) {
			words := strings.Fields(line)
			if words[0] != "go" || words[1] != "run" {
				assert.Contains(t, []string{"go test ./...", "git clone https://" + module, "go work init ./your-backend ./childprotection"}, strings.TrimSpace(line))
				continue
			}
			ran++
			to := ""
			for i := range words {
				switch words[i] {
				case ">":
					to, words = council, words[:i]
				case "council.json":
					words[i] = council
				}
				if to != "" {
					break
				}
			}
			var out, errs bytes.Buffer
			cmd := exec.Command("go", words[1:]...)
			cmd.Stdout, cmd.Stderr = &out, &errs
			require.NoError(t, cmd.Run(), "%s%s", line, &errs)
			assert.NotEmpty(t, out.String(), line)
			if to != "" {
				require.NoError(t, os.WriteFile(to, out.Bytes(), 0o600))
			}
		}
	}
	assert.Greater(t, ran, 5)
}

// The term that the README changes is one that a procedure takes, and it changes what it says.
func TestTermOfTheReadme(t *testing.T) {
	p := procedure.Nottinghamshire()
	var term procedure.Term
	require.NoError(t, json.Unmarshal([]byte(blocks(t, "json")[0]), &term))
	for i := range p.Terms {
		if p.Terms[i].Rule == term.Rule {
			p.Terms[i] = term
		}
	}
	due := schedule.NextMeetingDue(procedure.Basis{Procedures: procedure.MustEditions(p), Calendar: calendar.EnglandAndWales(), On: calendar.MustParseDate("2026-06-02")}, calendar.MustParseDate("2026-06-01"))
	assert.Equal(t, calendar.MustParseDate("2026-06-29"), due.Due)
}

// A module beside the library, in a workspace with it or with a replacement, builds and runs what the
// README begins with.
func TestUsingItBesideAModule(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a module")
	}
	here, err := os.Getwd()
	require.NoError(t, err)
	const program = `package main

import (
	"fmt"

	"github.com/safeguarding-go/childprotection"
)

func main() { fmt.Println(len(childprotection.Rules()) > 100) }
`
	for name, set := range map[string]func(dir string, run func(args ...string)){
		"workspace": func(_ string, run func(args ...string)) { run("work", "init", ".", here) },
		"replace": func(dir string, run func(args ...string)) {
			mod := "module example.com/backend\n\ngo 1.26.0\n\nrequire " + module + " v0.0.0\nreplace " + module + " => " + filepath.ToSlash(here) + "\n"
			require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), []byte(mod), 0o600))
			run("mod", "tidy")
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(dir, "main.go"), []byte(program), 0o600))
			require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.com/backend\n\ngo 1.26.0\n"), 0o600))
			var out []byte
			run := func(args ...string) {
				cmd := exec.Command("go", args...)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "GOFLAGS=", "GOPROXY=off", "GONOSUMDB=*", "GOWORK=")
				var err error
				out, err = cmd.CombinedOutput()
				require.NoError(t, err, "go %v: %s", args, out)
			}
			set(dir, run)
			run("run", ".")
			assert.Equal(t, "true", strings.TrimSpace(string(out)))
		})
	}
}
