package minutes_test

import (
	"testing"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// in changes the minutes of a meeting.
func in(meeting procedure.MeetingID, change func(m *minutes.Minutes)) func(c *file) {
	return func(c *file) { change(c.of(meeting)) }
}

func TestPreviousNotesReviewed(t *testing.T) {
	const subject = "meeting/m2"
	notes := func(p minutes.PreviousNotes) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { m.Previous = p })
	}
	county(t, procedure.RulePreviousNotesReviewed, "N 3.17b",
		want{why: "there are none at the first", subject: "meeting/m1", outcome: notApplicable},
		want{why: "reviewed and accurate", change: notes(minutes.PreviousNotes{Reviewed: yes, Accurate: yes}), subject: subject, outcome: met},
		want{why: "reviewed and corrected", change: notes(minutes.PreviousNotes{Reviewed: yes, Accurate: no, Corrections: "x"}), subject: subject, outcome: met},
		want{why: "wrong, and not corrected", change: notes(minutes.PreviousNotes{Reviewed: yes, Accurate: no, Corrections: " \n"}), subject: subject, outcome: notMet, missing: "corrections", path: "/minutes/1/previous/corrections"},
		want{why: "not reviewed", change: notes(minutes.PreviousNotes{Reviewed: no, Accurate: yes}), subject: subject, outcome: notMet, missing: "reviewed", path: "/minutes/1/previous/reviewed"},
		want{why: "nothing recorded", change: notes(minutes.PreviousNotes{}), subject: subject, outcome: notMet, missing: "corrections, reviewed", path: "/minutes/1/previous"},
	)
}

func TestMattersRecorded(t *testing.T) {
	matter := func(change func(m *minutes.Matter)) func(c *file) {
		return in("m1", func(m *minutes.Minutes) { change(&m.Matters[0]) })
	}
	const subject = "matter/t1@m1"
	county(t, procedure.RuleMattersRecorded, "N 3.17c",
		want{why: "complete", subject: subject, outcome: met, path: "/minutes/0/matters/0"},
		want{why: "without a description", change: matter(func(m *minutes.Matter) { m.Description = " " }), subject: subject, outcome: notMet, missing: "description", path: "/minutes/0/matters/0/description"},
		want{why: "about nothing", change: matter(func(m *minutes.Matter) { m.About = nil }), subject: subject, outcome: notMet, missing: "about", path: "/minutes/0/matters/0/about"},
		want{why: "about a child", change: matter(func(m *minutes.Matter) { m.About, m.Children = nil, kids("c1") }), subject: subject, outcome: met},
		want{why: "a strength is about what its list says", subject: "matter/s1@m1", outcome: met, path: "/minutes/0/strengths/0"},
		want{why: "a blank strength", change: in("m1", func(m *minutes.Minutes) { m.Strengths[0].Description = "" }), subject: "matter/s1@m1", outcome: notMet, missing: "description"},
		want{why: "nothing at all", change: in("m1", func(m *minutes.Minutes) {
			m.WorksWell, m.DoDifferently, m.Strengths, m.Worries, m.SupportRight, m.Matters = nil, nil, nil, nil, nil, nil
		}), subject: "meeting/m1", outcome: notMet, missing: "matters", path: "/minutes/0/matters"},
	)
}

