package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A power cut, without a machine to switch off: rung writes to a file system in an image that is mounted. It is stopped at a random moment,
// and the image is copied as it is. What the kernel only had in memory is not in the copy, just as it would not be on the disk. The copy is
// mounted, which is what happens when the machine comes up again, and everything that rung had called saved has to be there.

// media are the file systems that are tried, and how large their images have to be.
var media = []struct {
	name string
	size int64
	make []string
	cuts int
}{
	{"ext4", 48 << 20, []string{"mkfs.ext4", "-q", "-F"}, 12},
	{"xfs", 320 << 20, []string{"mkfs.xfs", "-q", "-f"}, 3},
	{"btrfs", 128 << 20, []string{"mkfs.btrfs", "-q", "-f"}, 3},
}

// TestPowerCut cuts the power while commands and screens write.
func TestPowerCut(t *testing.T) {
	notInShort(t)
	t.Parallel()
	rung := program(t)
	for _, m := range media[:upTo(1, len(media))] {
		t.Run(m.name, func(t *testing.T) {
			lookPath(t, m.make[0])
			acknowledged, lost, documents := 0, 0, 0
			cuts := upTo(1, m.cuts)
			for i := range cuts {
				w := newWriter(t, rung, m.make, m.size)
				w.work(i%2 == 0)
				time.Sleep(time.Duration(100+rand.IntN(500)) * time.Millisecond)
				missing, count := w.cut()
				acknowledged, lost, documents = acknowledged+len(w.done), lost+len(missing), documents+count
				if len(missing) > 0 {
					t.Errorf("cut %d: %d of %d acknowledged saves are lost: %q", i, len(missing), len(w.done), missing)
				}
			}
			figure(t, "power cuts survived on "+m.name, cuts)
			figure(t, "acknowledged saves before them on "+m.name, acknowledged)
			figure(t, "of these lost on "+m.name, lost)
			figure(t, "documents read after them on "+m.name, documents)
			if acknowledged == 0 {
				t.Error("nothing was saved before the cuts")
			}
		})
	}
}

// TestPowerCutWithoutFsync shows that the test above can fail: with a kernel that says it has flushed and does nothing, saves are lost.
func TestPowerCutWithoutFsync(t *testing.T) {
	if !isLong() {
		t.Skip("skipped: a long test; RUNG_LONG_TESTS=1 runs it")
	}
	lookPath(t, "mkfs.ext4")
	wrap := strace(t, os.DevNull, "-e", "trace=fsync", "-e", "inject=fsync:retval=0")
	rung, acknowledged, lost := program(t), 0, 0
	const cuts = 4
	for range cuts {
		w := newWriter(t, rung, media[0].make, media[0].size)
		w.wrap = wrap
		w.work(false)
		time.Sleep(time.Duration(400+rand.IntN(400)) * time.Millisecond)
		missing, _ := w.cut()
		acknowledged, lost = acknowledged+len(w.done), lost+len(missing)
	}
	if lost == 0 {
		t.Errorf("none of %d saves is lost although nothing was flushed: the test sees nothing", acknowledged)
	}
	figure(t, "power cuts with a kernel that does not flush", cuts)
	figure(t, "acknowledged saves before them, with a kernel that does not flush", acknowledged)
	figure(t, "of these lost, as they have to be", lost)
}

// writer saves things one after the other on a file system of its own, and keeps a list of what rung has called saved.
type writer struct {
	*desk
	image string
	wrap  []string // what runs rung, in place of nothing
	stop  chan struct{}
	over  chan struct{}
	x     *terminal // a screen that answers questions, nil where only commands write

	mu      sync.Mutex
	done    []saved
	running *exec.Cmd
}

// saved is something that rung has called saved.
type saved struct {
	path string // within the desk
	has  string // what is in it
}

func newWriter(t *testing.T, rung string, makeFS []string, size int64) *writer {
	t.Helper()
	dir := t.TempDir()
	w := &writer{image: filepath.Join(dir, "image"), stop: make(chan struct{}), over: make(chan struct{})}
	f, err := os.Create(w.image)
	if err == nil {
		err = f.Truncate(size)
	}
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	if out, err := exec.Command(makeFS[0], append(makeFS[1:], w.image)...).CombinedOutput(); err != nil {
		t.Skipf("skipped: %s does not work here: %s", makeFS[0], out)
	}
	mount(t, w.image, filepath.Join(dir, "disk"))
	w.desk = deskAt(t, filepath.Join(dir, "disk", "desk"))
	w.use(rung)
	for _, path := range []string{answersFile, "../../docs/example/ada.json", "../../docs/example/design.csv"} {
		w.write(filepath.Base(path), w.read(path))
	}
	if out, err := exec.Command("sync", "-f", w.root).CombinedOutput(); err != nil { // what rung did not write has to be there
		t.Fatalf("sync: %v: %s", err, out)
	}
	return w
}

// mount mounts an image, and unmounts it in the end.
func mount(t *testing.T, image, dir string) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("skipped: needs root to mount")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-o", "loop", image, dir).CombinedOutput(); err != nil {
		t.Skipf("skipped: an image cannot be mounted here: %s", out)
	}
	t.Cleanup(func() { unmount(t, dir) })
}

func unmount(t *testing.T, dir string) {
	t.Helper()
	for range 50 {
		if err := syscall.Unmount(dir, 0); err == nil || err == syscall.EINVAL {
			return
		}
		time.Sleep(20 * time.Millisecond) // a process that was killed is still on its way out
	}
	t.Errorf("%s cannot be unmounted", dir)
}

