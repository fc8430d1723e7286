package childprotection_test

import (
	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/minutes"
	"github.com/safeguarding-go/childprotection/plan"
	"github.com/safeguarding-go/childprotection/schedule"
)

// amissCases are what several omissions, or what went wrong, make of the full case, by what it is.
func amissCases() map[string]func(c *childprotection.Case) {
	return map[string]func(c *childprotection.Case){
		"a visit by nobody, and nobody was seen": func(c *childprotection.Case) {
			c.Visits = append(c.Visits[:6], schedule.Visit{ID: "half", Child: "c0", Made: day("2026-06-24")}, schedule.Visit{ID: "earlier", Child: "c0", Made: day("2026-06-10")})
		},
		"a conference without decisions, and no review since": func(c *childprotection.Case) {
			c.Conferences = c.Conferences[:1]
			c.Conferences[0].Decisions = nil
			c.Children[0].OnPlan[0].From = c.Children[0].OnPlan[0].From.AddMonths(-6)
			c.Children[1].OnPlan[0].From = c.Children[0].OnPlan[0].From
			c.Conferences[0].Sittings = []calendar.Date{c.Children[0].OnPlan[0].From}
		},
		"as it is": func(*childprotection.Case) {},
		"nobody belongs": func(c *childprotection.Case) {
			*c = childprotection.Case{ID: "x", CoreGroup: coregroup.CoreGroup{Children: c.Children}}
		},
		"an agreement without a day": func(c *childprotection.Case) { c.Exclusions[0].Lifted = started.AddDays(100) },
		"a professional from outside": func(c *childprotection.Case) {
			c.Plan.Difficulties[1].Professionals = append(c.Plan.Difficulties[1].Professionals, "outsider")
		},
		"an agreement with nobody": func(c *childprotection.Case) {
			c.Plan.Agreements[0].With, c.Exclusions = nil, nil
			for i := range c.Minutes {
				c.Minutes[i].Exclusions = nil
			}
		},
		"nobody is key, and no minutes": func(c *childprotection.Case) {
			c.Minutes = nil
			for i := range c.Members {
				c.Members[i].Key = no
			}
		},
		"no plan, and nobody is linked": func(c *childprotection.Case) {
			c.Plan, c.Member("m4").LinkedTo = plan.ChildProtectionPlan{}, nil
			silent(c)
		},
		"left, and never linked": func(c *childprotection.Case) {
			m4 := c.Member("m4")
			m4.LinkedTo, m4.Periods = nil, []coregroup.Membership{{Left: started.AddDays(100), LeftReason: "x"}}
			for i := range c.Minutes {
				c.Minutes[i].Versions = nil
			}
		},
		"no meetings":      func(c *childprotection.Case) { c.Meetings, c.Minutes = nil, nil },
		"no minutes":       func(c *childprotection.Case) { c.Minutes = nil },
		"the last minutes": func(c *childprotection.Case) { c.Minutes = c.Minutes[:3] },
		"no plan":          func(c *childprotection.Case) { c.Plan = plan.ChildProtectionPlan{}; silent(c) },
		"only an outline":  func(c *childprotection.Case) { c.Plan.Revisions, c.Minutes = nil, nil },
		"an empty plan":    emptyPlan,
		"an empty first plan": func(c *childprotection.Case) {
			c.Plan = plan.ChildProtectionPlan{Revisions: []plan.Revision{{ID: "r1", Date: started.AddDays(8)}}}
			silent(c)
		},
		"empty minutes":    emptyMinutes,
		"no conferences":   func(c *childprotection.Case) { c.Conferences, c.Plan.Outlines[0].Conference = nil, "" },
		"no social worker": func(c *childprotection.Case) { c.Allocations, c.LineManagers = nil, nil },
		"no line managers": func(c *childprotection.Case) { c.LineManagers = nil },
		"no chairs": func(c *childprotection.Case) {
			for i := range c.Meetings {
				c.Meetings[i].Chair = ""
			}
		},
		"chairs not listed":  notListed,
		"plans not recorded": func(c *childprotection.Case) { c.Children[0].OnPlan, c.Children[1].OnPlan = nil, nil },
		"plans ended": func(c *childprotection.Case) {
			for i := range c.Children {
				c.Children[i].OnPlan[0].To = started.AddDays(130)
			}
		},
		"a child not born yet": func(c *childprotection.Case) {
			c.Children[0].Born, c.Children[0].Expected = calendar.Date{}, day("2026-06-01")
		},
		"a child grown up": func(c *childprotection.Case) { c.Children[0].Born = day("2008-05-01") },
		"through the family": func(c *childprotection.Case) {
			c.Exclusions[0].Informed = coregroup.Alternative{Way: coregroup.ThroughFamily}
			c.Exclusions[0].Contributing = coregroup.Alternative{Way: coregroup.ThroughChild}
		},
		"two left out, the second not debated": func(c *childprotection.Case) {
			first := c.Exclusions[0]
			first.ID, first.Member = "w", "former"
			c.Exclusions[0].Debated = no
			c.Exclusions = []coregroup.Exclusion{first, c.Exclusions[0]}
		},
		"a summary of which it is not said how much went": func(c *childprotection.Case) {
			c.Exclusions[0].Releases = []coregroup.Release{{Meeting: "g3", Extent: coregroup.ReleasedSummary, DecidedBy: procedure.Person{ID: "manager"}, DecidedOn: started.AddDays(61)}}
			c.Minutes[3].Versions[0].Sendings[0].Extent = 0
		},
		"not debated":            func(c *childprotection.Case) { c.Exclusions[0].Debated = no },
		"a child interprets":     func(c *childprotection.Case) { c.Meetings[0].Interpreters[0].By = "c0" },
		"in papers not for them": marked,
		"told without a day":     undated,
		"told of a difficulty, and copied, without a day": func(c *childprotection.Case) {
			c.Plan.Difficulties[0].Told = []plan.Telling{{To: procedure.Person{ID: "m0"}}}
			c.Plan.Agreements = append(c.Plan.Agreements, plan.Agreement{ID: "b", Date: started.AddDays(20), With: []procedure.MemberID{"m4"}, Copies: []plan.Copy{{To: "m0"}}})
		},
		"the plan is not for a parent": func(c *childprotection.Case) {
			c.Plan.Revisions[1].NotFor, c.Plan.Revisions[1].Told, c.Plan.Revisions[1].Explained = []procedure.MemberID{"m4"}, nil, nil
		},
		"told a stranger": func(c *childprotection.Case) {
			c.Plan.Revisions[1].Told[0] = plan.Telling{To: procedure.Person{ID: "stranger"}, On: started.AddDays(95)}
		},
		"nobody is linked":    func(c *childprotection.Case) { c.Member("m4").LinkedTo = nil },
		"linked to one child": func(c *childprotection.Case) { c.Member("m4").LinkedTo = []procedure.ChildID{"c0"} },
		"nobody was told":     func(c *childprotection.Case) { c.Plan.Revisions[1].Told, c.Plan.Revisions[1].Explained = nil, nil },
		"nobody told or linked": func(c *childprotection.Case) {
			c.Plan.Revisions[1].Told, c.Plan.Revisions[1].Explained, c.Member("m4").LinkedTo = nil, nil, nil
			for i := range c.Minutes {
				c.Minutes[i].Versions = nil
			}
		},
		"nobody knows of whom": func(c *childprotection.Case) {
			c.Member("m4").Roles, c.Member("m4").LinkedTo = []procedure.Role{"auntie"}, nil
		},
		"nobody knows what they are, and nothing was sent": func(c *childprotection.Case) {
			c.Member("m4").Roles, c.Member("m4").LinkedTo = []procedure.Role{"auntie"}, nil
			for i := range c.Minutes {
				c.Minutes[i].Versions = nil
			}
		},
		"minutes sent to part": notSaid,
		"left out, they say":   func(c *childprotection.Case) { c.Minutes[1].Attendance[3].How = minutes.LeftOut },
		"the wrong chair": func(c *childprotection.Case) {
			c.Minutes[1].Chair, c.Minutes[1].Author = "m2", procedure.Person{ID: "m2"}
		},
		"a chair without why":              func(c *childprotection.Case) { c.Meetings[2].Chair, c.Minutes[2].Chair = "m2", "m2" },
		"a chair without why, nor minutes": func(c *childprotection.Case) { c.Meetings[2].Chair, c.Minutes = "m2", c.Minutes[:2] },
		"a stranger in the chair":          func(c *childprotection.Case) { c.Meetings[3].Chair, c.Minutes = "stranger", c.Minutes[:3] },
		"a parent in the chair":            func(c *childprotection.Case) { c.Meetings[2].Chair, c.Minutes[2].Chair = "m4", "m4" },
		"agreed too early":                 func(c *childprotection.Case) { c.Minutes[0].Agreed[0].Date = started },
		"old views":                        func(c *childprotection.Case) { c.Minutes[2].Views[0].On = started },
		"actions carried over":             carried,
		"tasks put back":                   putBack,
		"outcomes dropped": func(c *childprotection.Case) {
			c.Plan.Revisions[1].Outcomes, c.Plan.Revisions[1].Tasks = c.Plan.Revisions[1].Outcomes[:1], nil
			c.Plan.Revisions[1].Answers = nil
		},
		"a professional left": func(c *childprotection.Case) { c.Plan.Revisions[1].Tasks[0].Responsible.ID = "former" },
		"of one agency": func(c *childprotection.Case) {
			for i := range c.Members {
				c.Members[i].Agency = "one"
			}
		},
		"of no agency": func(c *childprotection.Case) {
			for i := range c.Members {
				c.Members[i].Agency = ""
			}
		},
		"nobody agreed": func(c *childprotection.Case) {
			for i := range c.Members {
				c.Members[i].AgreedAtConference = no
			}
		},
		"the worker left": func(c *childprotection.Case) {
			c.Member("m1").Periods = []coregroup.Membership{{Left: started.AddDays(100), LeftReason: "x"}}
		},
		"led by another": func(c *childprotection.Case) {
			c.Plan.Difficulties[1].Assessment.LeadBy = "m2"
			c.Plan.Difficulties[1].Professionals = []procedure.MemberID{"m3"}
		},
		"no parents": func(c *childprotection.Case) {
			for _, id := range []procedure.MemberID{"m0", "m4", "absent"} {
				c.Member(id).Roles[0] = procedure.WiderFamily
			}
		},
		"nobody engaged known": func(c *childprotection.Case) {
			for i := range c.Members {
				c.Members[i].Engaged, c.Members[i].Key, c.Members[i].FirstLanguageEnglish = 0, 0, 0
			}
		},
		"a parent stayed away": func(c *childprotection.Case) {
			c.Minutes[1].Attendance[4].How, c.Minutes[2].Attendance[4].How, c.Meetings[2].Invitations = minutes.Apologies, minutes.DidNotAttend, nil
		},
		"away and no note": func(c *childprotection.Case) {
			c.Minutes[1].Attendance[3].How, c.Minutes[1].Contributions = minutes.Apologies, nil
			c.Minutes[2].Attendance[3].WrittenNote, c.Minutes[2].Attendance[3].How = no, minutes.Apologies
			c.Minutes[2].Contributions = nil
		},
		"distress after it": func(c *childprotection.Case) {
			c.Meetings[1].Distressing[0].RaisedOn = started.AddDays(120)
			c.Meetings[0].Distressing[0] = schedule.DistressingItem{ID: "d", For: "m4"}
		},
		"distress twice": func(c *childprotection.Case) {
			c.Meetings[0].Distressing[0].RaisedOn = started.AddDays(120)
			c.Meetings[0].Distressing = append(c.Meetings[0].Distressing, schedule.DistressingItem{ID: "e", For: "m4"})
		},
		"someone left out was there": func(c *childprotection.Case) {
			c.Exclusions[0].DecidedOn = started
			c.Minutes[0].Guests = append(c.Minutes[0].Guests, minutes.Guest{Person: procedure.Person{ID: "m0", Role: procedure.Parent}})
		},
		"arranged late": func(c *childprotection.Case) {
			late := []schedule.Booking{{On: started.AddDays(115), Day: day("2026-12-01")}}
			c.Meetings = append(c.Meetings, schedule.Meeting{ID: "late", Kind: schedule.CoreGroup, Bookings: late})
			c.Conferences = append(c.Conferences[:2], schedule.Conference{ID: "later", Kind: schedule.Review, Bookings: late})
			c.Visits = append(c.Visits, schedule.Visit{ID: "planned", Child: "c0", Planned: day("2026-12-01")})
		},
		"booked, and not held": func(c *childprotection.Case) {
			c.Meetings[3].Held, c.Minutes = 0, c.Minutes[:3]
			c.Conferences = append(c.Conferences[:2], schedule.Conference{ID: "soon", Kind: schedule.Review, Bookings: []schedule.Booking{{Day: day("2026-07-03")}}})
		},
		"a review without a day": func(c *childprotection.Case) {
			c.Conferences = append(c.Conferences[:2], schedule.Conference{ID: "soon", Kind: schedule.Review})
		},
		"reviewed on the day": func(c *childprotection.Case) { c.Conferences[1].Sittings = []calendar.Date{day("2026-06-30")} },
		"booked for one child": func(c *childprotection.Case) {
			c.Conferences = append(c.Conferences[:2], schedule.Conference{
				ID: "soon", Kind: schedule.Review, Bookings: []schedule.Booking{{Day: day("2026-07-03")}}, Decisions: []schedule.PlanDecision{{Child: "c1", Decision: schedule.PlanContinues}},
			})
		},
		"visits by another": func(c *childprotection.Case) {
			for i := range c.Visits {
				c.Visits[i].By = "m2"
			}
		},
		"no frequency": func(c *childprotection.Case) {
			for i := range c.Plan.Revisions {
				c.Plan.Revisions[i].Visiting = nil
			}
			c.Plan.Revisions[0].Visiting = []plan.Visiting{{Child: "c0"}}
		},
		"no frequency, nor visits": func(c *childprotection.Case) {
			for i := range c.Plan.Revisions {
				c.Plan.Revisions[i].Visiting = []plan.Visiting{{Child: "c0"}}
			}
			c.Visits = nil
		},
		"a frequency no more": func(c *childprotection.Case) { c.Plan.Revisions[1].Visiting = nil },
		"a blank answer": func(c *childprotection.Case) {
			for i := range c.Plan.Revisions {
				c.Plan.Revisions[i].Answers = []plan.OutlineAnswer{{Item: "i1"}}
			}
		},
		"the family had no part": func(c *childprotection.Case) { c.Plan.Outlines[0].Family = no },
		"outcomes, and no tasks": func(c *childprotection.Case) {
			for i := range c.Plan.Revisions {
				c.Plan.Revisions[i].Tasks, c.Plan.Revisions[i].Answers = nil, nil
			}
		},
		"no plan, and no languages": func(c *childprotection.Case) {
			c.Plan, c.Member("m4").FirstLanguageEnglish = plan.ChildProtectionPlan{}, 0
			silent(c)
		},
		"nobody is left, and nobody has a role": func(c *childprotection.Case) {
			for i := range c.Members {
				if m := &c.Members[i]; m.NotMember == 0 {
					m.Periods = []coregroup.Membership{{Left: started.AddDays(130), LeftReason: "x"}}
				}
			}
			for i := range c.Plan.Revisions {
				c.Plan.Revisions[i].Roles = nil
			}
		},
		"not gone through": func(c *childprotection.Case) {
			c.Minutes[1].Previous = minutes.PreviousNotes{Reviewed: no}
			c.Minutes[1].Brought.Plan = no
		},
		"no progress": func(c *childprotection.Case) {
			c.Minutes[1].Progress[0].Status, c.Minutes[2].Progress[0].Status = minutes.NoProgress, minutes.Worse
		},
	}
}

