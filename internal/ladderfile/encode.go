package ladderfile

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
)

// Modeline is a line of Comments.Head: with it, editors find the schema of ladder files beside the file.
const Modeline = "yaml-language-server: $schema=./rung-ladder.schema.json"

// Comments are remarks for whoever goes on with a file, each one line, without its "#".
type Comments struct {
	Head  []string               // at the top of the file
	Keys  map[string]string      // above a key of the ladder, such as "rungs"
	Cells map[ladder.Cell]string // behind the sentence of an indicator
}

// Encode writes a ladder as the YAML file that Read turns into the same ladder, but for its digest. What has its default
// is left out, and each cell without an indicator says so. It fails for a ladder that is too large for a file, and for one as
// a context sees it, which is no file.
func Encode(l *ladder.Ladder) ([]byte, error) { return EncodeWith(l, Comments{}) }

// EncodeWith is Encode with comments.
func EncodeWith(l *ladder.Ladder, c Comments) ([]byte, error) {
	if l.Context != "" {
		return nil, fmt.Errorf("the ladder %s as the context %s sees it cannot be written to a file", l.ID, l.Context)
	}
	var b bytes.Buffer
	for _, line := range c.Head {
		fmt.Fprintf(&b, "# %s\n", safe.Text(line))
	}
	e, emoji := encoder{l, c}, standIns{of: map[rune]rune{}}
	root := e.root()
	emoji.hide(root)
	if err := dump(&b, root); err != nil {
		return nil, fmt.Errorf("writing the ladder %s: %w", l.ID, err)
	}
	text := emoji.show(b.Bytes())
	if _, p := parse(text); p != nil {
		return nil, fmt.Errorf("the ladder %s cannot be written to a file: %s", l.ID, p.Text)
	}
	return text, nil
}

// encoder builds the tree of a ladder file, the keys in the order in which a person reads them best.
type encoder struct {
	*ladder.Ladder
	comments Comments
}

func (e encoder) root() *yaml.Node {
	b := newBlock()
	b.number("rung", Format)
	b.text("id", e.ID)
	b.text("version", e.Version)
	b.text("title", e.Title)
	b.text("locale", e.Locale)
	b.text("summary", e.Summary)
	b.list("sources", nodes(e.Sources, sourceNode))
	if e.Quorum != ladder.DefaultQuorum {
		b.number("quorum", e.Quorum)
	}
	if !e.Scale.Default() {
		b.put("scale", scaleNode(e.Scale))
	}
	b.block("needs", needsNode(e.Needs))
	b.list("areas", nodes(e.Areas, areaNode))
	b.list("rungs", nodes(e.Rungs, e.rungNode))
	b.list("competencies", e.competencies())
	b.list("contexts", nodes(e.Contexts, contextNode))
	b.list("preferences", nodes(e.Preferences, preferenceNode))
	b.block("glossary", glossaryNode(e.Glossary))
	b.comment(e.comments.Keys)
	return b.Node
}

func sourceNode(s ladder.Source) *yaml.Node {
	b := newBlock()
	b.text("id", s.ID)
	b.text("title", s.Title)
	b.text("file", s.File)
	b.text("url", s.URL)
	return b.flow()
}

func scaleNode(s ladder.Scale) *yaml.Node {
	b := newBlock()
	b.number("cut", s.Cut)
	b.list("points", nodes(s.Points, func(p ladder.Point) *yaml.Node {
		b := newBlock()
		b.text("label", p.Label)
		b.text("hint", p.Hint)
		return b.flow()
	}))
	return b.Node
}

func needsNode(needs []ladder.Need) block {
	b := newBlock()
	for _, n := range needs {
		b.text(n.ID, n.Text)
	}
	return b
}

func areaNode(a ladder.Area) *yaml.Node {
	b := newBlock()
	b.text("id", a.ID)
	b.text("title", a.Title)
	return b.flow()
}

func (e encoder) rungNode(r ladder.Rung) *yaml.Node {
	b := newBlock()
	b.text("id", r.ID)
	b.was(r.Was)
	b.text("parent", r.Parent)
	b.ids("also", r.Also)
	b.text("title", r.Title)
	if r.Short != r.Title {
		b.text("short", r.Short)
	}
	b.ids("aliases", r.Aliases)
	b.text("mandate", r.Mandate)
	b.text("scope", r.Scope)
	b.text("horizon", r.Horizon)
	b.text("shift", r.Shift)
	b.texts("actions", r.Actions)
	if r.ActionsFrom != nil {
		b.put("actions", e.actions(r.ActionsFrom).Node)
	}
	b.ids("facts", r.Facts)
	return b.Node
}

