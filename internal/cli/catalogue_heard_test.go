package cli

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// heardFile is the variable with the file that takes what the commands of a script said when they failed.
const heardFile = "RUNG_TEST_HEARD"

// heard is what a command said on standard error that did not end well.
type heard struct {
	Args   []string
	Code   int
	Stderr string
}

// overheard is standard error, and remembers what was said there.
type overheard struct {
	*os.File
	said bytes.Buffer
}

func (o *overheard) Write(p []byte) (int, error) {
	o.said.Write(p)
	return o.File.Write(p)
}

// WriteString is there so that nothing goes past.
func (o *overheard) WriteString(s string) (int, error) { return o.Write([]byte(s)) }

// judged runs rung and notes what it says when it fails. A fault in that would be seen in no script, as these ask for what they know.
func judged(w World) int {
	file := os.Getenv(heardFile)
	stderr, ok := w.Stderr.(*os.File)
	if file == "" || !ok {
		return Main(w)
	}
	o := &overheard{File: stderr}
	w.Stderr = o
	code := Main(w)
	if code != 0 {
		jot(file, heard{w.Args, code, o.said.String()})
	}
	return code
}

func jot(file string, h heard) {
	line, err := json.Marshal(h, jsontext.AllowInvalidUTF8(true))
	if err != nil {
		panic(err)
	}
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	if _, err := f.Write(append(line, '\n')); err != nil { // one call, as several commands may end at once
		panic(err)
	}
}

// overhear has every rung that a test starts judged by how it reports errors. It returns the variable to give to them.
func overhear(t *testing.T) (value string) {
	file := filepath.Join(t.TempDir(), "heard")
	t.Cleanup(func() {
		data, err := os.ReadFile(file)
		if err != nil {
			return // none failed
		}
		lines := bufio.NewScanner(bytes.NewReader(data))
		lines.Buffer(nil, 8<<20)
		failures, known := 0, readCatalogue(t)
		for lines.Scan() {
			var h heard
			if err := json.Unmarshal(lines.Bytes(), &h); err != nil {
				t.Error(err)
			}
			failures++
			for _, fault := range append(errorFaults(h.Code, h.Args, h.Stderr), known.strange(h)...) {
				t.Errorf("rung %s (%d): %s", strings.Join(h.Args, " "), h.Code, fault)
			}
		}
		t.Logf("figure: %d failing runs of commands checked", failures)
	})
	return file
}

// catalogue are the texts of errors.txt, for who looks whether something was said that is not in there.
type catalogue []entry

type entry struct {
	piece   string // the longest text of it that is always the same
	pattern *regexp.Regexp
}

// borrowed is what rung repeats from the parser of flags and from the system, and what becomes of answers on another ladder.
var borrowed = []string{
	"unknown flag: {}", "unknown shorthand flag: {}", "flag needs an argument: {}", "{}: it is true or false, and given without a value means true",
	"no such file or directory", "permission denied", "file exists", "no space left on device", "read-only file system", "is a directory", "broken pipe",
	"not a directory", "file name too long", "too many levels of symbolic links", "operation not permitted", "directory not empty", "disk quota exceeded",
	"too many open files", "the disk, or the way to it, does not work", "this place does not take it", "it is closed", "it ends too early", "it ends here",
	"it leads out of its directory", "{} of {} answers stand{}", "all of {} answers stand{}",
}

// TestKitIsInTheCatalogue: what is said about the bad files of the kit is said by texts that somebody has read.
func TestKitIsInTheCatalogue(t *testing.T) {
	known := readCatalogue(t)
	for _, c := range readIndex(t, filepath.Join(kitDir, "expected.json")) {
		said := strings.ReplaceAll(strings.Join(c.Says, "\n"), "FILE", "x.file")
		for _, fault := range known.strange(heard{Stderr: said}) {
			t.Errorf("%s: %s", c.File, fault)
		}
	}
}

func readCatalogue(t *testing.T) catalogue {
	t.Helper()
	data, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	texts := slices.Clone(borrowed)
	for line := range strings.Lines(string(data)) {
		if fields := strings.Split(strings.TrimSpace(line), " | "); len(fields) >= 5 {
			text := strings.Join(fields[3:len(fields)-1], " | ")
			texts = append(texts, text)
			if fields[1] == "HomeError{}" { // it goes on after the path
				texts = append(texts, "{} "+text)
			}
		}
	}
	var c catalogue
	for _, text := range texts {
		piece := slices.MaxFunc(strings.Split(text, "{}"), func(a, b string) int { return len(a) - len(b) })
		if len(strings.Trim(piece, " :;,")) < 3 {
			continue // it says nothing of its own
		}
		pattern := strings.ReplaceAll(regexp.QuoteMeta(strings.Trim(text, " :;,")), `\{\}`, ".*")
		c = append(c, entry{piece, regexp.MustCompile(`(?:^|: |; |, |\()` + pattern + `(?:$|: |; |, |\))`)})
	}
	return c
}

// has says whether a text, or a part of it between its colons, is in the catalogue.
func (c catalogue) has(text string) bool {
	return slices.ContainsFunc(c, func(e entry) bool { return strings.Contains(text, e.piece) && e.pattern.MatchString(text) })
}

// strange are the errors that a command reported and that nobody has read in the catalogue.
func (c catalogue) strange(h heard) (faults []string) {
	if slices.Contains(h.Args, "--json") {
		var report map[string]errorJSON
		if json.Unmarshal([]byte(h.Stderr), &report) == nil && !c.has(report["error"].Message) {
			faults = append(faults, "it is not in the catalogue: "+report["error"].Message)
		}
		return faults
	}
	for line := range strings.Lines(h.Stderr) {
		text, ok := strings.CutPrefix(strings.TrimSpace(line), "rung: ")
		if place := atPlace.FindStringSubmatch(strings.TrimSpace(line)); place != nil {
			text, ok = place[1], true
		}
		if ok && !c.has(text) && !c.has(strings.TrimSpace(line)) {
			faults = append(faults, "it is not in the catalogue: "+text)
		}
	}
	return faults
}
