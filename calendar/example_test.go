package calendar_test

import (
	"fmt"
	"time"

	"github.com/safeguarding-go/childprotection/calendar"
)

// The last day for the first core group after a conference just before
// Christmas.
func Example() {
	conference := calendar.MustParseDate("2026-12-18")
	fmt.Println(calendar.EnglandAndWales().AddWorkingDays(conference, 10))
	fmt.Println(calendar.Scotland().AddWorkingDays(conference, 10))
	// Output:
	// 2027-01-06
	// 2027-01-07
}

func ExampleNewDate() {
	fmt.Println(calendar.NewDate(2026, time.December, 18))
	fmt.Println(calendar.NewDate(2026, time.February, 30))
	// Output:
	// 2026-12-18 <nil>
	//  calendar: NewDate(2026, 2, 30): no such day
}

func ExampleParseDate() {
	_, err := calendar.ParseDate("18/12/2026")
	fmt.Println(err)
	// Output: calendar: ParseDate("18/12/2026"): not of the form YYYY-MM-DD
}

func ExampleDateOf() {
	late := time.Date(2026, time.June, 1, 23, 30, 0, 0, time.UTC)
	fmt.Println(calendar.DateOf(late))
	fmt.Println(calendar.DateOf(late.In(time.FixedZone("BST", 60*60))))
	// Output:
	// 2026-06-01
	// 2026-06-02
}

func ExampleDate_Date() {
	year, month, day := calendar.MustParseDate("2026-12-18").Date()
	fmt.Println(day, month, year)
	// Output: 18 December 2026
}

func ExampleDate_Weekday() {
	fmt.Println(calendar.MustParseDate("2026-12-18").Weekday())
	// Output: Friday
}

func ExampleDate_AddDays() {
	fmt.Println(calendar.MustParseDate("2028-02-22").AddDays(7))
	// Output: 2028-02-29
}

func ExampleDate_AddMonths() {
	fmt.Println(calendar.MustParseDate("2026-11-30").AddMonths(3))
	// Output: 2027-02-28
}

func ExampleDate_Sub() {
	due, held := calendar.MustParseDate("2027-01-06"), calendar.MustParseDate("2027-01-11")
	fmt.Println(held.Sub(due), "days late")
	// Output: 5 days late
}

func ExampleDate_Compare() {
	due, held := calendar.MustParseDate("2027-01-06"), calendar.MustParseDate("2027-01-11")
	fmt.Println(due.Compare(held), due.Before(held), due.After(held))
	fmt.Println(calendar.Date{}.Compare(due), "(no date sorts first)")
	// Output:
	// -1 true false
	// -1 (no date sorts first)
}

func ExampleDate_Time() {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err)
	}
	fmt.Println(calendar.MustParseDate("2026-06-01").Time(london))
	// Output: 2026-06-01 00:00:00 +0100 BST
}

func ExampleDate_Format() {
	fmt.Println(calendar.MustParseDate("2026-12-18").Format("Monday 2 January 2006"))
	// Output: Friday 18 December 2026
}

func ExampleParsePeriod() {
	p, err := calendar.ParsePeriod("10 working days")
	fmt.Println(p, p == calendar.WorkingDays(10), err)
	// Output: 10 working days true <nil>
}

func ExamplePeriod_Neg() {
	review := calendar.MustParseDate("2026-06-15")
	fmt.Println(calendar.EnglandAndWales().Add(review, calendar.WorkingDays(10).Neg()))
	// Output: 2026-06-01
}

func ExampleUnitedKingdom() {
	d := calendar.MustParseDate("2026-07-13")
	fmt.Println(calendar.EnglandAndWales().IsWorkingDay(d), calendar.UnitedKingdom().IsWorkingDay(d))
	// Output: true false
}

func ExampleFromGOVUK() {
	feed := []byte(`{"scotland": {"division": "scotland", "events": [
		{"title": "2nd January", "date": "2029-01-02", "notes": "", "bunting": true}
	]}}`)
	c, err := calendar.FromGOVUK(feed, "scotland")
	if err != nil {
		panic(err)
	}
	_, through := c.Announced()
	fmt.Println(through)

	_, err = calendar.FromGOVUK([]byte(`{"scotland": {"events": [{"title": "?", "date": "2 January"}]}}`), "scotland")
	fmt.Println(err)
	// Output:
	// 2029-12-31
	// calendar: FromGOVUK: /scotland/events/0/date must be a day that exists, written YYYY-MM-DD
}

func ExampleCalendar_With() {
	c, err := calendar.EnglandAndWales().With(
		calendar.Holiday{Date: calendar.MustParseDate("2026-12-29"), Name: "offices shut"},
		calendar.Holiday{Date: calendar.MustParseDate("2026-12-30"), Name: "offices shut"},
	)
	if err != nil {
		panic(err)
	}
	conference := calendar.MustParseDate("2026-12-18")
	fmt.Println(c.AddWorkingDays(conference, 10))
	fmt.Println(c.WithoutClosures().AddWorkingDays(conference, 10))
	// Output:
	// 2027-01-08
	// 2027-01-06
}

func ExampleCalendar_Closures() {
	c, err := calendar.EnglandAndWales().With(calendar.Holiday{Date: calendar.MustParseDate("2026-12-29"), Name: "offices shut"})
	if err != nil {
		panic(err)
	}
	for h := range c.Closures() {
		fmt.Println(h.Date, h.Name)
	}
	// Output: 2026-12-29 offices shut
}

