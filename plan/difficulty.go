package plan

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// Difficulty is a difficulty in carrying out the plan, or a serious concern that came to light.
type Difficulty struct {
	ID          procedure.DifficultyID `json:"id"`
	Date        calendar.Date          `json:"date,omitzero"`
	Description procedure.Text         `json:"description,omitzero"`
	// Children are those it concerns. None named means all.
	Children []procedure.ChildID `json:"children,omitzero"`
	// SafetyAffected says whether a child's safety is affected, and Immediate whether an immediate response was needed.
	SafetyAffected procedure.Answer `json:"safetyAffected,omitzero"`
	Immediate      procedure.Answer `json:"immediate,omitzero"`
	Cause          Cause            `json:"cause,omitzero"`
	// Professionals are those named in it.
	Professionals []procedure.MemberID `json:"professionals,omitzero"`
	// Action is what was agreed to be done, and Responsible who does it.
	Action      procedure.Text   `json:"action,omitzero"`
	Responsible procedure.Person `json:"responsible,omitzero"`
	Assessment  Assessment       `json:"assessment,omitzero"`
	// Involved is the day on which the core group discussed what to do.
	Involved calendar.Date `json:"involved,omitzero"`
	// Told are the members who were told of a serious concern and of what was done, or from whom it was withheld.
	Told []Telling `json:"told,omitzero"`
	// Informed are the managers and supervisors who were informed.
	Informed   []Informed           `json:"informed,omitzero"`
	Considered UrgentSteps          `json:"considered,omitzero"`
	Addressed  Addressed            `json:"addressed,omitzero"`
	NotFor     []procedure.MemberID `json:"notFor,omitzero"`
}

// LogValue returns the difficulty's id and date.
func (d Difficulty) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(d.ID)), slog.String("date", d.Date.String()))
}

// Cause is what a difficulty arises from.
type Cause uint8

// The causes. A parent's disagreement is not taken up through the escalation procedures. Zero: not recorded.
const (
	causeNotRecorded    Cause = iota
	WorkersDisagree           // workers disagree
	MemberNotDelivering       // member not delivering
	ParentDisagrees           // parent disagrees
	OtherCause                // other
)

var causes = closedset.Of[Cause]("plan: a cause", "", "workers disagree", "member not delivering", "parent disagrees", "other")

// String returns the cause in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (c Cause) String() string                   { return causes.Text(c) }
func (c Cause) IsValid() bool                    { return causes.Has(c) }
func (c Cause) MarshalText() ([]byte, error)     { return causes.Marshal(c) }
func (c *Cause) UnmarshalText(text []byte) error { return causes.Read(text, c) }

// Assessment is who worked out what to do about a difficulty.
type Assessment struct {
	LeadBy procedure.MemberID `json:"leadBy,omitzero"`
	// Manager is the team manager with whom it was done.
	Manager procedure.MemberID `json:"manager,omitzero"`
	On      calendar.Date      `json:"on,omitzero"`
}

// Informed is that a line manager or supervisor was informed of a difficulty.
type Informed struct {
	Manager procedure.MemberID `json:"manager"`
	On      calendar.Date      `json:"on,omitzero"`
}

// UrgentSteps are what was considered where a child's safety is affected, and the decision on each.
type UrgentSteps struct {
	LegalAction   procedure.Answer `json:"legalAction,omitzero"`
	Section47     procedure.Answer `json:"section47,omitzero"`
	EarlierReview procedure.Answer `json:"earlierReview,omitzero"`
	// DecidedBy is who decided, and On when.
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	On        calendar.Date    `json:"on,omitzero"`
}

// Addressed is how a disagreement, or a member who does not do their part, was taken up.
type Addressed struct {
	Way Way           `json:"way,omitzero"`
	On  calendar.Date `json:"on,omitzero"`
	// Outcome is what came of it. Without one it is open.
	Outcome procedure.Text `json:"outcome,omitzero"`
}

