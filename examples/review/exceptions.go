package main

import (
	"fmt"
	"strings"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/examples/internal/columns"
)

// unusedExceptions returns the paths of the exceptions that fit nothing that was found. A subject that is
// misspelt is a subject too: without a word nobody would know that the exception counts for nothing.
func unusedExceptions(c *childprotection.Case, report childprotection.Report) (paths []string) {
	for _, at := range procedure.UnusedExceptions(report.Findings, c.Exceptions) {
		paths = append(paths, fmt.Sprintf("/exceptions/%d", at))
	}
	return paths
}

func writeUnusedExceptions(b *strings.Builder, paths []string) {
	if len(paths) == 0 {
		return
	}
	fmt.Fprintln(b, "\nExceptions that change nothing")
	for _, path := range paths {
		columns.Row(b, []int{2, width - 4}, "", path+": nothing was found of its rule and subject.")
	}
}
