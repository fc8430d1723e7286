package procedure

// row is a clause without what its reference tells: the document and section.
type row struct {
	ref   string
	who   Actor
	force Force
	kind  Kind
	text  string
	// family is the wording for families.
	family string
	rules  []RuleID
}

func by(rules ...RuleID) []RuleID { return rules }

// catalogue returns the clauses of a document. The sections are in order; the first digit of a reference tells which.
func catalogue(document string, sections []string, rows []row) []Clause {
	list := make([]Clause, len(rows))
	for i, r := range rows {
		list[i] = Clause{Ref: r.ref, Document: document, Who: r.who, Force: r.force, Kind: r.kind, Rules: r.rules, Text: r.text, Family: r.family}
		if n := int(r.ref[2] - '1'); n < len(sections) {
			list[i].Section = sections[n]
		}
	}
	return list
}