func ExampleCalendar_IsWorkingDay() {
	fmt.Println(calendar.EnglandAndWales().IsWorkingDay(calendar.MustParseDate("2026-12-28")))
	// Output: false
}

func ExampleCalendar_Holiday() {
	h, ok := calendar.EnglandAndWales().Holiday(calendar.MustParseDate("2026-12-28"))
	fmt.Println(h.Name, ok)
	// Output: Boxing Day true
}

func ExampleCalendar_Holidays() {
	c := calendar.NorthernIreland()
	for h := range c.Holidays(calendar.MustParseDate("2026-06-01"), calendar.MustParseDate("2026-08-31")) {
		fmt.Println(h.Date, h.Name)
	}
	// Output:
	// 2026-07-13 Battle of the Boyne (Orangemen’s Day)
	// 2026-08-31 Summer bank holiday
}

func ExampleCalendar_AddWorkingDays() {
	c := calendar.EnglandAndWales()
	saturday := calendar.MustParseDate("2026-06-06")
	fmt.Println(c.AddWorkingDays(saturday, 1), c.AddWorkingDays(saturday, -1), c.AddWorkingDays(saturday, 0))
	// Output: 2026-06-08 2026-06-05 2026-06-06
}

func ExampleCalendar_WorkingDaysBetween() {
	c := calendar.EnglandAndWales()
	from, to := calendar.MustParseDate("2026-12-18"), calendar.MustParseDate("2027-01-06")
	fmt.Println(c.WorkingDaysBetween(from, to), c.WorkingDaysBetween(to, from))
	// Output: 10 -10
}

func ExampleCalendar_Add() {
	c := calendar.EnglandAndWales()
	held := calendar.MustParseDate("2026-11-16")
	limit := c.Add(held, calendar.Weeks(6))
	fmt.Println(limit, c.PreviousWorkingDay(limit))
	// Output: 2026-12-28 2026-12-24
}

func ExampleCalendar_AddInclusive() {
	c := calendar.EnglandAndWales()
	monday := calendar.MustParseDate("2026-06-01")
	fmt.Println(c.Add(monday, calendar.WorkingDays(10)), c.AddInclusive(monday, calendar.WorkingDays(10)))
	// Output: 2026-06-15 2026-06-12
}

func ExampleCalendar_NextWorkingDay() {
	fmt.Println(calendar.EnglandAndWales().NextWorkingDay(calendar.MustParseDate("2026-12-25")))
	// Output: 2026-12-29
}

func ExampleCalendar_PreviousWorkingDay() {
	fmt.Println(calendar.EnglandAndWales().PreviousWorkingDay(calendar.MustParseDate("2026-12-27")))
	// Output: 2026-12-24
}

func ExampleCalendar_Announced() {
	fmt.Println(calendar.EnglandAndWales().Announced())
	// Output: 2011-01-01 2028-12-31
}

func ExampleCalendar_IsAnnounced() {
	c := calendar.EnglandAndWales()
	fmt.Println(c.IsAnnounced(calendar.MustParseDate("2028-12-20"), calendar.MustParseDate("2029-01-08")))
	// Output: false
}

func ExampleCalendar_Explain() {
	r := calendar.EnglandAndWales().Explain(calendar.MustParseDate("2026-12-24"), calendar.WorkingDays(1))
	fmt.Println(r.Due.Format("Mon 2 Jan 2006"))
	for _, day := range r.PassedOver {
		fmt.Println(" ", day)
	}
	// Output:
	// Tue 29 Dec 2026
	//   Fri 25 Dec, Christmas Day
	//   Sat 26 Dec, weekend
	//   Sun 27 Dec, weekend
	//   Mon 28 Dec, Boxing Day
}

func ExampleCalendar_ExplainInclusive() {
	fmt.Println(calendar.EnglandAndWales().ExplainInclusive(calendar.MustParseDate("2026-06-05"), calendar.WorkingDays(2)))
	// Output: 2 working days from Fri 5 Jun 2026, that day counted: Mon 8 Jun 2026; passed over: Sat 6 Jun, weekend; Sun 7 Jun, weekend
}

// The same ten working days from the Friday before Christmas, in each part of the United Kingdom.
func ExampleCalendar() {
	conference := calendar.MustParseDate("2026-12-18")
	for _, c := range []*calendar.Calendar{calendar.EnglandAndWales(), calendar.Scotland(), calendar.NorthernIreland()} {
		fmt.Println(c.AddWorkingDays(conference, 10))
	}
	// Output:
	// 2027-01-06
	// 2027-01-07
	// 2027-01-06
}

// 28 days, 4 weeks and a month are different periods, and print as what they are.
func ExamplePeriod() {
	conference := calendar.MustParseDate("2026-12-18")
	for _, p := range []calendar.Period{calendar.Days(28), calendar.Weeks(4), calendar.Months(1), calendar.WorkingDays(20)} {
		fmt.Println(p, calendar.EnglandAndWales().Add(conference, p))
	}
	// Output:
	// 28 days 2027-01-15
	// 4 weeks 2027-01-15
	// 1 month 2027-01-18
	// 20 working days 2027-01-20
}

func ExampleMustParseDate() {
	fmt.Println(calendar.MustParseDate("2026-12-18").Weekday())
	defer func() { fmt.Println(recover()) }()
	calendar.MustParseDate("2026-02-30")
	// Output:
	// Friday
	// calendar: ParseDate("2026-02-30"): no such day
}
