package tui_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/ladder"
)

// made is a ladder of an unusual shape: many or few points, rungs and competencies, long titles, wide characters, cells without
// an indicator, no areas, no actions.
func made(points, cut, rungs, competencies int) *ladder.Ladder {
	l := &ladder.Ladder{
		ID: "made", Version: "1", Digest: "sha256:1", Title: "Made 梯子 " + strings.Repeat("long ", 12), Quorum: 50,
		Scale: ladder.Scale{Cut: cut},
	}
	for v := range points {
		l.Scale.Points = append(l.Scale.Points, ladder.Point{Label: fmt.Sprint("Point ", v), Hint: strings.Repeat("hint ", 9)})
	}
	for r := range rungs {
		rung := ladder.Rung{ID: fmt.Sprint("r", r), Title: fmt.Sprint("役割 the rung of number ", r), Short: fmt.Sprint("Rung ", r)}
		if r > 0 {
			rung.Parent = fmt.Sprint("r", r-1)
		}
		l.Rungs = append(l.Rungs, rung)
	}
	for c := range competencies {
		comp := ladder.Competency{ID: fmt.Sprint("c", c), Title: fmt.Sprint("Competency with a rather long title, number ", c)}
		for r := range rungs {
			ind := &ladder.Indicator{I: fmt.Sprintf("I do what %d asks for at %d, in a sentence that goes on for as long as the rules let it go on.", c, r), Weight: 1 + c%5}
			if (c+r)%5 == 4 {
				ind = nil
			}
			comp.Indicators = append(comp.Indicators, ind)
		}
		l.Competencies = append(l.Competencies, comp)
	}
	return l
}

// TestAnyLadderFitsTheScreens takes assessments on unusual ladders, on small and large terminals, and looks at every frame.
func TestAnyLadderFitsTheScreens(t *testing.T) {
	if testing.Short() {
		t.Skip("draws very many frames; not with -short")
	}
	for i, l := range []*ladder.Ladder{made(2, 1, 1, 1), made(9, 5, 3, 4), made(3, 2, 12, 3), made(5, 3, 64, 2), made(4, 2, 2, 40)} {
		for _, size := range inTurn(i, [][2]int{{40, 12}, {80, 24}, {120, 40}}) {
			name := fmt.Sprintf("%d points, %d rungs, %d competencies at %dx%d", len(l.Scale.Points), len(l.Rungs), len(l.Competencies), size[0], size[1])
			t.Run(name, func(t *testing.T) {
				w := newWorldOn(t, l).start(size[0], size[1])
				step := func(keys string) {
					t.Helper()
					w.keys(keys)
					checkFits(t, w.frame(), size[0], size[1])
				}
				step("n")
				w.text("Ada")
				for range 5 {
					step("enter")
				}
				for i := 0; i < 400 && !w.sees("all that needs"); i++ {
					step("enter")
					if i == 1 {
						step("w")
						step("?")
						step("esc")
						step("g")
						step("esc")
						step("e")
						step("esc")
					}
					step(fmt.Sprint(i % len(l.Scale.Points)))
				}
				step("enter")
				w.mustSee("Summary")
				for _, keys := range []string{"2", "end", "3", "down", "w", "right", "esc", "4", "end", "5", "pgdown"} {
					step(keys)
				}
				if len(w.finished) != 1 {
					t.Error("nothing was finished")
				}
			})
		}
	}
}

// inTurn are some things of which one, another for each number, has to do where RUNG_LONG_TESTS does not ask for all.
func inTurn[T any](n int, all []T) []T {
	if os.Getenv("RUNG_LONG_TESTS") != "" {
		return all
	}
	return all[n%len(all):][:1]
}
