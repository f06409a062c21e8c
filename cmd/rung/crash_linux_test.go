package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"filippo.io/age"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/seal"
)

// What happens to rung in these tests happens at the worst moment: the disk is full, a system call fails, the process or the machine is gone.
// After each the question is the same: is what is on the disk as it was before the command, or as it is after it, and did rung say which?

// isLong says whether the tests that take minutes are wanted.
func isLong() bool { return os.Getenv("RUNG_LONG_TESTS") != "" }

// upTo is how often something is done: as often in long tests, and less otherwise.
func upTo(short, long int) int {
	if isLong() {
		return long
	}
	return short
}

// scene is a command that writes, and what is there before it is given.
type scene struct {
	name    string
	prepare func(d *desk)
	args    []string
}

const (
	answersFile = "../../docs/example/answers.json"
	keptLadders = "home/ladders/kept/"
)

// scenes are all commands that write a file without a screen.
func scenes() []scene {
	put := func(from ...string) func(d *desk) {
		return func(d *desk) {
			for _, path := range from {
				d.write(filepath.Base(path), d.read(path))
			}
		}
	}
	answers := put(answersFile)
	views := put("../../docs/example/ada.json", "../../docs/example/max.json", "../../docs/example/decisions.json", "../../docs/example/max.pub", "../../docs/example/design.csv")
	over := func(name string, first func(d *desk)) func(d *desk) {
		return func(d *desk) {
			first(d)
			d.write(name, []byte("{\"this\": \"was here before\"}\n"))
		}
	}
	inHome := func(d *desk) {
		answers(d)
		d.write("first.json", bytes.ReplaceAll(d.read(answersFile), []byte("2026-11-20"), []byte("2026-10-20")))
		d.run("assess", "--answers", "first.json")
		d.run("plan", "add", "Hold five open interviews", "--due", "2027-02-01")
	}
	record := func(d *desk) {
		views(d)
		d.run("one-on-one", "ada.json", "--answers", "max.json", "--agree", "decisions.json", "-o", "record.json")
	}
	return []scene{
		{name: "assess into the home", prepare: answers, args: []string{"assess", "--answers", "answers.json"}},
		{name: "assess once more", prepare: inHome, args: []string{"assess", "--answers", "answers.json"}},
		{name: "assess into a file", prepare: inHome, args: []string{"assess", "--answers", "answers.json", "-o", "out.json"}},
		{name: "assess over a file", prepare: over("out.json", inHome), args: []string{"assess", "--answers", "answers.json", "-o", "out.json", "--force"}},
		{name: "score into a file", prepare: answers, args: []string{"score", "answers.json", "-o", "out.json"}},
		{name: "score over a file", prepare: over("out.json", answers), args: []string{"score", "answers.json", "-o", "out.json", "--force"}},
		{name: "plan add", prepare: inHome, args: []string{"plan", "add", "Shadow a budget owner", "--for", "business"}},
		{name: "plan tick", prepare: inHome, args: []string{"plan", "tick", "1"}},
		{name: "agreed record", prepare: views, args: []string{"one-on-one", "ada.json", "--answers", "max.json", "--agree", "decisions.json", "-o", "record.json"}},
		{name: "record into the home", prepare: record, args: []string{"one-on-one", "record.json"}},
		{name: "share", prepare: views, args: []string{"share", "ada.json", "--to", testKey.Recipient().String(), "-o", "for-max.age"}},
		{name: "ladder new", prepare: views, args: []string{"ladder", "new", "--title", "Design", "--rungs", "Junior,Senior", "--competencies", "Craft", "-o", "new.yaml"}},
		{name: "ladder import", prepare: views, args: []string{"ladder", "import", "design.csv", "-o", "imported.yaml"}},
	}
}

// someScenes are all of them in long tests, and one of each way to write otherwise: a new file in the home, a change of one that is there, and a
// file that a person names.
func someScenes() []scene {
	all := scenes()
	if isLong() {
		return all
	}
	return []scene{all[1], all[7], all[5]}
}

// testKey opens what the tests share.
var testKey, _ = age.GenerateX25519Identity()

// state is what lies in the home and in the directory of the commands, by path: the same for every run of a command, whatever ids it drew
// and whatever time it was. What a kill may leave behind is not in it.
type state map[string]string

