package plan

import (
	"log/slog"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/reason"
)

// View is what the plan holds for one recipient: what help there is, from whom and by when, and
// what is asked of them. It is made for that person and nobody else.
type View struct {
	For procedure.MemberID `json:"for"`
	// Access says how much of the plan they may have and why. Where it is nothing, or not
	// known, the view is empty. It is not written with the view, which goes to the family.
	Access coregroup.Access `json:"-"`
	// Plan is what the plan is called under the procedure.
	Plan string `json:"plan,omitzero"`
	// Help is for them, or for children to whom they are linked, and ToDo what they are responsible for themselves.
	Help []HelpItem `json:"help,omitzero"`
	ToDo []HelpItem `json:"toDo,omitzero"`
	// Expected is what is expected of them.
	Expected []Expected `json:"expected,omitzero"`
	// Contingency is left out unless it is marked shareable.
	Contingency Contingency `json:"contingency,omitzero"`
}

// LogValue returns for whom it is, and how much there is.
func (v View) LogValue() slog.Value {
	return slog.GroupValue(slog.String("for", string(v.For)), slog.Int("help", len(v.Help)), slog.Int("toDo", len(v.ToDo)), slog.Int("expected", len(v.Expected)))
}

// HelpItem is help, or a task.
type HelpItem struct {
	Task procedure.TaskID `json:"task"`
	What procedure.Text   `json:"what,omitzero"`
	From procedure.Person `json:"from,omitzero"`
	By   calendar.Date    `json:"by,omitzero"`
}

// LogValue returns the task's id and last day.
func (h HelpItem) LogValue() slog.Value {
	return slog.GroupValue(slog.String("task", string(h.Task)), slog.String("by", h.By.String()))
}

// Expected is what is expected of the recipient, and what may follow.
type Expected struct {
	What        procedure.Text `json:"what,omitzero"`
	Consequence procedure.Text `json:"consequence,omitzero"`
}

// LogValue returns nothing: there is nothing but words.
func (Expected) LogValue() slog.Value { return slog.GroupValue() }

// FamilyView returns what the plan in force on the day of the review holds for one recipient (B 6b). It is refused to
// whoever is excluded, has no standing, or may not have papers, and where no plan runs, and to whom it is withheld from that
// the plan was changed, until they are told of it. It leaves out what concerns other children only, what is marked as not
// for them, what is over, help for somebody else unless that is marked shareable, help for a child from a role that the
// procedure keeps confidential or from somebody of no known role, and the contingency plan unless that is marked shareable
// and they may have all of the plan. It is made for the family: a professional is told no help and nothing expected.
func FamilyView(b procedure.Basis, g *coregroup.CoreGroup, p *ChildProtectionPlan, to procedure.MemberID) View {
	v := View{For: to, Access: coregroup.Access{Why: reason.NotKnown}}
	e, ok := b.Procedures.On(b.On)
	r := p.InForce(g, b.On)
	if !ok || r == nil {
		return v
	}
	// The plan comes from the day of the revision: who was excluded then stays so.
	paper := coregroup.Paper{Day: r.Date, Children: r.Children, NotFor: r.NotFor}
	if isWithheld(r.Told, to, b.On) {
		paper.NotFor = append(slices.Clip(paper.NotFor), to)
	}
	v.Access = g.Audience(e, coregroup.Recipient{ID: to}, paper, b.On)
	if v.Access.Extent < coregroup.Part {
		return v
	}
	v.Plan = e.PlanName()
	shown := func(children []procedure.ChildID, notFor []procedure.MemberID) bool {
		item := coregroup.Paper{Day: paper.Day, Children: children, NotFor: notFor}
		if len(children) == 0 {
			item.Children = r.Children
		}
		return g.Audience(e, coregroup.Recipient{ID: to}, item, b.On).Extent >= coregroup.Part
	}
	for i := range r.Tasks {
		t := &r.Tasks[i]
		if r.isOver(t, b.On) || !shown(t.Children, t.NotFor) {
			continue
		}
		item := HelpItem{t.ID, t.Description, t.Responsible, r.DueOf(t, b.On)}
		if t.Responsible.ID == to {
			v.ToDo = append(v.ToDo, item)
		}
		others := t.Shareable == procedure.Yes || len(t.HelpFor) == 0 && len(t.Children) > 0 && !g.IsConfidential(e, t.Responsible)
		if t.Help == procedure.Yes && (others || slices.Contains(t.HelpFor, to)) {
			v.Help = append(v.Help, item)
		}
	}
	for i := range r.Expectations {
		if x := &r.Expectations[i]; x.Of.ID == to && !slices.Contains(x.NotFor, to) {
			v.Expected = append(v.Expected, Expected{x.Description, x.Consequence})
		}
	}
	if c := r.Contingency; c.Shareable == procedure.Yes && v.Access.Extent == coregroup.All && !slices.Contains(c.NotFor, to) {
		c.NotFor = nil // whom it is kept from is nobody's business
		v.Contingency = c
	}
	return v
}
