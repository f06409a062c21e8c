package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/store"
	"github.com/rung-dev/rung/ladders"
)

// TestScripts runs the contract of the command line, one behaviour a file.
func TestScripts(t *testing.T) {
	documents := personas(t)
	documents["product.yaml"], _ = ladders.Read(ladders.Default)
	heard := overhear(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			for name, doc := range documents {
				if err := os.WriteFile(filepath.Join(env.WorkDir, name), doc, 0o600); err != nil {
					return err
				}
			}
			env.Setenv(heardFile, heard)
			return setupEnv(env)
		},
		Condition: func(name string) (bool, error) {
			if name == "readonly" {
				return canMountReadOnly(t), nil
			}
			return false, fmt.Errorf("unknown condition %q", name)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"mode":     cmdMode,
			"safe":     cmdSafe,
			"status":   cmdStatus,
			"hostile":  cmdHostile,
			"keys":     cmdKeys,
			"repeat":   cmdRepeat,
			"busy":     cmdBusy,
			"replace":  cmdReplace,
			"onefile":  cmdOneFile,
			"readonly": cmdReadOnly,
		},
	})
}

// setupEnv gives a script a home and a terminal of its own.
func setupEnv(env *testscript.Env) error {
	env.Setenv("HOME", filepath.Join(env.WorkDir, "person"))
	env.Setenv("RUNG_HOME", filepath.Join(env.WorkDir, "home"))
	env.Setenv("RUNG_TEST_NOW", "2026-11-21T10:00:00Z")
	env.Setenv("TERM", "xterm-256color")
	env.Setenv("GORACE", "atexit_sleep_ms=0") // the race detector would let every command linger for a second
	return nil
}

// personas are documents with an answer to every question, by file name: one person each.
func personas(t *testing.T) map[string][]byte {
	f, err := os.Open("../score/testdata/personas.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	names := map[string]string{"1 strong PO": "po.json", "3 PM no occasion": "pm.json", "8 senior": "senior.json", "5 all NA": "none.json"}
	docs := map[string][]byte{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var p struct {
			Name     string                    `json:"name"`
			Declared assess.RungRef            `json:"declared"`
			Answers  map[string]map[string]any `json:"answers"`
		}
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		if name := names[p.Name]; name != "" {
			docs[name] = document(t, p.Declared, p.Answers)
		}
	}
	return docs
}

func document(t *testing.T, declared assess.RungRef, answers map[string]map[string]any) []byte {
	a := &assess.Assessment{
		Ladder: assess.LadderRef{ID: "product"}, Person: assess.Person{Name: "Ada Example"},
		Rater: assess.Rater{Role: assess.Self}, Mode: assess.Full, Declared: declared,
	}
	for _, rung := range []string{"po", "pm", "head", "vp", "cpo"} {
		for _, competency := range slices.Sorted(maps.Keys(answers[rung])) {
			a.Answers = append(a.Answers, assess.Answer{Rung: rung, Competency: competency, Response: response(answers[rung][competency])})
		}
	}
	doc := assess.Encode(a)
	if _, err := assess.Decode(doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func response(v any) assess.Response {
	if word, ok := v.(string); ok {
		r, _ := assess.ParseOffScale(word)
		return r
	}
	return assess.Response(v.(float64))
}

// cmdMode checks the permissions of a file or directory: mode 0600 FILE.
func cmdMode(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.ParseUint(args[0], 8, 32)
	ts.Check(err)
	for _, name := range args[1:] {
		info, err := os.Stat(ts.MkAbs(name))
		ts.Check(err)
		if got := info.Mode().Perm(); (got == fs.FileMode(want)) == neg {
			ts.Fatalf("%s has mode %04o", name, got)
		}
	}
}

// cmdSafe checks that a file, or stdout or stderr, holds nothing that a terminal would act on: safe stdout stderr.
func cmdSafe(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		text := ts.ReadFile(name)
		if !utf8.ValidString(text) {
			ts.Fatalf("%s is not UTF-8", name)
		}
		for i, r := range text {
			if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
				ts.Fatalf("%s holds %U at byte %d: %q", name, r, i, text[max(0, i-20):min(len(text), i+20)])
			}
		}
	}
}

// cmdStatus runs a command that must end with a code: status 3 rung score x.json.
func cmdStatus(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	var exit interface{ ExitCode() int }
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("%s ended with %d, not %s", strings.Join(args[1:], " "), code, args[0])
	}
}

