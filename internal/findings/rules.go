package findings

import "github.com/safeguarding-go/childprotection/coregroup/procedure"

// ByIdentity returns the rules of a package by the numbers of their identities, nil for those of other packages.
func ByIdentity[R any](rules []*R, identity func(*R) procedure.RuleID) []*R {
	list := make([]*R, len(procedure.RuleIDs())+1)
	for _, r := range rules {
		list[identity(r)] = r
	}
	return list
}

// Of returns the rule of an identity from what [ByIdentity] returned, nil where it is not among them.
func Of[R any](byIdentity []*R, id procedure.RuleID) *R {
	if int(id) >= len(byIdentity) {
		return nil
	}
	return byIdentity[id]
}
