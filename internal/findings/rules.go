package findings

import "github.com/safeguarding-go/childprotection/coregroup/procedure"

// ByIdentity returns the rules of a package by the numbers of their identities, nil for those of other packages.
func ByIdentity[R any](rules []*R, describe func(*R) procedure.Rule) []*R {
	list := make([]*R, len(procedure.RuleIDs())+1)
	for _, r := range rules {
		list[describe(r).ID] = r
	}
	return list
}
