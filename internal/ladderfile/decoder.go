package ladderfile

import (
	"fmt"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/ladder"
)

// decoder fills a ladder from the nodes of one file and collects the problems on the way.
type decoder struct {
	file     string
	ladder   *ladder.Ladder
	layout   layout
	problems Problems

	positions map[string]int // of the rungs, by their ids
	parents   []int          // of the rungs, -1 for a root

	names      map[kind]*names
	references []reference
	sames      []same
	renames    map[kind][]rename
}

// layout remembers where in the file things stand, for checks that come after decoding.
type layout struct {
	rungs   []place
	parents []place // of the value of a rung's "parent"
	cells   []place // of a competency's "indicators"
	// Where titles stand; for a rung without a short title, its block.
	rungTitles, rungShorts, competencyTitles []place
	sentences                                map[ladder.Cell]place
	written                                  map[ladder.Cell]bool // cells that the file mentions, be it with "none"
}

func newDecoder(file string) *decoder {
	return &decoder{
		file:      file,
		ladder:    &ladder.Ladder{},
		layout:    layout{sentences: map[ladder.Cell]place{}, written: map[ladder.Cell]bool{}},
		positions: map[string]int{},
		names:     map[kind]*names{},
		renames:   map[kind][]rename{},
	}
}

// full says that enough problems were found: nobody reads more, and a hostile file has a million of them.
func (d *decoder) full() bool { return len(d.problems) >= maxProblems }

func (d *decoder) report(n *yaml.Node, text, hint string) { d.reportAt(placeOf(n), text, hint) }

func (d *decoder) reportAt(at place, text, hint string) {
	if d.full() {
		return
	}
	p := Problem{File: d.file, Line: at.line, Col: at.col, Text: text, Hint: hint}
	if len(d.problems) == maxProblems-1 {
		p.Text, p.Hint = fmt.Sprintf("more than %d problems; the rest is left out", maxProblems-1), "mend these first"
	}
	d.problems = append(d.problems, p)
}

// readLadder reads what belongs to the ladder as a whole. Names are declared before the parts that refer to
// them are read, whatever their order in the file.
func (d *decoder) readLadder(root *yaml.Node) {
	f := d.fields(root, "a ladder", "rung", "id", "version", "title", "locale", "summary", "sources", "quorum", "scale",
		"needs", "areas", "rungs", "competencies", "contexts", "preferences", "glossary")
	if f.need("rung") != nil {
		f.number("rung", Format, Format, Format)
	}
	l := d.ladder
	l.ID = f.id(aLadder)
	l.Version = f.needText("version")
	l.Title = f.needText("title")
	l.Summary = f.text("summary")
	l.Quorum = f.number("quorum", 1, 100, ladder.DefaultQuorum)
	if l.Locale = f.text("locale"); l.Locale == "" {
		l.Locale = "en"
	}
	l.Sources = f.sources()
	l.Scale = f.scale()
	l.Needs = f.needs()
	l.Areas = f.areas()
	l.Glossary = f.glossary()
	l.Preferences = f.preferences()
	f.rungs()
	f.competencies()
	f.contexts()
	d.checkRenames()
}
