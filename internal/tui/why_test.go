package tui_test

import (
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/chart"
)

// TestEscClosesWhy opens the reason for a question, and closes it by either key before esc leaves.
func TestEscClosesWhy(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {100, 30}} {
		w := newWorld(t).start(size[0], size[1]).begin().keys("enter w").mustSee("Why  ")
		if foot := footerOf(w); !strings.Contains(foot, "esc close") {
			t.Errorf("the footer with the reason open is %s", foot)
		}
		if foot := footerOf(w); size[0] > 40 && !strings.Contains(foot, "w close") {
			t.Errorf("the footer with the reason open is %s", foot)
		}
		if w.keys("esc"); w.sees("Why  ") || !w.sees("esc save and leave") {
			t.Fatalf("after esc:\n%s", w.frame())
		}
		if w.keys("w w"); w.sees("Why  ") {
			t.Fatalf("after w:\n%s", w.frame())
		}
		if w.keys("esc"); w.sees("save and leave") {
			t.Fatalf("not left:\n%s", w.frame())
		}
	}
}

// TestWhyOnASmallScreen has what counts as evidence and the reason where nothing else of the kind fits, and then the marker in sight.
func TestWhyOnASmallScreen(t *testing.T) {
	w := newWorld(t).start(40, 12).begin().keys("enter w").mustSee("Counts as evidence").mustSee("Why  ")
	for range 9 {
		w.keys("down").mustSee("▸")
	}
	w.keys("w").mustSee("▸").keys("w").mustSee("Counts as evidence")
}

// TestQuestionGivesUpBlanksLast draws the question with its reason and with a long note at every height: as long as rows are left over,
// its parts stand apart.
func TestQuestionGivesUpBlanksLast(t *testing.T) {
	const apart = 4 // blank lines, between most of the parts
	for name, keys := range map[string]string{"reason": "enter w", "note": "enter e", "both": "enter e w"} {
		w := newWorld(t).start(80, 24).begin()
		for key := range strings.FieldsSeq(keys) {
			if w.keys(key); key == "e" {
				w.text(strings.Repeat("long words ", 20)).keys("esc")
			}
		}
		for height := 16; height <= 50; height++ {
			w.send(sizeMsg(80, height))
			blank, left := gapsOf(w.frame())
			if left > 0 && blank < apart {
				t.Errorf("%s: %d lines are left over at 80x%d, and %d parts apart:\n%s", name, left, height, blank, w.frame())
			}
		}
	}
}

// gapsOf counts the blank lines between the parts of a question, and those below the last one.
func gapsOf(frame string) (between, below int) {
	for _, l := range splitLines(frame) {
		switch text := strings.TrimSpace(l); {
		case text == "":
			below++
		case strings.HasPrefix(text, "──"), strings.Contains(text, " help"):
		default:
			between, below = between+below, 0
		}
	}
	return between, below
}

// TestSideStandsBesideTheText has the panel where the text ends, however wide the terminal is.
func TestSideStandsBesideTheText(t *testing.T) {
	w := newWorld(t).start(160, 50).begin().keys("enter").mustSee("Answers at")
	for _, l := range splitLines(w.frame()) {
		if at := strings.Index(l, "│"); at >= 0 && chart.Width(l[:at]) > chart.TextWidth+4 {
			t.Fatalf("the panel begins at column %d:\n%s", chart.Width(l[:at]), w.frame())
		}
	}
}