// emptyPlan leaves nothing in the plan but its day.
func emptyPlan(c *childprotection.Case) {
	for i := range c.Plan.Revisions {
		r := &c.Plan.Revisions[i]
		*r = plan.Revision{ID: r.ID, Date: r.Date}
	}
	silent(c)
}

// silent takes the outcomes out of the minutes.
func silent(c *childprotection.Case) {
	for i := range c.Minutes {
		c.Minutes[i].Progress = nil
	}
}

// emptyMinutes leaves nothing in the minutes but their day.
func emptyMinutes(c *childprotection.Case) {
	for i := range c.Minutes {
		c.Minutes[i] = minutes.Minutes{Meeting: c.Minutes[i].Meeting, Written: c.Minutes[i].Written}
	}
}

// notListed takes the chair out of the attendance.
func notListed(c *childprotection.Case) {
	for i := range c.Minutes {
		c.Minutes[i].Guests = nil
		c.Minutes[i].Attendance = append(c.Minutes[i].Attendance[:1], c.Minutes[i].Attendance[2:]...)
	}
}

// marked marks something in the minutes and in the plan as not for people who had it.
func marked(c *childprotection.Case) {
	for i := range c.Minutes {
		c.Minutes[i].Matters[0].NotFor = []procedure.MemberID{"m4", "m2"}
		c.Minutes[i].Versions[0].Sendings[4].Extent = 0
	}
	second := &c.Plan.Revisions[1]
	second.Tasks = append([]plan.Task{}, second.Tasks...)
	second.Tasks[0].NotFor = []procedure.MemberID{"m4", "m2"}
	for i := range second.Told {
		second.Told[i].Part = procedure.NotRecorded
	}
	second.Told[0].Part = no
}

