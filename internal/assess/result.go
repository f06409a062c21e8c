package assess

// Rules names the version of the scoring rules behind a result.
const Rules = "rung-scoring/1"

// Result is what scoring derives from an assessment. It can be recomputed from the rest of the document at any
// time and then has the same bytes. Rungs and competencies stand by id. Lists are never nil, so that JSON has [] and not null.
type Result struct {
	Rules     string
	Placement RungRef // "": not on the first rung yet
	Target    RungRef
	Held      RungRef // "" without an earlier placement
	Readiness Readiness
	Blocked   []string // competencies whose must-have at the target is not satisfied
	Margin    Margin
	Range     *Range // nil without skipped answers
	Next      []Next
	Gaps      []Gap
	Rungs     []RungResult
	Levels    []Level
	Flags     []Flag
	Leans     []Lean // nil where the ladder asks for no preferences, or none was given
}

// Lean is where somebody stands between the two poles of a preference. It is no part of any readiness.
type Lean struct {
	Preference string
	Sum        int // of all values, -Of..Of
	Of         int // the largest possible sum: ladder.MaxLean for every item
	Answered   int // items
	Word       string
}

// The words for a lean.
const (
	LeanLow  = "low"  // to the low pole, by more than a fifth of the way
	LeanHigh = "high" // to the high pole
	LeanOpen = "open" // to both
)

// Readiness for a rung, kept as two integers (scoring section 3).
type Readiness struct {
	Num     int
	Den     int
	Percent *int // nil when Den is 0
	Word    string
}

// Margin counts the competencies that would have to flip to move the placement; nil where there is no way.
type Margin struct {
	Down *int
	Up   *int
	Word string // borderline, fair, firm, very firm, undetermined
}

// Range is the placement with all skips read as the lowest and as the highest point.
type Range struct {
	Low  RungRef
	High RungRef
}

// The kinds of a next role.
const (
	Step    = "step"    // a rung directly above
	Lateral = "lateral" // a sideways suggestion, scored on its own rung alone
)

// Next is one role that can come next.
type Next struct {
	Rung      string
	Kind      string
	Readiness Readiness
	Blocked   []string
	Gaps      []Gap
}

// The kinds of a gap.
const (
	SkillGap       = "skill"       // the remedy is practice
	OpportunityGap = "opportunity" // the remedy is a chance
)

// Gap is what a competency lacks up to the target.
type Gap struct {
	Competency string
	Thirds     int // of a rung
	MustHave   bool
	Kind       string
	Start      string // the rung of the first open indicator
}

// The words for how much of a rung was asked.
const (
	AskedAll  = "all"
	AskedSome = "some"
	AskedNone = "none"
)

// RungResult is how a rung stands (scoring section 3); weights are sums of indicator weights.
type RungResult struct {
	Rung       string
	Met        int
	Total      int
	Full       int
	OK         bool
	Assessable bool
	Thin       bool
	Blocked    []string
	Asked      string
}

// Level is the level of a competency: the one that the fewest answers contradict.
type Level struct {
	Competency     string
	Rung           RungRef  // "": below the first
	AtLeast        bool     // what is above was not asked
	ContradictedBy []string // rungs whose answers say otherwise
}

// Flag is a remark that never changes a number.
type Flag struct {
	Flag  string
	Items []string // rungs, competencies or "rung.competency", by flag
}
