package talk_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/ladders"
)

func shipped(t testing.TB, id string) *ladder.Ladder {
	t.Helper()
	data, _ := ladders.Read(id)
	l, err := ladderfile.Read(id+".yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// both is what a screen is made of.
type both struct {
	c *score.Comparison
	g *assess.Agreement
}

// pair compares two views of Ada, one of them Max's.
func pair(t testing.TB, l *ladder.Ladder, self, manager *assess.Assessment) both {
	t.Helper()
	self.Person.Name, manager.Person.Name = "Ada Example", "Ada Example"
	self.Rater.Role, manager.Rater = assess.Self, assess.Rater{Role: assess.Manager, Name: "Max Power"}
	return compare(t, l, self, manager)
}

func compare(t testing.TB, l *ladder.Ladder, self, manager *assess.Assessment) both {
	t.Helper()
	self.ID, manager.ID = "self", "manager"
	for _, a := range []*assess.Assessment{self, manager} {
		a.Ladder = assess.BindTo(l)
	}
	p, err := assess.NewPair(self, manager)
	if err != nil {
		t.Fatal(err)
	}
	c, err := score.Compare(l, p)
	if err != nil {
		t.Fatal(err)
	}
	return both{c, assess.NewAgreement(p)}
}

// full answers every question of a ladder.
func full(l *ladder.Ladder, value func(c, r int) assess.Response) *assess.Assessment {
	a := &assess.Assessment{Mode: assess.Full}
	for r, rung := range l.Rungs {
		for c, comp := range l.Competencies {
			if cell := (ladder.Cell{Competency: c, Rung: r}); l.At(cell) != nil && l.At(cell).Same == "" {
				a.Answers = append(a.Answers, assess.Answer{Rung: rung.ID, Competency: comp.ID, Response: value(c, r)})
			}
		}
	}
	return a
}

// checked takes the rung check from the second rung on, with the same answers as full.
func checked(t testing.TB, l *ladder.Ladder, value func(c, r int) assess.Response) *assess.Assessment {
	t.Helper()
	a := &assess.Assessment{Mode: assess.Check, Declared: assess.RefOf(l, 1)}
	s, err := assess.NewSession(a, assess.Walk{Ladder: l, Mode: assess.Check, Declared: 1, Aspired: -1, Place: score.Placement})
	if err != nil {
		t.Fatal(err)
	}
	for !s.Done() {
		s.Answer(value(s.Current().Competency, s.Current().Rung), time.Time{})
	}
	return a
}

// second answers what the first view did.
func second(first *assess.Assessment, value func(i int) assess.Response) *assess.Assessment {
	a := &assess.Assessment{Mode: first.Mode, Declared: first.Declared}
	for i, x := range first.Answers {
		a.Answers = append(a.Answers, assess.Answer{Rung: x.Rung, Competency: x.Competency, Response: value(i)})
	}
	return a
}

// persona is a person of the scoring fixtures, on the ladder product.
func persona(t testing.TB, l *ladder.Ladder, name string) *assess.Assessment {
	t.Helper()
	f, err := os.Open("../../score/testdata/personas.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var p struct {
		Name     string
		Declared string
		Answers  map[string]map[string]json.RawMessage
	}
	for lines := bufio.NewScanner(f); lines.Scan() && p.Name != name; {
		p.Answers = nil
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
	}
	a := full(l, func(c, r int) assess.Response { return response(t, p.Answers[l.Rungs[r].ID][l.Competencies[c].ID]) })
	a.Declared = assess.RungRef(p.Declared)
	return a
}

func response(t testing.TB, raw json.RawMessage) assess.Response {
	t.Helper()
	var value int8
	if json.Unmarshal(raw, &value) == nil {
		return assess.Response(value)
	}
	r, ok := assess.ParseOffScale(strings.Trim(string(raw), `"`))
	if !ok {
		t.Fatalf("no answer: %s", raw)
	}
	return r
}

// press is a key by its name: a letter, or one of those below.
func press(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"tab": tea.KeyTab, "home": tea.KeyHome, "end": tea.KeyEnd, "pgdown": tea.KeyPgDown,
	}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: rune(name[0]), Text: name}
}

// sizes are the bodies of terminals of 40x12, 80x24 and 120x40.
var sizes = [][2]int{{38, 10}, {76, 20}, {116, 36}}

// frame is a body as text; a line or a column too many fails the test.
func frame(t *testing.T, lines []chart.Line, width, height int) string {
	t.Helper()
	if len(lines) > height {
		t.Errorf("%d lines in a body of %d", len(lines), height)
	}
	for i, l := range lines {
		if l.Width() > width {
			t.Errorf("line %d is %d cells wide in a body of %d: %q", i+1, l.Width(), width, l)
		}
	}
	return chart.Plain(lines)
}