func TestWhatWasSaid(t *testing.T) {
	const subject = "meeting/m1"
	bexley(t, procedure.RuleWorksWell, "B 6a",
		want{why: "both", subject: subject, outcome: met},
		want{why: "nothing that works", change: in("m1", func(m *minutes.Minutes) { m.WorksWell = nil }), subject: subject, outcome: notMet, missing: "worksWell", path: "/minutes/0/worksWell"},
		want{why: "nothing to do differently", change: in("m1", func(m *minutes.Minutes) { m.DoDifferently[0].Description = "" }), subject: subject, outcome: notMet, missing: "doDifferently", path: "/minutes/0/doDifferently"},
		want{why: "to come", change: toCome, subject: "meeting/m4", outcome: pending},
		want{why: "without minutes", change: unwritten("m1"), subject: subject, outcome: undetermined},
	)
	bexley(t, procedure.RuleStrengthsAndWorries, "B 6c",
		want{why: "both", subject: subject, outcome: met},
		want{why: "no strength", change: in("m1", func(m *minutes.Minutes) { m.Strengths = nil }), subject: subject, outcome: notMet, missing: "strengths", path: "/minutes/0/strengths"},
		want{why: "worries of professionals only", change: in("m1", func(m *minutes.Minutes) { m.Worries = m.Worries[1:] }), subject: subject, outcome: notMet, missing: "worries", path: "/minutes/0/worries"},
	)
	bexley(t, procedure.RuleWorriesShared, "B 4c",
		want{why: "all three", subject: subject, outcome: met},
		want{why: "no worry of the family", change: in("m1", func(m *minutes.Minutes) { m.Worries = m.Worries[1:] }), subject: subject, outcome: notMet, missing: "worries"},
		want{why: "no worry of professionals", change: in("m1", func(m *minutes.Minutes) { m.Worries = m.Worries[:1] }), subject: subject, outcome: notMet, missing: "worries"},
		want{why: "whose worry it is, is not said", change: in("m1", func(m *minutes.Minutes) { m.Worries[0].By = 0 }), subject: subject, outcome: notMet, missing: "worries"},
		want{why: "whether the support is right", change: in("m1", func(m *minutes.Minutes) { m.SupportRight = nil }), subject: subject, outcome: notMet, missing: "supportRight", path: "/minutes/0/supportRight"},
	)
}

func TestWhoKeepsTheMinutes(t *testing.T) {
	const subject = "meeting/m1"
	county(t, procedure.RuleChairKeepsMinutes, "N 3.16a",
		want{why: "the chair, whoever wrote them", subject: subject, outcome: met},
		want{why: "nobody", change: in("m1", func(m *minutes.Minutes) { m.Chair = "" }), subject: subject, outcome: notMet, missing: "chair", path: "/minutes/0/chair"},
		want{why: "somebody else", change: in("m1", func(m *minutes.Minutes) { m.Chair = "worker" }), subject: subject, outcome: notMet, missing: "chair"},
		want{why: "only the minutes say who chaired", change: func(c *file) { c.meeting("m1").Chair = "" }, subject: subject, outcome: met},
		want{why: "nothing says who chaired", change: func(c *file) { c.meeting("m1").Chair, c.of("m1").Chair = "", "" }, subject: subject, outcome: notMet, missing: "chair"},
	)
	by := func(p procedure.Person) func(c *file) {
		return in("m1", func(m *minutes.Minutes) { m.Author = p })
	}
	forgotten := func(then func(c *file)) func(c *file) {
		return func(c *file) { c.g.Allocations = nil; then(c) }
	}
	kept := []want{
		{why: "the social worker", subject: subject, outcome: met},
		{why: "nobody", change: by(procedure.Person{}), subject: subject, outcome: notMet, missing: "author", path: "/minutes/0/author"},
		{why: "another professional", change: by(procedure.Person{ID: "visitor"}), subject: subject, outcome: notMet, missing: "author"},
		{why: "another social worker", change: by(procedure.Person{ID: "other", Role: procedure.SocialWorker}), subject: subject, outcome: notMet, missing: "author"},
		{why: "a social worker by role", change: by(procedure.Person{Role: procedure.SocialWorker}), subject: subject, outcome: met},
		{why: "who covers", change: func(c *file) {
			by(procedure.Person{ID: "visitor"})(c)
			c.g.Allocations = append(c.g.Allocations, coregroup.Allocation{SocialWorker: "visitor", Covering: yes})
		}, subject: subject, outcome: met},
		{why: "nobody is allocated, a member with the role", change: forgotten(func(*file) {}), subject: subject, outcome: met},
		{why: "nobody is allocated, a member without it", change: forgotten(by(procedure.Person{ID: "visitor"})), subject: subject, outcome: notMet, missing: "author"},
		{why: "nobody is allocated, a stranger with the role", change: forgotten(by(procedure.Person{ID: "other", Role: procedure.SocialWorker})), subject: subject, outcome: met},
	}
	bexley(t, procedure.RuleSocialWorkerKeepsRecord, "B 7a", kept...)
	chairs := procedure.Bexley()
	chairs.MinutesBy = ""
	check(t, procedure.RuleSocialWorkerKeepsRecord, chairs, "B 7a",
		want{why: "the procedure names nobody: not the chair", subject: subject, outcome: notMet, missing: "author"},
		want{why: "the procedure names nobody: the chair", change: by(procedure.Person{ID: "manager"}), subject: subject, outcome: met},
	)
	visitors := procedure.Bexley()
	visitors.MinutesBy = procedure.HealthVisitor
	check(t, procedure.RuleSocialWorkerKeepsRecord, visitors, "B 7a",
		want{why: "the procedure names another role", subject: subject, outcome: notMet, missing: "author"},
		want{why: "and that one", change: by(procedure.Person{ID: "visitor"}), subject: subject, outcome: met},
	)
	away := func(c *file) { took("m1", "worker", minutes.Apologies)(c) }
	bexley(t, procedure.RulePlanBrought, "B 6d",
		want{why: "by the social worker", subject: subject, outcome: met},
		want{why: "not recorded", change: in("m1", func(m *minutes.Minutes) { m.Brought.Plan = 0 }), subject: subject, outcome: notMet, missing: "plan", path: "/minutes/0/brought/plan"},
		want{why: "not brought", change: in("m1", func(m *minutes.Minutes) { m.Brought.Plan = no }), subject: subject, outcome: notMet, missing: "plan"},
		want{why: "the social worker was away", change: away, subject: subject, outcome: notMet, missing: "by", path: "/minutes/0/brought/by"},
		want{why: "the social worker was away, and somebody brought it", change: func(c *file) { away(c); c.of("m1").Brought.By.ID = "visitor" }, subject: subject, outcome: met},
		want{why: "who covers was there", change: func(c *file) {
			away(c)
			c.g.Allocations = append(c.g.Allocations, coregroup.Allocation{SocialWorker: "visitor", Covering: yes})
		}, subject: subject, outcome: met},
	)
}

