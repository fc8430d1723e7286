// Package columns lays out the text that the examples print.
package columns

import (
	"strings"
	"unicode/utf8"
)

// Row prints cells beside each other, each wrapped within its column.
func Row(b *strings.Builder, widths []int, cells ...string) {
	var wrapped [][]string
	lines := 0
	for i, cell := range cells {
		wrapped = append(wrapped, Wrap(cell, widths[i]))
		lines = max(lines, len(wrapped[i]))
	}
	for n := range lines {
		var line strings.Builder
		for i, cell := range wrapped {
			text := ""
			if n < len(cell) {
				text = cell[n]
			}
			line.WriteString(text + strings.Repeat(" ", max(0, widths[i]-utf8.RuneCountInString(text))+2))
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// Unbroken is a space at which no line is broken.
const Unbroken = "\u00a0"

// Wrap breaks text into lines of at most a width in characters, a longer word alone on its own. An
// indent stays.
func Wrap(text string, width int) []string {
	var lines []string
	line := text[:len(text)-len(strings.TrimLeft(text, " "))]
	indent := line
	for word := range strings.SplitSeq(strings.TrimLeft(text, " "), " ") {
		if line != indent && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			lines = append(lines, line)
			line = indent
		}
		if line != indent {
			line += " "
		}
		line += strings.ReplaceAll(word, Unbroken, " ")
	}
	if line != indent {
		lines = append(lines, line)
	}
	return lines
}