func (e encoder) competencies() []*yaml.Node {
	var list []*yaml.Node
	for i, c := range e.Competencies {
		b := newBlock()
		b.text("id", c.ID)
		b.was(c.Was)
		b.text("area", c.Area)
		b.text("title", c.Title)
		b.text("meaning", c.Meaning)
		if c.Weight != defaultWeight {
			b.number("weight", c.Weight)
		}
		b.block("indicators", e.cells(i))
		b.block("actions", e.actions(c.Actions))
		list = append(list, b.Node)
	}
	return list
}

func (e encoder) cells(competency int) block {
	b := newBlock()
	for r, ind := range e.Competencies[competency].Indicators {
		id := e.Rungs[r].ID
		switch {
		case ind == nil:
			b.text(id, absent)
		case ind.Same != "":
			b.put(id, e.sameNode(competency, ind))
		default:
			b.put(id, e.indicatorNode(ladder.Cell{Competency: competency, Rung: r}, ind))
		}
	}
	return b
}

func (e encoder) indicatorNode(cell ladder.Cell, ind *ladder.Indicator) *yaml.Node {
	b := newBlock()
	b.text("was", ind.Was)
	b.text("i", ind.I)
	b.remark(e.comments.Cells[cell])
	b.text("they", ind.They)
	b.text("evidence", ind.Evidence)
	if ind.Weight != e.Competencies[cell.Competency].Weight {
		b.number("weight", ind.Weight)
	}
	b.flag("must_have", ind.MustHave)
	b.ids("needs", ind.Needs)
	b.ids("facts", ind.Facts)
	return b.Node
}

func (e encoder) sameNode(competency int, ind *ladder.Indicator) *yaml.Node {
	b := newBlock()
	b.text("same", ind.Same)
	b.text("was", ind.Was)
	if ind.Weight != e.Competencies[competency].Weight {
		b.number("weight", ind.Weight)
	}
	b.flag("must_have", ind.MustHave)
	return b.flow()
}

// actions are written in the order of the rungs, whatever the order in a file they were read from.
func (e encoder) actions(actions map[string][]string) block {
	b := newBlock()
	for _, r := range e.Rungs {
		if list, ok := actions[r.ID]; ok {
			b.put(r.ID, listNode(nodes(list, textNode)))
		}
	}
	if len(b.Content) == 0 {
		b.flow()
	}
	return b
}

func contextNode(c ladder.Context) *yaml.Node {
	b := newBlock()
	b.text("id", c.ID)
	b.text("title", c.Title)
	b.text("summary", c.Summary)
	b.ids("lacks", c.Lacks)
	b.list("seats", nodes(c.Seats, seatNode))
	return b.Node
}

func seatNode(s ladder.Seat) *yaml.Node {
	b := newBlock()
	b.text("id", s.ID)
	b.text("title", s.Title)
	if s.Short != s.Title {
		b.text("short", s.Short)
	}
	b.ids("aliases", s.Aliases)
	b.ids("merges", s.Merges)
	b.text("mandate", s.Mandate)
	b.text("scope", s.Scope)
	b.text("horizon", s.Horizon)
	b.text("note", s.Note)
	return b.Node
}

func preferenceNode(p ladder.Preference) *yaml.Node {
	b := newBlock()
	b.text("id", p.ID)
	b.text("title", p.Title)
	b.text("low", p.Low)
	b.text("high", p.High)
	b.text("note", p.Note)
	b.list("items", nodes(p.Items, func(i ladder.PreferenceItem) *yaml.Node {
		b := newBlock()
		b.text("id", i.ID)
		b.text("topic", i.Topic)
		b.text("low", i.Low)
		b.text("high", i.High)
		b.text("resolve", i.Resolve)
		b.ids("facts", i.Facts)
		return b.Node
	}))
	return b.Node
}

func glossaryNode(glossary map[string]string) block {
	b := newBlock()
	for _, term := range slices.Sorted(maps.Keys(glossary)) {
		b.text(term, glossary[term])
	}
	return b
}
