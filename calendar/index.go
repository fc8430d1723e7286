package calendar

// index numbers working days, in constant time. Over a span of days it has two tables: how many working days there are
// before each day, and which day each working day is. Before and after the span every Monday to Friday is worked, which
// takes no table. The zero index has an empty span.
//
// A count in it is doubled, and odd on a working day: twice the working days before a day, plus 1 if the day is one itself.
// With e for a day's, e>>1 is how many there are before the day and (e+1)>>1 how many with it.
type index struct {
	first  Date    // of the span
	counts []int32 // of each day of the span, from its first day
	days   []Date  // the working days of the span
	before int     // the working days before the span
}

func newIndex(first, last Date, off ...[]Holiday) index {
	closed := make([]bool, last.n-first.n+1)
	for _, list := range off {
		for _, h := range list {
			closed[h.Date.n-first.n] = true
		}
	}
	x := index{
		first:  first,
		counts: make([]int32, len(closed)),
		days:   make([]Date, 0, len(closed)/7*5+5),
		before: weekdaysUpTo(first.n - 1),
	}
	for i := range closed {
		d := Date{first.n + int32(i)}
		x.counts[i] = 2 * int32(len(x.days))
		if !closed[i] && !isWeekend(d) {
			x.counts[i]++
			x.days = append(x.days, d)
		}
	}
	return x
}

// at returns the count of d within the span, and whether d is in it.
func (x *index) at(d Date) (int, bool) {
	if i := uint32(d.n - x.first.n); i < uint32(len(x.counts)) {
		return int(x.counts[i]), true
	}
	return 0, false
}

func (x *index) count(d Date) int {
	if e, ok := x.at(d); ok {
		return 2*x.before + e
	}
	n := weekdaysUpTo(d.n - 1)
	if d.After(x.first) {
		n -= x.closedWeekdays()
	}
	n *= 2
	if !isWeekend(d) {
		n++
	}
	return n
}

// nth returns the kth working day from 0001-01-01 on, counted from 0: the zero Date if there is none.
func (x *index) nth(k int) Date {
	if i := k - x.before; i >= 0 {
		if i < len(x.days) {
			return x.days[i]
		}
		k += x.closedWeekdays()
	}
	if k < 0 {
		return Date{}
	}
	// 0001-01-01 is a Monday, so weeks of five begin with the first.
	return fromDay(int64(k)/5*7 + int64(k)%5 + minDay)
}

// closedWeekdays is how many Mondays to Fridays of the span are not worked.
func (x *index) closedWeekdays() int {
	if len(x.counts) == 0 {
		return 0
	}
	last := x.first.n + int32(len(x.counts)) - 1
	return weekdaysUpTo(last) - x.before - len(x.days)
}

// weekdaysUpTo counts the Mondays to Fridays among the first n days from 0001-01-01, which is a Monday.
func weekdaysUpTo(n int32) int { return int(n/7*5 + min(n%7, 5)) }

// step returns the position of the day n working days from one whose count is e, n not 0, as [index.nth] counts them.
func step(e, n int) int {
	if n > 0 {
		return (e+1)>>1 + n - 1
	}
	return e>>1 + n
}