// undated takes the days out of what was told, explained, copied and sent.
func undated(c *childprotection.Case) {
	c.Plan.Revisions[0].Told = []plan.Telling{{To: procedure.Person{ID: "m0"}}}
	second := &c.Plan.Revisions[1]
	for i := range second.Told {
		second.Told[i].On = calendar.Date{}
	}
	second.Explained[0].On = calendar.Date{}
	second.Told = append(second.Told, plan.Telling{To: procedure.Person{ID: "former"}}, plan.Telling{To: procedure.Person{ID: "m0"}})
	c.Plan.Agreements[0].Copies = []plan.Copy{{To: "m0"}, {To: "m4"}}
	c.Plan.ChildTold = []plan.ChildTold{{Child: "c0"}}
	for i := range c.Minutes {
		for j := range c.Minutes[i].Versions[0].Sendings {
			c.Minutes[i].Versions[0].Sendings[j].On = calendar.Date{}
		}
	}
}

// notSaid is a parent of one child, and minutes of which it is not said how much went to them.
func notSaid(c *childprotection.Case) {
	c.Member("m4").LinkedTo = []procedure.ChildID{"c0"}
	for i := range c.Minutes {
		c.Minutes[i].Versions[0].Sendings[4].Extent = 0
	}
	second := &c.Plan.Revisions[1]
	for i := range second.Told {
		second.Told[i].Part = procedure.NotRecorded
	}
}

// carried carries two actions over twice, one of them without saying how it stood.
func carried(c *childprotection.Case) {
	for i := range c.Minutes {
		a := minutes.Action{ID: "old", Description: "x", Responsible: procedure.Person{ID: "m2"}, Timescale: "x"}
		b := a
		b.ID, b.Status = "older", minutes.Open
		c.Minutes[i].Actions = append(c.Minutes[i].Actions, a, b)
	}
}

// putBack puts a task back twice.
func putBack(c *childprotection.Case) {
	second := &c.Plan.Revisions[1]
	second.Tasks = append([]plan.Task{}, second.Tasks...)
	t := &second.Tasks[0]
	t.History = []plan.TaskEntry{{On: started.AddDays(95), Due: t.Due.AddDays(10)}, {On: started.AddDays(97), Due: t.Due.AddDays(20)}}
}
