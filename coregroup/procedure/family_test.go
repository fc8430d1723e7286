package procedure_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// wordings returns the clauses of the built-in procedures, each as often as it is worded
// differently.
func wordings(t *testing.T) []procedure.Clause {
	t.Helper()
	var list []procedure.Clause
	for _, p := range builtIn() {
		for _, c := range p.AllClauses() {
			if !slices.ContainsFunc(list, func(have procedure.Clause) bool {
				return have.Ref == c.Ref && have.Text == c.Text && have.Family == c.Family
			}) {
				list = append(list, c)
			}
		}
	}
	require.Len(t, list, 109, "108 clauses, of which N 2.3c has an officer in each of two procedures")
	return list
}

// worded returns the clauses that have a wording.
func worded(t *testing.T) []procedure.Clause {
	t.Helper()
	return slices.DeleteFunc(wordings(t), func(c procedure.Clause) bool { return c.Family == "" })
}

// Every built-in clause has a wording for families but these. What the chair alone is to look out for
// (N 3.2b) is never on paper that goes to a family: a wording that hints at it does the harm that it
// would do in full, and so does its reference, which can be looked up.
var withoutWording = []string{"N 3.2b"}

func TestEveryClauseHasAWordingForFamilies(t *testing.T) {
	var none []string
	seen := map[string]string{}
	for _, c := range wordings(t) {
		if c.Family == "" {
			none = append(none, c.Ref)
			continue
		}
		assert.Regexp(t, `^[A-Z][A-Za-z0-9',. -]*\.$`, c.Family, "%s: plain sentences, without brackets, dashes or references", c.Ref)
		assert.LessOrEqual(t, len(sentences(c.Family)), 2, c.Ref)
		assert.LessOrEqual(t, len(strings.Fields(c.Family)), 30, c.Ref)
		assert.NotEqual(t, c.Text, c.Family, c.Ref)
		assert.Empty(t, seen[c.Family], "%s: worded as another clause", c.Ref)
		seen[c.Family] = c.Ref
	}
	assert.Equal(t, withoutWording, none)
}

// A family is promised what the document says, and no more.
func TestWordingsAreAsStrongAsTheirClauses(t *testing.T) {
	strong := regexp.MustCompile(`\b(will|must|has to|have to)\b`)
	middling := regexp.MustCompile(`\bshould\b`)
	weak := regexp.MustCompile(`\b(can|may)\b`)
	for _, c := range worded(t) {
		switch c.Force {
		case procedure.Must:
			assert.Regexp(t, strong, c.Family, c.Ref)
			assert.NotRegexp(t, middling, c.Family, c.Ref)
		case procedure.Should, procedure.Duty:
			assert.Regexp(t, middling, c.Family, c.Ref)
			assert.NotRegexp(t, strong, c.Family, c.Ref)
		case procedure.Consider:
			assert.Regexp(t, weak, c.Family, c.Ref)
			assert.NotRegexp(t, middling, c.Family, c.Ref)
			assert.NotRegexp(t, strong, c.Family, c.Ref)
		default:
			assert.Fail(t, "no force", c.Ref)
		}
	}
}

// A number in one wording is in the other, with its unit, and in the limit itself.
func TestWordingsKeepTheNumbers(t *testing.T) {
	limit := regexp.MustCompile(`\d+(?: to \d+)? (?:working )?(?:days|weeks|months)`)
	digits := regexp.MustCompile(`\d+`)
	counting := regexp.MustCompile(`\b(first|second|third|two|three|four|five|six|ten|twice)\b`)
	numbered := 0
	for _, p := range builtIn() {
		for _, c := range p.AllClauses() {
			if c.Kind == procedure.Deadline {
				assert.Equal(t, limit.FindAllString(c.Text, -1), limit.FindAllString(c.Family, -1), c.Ref)
			}
			assert.NotRegexp(t, digits, limit.ReplaceAllString(c.Family, ""), "%s: a number without its unit", c.Ref)
			text := strings.ReplaceAll(c.Text, "initial", "first")
			for _, word := range counting.FindAllString(c.Family, -1) {
				assert.Contains(t, text, word, c.Ref)
			}
			for _, term := range p.Terms {
				if term.Clause != c.Ref || term.Within.Period().IsZero() {
					continue
				}
				numbered++
				assert.Contains(t, c.Family, term.Within.String(), c.Ref)
				assert.Contains(t, c.Family, digits.FindString(term.NotBefore.String()), c.Ref)
			}
		}
	}
	assert.Equal(t, 2*(3+3)+(2+3), numbered, "the limits of the three procedures that are a period")
}

