package minutes

import (
	"cmp"
	"strings"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// laterMeetingsAgreed is N 2.6b for the first meeting. Of several later ones that lack something it names the earliest.
var laterMeetingsAgreed = rule{Check: minutesHold((*review).datesAgreed), FirstOnly: true, Sorted: true, Rule: procedure.Rule{
	ID: procedure.RuleLaterMeetingsAgreed, Title: "Later meetings agreed",
	Doc:   "The minutes of the first meeting hold later ones, each with day, time and venue.",
	Reads: []procedure.Record{records.Children, records.Meetings, records.Minutes}, Remedy: remedy.AgreeMeetings,
	Contents: procedure.Contents{FirstMinutes: procedure.FieldsOf(field.Agreed)},
	Labels:   []procedure.Label{{Field: field.Agreed, Text: "when the later meetings are"}},
	Adds:     []procedure.Addition{{Missing: field.Agreed, Fields: procedure.FieldsOf(field.Date, field.Start, field.Venue)}},
}}

func (*review) datesAgreed(r *record, f *procedure.Finding) {
	f.Missing.AddIf(len(r.minutes.Agreed) == 0, field.Agreed)
	first := -1
	for i := range r.minutes.Agreed {
		a := &r.minutes.Agreed[i]
		if a.Date.After(r.ended) && a.Start != "" && !a.Venue.IsBlank() {
			continue
		}
		if first < 0 || a.before(&r.minutes.Agreed[first]) {
			first = i
		}
	}
	if first < 0 {
		return
	}
	a := &r.minutes.Agreed[first]
	f.At = f.At.Item(field.Agreed, first)
	f.Missing.AddIf(a.Date.IsZero(), field.Date)
	f.Missing.AddIf(a.Start == "", field.Start)
	f.Missing.AddIf(a.Venue.IsBlank(), field.Venue)
	if f.Missing.IsZero() {
		wrong(f, field.Date)
	}
}

// before orders agreed meetings by day and time.
func (a *AgreedMeeting) before(b *AgreedMeeting) bool {
	return cmp.Or(a.Date.Compare(b.Date), strings.Compare(a.Start, b.Start)) < 0
}
