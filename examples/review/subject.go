package main

import (
	"github.com/safeguarding-go/childprotection"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// subject says in words and ids what a finding or deadline of a rule is about. A sending alone
// would not tell to whom, so that is looked up in the case.
func subject(c *childprotection.Case, rule procedure.RuleID, s procedure.Subject) string {
	own := kind(s.Kind) + " " + s.ID
	if s.In == "" {
		if s.Kind == procedure.CaseSubject {
			return "the case"
		}
		if rule == procedure.RuleNextMeeting {
			return "after " + own
		}
		return own
	}
	switch s.Kind {
	case procedure.VisitSubject:
		if rule == procedure.RuleVisitDue {
			return "child " + s.In + ", after visit " + s.ID
		}
		return own + " to child " + s.In
	case procedure.ChildSubject:
		if rule == procedure.RuleVisitDue {
			return own + ", on the plan of " + s.In
		}
		if rule == procedure.RuleNextMeeting {
			return own + ", after meeting " + s.In
		}
		for i := range c.Conferences {
			if string(c.Conferences[i].ID) == s.In {
				return own + ", after conference " + s.In
			}
		}
	case procedure.MeetingSubject:
		return own + ", for conference " + s.In
	case procedure.DifficultySubject:
		if rule != procedure.RuleManagersInformed {
			return own + ", member " + s.In
		}
		for _, l := range c.LineManagers {
			if string(l.Manager) == s.In {
				return own + ", manager " + s.In
			}
		}
		return own + ", the manager of member " + s.In
	case procedure.InvitationSubject:
		return "invitation to meeting " + s.In + ", to member " + s.ID
	case procedure.SendingSubject:
		own += " of meeting " + s.In
		for i := range c.Minutes {
			for j := range c.Minutes[i].Versions {
				for _, sent := range c.Minutes[i].Versions[j].Sendings {
					if string(sent.ID) == s.ID && string(c.Minutes[i].Meeting) == s.In && sent.To.ID != "" {
						return own + ", to member " + string(sent.To.ID)
					}
				}
			}
		}
		return own
	default:
	}
	for i := range c.Meetings {
		if string(c.Meetings[i].ID) == s.In {
			return own + ", meeting " + s.In
		}
	}
	switch {
	case c.Child(procedure.ChildID(s.In)) != nil:
		return own + ", child " + s.In
	case c.Member(procedure.MemberID(s.In)) != nil:
		return own + ", member " + s.In
	}
	return own + ", " + s.In
}

// kind returns a kind of subject in words.
func kind(k procedure.SubjectKind) string {
	switch k {
	case procedure.OutlineSubject:
		return "item of the outline"
	case procedure.ReviewPointSubject:
		return "review point"
	case procedure.DistressingSubject:
		return "distressing item"
	default:
		return k.String()
	}
}