// Words that families should not have to read, and what is wrong with them.
var unkind = map[string]string{
	"jargon": `smart|contingenc\w*|complian\w*|comply|inter-?agency|multi-?agency|escalat\w*|section \d+|safeguard\w*|quantif\w*|outcomes?|objectives?|` +
		`drift\w*|engag\w*|therapeutic\w*|ascertain\w*|implement\w*|strateg\w*|allocated|statutory|circulat\w*|conven\w*|stakeholders?|transparen\w*|` +
		`assess\w*|intervention\w*|facilitat\w*|liais\w*|minutes|attendance|venue|verbatim|prompt\w*|procedures?|agenc\w+|practitioners?|recipients?|standing`,
	"blame": `fail\w*|refus\w*|blame\w*|fault\w*|guilt\w*|wrong\w*|non-\w+|poor\w*|bad\w*|neglect\w*|abus\w*|perpetrat\w*|disguis\w*|collu\w*|` +
		`pretend\w*|suspicio\w*|suspect\w*|lie|lies|lying|hostil\w*|uncooperative|resist\w*|opt\w*|exclud\w*|exclusion`,
	"fear":       `danger\w*|harm\w*|hurt\w*|police|remov\w*|taken away|risk\w*|threat\w*|violen\w*|punish\w*|unsafe|crim\w+|prison`,
	"one person": `mothers?|fathers?|mums?|dads?|partners?|he|him|his|she|her|hers|boys?|girls?`,
	"us":         `we|our|us|i|my`,
}

func TestWordingsAreKind(t *testing.T) {
	for _, c := range worded(t) {
		for why, words := range unkind {
			assert.NotRegexp(t, `(?i)\b(`+words+`)\b`, c.Family, "%s: %s", c.Ref, why)
		}
	}
}

// The rules on who may not have something speak of everyone alike.
func TestWordingsOfTheSafetyRulesHintAtNobody(t *testing.T) {
	var list []string
	for _, c := range procedure.SafetyClauses() {
		list = append(list, c.Family)
	}
	assert.Equal(t, []string{
		"If a meeting is not open to someone, its papers must not be given to them, unless a way was agreed. This is the same for every family.",
		"Papers must go only to members of the core group, the chair, and people named in the local rules. That helps to keep your family's story private.",
		"If you are a parent or relative, you must be given only what is about the children you are linked to.",
		"Anything that is marked as not for someone must not be shared with them. This is so for everyone.",
		"Whatever the local rules say, a child of the family must never be the interpreter.",
	}, list)
}

func TestWordingsReadWithEase(t *testing.T) {
	var all []string
	for _, c := range worded(t) {
		assert.GreaterOrEqual(t, readingEase(c.Family), 50.0, "%s: too hard: %s", c.Ref, c.Family)
		all = append(all, c.Family)
	}
	assert.GreaterOrEqual(t, readingEase(strings.Join(all, " ")), 80.0, "as a whole for readers of 11 or 12")
	var texts []string
	for _, c := range worded(t) {
		texts = append(texts, c.Text)
	}
	assert.Less(t, readingEase(strings.Join(texts, " ")), 75.0, "the professional wording is harder, so that the measure tells something")
}

func sentences(text string) []string {
	return strings.SplitAfter(strings.TrimSpace(text), ". ")
}

var (
	vowels    = regexp.MustCompile(`[aeiouy]+`)
	unsounded = regexp.MustCompile(`([^aeioul]e|[^aeioutd]ed|[^aeioucgsxzhl]es)$`)
)

// readingEase is Flesch's measure: 80 to 90 is easy to read for a child of 11 or 12. Syllables
// are counted by vowels, an e at the end apart that is not sounded.
func readingEase(text string) float64 {
	words := strings.Fields(text)
	syllables := 0
	for _, w := range words {
		w = strings.ToLower(strings.Trim(w, ".,'"))
		n := len(vowels.FindAllString(w, -1))
		if n > 1 && unsounded.MatchString(w) {
			n--
		}
		syllables += max(n, 1)
	}
	n := float64(len(words))
	return 206.835 - 1.015*n/float64(len(sentences(text))) - 84.6*float64(syllables)/n
}

func TestReadingEase(t *testing.T) {
	assert.InDelta(t, 116.1, readingEase("The cat sat on the mat."), 0.1)
	assert.Greater(t, readingEase("The plan should be kept up to date."), readingEase("Contingency arrangements necessitate multi-agency deliberation."))
	assert.InDelta(t, readingEase("He mad it. She ask."), readingEase("He made it. She asked."), 0.001, "an e that is not sounded")
}

func TestWordingOfACouncil(t *testing.T) {
	with := strings.Replace(council, `"text": "Be kind."`, `"text": "Be kind.", "family": "Everyone should be kind."`, 1)
	p, err := procedure.ParseProcedure([]byte(with))
	require.NoError(t, err)
	assert.Equal(t, "Everyone should be kind.", p.Clauses[2].Family)
	assert.Empty(t, p.Clauses[0].Family, "left out, there is none")
	assert.Equal(t, p.Clauses, p.Clone().Clauses)
	written := toJSON(t, p)
	assert.Equal(t, 1, strings.Count(written, `"family"`), "nor is it written")
	again, err := procedure.ParseProcedure([]byte(written))
	require.NoError(t, err)
	assert.Equal(t, p, again)
	edition, ok := procedure.MustEditions(p).On(day("2026-12-18"))
	require.True(t, ok)
	c, _ := edition.Clause("C 3")
	assert.Equal(t, "Everyone should be kind.", c.Family)
}
