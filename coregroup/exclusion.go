package coregroup

import (
	"log/slog"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
	"github.com/safeguarding-go/childprotection/internal/field"
	"github.com/safeguarding-go/childprotection/internal/findings"
	"github.com/safeguarding-go/childprotection/internal/remedy"
)

// Exclusion is a decision that someone is excluded from the core group, or that full engagement is not right for a parent.
//
// What is not recorded never weakens it: without a start it is in force from the decision, without that always, and without
// an end still. A parent who would belong but for it stays a [Member] as before. Someone who is to be excluded and is no
// member, such as a former partner, is a Member with NotMember: of them no part in the group or the plan is asked.
type Exclusion struct {
	ID     ExclusionID        `json:"id"`
	Member procedure.MemberID `json:"member"`
	// Extent is how far it goes. The zero Extent leaves the person out altogether.
	Extent ExclusionExtent `json:"extent,omitzero"`
	// DecidedOn is the day of the decision, from which it is known, and DecidedBy who decided.
	DecidedOn calendar.Date    `json:"decidedOn,omitzero"`
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	Reasons   procedure.Text   `json:"reasons,omitzero"`
	// Debated says whether the initial conference debated it, and AroseLater that the question came up only after that.
	Debated    procedure.Answer `json:"debated,omitzero"`
	AroseLater procedure.Answer `json:"aroseLater,omitzero"`
	// Start is the first day in force and End the last.
	Start calendar.Date `json:"start,omitzero"`
	End   calendar.Date `json:"end,omitzero"`
	// Renewals put the end off, each from the day that it was decided.
	Renewals []Renewal `json:"renewals,omitzero"`
	// Lifted is the first day on which the person is no longer excluded. What came from the time before stays out of reach.
	Lifted calendar.Date `json:"lifted,omitzero"`
	// Informed and Contributing are the other ways found to keep a parent informed and to let them contribute.
	Informed     Alternative `json:"informed,omitzero"`
	Contributing Alternative `json:"contributing,omitzero"`
	// Releases let papers of the time reach the person all the same.
	Releases []Release `json:"releases,omitzero"`
}

// ExclusionID is the id of an exclusion.
type ExclusionID string

// Renewal is a later decision that an exclusion goes on.
type Renewal struct {
	DecidedOn calendar.Date    `json:"decidedOn,omitzero"`
	DecidedBy procedure.Person `json:"decidedBy,omitzero"`
	// Until is the new last day, zero for none.
	Until calendar.Date `json:"until,omitzero"`
}

// Alternative is a way in which a parent who is excluded is kept informed, or
// contributes; or that none is appropriate, with the reason and who decided.
type Alternative struct {
	Way            Way              `json:"way,omitzero"`
	NotAppropriate procedure.Answer `json:"notAppropriate,omitzero"`
	Reason         procedure.Text   `json:"reason,omitzero"`
	DecidedBy      procedure.Person `json:"decidedBy,omitzero"`
	DecidedOn      calendar.Date    `json:"decidedOn,omitzero"`
}

// Release is a decision that a person who is excluded may have something about a meeting.
type Release struct {
	Meeting   procedure.MeetingID `json:"meeting"`
	Extent    ReleaseExtent       `json:"extent"`
	DecidedBy procedure.Person    `json:"decidedBy"`
	DecidedOn calendar.Date       `json:"decidedOn"`
}

// LogValue returns ids and days.
func (x Exclusion) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("id", string(x.ID)), slog.String("member", string(x.Member)), slog.String("decidedOn", x.DecidedOn.String()),
		slog.String("start", x.Start.String()), slog.String("end", x.End.String()), slog.String("lifted", x.Lifted.String()),
	)
}

// LogValue returns the way and who decided.
func (a Alternative) LogValue() slog.Value {
	return slog.GroupValue(slog.String("way", a.Way.String()), slog.String("decidedBy", string(a.DecidedBy.ID)), slog.String("decidedOn", a.DecidedOn.String()))
}

// ExclusionExtent is how far an exclusion goes.
type ExclusionExtent uint8

// LeftOut is the zero extent. Where FullEngagementNotRight the parent still belongs and receives papers, but N 3.9 applies.
const (
	LeftOut                ExclusionExtent = iota // left out
	FullEngagementNotRight                        // full engagement not right
)

var exclusionExtents = closedset.Of[ExclusionExtent]("coregroup: the extent of an exclusion", "left out", "full engagement not right")

