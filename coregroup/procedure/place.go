package procedure

import (
	"cmp"
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
)

// A place has more steps, and more items of lists among them, than any record is deep. It is small, since every finding has one.
const (
	maxSteps = 8
	maxItems = 4
)

// Place is where a record or field is, as steps from the record that a rule was given. It is comparable, and the zero Place
// is that record itself. Its text is a JSON Pointer.
type Place struct {
	// fields are the fields of the steps, a byte each, the first the lowest.
	fields uint64
	// shape has in its lowest byte a bit for each step that is to an item, in the next how many steps
	// there are, and in the one after that how many of them are to items. First and second hold 1 more
	// than the index of each of those, two in each, the lower half before the upper.
	shape, first, second uint64
}

// Field returns the place of a field of the record at p. field.None changes nothing.
func (p Place) Field(f Field) Place { return p.step(f, 0) }

// Item returns the place of an item, counted from 0, of a list in the record at p. A negative position is that of the list.
func (p Place) Item(list Field, i int) Place {
	return p.step(list, uint64(max(-1, min(i, math.MaxInt32-1))+1))
}

// AtIndex returns p with another position, counted from 0, of the last item in it: the place of the same in
// another item of that list. Start from Item(list, 0), since a list is no item: then it is the item before
// it that moves. Without an item nothing changes, and a negative position is 0.
func (p Place) AtIndex(i int) Place {
	switch item := uint64(max(0, min(i, math.MaxInt32-1))) + 1; p.shape >> 16 {
	case 1:
		p.first = item
	case 2:
		p.first = p.first&math.MaxUint32 | item<<32
	case 3:
		p.second = item
	case 4:
		p.second = p.second&math.MaxUint32 | item<<32
	}
	return p
}

// step adds a step, or nothing where there is no room: no record is that deep.
func (p Place) step(f Field, item uint64) Place {
	steps, count := p.shape>>8&math.MaxUint8, p.shape>>16
	if steps >= maxSteps || f == field.None || item > 0 && count >= maxItems {
		return p
	}
	if item > 0 {
		if count < 2 {
			p.first |= item << (32 * count)
		} else {
			p.second |= item << (32 * (count - 2))
		}
		p.shape += 1<<16 | 1<<steps
	}
	p.shape += 1 << 8
	p.fields |= uint64(f) << (8 * steps)
	return p
}

func (p Place) steps() int { return int(p.shape >> 8 & math.MaxUint8) }
func (p Place) count() int { return int(p.shape >> 16) }

// all calls do for each step, with 0 for the item of one that is to none.
func (p Place) all(do func(f Field, item uint64)) {
	items := [maxItems]uint64{p.first & math.MaxUint32, p.first >> 32, p.second & math.MaxUint32, p.second >> 32}
	next := 0
	for i := range p.steps() {
		item := uint64(0)
		if p.shape&(1<<i) != 0 {
			item = items[next]
			next++
		}
		do(Field(p.fields>>(8*i)&math.MaxUint8), item)
	}
}

// isList reports whether p is a list of records, and not one of them.
func (p Place) isList(list Field) bool {
	is := false
	p.all(func(f Field, item uint64) { is = f == list && item == 0 })
	return is
}

// Under returns p as seen from the record that prefix starts from.
func (p Place) Under(prefix Place) Place {
	p.all(func(f Field, item uint64) { prefix = prefix.step(f, item) })
	return prefix
}

// IsZero reports whether p is the record itself.
func (p Place) IsZero() bool { return p == Place{} }

// String returns the place as a JSON Pointer: "/tasks/3/due".
func (p Place) String() string {
	b := make([]byte, 0, 64)
	p.all(func(f Field, item uint64) {
		b = append(b, '/')
		b = append(b, f.String()...)
		if item > 0 {
			b = append(b, '/')
			b = strconv.AppendUint(b, item-1, 10)
		}
	})
	return string(b)
}

// MarshalText returns the text of [Place.String].
func (p Place) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

var errPlace = errors.New("procedure: a place must be a JSON Pointer to a field of the library's records")

// UnmarshalText reads the text of [Place.String].
func (p *Place) UnmarshalText(text []byte) error {
	var read, list Place // list is where the last field's record is, whose item may come next
	last := Field(field.None)
	if len(text) > 0 {
		if text[0] != '/' {
			return errPlace
		}
		for part := range strings.SplitSeq(string(text[1:]), "/") {
			if i, err := strconv.ParseInt(part, 10, 32); err == nil {
				if last == field.None || read.count() == maxItems || i < 0 || i == math.MaxInt32 || strconv.FormatInt(i, 10) != part {
					return errPlace
				}
				read, last = list.Item(last, int(i)), field.None
				continue
			}
			var f Field
			if part == "" || f.UnmarshalText([]byte(part)) != nil || read.steps() == maxSteps {
				return errPlace
			}
			read, list, last = read.Field(f), read, f
		}
	}
	*p = read
	return nil
}

