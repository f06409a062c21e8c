//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// sizesOf are the sizes that every screen is shown at.
func sizesOf() [][2]int {
	sizes := [][2]int{{20, 5}, {40, 11}, {39, 12}, {40, 12}, {1, 1}, {400, 120}, {0, 0}, {120, 40}}
	if !long() {
		return sizes
	}
	for _, w := range []int{2, 21, 40, 41, 59, 60, 80, 99, 100, 132, 200, 400} {
		for _, h := range []int{2, 12, 13, 17, 18, 24, 50, 120} {
			sizes = append(sizes, [2]int{w, h})
		}
	}
	return append(sizes, [2]int{10000, 10000}, [2]int{65535, 1}, [2]int{1, 65535}, [2]int{0, 24}, [2]int{80, 0})
}

// TestEverySize resizes the terminal under every screen. Where it is too small for it, one line in the middle says so, and what was there
// and was typed is there again afterwards.
func TestEverySize(t *testing.T) {
	notInShort(t)
	n := 0
	for _, s := range sights() {
		n += len(sizesOf())
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			h := s.goTo(t, 80, 24)
			before := h.shows()
			for _, size := range sizesOf() {
				h.become(size[0], size[1])
				h.checkSize(size[0], size[1])
				h.until("a frame to its end", func() bool { return h.tape.still(quiet) })
			}
			h.become(80, 24)
			h.until("what was there before:\n"+before, func() bool { return h.shows() == before })
		})
	}
	figure(t, "screens checked at a size on a terminal", n)
}

// checkSize holds what is promised of a size.
func (h *host) checkSize(width, height int) {
	h.t.Helper()
	if width <= 0 || height <= 0 || width >= 40 && height >= 12 {
		h.until(fmt.Sprintf("a screen of %dx%d", width, height), func() bool {
			return !strings.Contains(h.shows(), "needs 40x12") && strings.Contains(h.shows(), "esc") || strings.Contains(h.shows(), "? help")
		})
		return
	}
	became := time.Now()
	text := fmt.Sprintf("needs 40x12, now %dx%d", width, height)
	if width < len(text) || height > mostRows || width > mostColumns {
		text = "needs 40x12"[:min(width, len("needs 40x12"))]
	}
	wrong := ""
	h.until(text+" in the middle", func() bool { // what was there at the size before may say the same
		wrong = notInTheMiddle(h.shows(), text, min(width, mostColumns), min(height, mostRows))
		return wrong == "" || time.Since(became) > patience/2
	})
	if wrong != "" {
		h.t.Errorf("%dx%d: %s:\n%s", width, height, wrong, h.shows())
	}
}

// notInTheMiddle says why a text is not the only one on a screen, in the middle of it.
func notInTheMiddle(screen, text string, width, height int) string {
	lines := strings.Split(strings.TrimRight(screen, "\n"), "\n")
	said := 0
	for i, l := range lines {
		if strings.TrimSpace(l) == "" {
			continue
		}
		said++
		if off := i - height/2; off < -1 || off > 1 {
			return fmt.Sprintf("line %d of %d is not the middle", i+1, len(lines))
		}
		if left, right := len(l)-len(strings.TrimLeft(l, " ")), width-len(strings.TrimRight(l, " ")); left-right > 1 || right-left > 1 {
			return fmt.Sprintf("%q is not in the middle: %d and %d blanks beside it", l, left, right)
		}
	}
	if said != 1 || !strings.Contains(screen, text) {
		return fmt.Sprintf("%d lines of text, and %q is to be the only one", said, text)
	}
	return ""
}

// TestNoSizeAtTheStart starts on terminals that do not know their size, or say one that cannot be.
func TestNoSizeAtTheStart(t *testing.T) {
	for _, size := range [][2]int{{0, 0}, {10000, 10000}, {1, 1}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			h := on(t, d.command("rung"), size[0], size[1], atOnce)
			if size[0] == 0 {
				h.screen.Resize(80, 24)
			} else if size[0] > mostColumns {
				h.screen.Resize(mostColumns, mostRows)
			} else {
				h.settle().become(80, 24)
			}
			h.see("New assessment").press("q")
			if code := h.exit(); code != 0 {
				t.Errorf("exit code %d", code)
			}
		})
	}
}

// TestResizeStorm resizes hundreds of times while somebody types. The last size wins, no key is lost, and what is on the terminal then is
// what rung draws on a terminal that always had that size.
func TestResizeStorm(t *testing.T) {
	notInShort(t)
	storms, resizes := 1, 200
	if long() {
		storms, resizes = 10, 500
	}
	for seed := range storms {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(uint64(seed), 5))
			h := sight{"", []string{"assess"}, nil, "Whose assessment"}.goTo(t, 80, 24)
			typed := ""
			for i := range resizes {
				if i%10 == 0 {
					letter := string(rune('a' + i/10%26))
					typed += letter
					h.press(letter)
				}
				h.become(40+random.IntN(160), 12+random.IntN(60))
				if random.IntN(4) == 0 {
					time.Sleep(time.Duration(random.IntN(12)) * time.Millisecond)
				}
			}
			h.become(90, 28)
			fresh := sight{"", []string{"assess"}, []string{typed}, "▸ " + typed}.goTo(t, 90, 28).shows()
			h.until("what a new terminal shows:\n"+fresh, func() bool { return h.shows() == fresh })
		})
	}
	figure(t, "resizes while typing", storms*resizes)
}
