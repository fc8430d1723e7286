package plan

import (
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/records"
)

// reviewPoints is N 2.2l, for each review point, and on the case for one to come.
var reviewPoints = rule{Check: inForce((*review).reviewPoints), Rule: procedure.Rule{
	ID: procedure.RuleReviewPoints, Title: "Review points",
	Doc:      "Each review point has a day and the means of judging progress, and there is one to come.",
	Reads:    []procedure.Record{records.Children, records.Meetings, records.Revisions},
	Contents: procedure.Contents{Plan: procedure.FieldsOf(field.ReviewPoints)},
	Adds:     []procedure.Addition{{Missing: field.ReviewPoints, Fields: procedure.FieldsOf(field.ID, field.On, field.Means)}},
}}

func (w *review) reviewPoints(dst []procedure.Finding, rule *rule) []procedure.Finding {
	points := w.revision.ReviewPoints
	ahead := note(&dst, rule, procedure.CaseSubject, "", w.in)
	var missing procedure.Fields
	missing.AddIf(!some(points, func(p *ReviewPoint) bool { return !p.On.IsZero() && !p.On.Before(w.b.On) }), field.ReviewPoints)
	lacking(ahead, missing)
	for i := range points {
		f := itemOf(w, &dst, rule, procedure.ReviewPointSubject, points[i].ID, field.ReviewPoints, i)
		var missing procedure.Fields
		missing.AddIf(points[i].On.IsZero(), field.On)
		missing.AddIf(points[i].Means.IsBlank(), field.Means)
		lacking(f, missing)
	}
	return dst
}
