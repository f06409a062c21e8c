package tui_test

import (
	"strings"
	"testing"
)

// TestNoteOnASmallScreen has what stands in an empty note on one line, and a note that is longer than its room say how much is above.
func TestNoteOnASmallScreen(t *testing.T) {
	w := newWorld(t).start(40, 12).begin().keys("enter e")
	if w.mustSee("A link, a document"); w.sees("saw it") || w.sees("lines above") {
		t.Errorf("the words of an empty note take two lines, or it says that more is above:\n%s", w.frame())
	}
	for _, c := range []struct{ typed, above string }{
		{strings.Repeat("a line\n", 6), "↑ 1 line above"}, {strings.Repeat("a line\n", 2), "↑ 3 lines above"},
	} {
		for part := range strings.SplitSeq(strings.TrimSuffix(c.typed, "\n"), "\n") {
			w.text(part).keys("enter")
		}
		w.mustSee(c.above)
	}
	for range 12 {
		w.keys("up")
	}
	if w.sees(" above") {
		t.Errorf("at the beginning:\n%s", w.frame())
	}
}

// TestPlanFormNamesItsKeys has the keys that keep a form and go back in it in its footer, where they do something.
func TestPlanFormNamesItsKeys(t *testing.T) {
	w := newWorld(t).start(80, 24).begin().answerAll().keys("enter p a enter")
	for _, c := range []struct {
		key   string
		shows []string
		hides string
	}{
		{"", []string{"enter next", "ctrl+s keep", "esc back"}, "shift+tab"},
		{"enter", []string{"enter next", "ctrl+s keep", "shift+tab field before"}, "?"},
		{"enter", []string{"enter keep it", "shift+tab field before"}, "ctrl+s"},
	} {
		foot := footerOf(w.keys(c.key))
		for _, want := range c.shows {
			if !strings.Contains(foot, want) {
				t.Errorf("no %q in the footer: %s", want, foot)
			}
		}
		if strings.Contains(foot, c.hides) {
			t.Errorf("%q is in the footer: %s", c.hides, foot)
		}
	}
	w.send(sizeMsg(40, 12)).keys("shift+tab")
	if foot := footerOf(w); !strings.Contains(foot, "ctrl+s keep") {
		t.Errorf("no way to keep the form in the footer: %s", foot)
	}
}
