package coregroup

import (
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/check"
)

// Validate returns everything in which the group does not hold together as [procedure.Problems]: ids and roles that are not
// of their form or are given twice, references to nobody, spans that end before they start, a member's or child's spans that
// overlap, someone who is their own line manager or successor, values outside a closed set, and two decisions of one day on
// a child's attendance. What practice left out is no problem but a finding.
func (g CoreGroup) Validate() error {
	var c check.Checker
	return c.Run(func(c *check.Checker) { g.Check(c, c.Root()) })
}

// Check notes everything that [CoreGroup.Validate] returns, of a group at a path.
func (g *CoreGroup) Check(c *check.Checker, root check.Path) {
	v := validator{Checker: c, children: c.IDs(), members: c.IDs()}
	for i := range g.Children {
		v.child(root.To("/children").Item(i), &g.Children[i])
	}
	// Members refer to each other, so all ids are known first.
	for i := range g.Members {
		v.New(root.To("/members").Item(i).To("/id"), v.members, string(g.Members[i].ID))
	}
	for i := range g.Members {
		v.member(root.To("/members").Item(i), &g.Members[i])
	}
	for i, a := range g.Allocations {
		path := root.To("/allocations").Item(i)
		v.InSet(path, "/covering", a.Covering.IsValid())
		v.known(path.To("/socialWorker"), a.SocialWorker)
		v.span(path.To("/to"), a.From, a.To)
	}
	for i, l := range g.LineManagers {
		path := root.To("/lineManagers").Item(i)
		v.Check(path.To("/manager"), procedure.CheckID(l.Manager))
		v.known(path.To("/of"), l.Of)
		v.span(path.To("/to"), l.From, l.To)
		v.AddIf(l.Manager == l.Of, path.To("/manager"), "must be someone else")
	}
	seen := v.IDs()
	for i := range g.Exclusions {
		x := &g.Exclusions[i]
		path := root.To("/exclusions").Item(i)
		v.New(path.To("/id"), seen, string(x.ID))
		v.exclusion(path, x)
	}
}

type validator struct {
	*check.Checker
	children, members check.IDs
}

// known notes a reference to nobody.
func (v *validator) known(path check.Path, id procedure.MemberID) {
	v.AddIf(!v.members.Has(string(id)), path, "must be the id of a member")
}

// span notes a span that ends before it starts.
func (v *validator) span(path check.Path, from, to calendar.Date) {
	v.AddIf(!to.IsZero() && to.Before(from), path, "must not be before the start")
}

func (v *validator) child(path check.Path, c *Child) {
	v.New(path.To("/id"), v.children, string(c.ID))
	for i, p := range c.OnPlan {
		period := path.To("/onPlan").Item(i)
		v.AddIf(p.From.IsZero(), period.To("/from"), "must be recorded")
		v.span(period.To("/to"), p.From, p.To)
		if i > 0 {
			before := c.OnPlan[i-1].To
			v.AddIf(before.IsZero() || p.From.Before(before), period.To("/from"), "must not be before the end of the period before")
		}
		v.InSet(period, "/end", p.End.IsValid())
		v.AddIf(p.To.IsZero() && p.End != endNotRecorded, period.To("/to"), "must be recorded where the end is")
	}
	v.InSet(path, "/understanding", c.Understanding.IsValid())
	v.InSet(path, "/explained/purpose", c.Explained.Purpose.IsValid())
	v.InSet(path, "/explained/whyOpinionMatters", c.Explained.WhyOpinionMatters.IsValid())
	for i, d := range c.Attendance {
		decision := path.To("/attendance").Item(i)
		v.InSet(decision, "/attends", d.Attends.IsValid())
		v.InSet(decision, "/withChild", d.WithChild.IsValid())
		v.InSet(decision, "/withThoseWhoKnow", d.WithThoseWhoKnow.IsValid())
		v.InSet(decision, "/relationships", d.Relationships.IsValid())
		v.InSet(decision, "/parentsViews", d.ParentsViews.IsValid())
		v.Person(decision.To("/decidedBy"), d.DecidedBy)
		for _, other := range c.Attendance[:i] {
			v.AddIf(other.DecidedOn == d.DecidedOn, decision.To("/decidedOn"), "must differ from the child's other decisions")
		}
	}
}

