//go:build unix

package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/creack/pty"
)

// size of a terminal.
type size struct{ width, height int }

// window is rung on a terminal on one of both desks.
type window struct {
	*terminal
	desk *evilDesk
	tape *tape
	from int // what is before it on the tape has been looked at
	mark int // what was written before this step
}

// both are the windows of both sides, in which the same keys are typed.
type both struct {
	t       *testing.T
	size    size
	windows map[side]*window
	score   *tally
	step    string
}

// tally is what was checked.
type tally struct {
	mu             sync.Mutex
	screens, bytes int
	seen           map[int]bool    // fields that were shown whole
	places         map[string]bool // of the root
}

func newTally() *tally { return &tally{seen: map[int]bool{}, places: map[string]bool{}} }

func (y *tally) been(place string) {
	y.mu.Lock()
	defer y.mu.Unlock()
	y.places[place] = true
}

// openBoth runs rung on both desks.
func openBoth(t *testing.T, desks map[side]*evilDesk, s size, score *tally, line string) *both {
	t.Helper()
	b := &both{t: t, size: s, windows: map[side]*window{}, score: score, step: "rung " + line}
	for side, d := range desks {
		b.windows[side] = d.window(s, d.words(order{line: line})...)
	}
	return b.settle()
}

// window runs rung on a terminal of a size.
func (d *evilDesk) window(s size, args ...string) *window {
	d.t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Dir, cmd.Env = d.root, d.env
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(s.height), Cols: uint16(s.width)})
	if err != nil {
		d.t.Skipf("skipped: no pseudo-terminal here: %v", err)
	}
	w := &window{desk: d, tape: &tape{}, terminal: &terminal{t: d.t, cmd: cmd, tty: tty, screen: newEyes(s.width, s.height), finished: make(chan struct{})}}
	read := make(chan struct{})
	go func() { io.Copy(io.MultiWriter(w.tape, w.screen), tty); close(read) }()
	go io.Copy(tty, w.screen)
	go func() {
		<-read
		w.err = cmd.Wait()
		close(w.finished)
	}()
	d.t.Cleanup(w.close)
	return w
}

// press types keys in both windows, looks at what comes of it, and goes on when both show the same.
func (b *both) press(keys string) *both {
	b.t.Helper()
	b.step = keys
	for _, w := range b.windows {
		w.mark = w.tape.size()
		w.press(keys)
	}
	return b.settle()
}

// evil pastes an attack, in both windows the same: the terminal's library takes some of it for keys, and drops it.
func (b *both) evil(n int) *both {
	b.t.Helper()
	return b.press(paste(payloads[n].in))
}

// quiet is how long nothing is written when a frame is complete.
const quiet = 20 * time.Millisecond

// nothing is how long a key that does nothing is given to do something.
const nothing = 400 * time.Millisecond

// settle waits until both have answered and show the same.
func (b *both) settle() *both {
	b.t.Helper()
	begun := time.Now()
	for {
		time.Sleep(4 * time.Millisecond)
		still, late := true, time.Since(begun) > nothing
		for _, w := range b.windows {
			still = still && w.tape.still(quiet) && (w.tape.size() > w.mark || late) && w.sleeps()
		}
		if still && b.alike() {
			break
		}
		if time.Since(begun) > patience/2 {
			a, z := b.shows(attack), b.shows(twin)
			b.t.Fatalf("after %q at %v: what attacks changes the screen (+):\n%s", b.step, b.size, otherLines(z, a))
		}
	}
	b.look(b.shows(attack))
	return b
}

// otherLines are the lines in which two screens differ.
func otherLines(old, now string) string {
	was, is := strings.Split(old, "\n"), strings.Split(now, "\n")
	var b strings.Builder
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			fmt.Fprintf(&b, "%2d - %s\n   + %s\n", i+1, was[i], is[i])
		}
	}
	return b.String()
}

// alike says whether both show the same, and it is a whole screen.
func (b *both) alike() bool {
	a, z := b.screen(attack), b.screen(twin)
	if strings.Contains(a, "saving …") || strings.TrimSpace(a) == "" {
		return false
	}
	return a == z || b.shows(attack) == b.shows(twin)
}

