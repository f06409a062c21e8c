package cli

import (
	"bytes"
	"crypto/rand"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/sample"
)

// fuzzWorld is a rung of its own: its home and its files lie in one directory.
func fuzzWorld(dir string, args, environ []string, stdin []byte) (w World, out, errs *bytes.Buffer) {
	out, errs = new(bytes.Buffer), new(bytes.Buffer)
	return World{
		Args: args, Environ: append(environ, "HOME="+dir, "RUNG_HOME="+filepath.Join(dir, "home")), GOOS: "linux",
		Stdin: bytes.NewReader(stdin), Stdout: out, Stderr: errs, Rand: rand.Reader,
		Now:     func() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) },
		Signals: func(chan<- os.Signal) func() { return func() {} },
	}, out, errs
}

// fuzzKit is the variable that tells the workers of a fuzz target where the conformance kit is.
const fuzzKit = "RUNG_TEST_KIT"

// fuzzDir is a directory with a ladder, a document and a home, in which the commands run.
func fuzzDir(f *testing.F) string {
	f.Helper()
	dir := f.TempDir()
	kit := os.Getenv(fuzzKit)
	if kit == "" { // the workers start where this process is then
		var err error
		if kit, err = filepath.Abs("../../testdata"); err != nil {
			f.Fatal(err)
		}
		f.Setenv(fuzzKit, kit)
	}
	home := filepath.Join(dir, "home", "ladders")
	if err := os.MkdirAll(home, 0o700); err != nil {
		f.Fatal(err)
	}
	for to, from := range map[string]string{
		"home/ladders/bakery.yaml": "ladders/sound/bakery.yaml", "d.json": "documents/sound/everything.json", "l.yaml": "ladders/sound/minimal.yaml",
		"s.csv": "sheets/sound/matrix.csv", "e.age": "encrypted/sound/armoured.age", "k.txt": "encrypted/keys/test-key.txt", "k.pub": "encrypted/keys/test-key.pub",
	} {
		data, err := os.ReadFile(filepath.Join(kit, from))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, to), data, 0o600)
		}
		if err != nil {
			f.Fatal(err)
		}
	}
	f.Chdir(dir)
	return dir
}

// FuzzArguments: whatever somebody types, and whatever comes in, rung ends with a code that it documents, and what it says about it is
// lines that a terminal can show, in words that are no programmer's.
func FuzzArguments(f *testing.F) {
	for _, line := range []string{
		"", "help", "--help", "-h", "version", "version --json", "completion bash", "nonsense", "--", "-", "--=x", "-o", "--home", "--theme=x", "--color=x", "help help", "assess --help",
		"score", "score -", "score d.json", "score d.json d.json", "score missing.json", "score --ladder l.yaml d.json", "score --ladder bakery d.json -o out.json --force", "score --ladder ./l.yaml -", "score e.age --identity k.txt", "score e.age",
		"show", "show d.json", "show d.json --json", "show -", "show d.json --ladder bakery", "assess", "assess --answers d.json -o -", "assess --answers - --ladder bakery --mode full -o -", "assess --at hand --answers d.json -o -", "assess --at nobody --ladder bakery --answers d.json",
		"one-on-one d.json", "one-on-one d.json d.json", "one-on-one d.json --agenda", "one-on-one d.json --compare d.json", "one-on-one --minutes d.json", "plan", "plan list d.json", "plan add d.json Bake --due +2w", "plan done d.json 1", "plan drop d.json 9", "plan move d.json 1 --due tomorrow",
		"share d.json --to k.pub", "share d.json --to age1x", "share d.json --redact names,evidence", "share d.json --redact x", "share d.json --passphrase",
		"ladder", "ladder list", "ladder list --json", "ladder show bakery", "ladder show l.yaml --format csv", "ladder show bakery --format mermaid", "ladder check l.yaml", "ladder check d.json --strict", "ladder check l.yaml --json", "ladder import s.csv --dry-run", "ladder import s.csv --levels A,B -o -",
		"ladder import -", "ladder diff l.yaml bakery", "ladder diff bakery bakery --json", "ladder schema", "ladder new", "ladder new x -o -", "--no-input", "--json", "score --json missing.json", "assess --resume x", "doctor", "man", "--accessible assess",
		"ladder show \x1b[2J", "show \u202ex", "assess --name \x1b]0;x\x07 --answers d.json -o -", "score %s%d%!v", "plan add d.json \xff",
	} {
		f.Add(strings.ReplaceAll(line, " ", "\n"), []byte(`{"format":"rung.assessment/1","ladder":{"id":"bakery"},"answers":[]}`))
	}
	dir := fuzzDir(f)
	f.Fuzz(func(t *testing.T, line string, stdin []byte) {
		if strings.ContainsAny(line, "/\\~") || strings.Contains(line, "..") {
			return // no file outside is anybody's business here
		}
		args := strings.Split(line, "\n")
		w, out, errs := fuzzWorld(dir, args, []string{"TERM=dumb"}, stdin)
		code := exitCode(Main(w))
		if !slices.Contains([]exitCode{done, failed, badUsage, badInput, notEnough, busy, notSaved, noPermission}, code) {
			t.Errorf("%q ended with %d", args, code)
		}
		if code != done && out.Len()+errs.Len() == 0 {
			t.Errorf("%q ended with %d and without a word", args, code)
		}
		checkSaid(t, append(args, string(stdin)), errs.String())
	})
}