func TestLaterMeetingsAgreed(t *testing.T) {
	const subject = "meeting/m1"
	first := func(change func(a *minutes.AgreedMeeting)) func(c *file) {
		return in("m1", func(m *minutes.Minutes) { change(&m.Agreed[0]) })
	}
	county(t, procedure.RuleLaterMeetingsAgreed, "N 2.6b",
		want{why: "agreed", subject: subject, outcome: met},
		want{why: "none", change: in("m1", func(m *minutes.Minutes) { m.Agreed = nil }), subject: subject, outcome: notMet, missing: "agreed", path: "/minutes/0/agreed"},
		want{why: "no day", change: first(func(a *minutes.AgreedMeeting) { a.Date = noDate }), subject: subject, outcome: notMet, missing: "date", path: "/minutes/0/agreed/0/date"},
		want{why: "a day that is not later", change: first(func(a *minutes.AgreedMeeting) { a.Date = day("2026-06-11") }), subject: subject, outcome: notMet, missing: "date"},
		want{why: "no time", change: first(func(a *minutes.AgreedMeeting) { a.Start = "" }), subject: subject, outcome: notMet, missing: "start"},
		want{why: "no venue", change: first(func(a *minutes.AgreedMeeting) { a.Venue = "" }), subject: subject, outcome: notMet, missing: "venue"},
		want{why: "the second lacks one, and the third another", change: in("m1", func(m *minutes.Minutes) {
			m.Agreed = append(m.Agreed, m.Agreed[0], m.Agreed[0])
			m.Agreed[1].Start, m.Agreed[2].Venue = "", ""
		}), subject: subject, outcome: notMet, missing: "start", path: "/minutes/0/agreed/1/start"},
		want{why: "the first minutes only", subject: "meeting/m2", outcome: none},
		want{why: "not held yet", on: "2026-06-10", subject: subject, outcome: pending},
		want{why: "not written yet", on: "2026-06-12", subject: subject, outcome: undetermined},
	)
}

