package childprotection

import (
	"strconv"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Timeliness counts what has a last day in a span by how it stands on the day of the review. Each
// is counted once, under one of the names.
type Timeliness struct {
	// OnTime was done by the last day, and Late after it. NotDone is overdue, or was when the plan ended.
	OnTime  int `json:"onTime"`
	Late    int `json:"late"`
	NotDone int `json:"notDone"`
	// Excepted was not done by the last day, and an exception was agreed.
	Excepted int `json:"excepted"`
	// NotKnown cannot be told, since what decides it is not recorded. Where no last day is known
	// it belongs to the day that the time would be counted from.
	NotKnown int `json:"notKnown"`
	// NoLastDay is asked for without a last day, done or not, as where minutes go out as soon as
	// possible. It belongs to the day since when it is asked for.
	NoLastDay int `json:"noLastDay"`
	// ToCome has its last day on the day of the review or later, done already or not: if what
	// was done early counted before the rest, figures would look better than they will be.
	ToCome int `json:"toCome"`
	// Undated cannot be told, not even in which span it would be: no conference is recorded, or no
	// edition of the procedure was in force. Whatever the span, it is judged on the day of the review.
	Undated int `json:"undated"`
	// Projected are how many under the other names have a last day that rests on bank holidays that are not published yet.
	Projected int `json:"projected"`
}

// Ratio returns how many were on time, of those that were on time, late and not done. The rest is left out.
func (t Timeliness) Ratio() Ratio { return Ratio{t.OnTime, t.OnTime + t.Late + t.NotDone} }

func (t *Timeliness) add(s *Span, f *procedure.Finding) {
	day := f.Due
	if day.IsZero() {
		day = f.Since
	}
	switch {
	case f.Outcome == procedure.NotApplicable:
		return
	case day.IsZero():
		if f.Outcome == procedure.Undetermined {
			t.Undated++
		}
		return // otherwise it is not asked for yet
	case !s.has(day):
		return
	}
	if f.Projected {
		t.Projected++
	}
	switch {
	case f.Due.IsZero() && f.Outcome != procedure.Undetermined:
		t.NoLastDay++
		return
	case !f.Due.Before(s.On):
		t.ToCome++
		return
	}
	switch f.Outcome {
	case procedure.Met:
		t.OnTime++
	case procedure.MetLate:
		t.Late++
	case procedure.Excepted:
		t.Excepted++
	case procedure.Undetermined:
		t.NotKnown++
	default:
		t.NotDone++
	}
}

// Tally counts what happened in a span by whether the record shows something of it. Each is counted once, under one of the names.
type Tally struct {
	Yes int `json:"yes"`
	No  int `json:"no"`
	// Excepted would be no, and an exception was agreed.
	Excepted int `json:"excepted"`
	// NotKnown cannot be told, since what decides it is not recorded.
	NotKnown int `json:"notKnown"`
	// ToCome can still become either.
	ToCome int `json:"toCome"`
	// Undated cannot be told, not even in which span it would be: no plan is recorded, or no
	// edition of the procedure was in force. Whatever the span, it is judged on the day of the review.
	Undated int `json:"undated"`
}

// Ratio returns how many are yes, of those that are yes or no. The rest is left out.
func (t Tally) Ratio() Ratio { return Ratio{t.Yes, t.Yes + t.No} }

func (t *Tally) add(s *Span, day calendar.Date, o procedure.Outcome) {
	switch {
	case o == procedure.NotApplicable:
		return
	case day.IsZero():
		if o == procedure.Undetermined {
			t.Undated++
		}
		return
	case !s.has(day):
		return
	}
	switch o {
	case procedure.Met, procedure.MetLate:
		t.Yes++
	case procedure.NotMet, procedure.Overdue:
		t.No++
	case procedure.Excepted:
		t.Excepted++
	case procedure.Undetermined:
		t.NotKnown++
	default:
		t.ToCome++
	}
}

// PlanLengths counts plans by how long they ran, one for each child, in bands and in days, so that
// those of many cases add up exactly.
type PlanLengths struct {
	// The bands are counted as limits are: a plan from 1 January that ended on 1 April ran up to
	// 3 months, and one that ended on 2 April up to 6.
	UpTo3Months  int `json:"upTo3Months"`
	UpTo6Months  int `json:"upTo6Months"`
	UpTo12Months int `json:"upTo12Months"`
	UpTo24Months int `json:"upTo24Months"`
	Longer       int `json:"longer"`
	// Days are those of all of them together, the first and the last day of each included.
	Days int `json:"days"`
}

// Plans returns how many there are.
func (l PlanLengths) Plans() int {
	return l.UpTo3Months + l.UpTo6Months + l.UpTo12Months + l.UpTo24Months + l.Longer
}

// MeanDays returns how many days they ran on average, and false where there are none.
func (l PlanLengths) MeanDays() (float64, bool) {
	if l.Plans() == 0 {
		return 0, false
	}
	return float64(l.Days) / float64(l.Plans()), true
}

// add counts a plan by its first and last day.
func (l *PlanLengths) add(from, to calendar.Date) {
	within := func(months int) bool {
		limit := from.AddMonths(months)
		return limit.IsZero() || !to.After(limit)
	}
	l.Days += to.Sub(from) + 1
	switch {
	case within(3):
		l.UpTo3Months++
	case within(6):
		l.UpTo6Months++
	case within(12):
		l.UpTo12Months++
	case within(24):
		l.UpTo24Months++
	default:
		l.Longer++
	}
}

// Ratio is how many of how many.
type Ratio struct {
	Count int `json:"count"`
	Of    int `json:"of"`
}

// Value returns the ratio from 0 to 1, and false where it is of none and has no value.
func (r Ratio) Value() (float64, bool) {
	if r.Of == 0 {
		return 0, false
	}
	return float64(r.Count) / float64(r.Of), true
}

// Percent returns the ratio in per cent with one digit after the point, and the empty text where
// it is of none. It is "0.0 %" only for none, and "100.0 %" only for all.
func (r Ratio) Percent() string {
	if r.Of <= 0 {
		return ""
	}
	tenths := int((2000*int64(r.Count) + int64(r.Of)) / (2 * int64(r.Of)))
	switch {
	case r.Count > 0 && tenths == 0:
		tenths = 1
	case r.Count < r.Of && tenths == 1000:
		tenths = 999
	}
	return strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10) + " %"
}

// String returns the ratio as "41 of 50 (82.0 %)", or "0 of 0".
func (r Ratio) String() string {
	text := strconv.Itoa(r.Count) + " of " + strconv.Itoa(r.Of)
	if percent := r.Percent(); percent != "" {
		text += " (" + percent + ")"
	}
	return text
}
