package childprotection_test

import (
	"fmt"
	"log"

	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

func ExampleIndicators() {
	b := exampleBasis()
	n := childprotection.Indicators{Span: childprotection.Span{
		From: calendar.MustParseDate("2026-06-01"), To: calendar.MustParseDate("2026-07-26"), On: b.On,
	}}
	var r childprotection.Reviewer
	var findings []procedure.Finding
	for _, text := range []string{small, `{"schema":1}`, `{"schema":1,"children":[{"id":"c1","born":"2026-02-30"}]}`} {
		c, err := childprotection.ParseCase([]byte(text))
		if err == nil {
			findings, err = r.AppendFindings(findings[:0], b, &c)
		}
		if err != nil {
			n.AddNotReviewed()
			continue
		}
		if err := n.Add(b.On, &c, findings); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println("cases reviewed:", n.Reviewed, "not reviewed:", n.NotReviewed)
	fmt.Println("first meetings on time:", n.FirstMeetings.Ratio(), "without a date:", n.FirstMeetings.Undated)
	fmt.Println("intervals on time:", n.Intervals.Ratio())
	fmt.Println("minutes circulated on time:", n.MinutesCirculated.Ratio())
	fmt.Println("visits on time:", n.Visits.Ratio())
	fmt.Println("meetings without minutes:", n.MeetingsWithoutMinutes.Ratio())
	fmt.Println("plans started:", n.PlansStarted, "running:", n.PlansRunning.Plans())
	// Output:
	// cases reviewed: 2 not reviewed: 1
	// first meetings on time: 1 of 1 (100.0 %) without a date: 1
	// intervals on time: 0 of 1 (0.0 %)
	// minutes circulated on time: 0 of 1 (0.0 %)
	// visits on time: 0 of 0
	// meetings without minutes: 1 of 1 (100.0 %)
	// plans started: 1 running: 1
}

func ExampleIndicators_Merge() {
	quarter := childprotection.Span{From: calendar.MustParseDate("2026-04-01"), To: calendar.MustParseDate("2026-06-30"), On: calendar.MustParseDate("2026-07-20")}
	north := childprotection.Indicators{Span: quarter, Reviewed: 80, Intervals: childprotection.Timeliness{OnTime: 101, Late: 12, ToCome: 9}}
	south := childprotection.Indicators{Span: quarter, Reviewed: 20, Intervals: childprotection.Timeliness{OnTime: 30, NotDone: 2}}
	both, err := north.Merge(south)
	fmt.Println(both.Reviewed, "cases, intervals on time:", both.Intervals.Ratio(), err)

	south.To = calendar.MustParseDate("2026-05-31")
	_, err = north.Merge(south)
	fmt.Println(err)
	// Output:
	// 100 cases, intervals on time: 131 of 145 (90.3 %) <nil>
	// childprotection: Indicators.Merge: the spans differ: 2026-04-01 to 2026-06-30, as on 2026-07-20, and 2026-04-01 to 2026-05-31, as on 2026-07-20
}

// Figures that come from elsewhere are looked at before they are put together.
func ExampleIndicators_Validate() {
	n := childprotection.Indicators{Reviewed: 12, PlansStarted: -1}
	n.From, n.To = calendar.MustParseDate("2026-04-01"), calendar.MustParseDate("2026-06-30")
	fmt.Println(n.Validate())
	// Output:
	// /on: must be a day
	// /plansStarted: must not be negative
}

// Of none there is no ratio, which is neither 0 nor 100 per cent.
func ExampleRatio_Percent() {
	for _, r := range []childprotection.Ratio{{Count: 2, Of: 3}, {}} {
		fmt.Printf("%q\n", r.Percent())
	}
	// Output:
	// "66.7 %"
	// ""
}

func ExamplePlanLengths_MeanDays() {
	var ended childprotection.PlanLengths
	fmt.Println(ended.MeanDays())
	ended.UpTo12Months, ended.Days = 2, 500
	fmt.Println(ended.MeanDays())
	// Output:
	// 0 false
	// 250 true
}