func TestContributions(t *testing.T) {
	visitor := func(change func(m *minutes.Contribution)) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { change(&m.Contributions[1]) })
	}
	const member, subject = "member/visitor@m2", "contribution/visitor@m2"
	county(t, procedure.RuleContactShared, "N 3.5a",
		want{why: "shared", subject: member, outcome: met, path: "/minutes/1/contributions/1"},
		want{why: "not shared", change: visitor(func(m *minutes.Contribution) { m.Contact = "" }), subject: member, outcome: notMet, missing: "contact", path: "/minutes/1/contributions/1/contact"},
		want{why: "no contribution", change: visitor(func(m *minutes.Contribution) { m.Member = "nobody" }), subject: member, outcome: notMet, missing: "contributions", path: "/minutes/1/contributions"},
		want{why: "joined between the sittings", change: func(c *file) {
			c.meeting("m2").Sittings = []calendar.Date{day("2026-07-20"), day("2026-07-22")}
			joined("visitor", "2026-07-21")(c)
		}, subject: member, outcome: none},
		want{why: "of the family nothing is asked", subject: "member/mother@m2", outcome: none},
		want{why: "nor of who has no part in the plan", change: func(c *file) { c.g.Member("visitor").Roles = roles(procedure.MinuteTaker, procedure.Advocate) }, subject: member, outcome: none},
		want{why: "but of who has one as well", change: func(c *file) {
			c.g.Member("visitor").Roles = roles(procedure.MinuteTaker, procedure.HealthVisitor)
		}, subject: member, outcome: met},
		want{why: "left out", change: func(c *file) {
			c.g.Exclusions = []coregroup.Exclusion{{ID: "x1", Member: "visitor"}}
		}, subject: member, outcome: none},
	)
	county(t, procedure.RuleContributionClear, "N 3.7a",
		want{why: "clear", subject: subject, outcome: met},
		want{why: "what was achieved", change: visitor(func(m *minutes.Contribution) { m.Achieved = "" }), subject: subject, outcome: notMet, missing: "achieved", path: "/minutes/1/contributions/1/achieved"},
		want{why: "what was expected", change: visitor(func(m *minutes.Contribution) { m.Expected = "" }), subject: subject, outcome: notMet, missing: "expected"},
		want{why: "what is in the way", change: visitor(func(m *minutes.Contribution) { m.Blocks = "" }), subject: subject, outcome: notMet, missing: "blocks"},
		want{why: "what help is needed", change: visitor(func(m *minutes.Contribution) { m.FurtherHelp = "" }), subject: subject, outcome: notMet, missing: "furtherHelp"},
		want{why: "someone unknown to the group", change: visitor(func(m *minutes.Contribution) { m.Member = "other" }), subject: "contribution/other@m2", outcome: met},
		want{why: "a parent's is not judged", change: visitor(func(m *minutes.Contribution) { m.Member, m.Blocks = "mother", "" }), subject: "contribution/mother@m2", outcome: none},
		want{why: "none at all", change: in("m2", func(m *minutes.Minutes) { m.Contributions = nil }), subject: "meeting/m2", outcome: notMet, missing: "contributions"},
	)
}

