package childprotection

import "github.com/safeguarding-go/childprotection/calendar"

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

func (l *PlanLengths) counts(path string) []count {
	return []count{
		{path + "/upTo3Months", &l.UpTo3Months}, {path + "/upTo6Months", &l.UpTo6Months}, {path + "/upTo12Months", &l.UpTo12Months},
		{path + "/upTo24Months", &l.UpTo24Months}, {path + "/longer", &l.Longer}, {path + "/days", &l.Days},
	}
}
