// Package field lists the fields of the library's records, each by its JSON name and by words that say what it is for,
// so that no sentence shows a JSON name. A number only orders the fields of a set: it is not stored.
package field

// The fields. None is no field.
const (
	None = iota
	Children
	Members
	Periods
	Exclusions
	Releases
	Conferences
	Meetings
	Sittings
	Invitations
	Visits
	Plan
	Outlines
	Revisions
	Needs
	Services
	Outcomes
	Tasks
	History
	Expectations
	Roles
	ReviewPoints
	Visiting
	Participation
	Language
	Agreements
	Difficulties
	Told
	Minutes
	Attendance
	Guests
	Contributions
	Views
	Progress
	Matters
	Actions
	Versions
	Sendings
	Exceptions
	Items
	Assessment
	Liaison
	Addressed
	Answers
	Dropped
	ChildTold
	Considered
	About
	Accurate
	Achievable
	Achieved
	Action
	Advocate
	Agency
	Agreed
	AgreedAtConference
	Alone
	AloneReason
	Asks
	Attends
	Author
	Blocks
	Brought
	By
	ByWhen
	CarryingOut
	Cause
	Chair
	ChairReason
	ChairSuitable
	Child
	ChildCare
	Communication
	Consequence
	Contact
	Contingency
	Contributing
	Contribution
	Copies
	Corrections
	Date
	Debated
	DecidedBy
	DecidedOn
	Decision
	Description
	Difference
	Distressing
	DoDifferently
	Due
	EarlierEngagement
	EarlierReview
	Encouragements
	End
	Expected
	Explained
	Extent
	Factors
	Family
	Frequency
	Fundamental
	FurtherHelp
	Help
	HelpFor
	How
	ID
	Immediate
	Improvement
	Informed
	Interpreter
	Interpreters
	Involved
	Joined
	JoinedReason
	Key
	LeadBy
	Left
	LeftReason
	LegalAction
	Likelihood
	LinkedTo
	Manager
	Means
	MeasureOfFailure
	MeasureOfSuccess
	Monitoring
	Nature
	NotFor
	Notice
	NoticeConsidered
	NotMemberReason
	Number
	Officer
	On
	OnPlan
	Outcome
	ParentsViews
	Person
	Present
	Previous
	Proceedings
	Provider
	Purpose
	Quantity
	Raised
	Realistic
	Reason
	Reasons
	Recipient
	Relationships
	Response
	Responsible
	Reviewed
	Reviewing
	Role
	Route
	SafetyAffected
	SchoolHours
	Section47
	Seen
	Sent
	SocialWorker
	Start
	Starter
	Status
	Strengths
	Support
	SupportRight
	Timescale
	To
	Travel
	Triggers
	Understanding
	Venue
	View
	Way
	WhyOpinionMatters
	Wishes
	With
	WithChild
	WithOthers
	WithThoseWhoKnow
	WorksWell
	Worries
	Written
	Allocations
	AroseLater
	Bookings
	Born
	CommunicationNeed
	Conference
	Day
	Decided
	Decisions
	Engaged
	FirstLanguageEnglish
	For
	From
	Item
	Kind
	LineManagers
	Made
	Member
	Of
	Offered
	Part
	Planned
	RaisedOn
	Standing
	TakingPart
	Who
	WrittenNote

	// Count is how many there are, None among them.
	Count
)

// row is what is known of a field.
type row struct {
	name string
	// words read after "Missing:", alone and among others.
	words string
}

