package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// eachFundamental returns the check of a rule that gives findings for each revision that changes the plan fundamentally, one for
// each of which that is not recorded, or one where there is neither. The first revision of a plan is the detailed plan itself, and
// changes nothing unless it says so.
func eachFundamental(judge func(w *review, dst *[]procedure.Finding, rule *rule, at int32)) checkFunc {
	return func(w *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		start := len(dst)
		for k, at := range w.all {
			r, from := &w.p.Revisions[at], len(dst)
			switch {
			case r.Fundamental == procedure.Yes:
				w.Found = dst
				judge(w, &w.Found, rule, at)
				dst = w.Found
			case r.Fundamental == procedure.NotRecorded && !w.isFirst(k):
				w.onRevision(&dst, rule, at).Missing.Add(field.Fundamental)
			}
			dst = w.timed(dst, from, dayOr(r.Date, w.b.On), procedure.Events{procedure.ChangeIdentified: r.Date})
		}
		if len(dst) == start {
			return w.onCase(dst, rule, procedure.NotApplicable)
		}
		return dst
	}
}

// fundamentalChangeTold is N 2.3b, for each fundamental change and each member on its day: whether they were told, or it is
// recorded why it is withheld and who decided so. The social worker need not be told, and neither need whoever may not have it
// or has left; where a link to the children is not recorded it is undetermined. It runs whether the plan still does or not.
var fundamentalChangeTold = rule{Check: eachFundamental((*review).changeTold), Rule: procedure.Rule{
	ID: procedure.RuleFundamentalChangeTold, Title: "Fundamental change told",
	Doc:    "Of each fundamental change every member was told, or it is recorded why it is withheld and who decided so.",
	Reads:  []procedure.Record{procedure.Children, procedure.Members, procedure.Allocations, procedure.Exclusions, procedure.Revisions},
	Events: []procedure.Event{procedure.ChangeIdentified}, Remedy: remedy.TellMembers,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Missing: field.Told, Text: "The record shows neither that they were told, nor a decision to withhold it."},
	},
	Labels: []procedure.Label{{Field: field.Told, Text: "the day on which they were told or the decision to withhold it"}},
	Adds:   []procedure.Addition{{Missing: field.Told, About: "/to/id", Fields: procedure.FieldsOf(field.On, field.Part)}},
}}

func (w *review) changeTold(dst *[]procedure.Finding, rule *rule, at int32) {
	r := &w.p.Revisions[at]
	day := dayOr(r.Date, w.b.On)
	worker, cover := w.g.SocialWorkerOn(day), w.g.CoverOn(day)
	paper := coregroup.Paper{Day: r.Date, Children: r.Children, NotFor: r.NotFor}
	for _, i := range w.members {
		m := &w.g.Members[i]
		if !m.IsMember(day) {
			continue
		}
		f := w.onRevision(dst, rule, at)
		f.Subject = procedure.SubjectIn(procedure.MemberSubject, m.ID, r.ID)
		w.toldOf(f, m, r.Told, paper, calendar.Date{}) // of what is to come as well
		if f.Outcome == procedure.NotMet && (m.ID == worker || m.ID == cover) {
			f.Outcome, f.Missing = procedure.NotApplicable, procedure.Fields{} // whose plan it is
		}
	}
}

