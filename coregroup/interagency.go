package coregroup

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/records"
	"github.com/safeguarding-go/childprotection/internal/remark"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// interagency is N 1.1c, on the case, and for each meeting whose attendance is known a remark where one agency was alone.
var interagency = rule{Check: (*review).interagency, Rule: procedure.Rule{
	ID: procedure.RuleInteragency, Title: "Interagency forum",
	Doc:   "The professional members come from at least two agencies; a meeting attended by professionals of one agency only is pointed out.",
	Reads: []procedure.Record{records.Children, records.Members, records.Minutes}, Remedy: remedy.BringAgencies,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Complete: true, Text: "All the professional members are of one agency."}},
}}

func (v *review) interagency(dst []procedure.Finding, rule *rule) []procedure.Finding {
	v.Sorted = true
	if v.run {
		dst = v.agencies(dst, rule)
	} else {
		dst = v.onCase(dst, rule, v.instead)
	}
	for _, i := range v.meetings {
		h := &v.held[i]
		if len(h.Present) == 0 {
			continue
		}
		start := len(dst)
		f := findings.Note(&dst, rule.ID, procedure.MeetingSubject, h.ID, "")
		f.Outcome, f.Done = procedure.Met, h.Held
		if v.oneAgency(h.Present) {
			f.Remark = remark.OneAgencyPresent
		}
		dst = v.b.AttachClauses(dst, start, h.Held)
	}
	return dst
}

// agencies appends whether the professional members come from at least two agencies.
func (v *review) agencies(dst []procedure.Finding, rule *rule) []procedure.Finding {
	several, unrecorded := false, false
	first := procedure.AgencyID("")
	for i := range v.people {
		if !v.people[i].belongs || !v.people[i].IsProfessional() {
			continue
		}
		agency := v.g.Members[i].Agency
		several = several || agency != "" && first != "" && agency != first
		unrecorded = unrecorded || agency == ""
		if first == "" {
			first = agency
		}
	}
	start := len(dst)
	f := findings.Note(&dst, rule.ID, procedure.CaseSubject, "", "")
	f.Outcome = procedure.Met
	if !several {
		f.Outcome = procedure.NotMet
		f.Missing.AddIf(unrecorded, field.Agency)
	}
	return v.b.AttachClauses(dst, start, v.b.On)
}

// oneAgency reports whether all the professionals among some people are of one agency, each one's being recorded.
func (v *review) oneAgency(present []procedure.MemberID) bool {
	first := procedure.AgencyID("")
	last := 0
	for _, id := range present {
		at := v.g.position(id, &last)
		if at < 0 || !v.people[at].IsProfessional() {
			continue
		}
		m := &v.g.Members[at]
		if m.Agency == "" || first != "" && m.Agency != first {
			return false
		}
		first = m.Agency
	}
	return first != ""
}
