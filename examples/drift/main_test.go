package main

import (
	"testing"

	"github.com/safeguarding-go/childprotection/examples/internal/golden"
)

func TestOutput(t *testing.T) { golden.Check(t, run) }
