package childprotection_test

import (
	"go/ast"
	"go/doc/comment"
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