// LogValue returns the way and the day.
func (a Addressed) LogValue() slog.Value {
	return slog.GroupValue(slog.String("way", a.Way.String()), slog.String("on", a.On.String()))
}

// Way is how a difficulty between professionals was taken up.
type Way uint8

// The ways. Zero: not recorded.
const (
	wayNotRecorded Way = iota
	Discussed          // discussed
	Escalated          // escalated
)

var ways = closedset.Of[Way]("plan: a way of taking it up", "", "discussed", "escalated")

// String returns the way as a word, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (w Way) String() string                   { return ways.Text(w) }
func (w Way) IsValid() bool                    { return ways.Has(w) }
func (w Way) MarshalText() ([]byte, error)     { return ways.Marshal(w) }
func (w *Way) UnmarshalText(text []byte) error { return ways.Read(text, w) }

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
			w.Found = dst
			judge(w, &w.Found, rule, x)
			dst = w.Found
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

// difficultyAction is N 2.8a, for each difficulty.
var difficultyAction = rule{Check: eachDifficulty((*review).action), Rule: procedure.Rule{
	ID: procedure.RuleDifficultyAction, Title: "Action on a difficulty", Reads: []procedure.Record{procedure.Difficulties},
	Doc: "Each difficulty has a description, a day, an agreed action and someone responsible for it.",
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

// difficultyAssessed is N 2.8b, for each difficulty. A social worker who covers counts as one who is allocated.
var difficultyAssessed = rule{Check: eachDifficulty((*review).assessed), Rule: procedure.Rule{
	ID: procedure.RuleDifficultyAssessed, Title: "Difficulty assessed", Reads: []procedure.Record{procedure.Allocations, procedure.Difficulties},
	Doc:    "The social worker led the assessment of each difficulty, with a manager, on a day.",
	Remedy: remedy.AssessDifficulty,
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
var seriousConcernTold = rule{Check: eachDifficulty((*review).concernTold), Rule: procedure.Rule{
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
var difficultyDiscussed = rule{Check: eachDifficulty((*review).discussed), Rule: procedure.Rule{
	ID: procedure.RuleDifficultyDiscussed, Title: "Difficulty discussed", Reads: []procedure.Record{procedure.Children, procedure.Meetings, procedure.Difficulties},
	Doc:    "The core group discussed each difficulty that needed no immediate response.",
	Remedy: remedy.DiscussDifficulty,
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

// urgentStepsConsidered is N 2.9b, for each difficulty that affects a child's safety: each of the three either way, with who decided and when.
var urgentStepsConsidered = rule{Check: eachDifficulty((*review).urgentSteps), Rule: procedure.Rule{
	ID: procedure.RuleUrgentStepsConsidered, Title: "Urgent steps considered", Reads: []procedure.Record{procedure.Difficulties},
	Doc: "Where a child's safety is affected, legal action, a section 47 enquiry and an earlier review conference were each considered.",
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

// disagreementAddressed is N 2.10a, for each difficulty that arises from disagreement among workers, or from a member who does not
// do their part: whether it is recorded that it was discussed or escalated, and when. Until its outcome is recorded it is pending,
// with the day since when. Where the cause is not recorded it is undetermined; a parent's disagreement is none of this.
var disagreementAddressed = rule{Check: eachDifficulty((*review).disagreement), Rule: procedure.Rule{
	ID: procedure.RuleDisagreementAddressed, Title: "Disagreement addressed", Reads: []procedure.Record{procedure.Difficulties},
	Doc: "A disagreement among workers, or a member who does not do their part, was discussed or escalated, with an outcome.",
}}

func (w *review) disagreement(dst *[]procedure.Finding, rule *rule, x *difficulty) {
	switch x.Cause {
	case causeNotRecorded:
		x.note(dst, rule).Missing.Add(field.Cause)
	case WorkersDisagree, MemberNotDelivering:
		a, on := &x.Addressed, w.b.On
		f := x.note(dst, rule)
		f.At = x.at.Field(field.Addressed)
		f.Missing.AddIf(a.Way == wayNotRecorded || a.On.After(on), field.Way)
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
