//go:build unix

package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// markers are words that stand in every note of a first view, in its plan and in what rung does not know of it: one for each of the two
// views below, of the same length.
var markers = [...]string{"Zephyrine", "Wuthering"}

// markedView is one of two views of the same questions, which differ in all that was answered, noted, planned and wished for, and in
// nothing else.
func markedView(t *testing.T, which int, value func(i int) assess.Response) []byte {
	t.Helper()
	marker := markers[which]
	a := adasView(t, 4, value, func(i int) string { return fmt.Sprintf("%s %d", marker, i) })
	a.Aspiration = assess.RungRef([...]string{"head", "cpo"}[which])
	a.Plan = []assess.PlanItem{{
		Competency: a.Answers[which].Competency, Rung: a.Answers[which].Rung, Action: marker, Owner: marker,
		Due: [...]string{"2027-01-31", "2029-01-31"}[which], Status: assess.Planned, Reason: marker,
	}}
	a.Pending = []assess.Note{{Rung: "head", Competency: "data", Evidence: marker}}
	strange := fmt.Sprintf(`"strange": %q, `, marker)
	text := assess.Encode(scored(t, a))
	text = bytes.Replace(text, []byte(`"mode":`), []byte(strange+`"mode":`), 1)
	return bytes.ReplaceAll(text, []byte(`{"rung": "pm", `), []byte(`{`+strange+`"rung": "pm", `))
}

// values of the two marked views; they differ everywhere, on the scale and off it.
var values = [...]func(i int) assess.Response{
	func(i int) assess.Response { return assess.Response(i % 5) },
	func(i int) assess.Response {
		return []assess.Response{4, assess.NoOccasion, 0, assess.Skipped, assess.NotApplicable}[i%5]
	},
}

// trace is what the second rater and the disk see, step by step.
type trace struct {
	*desk
	x     *terminal
	ours  []string // files that the test wrote
	from  int      // what is on the tape before this step
	names []string
	seen  map[string]string // by the name of the step
	after map[string]string // what is on the screen and on the disk at its end: seen without the way there
}

func traceAt(t *testing.T, root string) *trace {
	return &trace{desk: deskAt(t, root), seen: map[string]string{}, after: map[string]string{}}
}

// step types keys, waits until the terminal is quiet, and notes what was written to it, what it shows, and what is on the disk.
func (r *trace) step(name, keys string) *trace {
	r.t.Helper()
	r.x.press(keys)
	r.quiet()
	return r.note(name)
}

// resize is a step in which the window gets another size.
func (r *trace) resize(name string, width, height int) *trace {
	r.t.Helper()
	r.x.resize(width, height)
	r.quiet()
	return r.note(name)
}

// quiet waits until the terminal has got something, or nothing for a while, and then nothing more, and nothing is being saved.
func (r *trace) quiet() {
	r.t.Helper()
	begun := time.Now()
	r.x.until("a quiet terminal", func() bool {
		still := r.tape.still(30*time.Millisecond) && (r.tape.size() > r.from || time.Since(begun) > 500*time.Millisecond) && r.x.sleeps()
		return still && !strings.Contains(r.x.shows(), "saving …")
	})
}

func (r *trace) note(name string) *trace {
	r.t.Helper()
	written := r.tape.String()
	var b strings.Builder
	way := written[r.from:]
	r.from = len(written)
	if r.x != nil {
		fmt.Fprintf(&b, "\n--- screen\n%s\n", r.x.screen.Render())
	}
	files := r.files()
	for _, path := range slices.Sorted(func(yield func(string) bool) {
		for p := range files {
			if !slices.Contains(r.ours, p) && !strings.HasSuffix(p, ".lock") && !yield(p) {
				return
			}
		}
	}) {
		fmt.Fprintf(&b, "--- %s\n%s\n", path, files[path])
	}
	if _, there := r.seen[name]; there {
		r.t.Fatalf("two steps are called %s", name)
	}
	r.names = append(r.names, name)
	r.after[name] = masked(b.String())
	r.seen[name] = masked(way) + r.after[name]
	return r
}

