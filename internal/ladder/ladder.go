// Package ladder holds the types of a career ladder: rungs, areas, competencies and indicators.
// It is data with lookups; reading and checking files is the work of package ladderfile.
package ladder

import "slices"

// Limits of a ladder (design: the ladder file). A ladder over one of them is refused when it is read.
const (
	MaxRungs        = 64
	MaxCompetencies = 256
	DefaultQuorum   = 75 // percent of a rung's weight that has to be met
	MinPoints       = 2
	MaxPoints       = 9
)

// Ladder is one career ladder, complete and valid: every id in it resolves, there is no cycle, and every limit holds.
type Ladder struct {
	ID           string // [a-z0-9-]{1,64}
	Version      string
	Digest       string // "sha256:" and the hex digest of the file's bytes; results are bound to it
	Title        string
	Locale       string
	Summary      string
	Sources      []Source
	Quorum       int // percent, 1..100
	Scale        Scale
	Needs        []Need
	Areas        []Area
	Rungs        []Rung       // in file order, which is the order on the screen
	Competencies []Competency // in file order, which breaks ties in scoring
	Contexts     []Context
	Preferences  []Preference
	Glossary     map[string]string
	Context      string // id of the context it is seen in, "" as it was written; see In
}

// Source says where content comes from; facts point to it by its id ("S2" in "S2-03").
type Source struct {
	ID, Title, File, URL string
}

// Need is something a workplace must have for some indicators to be answerable.
type Need struct {
	ID, Text string
}

// Area groups competencies on the screen; it has no part in scoring.
type Area struct {
	ID, Title string
}

// Rung is a role on the ladder.
type Rung struct {
	ID      string
	Parent  string   // id of the rung below, "" for a root
	Also    []string // ids of lateral rungs: suggested, never scored as a step
	Title   string
	Short   string // a few letters; the title where the file gives none
	Aliases []string
	Mandate string
	Scope   string
	Horizon string
	Shift   string   // what changes in thinking on arriving here from the parent
	Note    string   // what one should know about a seat that merges rungs, "" for a rung of its own
	Was     []string // ids it had in earlier versions of the ladder
	Merges  []string // ids of the rungs that a seat merges, nil for a rung of its own
	Covers  []string // names of the rungs that a seat merges: who gives one means the seat, which is not called so
	Facts   []string
	// Actions are for the whole step, where a ladder has none per competency.
	Actions []string
	// ActionsFrom are such actions by the id of the rung one comes from, where that makes a difference.
	ActionsFrom map[string][]string
}

// Competency is a skill that grows over the rungs.
type Competency struct {
	ID      string
	Area    string
	Title   string
	Meaning string
	Weight  int      // default weight of its indicators, 1..5
	Was     []string // ids it had in earlier versions of the ladder
	PartOf  string   // id of the competency that it is a part of, at a seat that asks for several of its indicators; else ""
	// Indicators has one entry per rung of the ladder, in the ladder's order; nil where the competency asks for nothing.
	Indicators []*Indicator
	// Actions are development actions by the id of the rung one moves to.
	Actions map[string][]string
}

// Indicator is the one observable behaviour that a competency asks for at a rung; it is what a question shows.
type Indicator struct {
	I        string // first person, for the person's own answers
	They     string // third person, for the second rater
	Evidence string // where one could look
	Weight   int    // 1..5, already resolved: its own, else the competency's, else 1
	MustHave bool
	Needs    []string
	Facts    []string
	Same     string // id of the rung whose question this is, on another branch; "" for a question of its own
	Was      string // where it stood in earlier versions of the ladder, as "rung.competency"; "" for the same place
	Origin   Origin // where it stands in the ladder as written; the zero Origin in a ladder as written
}

// Origin is the place of an indicator in a ladder as written, by ids.
type Origin struct {
	Rung, Competency string
}

// Point is one step of an answer scale; its value is its position.
type Point struct {
	Label, Hint string
}

// Scale is the answer scale of a ladder: values 0..len(Points)-1.
type Scale struct {
	Points []Point // 2..9
	Cut    int     // the first value that is met, 1..len(Points)-1
}

// DefaultScale is the scale of scoring section 1: the share of the occasions that called for the behaviour.
func DefaultScale() Scale {
	return Scale{Cut: 3, Points: []Point{
		{"Not yet", "0 of 10"},
		{"Rarely", "1-3 of 10"},
		{"Sometimes", "4-6 of 10"},
		{"Usually", "7-8 of 10"},
		{"Consistently", "9-10 of 10"},
	}}
}

// Default says whether s is the scale of DefaultScale, on which a value is a share of the last ten times.
func (s Scale) Default() bool {
	d := DefaultScale()
	return s.Cut == d.Cut && slices.Equal(s.Points, d.Points)
}

// Top is the highest value of the scale.
func (s Scale) Top() int { return len(s.Points) - 1 }
