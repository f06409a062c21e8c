package tui

import (
	"time"

	"github.com/charmbracelet/colorprofile"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/revise"
	"github.com/rung-dev/rung/internal/tui/setup"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// Config is what the root gets from outside. What reads or writes files is called in commands, one at a time; Ladder, Revision, Facts and
// the Load of a choice are called inside Update and do no I/O.
type Config struct {
	Choices    []setup.Choice       // ladders to choose from, at least one
	Drafts     []*assess.Assessment // newest first
	Results    []*assess.Assessment // newest first
	Unreadable []string             // files that could not be read, with the reason
	Ladder     func(assess.LadderRef) (*ladder.Ladder, error)
	Revision   func(*assess.Assessment) *revise.Revision // nil, or answers nil where the ladder is the one the assessment was taken on
	Facts      chart.Facts                               // what questions rest on; nil: nothing is known of it

	Now     func() time.Time
	Today   func() string // the day on the person's calendar, YYYY-MM-DD
	NewID   func() string
	Open    func(id string) (*assess.Assessment, error) // a draft, locked and read afresh
	Save    func(*assess.Assessment) error              // a draft; it stays locked
	Finish  func(*assess.Assessment) error              // writes the result, then removes its draft
	Discard func(id string) error                       // a draft
	Release func(id string)                             // unlocks a draft that was opened and cannot be used

	ReadView   func(path string) (*assess.Assessment, error)                    // a finished view that somebody gave to the person
	Keep       func(*assess.Assessment) error                                   // puts such a view into the home
	SavePlan   func(*assess.Assessment, plan.Change) ([]assess.PlanItem, error) // the plan of a finished assessment, as it is then
	Changeable func(*assess.Assessment) error                                   // why the plan of a finished assessment cannot be changed; nil if it can. No I/O
	Notes      func(*assess.Assessment) (Notes, error)                          // private ones on the person whom an assessment is about
	SaveNotes  func(*assess.Assessment, string) error

	Edit  func(text string) (string, error) // has the person change a text in an editor of theirs; nil where none may run
	Pause func()                            // returns when a shell goes on with rung; nil where none can

	Untitled bool // leave the title of the window alone
	Progress bool // tell the terminal how far an assessment has got

	Ground  theme.Ground // to begin with
	Ask     bool         // whether to ask the terminal for its ground
	Profile colorprofile.Profile
	ASCII   bool // the terminal has no other signs
}

// Notes are what a manager keeps on a person for themselves.
type Notes struct {
	Text string
	Path string // of the file they are in
}
