package talk_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui/screentest"
	"github.com/rung-dev/rung/internal/tui/talk"
)

const (
	shortNote = "The pricing memo of March: I wrote it, the board took it over with two changes."
	longName  = "Wolfeschlegelsteinhausenbergerdorff-Schwarzenbach the Second of Hamburg"
)

// longNote has many lines, a long word and a tab.
var longNote = "In the review of June:\n\t- the numbers came from finance\n" +
	strings.Repeat("- https://example.org/decisions/2026/pricing/the-second-version-of-the-memo is what was on the table\n", 12) + "The last line."

// both is what a screen is made of.
type both struct {
	c *score.Comparison
	g *assess.Agreement
}

func pair(t testing.TB, l *ladder.Ladder, self, manager *assess.Assessment) both {
	t.Helper()
	c, g := sample.Pair(t, l, self, manager)
	return both{c, g}
}

// personas are two views far apart, with notes on the first three differences: on both sides, on one, and long ones.
func personas(t testing.TB) both {
	l := sample.Ladder(t, "product")
	b := pair(t, l, sample.Persona(t, l, "11 self"), sample.Persona(t, l, "11 mgr"))
	note := func(a *assess.Assessment, i int, text string) {
		q := b.c.ToTalk()[i].Question
		a.Answers[a.Find(q.Competency, q.Rung)].Evidence = text
	}
	note(b.c.Pair.Self, 0, shortNote)
	note(b.c.Pair.Manager, 0, "I saw the memo. The second version was written by Kim.")
	note(b.c.Pair.Self, 1, shortNote)
	note(b.c.Pair.Self, 2, longNote)
	note(b.c.Pair.Manager, 2, shortNote)
	return b
}

// check is a short pair with an answer off the scale on every second question.
func check(t testing.TB) both {
	l := sample.Ladder(t, "product")
	self := sample.Check(t, l, func(c, r int) assess.Response { return assess.Response(3 - r) })
	return pair(t, l, self, sample.Second(self, func(i int) assess.Response {
		return []assess.Response{assess.Skipped, 3, assess.NotApplicable, 3, assess.NoOccasion, 3}[i%6]
	}))
}

// on finds the first question of a pair with an answer of the manager's.
func (b both) on(t testing.TB, r assess.Response) assess.Question {
	t.Helper()
	for _, q := range b.c.Pair.Questions {
		if b.c.Pair.Views(q).Manager == r {
			return q
		}
	}
	t.Fatalf("no answer %d", r)
	return assess.Question{}
}

// difference opens a difference by its place in the order of talk, from 1.
func (b both) difference(n int) *talk.Screen {
	return talk.New(b.c, b.g, b.c.ToTalk()[n-1].Question, talk.Place{Number: n, Of: len(b.c.ToTalk())})
}

func (b both) alone(q assess.Question) *talk.Screen { return talk.New(b.c, b.g, q, talk.Place{}) }

// TestScreens compares questions of every kind at every size with their golden pictures.
func TestScreens(t *testing.T) {
	far := func(n int) func(testing.TB) *talk.Screen {
		return func(t testing.TB) *talk.Screen { return personas(t).difference(n) }
	}
	answered := func(r assess.Response) func(testing.TB) *talk.Screen {
		return func(t testing.TB) *talk.Screen { b := check(t); return b.alone(b.on(t, r)) }
	}
	scenes := map[string]struct {
		screen func(testing.TB) *talk.Screen
		keys   string
	}{
		"notes":       {far(1), ""},
		"one-note":    {far(2), ""},
		"long":        {far(3), ""},
		"long-below":  {far(3), "pgdown"},
		"long-end":    {far(3), "end"},
		"no-note":     {far(5), ""},
		"no-note-end": {far(5), "end"},
		"agreed":      {agreed, ""},
		"agreed-off":  {agreedOff, ""},
		"same":        {same, ""},
		"not-seen":    {answered(assess.Skipped), ""},
		"not-here":    {answered(assess.NotApplicable), ""},
		"no-occasion": {answered(assess.NoOccasion), ""},
		"redacted":    {redacted, ""},
		"names-none":  {named("", ""), ""},
		"names-cjk":   {named("山田太郎", "이순신"), ""},
		"names-long":  {named(longName, "Max "+longName), ""},
	}
	for name, scene := range scenes {
		for _, size := range screentest.Sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				s := scene.screen(t)
				s.View(size[0], size[1])
				for _, key := range strings.Fields(scene.keys) {
					s.Update(screentest.Press(key))
				}
				golden.RequireEqual(t, screentest.Body(t, s.View(size[0], size[1]), size[0], size[1]))
			})
		}
	}
}

