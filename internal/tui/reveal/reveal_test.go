package reveal_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui/reveal"
	"github.com/rung-dev/rung/internal/tui/screentest"
)

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

func (b both) screen() *reveal.Screen { return reveal.New(b.c, b.g) }

// personas are two views far apart, as the scoring fixtures have them.
func personas(t testing.TB) both {
	l := sample.Ladder(t, "product")
	return pair(t, l, sample.Persona(t, l, "11 self"), sample.Persona(t, l, "11 mgr"))
}

// check is a short pair with answers off the scale on both sides.
func check(t testing.TB) both {
	l := sample.Ladder(t, "product")
	self := sample.Check(t, l, func(c, r int) assess.Response {
		switch {
		case c == 3:
			return assess.NoOccasion
		case c == 7 && r > 0:
			return assess.Skipped
		case r < 2:
			return 3
		}
		return 1
	})
	return pair(t, l, self, sample.Second(self, func(i int) assess.Response {
		switch i % 9 {
		case 2:
			return assess.Skipped
		case 4:
			return assess.NotApplicable
		case 7:
			return assess.NoOccasion
		}
		if r := self.Answers[i].Response; r.Scaled() {
			return r + assess.Response(i%5/3)
		}
		return 0
	}))
}

// apart are views that have no question with a value from both.
func apart(t testing.TB) both {
	l := sample.Ladder(t, "product")
	either := func(odd int) func(c, r int) assess.Response {
		return func(c, r int) assess.Response {
			if c%2 == odd {
				return 4
			}
			return assess.Skipped
		}
	}
	return pair(t, l, sample.Full(l, either(0)), sample.Full(l, either(1)))
}

func same(t testing.TB) both {
	l := sample.Ladder(t, "product")
	return pair(t, l, sample.Persona(t, l, "11 self"), sample.Persona(t, l, "11 self"))
}

// fork are views that stand on two branches of a ladder.
func fork(t testing.TB) both {
	l := sample.Ladder(t, "executive")
	on := func(branch int) func(c, r int) assess.Response {
		return func(c, r int) assess.Response {
			if r%2 == branch && (r < 2 || c%3 == 0) {
				return 4
			}
			return assess.Response((c + r) % 3)
		}
	}
	return pair(t, l, sample.Full(l, on(0)), sample.Full(l, on(1)))
}

// extended is a ladder on which the fourth rung forks.
func extended(t testing.TB) both {
	l := sample.Ladder(t, "product-extended")
	upTo := func(top int) func(c, r int) assess.Response {
		return func(c, r int) assess.Response {
			if r <= top {
				return 4
			}
			return assess.Response(c % 3)
		}
	}
	return pair(t, l, sample.Full(l, upTo(3)), sample.Full(l, upTo(4)))
}

func named(t testing.TB, person, manager string) both {
	l := sample.Ladder(t, "product")
	self, other := sample.Persona(t, l, "11 self"), sample.Persona(t, l, "11 mgr")
	self.Person.Name, other.Person.Name = person, person
	self.Rater, other.Rater = assess.Rater{Role: assess.Self}, assess.Rater{Role: assess.Manager, Name: manager}
	c, g := sample.Compare(t, l, self, other)
	return both{c, g}
}

// agreed has talked about the first two differences, and said something on the third.
func agreed(t testing.TB) *reveal.Screen {
	b := personas(t)
	talk := b.c.ToTalk()
	b.g.Decide(talk[0].Question, 3, time.Time{})
	b.g.Decide(talk[1].Question, assess.NotApplicable, time.Time{})
	b.g.Say(talk[2].Question, "To be looked at together in March.")
	return b.screen()
}

// TestScreens compares every view at every size with its golden picture.
func TestScreens(t *testing.T) {
	scenes := map[string]struct {
		screen func(testing.TB) *reveal.Screen
		keys   string
	}{
		"personas":          {of(personas), ""},
		"personas-below":    {of(personas), "down down down down"},
		"personas-end":      {of(personas), "end"},
		"questions":         {of(personas), "tab down down"},
		"questions-below":   {of(personas), "2 end"},
		"questions-differ":  {of(personas), "2 f"},
		"competencies":      {of(personas), "3"},
		"competencies-end":  {of(personas), "3 end"},
		"agreed":            {agreed, ""},
		"agreed-below":      {agreed, "end up up up"},
		"agreed-questions":  {agreed, "2 f"},
		"check":             {of(check), ""},
		"check-questions":   {of(check), "2"},
		"check-levels":      {of(check), "3"},
		"same":              {of(same), ""},
		"same-end":          {of(same), "end"},
		"same-differ":       {of(same), "2 f"},
		"apart":             {of(apart), ""},
		"apart-figures":     {of(apart), "3 end"},
		"fork":              {of(fork), ""},
		"fork-competencies": {of(fork), "3"},
		"extended":          {of(extended), ""},
		"names-none":        {of(func(t testing.TB) both { return named(t, "", "") }), ""},
		"names-cjk":         {of(func(t testing.TB) both { return named(t, "山田太郎", "이순신") }), ""},
		"names-long":        {of(func(t testing.TB) both { return named(t, longName, "Max "+longName) }), ""},
		"names-long-all":    {of(func(t testing.TB) both { return named(t, longName, "Max "+longName) }), "2"},
		"names-long-levels": {of(func(t testing.TB) both { return named(t, longName, "Max "+longName) }), "3"},
	}
	for name, scene := range scenes {
		for _, size := range screentest.Sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				s := scene.screen(t)
				s.View(size[0], size[1])
				play(s, scene.keys, size)
				golden.RequireEqual(t, screentest.Body(t, s.View(size[0], size[1]), size[0], size[1]))
			})
		}
	}
}