func TestViews(t *testing.T) {
	const subject = "child/c1@m2"
	c1 := func(change func(v *minutes.View)) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { change(&m.Views[0]) })
	}
	there := func(c *file) {
		c.g.Members = append(c.g.Members, coregroup.Member{ID: "kid", Roles: roles(procedure.Child), Child: "c1"})
		c.of("m2").Attendance = append(c.of("m2").Attendance, minutes.Attendance{Member: "kid", How: minutes.Present})
	}
	baby := func(c *file) { c.g.Children[0].Born = day("2026-05-01"); c.of("m2").Views[0].Way = minutes.Observation }
	shared := []want{
		{why: "recorded", subject: subject, outcome: met, path: "/minutes/1/views/0"},
		{why: "a baby, by observation", change: baby, subject: subject, outcome: met},
		{why: "none", change: in("m2", func(m *minutes.Minutes) { m.Views = m.Views[1:] }), subject: subject, outcome: notMet, missing: "views", path: "/minutes/1/views"},
		{why: "given after the review", change: c1(func(v *minutes.View) { v.On = day("2026-09-16") }), subject: subject, outcome: notMet, missing: "views"},
		{why: "an unborn child", change: func(c *file) { c.g.Children[0].Born, c.g.Children[0].Expected = noDate, day("2026-12-01") }, subject: subject, outcome: notApplicable},
		{why: "the birth is overdue", change: func(c *file) { c.g.Children[0].Born, c.g.Children[0].Expected = noDate, day("2026-07-01") }, subject: subject, outcome: undetermined},
		{why: "no longer on a plan", change: func(c *file) { c.g.Children[0].OnPlan[0].To = day("2026-07-01") }, subject: subject, outcome: notApplicable},
		{why: "a meeting about the other child", change: func(c *file) { c.meeting("m2").Children = kids("c2") }, subject: subject, outcome: none},
	}
	county(t, procedure.RuleChildViewAscertained, "N 3.14b", append(shared,
		want{why: "was there", change: there, subject: subject, outcome: notApplicable},
		want{why: "was there as a guest", change: in("m2", func(m *minutes.Minutes) {
			m.Guests = []minutes.Guest{{Person: procedure.Person{Role: procedure.Child, ID: "c1"}}}
		}), subject: subject, outcome: notApplicable},
		want{why: "a guest with the child's number", change: in("m2", func(m *minutes.Minutes) {
			m.Guests = []minutes.Guest{{Person: procedure.Person{Role: procedure.Student, ID: "c1"}}}
		}), subject: subject, outcome: met},
		want{why: "a guest at a sitting to come", change: in("m2", func(m *minutes.Minutes) {
			m.Guests = []minutes.Guest{{Person: procedure.Person{Role: procedure.Child, ID: "c1"}, Sitting: day("2026-09-16")}}
		}), subject: subject, outcome: met},
		want{why: "a member, but away", change: func(c *file) { there(c); c.row("m2", "kid").How = minutes.DidNotAttend }, subject: subject, outcome: met},
		want{why: "how the child sees home", change: c1(func(v *minutes.View) { v.View = "" }), subject: subject, outcome: notMet, missing: "view", path: "/minutes/1/views/0/view"},
		want{why: "whether things are better", change: c1(func(v *minutes.View) { v.Improvement = "" }), subject: subject, outcome: notMet, missing: "improvement"},
		want{why: "the one in one view, the other in another", change: in("m2", func(m *minutes.Minutes) {
			m.Views = append(m.Views, minutes.View{ID: "v3", Child: "c1", Improvement: "x"})
			m.Views[0].Improvement = ""
		}), subject: subject, outcome: met},
	)...)
	county(t, procedure.RuleWishesAndFeelings, "N 3.4b", append(shared,
		want{why: "whether there or not", change: there, subject: subject, outcome: met},
		want{why: "no wishes", change: c1(func(v *minutes.View) { v.Wishes = "" }), subject: subject, outcome: notMet, missing: "wishes", path: "/minutes/1/views/0/wishes"},
		want{why: "from before the last meeting", change: c1(func(v *minutes.View) { v.On = day("2026-06-10") }), subject: subject, outcome: notMet, missing: "on", path: "/minutes/1/views/0/on"},
		want{why: "from the day of the last meeting", change: c1(func(v *minutes.View) { v.On = day("2026-06-11") }), subject: subject, outcome: met},
		want{why: "without a day", change: c1(func(v *minutes.View) { v.On = noDate }), subject: subject, outcome: met},
		want{why: "an old one and a new one", change: in("m2", func(m *minutes.Minutes) {
			m.Views = append(m.Views, minutes.View{ID: "v3", Child: "c1", Wishes: "x"})
			m.Views[0].On = day("2026-06-10")
		}), subject: subject, outcome: met, path: "/minutes/1/views/2"},
		want{why: "the first meeting has none before it", change: in("m1", func(m *minutes.Minutes) { m.Views[0].On = day("2026-05-20") }), subject: "child/c1@m1", outcome: met},
	)...)
	county(t, procedure.RuleWayOfViews, "N 3.15c",
		want{why: "recorded", subject: "view/v1@m2", outcome: met},
		want{why: "not recorded", change: c1(func(v *minutes.View) { v.Way = 0 }), subject: "view/v1@m2", outcome: notMet, missing: "way", path: "/minutes/1/views/0/way"},
		want{why: "given after the review", change: c1(func(v *minutes.View) { v.On = day("2026-09-16") }), subject: "view/v1@m2", outcome: none},
		want{why: "no views", change: func(c *file) { c.of("m1").Views, c.of("m2").Views, c.of("m3").Views = nil, nil, nil }, subject: "case", outcome: notApplicable},
	)
}