// String returns the extent in words, as it stands in JSON. IsValid says whether it is one of the set.
func (e ExclusionExtent) String() string                   { return exclusionExtents.Text(e) }
func (e ExclusionExtent) IsValid() bool                    { return exclusionExtents.Has(e) }
func (e ExclusionExtent) MarshalText() ([]byte, error)     { return exclusionExtents.Marshal(e) }
func (e *ExclusionExtent) UnmarshalText(text []byte) error { return exclusionExtents.Read(text, e) }

// ReleaseExtent is how much a release lets through. The zero extent is nothing.
type ReleaseExtent uint8

// The extents of a release.
const (
	ReleasedNothing ReleaseExtent = iota
	ReleasedSummary               // summary
	ReleasedFull                  // full
)

var releaseExtents = closedset.Of[ReleaseExtent]("coregroup: the extent of a release", "", "summary", "full")

// String returns the extent as a word, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (e ReleaseExtent) String() string                   { return releaseExtents.Text(e) }
func (e ReleaseExtent) IsValid() bool                    { return releaseExtents.Has(e) }
func (e ReleaseExtent) MarshalText() ([]byte, error)     { return releaseExtents.Marshal(e) }
func (e *ReleaseExtent) UnmarshalText(text []byte) error { return releaseExtents.Read(text, e) }

// Way is how a parent who is excluded is kept informed or contributes.
type Way uint8

// The ways. ThroughFamily and ThroughChild are never safe: they put a relative or a child between the parent and the group. Zero: not recorded.
const (
	wayNotRecorded      Way = iota
	ThroughSocialWorker     // social worker
	ThroughProfessional     // another professional
	ThroughAdvocate         // advocate
	ThroughSolicitor        // solicitor
	InWriting               // in writing
	SeparateMeeting         // separate meeting
	ThroughFamily           // family member
	ThroughChild            // child
)

var waySet = closedset.Of[Way]("coregroup: a way",
	"", "social worker", "another professional", "advocate", "solicitor", "in writing", "separate meeting", "family member", "child",
)

// String returns the way in words, empty for zero, as it stands in JSON. IsValid says whether it is one of the set.
func (w Way) String() string                   { return waySet.Text(w) }
func (w Way) IsValid() bool                    { return waySet.Has(w) }
func (w Way) MarshalText() ([]byte, error)     { return waySet.Marshal(w) }
func (w *Way) UnmarshalText(text []byte) error { return waySet.Read(text, w) }

// isKnown reports whether the exclusion had been decided by a day.
func (x *Exclusion) isKnown(on calendar.Date) bool { return !x.DecidedOn.After(on) }

// start returns the first day in force, the zero Date for always.
func (x *Exclusion) start() calendar.Date {
	if !x.Start.IsZero() {
		return x.Start
	}
	return x.DecidedOn
}

// Covers reports whether the exclusion leaves the person out on a day, as far as is known on another. An end or lifting
// before the start is passed over, and so is a lifting after which the exclusion was renewed.
func (x *Exclusion) Covers(d, known calendar.Date) bool {
	start := x.start()
	if x.Extent == FullEngagementNotRight || d.IsZero() || !x.isKnown(known) || d.Before(start) {
		return false
	}
	lifted := !x.Lifted.IsZero() && !x.Lifted.Before(start) && !x.Lifted.After(known) && !d.Before(x.Lifted)
	end := x.End
	if end.Before(start) {
		end = calendar.Date{}
	}
	for _, r := range x.Renewals {
		if r.DecidedOn.After(known) {
			continue
		}
		if !r.DecidedOn.After(d) && (r.DecidedOn.IsZero() || !r.DecidedOn.Before(x.Lifted)) && (r.Until.IsZero() || !r.Until.Before(d)) {
			lifted = false
		}
		if !end.IsZero() && (r.Until.IsZero() || r.Until.After(end)) {
			end = r.Until
		}
	}
	return !lifted && (end.IsZero() || !d.After(end))
}

// ExclusionStanding is whether someone is excluded from what concerns a meeting.
type ExclusionStanding uint8

// The standings. ExclusionAhead is that of someone who will be excluded from a day that is decided but has not come: what
// they were sent is no fault, but nothing more is made out to them.
const (
	NotExcluded    ExclusionStanding = iota // not excluded
	ExclusionAhead                          // exclusion ahead
	Excluded                                // excluded
)