var (
	anyID   = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	anyTime = regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`)
	anyTemp = regexp.MustCompile(`\.rung-[0-9a-f]+\.tmp`)
)

// masked leaves out what comes from the clock and from chance.
func masked(s string) string {
	for _, x := range []*regexp.Regexp{anyID, anyTime, anyTemp} {
		s = x.ReplaceAllString(s, "…")
	}
	return s
}

// headless runs rung without a terminal and notes what it says.
func (r *trace) headless(name string, args ...string) *trace {
	r.t.Helper()
	code, out, said := r.try(args...)
	r.x = nil
	fmt.Fprintf(&r.tape, "\nexit %d\n", code)
	if code == 1 && strings.Contains(out+said, "goroutine") {
		r.t.Fatalf("rung %s panics:\n%s%s", strings.Join(args, " "), out, said)
	}
	return r.note(name)
}

// screen opens rung on a terminal. It is told about its ground: when the terminal has said which it is, the frame is drawn once more.
func (r *trace) screen(name string, args ...string) *trace {
	r.t.Helper()
	r.x = r.show(with(r.command("rung", args...), "RUNG_THEME=dark"))
	r.x.until("a screen", func() bool { return strings.TrimSpace(r.x.shows()) != "" })
	return r.step(name, "")
}

// paste types a text at once.
func paste(text string) string { return "\x1b[200~" + text + "\x1b[201~" }

// leave waits for the end of rung, with this exit code.
func (r *trace) leave(name string, code int) *trace {
	r.t.Helper()
	if got := r.x.exit(); got != code {
		r.t.Fatalf("%s: exit code %d, want %d; the screen shows\n%s", name, got, code, r.x.shows())
	}
	return r.note(name)
}

// follow goes through all that a second rater can do with the view of somebody else, up to the lock. The roots of all traces are of the same
// length, since paths are shown.
func follow(t *testing.T, root string, which int) *trace {
	t.Helper()
	if err := os.RemoveAll(root); err != nil {
		t.Fatal(err)
	}
	r := traceAt(t, root)
	view := markedView(t, which, values[which])
	private, public := kinds["age"](t)
	r.write("ada.json", view)
	r.write("key", []byte(private))
	r.write("key.pub", []byte(public))
	r.run("share", "ada.json", "--to", "key.pub", "-o", "ada.age")
	for path := range r.files() {
		r.ours = append(r.ours, path)
	}

	// Before anything is answered.
	r.headless("agenda", "one-on-one", "ada.json", "--agenda").headless("json", "one-on-one", "ada.json", "--json")
	r.headless("sealed agenda", "one-on-one", "ada.age", "--agenda", "--identity", "key")
	r.headless("sealed json", "one-on-one", "ada.age", "--json", "--identity", "key")
	r.headless("no key", "one-on-one", "ada.age", "--agenda").headless("minutes", "one-on-one", "ada.json", "--minutes")
	r.headless("the same", "one-on-one", "ada.json", "--answers", "ada.json", "--json")
	r.headless("record", "one-on-one", "ada.json", "--answers", "ada.json", "-o", "record.json")
	r.headless("plan", "plan").headless("offers", "plan", "offers").headless("no terminal", "one-on-one", "ada.json").headless("show", "show")

	// The beginning.
	r.screen("start page", "one-on-one", "ada.json").step("no name", enter).step("help is a letter", "?")
	r.step("the wrong name", "\x7f"+paste("Ada Example")+enter).step("not now", esc).leave("left", 0)
	r.screen("sealed start page", "one-on-one", "ada.age", "--identity", "key").step("name", paste("Max")).step("begin", enter)
	r.step("help", "?").step("no help", esc).step("question", enter).step("why", "w").step("no why", "w").step("go to", "g").step("no go to", esc)
	r.step("evidence", "e").step("note", paste("quite so")).step("noted", esc).step("help on a question", "?").step("help closed", "?")
	r.step("answer 0", "0").step("answer 1", "1").step("back", left).step("change", "2")
	r.step("private", "p").step("private note", paste("mine")).step("private noted", esc)
	r.resize("small", 60, 20).step("no occasion", "o").step("go to once more", "g").step("first of them", top).step("go to a question", enter)
	r.resize("too small", 39, 11).step("no key counts", "3").resize("large", 120, 40).step("go to it", "g").step("and back", "g")
	r.step("leave at once", stop).leave("ctrl+c", 130)

	// Going on, by every way there is.
	r.headless("agenda in between", "one-on-one", "ada.json", "--agenda").headless("json in between", "one-on-one", "ada.json", "--json")
	r.headless("plan in between", "plan").headless("minutes in between", "one-on-one", "ada.json", "--minutes")
	r.screen("resumed", "one-on-one", "ada.json").step("more", enter).step("not seen", "s").step("save and leave", esc).leave("esc", 0)
	r.screen("home").step("from home", enter).step("next", enter).step("one more", "n").step("back home", esc)
	r.step("one-on-one", top+down+down+enter).step("file", enter).step("its name", paste("ada.json")).step("its draft", enter)
	r.step("an answer", "3").step("home again", esc).step("away", "q").leave("home left", 0)
	r.screen("resumed draft", "assess", "--resume").step("answer to it", "4").step("draft kept", stop).leave("draft left", 130)

	// The end, where all is answered and nothing is locked.
	r.screen("resumed once more", "one-on-one", "ada.age", "--identity", "key")
	for i := 0; !strings.Contains(r.x.shows(), "lock your view"); i++ {
		r.step(fmt.Sprintf("enter on %d", i), enter).step(fmt.Sprintf("answer on %d", i), "3")
	}
	return r.step("go to at the end", "g").step("at the end", esc)
}

// lock locks the second view and reveals both.
func (r *trace) lock() *trace {
	return r.step("lock", "l").step("reveal", enter).step("talk", open)
}

// rounds is how often at most a second rater goes the whole way.
func rounds() int {
	if longTests() {
		return 5
	}
	return 3
}

// TestSecondRaterSeesNothing compares, byte for byte, what the second rater and the disk get to see when two first views are answered
// differently in everything. A terminal may put the same frames on the screen in two writes or in one; so where something differs the whole
// is done again, and it has to be the same at least once. The short form gives up sooner: then what differs may be only the way to a screen,
// for a few of them, and never what it is in the end.
func TestSecondRaterSeesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: a long test, left out by -short")
	}
	t.Parallel()
	var seen, after [2]map[string][]string // by the name of the step
	for which := range seen {
		seen[which], after[which] = map[string][]string{}, map[string][]string{}
	}
	steps, differ := 0, []string(nil)
	for round := range rounds() {
		t.Run(fmt.Sprintf("round %d", round), func(t *testing.T) {
			dir := fastDir(t)
			for which := range seen {
				t.Run(markers[which], func(t *testing.T) {
					t.Parallel()
					root := filepath.Join(dir, markers[which][:1])
					r := checkedTrace(t, root, which)
					for name := range r.seen {
						seen[which][name] = append(seen[which][name], strings.ReplaceAll(r.seen[name], root, "…"))
						after[which][name] = append(after[which][name], strings.ReplaceAll(r.after[name], root, "…"))
					}
				})
			}
		})
		steps, differ = len(seen[0]), differing(seen)
		if len(differ) == 0 || t.Failed() {
			return
		}
		t.Logf("once more: %v", differ)
	}
	if !longTests() && len(differ) <= steps/5 {
		differ = differing(after)
	}
	for _, name := range differ {
		a, b := excerpts(slices.Concat(seen[0][name], []string{""})[0], slices.Concat(seen[1][name], []string{""})[0])
		t.Errorf("%s tells the views apart:\n%q\n%q", name, a, b)
	}
}

// checkedTrace is what the second rater sees up to the lock, and none of it is of the first view; after it, all is there.
func checkedTrace(t *testing.T, root string, which int) *trace {
	t.Helper()
	r := follow(t, root, which)
	if text := r.tape.String(); strings.Contains(text, markers[which]) {
		t.Fatalf("the terminal got %s", markers[which])
	}
	for name, what := range r.seen {
		if strings.Contains(what, markers[which]) {
			t.Fatalf("%s: %s is there:\n%s", name, markers[which], what)
		}
	}
	before := maps.Clone(r.seen)
	r.lock()
	if !strings.Contains(r.seen["talk"], markers[which]) {
		t.Fatalf("both views are locked, and the note is not on the screen:\n%s", r.x.shows())
	}
	r.x.close()
	r.seen = before
	return r
}

// fastDir is a directory in memory where there is one, so that a save takes no longer than a frame and its two frames are one.
func fastDir(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "rung")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// differing are the steps that were never seen alike.
func differing(seen [2]map[string][]string) []string {
	var names []string
	for name, those := range seen[0] {
		if !slices.ContainsFunc(those, func(s string) bool { return slices.Contains(seen[1][name], s) }) {
			names = append(names, name)
		}
	}
	for name := range seen[1] {
		if seen[0][name] == nil {
			names = append(names, name)
		}
	}
	return names
}

// excerpts are two texts from a little before they begin to differ.
func excerpts(a, b string) (string, string) {
	from := 0
	for from < min(len(a), len(b)) && a[from] == b[from] {
		from++
	}
	cut := func(s string) string { return s[max(0, from-200):min(len(s), from+200)] }
	return cut(a), cut(b)
}
