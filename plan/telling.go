package plan

import (
	"log/slog"
	"slices"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Telling is that someone was told of something, or that it was withheld from them. Who was told
// more than once, or told although it was to be withheld, has several.
type Telling struct {
	To procedure.Person `json:"to"`
	// On is the day on which they were told.
	On calendar.Date `json:"on,omitzero"`
	// Part says that they were told only what concerns the children they are linked to, and is not marked as not for them.
	Part procedure.Answer `json:"part,omitzero"`
	// Withheld says that they are not to be told, Reason why, and DecidedBy who decided so. A [FamilyView] keeps the changed
	// plan from them; whatever else holds it, such as minutes, is to be marked as not for them.
	Withheld  procedure.Answer `json:"withheld,omitzero"`
	Reason    procedure.Text   `json:"reason,omitzero"`
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	DecidedOn calendar.Date    `json:"decidedOn,omitzero"`
}

// LogValue returns who, and the days.
func (t Telling) LogValue() slog.Value {
	return slog.GroupValue(slog.String("to", string(t.To.ID)), slog.String("on", t.On.String()), slog.String("withheld", t.Withheld.String()))
}

// isWithheld reports whether something is withheld from someone, as known on a day: it was decided so,
// and they were not told of it on that day or since.
func isWithheld(told []Telling, id procedure.MemberID, known calendar.Date) bool {
	for i := range told {
		t := &told[i]
		if t.To.ID != id || t.Withheld != procedure.Yes || t.DecidedOn.After(known) {
			continue
		}
		if !slices.ContainsFunc(told, func(later Telling) bool {
			return later.To.ID == id && later.Withheld != procedure.Yes && !later.On.IsZero() && !later.On.After(known) && !later.On.Before(t.DecidedOn)
		}) {
			return true
		}
	}
	return false
}

// Liaison is that the team manager took up with the procedure's officer whether to bring the review conference forward.
type Liaison struct {
	On calendar.Date `json:"on,omitzero"`
	// Officer is who it was taken up with.
	Officer procedure.Person `json:"officer,omitzero"`
	// EarlierReview says whether the conference is brought forward.
	EarlierReview procedure.Answer `json:"earlierReview,omitzero"`
}

// Explained is that how compliance is watched, what follows if there is none, and by when was explained to someone.
type Explained struct {
	To procedure.MemberID `json:"to"`
	On calendar.Date      `json:"on,omitzero"`
}

// ChildTold is that a child was told how the plan stands.
type ChildTold struct {
	Child procedure.ChildID `json:"child"`
	On    calendar.Date     `json:"on,omitzero"`
}

// LanguageDecision is whether someone whose first language is not English is given the plan in the language they prefer.
type LanguageDecision struct {
	For      procedure.MemberID `json:"for"`
	Decision procedure.Answer   `json:"decision,omitzero"`
	// DecidedBy is who decided, and On when.
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	On        calendar.Date    `json:"on,omitzero"`
}

// Agreement is a written agreement with parents and carers. There need be none.
type Agreement struct {
	ID   procedure.AgreementID `json:"id"`
	Date calendar.Date         `json:"date,omitzero"`
	// With are the parents and carers it is with, and Asks what it asks of them.
	With   []procedure.MemberID `json:"with,omitzero"`
	Asks   procedure.Text       `json:"asks,omitzero"`
	Copies []Copy               `json:"copies,omitzero"`
}

// LogValue returns the agreement's id and date.
func (a Agreement) LogValue() slog.Value {
	return slog.GroupValue(slog.String("id", string(a.ID)), slog.String("date", a.Date.String()))
}

// Copy is that someone was given a copy of a written agreement.
type Copy struct {
	To procedure.MemberID `json:"to"`
	On calendar.Date      `json:"on,omitzero"`
}