// toldOf judges whether a member was told of something, not before a day, by the tellings
// recorded. F is about the record that holds them.
func (w *review) toldOf(f *procedure.Finding, m *coregroup.Member, told []Telling, paper coregroup.Paper, from calendar.Date) {
	f.Outcome = procedure.NotMet
	f.Missing.Add(field.Told)
	record := f.At
	withheld := false
	for i := range told {
		t := &told[i]
		if t.To.ID != m.ID || t.On.After(w.b.On) && t.Withheld != procedure.Yes {
			continue
		}
		at := record.Item(field.Told, i)
		switch {
		case !t.On.IsZero() && !t.On.After(w.b.On) && !t.On.Before(from):
			if f.Done.IsZero() || t.On.Before(f.Done) {
				f.Outcome, f.Done, f.Missing, f.At = procedure.Met, t.On, procedure.Fields{}, at
			}
		case !f.Done.IsZero() || f.Outcome == procedure.Met:
		case t.Withheld == procedure.Yes && !t.DecidedOn.After(w.b.On):
			withheld = true
			f.Missing, f.At = procedure.Fields{}, at
			f.Missing.AddIf(t.Reason.IsBlank(), field.Reason)
			f.Missing.AddIf(t.DecidedBy.ID == "", field.DecidedBy)
			f.Outcome = f.Missing.Outcome()
		case t.On.IsZero() && t.Withheld != procedure.Yes && !withheld:
			f.Missing, f.At = procedure.FieldsOf(field.On), at
		}
	}
	if withheld && f.Outcome == procedure.Met && f.Done.IsZero() {
		f.Remark = remark.Withheld // else it would read as told
	}
	if f.Outcome == procedure.Met && !f.Done.IsZero() && w.mayHave(m, paper, f.Done) == coregroup.Nothing {
		f.Outcome, f.Done, f.At = procedure.NotApplicable, calendar.Date{}, record // what L 1 to L 4 say of it is no duty done
		return
	}
	if f.Outcome == procedure.Met || withheld {
		return
	}
	switch w.mayHave(m, paper, w.b.On) {
	case coregroup.Nothing:
		f.Outcome, f.Missing = procedure.NotApplicable, procedure.Fields{}
	case coregroup.NotKnown:
		f.Outcome = procedure.Undetermined
	default:
	}
}

func (w *review) mayHave(m *coregroup.Member, paper coregroup.Paper, on calendar.Date) coregroup.Extent {
	to := coregroup.Reader{Recipient: coregroup.Recipient{ID: m.ID}, Member: m, Traits: m.Traits()}
	return w.g.AudienceOf(nil, &to, &paper, on).Extent
}

// fundamentalChangeLiaison is N 2.3c, for each fundamental change, with when and what came of it. It runs whether the plan still does or not.
var fundamentalChangeLiaison = rule{Check: eachFundamental((*review).changeLiaison), Rule: procedure.Rule{
	ID: procedure.RuleFundamentalChangeLiaison, Title: "Liaison on a fundamental change",
	Doc:   "Of each fundamental change it is recorded that the team manager took up with the procedure's officer whether to bring the review conference forward.",
	Reads: []procedure.Record{procedure.Children, procedure.Members, procedure.Revisions}, Events: []procedure.Event{procedure.ChangeIdentified},
	Remedy: remedy.Liaise,
}}

func (w *review) changeLiaison(dst *[]procedure.Finding, rule *rule, at int32) {
	r := &w.p.Revisions[at]
	f := w.onRevision(dst, rule, at)
	f.Responsible = procedure.TeamManager
	f.At = f.At.Field(field.Liaison)
	l := &r.Liaison
	known := !l.On.After(w.b.On)
	var missing procedure.Fields
	missing.AddIf(l.On.IsZero() || !known, field.On)
	missing.AddIf(!known || !w.isOfficer(l.Officer, dayOr(r.Date, w.b.On)), field.Officer)
	missing.AddIf(!known || l.EarlierReview == procedure.NotRecorded, field.EarlierReview)
	if lacking(f, missing); f.Outcome == procedure.Met {
		f.Done = l.On
	}
}

// isOfficer reports whether someone has the role that the procedure in force on a day names for that.
func (w *review) isOfficer(who procedure.Person, day calendar.Date) bool {
	e, ok := w.b.Procedures.On(day)
	if !ok {
		return false
	}
	m := w.g.Member(who.ID)
	return who.Role == e.ReviewOfficer() || m != nil && m.Has(e.ReviewOfficer())
}