func (b *both) screen(s side) string { return b.window(s).terminal.shows() }

// window is that of a side, or the only one.
func (b *both) window(s side) *window {
	if w := b.windows[s]; w != nil {
		return w
	}
	return b.windows[!s]
}

// shows is a screen without what comes from the clock, from chance and from where the desk stands.
func (b *both) shows(s side) string {
	return b.window(s).desk.masked(masked(b.screen(s)))
}

// look checks what was written since the last step, and notes which fields are on the screen.
func (b *both) look(screen string) {
	b.t.Helper()
	b.score.mu.Lock()
	defer b.score.mu.Unlock()
	b.score.screens++
	for _, w := range b.windows {
		written := whole(w.tape.String()[w.from:])
		b.score.bytes += len(written)
		if found := w.house().faults(written); found != nil {
			b.t.Fatalf("after %q at %v: %s", b.step, b.size, strings.Join(found, "\n"))
		}
		if found := tooWide(w, b.size); found != nil && len(b.windows) == 1 {
			b.t.Fatalf("after %q at %v: %s\n%s", b.step, b.size, strings.Join(found, "\n"), w.shows())
		}
		w.from += len(written)
		all := solid(screen)
		for n := range w.desk.crop.fields {
			if !b.score.seen[n] && strings.Contains(all, solid(w.desk.crop.tame(n))) {
				b.score.seen[n] = true
			}
		}
	}
}

var begunSequence = regexp.MustCompile(`\x1b(\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?$`)

// whole is what was written without the beginning of a sequence or a character at its end, whose rest has not come yet.
func whole(written string) string {
	written = begunSequence.ReplaceAllString(written, "")
	for cut := 1; cut < utf8.UTFMax && cut <= len(written); cut++ {
		if c := written[len(written)-cut]; utf8.RuneStart(c) {
			if !utf8.FullRuneInString(written[len(written)-cut:]) {
				return written[:len(written)-cut]
			}
			break
		}
	}
	return written
}

// house is what this window may be sent.
func (w *window) house() house { return house{screen: true, titles: w.desk.titles()} }

// titles are those of the window: they name the ladder, with the kind of workplace that it is seen in, and nothing else that comes from a file.
func (d *evilDesk) titles() []string {
	titles := []string{"", "rung", "rung – Product management"}
	for n, field := range d.crop.fields {
		switch field {
		case "Ladder.Title":
			titles = append(titles, "rung – "+d.crop.tame(n))
		case "Ladder.Contexts.Title":
			titles = append(titles, "rung – "+d.crop.tame(0)+" · "+d.crop.tame(n))
		}
	}
	return titles
}

// at notes the place that is shown, which words on the screen tell.
func (b *both) at(place, words string) *both {
	b.t.Helper()
	b.score.been(place)
	for begun := time.Now(); b.size.width >= 80 && !strings.Contains(b.shows(attack), words); time.Sleep(4 * time.Millisecond) {
		if time.Since(begun) > patience/2 {
			b.t.Fatalf("after %q at %v: this is not %s, which says %q:\n%s", b.step, b.size, place, words, b.shows(attack))
		}
	}
	return b
}

// leave ends both, and checks the last that they wrote.
func (b *both) leave(keys string, code int) {
	b.t.Helper()
	for _, w := range b.windows {
		w.press(keys)
		if got := w.exit(); got != code {
			b.t.Errorf("after %q: exit code %d, want %d\n%s", keys, got, code, w.shows())
		}
		written := w.tape.String()[w.from:]
		b.score.mu.Lock()
		b.score.bytes += len(written)
		b.score.mu.Unlock()
		if found := w.house().faults(written); found != nil {
			b.t.Errorf("after %q at %v: %s", b.step, b.size, strings.Join(found, "\n"))
		}
	}
}