// SubjectKind is what sort of record a finding is about.
type SubjectKind uint8

// The kinds of subject, with their texts. Zero is that of Subject{}.
const (
	noSubject SubjectKind = iota
	// AllSubjects stands in an [AgreedException] for every subject of a rule: all.
	AllSubjects
	CaseSubject         // case
	ChildSubject        // child
	MemberSubject       // member
	ConferenceSubject   // conference
	MeetingSubject      // meeting
	VisitSubject        // visit
	OutlineSubject      // outline-item
	RevisionSubject     // revision
	NeedSubject         // need
	ServiceSubject      // service
	OutcomeSubject      // outcome
	TaskSubject         // task
	ExpectationSubject  // expectation
	ReviewPointSubject  // review-point
	AgreementSubject    // agreement
	DifficultySubject   // difficulty
	ExclusionSubject    // exclusion
	InvitationSubject   // invitation
	InterpreterSubject  // interpreter
	DistressingSubject  // distressing-item
	ContributionSubject // contribution
	ViewSubject         // view
	MatterSubject       // matter
	ActionSubject       // action
	SendingSubject      // sending
	CorrectionSubject   // correction

	subjectKindCount
)

var subjectNames = closedset.Of[SubjectKind]("procedure: a kind of subject",
	"", "all", "case", "child", "member", "conference", "meeting", "visit", "outline-item", "revision", "need", "service", "outcome", "task",
	"expectation", "review-point", "agreement", "difficulty", "exclusion", "invitation", "interpreter", "distressing-item",
	"contribution", "view", "matter", "action", "sending",
	"correction",
)

// String returns the kind as a word, empty for zero, as it stands in JSON.
func (k SubjectKind) String() string                   { return subjectNames.Text(k) }
func (k SubjectKind) MarshalText() ([]byte, error)     { return subjectNames.Marshal(k) }
func (k *SubjectKind) UnmarshalText(text []byte) error { return subjectNames.Read(text, k) }

// Subject is what a finding is about: a record by its kind and id. It is comparable.
type Subject struct {
	Kind SubjectKind
	// ID is the record's id. The case and AllSubjects have none.
	ID string
	// In is the id of the meeting, conference, child or revision that the record belongs to,
	// where the same id is judged in several: a member at a meeting. Else empty.
	In string
}

// SubjectOf returns the subject of a kind and id.
func SubjectOf[T ~string](kind SubjectKind, id T) Subject { return Subject{Kind: kind, ID: string(id)} }

// SubjectIn returns the subject of a kind and id within a meeting, child or revision.
func SubjectIn[T, U ~string](kind SubjectKind, id T, in U) Subject {
	return Subject{Kind: kind, ID: string(id), In: string(in)}
}

// String returns the subject as kind, id and what it is in: "case",
// "meeting/m3", "member/p2@m3". It is the empty text for Subject{}.
func (s Subject) String() string {
	var b strings.Builder
	b.WriteString(s.Kind.String())
	if s.ID != "" {
		b.WriteString("/" + s.ID)
	}
	if s.In != "" {
		b.WriteString("@" + s.In)
	}
	return b.String()
}

// MarshalText returns the text of [Subject.String].
func (s Subject) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

var errSubject = errors.New(`procedure: a subject must be "case", "all", or a kind, a slash and an id, and may end in @ and an id`)

// UnmarshalText reads the text of [Subject.String].
func (s *Subject) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*s = Subject{}
		return nil
	}
	rest, in, hasIn := strings.Cut(string(text), "@")
	kind, id, hasID := strings.Cut(rest, "/")
	read := Subject{ID: id, In: in}
	if subjectNames.Read([]byte(kind), &read.Kind) != nil || hasID != (id != "") || hasIn != (in != "") || !read.IsValid() {
		return errSubject
	}
	*s = read
	return nil
}

// IsValid reports whether s is a subject: of a kind that there is, with an id unless the kind has none.
func (s Subject) IsValid() bool {
	switch s.Kind {
	case noSubject:
		return false
	case CaseSubject, AllSubjects:
		return s.ID == "" && s.In == ""
	default:
		return s.Kind < subjectKindCount && CheckID(s.ID) == nil && (s.In == "" || CheckID(s.In) == nil)
	}
}

// Compare orders subjects by kind, then by what they are in, then by id.
func (s Subject) Compare(t Subject) int {
	return cmp.Or(cmp.Compare(s.Kind, t.Kind), strings.Compare(s.In, t.In), strings.Compare(s.ID, t.ID))
}
