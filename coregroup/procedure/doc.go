// Package procedure is the vocabulary of core groups that the packages above it share, and the procedures themselves as
// data: clauses, limits, editions and findings.
//
// # What it covers
//
// A [Procedure] is what an authority's document asks: its [Clause] list, and the numbers and roles in them as [Term] and
// [ChairRule]. [Nottinghamshire], [NottinghamCity] and [Bexley] are built in; a council adds its own as JSON with
// [ParseProcedure], without Go. [Editions] are the dated procedures of one authority, a [Basis] is what a review rests on,
// and a [Finding] is what a rule says of one [Subject].
//
// A backend needs [Basis], [Editions], [Finding] and [Subject]; [Person], [Answer] and [Text] for its records; [Problems]
// for what it got wrong; and [AgreedException]. The rest is for the packages of the library, and for whoever adds a rule:
// a [Rule] describes itself. A rule is added in this module only, since each has an identity of its own here; what another
// program checks besides is no [Finding] but something of its own.
//
// A clause is cited by a reference such as "N 2.6c". The documents number at most their sections: paragraphs and the letters
// after them are the library's own count, explained at each built-in procedure. All texts of their clauses are the library's
// wording of what the document asks, one for professionals (Text) and one for families, short and in plain words (Family).
//
// # How it counts
//
// A [Limit] is a period, "as soon as possible" or "not stated", and the last two never become a number. A [Term] counts a period
// from an [Event], after it or back from it, as package calendar counts; where the event is not known, as a review conference that
// is not booked, there is no date. The edition in force on the day of that event decides, not the one in force today.
//
// # Outcomes and priorities
//
// [Outcome] lists where a rule can stand and [Finding.Priority] how pressing that is: safety rules first, then what is asked
// for now, being overdue or what must be done and is not, then what is due soon, then the rest. [ApplyExceptions] is the one
// place where an [AgreedException] counts, and [UnusedExceptions] says which fit nothing.
//
// # Errors
//
// What a caller got wrong is told of all at once as [Problems], each with a JSON Pointer and in JSON a byte offset. What
// practice did or left undone is never an error but a finding. Texts that come from outside are not quoted in errors, nor
// are the names of unknown fields.
//
// # Zero values
//
// The zero value of every closed set is the one that claims least: not recorded, undetermined, no rule. The one exception is
// how a visit was made, in package schedule: a visit is in person unless it says otherwise. The zero [Limit] is "not
// stated", the zero [Editions] has no procedure. The empty text reads as the zero value of a set, except as a rule.
//
// # Privacy
//
// The library holds ids, roles and dates. The ids of records are the caller's own: opaque, 1 to 64 characters ([CheckID]),
// and never names, since they appear in findings, reports and logs. Words from a case are a [Text], which hides itself from
// fmt and slog; see there for what a JSON log handler does with slices and maps.
//
// # Departures from the procedures
//
// The library adds safety clauses of its own, L 1 to L 5 ([SafetyClauses]), to every procedure. It reads Bexley's "10 days"
// as calendar days, as written. The rule for the last core group before a review conference is in no built-in procedure; it
// is there for those elsewhere that have one.
package procedure