// work begins to save: on the command line, and on a screen, too.
func (w *writer) work(onScreen bool) {
	w.t.Helper()
	if onScreen {
		w.x = w.open().begin().press(enter + "3").see("1 answered").see("saved ✓")
	}
	go func() {
		defer close(w.over)
		for n := 0; w.save(n); n++ {
		}
	}()
}

// save gives the next command, and notes what it saved when it is done. It returns false when there is to be no more.
func (w *writer) save(n int) bool {
	out := fmt.Sprintf("out-%d", n)
	for _, s := range []struct {
		args []string
		has  string
	}{
		{[]string{"assess", "--answers", "answers.json", "--name", fmt.Sprintf("Ada %d", n)}, fmt.Sprintf("Ada %d", n)},
		{[]string{"plan", "add", fmt.Sprintf("action %d", n), "--name", fmt.Sprintf("Ada %d", n)}, fmt.Sprintf("action %d", n)},
		{[]string{"score", "answers.json", "-o", out + ".json"}, `"placement": "pm"`},
		{[]string{"score", "answers.json", "-o", "again.json", "--force"}, `"placement": "pm"`},
		{[]string{"share", "ada.json", "--redact", "names", "-o", out + "-shared.json"}, `"redacted"`},
		{[]string{"ladder", "import", "design.csv", "-o", out + ".yaml"}, "competencies:"},
	} {
		if !w.give(s.has, s.args...) {
			return false
		}
	}
	return true
}

func (w *writer) give(has string, args ...string) bool {
	w.mu.Lock()
	select {
	case <-w.stop:
		w.mu.Unlock()
		return false
	default:
	}
	cmd := w.command("rung", args...)
	if len(w.wrap) > 0 {
		cmd.Args = append(append([]string{}, w.wrap...), append([]string{cmd.Path}, args...)...)
		cmd.Path, _ = exec.LookPath(w.wrap[0])
	}
	var out, talk bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &talk
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // strace and what it runs stop and end together
	err := cmd.Start()
	w.running = cmd
	w.mu.Unlock()
	if err == nil {
		err = cmd.Wait()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running = nil // its number may be that of another one soon
	select {
	case <-w.stop:
		return false // it may have ended after the cut
	default:
	}
	if err != nil {
		w.t.Errorf("rung %s: %v: %s", strings.Join(args, " "), err, talk.String())
		return false
	}
	w.done = append(w.done, saved{w.savedIn(args, out.String()), has})
	return true
}

// savedIn is the file that a command has written, within the desk.
func (w *writer) savedIn(args []string, out string) string {
	for i, arg := range args {
		if arg == "-o" {
			return filepath.Join("work", args[i+1])
		}
	}
	if args[0] == "plan" {
		return w.done[len(w.done)-1].path // that of the assessment before
	}
	return strings.TrimPrefix(strings.TrimSpace(out), w.root+"/")
}

// cut cuts the power. It returns what was called saved and is not there when the machine comes up again, and how many documents are.
func (w *writer) cut() (missing []saved, documents int) {
	w.t.Helper()
	w.mu.Lock()
	close(w.stop) // from here on nothing counts as saved
	w.signal(syscall.SIGSTOP)
	w.mu.Unlock()
	shown := 0
	if w.x != nil {
		shown = w.answers()
	}
	copied := w.image + "-copy"
	if out, err := exec.Command("cp", "--sparse=always", w.image, copied).CombinedOutput(); err != nil {
		w.t.Fatalf("cp: %v: %s", err, out)
	}
	w.end()
	disk := filepath.Join(filepath.Dir(w.image), "after")
	mount(w.t, copied, disk)
	after := &desk{t: w.t, root: filepath.Join(disk, "desk")}
	for _, s := range w.done {
		data, err := os.ReadFile(filepath.Join(after.root, s.path))
		if err != nil || !strings.Contains(string(data), s.has) {
			missing = append(missing, s)
		}
	}
	if drafts, _ := filepath.Glob(after.home("drafts", "*.json")); shown > 0 && (len(drafts) != 1 || answersIn(w.t, drafts[0]) < shown) {
		missing = append(missing, saved{"draft", fmt.Sprint(shown, " answers")})
	}
	documents = after.checkReads()
	unmount(w.t, disk)
	return missing, documents
}

// answers gives some answers on the screen, stops rung, and returns how many of them it had called saved.
func (w *writer) answers() int {
	for range 2 + rand.IntN(4) {
		w.x.press(enter + "3")
		time.Sleep(time.Duration(rand.IntN(25)) * time.Millisecond)
	}
	_ = w.x.cmd.Process.Signal(syscall.SIGSTOP)
	n, isSaved := 0, false
	for size := -1; size != w.tape.size(); time.Sleep(10 * time.Millisecond) { // what it has written is on its way
		size = w.tape.size()
		n, isSaved = counted(w.x)
	}
	if !isSaved {
		n-- // the last one was being saved
	}
	for range max(n, 0) {
		w.done = append(w.done, saved{"work/answers.json", "rung.assessment"}) // each counts; where they are is looked at together
	}
	return n
}

// signal reaches the command that is running and all that it has begun.
func (w *writer) signal(s syscall.Signal) {
	if w.running != nil && w.running.Process != nil {
		_ = syscall.Kill(-w.running.Process.Pid, s)
	}
}

// end kills everything that writes, and gives the disk back.
func (w *writer) end() {
	w.mu.Lock()
	w.signal(syscall.SIGKILL)
	w.mu.Unlock()
	<-w.over
	if w.x != nil {
		w.x.close()
	}
	unmount(w.t, filepath.Dir(w.root))
}
