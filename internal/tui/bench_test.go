package tui_test

import (
	"testing"

	"github.com/rung-dev/rung/internal/tui/screentest"
)

// BenchmarkKey moves the marker on the question and draws the frame, as every key does.
func BenchmarkKey(b *testing.B) {
	w := newWorld(b).start(120, 40).begin().answerOne()
	down, up := screentest.Press("down"), screentest.Press("up")
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			w.root.Update(down)
		} else {
			w.root.Update(up)
		}
		w.root.View()
	}
}

// BenchmarkAnswer answers a question, goes back and draws the frame.
func BenchmarkAnswer(b *testing.B) {
	w := newWorld(b).start(120, 40).begin().answerOne().answerOne()
	three, left := screentest.Press("3"), screentest.Press("left")
	b.ReportAllocs()
	for b.Loop() {
		w.root.Update(left)
		w.root.Update(three)
		w.root.View()
	}
}

// BenchmarkForm opens the form for a new assessment and draws it, as rung assess does at its start.
func BenchmarkForm(b *testing.B) {
	w := newWorld(b).start(120, 40)
	n, esc := screentest.Press("n"), screentest.Press("esc")
	b.ReportAllocs()
	for b.Loop() {
		w.root.Update(n)
		w.root.View()
		w.root.Update(esc)
	}
}