var exclusionStandings = closedset.Of[ExclusionStanding]("", "not excluded", "exclusion ahead", "excluded")

// String returns the standing in words.
func (s ExclusionStanding) String() string { return exclusionStandings.Text(s) }

// Excluded returns whether a person is excluded, on a day, of what comes from another, such as that of a meeting: an
// exclusion known on the day covers it or the other. Where a paper was sent, on is the day of sending. A release is another
// matter: [CoreGroup.Released].
//
// Where either day is zero whoever was ever excluded is excluded, as far as is known. Somebody of whom no exclusion speaks
// is not excluded, known or not: whether to send them something is [CoreGroup.Audience]'s to say.
func (g *CoreGroup) Excluded(id procedure.MemberID, from, on calendar.Date) ExclusionStanding {
	standing := NotExcluded
	for i := range g.Exclusions {
		x := &g.Exclusions[i]
		switch {
		case x.Member != id:
		case x.leavesOut(from, on):
			return Excluded
		case x.Covers(x.start(), on) && x.start().After(on):
			standing = ExclusionAhead
		}
	}
	return standing
}

// leavesOut reports whether the exclusion, as known on a day, leaves the person out then
// of what comes from another. Where either day is zero it does if it ever did.
func (x *Exclusion) leavesOut(from, on calendar.Date) bool {
	if from.IsZero() || on.IsZero() {
		return x.Extent == LeftOut && (on.IsZero() || x.isKnown(on) && !x.start().After(on))
	}
	return x.Covers(from, on) || x.Covers(on, on)
}

// Released returns how much of what comes from a meeting, held on a day, a person who is excluded may have all the same, by
// what was decided on or before the day on. Each exclusion that leaves them out has to release it, and the least that one
// does counts. A release without who decided or when is none.
func (g *CoreGroup) Released(id procedure.MemberID, meeting procedure.MeetingID, from, on calendar.Date) ReleaseExtent {
	least := ReleasedNothing
	first := true
	for i := range g.Exclusions {
		x := &g.Exclusions[i]
		if x.Member != id || !x.leavesOut(from, on) {
			continue
		}
		extent := x.releases(meeting, on)
		if first || extent < least {
			least = extent
		}
		first = false
	}
	return least
}

func (x *Exclusion) releases(meeting procedure.MeetingID, on calendar.Date) ReleaseExtent {
	most := ReleasedNothing
	for _, r := range x.Releases {
		decided := r.DecidedBy.ID != "" && !r.DecidedOn.IsZero() && !r.DecidedOn.After(on)
		if meeting != "" && r.Meeting == meeting && decided && r.Extent <= ReleasedFull {
			most = max(most, r.Extent)
		}
	}
	return most
}

// eachExclusion returns the check of a rule that gives a finding for each exclusion of a parent or carer that is known on the
// day, or one on the case where there is none.
func eachExclusion(judge func(x *Exclusion, f *procedure.Finding, on calendar.Date)) func(*review, []procedure.Finding, *rule) []procedure.Finding {
	return func(v *review, dst []procedure.Finding, rule *rule) []procedure.Finding {
		none, last := true, 0
		for i := range v.g.Exclusions {
			x := &v.g.Exclusions[i]
			if at := v.g.position(x.Member, &last); !x.isKnown(v.b.On) || at >= 0 && !v.people[at].IsParentOrCarer() {
				continue
			}
			none = false
			start := len(dst)
			f := findings.Note(&dst, rule.ID, procedure.ExclusionSubject, x.ID, "")
			f.Responsible, f.Since, f.At = procedure.SocialWorker, x.DecidedOn, procedure.Place{}.Item(field.Exclusions, i)
			judge(x, f, v.b.On)
			day := x.DecidedOn
			if day.IsZero() || rule.Always {
				day = v.b.On
			}
			dst = v.b.AttachClauses(dst, start, day)
		}
		if none {
			return v.onCase(dst, rule, procedure.NotApplicable)
		}
		return dst
	}
}

// exclusionDebated is N 3.9a, for each exclusion of a parent or carer: whether the initial conference debated it, with the
// day, the reasons and who decided. Where it arose later the debate is not applicable, but those three are still required.
var exclusionDebated = rule{Check: eachExclusion((*Exclusion).judgeDebate), Rule: procedure.Rule{
	ID: procedure.RuleExclusionDebated, Title: "Exclusion debated at the conference", Reads: []procedure.Record{procedure.Members, procedure.Exclusions},
	Doc:    "The exclusion of a parent or carer, or that full engagement is not right, was debated at the initial conference, with the day, the reasons and who decided.",
	Remedy: remedy.DebateExclusion,
}}

