package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/cost"
)

// kitDir is the conformance kit; see the README there.
const kitDir = "../../testdata"

// kitCase is a line of the index of the kit: what becomes of a file.
type kitCase struct {
	File string   `json:"file"`           // from the directory of the kit
	Made string   `json:"made,omitempty"` // what is in it, for one that is too large to be kept
	OK   bool     `json:"ok"`             // it is taken
	Exit int      `json:"exit"`           // of the command for files of its kind
	Says []string `json:"says,omitempty"` // why it is refused; the name of the file is FILE
}

// mostOfAFile is what one file may cost.
var mostOfAFile = cost.Limit{Yards: 100, Memory: 128 << 20 * raceFactor}

// TestKit runs the command for each file of the conformance kit. What comes of it stands in the index; no file may cost much, none is
// changed, and what is said is fit for a terminal and a person.
func TestKit(t *testing.T) {
	index := filepath.Join(kitDir, "expected.json")
	want := map[string]kitCase{}
	for _, c := range readIndex(t, index) {
		want[c.File] = c
	}
	k := newKit(t)
	var got []kitCase
	for _, file := range k.files(t) {
		c := k.run(t, file)
		got = append(got, c)
		if diff := cmp.Diff(want[file], c); diff != "" && !*update {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
		checkWorded(t, c)
		if sound := strings.Contains(file, "/sound/"); c.OK != sound && !strings.HasPrefix(file, "..") {
			t.Errorf("%s is taken: %v", file, c.OK)
		}
	}
	if len(got) < 200 {
		t.Errorf("%d files in the kit", len(got))
	}
	if len(want) != len(got) && !*update {
		t.Errorf("the index has %d files, the kit %d", len(want), len(got))
	}
	if *update {
		writeIndex(t, k.abs(index), got)
	}
}

func readIndex(t *testing.T, name string) []kitCase {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil && *update {
		return nil
	}
	var cases []kitCase
	if err == nil {
		err = json.Unmarshal(data, &cases)
	}
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

// writeIndex writes one case a line, so that it can be read and compared.
func writeIndex(t *testing.T, name string, cases []kitCase) {
	t.Helper()
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteString("[\n")
	for i, c := range cases {
		if err := enc.Encode(c); err != nil {
			t.Fatal(err)
		}
		if i < len(cases)-1 {
			b.Truncate(b.Len() - 1)
			b.WriteString(",\n")
		}
	}
	b.WriteString("]\n")
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// kit is the place where the files of the kit are tried: a home that has its ladder, and its key with the permissions that a key has.
type kit struct {
	root string // the directory that this test was started in
	home string
	key  string
	made map[string]madeFile
}

func newKit(t *testing.T) *kit {
	t.Helper()
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	k := &kit{root: root, home: filepath.Join(t.TempDir(), "home"), key: filepath.Join(t.TempDir(), "key.txt"), made: madeFiles()}
	for to, from := range map[string]string{filepath.Join(k.home, "ladders", "bakery.yaml"): "ladders/sound/bakery.yaml", k.key: "encrypted/keys/test-key.txt"} {
		data, err := os.ReadFile(filepath.Join(kitDir, from))
		if err == nil {
			err = os.MkdirAll(filepath.Dir(to), 0o700)
		}
		if err == nil {
			err = os.WriteFile(to, data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(kitDir)
	return k
}

func (k *kit) abs(name string) string { return filepath.Join(k.root, name) }

// files are all cases: those of the kit, those that the reader of ladders is tested with, and those that are made.
func (k *kit) files(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{
		"ladders/*/*", "documents/*/*", "encrypted/sound/*", "encrypted/bad/*", "sheets/*/*",
		"../internal/ladderfile/testdata/bad/*.yaml", "../internal/ladderfile/testdata/nasty/*.yaml",
		"../internal/ladderfile/testdata/good/*.yaml", "../internal/ladderfile/testdata/shapes/*.yaml",
	} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal("nothing in the kit at", pattern, err)
		}
		files = append(files, found...)
	}
	for name := range k.made {
		files = append(files, name)
	}
	for i := range files {
		files[i] = filepath.ToSlash(files[i])
	}
	slices.Sort(files)
	return files
}

// command is what is run on a file, by what it is.
func (k *kit) command(file string) []string {
	switch kind, name, _ := strings.Cut(file, "/"); {
	case kind == "documents":
		return []string{"score", file}
	case kind == "sheets":
		return []string{"ladder", "import", file, "--dry-run"}
	case kind == "encrypted" && strings.HasSuffix(name, ".pub"):
		return []string{"share", "documents/sound/minimal.json", "--to", file}
	case kind == "encrypted" && strings.HasSuffix(name, ".txt"):
		return []string{"score", "encrypted/sound/armoured.age", "--identity", file}
	case kind == "encrypted":
		return []string{"score", file, "--identity", k.key}
	}
	return []string{"ladder", "show", file}
}

// run runs the command in this process, where its cost can be measured.
func (k *kit) run(t *testing.T, file string) kitCase {
	t.Helper()
	path := file
	c := kitCase{File: file}
	before, err := os.ReadFile(file)
	if made, ok := k.made[file]; ok {
		before, err, c.Made = []byte(made.text()), nil, made.what
		path = filepath.Join(t.TempDir(), filepath.Base(file))
		if err := os.WriteFile(path, before, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	args := k.command(file)
	args[slices.Index(args, file)] = path
	var exit int
	var said string
	mostOfAFile.CheckSpent(t, file, func() (spent cost.Spent) { exit, said, spent = k.spend(args); return spent })
	c.Exit, c.OK = exit, exit == int(done)
	if !c.OK {
		c.Says = strings.Split(strings.TrimSuffix(strings.ReplaceAll(said, path, "FILE"), "\n"), "\n")
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("%s was changed: %v", file, err)
	}
	return c
}

// spend gives a command in this process. What it writes is kept here: that is no cost of the command.
func (k *kit) spend(args []string) (exit int, said string, spent cost.Spent) {
	w, out, errs := fuzzWorld(filepath.Dir(k.home), args, []string{"TERM=dumb"}, nil)
	spent = cost.Of(func() { exit = Main(w) })
	spent.Memory -= min(spent.Memory, uint64(out.Cap()))
	return exit, errs.String(), spent
}

// checkWorded: one line says what and where, and one what to do; no word of it is a programmer's.
func checkWorded(t *testing.T, c kitCase) {
	t.Helper()
	if c.OK {
		return
	}
	checkSaid(t, []string{c.File}, strings.Join(c.Says, "\n")+"\n")
	hints := 0
	for _, line := range c.Says {
		if strings.HasPrefix(line, "hint: ") {
			hints++
		}
		if len(line) > 1500 {
			t.Errorf("%s: a line of %d bytes: %.100s", c.File, len(line), line)
		}
	}
	if hints == 0 {
		t.Errorf("%s: nothing says what to do: %q", c.File, c.Says)
	}
}

// TestKitAsProcesses is TestKit with a process for each file: its time is that which the system counts.
func TestKitAsProcesses(t *testing.T) {
	if os.Getenv("RUNG_LONG_TESTS") == "" {
		t.Skip("starts a process for each file; with RUNG_LONG_TESTS=1")
	}
	k := newKit(t)
	var most time.Duration
	files := 0
	for _, file := range k.files(t) {
		if _, made := k.made[file]; made {
			continue
		}
		files++
		mostOfAFile.CheckSpent(t, file, func() cost.Spent {
			cmd := exec.Command("rung", k.command(file)...)
			cmd.Env = []string{"RUNG_HOME=" + k.home, "PATH=" + os.Getenv("PATH"), "TERM=dumb"}
			_ = cmd.Run() // TestKit knows how it ends, and what memory it takes
			spent := cost.Spent{Time: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
			most = max(most, spent.Time)
			return spent
		})
	}
	t.Logf("%d files; at most %v of the processor", files, most)
}