// managersInformed is N 2.9a, for each difficulty that affects a child's safety, and for each manager who has to be informed
// of it: the line manager of the social worker allocated on its day, and that of each professional named in it. Each has to
// be informed on its day or after it; from that day on whoever was not is named. Where it is not recorded who the manager
// is, the professional stands for them, and so does the difficulty where no social worker is recorded. It is a safety rule
// and runs whether the plan does or not.
var managersInformed = rule{Check: eachDifficulty((*review).managersTold), Rule: procedure.Rule{
	ID: procedure.RuleManagersInformed, Title: "Managers informed", Reads: []procedure.Record{procedure.Members, procedure.Allocations, procedure.Difficulties},
	Doc:    "Where a child's safety is affected, the line managers of the social worker and of each professional named were informed.",
	Remedy: remedy.InformManagers,
	Wording: []procedure.Wording{
		{Outcome: procedure.NotMet, Text: "The record does not show that the manager was informed on the day of the difficulty or since[, {since}: {days}]."},
	},
}}

func (w *review) managersTold(dst *[]procedure.Finding, rule *rule, x *difficulty) {
	switch x.SafetyAffected {
	case procedure.No:
		return
	case procedure.NotRecorded:
		x.note(dst, rule).Missing.Add(field.SafetyAffected)
		return
	default:
	}
	worker := w.g.SocialWorkerOn(x.day)
	if worker == "" {
		lacking(x.note(dst, rule), procedure.FieldsOf(field.Informed))
	}
	// The social worker stands before the professionals named.
	for i := -1; i < len(x.Professionals); i++ {
		if id := x.named(worker, i); id != "" {
			w.manager(dst, rule, x, worker, i)
		}
	}
}

// named returns the professional at a position, and before the first the social worker.
func (d *Difficulty) named(worker procedure.MemberID, i int) procedure.MemberID {
	if i < 0 {
		return worker
	}
	return d.Professionals[i]
}

// manager notes whether the line manager of a professional was informed, unless that was judged
// with one named before. A manager of several is judged for each of them.
func (w *review) manager(dst *[]procedure.Finding, rule *rule, x *difficulty, worker procedure.MemberID, at int) {
	g, day := w.g, x.day
	of := x.named(worker, at)
	manager := g.LineManagerOf(of, day)
	if m := g.Member(of); m != nil && m.IsFamily() {
		return // nobody's line manager
	}
	for i := -1; i < at; i++ {
		if other := x.named(worker, i); other == of || other != "" && manager != "" && g.LineManagerOf(other, day) == manager {
			return
		}
	}
	f := x.note(dst, rule)
	if manager == "" {
		f.Subject = procedure.SubjectIn(procedure.MemberSubject, of, x.ID)
		lacking(f, procedure.FieldsOf(field.Informed))
		return
	}
	f.Subject = procedure.SubjectIn(procedure.DifficultySubject, x.ID, manager)
	record := *f
	for i := at; i < len(x.Professionals); i++ {
		if other := x.named(worker, i); other == of || g.LineManagerOf(other, day) == manager {
			if judged := w.informed(x, manager, other, record); i == at || judged.Outcome == procedure.NotMet {
				*f = judged
			}
		}
	}
}

// informed judges whether the line manager of a professional was informed, on the day of the
// difficulty or after it. Who has become the manager since counts as well.
func (w *review) informed(x *difficulty, manager, of procedure.MemberID, f procedure.Finding) procedure.Finding {
	record := f.At
	f.Missing.Add(field.Informed)
	for i, informed := range x.Informed {
		if informed.Manager == "" || informed.Manager != manager && informed.Manager != w.g.LineManagerOf(of, informed.On) {
			continue
		}
		at := record.Item(field.Informed, i)
		switch {
		case x.isDone(informed.On, w.b.On) && (f.Done.IsZero() || informed.On.Before(f.Done)):
			f.Done, f.Missing, f.At = informed.On, procedure.Fields{}, at
		case informed.On.IsZero() && f.Done.IsZero():
			f.Missing, f.At = procedure.FieldsOf(field.On), at
		}
	}
	f.Outcome = f.Missing.Outcome()
	return f
}