const longName = "Wolfeschlegelsteinhausenbergerdorff-Schwarzenbach the Second of Hamburg"

func of(made func(testing.TB) both) func(testing.TB) *reveal.Screen {
	return func(t testing.TB) *reveal.Screen { return made(t).screen() }
}

// play presses keys, with a frame after each, and returns the last action.
func play(s *reveal.Screen, keys string, size [2]int) reveal.Action {
	var last reveal.Action
	for _, key := range strings.Fields(keys) {
		last = s.Update(screentest.Press(key))
		s.View(size[0], size[1])
	}
	return last
}

var medium = screentest.Sizes[1]

func text(s *reveal.Screen, size [2]int) string {
	var b strings.Builder
	for _, l := range s.View(size[0], size[1]) {
		b.WriteString(l.String() + "\n")
	}
	return b.String()
}

// TestBeginsAtTheTop reads a page that is longer than the screen from its beginning, whatever reaches the screen before any key.
func TestBeginsAtTheTop(t *testing.T) {
	for _, size := range screentest.Sizes {
		s := personas(t).screen()
		s.Update(tea.WindowSizeMsg{Width: 1, Height: 1})
		s.Update(tea.KeyReleaseMsg{Code: tea.KeyDown})
		if got := text(s, size); !strings.Contains(got, "answers are the same") {
			t.Errorf("%v: the first line is out of sight:\n%s", size, got)
		}
	}
}

// TestDrawnAgain draws a screen that nothing was done to: the first frame has the marker where the second one has it.
func TestDrawnAgain(t *testing.T) {
	for _, size := range [][2]int{{38, 10}, {76, 20}, {96, 36}, {116, 36}} {
		for _, keys := range []string{"", "down", "end", "2 end", "3 end"} {
			s := personas(t).screen()
			for _, key := range strings.Fields(keys) {
				s.Update(screentest.Press(key))
			}
			first := text(s, size)
			if again := text(s, size); again != first {
				t.Errorf("%v after %q:\n%s\nand then:\n%s", size, keys, first, again)
			}
		}
	}
}

// TestEveryLineComesIntoSight goes down line by line on the smallest screen and misses nothing of the page.
func TestEveryLineComesIntoSight(t *testing.T) {
	whole, small := personas(t).screen(), personas(t).screen()
	seen := text(small, screentest.Sizes[0])
	for range 40 {
		small.Update(screentest.Press("down"))
		seen += text(small, screentest.Sizes[0])
	}
	for _, l := range whole.View(38, 200) {
		words := strings.TrimLeft(l.String(), "▸ ")
		if !strings.Contains(seen, words) {
			t.Errorf("never in sight: %q", words)
		}
	}
}

func TestOpensDifferencesInOrderAndThenFinishes(t *testing.T) {
	b := personas(t)
	s := b.screen()
	text(s, screentest.Sizes[0])
	if a := play(s, "enter", screentest.Sizes[0]); a != nil {
		t.Fatalf("above the first difference: %v", a)
	}
	for i, d := range b.c.ToTalk() {
		if a := play(s, "enter", medium); a != (reveal.Open{Question: d.Question}) {
			t.Errorf("difference %d opens %v, want %v", i+1, a, d.Question)
		}
		play(s, "down", medium)
	}
	if a := play(s, "enter", medium); a != (reveal.Finish{}) {
		t.Errorf("the last line: %v", a)
	}
	if a := play(s, "down down enter", medium); a != (reveal.Finish{}) {
		t.Errorf("below the last line: %v", a)
	}
}