func (x *Exclusion) judgeDebate(f *procedure.Finding, _ calendar.Date) {
	f.Responsible = procedure.ConferenceChair
	f.Missing.AddIf(x.DecidedOn.IsZero(), field.DecidedOn)
	f.Missing.AddIf(x.DecidedBy.ID == "", field.DecidedBy)
	f.Missing.AddIf(x.Reasons.IsBlank(), field.Reasons)
	switch {
	case x.AroseLater == procedure.Yes:
		f.Outcome = procedure.NotMet
		if f.Missing.IsZero() {
			f.Outcome = procedure.NotApplicable
		}
	case x.Debated == procedure.NotRecorded && x.AroseLater == procedure.NotRecorded && f.Missing.IsZero():
		f.Outcome = procedure.Undetermined
		f.Missing.Add(field.Debated)
	default:
		f.Missing.AddIf(x.Debated != procedure.Yes, field.Debated)
		f.Outcome = f.Missing.Outcome()
	}
}

// exclusionAlternatives is N 3.9b, for each exclusion of a parent or carer: whether there are ways to keep them informed and
// to let them contribute, or it is recorded that none is appropriate, why, and who decided. Before the exclusion starts it
// is pending.
var exclusionAlternatives = rule{Check: eachExclusion((*Exclusion).judgeAlternatives), Rule: procedure.Rule{
	ID: procedure.RuleExclusionAlternatives, Title: "Other ways for an excluded parent", Reads: []procedure.Record{procedure.Members, procedure.Exclusions},
	Doc:    "Each excluded parent has a way of being kept informed and one of contributing, or it is recorded who decided that none is appropriate, and why.",
	Remedy: remedy.KeepInformed,
	Labels: []procedure.Label{{Field: field.Informed, Text: "how they are kept informed"}},
}}

func (x *Exclusion) judgeAlternatives(f *procedure.Finding, on calendar.Date) {
	f.Missing.AddIf(!x.Informed.isRecorded(on), field.Informed)
	f.Missing.AddIf(!x.Contributing.isRecorded(on), field.Contributing)
	f.Outcome = f.Missing.Outcome()
	if f.Outcome == procedure.NotMet && x.start().After(on) {
		f.Outcome, f.Missing = procedure.Pending, procedure.Fields{}
	}
}

// isRecorded reports whether by a day there is a way, or that none is appropriate with the reason and who decided.
func (a *Alternative) isRecorded(on calendar.Date) bool {
	if a.DecidedOn.After(on) {
		return false
	}
	if a.NotAppropriate == procedure.Yes {
		return !a.Reason.IsBlank() && a.DecidedBy.ID != ""
	}
	return a.Way != wayNotRecorded
}

func (a *Alternative) way(on calendar.Date) Way {
	if a.DecidedOn.After(on) {
		return wayNotRecorded
	}
	return a.Way
}

// informedThroughFamily is L 1, for each exclusion of a parent or carer. It runs whether the plan does or not.
var informedThroughFamily = rule{Check: eachExclusion((*Exclusion).judgeWays), Always: true, Rule: procedure.Rule{
	ID: procedure.RuleInformedThroughFamily, Title: "Excluded parent informed through the family", Forbids: true, Reads: []procedure.Record{procedure.Members, procedure.Exclusions},
	Doc:     "No excluded parent is kept informed by, or contributes through, a family member or a child.",
	Remedy:  remedy.ChangeWay,
	Wording: []procedure.Wording{{Outcome: procedure.NotMet, Text: "What they learn or contribute goes through the family or a child."}},
}}

func (x *Exclusion) judgeWays(f *procedure.Finding, on calendar.Date) {
	informed, contributing := x.Informed.way(on), x.Contributing.way(on)
	f.Missing.AddIf(informed.isThroughFamily(), field.Informed)
	f.Missing.AddIf(contributing.isThroughFamily(), field.Contributing)
	f.Outcome = f.Missing.Outcome()
	if informed == wayNotRecorded && contributing == wayNotRecorded {
		f.Outcome = procedure.NotApplicable
	}
}

func (w Way) isThroughFamily() bool { return w == ThroughFamily || w == ThroughChild }
