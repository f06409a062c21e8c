//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"time"
)

// settle waits until rung has nothing more to do with what was typed: it sleeps, with nothing on its way, and shows something else than
// before the last key. Now and then a key shows nothing new; then it has slept for longer than it takes to be sure of an escape.
func (m *mortal) settle() {
	m.t.Helper()
	var asleep time.Time // since when
	looks, same := 0, false
	m.x.until("a quiet screen", func() bool {
		now := content(m.x.shows())
		if !m.x.sleeps() || now == "" || strings.Contains(now, "saving …") || !m.tape.still(12*time.Millisecond) {
			looks = 0
			return false
		}
		if looks++; looks == 1 {
			asleep = time.Now()
		}
		same = now == m.was
		return looks > 4 && (!same || time.Since(asleep) > 3*time.Second)
	})
	if !same {
		m.idle = 0
		return
	}
	if m.idle++; m.idle > 9 {
		m.t.Fatalf("no key does anything any more on\n%s", m.x.shows())
	}
}

// content is what a screen shows, but for whether it is saved.
func content(screen string) string {
	return strings.TrimSpace(strings.ReplaceAll(screen, "saved ✓", ""))
}

// onward presses what leads on from the screen shown.
func (m *mortal) onward() {
	m.t.Helper()
	m.settle()
	if strings.Contains(m.x.shows(), "go on with: rung one-on-one") { // on a slow machine, one esc more than was needed
		m.x.close()
		m.begin()
		m.settle()
	}
	screen := m.x.shows()
	m.look(screen)
	for _, way := range []struct {
		sees string
		keys func() string
	}{
		{"Your name", func() string { return strings.Repeat("\x7f", 5) + "Max" + enter }},
		{"lock your view", func() string { return "l" }},
		{"Both views are locked", func() string { return enter }},
		{"Where you left off", func() string { return enter }},
		{"These two were talked about", func() string { return enter }},
		{"What do we agree on?", m.talk},
		{"What was said", m.say},
		{"No result yet", func() string { return top + down + enter }},
		{"y writes it", func() string { return "y" }},
		{"All questions", m.choose},
		{"In your own words", m.act},
		{"What will be done", func() string { return "aw" }},
		{"What to do", func() string { return "w" }},
		{"continue", func() string { return enter }},
		{"answered", func() string { return fmt.Sprint(rand.IntN(5)) }},
	} {
		if strings.Contains(screen, way.sees) {
			keys := way.keys()
			m.press(keys)
			return
		}
	}
	m.t.Fatalf("nothing leads on from\n%s", screen)
}

// begin starts rung.
func (m *mortal) begin() { m.x, m.was = m.open("one-on-one", "ada.json"), "" }

// press types something.
func (m *mortal) press(keys string) {
	m.was = content(m.x.shows())
	m.x.press(keys)
}

// talk is what is done about a difference. To agree once more on the same shows nothing new, and is left out.
func (m *mortal) talk() string {
	keys := []string{"4", "3", "2", "e", "e", enter, enter, esc}
	key := keys[rand.IntN(len(keys))]
	if !strings.Contains("234", key) {
		return key
	}
	if a := agreedOn.FindStringSubmatch(m.x.shows()); a != nil && a[1] == key {
		return enter
	}
	m.try("agreed on "+m.about, key)
	return key
}

// say adds something to what was said. No digit in it is an answer, should a slow machine take it for keys.
func (m *mortal) say() string {
	about, more := "said about "+m.about, fmt.Sprintf("said%d%d;", 5+rand.IntN(5), 5+rand.IntN(5))
	before := ""
	if there := m.saved[about]; there != nil {
		before = there[len(there)-1]
	}
	m.try(about, before+more)
	m.press(bottom + more)
	m.settle()
	return esc
}

// try notes what a key should make of something.
func (m *mortal) try(what, value string) {
	m.tried[what] = value
	if m.saved[what] != nil {
		m.saved[what] = append(m.saved[what], value)
	}
}

// claim notes what the screen calls saved, unless it has not got as far as the last key.
func (m *mortal) claim(what, value string) {
	if tried, ok := m.tried[what]; ok && tried != value {
		return
	}
	delete(m.tried, what)
	m.saved[what] = []string{value}
}

// choose opens a difference, and ends the talk when some were talked about. Where there are few, that is also how far down the mark may
// go; from then on nothing is talked about again, as a change would make a record of its own.
func (m *mortal) choose() string {
	if len(m.saved) > 4 || m.only("*-agreed-*.json") != nil {
		return bottom + enter
	}
	return top + strings.Repeat(down, 1+rand.IntN(4)) + enter
}

// act fills in the form for something to do.
func (m *mortal) act() string {
	m.acts++
	return strings.Repeat("\x7f", 8) + fmt.Sprintf("act %d", m.acts) + enter + enter + enter
}

var (
	talkedAbout = regexp.MustCompile(`(?m)^ +\d of \d  .* › (.+?) {2,}(\S+) *$`)
	agreedOn    = regexp.MustCompile(`What do we agree on\?  ✓ (\d)`)
	wasSaid     = regexp.MustCompile(`(?:said\d+;)+`)
	planned     = regexp.MustCompile(`\[ \] (act \d+)`)
)

// look finds out which question is talked about; it says whether one is.
func (m *mortal) look(screen string) bool {
	on := talkedAbout.FindStringSubmatch(screen)
	if on != nil {
		m.about = on[1] + " " + on[2]
	}
	return on != nil
}

// note remembers what the screen calls saved.
func (m *mortal) note() {
	screen := m.x.shows()
	if !strings.Contains(screen, "saved ✓") {
		return
	}
	if n, _ := counted(m.x); n > 0 {
		m.claim("rated", fmt.Sprint(n))
	}
	if m.look(screen) {
		if a := agreedOn.FindStringSubmatch(screen); a != nil {
			m.claim("agreed on "+m.about, a[1])
		}
		if s := wasSaid.FindString(screen); s != "" {
			m.claim("said about "+m.about, s)
		}
	}
	for _, p := range planned.FindAllStringSubmatch(screen, -1) {
		m.claim("planned "+p[1], "open")
	}
}