// until types keys again and again until words are on the screen.
func (b *both) until(words, keys string) *both {
	b.t.Helper()
	for range 60 {
		if strings.Contains(b.shows(attack), words) {
			return b
		}
		before := b.shows(attack)
		b.press(keys)
		for pressed := time.Now(); b.shows(attack) == before && time.Since(pressed) < time.Second; {
			b.settle() // on a busy machine, a key that came late is not to be pressed twice
		}
	}
	b.t.Fatalf("waited in vain for %q:\n%s", words, b.shows(attack))
	return b
}

// placesOfRoot are the names of the root's places, read from its source.
func placesOfRoot(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../../internal/tui/root.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		if first, ok := g.Specs[0].(*ast.ValueSpec); ok {
			if of, ok := first.Type.(*ast.Ident); ok && of.Name == "place" {
				for _, s := range g.Specs {
					names = append(names, s.(*ast.ValueSpec).Names[0].Name)
				}
			}
		}
	}
	if len(names) < 10 {
		t.Fatalf("root.go lists %v", names)
	}
	return names
}

// TestEveryScreenIsSafe goes through every screen with hostile texts in every field, and types some. What is written is parsed byte for byte,
// and the screens are the same as where what is to be shown stands in place of the attack.
func TestEveryScreenIsSafe(t *testing.T) {
	notInShort(t)
	t.Parallel()
	sizes, turns := []size{{100, 30}}, 1
	if longTests() {
		sizes, turns = wideSizes, len(payloads)
	}
	score := newTally()
	t.Cleanup(func() {
		score.everywhere(t)
		t.Logf("figure: screens checked: %d at %v with %d payloads, %d bytes parsed", score.screens, sizes, len(payloads), score.bytes)
		t.Logf("figure: fields seen whole on a screen: %d", len(score.seen))
	})
	travel(t, sizes, turns, score, func(t *testing.T, turn int) map[side]*evilDesk {
		desks := evilDesks(t, turn)
		for _, d := range desks {
			d.note()
		}
		return desks
	})
}

// travel goes all journeys, each with desks of its own, at one size after another.
func travel(t *testing.T, sizes []size, turns int, score *tally, desks func(t *testing.T, turn int) map[side]*evilDesk) {
	t.Helper()
	for turn := range turns {
		s := sizes[turn%len(sizes)]
		for name, journey := range map[string]func(*testing.T, map[side]*evilDesk, size, *tally){"from home": fromHome, "meeting": meeting, "results": results} {
			t.Run(fmt.Sprintf("%s, %dx%d, turn %d", name, s.width, s.height, turn), func(t *testing.T) {
				t.Parallel()
				journey(t, desks(t, turn), s, score)
			})
		}
	}
}

// everywhere fails where no journey has been to one of the places of the root.
func (y *tally) everywhere(t *testing.T) {
	t.Helper()
	for _, place := range placesOfRoot(t) {
		if !y.places[place] {
			t.Errorf("no journey here comes to %s of the root: add it", place)
		}
	}
}

const (
	escKey = "\x1b[27u" // as terminals with the newer keyboard protocol send it: what follows cannot make another key of it
	tab    = "\t"
	right  = "\x1b[C"
)