func TestAnyQuestionOpensFromTheList(t *testing.T) {
	b := check(t)
	s := b.screen()
	play(s, "2", medium)
	opened := map[assess.Question]bool{}
	for range b.c.Pair.Questions {
		opened[play(s, "enter", medium).(reveal.Open).Question] = true
		play(s, "down", medium)
	}
	if len(opened) != len(b.c.Pair.Questions) {
		t.Errorf("%d questions open, want %d", len(opened), len(b.c.Pair.Questions))
	}
}

// TestFilterKeepsThePlace switches between all questions and those that differ.
func TestFilterKeepsThePlace(t *testing.T) {
	b := personas(t)
	s := b.screen()
	d := b.c.ToTalk()[1]
	play(s, "2", medium)
	s.Mark(d.Question)
	for _, keys := range []string{"enter", "f enter", "f enter"} {
		if a := play(s, keys, medium); a != (reveal.Open{Question: d.Question}) {
			t.Errorf("%s opens %v, want %v", keys, a, d.Question)
		}
	}
}

// TestFilterListsWhatDiffers opens every question on which the views differ, and no other.
func TestFilterListsWhatDiffers(t *testing.T) {
	b := check(t)
	s := b.screen()
	play(s, "2 f", medium)
	for range b.c.All() {
		q := play(s, "enter", medium).(reveal.Open).Question
		if b.c.Pair.Views(q).Same() {
			t.Errorf("%v is the same in both", q)
		}
		play(s, "down", medium)
	}
	last := play(s, "enter", medium)
	if again := play(s, "down enter", medium); again != last {
		t.Errorf("more than %d questions differ", len(b.c.All()))
	}
}

// TestFilterWithNothingThatDiffers has nothing to open and comes back to all questions.
func TestFilterWithNothingThatDiffers(t *testing.T) {
	s := same(t).screen()
	if a := play(s, "2 down down f enter", medium); a != nil {
		t.Errorf("opened %v", a)
	}
	if a := play(s, "down up f enter", medium); a == nil {
		t.Error("nothing opens among all questions")
	}
}

func TestMarkComesBackToWhereOneWas(t *testing.T) {
	b := personas(t)
	s := b.screen()
	text(s, medium)
	d := b.c.ToTalk()[3]
	s.Mark(d.Question)
	if a := play(s, "enter", medium); a != (reveal.Open{Question: d.Question}) {
		t.Errorf("on the first tab: %v", a)
	}
	other := b.c.All()[20]
	s.Mark(other.Question)
	if a := play(s, "enter", medium); a != (reveal.Open{Question: other.Question}) {
		t.Errorf("among all questions: %v", a)
	}
	s.MarkEnd()
	if a := play(s, "enter", medium); a != (reveal.Finish{}) {
		t.Errorf("at the end: %v", a)
	}
}

func TestLeavesFromEveryTab(t *testing.T) {
	for _, tab := range []string{"1", "2", "3"} {
		if a := play(personas(t).screen(), tab+" esc", medium); a != (reveal.Leave{}) {
			t.Errorf("tab %s: %v", tab, a)
		}
	}
}

// TestShowsWhatIsAgreedAtOnce reads the agreement for every frame.
func TestShowsWhatIsAgreedAtOnce(t *testing.T) {
	b := personas(t)
	s := b.screen()
	q := b.c.ToTalk()[0].Question
	steps := []struct {
		do   func()
		want string
	}{
		{func() {}, "to talk about"},
		{func() { b.g.Say(q, "We look at it in March.") }, "said, still open"},
		{func() { b.g.Decide(q, 2, time.Time{}) }, "agreed on 2"},
		{func() { b.g.Withdraw(q) }, "said, still open"},
	}
	for _, step := range steps {
		step.do()
		s.Mark(q)
		if got := marked(s); !strings.Contains(got, step.want) {
			t.Errorf("the marked row does not say %q: %q", step.want, got)
		}
	}
}

// TestKeysSayWhatTheyDo: what the footer offers is in the help, too, and enter does what it says.
func TestKeysSayWhatTheyDo(t *testing.T) {
	for keys, want := range map[string]string{"home": "differences", "home enter": "talk about it", "end": "write the record", "2": "talk about it"} {
		s := personas(t).screen()
		text(s, medium)
		play(s, keys, medium)
		footer := ""
		for _, b := range s.Keys().Footer {
			footer += b.Help().Key + " " + b.Help().Desc + "\n"
		}
		if !strings.Contains(footer, "enter "+want+"\n") {
			t.Errorf("after %q the footer does not say %q:\n%s", keys, want, footer)
		}
	}
}

// marked is the row under the marker.
func marked(s *reveal.Screen) string {
	for _, l := range s.View(76, 40) {
		if strings.HasPrefix(l.String(), "▸") {
			return l.String()
		}
	}
	return ""
}
