package plan_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"github.com/rung-dev/rung/internal/assess"
	screen "github.com/rung-dev/rung/internal/tui/plan"
	"github.com/rung-dev/rung/internal/tui/screentest"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// sizes are those of the body at 40x12 with a notice, at 80x24 and at 100x30.
var sizes = [][2]int{{36, 8}, {76, 18}, {96, 24}}

// TestScreens compares the screen in every state with its golden picture, and checks that nothing leaves the body.
func TestScreens(t *testing.T) {
	for name, make := range map[string]func(*testing.T) *player{
		"list":   func(t *testing.T) *player { return play(t, content(someItems()...)) },
		"last":   func(t *testing.T) *player { return play(t, content(someItems()...)).keys("end") },
		"empty":  func(t *testing.T) *player { return play(t, content()) },
		"offers": func(t *testing.T) *player { return play(t, content(someItems()...)).keys("a down down down") },
		"add":    func(t *testing.T) *player { return play(t, content(someItems()...)).keys("a enter") },
		"add-due": func(t *testing.T) *player {
			return play(t, content(someItems()...)).keys("a enter enter").text("Max").keys("enter").text("+3m")
		},
		"own":  func(t *testing.T) *player { return play(t, content(someItems()...)).keys("a w") },
		"move": func(t *testing.T) *player { return play(t, content(someItems()...)).keys("m") },
		"drop": func(t *testing.T) *player {
			return play(t, content(someItems()...)).keys("d").text("No budget round this year.")
		},
		"edit":        func(t *testing.T) *player { return play(t, content(someItems()...)).keys("down down e tab") },
		"review":      func(t *testing.T) *player { return play(t, reviewed(someItems()...)) },
		"review-next": func(t *testing.T) *player { return play(t, reviewed(someItems()...)).keys("x down") },
		"review-back": func(t *testing.T) *player { return play(t, reviewed(someItems()...)).keys("x left") },
		"review-none": func(t *testing.T) *player { return play(t, reviewed()) },
	} {
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				p := make(t)
				checkFits(t, p.Screen, size[0], size[1])
				golden.RequireEqual(t, trimRight(p.frame(size[0], size[1])))
			})
		}
	}
}

// checkFits wants nothing beyond the body, and the cursor within it.
func checkFits(t *testing.T, s *screen.Screen, width, height int) {
	t.Helper()
	lines, cursor := s.View(width, height)
	if len(lines) > height {
		t.Errorf("%d lines in %d", len(lines), height)
	}
	for _, l := range lines {
		if n := ansi.StringWidth(l); n > width {
			t.Errorf("a line of %d cells in %d: %q", n, width, ansi.Strip(l))
		}
	}
	if (cursor != nil) != s.Typing() {
		t.Errorf("typing: %v, but a cursor: %v", s.Typing(), cursor)
	}
	if cursor != nil && (cursor.X < 0 || cursor.X > width || cursor.Y < 0 || cursor.Y >= len(lines)) {
		t.Errorf("the cursor stands at %d,%d of %dx%d with %d lines", cursor.X, cursor.Y, width, height, len(lines))
	}
}

// TestLongAndWideTexts: whatever is typed or read, the screen fits and the cursor stays in sight.
func TestLongAndWideTexts(t *testing.T) {
	for _, word := range []string{"日本語の長い行動", "unbroken", "some words ", "e\u0301\u0302 "} {
		long := strings.Repeat(word, 25)
		items := []assess.PlanItem{
			{Competency: "business", Rung: "head", Action: long, Owner: long, Due: today, Status: assess.Dropped, Reason: long},
			{Competency: "talent", Rung: "head", Action: long, Owner: long, Status: assess.Planned},
		}
		for _, size := range append(sizes, [2]int{36, 6}) {
			for _, script := range []string{"", "end", "a", "e", "e tab", "m tab", "d", "a w"} {
				p := play(t, content(items...)).keys(script)
				if p.Typing() {
					p.text(word)
				}
				checkFits(t, p.Screen, size[0], size[1])
				p.keys("up up")
				checkFits(t, p.Screen, size[0], size[1])
			}
			checkFits(t, play(t, reviewed(items...)).Screen, size[0], size[1])
			checkFits(t, play(t, reviewed(items...)).keys("d").send(tea.PasteMsg{Content: long}).Screen, size[0], size[1])
		}
	}
}

// TestReviewScrollsOnASmallScreen: what becomes of an item can always be seen, and all of the item can be read.
func TestReviewScrollsOnASmallScreen(t *testing.T) {
	item := someItems()[1]
	item.Action = strings.Repeat("A long action. ", 20) + "The end."
	p := play(t, reviewed(item))
	first := p.frame(36, 8)
	p.Update(screentest.Press("space"))
	p.View(36, 8)
	p.Update(screentest.Press("end"))
	last := p.frame(36, 8)
	for _, frame := range []string{first, last} {
		if !strings.Contains(frame, "x Done  o Open  m Date  d Drop") {
			t.Errorf("no decisions:\n%s", frame)
		}
	}
	if strings.Contains(first, "overdue") || !strings.Contains(last, "overdue by 12 days") {
		t.Errorf("it does not scroll:\n%s\n%s", first, last)
	}
}

// TestThemeReachesAForm: a terminal that says late what it can show is heard.
func TestThemeReachesAForm(t *testing.T) {
	p := play(t, content(someItems()...)).keys("a w")
	before, _ := p.View(76, 18)
	p.SetTheme(theme.New(theme.Light, colorprofile.ASCII))
	after, _ := p.View(76, 18)
	if strings.Join(before, "\n") == strings.Join(after, "\n") {
		t.Error("nothing changed")
	}
	if ansi.Strip(strings.Join(before, "\n")) != ansi.Strip(strings.Join(after, "\n")) {
		t.Error("the words changed")
	}
}

func trimRight(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}