// inside are words of programmers: types, failed formats, traces.
var inside = regexp.MustCompile(`%!\w?\(|\*\w+\.\w+|\b(assess|store|ladderfile|interchange|seal|strconv|json|jsontext|yaml|fs|os|errors)\.[A-Z]\w+|goroutine \d|\.go:\d|<nil>|0x[0-9a-f]{6,}|runtime error`)

func checkSaid(t *testing.T, given []string, said string) {
	t.Helper()
	if said == "" {
		return
	}
	lines := strings.Split(strings.TrimSuffix(said, "\n"), "\n")
	if len(lines) > 120 || !strings.HasSuffix(said, "\n") {
		t.Errorf("%q: %d lines on standard error", given, len(lines))
	}
	for _, line := range lines {
		if strings.ContainsFunc(line, unicode.IsControl) {
			t.Errorf("%q: not safe to show: %q", given, line)
		}
		// What was typed may be said back, in part or with an ending: it is no word of rung's if it begins like one of those.
		found := inside.FindString(line)
		typed := safe.Text(strings.Join(given, " "))
		if found != "" && !strings.Contains(typed, found[:min(3, len(found))]) {
			t.Errorf("%q: a programmer's word %q in %q", given, found, line)
		}
	}
}

// FuzzEnvironment: no variable makes a command fail that does not need it, whatever is in it.
func FuzzEnvironment(f *testing.F) {
	for _, name := range []string{"RUNG_HOME", "XDG_DATA_HOME", "HOME", "RUNG_THEME", "NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM", "COLORTERM", "COLUMNS", "LINES", "LANG", "LC_ALL", "VISUAL", "EDITOR", "RUNG_ACCESSIBLE", "ACCESSIBLE", "=", ""} {
		for _, value := range []string{"", "0", "yes", "\x1b[2J", "\x00", "\xff", "light", "99999999999999999999", "relative", "../..", "xterm-256color"} {
			f.Add(name, value)
		}
	}
	dir := fuzzDir(f)
	f.Fuzz(func(t *testing.T, name, value string) {
		if strings.HasPrefix(value, "/") {
			return // it may be the home of somebody
		}
		for _, args := range [][]string{{"version"}, {"score", "d.json"}, {"ladder", "show", "l.yaml"}} {
			w, _, errs := fuzzWorld(dir, args, nil, nil)
			w.Environ = append([]string{name + "=" + value}, w.Environ...)
			if code := exitCode(Main(w)); code != done && args[0] == "version" {
				t.Errorf("%s=%q: %q ended with %d: %s", name, value, args, code, errs)
			}
			checkSaid(t, append(args, name, value), errs.String())
		}
	})
}

// FuzzPlaces: the places of the answers, for messages, are as many as the answers, and lie in the text in their order.
func FuzzPlaces(f *testing.F) {
	for _, file := range sample.Files(f, "../../testdata/documents/*/*.json") {
		f.Add(file.Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := assess.Decode(data)
		places := answerPlaces(assess.Raw{Data: data, Line: 1, Col: 1})
		if err == nil && !bytes.HasPrefix(data, []byte("\ufeff")) && len(places) != len(a.Answers) {
			t.Errorf("%d places for %d answers", len(places), len(a.Answers))
		}
		for i, p := range places {
			if p.line < 1 || p.col < 1 || i > 0 && (p.line < places[i-1].line || p.line == places[i-1].line && p.col <= places[i-1].col) {
				t.Errorf("answer %d lies at %v", i, places)
			}
		}
	})
}

// FuzzRungName: a rung is found by what a person calls it, or what to do instead is said.
func FuzzRungName(f *testing.F) {
	data, err := os.ReadFile("../../testdata/ladders/sound/bakery.yaml")
	if err != nil {
		f.Fatal(err)
	}
	l, err := ladderfile.Read("bakery.yaml", data)
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range []string{"hand", "HAND", "Baker", "B", "Journeyman", "bakr", "", " ", "../hand", "\x1b[2J", "ＨＡＮＤ", "ſ", "K", "İ", "h\u0301and", strings.Repeat("x", 1000)} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if len(name) > 4096 {
			return
		}
		r, err := findRung(l, "--at", name)
		switch {
		case err != nil && failureOf(err).hint == "":
			t.Errorf("%q: %v, and no way on", name, err)
		case err == nil && name != "" && (r < 0 || r >= len(l.Rungs)):
			t.Errorf("%q is rung %d", name, r)
		}
	})
}
