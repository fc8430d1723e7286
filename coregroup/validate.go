package coregroup

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Validate returns everything in which the group does not hold together as
// [procedure.Problems]: ids and roles that are not of their form or are given twice,
// references to nobody, spans that end before they start, a member's or child's spans
// that overlap, someone who is their own line manager or successor, values outside a
// closed set, and two decisions of one day on a child's attendance. What practice left
// out is no problem but a finding.
func (g CoreGroup) Validate() error {
	v := validator{g: &g, children: map[procedure.ChildID]bool{}, members: map[procedure.MemberID]bool{}}
	for i := range g.Children {
		v.child(procedure.ItemAt("/children", i), &g.Children[i])
	}
	// Members refer to each other, so all ids are known first.
	for i := range g.Members {
		procedure.CheckNew(&v.ps, procedure.ItemAt("/members", i)+"/id", g.Members[i].ID, v.members)
	}
	for i := range g.Members {
		v.member(procedure.ItemAt("/members", i), &g.Members[i])
	}
	for i, a := range g.Allocations {
		path := procedure.ItemAt("/allocations", i)
		v.known(path+"/socialWorker", a.SocialWorker)
		v.span(path+"/to", a.From, a.To)
	}
	for i, l := range g.LineManagers {
		path := procedure.ItemAt("/lineManagers", i)
		v.ps.Check(path+"/manager", procedure.CheckID(l.Manager))
		v.known(path+"/of", l.Of)
		v.span(path+"/to", l.From, l.To)
		if l.Manager == l.Of {
			v.ps.Add(path+"/manager", "must be someone else")
		}
	}
	seen := map[ExclusionID]bool{}
	for i := range g.Exclusions {
		x := &g.Exclusions[i]
		path := procedure.ItemAt("/exclusions", i)
		procedure.CheckNew(&v.ps, path+"/id", x.ID, seen)
		v.exclusion(path, x)
	}
	return v.ps.OrNil()
}

type validator struct {
	ps       procedure.Problems
	g        *CoreGroup
	children map[procedure.ChildID]bool
	members  map[procedure.MemberID]bool
}

// known notes a reference to nobody.
func (v *validator) known(path string, id procedure.MemberID) {
	if !v.members[id] {
		v.ps.Add(path, "must be the id of a member")
	}
}

// span notes a span that ends before it starts.
func (v *validator) span(path string, from, to calendar.Date) {
	if !to.IsZero() && to.Before(from) {
		v.ps.Add(path, "must not be before the start")
	}
}

func (v *validator) child(path string, c *Child) {
	procedure.CheckNew(&v.ps, path+"/id", c.ID, v.children)
	for i, p := range c.OnPlan {
		period := procedure.ItemAt(path+"/onPlan", i)
		if p.From.IsZero() {
			v.ps.Add(period+"/from", "must be recorded")
		}
		v.span(period+"/to", p.From, p.To)
		if i > 0 {
			if before := c.OnPlan[i-1]; before.To.IsZero() || !p.From.After(before.To) {
				v.ps.Add(period+"/from", "must be after the end of the period before")
			}
		}
		if p.To.IsZero() && p.End != EndNotRecorded {
			v.ps.Add(period+"/to", "must be recorded where the end is")
		}
	}
	for i, d := range c.Attendance {
		decision := procedure.ItemAt(path+"/attendance", i)
		v.ps.CheckPerson(decision+"/decidedBy", d.DecidedBy)
		for _, other := range c.Attendance[:i] {
			if other.DecidedOn == d.DecidedOn {
				v.ps.Add(decision+"/decidedOn", "must differ from the child's other decisions")
			}
		}
	}
}

func (v *validator) member(path string, m *Member) {
	if len(m.Roles) == 0 {
		v.ps.Add(path+"/roles", "must have a role")
	}
	for i, r := range m.Roles {
		v.ps.Check(procedure.ItemAt(path+"/roles", i), procedure.CheckRole(r))
		if slices.Contains(m.Roles[:i], r) {
			v.ps.Add(procedure.ItemAt(path+"/roles", i), "must be given once")
		}
	}
	v.ps.CheckPerson(path+"/papers/decidedBy", m.Papers.DecidedBy)
	if m.Agency != "" {
		v.ps.Check(path+"/agency", procedure.CheckID(m.Agency))
	}
	if m.Succeeds != "" {
		v.known(path+"/succeeds", m.Succeeds)
		if m.Succeeds == m.ID {
			v.ps.Add(path+"/succeeds", "must be someone else")
		}
	}
	switch {
	case m.Child != "" && !v.children[m.Child]:
		v.ps.Add(path+"/child", "must be the id of a child")
	case m.Child != "" && !m.Has(procedure.Child):
		v.ps.Add(path+"/child", "must be left out of someone without the role child")
	}
	for i, c := range m.LinkedTo {
		if !v.children[c] {
			v.ps.Add(procedure.ItemAt(path+"/linkedTo", i), "must be the id of a child")
		}
	}
	for i := range m.Periods {
		p := &m.Periods[i]
		period := procedure.ItemAt(path+"/periods", i)
		v.span(period+"/left", p.Joined, p.Left)
		if i > 0 {
			if before := m.Periods[i-1]; before.Left.IsZero() || !p.Joined.After(before.Left) {
				v.ps.Add(period+"/joined", "must be after the end of the period before")
			}
		}
	}
	if m.NotMember == procedure.Yes && len(m.Periods) > 0 {
		v.ps.Add(path+"/notMember", "must be left out of someone who has been a member")
	}
}

func (v *validator) exclusion(path string, x *Exclusion) {
	if procedure.CheckID(x.Member) != nil {
		v.ps.Check(path+"/member", procedure.CheckID(x.Member))
	} else {
		v.known(path+"/member", x.Member)
	}
	v.span(path+"/end", x.start(), x.End)
	v.span(path+"/lifted", x.start(), x.Lifted)
	if int(x.Extent) >= len(exclusionExtents) {
		v.ps.Add(path+"/extent", "must be one of the extents that there are")
	}
	if int(x.Informed.Way) >= len(waySet) || int(x.Contributing.Way) >= len(waySet) {
		v.ps.Add(path, "must have ways that there are")
	}
	v.ps.CheckPerson(path+"/decidedBy", x.DecidedBy)
	v.ps.CheckPerson(path+"/informed/decidedBy", x.Informed.DecidedBy)
	v.ps.CheckPerson(path+"/contributing/decidedBy", x.Contributing.DecidedBy)
	for i, r := range x.Renewals {
		v.ps.CheckPerson(procedure.ItemAt(path+"/renewals", i)+"/decidedBy", r.DecidedBy)
	}
	for i, r := range x.Releases {
		release := procedure.ItemAt(path+"/releases", i)
		v.ps.Check(release+"/meeting", procedure.CheckID(r.Meeting))
		v.ps.CheckPerson(release+"/decidedBy", r.DecidedBy)
		if int(r.Extent) >= len(releaseExtents) {
			v.ps.Add(release+"/extent", "must be summary or full")
		}
	}
}
