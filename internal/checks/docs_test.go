package checks_test

import (
	"go/ast"
	"go/doc/comment"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// sections are the headings under which each package says how it is to be used, in this order.
// Others may stand between them.
var sections = []string{
	"What it covers",
	"How it counts",
	"Errors",
	"Zero values",
	"Privacy",
	"Departures from the procedures",
}

// Whoever runs go doc on a package finds the same sections there, none of them empty.
func TestEachPackageHasItsSections(t *testing.T) {
	_, files := sources(t)
	for _, dir := range tower {
		var texts []*ast.CommentGroup
		for _, file := range files[dir] {
			if file.Doc != nil {
				texts = append(texts, file.Doc)
			}
		}
		require.Len(t, texts, 1, "%s has one file with a package comment", dir)
		var headings []string
		blocks := new(comment.Parser).Parse(texts[0].Text()).Content
		for i, block := range blocks {
			heading, ok := block.(*comment.Heading)
			if !ok {
				continue
			}
			text := plainText(heading.Text)
			if slices.Contains(sections, text) {
				headings = append(headings, text)
			}
			require.Less(t, i+1, len(blocks), "%s: nothing stands under %q", dir, text)
			_, again := blocks[i+1].(*comment.Heading)
			assert.False(t, again, "%s: nothing stands under %q", dir, text)
		}
		assert.Equal(t, sections, headings, "the sections of %s", dir)
		first := plainText(blocks[0].(*comment.Paragraph).Text)
		assert.Contains(t, first, ".", "%s begins with a sentence", dir)
	}
}

// plainText returns the words of a heading or paragraph.
func plainText(list []comment.Text) string {
	var b strings.Builder
	for _, part := range list {
		switch part := part.(type) {
		case comment.Plain:
			b.WriteString(string(part))
		case comment.Italic:
			b.WriteString(string(part))
		case *comment.Link:
			b.WriteString(plainText(part.Text))
		case *comment.DocLink:
			b.WriteString(plainText(part.Text))
		}
	}
	return b.String()
}

var (
	link     = regexp.MustCompile(`\]\(([^)#]+)\)`)
	fileName = regexp.MustCompile("`([A-Za-z0-9_./-]+\\.(?:go|txt|md))`")
)

// What the texts beside the code say of its files stays true: each file that they link to or name
// is there.
func TestTextsNameFilesThatAreThere(t *testing.T) {
	var files []string
	require.NoError(t, filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == ".git" {
			return filepath.SkipDir
		}
		files = append(files, "/"+filepath.ToSlash(name))
		return err
	}))
	named := 0
	for _, text := range []string{"CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"} {
		data, err := os.ReadFile(text)
		require.NoError(t, err)
		for _, m := range link.FindAllStringSubmatch(string(data), -1) {
			if !strings.HasPrefix(m[1], "https://") {
				assert.Contains(t, files, "/"+m[1], "%s links to it", text)
			}
		}
		for _, m := range fileName.FindAllStringSubmatch(string(data), -1) {
			named++
			assert.True(t, slices.ContainsFunc(files, func(f string) bool { return strings.HasSuffix(f, "/"+m[1]) }), "%s names %s", text, m[1])
		}
	}
	assert.Greater(t, named, 15, "files are named")
}

// The Case that its comment shows is the one of its Example, which is compiled and run.
func TestTheCommentOfCaseIsItsExample(t *testing.T) {
	source, err := os.ReadFile("example_test.go")
	require.NoError(t, err)
	_, rest, found := strings.Cut(strings.ReplaceAll(string(source), "\r\n", "\n"), "func ExampleCase() {\n")
	require.True(t, found)
	body, _, _ := strings.Cut(rest, "\tdeadlines, err :=")
	_, files := sources(t)
	for _, file := range files["."] {
		for _, decl := range file.Decls {
			if gen, ok := decl.(*ast.GenDecl); ok && len(gen.Specs) == 1 {
				if spec, ok := gen.Specs[0].(*ast.TypeSpec); ok && spec.Name.Name == "Case" {
					code := slices.IndexFunc(new(comment.Parser).Parse(gen.Doc.Text()).Content, func(b comment.Block) bool { _, is := b.(*comment.Code); return is })
					require.GreaterOrEqual(t, code, 0)
					shown := new(comment.Parser).Parse(gen.Doc.Text()).Content[code].(*comment.Code).Text
					assert.Equal(t, strings.TrimSuffix(strings.ReplaceAll("\n"+body, "\n\t", "\n"), "\n")[1:], strings.TrimSuffix(shown, "\n"))
					return
				}
			}
		}
	}
	assert.Fail(t, "there is no Case")
}
