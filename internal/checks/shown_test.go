package checks_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What computes something is shown by an Example whose output is checked, so that whoever reads
// the documentation sees what comes out. That is every exported function, and every exported
// method, but those of byInterface, of plain, and those that shownBy says are shown together with
// others.

// byInterface are the methods that do what an interface of the standard library, or the habit of
// zero values and of closed sets, says of them.
var byInterface = []string{
	"AppendText", "Error", "Format", "IsValid", "IsZero", "LogValue", "MarshalJSON", "MarshalText", "Scan", "String",
	"UnmarshalJSON", "UnmarshalText", "Unwrap", "Value",
}

// plain are the methods that give back what was put in, or look a record up by its id. There is
// nothing in them to show.
var plain = []string{
	"calendar.Period.N", "calendar.Period.Unit",
	"procedure.Edition.Effective", "procedure.Edition.ID", "procedure.Edition.MinutesBy", "procedure.Edition.PlanName", "procedure.Edition.Procedure",
	"procedure.Edition.ReviewOfficer", "procedure.Events.On", "procedure.Limit.Period", "procedure.Limit.IsSoon",
	"coregroup.CoreGroup.Child", "coregroup.CoreGroup.Member", "coregroup.Member.Has", "coregroup.Member.HasAny",
}

// shownBy are the functions and methods that make sense only together, with the Example that
// calls them.
var shownBy = map[string]string{
	"calendar.Days": "Period", "calendar.Months": "Period", "calendar.Weeks": "Period", "calendar.WorkingDays": "Period",
	"calendar.EnglandAndWales": "Calendar", "calendar.NorthernIreland": "Calendar", "calendar.Scotland": "Calendar",
	"calendar.Calendar.WithoutClosures": "Calendar.With",
	"calendar.Date.After":               "Date.Compare",
	"calendar.Date.Before":              "Date.Compare",
	"procedure.Fields.Add":              "Fields", "procedure.Fields.AddIf": "Fields", "procedure.Fields.All": "Fields", "procedure.Fields.Has": "Fields",
	"procedure.Fields.Len": "Fields", "procedure.Fields.Outcome": "Fields", "procedure.Fields.Remove": "Fields", "procedure.FieldsOf": "Fields",
	"procedure.Finding.Key": "Finding", "procedure.Finding.Path": "Finding", "procedure.Finding.Priority": "Finding",
	"procedure.Basis.Asks":       "Basis.AttachClauses",
	"procedure.AsSoonAsPossible": "Limit", "procedure.NotStated": "Limit", "procedure.Within": "Limit",
	"procedure.Place.Field": "Place.Under", "procedure.Place.Item": "Place.Under",
	"procedure.Problems.Add": "Problems", "procedure.Problems.AddUnder": "Problems", "procedure.Problems.Check": "Problems", "procedure.Problems.OrNil": "Problems",
	"procedure.Bexley": "Procedure", "procedure.NottinghamCity": "Procedure", "procedure.Nottinghamshire": "Procedure",
	"procedure.MustEditions": "Edition.Clause", "procedure.NewEditions": "Editions.On", "procedure.Editions.All": "Editions.On",
	"procedure.RuleIDs":       "RuleID.Safety",
	"procedure.Role.Standing": "Role.StandingOr",
	"procedure.SubjectOf":     "SubjectIn",

	"coregroup.Member.CarriesOutPlan": "Member.IsProfessional", "coregroup.Member.IsChildOfFamily": "Member.IsFamily", "coregroup.Member.IsParentOrCarer": "Member.IsFamily",
	"coregroup.Member.HasBeenMember":  "Member.IsMember",
	"coregroup.Child.IsOnPlan":        "Child.PlanEnded",
	"coregroup.Traits.CarriesOutPlan": "Member.Traits", "coregroup.Traits.IsChildOfFamily": "Member.Traits", "coregroup.Traits.IsFamily": "Member.Traits",
	"coregroup.Traits.IsParentOrCarer": "Member.Traits", "coregroup.Traits.IsProfessional": "Member.Traits",
	"coregroup.CoreGroup.Reader": "CoreGroup.AudienceOf", "coregroup.Reader.IsFamily": "CoreGroup.AudienceOf",
	"coregroup.Workspace.Append": "Workspace", "coregroup.Workspace.Open": "Workspace",

	"schedule.Meeting.HeldOn":    "Meeting.EndedOn",
	"schedule.Conference.HeldOn": "Conference.BookedFor",
	"schedule.Workspace.Append":  "Workspace", "schedule.Workspace.Open": "Workspace",

	"plan.Revision.StatusOf": "Revision.DueOf",
	"plan.Workspace.Append":  "Workspace", "plan.Workspace.Open": "Workspace",

	"minutes.Workspace.Append": "Workspace", "minutes.Workspace.Open": "Workspace",

	"childprotection.Line.Key":       "Timeline",
	"childprotection.Indicators.Add": "Indicators", "childprotection.Indicators.AddNotReviewed": "Indicators",
	"childprotection.Timeliness.Ratio": "Indicators", "childprotection.Tally.Ratio": "Indicators", "childprotection.PlanLengths.Plans": "Indicators",
}

