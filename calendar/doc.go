// Package calendar counts days as child protection procedures do: in working
// days with the bank holidays of the United Kingdom, and in days, weeks and
// months.
//
// # What it covers
//
// [Date] is a civil day, [Period] a length of time as a procedure states it,
// and [Calendar] says which days are worked. Bank holidays are those of
// [EnglandAndWales], [Scotland], [NorthernIreland] or all three together,
// [UnitedKingdom]; [FromGOVUK] takes them from the official feed and
// [Calendar.With] adds the days on which an authority's offices are shut.
//
// The built-in calendars cover 1995 to 2100. For 2011 to 2028 they hold what is
// officially published, title by title. For other years they follow the rules,
// with the days known to have been moved or added since 1995; a later
// proclamation can move any day after 2028, so a date that rests on one is
// called projected ([Receipt], [Calendar.IsAnnounced]). Projected titles follow
// the Banking and Financial Dealings Act 1971: where 25 December is a Sunday,
// Boxing Day stays on the 26th and Christmas Day is kept on the 27th.
//
// # How it counts
//
// The day of an event is day 0. Within 10 working days of Monday 1 June is the
// tenth working day after it, Monday 15 June, and the deadline ends with that
// day. An event on a day off counts from there: a Saturday and one working day
// is Monday. Procedures that count the event's own day as day 1 are served by
// [Calendar.AddInclusive].
//
// A period in days, weeks or months stays where it falls, on a day off too:
// [Calendar.PreviousWorkingDay] gives the last working day by which it can be
// met. A month later is the same day number, or the month's last day where
// there is none.
//
// [Calendar.Explain] gives the receipt of a date: every day passed over and
// why.
//
// # Zero values
//
// The zero [Date] is no date. It sorts first, its text is empty and reads back,
// and whatever is computed from it is the zero Date, a count of 0 or false. The
// same holds past the ends of the range and of what a calendar covers: nothing
// panics and nothing wraps round. Period{} is no period, which is not a period
// of no days. The zero [Calendar] is Monday to Friday with no holidays; a nil
// one covers no day at all.
//
// # Errors
//
// ParseDate, ParsePeriod and NewDate name the function and quote what they were
// given. UnmarshalText, Scan, With and FromGOVUK say what form they expect, and
// where, but never quote: what they read may come from a case record. Scan and
// Value have no text for a missing date or period, so a column that may be null
// takes a sql.Null[calendar.Date].
//
// # Concurrency and speed
//
// All types but the receivers of Unmarshal and Scan are values that do not
// change, and may be shared. Counting working days takes two look-ups however
// many there are, and allocates nothing.
package calendar
