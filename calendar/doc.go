// Package calendar counts days as child protection procedures do: in working days with the bank holidays of the United
// Kingdom, and in days, weeks and months.
//
// # What it covers
//
// [Date] is a civil day, [Period] a length of time as a procedure states it, and [Calendar] says which days are worked. Bank
// holidays are those of [EnglandAndWales], [Scotland], [NorthernIreland] or all three together, [UnitedKingdom]; [FromGOVUK]
// takes them from the official feed and [Calendar.With] adds the days on which an authority's offices are shut.
//
// The built-in calendars cover 1995 to 2100. For 2011 to 2028 they hold what is officially published, title by title. For
// other years they follow the rules, with the days known to have been moved or added since 1995. A date that rests on such a
// year is called projected ([Receipt], [Calendar.IsAnnounced]): a proclamation can still move any day to come. Titles worked
// out by rule follow the Banking and Financial Dealings Act 1971: where 25 December is a Sunday, Boxing Day stays on the
// 26th and Christmas Day is kept on the 27th.
//
// # How it counts
//
// The day of an event is day 0. Within 10 working days of Monday 1 June is the tenth working day after it, Monday 15 June,
// and the deadline ends with that day. An event on a day off counts from there: a Saturday and one working day is Monday.
// Procedures that count the event's own day as day 1 are served by [Calendar.AddInclusive].
//
// A period in days, weeks or months stays where it falls, on a day off too: [Calendar.PreviousWorkingDay] gives the last
// working day by which it can be met. A month later is the same day number, or the month's last day where there is none.
//
// [Calendar.Explain] gives the receipt of a date: every day passed over and why.
//
// # Errors
//
// ParseDate, ParsePeriod and NewDate name the function and quote what they were given. UnmarshalText and Scan say what form they
// expect, With and FromGOVUK also where, but none of them quotes: what they read may come from a record. A column that may be null
// takes a sql.Null[calendar.Date] or sql.Null[calendar.Period], since Scan and Value refuse a date or period that is missing.
//
// # Zero values
//
// The zero [Date] is no date. It sorts first, its text is empty and reads back, and whatever is computed from it is the zero
// Date, a count of 0 or false. The same holds past the ends of all dates and, for what depends on working days, past the
// ends of what a calendar covers: nothing panics and nothing wraps round. Period{} is no period, which is not a period of no
// days. The zero [Calendar] is Monday to Friday with no holidays; a nil one covers no day at all.
//
// In JSON a date that may be absent takes the tag omitzero: without it the zero Date is written as "". As anywhere in
// encoding/json, null leaves a field as it was. A [Calendar] is never JSON: writing or reading one is an error, and not a
// calendar without its bank holidays.
//
// # Privacy
//
// The package holds days and the names of holidays. It knows of no case. Dates of birth are personal all the same: a [Date]
// prints itself, and what logs one is for the caller to weigh.
//
// # Departures from the procedures
//
// The package follows no procedure; it counts as they ask to be counted. They do not say whether the event's own day counts:
// the library takes it as day 0, the usual reading, and leaves the other to a procedure that says so. Nor do they say what
// to do past the years for which bank holidays are published: the library works the days out by rule and says that it did.
//
// # Concurrency and speed
//
// A [Calendar] does not change once made and may be shared between goroutines; [Date] and [Period] are plain values.
// Counting working days takes two look-ups however many there are, and allocates nothing.
package calendar