func TestActions(t *testing.T) {
	first := func(change func(a *minutes.Action)) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { change(&m.Actions[0]) })
	}
	empty := func(answer procedure.Answer) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { m.Actions, m.NoActions = nil, answer })
	}
	const subject = "action/a2@m2"
	county(t, procedure.RuleActionsRecorded, "N 3.17d",
		want{why: "described", subject: subject, outcome: met},
		want{why: "not described", change: first(func(a *minutes.Action) { a.Description = "\t" }), subject: subject, outcome: notMet, missing: "description", path: "/minutes/1/actions/0/description"},
		want{why: "none, it says", change: empty(yes), subject: "meeting/m2", outcome: met},
		want{why: "none, and it does not say so", change: empty(0), subject: "meeting/m2", outcome: notMet, missing: "actions", path: "/minutes/1/actions"},
		want{why: "none, and it says that there are some", change: empty(no), subject: "meeting/m2", outcome: notMet, missing: "actions"},
	)
	county(t, procedure.RuleActionsAssigned, "N 3.17e",
		want{why: "a timescale in words", subject: subject, outcome: met},
		want{why: "a last day, and a role that is no member", subject: "action/b2@m2", outcome: met},
		want{why: "no timescale", change: first(func(a *minutes.Action) { a.Timescale = "" }), subject: subject, outcome: notMet, missing: "timescale", path: "/minutes/1/actions/0/timescale"},
		want{why: "nobody", change: first(func(a *minutes.Action) { a.Responsible = procedure.Person{} }), subject: subject, outcome: notMet, missing: "responsible"},
		want{why: "no actions anywhere", change: func(c *file) { c.of("m1").Actions, c.of("m2").Actions, c.of("m3").Actions = nil, nil, nil }, subject: "case", outcome: notApplicable},
	)
	carried := func(meeting, from procedure.MeetingID, status minutes.ActionStatus) func(c *file) {
		return in(meeting, func(m *minutes.Minutes) {
			m.Actions = append(m.Actions, minutes.Action{ID: "a1", CarriedFrom: from, Status: status})
		})
	}
	county(t, procedure.RuleActionDrift, "N 3.3a",
		want{why: "nothing carried over", subject: "case", outcome: notApplicable},
		want{why: "carried over once", change: carried("m2", "m1", minutes.Open), subject: "action/a1@m2", outcome: met},
		want{why: "carried over twice", change: carried("m3", "m1", minutes.Open), subject: "action/a1@m3", outcome: notMet, path: "/minutes/2/actions/2"},
		want{why: "carried over twice, its status not recorded", change: carried("m3", "m1", 0), subject: "action/a1@m3", outcome: notMet},
		want{why: "carried over twice, and done by now", change: carried("m3", "m1", minutes.Done), subject: "action/a1@m3", outcome: met},
		want{why: "carried over twice, and dropped", change: carried("m3", "m1", minutes.Dropped), subject: "action/a1@m3", outcome: met},
		want{why: "from a meeting that was not held", change: carried("m3", "m9", minutes.Open), subject: "action/a1@m3", outcome: none},
	)
}

func TestProgress(t *testing.T) {
	const subject = "outcome/o1@m2"
	stands := func(status minutes.ProgressStatus, meetings ...procedure.MeetingID) func(c *file) {
		return func(c *file) {
			for _, m := range meetings {
				c.of(m).Progress[0].Status = status
			}
		}
	}
	revision := func(change func(r *plan.Revision)) func(c *file) {
		return func(c *file) { change(&c.p.Revisions[0]) }
	}
	bexley(t, procedure.RuleOutcomeProgress, "B 2a",
		want{why: "recorded", subject: subject, outcome: met, path: "/minutes/1/progress/0"},
		want{why: "not recorded", change: in("m2", func(m *minutes.Minutes) { m.Progress = nil }), subject: subject, outcome: notMet, missing: "progress", path: "/minutes/1/progress"},
		want{why: "not how it stands", change: stands(0, "m2"), subject: subject, outcome: notMet, missing: "status", path: "/minutes/1/progress/0/status"},
		want{why: "achieved already", change: revision(func(r *plan.Revision) { r.Outcomes[0].Status = plan.Achieved }), subject: subject, outcome: none},
		want{why: "given up", change: revision(func(r *plan.Revision) { r.Outcomes[0].Status = plan.Stopped }), subject: subject, outcome: none},
		want{why: "for a child whom the meeting was not about", change: func(c *file) {
			c.p.Revisions[0].Outcomes[0].Children = kids("c1")
			c.meeting("m2").Children = kids("c2")
		}, subject: subject, outcome: none},
		want{why: "for a child whom it was", change: func(c *file) {
			c.p.Revisions[0].Outcomes[0].Children = kids("c1")
			c.meeting("m2").Children = kids("c1")
		}, subject: subject, outcome: met},
		want{why: "no plan", change: func(c *file) { c.p = nil }, subject: "meeting/m2", outcome: undetermined},
		want{why: "a plan without outcomes", change: revision(func(r *plan.Revision) { r.Outcomes = nil }), subject: "meeting/m2", outcome: undetermined},
		want{why: "the plan came later", change: revision(func(r *plan.Revision) { r.Date = day("2026-07-21") }), subject: "meeting/m2", outcome: notApplicable},
		want{why: "the plan is to come", change: revision(func(r *plan.Revision) { r.Date = day("2026-09-16") }), subject: "meeting/m2", outcome: undetermined},
	)
	bexley(t, procedure.RuleNoProgressAnswered, "B 4b",
		want{why: "progress", subject: "case", outcome: notApplicable},
		want{why: "none at one meeting", change: stands(minutes.NoProgress, "m2"), subject: subject, outcome: none},
		want{why: "none at two, and no answer", change: stands(minutes.NoProgress, "m1", "m2"), subject: subject, outcome: notMet, missing: "response", path: "/minutes/1/progress/0/response"},
		want{why: "worse at two", change: stands(minutes.Worse, "m1", "m2"), subject: subject, outcome: notMet, missing: "response"},
		want{why: "none at two, and an answer", change: func(c *file) {
			stands(minutes.NoProgress, "m1", "m2")(c)
			c.of("m2").Progress[0].Response = "x"
		}, subject: subject, outcome: met},
		want{why: "not at two running", change: stands(minutes.NoProgress, "m1", "m3"), subject: "outcome/o1@m3", outcome: none},
		want{why: "the one before has no minutes", change: func(c *file) { stands(minutes.NoProgress, "m1", "m2")(c); unwritten("m1")(c) }, subject: subject, outcome: none},
		want{why: "the one before does not say", change: func(c *file) { stands(minutes.NoProgress, "m1", "m2")(c); c.of("m1").Progress = nil }, subject: subject, outcome: none},
	)
}

