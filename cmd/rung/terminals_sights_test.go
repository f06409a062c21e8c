//go:build unix

package main

import (
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// sight is a screen and how to get there.
type sight struct {
	name string
	args []string
	keys []string // one after another
	sees string   // once one is there
}

var taking = []string{"assess", "--name", "Ada", "--at", "pm", "--mode", "full"}

// sights are the screens of rung, the ones that tests without RUNG_LONG_TESTS look at first.
func sights() []sight {
	result := func(name string, keys ...string) sight {
		return sight{name, []string{"show", "ada.json"}, keys, "esc"}
	}
	all := []sight{
		{"home", nil, nil, "New assessment"},
		{"evidence", taking, []string{enter, "e", "Q2: turned down the import"}, "Q2: turned down the import"},
		result("summary"),
	}
	if !long() {
		return all
	}
	return append(all,
		sight{"name", []string{"assess"}, []string{"Zoë"}, "Zoë"},
		sight{"introduction", taking, nil, "Think of the last ten"},
		sight{"question", taking, []string{enter, "w"}, "answered"},
		sight{"go to", taking, []string{enter, "3", "g"}, "esc"},
		sight{"help", taking, []string{enter, "?"}, "close help"},
		result("profile", "2"), result("gaps", "3"), result("what if", "3", "w"), result("why", "4"), result("answers", "5"), result("plan", "6"),
		sight{"shelf", nil, []string{"l"}, "esc"},
		sight{"ladder", []string{"ladder", "show"}, nil, "Product management"},
		sight{"ladder, a rung", []string{"ladder", "show"}, []string{enter}, "esc"},
		sight{"one-on-one, whose", nil, []string{"m"}, "esc"},
		sight{"one-on-one, before", []string{"one-on-one", "ada.json"}, nil, "esc"},
		sight{"one-on-one, a question", []string{"one-on-one", "ada.json", "--name", "Max"}, []string{enter, enter}, "esc"},
		sight{"both views", []string{"one-on-one", "ada.json", "--answers", "max.json"}, nil, "Both views"},
		sight{"a difference", []string{"one-on-one", "ada.json", "--answers", "max.json"}, []string{enter, enter}, "esc"},
	)
}

// goTo shows a sight.
func (s sight) goTo(t *testing.T, width, height int, vars ...string) *host {
	t.Helper()
	d := lookedAt(t)
	h := on(t, with(d.command("rung", s.args...), vars...), width, height, atOnce)
	for _, k := range s.keys {
		before := h.settle().shows()
		h.press(k).until("what comes of "+k, func() bool { return h.shows() != before })
	}
	return h.settled(s.sees)
}

// settle waits until the terminal has something on it and nothing more comes.
func (h *host) settle() *host {
	h.t.Helper()
	h.until("a screen that stands still", func() bool {
		return strings.TrimSpace(h.shows()) != "" && h.tape.still(60*time.Millisecond) && h.sleeps()
	})
	return h
}

func (h *host) settled(text string) *host {
	h.t.Helper()
	h.see(text)
	return h.settle()
}

// become resizes the terminal. The emulator cannot have every size that a terminal may say.
func (h *host) become(width, height int) *host {
	h.t.Helper()
	if width > 0 && height > 0 {
		h.screen.Resize(min(width, mostColumns), min(height, mostRows))
	} else {
		h.screen.Resize(80, 24)
	}
	if err := pty.Setsize(h.tty, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)}); err != nil {
		h.t.Fatal(err)
	}
	return h
}

// The largest screen that rung draws.
const (
	mostColumns = 1000
	mostRows    = 400
)
