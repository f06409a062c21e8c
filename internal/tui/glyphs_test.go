package tui_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
)

// everyScreen are all screens of an assessment and of a one-on-one.
func everyScreen() map[string]func(*world) {
	all := screens()
	for name, play := range meetingScreens() {
		all["meeting-"+name] = play
	}
	return all
}

// TestASCIIScreens draws every screen for a terminal without UTF-8. The text of the test's ladder and people is ASCII, so whatever is
// not is a sign of rung's own.
func TestASCIIScreens(t *testing.T) {
	shown := map[string]bool{
		"home-used": true, "setup-mode": true, "question-mid": true, "evidence": true, "goto": true, "summary": true, "profile": true, "gaps": true,
		"what-if": true, "why": true, "meeting-reveal": true, "meeting-talk": true, "meeting-plan": true,
	}
	for name, play := range everyScreen() {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.ascii = true
			w.start(80, 24)
			play(w)
			for _, size := range [][2]int{{80, 24}, {40, 12}, {120, 40}} {
				w.send(sizeMsg(size[0], size[1]))
				checkFits(t, w.frame(), size[0], size[1])
				checkASCII(t, w.frame())
				if shown[name] && size[0] == 80 {
					golden.RequireEqual(t, trimRight(w.frame()))
				}
			}
		})
	}
}

func checkASCII(t *testing.T, frame string) {
	t.Helper()
	for i, l := range splitLines(frame) {
		if strings.ContainsFunc(l, func(r rune) bool { return r >= 0x80 }) {
			t.Errorf("line %d has more than ASCII: %s", i+1, l)
		}
	}
}

// TestASCIIKeepsNames shows a name as it is written, also where the signs are ASCII.
func TestASCIIKeepsNames(t *testing.T) {
	w := newWorld(t)
	w.ascii = true
	w.start(80, 24)
	w.keys("n").text("Zoë Müller").mustSee("Zoë Müller")
	if got := w.root.View().WindowTitle; strings.ContainsFunc(got, func(r rune) bool { return r >= 0x80 }) {
		t.Errorf("title %q", got)
	}
}