func TestExclusionInMinutes(t *testing.T) {
	const subject = "exclusion/x1"
	recorded := func(from string, meetings ...procedure.MeetingID) func(c *file) {
		return func(c *file) {
			c.exclude(from)
			for _, m := range meetings {
				c.of(m).Exclusions = []coregroup.ExclusionID{"x1"}
			}
		}
	}
	late := func(c *file) { c.exclude("2026-07-01"); c.of("m2").Written = day("2026-09-30") }
	county(t, procedure.RuleExclusionInMinutes, "N 3.10a",
		want{why: "nobody is excluded", subject: "case", outcome: notApplicable},
		want{why: "in the first minutes since", change: recorded("2026-07-01", "m2"), subject: subject, outcome: met, path: "/minutes/1"},
		want{why: "in minutes without a day", change: and(recorded("2026-07-01", "m2"), in("m2", func(m *minutes.Minutes) { m.Written = noDate })), subject: subject, outcome: met},
		want{why: "in later ones", change: recorded("2026-07-01", "m3"), subject: subject, outcome: met, path: "/minutes/2"},
		want{why: "decided on the day of the meeting", change: recorded("2026-07-20", "m2"), subject: subject, outcome: met},
		want{why: "decided between the sittings", change: func(c *file) {
			c.meeting("m2").Sittings = []calendar.Date{day("2026-07-20"), day("2026-07-22")}
			recorded("2026-07-21", "m2")(c)
		}, subject: subject, outcome: met},
		want{why: "in minutes from before the decision", change: recorded("2026-07-01", "m1"), subject: subject, outcome: notMet, missing: "exclusions", path: "/minutes/1/exclusions"},
		want{why: "in none", change: recorded("2026-07-01"), subject: subject, outcome: notMet, missing: "exclusions"},
		want{why: "no meeting since", change: recorded("2026-09-01"), subject: subject, outcome: pending},
		want{why: "not decided yet", change: recorded("2026-09-20"), subject: "case", outcome: notApplicable},
		want{why: "no meeting since, and the plan has ended", change: func(c *file) {
			c.exclude("2026-09-01")
			c.g.Children[0].OnPlan[0].To, c.g.Children[1].OnPlan[0].To = day("2026-09-10"), day("2026-09-10")
		}, subject: subject, outcome: notApplicable},
		want{why: "the first minutes since are not written, nor late", on: "2026-08-03", change: late, subject: subject, outcome: pending, path: "/meetings/1"},
		want{why: "nor written, and late", on: "2026-08-04", change: late, subject: subject, outcome: notMet, missing: "minutes", path: "/minutes"},
		want{why: "without a day it was always so", change: func(c *file) { recorded("2026-07-01", "m1")(c); c.g.Exclusions[0].DecidedOn = noDate }, subject: subject, outcome: met},
		want{why: "full engagement is not right, and he is not left out", change: func(c *file) { c.exclude("2026-07-01"); c.g.Exclusions[0].Extent = coregroup.FullEngagementNotRight }, subject: "case", outcome: notApplicable},
		want{why: "no parent", change: func(c *file) { c.exclude("2026-07-01"); c.g.Exclusions[0].Member = "visitor" }, subject: "case", outcome: notApplicable},
	)
	soon := procedure.Nottinghamshire()
	for i := range soon.Terms {
		if soon.Terms[i].Rule == procedure.RuleMinutesCirculated {
			soon.Terms[i].Within, soon.Terms[i].From = procedure.AsSoonAsPossible(), procedure.NoEvent
		}
	}
	check(t, procedure.RuleExclusionInMinutes, soon, "N 3.10a",
		want{why: "minutes without a last day are not late", on: "2026-08-27", change: late, subject: subject, outcome: pending})
}