func agreed(t testing.TB) *talk.Screen {
	b := personas(t)
	q := b.c.ToTalk()[0].Question
	b.g.Say(q, "Max had seen the first version only.\nWe look at the next one together in March.")
	b.g.Decide(q, 3, time.Time{})
	return b.difference(1)
}

func agreedOff(t testing.TB) *talk.Screen {
	b := personas(t)
	b.g.Decide(b.c.ToTalk()[1].Question, assess.NotApplicable, time.Time{})
	return b.difference(2)
}

func same(t testing.TB) *talk.Screen {
	b := personas(t)
	for _, q := range b.c.Pair.Questions {
		if b.c.Pair.Views(q).Same() {
			return b.alone(q)
		}
	}
	t.Fatal("nothing is the same")
	return nil
}

func redacted(t testing.TB) *talk.Screen {
	b := personas(t)
	b.c.Pair.Self.Redacted = []string{assess.Evidence}
	return b.difference(5)
}

func named(person, manager string) func(testing.TB) *talk.Screen {
	return func(t testing.TB) *talk.Screen {
		b := personas(t)
		b.c.Pair.Self.Person.Name, b.c.Pair.Manager.Rater.Name = person, manager
		return b.difference(2)
	}
}

func text(s *talk.Screen, width, height int) string { return chart.Plain(s.View(width, height)) }

// words is the screen's text as one line.
func words(s *talk.Screen) string { return strings.Join(strings.Fields(text(s, 76, 200)), " ") }

func TestKeysAreActions(t *testing.T) {
	b := personas(t)
	q := b.c.ToTalk()[1].Question
	for key, want := range map[string]talk.Action{
		"0": talk.Agree{Question: q, Response: 0}, "4": talk.Agree{Question: q, Response: 4},
		"o": talk.Agree{Question: q, Response: assess.NoOccasion}, "n": talk.Agree{Question: q, Response: assess.NotApplicable},
		"5": nil, "9": nil, "s": nil, "u": nil, "up": nil, "down": nil, "x": nil,
		"e": talk.Say{Question: q}, "enter": talk.Next{}, "right": talk.Next{}, "left": talk.Previous{}, "esc": talk.Close{}, "q": talk.Close{},
	} {
		if got := b.difference(2).Update(screentest.Press(key)); got != want {
			t.Errorf("%s: %v, want %v", key, got, want)
		}
	}
}

func TestTheEndsOfTheOrder(t *testing.T) {
	b := personas(t)
	if got := b.difference(1).Update(screentest.Press("left")); got != nil {
		t.Errorf("before the first: %v", got)
	}
	if got := b.difference(5).Update(screentest.Press("enter")); got != (talk.Next{}) {
		t.Errorf("behind the last: %v", got)
	}
	alone := b.alone(b.c.Pair.Questions[0])
	for _, key := range []string{"enter", "right"} {
		if got := alone.Update(screentest.Press(key)); got != (talk.Close{}) {
			t.Errorf("opened alone, %s: %v", key, got)
		}
	}
	if got := alone.Update(screentest.Press("left")); got != nil {
		t.Errorf("opened alone, left: %v", got)
	}
}

// TestNothingIsSuggested: before anything is agreed no option is marked, and enter agrees on none.
func TestNothingIsSuggested(t *testing.T) {
	s := personas(t).difference(1)
	for _, l := range s.View(116, 36) {
		if strings.HasPrefix(l.String(), "▸") || strings.Contains(l.String(), "✓") {
			t.Errorf("marked: %q", l.String())
		}
	}
	for _, key := range []string{"down", "down", "enter"} {
		if a, ok := s.Update(screentest.Press(key)).(talk.Agree); ok {
			t.Errorf("%s agrees on %d", key, a.Response)
		}
	}
}

