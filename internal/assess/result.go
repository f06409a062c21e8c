package assess

// Rules names the version of the scoring rules behind a result.
const Rules = "rung-scoring/1"

// Result is what scoring derives from an assessment. It can be recomputed from the rest of the document at any
// time and then has the same bytes. Rungs and competencies stand by id. Lists are never nil, so that JSON has [] and not null.
type Result struct {
	Rules     string       `json:"rules"`
	Placement RungRef      `json:"placement"` // "": not on the first rung yet
	Target    RungRef      `json:"target"`
	Held      RungRef      `json:"held"` // "" without an earlier placement
	Readiness Readiness    `json:"readiness"`
	Blocked   []string     `json:"blocked"` // competencies whose must-have at the target is not satisfied
	Margin    Margin       `json:"margin"`
	Range     *Range       `json:"range"` // nil without skipped answers
	Next      []Next       `json:"next"`
	Gaps      []Gap        `json:"gaps"`
	Rungs     []RungResult `json:"rungs"`
	Levels    []Level      `json:"levels"`
	Flags     []Flag       `json:"flags"`
}

// Readiness for a rung, kept as two integers (scoring section 3).
type Readiness struct {
	Num     int    `json:"num"`
	Den     int    `json:"den"`
	Percent *int   `json:"percent"` // nil when Den is 0
	Word    string `json:"word"`
}

// Margin counts the competencies that would have to flip to move the placement; nil where there is no way.
type Margin struct {
	Down *int   `json:"down"`
	Up   *int   `json:"up"`
	Word string `json:"word"` // borderline, fair, firm, very firm, undetermined
}

// Range is the placement with all skips read as the lowest and as the highest point.
type Range struct {
	Low  RungRef `json:"low"`
	High RungRef `json:"high"`
}

// The kinds of a next role.
const (
	Step    = "step"    // a rung directly above
	Lateral = "lateral" // a sideways suggestion, scored on its own rung alone
)

// Next is one role that can come next.
type Next struct {
	Rung      string    `json:"rung"`
	Kind      string    `json:"kind"`
	Readiness Readiness `json:"readiness"`
	Blocked   []string  `json:"blocked"`
	Gaps      []Gap     `json:"gaps"`
}

// The kinds of a gap.
const (
	SkillGap       = "skill"       // the remedy is practice
	OpportunityGap = "opportunity" // the remedy is a chance
)

// Gap is what a competency lacks up to the target.
type Gap struct {
	Competency string `json:"competency"`
	Thirds     int    `json:"thirds"` // of a rung
	MustHave   bool   `json:"must_have"`
	Kind       string `json:"kind"`
	Start      string `json:"start"` // the rung of the first open indicator
}

// The words for how much of a rung was asked.
const (
	AskedAll  = "all"
	AskedSome = "some"
	AskedNone = "none"
)

// RungResult is how a rung stands (scoring section 3); weights are sums of indicator weights.
type RungResult struct {
	Rung       string   `json:"rung"`
	Met        int      `json:"met"`
	Total      int      `json:"total"`
	Full       int      `json:"full"`
	OK         bool     `json:"ok"`
	Assessable bool     `json:"assessable"`
	Thin       bool     `json:"thin"`
	Blocked    []string `json:"blocked"`
	Asked      string   `json:"asked"`
}

// Level is the level of a competency: the one that the fewest answers contradict.
type Level struct {
	Competency     string   `json:"competency"`
	Rung           RungRef  `json:"rung"`            // "": below the first
	AtLeast        bool     `json:"at_least"`        // what is above was not asked
	ContradictedBy []string `json:"contradicted_by"` // rungs whose answers say otherwise
}

// Flag is a remark that never changes a number.
type Flag struct {
	Flag  string   `json:"flag"`
	Items []string `json:"items"` // rungs, competencies or "rung.competency", by flag
}