func (v *validator) member(path check.Path, m *Member) {
	v.AddIf(len(m.Roles) == 0, path.To("/roles"), "must have a role")
	for i, r := range m.Roles {
		v.Check(path.To("/roles").Item(i), r.Check())
		v.AddIf(slices.Contains(m.Roles[:i], r), path.To("/roles").Item(i), "must be given once")
	}
	v.Person(path.To("/papers/decidedBy"), m.Papers.DecidedBy)
	v.InSet(path, "/papers/receives", m.Papers.Receives.IsValid())
	v.InSet(path, "/standing", m.Standing.IsValid())
	v.InSet(path, "/key", m.Key.IsValid())
	v.InSet(path, "/agreedAtConference", m.AgreedAtConference.IsValid())
	v.InSet(path, "/notMember", m.NotMember.IsValid())
	v.InSet(path, "/childOfFamily", m.ChildOfFamily.IsValid())
	v.InSet(path, "/firstLanguageEnglish", m.FirstLanguageEnglish.IsValid())
	v.InSet(path, "/communicationNeed", m.CommunicationNeed.IsValid())
	v.InSet(path, "/supporterNeeded", m.SupporterNeeded.IsValid())
	v.InSet(path, "/supporterAskedFor", m.SupporterAskedFor.IsValid())
	v.InSet(path, "/engaged", m.Engaged.IsValid())
	v.ID(path.To("/agency"), string(m.Agency))
	if m.Succeeds != "" {
		v.known(path.To("/succeeds"), m.Succeeds)
		v.AddIf(m.Succeeds == m.ID, path.To("/succeeds"), "must be someone else")
	}
	switch {
	case m.Child != "" && !v.children.Has(string(m.Child)):
		v.Add(path.To("/child"), "must be the id of a child")
	case m.Child != "" && !m.Has(procedure.Child):
		v.Add(path.To("/child"), "must be left out of someone without the role child")
	}
	for i, c := range m.LinkedTo {
		v.AddIf(!v.children.Has(string(c)), path.To("/linkedTo").Item(i), "must be the id of a child")
	}
	for i := range m.Periods {
		p := &m.Periods[i]
		period := path.To("/periods").Item(i)
		v.span(period.To("/left"), p.Joined, p.Left)
		if i > 0 {
			before := m.Periods[i-1].Left
			v.AddIf(before.IsZero() || !p.Joined.After(before), period.To("/joined"), "must be after the end of the period before")
		}
	}
	v.AddIf(m.NotMember == procedure.Yes && len(m.Periods) > 0, path.To("/notMember"), "must be left out of someone who has been a member")
}

func (v *validator) exclusion(path check.Path, x *Exclusion) {
	if procedure.CheckID(x.Member) != nil {
		v.Check(path.To("/member"), procedure.CheckID(x.Member))
	} else {
		v.known(path.To("/member"), x.Member)
	}
	v.span(path.To("/end"), x.start(), x.End)
	v.span(path.To("/lifted"), x.start(), x.Lifted)
	v.InSet(path, "/extent", x.Extent.IsValid())
	v.InSet(path, "/debated", x.Debated.IsValid())
	v.InSet(path, "/aroseLater", x.AroseLater.IsValid())
	v.InSet(path, "/informed/way", x.Informed.Way.IsValid())
	v.InSet(path, "/informed/notAppropriate", x.Informed.NotAppropriate.IsValid())
	v.InSet(path, "/contributing/way", x.Contributing.Way.IsValid())
	v.InSet(path, "/contributing/notAppropriate", x.Contributing.NotAppropriate.IsValid())
	v.Person(path.To("/decidedBy"), x.DecidedBy)
	v.Person(path.To("/informed/decidedBy"), x.Informed.DecidedBy)
	v.Person(path.To("/contributing/decidedBy"), x.Contributing.DecidedBy)
	for i, r := range x.Renewals {
		v.Person(path.To("/renewals").Item(i).To("/decidedBy"), r.DecidedBy)
	}
	for i, r := range x.Releases {
		release := path.To("/releases").Item(i)
		v.Check(release.To("/meeting"), procedure.CheckID(r.Meeting))
		v.Person(release.To("/decidedBy"), r.DecidedBy)
		v.InSet(release, "/extent", r.Extent.IsValid())
	}
}
