package main

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
)

// A call is a system call on files, as strace reports it.
type call struct {
	name string // open, write, fsync or publish
	path string // what it is about; of publish the new name
	from string // of publish the old name
}

var (
	openCall    = regexp.MustCompile(`\bopenat\(\S+<([^>]*)>, "([^"]*)", ([A-Z_|]+)`)
	writeCall   = regexp.MustCompile(`\b(?:write|pwrite64|ftruncate|writev|copy_file_range|fallocate)\(\d+<([^>]*)>`)
	fsyncCall   = regexp.MustCompile(`\b(?:fsync|fdatasync)\(\d+<([^>]*)>`)
	publishCall = regexp.MustCompile(`\b(?:linkat|renameat2?)\(\S+<([^>]*)>, "([^"]*)", \S+<([^>]*)>, "([^"]*)"`)
)

// orderOptions report all calls that can change a file.
var orderOptions = []string{"-e", "trace=openat,open,creat,write,pwrite64,writev,ftruncate,truncate,fallocate,copy_file_range,fsync,fdatasync,sync_file_range,rename,renameat,renameat2,link,linkat,symlink"}

// callsIn are the calls of a trace in the order in which they began.
func callsIn(t *testing.T, trace string) (calls []call) {
	t.Helper()
	text, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	at := func(dir, name string) string {
		if path.IsAbs(name) {
			return path.Clean(name)
		}
		return path.Join(dir, name)
	}
	for line := range strings.Lines(string(text)) {
		switch {
		case strings.Contains(line, "resumed>"):
		case publishCall.MatchString(line):
			m := publishCall.FindStringSubmatch(line)
			calls = append(calls, call{"publish", at(m[3], m[4]), at(m[1], m[2])})
		case openCall.MatchString(line):
			if m := openCall.FindStringSubmatch(line); strings.Contains(m[3], "O_WRONLY") || strings.Contains(m[3], "O_RDWR") {
				calls = append(calls, call{"open", at(m[1], m[2]), ""})
			}
		case writeCall.MatchString(line):
			calls = append(calls, call{"write", writeCall.FindStringSubmatch(line)[1], ""})
		case fsyncCall.MatchString(line):
			calls = append(calls, call{"fsync", fsyncCall.FindStringSubmatch(line)[1], ""})
		}
	}
	return calls
}

// checkOrder wants every file below root to be written under a temporary name, flushed, named, and its directory flushed, in this order,
// and nothing else to be written there but locks. It returns the files, by their places in the desk.
func checkOrder(t *testing.T, root string, calls []call) (named []string) {
	t.Helper()
	for i, c := range calls {
		base := path.Base(c.path)
		if !strings.HasPrefix(c.path, root+"/home") && !strings.HasPrefix(c.path, root+"/work") {
			continue
		}
		isTemp, isLock := strings.HasPrefix(base, ".rung-") && strings.HasSuffix(base, ".tmp"), strings.HasSuffix(base, ".lock")
		if (c.name == "open" || c.name == "write") && !isTemp && !isLock {
			t.Errorf("%s is written in place", c.path)
		}
		if c.name != "publish" {
			continue
		}
		named = append(named, strings.TrimPrefix(c.path, root+"/"))
		before := func(name string) int {
			return lastCall(calls[:i], func(x call) bool { return x.name == name && x.path == c.from })
		}
		switch written, flushed := before("write"), before("fsync"); {
		case written < 0:
			t.Errorf("%s: what it is made of was not written by rung: %s", c.path, c.from)
		case flushed < written:
			t.Errorf("%s is named before it is flushed", c.path)
		}
		if lastCall(calls[i:], func(x call) bool { return x.name == "fsync" && x.path == path.Dir(c.path) }) < 0 {
			t.Errorf("%s: its directory is not flushed after it is named", c.path)
		}
		if lastCall(calls[i:], func(x call) bool { return x.name == "write" && x.path == c.path }) >= 0 {
			t.Errorf("%s is written after it is named", c.path)
		}
	}
	return named
}

func lastCall(calls []call, ok func(call) bool) int {
	for i, c := range slices.Backward(calls) {
		if ok(c) {
			return i
		}
	}
	return -1
}

// TestFlushedNamedFlushed looks at the order of the system calls of everything that writes a file, on the command line and on the screens.
func TestFlushedNamedFlushed(t *testing.T) {
	t.Parallel()
	files, rung := 0, program(t)
	for _, s := range someScenes() {
		g := newStage(t, rung, s)
		d, trace := g.desk(t.TempDir()), filepath.Join(t.TempDir(), "trace")
		if p := g.play(d, strace(t, trace, orderOptions...)...); p.code != 0 {
			t.Fatalf("%s: exit code %d: %s", s.name, p.code, p.said)
		}
		named := checkOrder(t, d.root, callsIn(t, trace))
		if len(named) == 0 {
			t.Errorf("%s: no file was named", s.name)
		}
		files += len(named)
	}
	figure(t, "files written by commands in the right order", files)
}

// TestFlushedNamedFlushedOnTheScreens is the same for a whole one-on-one, which has drafts, private notes, a kept ladder, views, a record
// and its plan.
func TestFlushedNamedFlushedOnTheScreens(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("skipped: a long test, left out by -short")
	}
	d, trace := newDesk(t), filepath.Join(t.TempDir(), "trace")
	d.write("ada.json", assess.Encode(adasView(t, 6, fours, func(i int) string { return fmt.Sprint("note ", i) })))
	cmd := d.command("rung", "one-on-one", "ada.json")
	cmd.Args = append(strace(t, trace, orderOptions...), append([]string{cmd.Path}, cmd.Args[1:]...)...)
	cmd.Path = lookPath(t, "strace")
	x := d.show(cmd).see("Your name").press("Max" + enter).see("continue").press(enter + "3").see("1 answered").see("saved ✓")
	x.press(enter).see("private note").press("p").see("Private notes on").press("ask about March").see("ask about March").press(esc).see("private note").see("saved ✓")
	x = agree(lock(x).press(enter)).see("What will be done").see("saved ✓")
	x.press("a").see("What to do").press("w").see("In your own words").press("Measure it" + enter).see("Who sees to it").press(enter).see("no date")
	x.press(enter).see("[ ] Measure it").see("saved ✓").press(esc).see("Summary").press("q")
	if code := x.exit(); code != 0 {
		t.Fatalf("exit code %d", code)
	}
	named := checkOrder(t, d.root, callsIn(t, trace))
	for _, want := range []string{"home/drafts/*.json", "home/notes/*.md", "home/ladders/kept/*.yaml", "home/assessments/*/*-self-*.json",
		"home/assessments/*/*-manager-*.json", "home/assessments/*/*-agreed-*.json"} {
		if !slices.ContainsFunc(named, func(name string) bool { ok, _ := path.Match(want, name); return ok }) {
			t.Errorf("no %s was written; the files were %q", want, named)
		}
	}
	figure(t, "files written by screens in the right order", len(named))
}