// cmdHostile writes a document whose texts attack the terminal: hostile FROM TO.
func cmdHostile(ts *testscript.TestScript, _ bool, args []string) {
	const attack = "Eve\x1b]0;owned\x07\x1b[2J\x1b[31m \u009b31m\u202eevil\u2066 \xff\xfe\x9b6n \u200bx\r\x08"
	escapes := strings.NewReplacer("\x1b", `\u001b`, "\x07", `\u0007`, "\r", `\r`, "\x08", `\b`) // JSON has these no other way
	text := []byte(`"` + escapes.Replace(attack) + `"`)
	doc := []byte(ts.ReadFile(args[0]))
	doc = bytes.ReplaceAll(doc, []byte(`"Ada Example"`), text)
	doc = bytes.Replace(doc, []byte(`"value"`), append([]byte(`"evidence": `), append(text, `, "value"`...)...), 3)
	doc = bytes.Replace(doc, []byte(`"plan"`), append([]byte(`"later": {"note": `), append(text, `}, "plan"`...)...), 1)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), doc, 0o600))
}

// cmdKeys writes keys to type into a terminal: keys FILE l 0*15 enter. Named keys are written as terminals with the
// newer keyboard protocol send them: a line discipline that still edits lines does not know those.
func cmdKeys(ts *testscript.TestScript, _ bool, args []string) {
	named := map[string]string{"enter": "\x1b[13u", "esc": "\x1b[27u", "ctrl+c": "\x1b[99;5u", "down": "\x1b[B"}
	var b strings.Builder
	for _, arg := range args[1:] {
		key, times, _ := strings.Cut(arg, "*")
		n, err := strconv.Atoi(times)
		if err != nil {
			n = 1
		}
		if code := named[key]; code != "" {
			key = code
		}
		b.WriteString(strings.Repeat(key, n))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o600))
}

// cmdRepeat writes a file several times over: repeat N FROM TO.
func cmdRepeat(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), bytes.Repeat([]byte(ts.ReadFile(args[1])), n), 0o600))
}

// cmdBusy makes the test itself the other rung that has the drafts of a home open: busy HOME.
func cmdBusy(ts *testscript.TestScript, _ bool, args []string) {
	home, err := store.Open(ts.MkAbs(args[0]), store.Options{})
	ts.Check(err)
	drafts, _, err := home.Drafts()
	ts.Check(err)
	for _, d := range drafts {
		unlock, err := home.LockDraft(d.Assessment.ID)
		ts.Check(err)
		ts.Defer(unlock)
	}
}

// cmdReplace changes a file by a regular expression: replace PATTERN WITH FILE.
func cmdReplace(ts *testscript.TestScript, _ bool, args []string) {
	re, err := regexp.Compile(args[0])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), re.ReplaceAll([]byte(ts.ReadFile(args[2])), []byte(args[1])), 0o600))
}

// cmdOneFile copies the only file below a directory: onefile DIR TO.
func cmdOneFile(ts *testscript.TestScript, _ bool, args []string) {
	var found []string
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			found = append(found, path)
		}
		return err
	}))
	if len(found) != 1 {
		ts.Fatalf("%s holds %v", args[0], found)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(ts.ReadFile(found[0])), 0o600))
}

func canMountReadOnly(t *testing.T) bool {
	dir := t.TempDir()
	return mountReadOnly(dir) == nil && unmount(dir) == nil
}

// cmdReadOnly makes a directory on a file system of its own, which cannot be written to: readonly DIR.
func cmdReadOnly(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	ts.Check(os.Mkdir(dir, 0o700))
	ts.Check(mountReadOnly(dir))
	ts.Defer(func() { _ = unmount(dir) })
}