// TestShowsWhatIsAgreedAtOnce agrees, changes, withdraws and notes while the same screen is shown.
func TestShowsWhatIsAgreedAtOnce(t *testing.T) {
	b := personas(t)
	s := b.difference(1)
	q := s.Question()
	b.g.Decide(q, 3, time.Time{})
	if got := words(s); !strings.Contains(got, "✓ 3 Usually") || !strings.Contains(got, "7-8 of 10 Max · agreed") {
		t.Errorf("agreed on 3:\n%s", got)
	}
	b.g.Decide(q, assess.NoOccasion, time.Time{})
	if got := words(s); !strings.Contains(got, "✓ No occasion") || !strings.Contains(got, "✓ o No occasion agreed") {
		t.Errorf("agreed on no occasion:\n%s", got)
	}
	if got := s.Update(screentest.Press("u")); got != (talk.Withdraw{Question: q}) {
		t.Errorf("u: %v", got)
	}
	b.g.Withdraw(q)
	b.g.Say(q, "Only the first version was seen.")
	if got := words(s); strings.Contains(got, "✓") || !strings.Contains(got, "nothing yet") || !strings.Contains(got, "Only the first version") {
		t.Errorf("withdrawn, with a note:\n%s", got)
	}
}

// TestEveryLineComesIntoSight scrolls through long notes on every size; what is agreed stays in sight.
func TestEveryLineComesIntoSight(t *testing.T) {
	for _, size := range screentest.Sizes {
		b := personas(t)
		s := b.difference(3)
		whole := s.View(size[0], 500)
		seen := ""
		for range 120 {
			page := text(s, size[0], size[1])
			if !strings.Contains(page, "nothing yet") {
				t.Fatalf("%v: what is agreed is out of sight:\n%s", size, page)
			}
			seen += page
			s.Update(screentest.Press("down"))
		}
		for _, l := range whole {
			if !strings.Contains(seen, strings.TrimSpace(l.String())) {
				t.Errorf("%v: never in sight: %q", size, l.String())
			}
		}
	}
}

// TestANewNoteComesIntoSight: whoever has just noted what was said sees it.
func TestANewNoteComesIntoSight(t *testing.T) {
	for _, size := range screentest.Sizes {
		b := personas(t)
		s := b.difference(3)
		text(s, size[0], size[1])
		b.g.Say(s.Question(), "We look at it in March.")
		if got := text(s, size[0], size[1]); !strings.Contains(got, "We look at it in March.") {
			t.Errorf("%v: the note is out of sight:\n%s", size, got)
		}
		s.Update(screentest.Press("home"))
		if got := text(s, size[0], size[1]); strings.Contains(got, "We look at it in March.") && size != screentest.Sizes[2] {
			t.Errorf("%v: the note holds the screen:\n%s", size, got)
		}
	}
}

// TestAScaleOfNine takes every digit there is, and keeps within the screen.
func TestAScaleOfNine(t *testing.T) {
	l := *sample.Ladder(t, "product")
	l.Scale.Cut, l.Scale.Points = 5, nil
	for i := range 9 {
		l.Scale.Points = append(l.Scale.Points, ladder.Point{Label: fmt.Sprint("Point ", i), Hint: "a hint"})
	}
	b := pair(t, &l, sample.Full(&l, func(c, r int) assess.Response { return 8 }), sample.Full(&l, func(c, r int) assess.Response { return 2 }))
	s := b.difference(1)
	for _, size := range screentest.Sizes {
		screentest.Body(t, s.View(size[0], size[1]), size[0], size[1])
	}
	if got := s.Update(screentest.Press("8")); got != (talk.Agree{Question: s.Question(), Response: 8}) {
		t.Errorf("8: %v", got)
	}
}

// TestSaysNothingOfEffectsWhereBothAgree: there is nothing that the other one's answer would change.
func TestSaysNothingOfEffectsWhereBothAgree(t *testing.T) {
	if got := words(same(t)); strings.Contains(got, "would") || strings.Contains(got, "changes") || !strings.Contains(got, "it stands") {
		t.Errorf("got\n%s", got)
	}
}
