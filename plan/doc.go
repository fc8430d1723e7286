// Package plan is what is to be done: the child protection plan, its revisions, and the
// difficulties in carrying it out.
package plan