var (
	anyDocumentID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)
	anyMoment     = regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`)
	shortID       = regexp.MustCompile(`-[0-9a-f]{8}(-\d+)?\.json$`)
	leaving       = regexp.MustCompile(`(^|/)\.rung-[0-9a-f]{20}\.(tmp|lock)$|^home/drafts/[0-9a-f-]{36}\.lock$`)
)

func (d *desk) state() state {
	s := state{}
	for path, text := range d.files() {
		if (strings.HasPrefix(path, "home/") || strings.HasPrefix(path, "work/")) && !leaving.MatchString(path) {
			s[shortID.ReplaceAllString(path, "-ID.json")] = unmarked(text)
		}
	}
	return s
}

func unmarked(text string) string {
	if strings.HasPrefix(text, "age-encryption.org/") || strings.HasPrefix(text, "-----BEGIN AGE") {
		keys, err := seal.ParseIdentities("key", []byte(testKey.String()+"\n"), nil)
		if err != nil {
			return err.Error()
		}
		opened, err := seal.Decrypt([]byte(text), seal.Keys{Identities: keys})
		if err != nil {
			return err.Error()
		}
		text = string(opened)
	}
	return anyMoment.ReplaceAllString(anyDocumentID.ReplaceAllString(text, "ID"), "TIME")
}

// leftovers are the files that a kill left behind, by path within the desk.
func (d *desk) leftovers() []string {
	var found []string
	for path := range d.files() {
		if leaving.MatchString(path) {
			found = append(found, path)
		}
	}
	return found
}

// program is what the tests run: rung as it is built for people in long tests, where it takes seconds to build it, and the test binary
// otherwise.
func program(t *testing.T) string {
	t.Helper()
	if !isLong() {
		return testProgram(t)
	}
	path := filepath.Join(t.TempDir(), "rung")
	cmd := exec.Command("go", "build", "-o", path, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

func testProgram(t *testing.T) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// stage is a scene that can be played again and again, each time from the start.
type stage struct {
	scene
	t           *testing.T
	program     string
	set         *desk // as it is before; nothing is run there
	before, end state
}

// newStage plays a scene once, undisturbed, to know how it ends.
func newStage(t *testing.T, program string, s scene) *stage {
	t.Helper()
	g := &stage{scene: s, t: t, program: program, set: newDesk(t)}
	s.prepare(g.set)
	g.before = g.set.state()
	d := g.desk(t.TempDir())
	d.run(s.args...)
	g.end = d.state()
	if fmt.Sprint(g.before) == fmt.Sprint(g.end) {
		t.Fatalf("%s changes nothing", s.name)
	}
	return g
}

// desk is a desk at root on which the scene has not begun.
func (g *stage) desk(root string) *desk {
	g.t.Helper()
	for path, text := range g.set.files() {
		path = filepath.Join(root, path)
		err := os.MkdirAll(filepath.Dir(path), 0o700)
		if err == nil {
			err = os.WriteFile(path, []byte(text), 0o600)
		}
		if err != nil {
			g.t.Fatal(err)
		}
	}
	d := deskAt(g.t, root)
	d.use(g.program)
	return d
}

// use has the commands of a desk run another program.
func (d *desk) use(program string) {
	d.t.Helper()
	link := filepath.Join(d.root, "bin", "rung")
	err := os.Remove(link)
	if err == nil {
		err = os.Symlink(program, link)
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// played is how a scene ended.
type played struct {
	code   int    // -1: it did not end by itself
	said   string // on both outputs
	now    state
	killed bool
}

// play gives the command of the scene and looks at what is there then. What runs it may be another program.
func (g *stage) play(d *desk, wrap ...string) played {
	cmd := d.command("rung", g.args...)
	if len(wrap) > 0 {
		cmd.Args = append(append([]string{}, wrap...), append([]string{cmd.Path}, g.args...)...)
		cmd.Path, cmd.Err = exec.LookPath(wrap[0])
	}
	cmd.Env = append(cmd.Env, "GOMAXPROCS=1") // so that most system calls come from one thread, in order
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	_ = cmd.Run()
	return played{cmd.ProcessState.ExitCode(), said.String(), d.state(), wasKilled(cmd.ProcessState)}
}

// check wants each file to be as it was before or as it is after, and after a success as it is after.
func (g *stage) check(what string, p played) {
	g.t.Helper()
	for path := range union(g.before, g.end, p.now) {
		now, there := p.now[path]
		old, wasThere := g.before[path]
		after, isThere := g.end[path]
		isOld, isNew := now == old && there == wasThere, now == after && there == isThere
		switch {
		case strings.Contains(p.said, "left out: ") && path != "": // it was made without what could not be read, and says so
		case !isOld && !isNew:
			g.t.Errorf("%s, %s: %s is neither as it was nor as it should be:\n%.600s", g.name, what, path, now)
		case p.code == 0 && !isNew && !strings.HasPrefix(path, keptLadders):
			g.t.Errorf("%s, %s: exit code 0, and %s is as it was before; it says\n%s", g.name, what, path, p.said)
		}
	}
	if p.code != 0 && savedWord.MatchString(p.said) && !p.now.has(g.end) {
		g.t.Errorf("%s, %s: exit code %d, and it says\n%s", g.name, what, p.code, p.said)
	}
}

// savedWord finds what is said only when something was saved. The command may fail after that: nobody may take its output.
var savedWord = regexp.MustCompile(`(?m)^(saved|added|done) `)

// has says whether all files of another state are there, but for copies of ladders.
func (s state) has(other state) bool {
	for path, text := range other {
		if s[path] != text && !strings.HasPrefix(path, keptLadders) {
			return false
		}
	}
	return true
}

func union(states ...state) map[string]bool {
	all := map[string]bool{}
	for _, s := range states {
		for path := range s {
			all[path] = true
		}
	}
	return all
}

// checkReads wants every document in the home to read, and every copy of a ladder to be what its name says. It returns how many there are.
func (d *desk) checkReads() (count int) {
	d.t.Helper()
	filepath.WalkDir(d.home(), func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") {
			return nil
		}
		data := d.read(path)
		switch filepath.Ext(path) {
		case ".json":
			count++
			if _, err := assess.Decode(data); err != nil {
				d.t.Errorf("%s does not read: %v", path, err)
			}
		case ".yaml":
			if strings.Contains(path, "/kept/") && fmt.Sprintf("%x.yaml", sha256.Sum256(data)) != e.Name() {
				d.t.Errorf("%s is not what its name says", path)
			}
		}
		return nil
	})
	return count
}

// lookPath finds a program, and skips the test where it is missing.
func lookPath(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("skipped: %s is not installed", name)
	}
	return path
}