// example is an Example of a package, and what it calls.
type example struct {
	silent bool // one of that name has no output, so that it is not run
	calls  []string
}

// examplesOf returns the Examples of a package by what they are named after: "CoreGroup.Audience".
// One with a suffix counts for the same name.
func examplesOf(t *testing.T, dir string) map[string]example {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
	require.NoError(t, err)
	var files []*ast.File
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		require.NoError(t, err)
		files = append(files, file)
	}
	list := map[string]example{}
	for _, ex := range doc.Examples(files...) {
		parts := strings.Split(ex.Name, "_")
		if last := parts[len(parts)-1]; last != "" && strings.ToLower(last[:1]) == last[:1] {
			parts = parts[:len(parts)-1]
		}
		name := strings.Join(parts, ".")
		e := list[name]
		e.silent = e.silent || ex.Output == "" && !ex.EmptyOutput
		ast.Inspect(ex.Code, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				e.calls = append(e.calls, s.Sel.Name)
			}
			return true
		})
		list[name] = e
	}
	return list
}

func TestWhatComputesIsShown(t *testing.T) {
	_, files := sources(t)
	var there []string
	for _, dir := range tower {
		pkg := files[dir][0].Name.Name
		examples := examplesOf(t, dir)
		for name, ex := range examples {
			assert.False(t, ex.silent, "%s: the Example of %q has an output", pkg, name)
		}
		for _, file := range files[dir] {
			for _, decl := range file.Decls {
				f, ok := decl.(*ast.FuncDecl)
				if !ok || !f.Name.IsExported() {
					continue
				}
				name := f.Name.Name
				if f.Recv != nil {
					typ := receiver(f)
					if !ast.IsExported(typ) || slices.Contains(byInterface, name) {
						continue
					}
					name = typ + "." + name
				}
				full := pkg + "." + name
				there = append(there, full)
				if before, ok := strings.CutSuffix(name, "Check"); ok && examples[before+"Validate"].calls != nil {
					continue // what Validate runs, given where to note what is wrong
				}
				by, together := shownBy[full]
				ex, shown := examples[name]
				switch {
				case slices.Contains(plain, full):
					assert.False(t, shown || together, "%s is listed as plain, and has an Example", full)
				case together:
					assert.False(t, shown, "%s is listed as shown by another Example, and has its own", full)
					assert.Contains(t, examples[by].calls, f.Name.Name, "%s is shown by the Example of %s", full, by)
				case assert.True(t, shown, "%s has no Example%s", full, strings.ReplaceAll(name, ".", "_")):
					assert.Contains(t, ex.calls, f.Name.Name, "the Example of %s calls it", full)
				}
			}
		}
	}
	for name := range shownBy {
		assert.Contains(t, there, name, "what is listed as shown is there")
	}
	for _, name := range plain {
		assert.Contains(t, there, name, "what is listed as plain is there")
	}
}

// receiver returns the name of the type that a method is of.
func receiver(f *ast.FuncDecl) string {
	expr := f.Recv.List[0].Type
	if star, ok := expr.(*ast.StarExpr); ok {
		expr = star.X
	}
	if generic, ok := expr.(*ast.IndexExpr); ok {
		expr = generic.X
	}
	return expr.(*ast.Ident).Name
}
