// Package assess knows the assessment (answers of one rater about one person on one ladder at one time), its
// document format, and the walk that decides which question comes next. It computes no score: the walk is
// handed the placement rule as a function (see Placer), which package score provides.
package assess

import (
	"time"

	"github.com/rung-dev/rung/internal/ladder"
)

// Format names the version of the assessment document.
const Format = "rung.assessment/1"

// Assessment is the one document for everything: draft, finished self-view, manager's view, agreed record.
// Text in it is safe to show; see Decode.
type Assessment struct {
	ID         string // UUID
	Ladder     LadderRef
	Person     Person
	Rater      Rater
	Declared   RungRef // the rung the person says they are on
	Aspiration RungRef // the rung the person wants to reach
	Previous   *Previous
	From       *From  // what it was taken over from when the ladder had changed; nil for most
	About      *About // the view that this one is a second to; nil for a first view and for an agreed record
	Mode       Mode
	StartedAt  time.Time // zero: unknown
	FinishedAt time.Time // zero: a draft, or unknown
	Redacted   []string  // what whoever shared it left out: see Evidence and Names
	Result     *Result   // what scoring derives from the rest; nil: not scored yet
	Plan       []PlanItem
	Sources    []Source    // the two views of an agreed record
	Open       []Open      // what an agreed record leaves open: the views are not alike, and no answer was agreed on
	Leanings   []Preferred // what the person prefers; never scored
	Answers    []Answer    // in the order in which they were asked
	Again      []Answer    // what was answered to questions that are to be asked again; see From
	Pending    []Note      // evidence for questions without an answer: not given yet, or dropped by the walk since
	Unknown    Unknown     // keys of the document that this version does not know; kept on rewrite
}

// LadderRef binds an assessment to the exact ladder it was taken on.
type LadderRef struct {
	ID      string
	Version string // "" binds to the ladder at hand
	Digest  string // "" binds to the ladder at hand
	Context string // id of the context it was taken in, "" for the ladder as written
	Unknown Unknown
}

// BindTo is the reference that binds an assessment to l.
func BindTo(l *ladder.Ladder) LadderRef {
	return LadderRef{ID: l.ID, Version: l.Version, Digest: l.Digest, Context: l.Context}
}

// Fits says whether an assessment with this reference is bound to l, whatever the context. What the reference leaves open binds to
// the ladder at hand.
func (r LadderRef) Fits(l *ladder.Ladder) bool {
	return r.ID == l.ID && (r.Version == "" || r.Version == l.Version) && (r.Digest == "" || r.Digest == l.Digest)
}

// MaxName is how many characters a name takes that is typed.
const MaxName = 80

// Person is whom an assessment is about.
type Person struct {
	Name    string
	Unknown Unknown
}

// Role says whose view an assessment is.
type Role string

// The raters of the design: oneself, one's manager, and what the two agreed on.
const (
	Self    Role = "self"
	Manager Role = "manager"
	Agreed  Role = "agreed"
)

// Rater is who answered.
type Rater struct {
	Role    Role
	Name    string
	Unknown Unknown
}

// Previous is the same person's last finished placement on the same ladder version; it makes the hold of scoring section 3.
type Previous struct {
	ID        string
	Placement RungRef
	Unknown   Unknown
}

// Mode decides which questions the walk asks (scoring section 4).
type Mode string

// The modes: the rung check, its careful form, and every indicator.
const (
	Check   Mode = "check"
	Careful Mode = "careful"
	Full    Mode = "full"
)

// Modes lists all modes, the default first.
var Modes = [...]Mode{Check, Careful, Full}

// Answer is one response with its evidence.
type Answer struct {
	Rung       string
	Competency string
	Response   Response // never Unasked
	Evidence   string
	Views      *Views    // in an agreed record, where the two views differ: what they were; nil elsewhere
	At         time.Time // zero: unknown
	Unknown    Unknown

	ViewsUnknown Unknown // of Views
}

// Note is evidence for a question that has no answer yet.
type Note struct {
	Rung       string
	Competency string
	Evidence   string
}

// Preferred is the answer to one item of a preference: how far somebody leans to one of its poles. It is never scored.
type Preferred struct {
	Item    string
	Value   int // -ladder.MaxLean..ladder.MaxLean
	At      time.Time
	Unknown Unknown
}

// PlanItem is one development action with a date.
type PlanItem struct {
	Competency string
	Rung       string
	Action     string
	Owner      string // who sees to it; "" for the person
	Due        string // YYYY-MM-DD or ""
	Status     string // see Planned, Done and Dropped
	Closed     string // the day it was done or dropped, YYYY-MM-DD or ""
	Reason     string // why it was dropped, or moved last
	Unknown    Unknown
}

// The states of a plan item. A document may hold others, which count as Planned.
const (
	Planned = "open"
	Done    = "done"
	Dropped = "dropped"
)

// Source is one of the two views behind an agreed record.
type Source struct {
	ID      string
	Digest  string
	Unknown Unknown
}

// RungRef is the id of a rung, "" for none (null in the document).
type RungRef string

// RefOf returns the reference to the rung at position r of l, "" for -1.
func RefOf(l *ladder.Ladder, r int) RungRef {
	if r < 0 {
		return ""
	}
	return RungRef(l.Rungs[r].ID)
}

// Index returns the position of the rung in l, -1 for none or unknown.
func (r RungRef) Index(l *ladder.Ladder) int { return l.RungIndex(string(r)) }

// Finished says whether the assessment was brought to its end.
func (a *Assessment) Finished() bool { return !a.FinishedAt.IsZero() }

// LastAnswered is when the newest answer was given, or the assessment begun.
func (a *Assessment) LastAnswered() time.Time {
	at := a.StartedAt
	for _, x := range a.Answers {
		if x.At.After(at) {
			at = x.At
		}
	}
	return at
}

// ByOther says whether somebody else than the person answers.
func (a *Assessment) ByOther() bool { return a.Rater.Role == Manager }

// Words are how the rater is asked about an indicator: what the person did themselves, or what somebody else saw them do.
func (a *Assessment) Words(ind *ladder.Indicator) string {
	if a.Rater.Role == Self || a.Rater.Role == "" || ind.They == "" {
		return ind.I
	}
	return ind.They
}

// Find returns the position of the answer about an indicator, -1 if it has none.
func (a *Assessment) Find(competency, rung string) int {
	for i := range a.Answers {
		if a.Answers[i].Competency == competency && a.Answers[i].Rung == rung {
			return i
		}
	}
	return -1
}

// Preferred returns the answer to an item of a preference; false if there is none.
func (a *Assessment) Preferred(item string) (value int, ok bool) {
	for _, p := range a.Leanings {
		if p.Item == item {
			return p.Value, true
		}
	}
	return 0, false
}

// Prefer records the answer to an item of a preference, in place of one given before.
func (a *Assessment) Prefer(item string, value int, at time.Time) {
	for i := range a.Leanings {
		if a.Leanings[i].Item == item {
			a.Leanings[i].Value, a.Leanings[i].At = value, at
			return
		}
	}
	a.Leanings = append(a.Leanings, Preferred{Item: item, Value: value, At: at})
}

// EvidenceFor returns the note on the answer to an indicator, or to the same question on another branch; "" if there is none.
func (a *Assessment) EvidenceFor(l *ladder.Ladder, c ladder.Cell) string {
	for _, cell := range append([]ladder.Cell{c}, l.Twins(c)...) {
		at := l.OriginOf(cell)
		if i := a.Find(at.Competency, at.Rung); i >= 0 {
			return a.Answers[i].Evidence
		}
	}
	return ""
}