// rows are the fields in the order of the constants.
var rows = [Count]row{
	{"", ""}, {"children", "which children"}, {"members", "who belongs to the group"}, {"periods", "since when they belong to the group"},
	{"exclusions", "the decision to exclude someone"}, {"releases", "what was released"}, {"conferences", "the conference"},
	{"meetings", "the meeting"}, {"sittings", "when it was held"}, {"invitations", "who was invited"}, {"visits", "the visit"},
	{"plan", "the plan as it stood"}, {"outlines", "the outline of the plan"}, {"revisions", "the detailed plan"}, {"needs", "what the child needs"},
	{"services", "what help meets the need"}, {"outcomes", "the outcomes"}, {"tasks", "a task or service of theirs"},
	{"history", "how it was put back"}, {"expectations", "what is expected of them"}, {"roles", "their part in the plan"},
	{"reviewPoints", "when progress is next looked at"}, {"visiting", "how often the child is seen"}, {"participation", "how the child takes part"},
	{"language", "whether the plan is given in their language"}, {"agreements", "the written agreement"}, {"difficulties", "the difficulty"},
	{"told", "the day on which they were told"}, {"minutes", "the minutes"}, {"attendance", "who was there"}, {"guests", "who else was there"},
	{"contributions", "what they contributed"}, {"views", "what the child thinks"}, {"progress", "how far the outcome has come"},
	{"matters", "what was discussed"}, {"actions", "what is to be done"}, {"versions", "that the minutes went to everyone"},
	{"sendings", "to whom it went"}, {"exceptions", "the agreed exception"}, {"items", "what has to change"}, {"assessment", "the assessment"},
	{"liaison", "that it was taken up with the officer"}, {"addressed", "how it was dealt with"}, {"answers", "how the plan takes it up"},
	{"dropped", "what became of it"}, {"childTold", "the day on which the child was told"}, {"considered", "what was considered"},
	{"about", "whom it is about"}, {"accurate", "whether the minutes were right"}, {"achievable", "why it can be achieved"},
	{"achieved", "what they achieved"}, {"action", "what is to be done"}, {"advocate", "whether an advocate was considered"},
	{"agency", "the professionals' agencies"}, {"agreed", "what was agreed"}, {"agreedAtConference", "whether the conference agreed on them"},
	{"alone", "whether the child was seen alone"}, {"aloneReason", "why the child was seen alone or not"}, {"asks", "what it asks for"},
	{"attends", "whether the child comes"}, {"author", "who wrote the minutes"}, {"blocks", "what stood in their way"},
	{"brought", "whether the plan was there"}, {"by", "by whom"}, {"byWhen", "by when the help is given"},
	{"carryingOut", "how the child takes part in carrying the plan out"}, {"cause", "what the difficulty came from"}, {"chair", "who was in the chair"},
	{"chairReason", "the reason for another chair"}, {"chairSuitable", "the chair's seniority and experience"}, {"child", "which child"},
	{"childCare", "whether child care was considered"}, {"communication", "how they communicate"},
	{"consequence", "what follows if it does not happen"}, {"contact", "how they keep in touch with the family"},
	{"contingency", "what happens if the plan does not work"}, {"contributing", "how they contribute without being there"},
	{"contribution", "what they contributed"}, {"copies", "that they have a copy"}, {"corrections", "whether there were corrections"},
	{"date", "the date"}, {"debated", "whether the conference debated it"}, {"decidedBy", "who decided"}, {"decidedOn", "the day of the decision"},
	{"decision", "what was decided"}, {"description", "what it is"}, {"difference", "the difference it should make to the child"},
	{"distressing", "what they will find distressing"}, {"doDifferently", "what should be done differently"}, {"due", "by when"},
	{"earlierEngagement", "how they took up help before"}, {"earlierReview", "whether an earlier review conference was considered"},
	{"encouragements", "whether the parent was encouraged"}, {"end", "the last day"}, {"expected", "what was expected of them"},
	{"explained", "that it was explained"}, {"extent", "how much of it went to them"},
	{"factors", "whether anything else that keeps them away was considered"}, {"family", "someone of the family"}, {"frequency", "how often"},
	{"fundamental", "whether the change is fundamental"}, {"furtherHelp", "what further help is needed"}, {"help", "what help there is"},
	{"helpFor", "for whom the help is"}, {"how", "how they took part"}, {"id", "which record it is"},
	{"immediate", "whether an immediate response was needed"}, {"improvement", "whether the child sees an improvement"},
	{"informed", "the day on which they were informed"}, {"interpreter", "whether an interpreter was arranged"}, {"interpreters", "who interprets"},
	{"involved", "the day on which the core group was involved"}, {"joined", "the day of joining"}, {"joinedReason", "the reason for joining"},
	{"key", "who the key professionals are"}, {"leadBy", "who led"}, {"left", "the day of leaving"}, {"leftReason", "the reason for leaving"},
	{"legalAction", "whether immediate legal action was considered"}, {"likelihood", "how likely it is that the help is taken up"},
	{"linkedTo", "to which children they are linked"}, {"manager", "the manager"}, {"means", "how progress is judged"},
	{"measureOfFailure", "how failure would be known"}, {"measureOfSuccess", "how success would be known"}, {"monitoring", "how it is watched over"},
	{"nature", "what it is"}, {"notFor", "whom it is not for"}, {"notice", "whether they are told beforehand"},
	{"noticeConsidered", "whether it was considered to tell them beforehand"}, {"notMemberReason", "why they are no member"},
	{"number", "the number of the revision"}, {"officer", "the officer whom the procedure names"}, {"on", "the day"},
	{"onPlan", "since when the child is on a plan"}, {"outcome", "how it came out"}, {"parentsViews", "the parents' views"}, {"person", "who it is"},
	{"present", "who else was there"}, {"previous", "whether the last minutes were gone through"},
	{"proceedings", "whether family court proceedings were considered"}, {"provider", "who gives the help"}, {"purpose", "what it is for"},
	{"quantity", "how much or how often"}, {"raised", "that it was raised with the chair before the meeting"}, {"realistic", "why it is realistic"},
	{"reason", "the reason"}, {"reasons", "the reasons"}, {"recipient", "who receives it"},
	{"relationships", "the effect on relationships in the family"}, {"response", "what else the group will try"}, {"responsible", "who is responsible"},
	{"reviewed", "the day on which the minutes were gone through"}, {"reviewing", "how the child takes part in reviewing the plan"},
	{"role", "in which role they were there"}, {"route", "by which way it went"}, {"safetyAffected", "whether a child's safety is affected"},
	{"schoolHours", "whether it is in school hours"}, {"section47", "whether a section 47 enquiry was considered"},
	{"seen", "whether the child was seen"}, {"sent", "the day on which it was sent"}, {"socialWorker", "the social worker among the members"},
	{"start", "the time at which it starts"}, {"starter", "who starts it"}, {"status", "how it stands"}, {"strengths", "what the family does well"},
	{"support", "whether a supporter was thought of"}, {"supportRight", "whether the support is right"}, {"timescale", "by when"}, {"to", "to whom"},
	{"travel", "whether travel was considered"}, {"triggers", "what would set it off"}, {"understanding", "whether the child can understand"},
	{"venue", "where it is"}, {"view", "the view of the child"}, {"way", "in which way"}, {"whyOpinionMatters", "why the child's opinion matters"},
	{"wishes", "the child's wishes and feelings"}, {"with", "with whom it is"}, {"withChild", "whether it was talked through with the child"},
	{"withOthers", "when the child is to be seen with others"}, {"withThoseWhoKnow", "whether it was talked through with those who know the child"},
	{"worksWell", "what works well"}, {"worries", "the worries that were shared"}, {"written", "the day on which the minutes were written"},
	{"allocations", "who the social worker is"}, {"aroseLater", "whether it arose after the conference"}, {"bookings", "for which day it is arranged"},
	{"born", "the day of the birth"}, {"communicationNeed", "whether they have a communication need besides language"},
	{"conference", "which conference"}, {"day", "the day"}, {"decided", "what was decided"}, {"decisions", "what the conference decided on each child"},
	{"engaged", "whether the parent is engaged"}, {"firstLanguageEnglish", "whether their first language is English"}, {"for", "whom it is for"},
	{"from", "the first day"}, {"item", "which item"}, {"kind", "what kind it is"}, {"lineManagers", "who the line manager is"},
	{"made", "the day on which it was made"}, {"member", "which member"}, {"of", "whose it is"}, {"offered", "whether it was offered"},
	{"part", "whether they were told a part only"}, {"planned", "the day for which it is planned"},
	{"raisedOn", "the day on which it was raised with the chair"}, {"standing", "whether they are family or professional"},
	{"takingPart", "how they are helped to take part"}, {"who", "who it is"}, {"writtenNote", "a written note of theirs"},
}

// Names returns the JSON names of the fields, in their order.
func Names() []string {
	names := make([]string, Count)
	for i := range rows {
		names[i] = rows[i].name
	}
	return names
}

// Words says what a field is for: empty for no field, and for one that no sentence speaks of.
func Words(f uint8) string { return rows[f].words }
