package plan

import (
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// eachDifficulty returns the check of a rule that gives findings for each difficulty known on the day of the review, and one where
// it is for none. Such rules run whether the plan does or not: what a difficulty started stays owed.
func eachDifficulty(judge func(w *review, dst *[]procedure.Finding, rule *rule, x *difficulty)) checkFunc {
	return func(w *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		start := len(dst)
		for i := range w.p.Difficulties {
			x := &w.difficulty
			*x = difficulty{&w.p.Difficulties[i], w.at.Item(field.Difficulties, i), dayOr(w.p.Difficulties[i].Date, w.b.On)}
			if x.Date.After(w.b.On) {
				continue
			}
			from := len(dst)
			w.found = dst
			judge(w, &w.found, rule, x)
			dst = w.found
			if len(rule.Events) > 0 {
				dst = w.timed(dst, from, x.day, procedure.Events{procedure.ChangeIdentified: x.Date})
			} else {
				dst = w.b.AttachClauses(dst, from, x.day)
			}
		}
		if len(dst) == start {
			return w.onCase(dst, rule, procedure.NotApplicable)
		}
		return dst
	}
}

// difficulty is one of the plan, where it is, and its day, that of the review if it is not recorded.
type difficulty struct {
	*Difficulty
	at  procedure.Place
	day calendar.Date
}

// note notes a finding about the difficulty.
func (x *difficulty) note(dst *[]procedure.Finding, rule *rule) *procedure.Finding {
	f := note(dst, rule, procedure.DifficultySubject, x.ID, x.at)
	f.Since = x.Date
	return f
}

// isDone reports whether something was done by the day of the review, on a day that is recorded
// and not before that of the difficulty.
func (d *Difficulty) isDone(on, known calendar.Date) bool {
	return !on.IsZero() && !on.After(known) && !on.Before(d.Date)
}

// difficultyAction is N 2.8a, for each difficulty: whether it is described, with its day, the action agreed and who is
// responsible for it.
var difficultyAction = rule{check: eachDifficulty((*review).action), Rule: procedure.Rule{
	ID: procedure.RuleDifficultyAction, Title: "Action on a difficulty",
	Doc:   "Each difficulty has a description, a day, an agreed action and someone responsible for it.",
	Reads: []procedure.Record{procedure.Difficulties},
}}

func (w *review) action(dst *[]procedure.Finding, rule *rule, x *difficulty) {
	f := x.note(dst, rule)
	var missing procedure.Fields
	missing.AddIf(x.Description.IsBlank(), field.Description)
	missing.AddIf(x.Date.IsZero(), field.Date)
	missing.AddIf(x.Action.IsBlank(), field.Action)
	missing.AddIf(nobody(x.Responsible), field.Responsible)
	lacking(f, missing)
}

// difficultyAssessed is N 2.8b, for each difficulty: whether the social worker, allocated or covering, led the assessment of
// what to do, and with which manager and when.
var difficultyAssessed = rule{check: eachDifficulty((*review).assessed), Rule: procedure.Rule{
	ID: procedure.RuleDifficultyAssessed, Title: "Difficulty assessed",
	Doc:   "The social worker led the assessment of each difficulty, with a manager, on a day.",
	Reads: []procedure.Record{procedure.Allocations, procedure.Difficulties}, Remedy: remedy.AssessDifficulty,
}}

func (w *review) assessed(dst *[]procedure.Finding, rule *rule, x *difficulty) {
	f := x.note(dst, rule)
	f.At = x.at.Field(field.Assessment)
	a, on := &x.Assessment, w.b.On
	known := !a.On.After(on)
	day := dayOr(a.On, x.day)
	allocated, cover := w.g.SocialWorkerOn(day), w.g.CoverOn(day)
	leads := a.LeadBy != "" && (a.LeadBy == allocated || a.LeadBy == cover || allocated == "" && cover == "")
	var missing procedure.Fields
	missing.AddIf(!known || !leads, field.LeadBy)
	missing.AddIf(!known || a.Manager == "", field.Manager)
	missing.AddIf(!x.isDone(a.On, on), field.On)
	if lacking(f, missing); f.Outcome == procedure.Met {
		f.Done = a.On
	}
}

// seriousConcernTold is N 2.8c, for each concern that needed an immediate response and each member on its day: whether they
// were told of it and of what was done, or it is recorded why it is withheld and who decided so. No time is given for it, so
// it is pending until then, with the day since when. Whoever may not have it is not owed it.
var seriousConcernTold = rule{check: eachDifficulty((*review).concernTold), Rule: procedure.Rule{
	ID: procedure.RuleSeriousConcernTold, Title: "Serious concern told",
	Doc:    "Of each concern that needed an immediate response every member was told, or it is recorded why it is withheld and who decided so.",
	Reads:  []procedure.Record{procedure.Children, procedure.Members, procedure.Exclusions, procedure.Difficulties},
	Events: []procedure.Event{procedure.ChangeIdentified}, Remedy: remedy.TellMembers,
	Labels: []procedure.Label{{Field: field.Told, Text: "the day on which they were told or the decision to withhold it"}},
	Adds:   []procedure.Addition{{Missing: field.Told, About: "/to/id", In: true, Fields: procedure.FieldsOf(field.On, field.Part)}},
}}

func (w *review) concernTold(dst *[]procedure.Finding, rule *rule, x *difficulty) {
	switch x.Immediate {
	case procedure.No:
		return
	case procedure.NotRecorded:
		x.note(dst, rule).Missing.Add(field.Immediate)
		return
	default:
	}
	paper := coregroup.Paper{Day: x.Date, Children: x.Children, NotFor: x.NotFor}
	for _, i := range w.members {
		m := &w.g.Members[i]
		if !m.IsMember(x.day) {
			continue
		}
		f := x.note(dst, rule)
		f.Subject.In = string(m.ID)
		w.toldOf(f, m, x.Told, paper, x.Date)
		if f.Outcome == procedure.NotMet {
			f.Outcome = procedure.Pending
		}
	}
}

// difficultyDiscussed is N 2.8d, for each difficulty: whether the core group discussed what to do about it, and when. It is
// pending until the core group next meets, while a plan runs. Where an immediate response was needed it is not applicable.
var difficultyDiscussed = rule{check: eachDifficulty((*review).discussed), Rule: procedure.Rule{
	ID: procedure.RuleDifficultyDiscussed, Title: "Difficulty discussed",
	Doc:   "The core group discussed each difficulty that needed no immediate response.",
	Reads: []procedure.Record{procedure.Children, procedure.Meetings, procedure.Difficulties}, Remedy: remedy.DiscussDifficulty,
}}

func (w *review) discussed(dst *[]procedure.Finding, rule *rule, x *difficulty) {
	f := x.note(dst, rule)
	switch {
	case x.Immediate == procedure.Yes:
		f.Outcome = procedure.NotApplicable
	case x.isDone(x.Involved, w.b.On):
		f.Outcome, f.Done = procedure.Met, x.Involved
	case x.Immediate == procedure.NotRecorded:
		f.Missing.Add(field.Immediate)
	default:
		f.Missing.Add(field.Involved)
		f.Outcome = procedure.NotMet
		if w.run && len(w.heldSince(x.Date)) == 0 {
			f.Outcome = procedure.Pending
		}
	}
}

// managersInformed is N 2.9a, for each difficulty that affects a child's safety, and for each manager who has to be informed
// of it: the line manager of the social worker allocated on its day, and that of each professional named in it. Each has to
// be informed on its day or after it; from that day on whoever was not is named. Where it is not recorded who the manager
// is, the professional stands for them, and so does the difficulty where no social worker is recorded. It is a safety rule
// and runs whether the plan does or not.
var managersInformed = rule{check: eachDifficulty((*review).managersTold), Rule: procedure.Rule{
	ID: procedure.RuleManagersInformed, Title: "Managers informed",
	Doc:   "Where a child's safety is affected, the line managers of the social worker and of each professional named were informed.",
	Reads: []procedure.Record{procedure.Members, procedure.Allocations, procedure.Difficulties}, Remedy: remedy.InformManagers,
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

// urgentStepsConsidered is N 2.9b, for each difficulty that affects a child's safety: whether immediate legal action, a
// section 47 enquiry and an earlier review conference were each considered, either way, with who decided it and when.
var urgentStepsConsidered = rule{check: eachDifficulty((*review).urgentSteps), Rule: procedure.Rule{
	ID: procedure.RuleUrgentStepsConsidered, Title: "Urgent steps considered",
	Doc:   "Where a child's safety is affected, legal action, a section 47 enquiry and an earlier review conference were each considered.",
	Reads: []procedure.Record{procedure.Difficulties},
}}

func (w *review) urgentSteps(dst *[]procedure.Finding, rule *rule, x *difficulty) {
	switch x.SafetyAffected {
	case procedure.No:
	case procedure.NotRecorded:
		x.note(dst, rule).Missing.Add(field.SafetyAffected)
	default:
		c := x.Considered
		if !x.isDone(c.On, w.b.On) {
			c.On = calendar.Date{}
		}
		if x.Considered.On.After(w.b.On) {
			c = UrgentSteps{}
		}
		f := x.note(dst, rule)
		f.At = x.at.Field(field.Considered)
		var missing procedure.Fields
		missing.AddIf(c.LegalAction == procedure.NotRecorded, field.LegalAction)
		missing.AddIf(c.Section47 == procedure.NotRecorded, field.Section47)
		missing.AddIf(c.EarlierReview == procedure.NotRecorded, field.EarlierReview)
		missing.AddIf(c.DecidedBy.ID == "", field.DecidedBy)
		missing.AddIf(c.On.IsZero(), field.On)
		if lacking(f, missing); f.Outcome == procedure.Met {
			f.Done = c.On
		}
	}
}

// disagreementAddressed is N 2.10a, for each difficulty that arises from disagreement among workers, or from a member who
// does not do their part: whether it is recorded that it was discussed or escalated, and when. Until its outcome is recorded
// it is pending, with the day since when. Where the cause is not recorded it is undetermined; a parent's disagreement is
// none of this.
var disagreementAddressed = rule{check: eachDifficulty((*review).disagreement), Rule: procedure.Rule{
	ID: procedure.RuleDisagreementAddressed, Title: "Disagreement addressed",
	Doc:   "A disagreement among workers, or a member who does not do their part, was discussed or escalated, with an outcome.",
	Reads: []procedure.Record{procedure.Difficulties},
}}

func (w *review) disagreement(dst *[]procedure.Finding, rule *rule, x *difficulty) {
	switch x.Cause {
	case CauseNotRecorded:
		x.note(dst, rule).Missing.Add(field.Cause)
	case WorkersDisagree, MemberNotDelivering:
		a, on := &x.Addressed, w.b.On
		f := x.note(dst, rule)
		f.At = x.at.Field(field.Addressed)
		f.Missing.AddIf(a.Way == WayNotRecorded || a.On.After(on), field.Way)
		f.Missing.AddIf(!x.isDone(a.On, on), field.On)
		f.Outcome = f.Missing.Outcome()
		f.Missing.AddIf(a.Outcome.IsBlank() || a.On.After(on), field.Outcome)
		switch {
		case f.Outcome != procedure.Met:
		case f.Missing.IsZero():
			f.Done = a.On
		default:
			f.Outcome = procedure.Pending
		}
	default:
	}
}