func TestMinutesReviewed(t *testing.T) {
	const subject = "meeting/m2@k2"
	reviewed := func(on string) func(c *file) {
		return in("m2", func(m *minutes.Minutes) { m.Reviewed[0].On = day(on) })
	}
	forgotten := in("m2", func(m *minutes.Minutes) { m.Reviewed = nil })
	booked := func(then func(c *file)) func(c *file) {
		return func(c *file) { c.t.Conferences[1].Held = 0; then(c) }
	}
	county(t, procedure.RuleMinutesReviewed, "N 3.18b",
		want{why: "in time", subject: subject, outcome: met, path: "/minutes/1/reviewed/0"},
		want{why: "on the day", change: reviewed("2026-08-25"), subject: subject, outcome: met},
		want{why: "only after the conference", change: reviewed("2026-08-26"), subject: subject, outcome: metLate},
		want{why: "after it, and before it", change: in("m2", func(m *minutes.Minutes) {
			m.Reviewed = []minutes.Reviewed{{Conference: "k2", On: day("2026-08-26")}, {Conference: "k2", On: day("2026-08-20")}, {Conference: "k2", On: day("2026-08-21")}}
		}), subject: subject, outcome: met, path: "/minutes/1/reviewed/1"},
		want{why: "later than the review of the case", change: reviewed("2026-09-16"), subject: subject, outcome: notMet, missing: "reviewed"},
		want{why: "for another conference", change: in("m2", func(m *minutes.Minutes) { m.Reviewed[0].Conference = "k1" }), subject: subject, outcome: notMet, missing: "reviewed", path: "/minutes/1/reviewed"},
		want{why: "not at all", change: forgotten, subject: subject, outcome: notMet, missing: "reviewed"},
		want{why: "nor sent out", change: in("m2", func(m *minutes.Minutes) { m.Reviewed, m.Versions = nil, nil }), subject: subject, outcome: notMet, missing: "versions, reviewed"},
		want{why: "not written", change: unwritten("m2"), subject: subject, outcome: notMet, missing: "minutes", path: "/minutes"},
		want{why: "far from the conference", on: "2026-08-17", change: booked(forgotten), subject: subject, outcome: pending},
		want{why: "as it nears", on: "2026-08-18", change: booked(forgotten), subject: subject, outcome: dueSoon, missing: "reviewed"},
		want{why: "as it nears, unwritten", on: "2026-08-18", change: booked(unwritten("m2")), subject: subject, outcome: dueSoon, missing: "minutes"},
		want{why: "a meeting after it", subject: "meeting/m3@k2", outcome: none},
		want{why: "a meeting before the conference before", change: func(c *file) {
			c.t.Conferences[0].Sittings = []calendar.Date{day("2026-07-25")}
		}, subject: subject, outcome: none},
		want{why: "a meeting while no plan ran", change: func(c *file) {
			c.g.Children[0].OnPlan[0].To, c.g.Children[1].OnPlan[0].To = day("2026-07-01"), day("2026-07-01")
		}, subject: subject, outcome: none},
		want{why: "no review is booked", change: func(c *file) { c.t.Conferences = c.t.Conferences[:1] }, subject: "case", outcome: notApplicable},
		want{why: "a review of no day", change: booked(func(c *file) { c.t.Conferences[1].Bookings = []schedule.Booking{{}} }), subject: "case", outcome: notApplicable},
	)
}