// fromHome goes from home through all that begins there.
func fromHome(t *testing.T, desks map[side]*evilDesk, s size, score *tally) {
	t.Helper()
	b := openBoth(t, desks, s, score, "")
	b.at("atHome", "Where do you stand").press("?").press("?").press(bottom).press(top).press("x").press(escKey)
	b.press("l").at("atShelf", "Ladders").press(bottom).press("?").press(escKey)
	b.press(enter).at("atBrowse", "rung")
	for _, key := range []string{"?", escKey, down, enter, down, right, right, escKey, tab, down, right, enter, down, escKey, "d", "w", "c", down, enter, escKey, "c", "]", "[", escKey, escKey} {
		b.press(key)
	}
	b.at("atHome", "New assessment").press("n").at("atSetup", "Whose assessment")
	for n := range payloads {
		if n%7 == 0 || longTests() {
			b.evil(n).press("\x15") // and away with it
		}
	}
	b.evil(0).press(enter).press(bottom).press(enter).press(down).press(up).press(enter).press(up).press(enter).press(enter).press(bottom).press(enter)
	b.at("atIntro", "continue").press("?").press("?").press(enter).at("atQuestion", "answered")
	b.press("w").press("w").press("?").press("?").press("3").press("g").at("atJump", "Questions so far").press(up).press(escKey)
	b.press("e").at("atEvidence", "keep and go back").evil(1).press(enter).evil(7).evil(18).press(escKey)
	for range 5 {
		b.press(enter + "3")
	}
	b.until("go on", "2").press(enter).at("atPreference", "of").press("?").press("?").press("2").press("4")
	b.at("atResult", "Summary")
	for _, key := range []string{"1", down, "2", down, "o", "3", down, "w", right, down, left, escKey, "4", down, bottom, "5", down, bottom, "6", "?", "?"} {
		b.press(key)
	}
	b.press("p").at("atPlan", "plan").press("a").press(down).press("?").press("?").press(enter)
	b.evil(2).press(enter).evil(10).press(enter).press("+3m").press(enter)
	b.press("a").press(bottom).press(enter).evil(20).press(enter).press(enter).press("+").press(enter).press(escKey).press(escKey).press(escKey).press(escKey).press(escKey)
	b.until("New assessment", escKey)
	b.press("m").at("atMeet", "One-on-one").press(enter).evil(0).press(enter).press("\x15").press("/").press(escKey).press(down).press(down).press(escKey)
	b.leave("q", 0)
}

// meeting goes through a one-on-one.
func meeting(t *testing.T, desks map[side]*evilDesk, s size, score *tally) {
	t.Helper()
	b := openBoth(t, desks, s, score, "one-on-one @ada.json")
	b.at("atPlan", "Last time").press("?").press("?").press("m").evil(3).press("\x15").press(escKey).press(escKey).press("d").evil(4).until("One-on-one with", escKey)
	b.at("atBlind", "One-on-one with").press(enter).evil(0).evil(10).press("\x15").press("Max" + enter)
	b.at("atIntro", "continue").press(enter).at("atQuestion", "answered").press("w").press("w")
	b.press("p").at("atEvidence", "Private notes on").evil(8).press(escKey).press("e").evil(16).press(escKey).press("g").press(down).press(escKey)
	for range 4 {
		b.press(enter + "1")
	}
	b.press("o").until("lock your view", "4").press("l").at("atGate", "Both views are locked").press("?").press("?").press(enter)
	b.at("atReveal", "Both views")
	for _, key := range []string{down, tab, down, down, "f", "f", tab, down, "?", "?", "1", enter, enter} {
		b.press(key)
	}
	b.at("atTalk", "agree").press("?").press("?").press("e").evil(17).evil(20).press(escKey).press("3").press(right).press("u").press("o").press(right).press("4").press(escKey)
	b.press("1").press(bottom).press(enter).press("n").press(bottom).press(enter).press("y")
	b.at("atPlan", "What will be done").press("a").press("?").press("?").press(escKey).press("?").press("?").press(escKey)
	b.at("atResult", "Summary").press("2").press("5").press("6").leave("q", 0)
}

// results goes through what is finished already, and what was left.
func results(t *testing.T, desks map[side]*evilDesk, s size, score *tally) {
	t.Helper()
	b := openBoth(t, desks, s, score, "show @older.json --ladder evil")
	b.press("1").press("2").press(down).press("6").press("?").press("?").leave("q", 0)
	for _, d := range desks {
		if said := d.pipe("", d.words(order{line: "one-on-one @ada.json --answers @max.json --agree @decisions.json -o @record.json"})...); said.code != 0 {
			t.Fatalf("no record is made: %s", said.err)
		}
	}
	b = openBoth(t, desks, s, score, "show @record.json")
	b.press("2").press("5").leave("q", 0)
	b = openBoth(t, desks, s, score, "assess --resume")
	b.press("e").press(escKey).press("g").press(up).press(enter).press("e").leave(stop, 130)
}
