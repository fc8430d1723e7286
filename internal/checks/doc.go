// Package checks holds the tests that look at the repository as a whole: the house, the documentation, the exported API, and
// what covers each clause. It has no code.
package checks
