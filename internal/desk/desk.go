// Package desk is what rung has at hand for a person: the ladders, the documents, and what keeps them. Screens and conversations line by
// line work on the same.
package desk

import (
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/revise"
)

// Desk is the ladders, the documents and what keeps them, as functions of whoever opened the home. What reads or writes files is called one
// at a time: by the screens in commands, by a conversation in place. Ladder, Revision, Facts and Changeable do no I/O, and wait for nobody
// who writes.
type Desk struct {
	oneonone.Docs
	Unreadable []string // files that could not be read, with the reason

	Ladder   func(assess.LadderRef) (*ladder.Ladder, error)
	Revision func(*assess.Assessment) *revise.Revision // nil, or answers nil where the ladder is the one the assessment was taken on
	Facts    chart.Facts                               // what questions rest on; nil: nothing is known of it

	Now   func() time.Time
	Today func() string // the day on the person's calendar, YYYY-MM-DD
	NewID func() string

	Open    func(id string) (*assess.Assessment, error) // a draft, locked and read afresh
	Save    func(*assess.Assessment) error              // a draft; it stays locked
	Finish  func(*assess.Assessment) error              // writes the document, then removes its draft
	Discard func(id string) error                       // a draft
	Release func(id string)                             // unlocks a draft that was opened and cannot be used

	ReadView   func(path string) (*assess.Assessment, error)                    // a finished view that somebody gave to the person
	Keep       func(*assess.Assessment) error                                   // puts such a view into the home
	SavePlan   func(*assess.Assessment, plan.Change) ([]assess.PlanItem, error) // the plan of a finished assessment, as it is then
	Changeable func(*assess.Assessment) error                                   // why that plan cannot be changed; nil if it can
	Notes      func(*assess.Assessment) (Notes, error)                          // private ones on the person whom an assessment is about
	SaveNotes  func(*assess.Assessment, string) error
}

// Notes are what a manager keeps on a person for themselves.
type Notes struct {
	Text string
	Path string // of the file they are in
}
