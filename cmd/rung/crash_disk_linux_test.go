package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
)

// tmpfs mounts a file system of a size in memory at dir.
func tmpfs(t *testing.T, dir, size string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "mode=0700,size="+size); err != nil {
		t.Skipf("skipped: nothing can be mounted here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
}

// fillUp takes all room that is left below dir, and returns what gives it back.
func fillUp(t *testing.T, dir string) (free func()) {
	t.Helper()
	path := filepath.Join(dir, "fill")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 512))
	}
	return func() { _ = os.Remove(path) }
}

// TestFullDisk gives every command that writes on a disk without room, and once more when there is some.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	full, rung := 0, program(t)
	for _, s := range someScenes() {
		g := newStage(t, rung, s)
		root := t.TempDir()
		tmpfs(t, root, "256k")
		d := g.desk(root)
		free := fillUp(t, root)
		p := g.play(d)
		g.checkRefused(d, p, "no space left on device")
		free()
		if p := g.play(d); p.code != 0 || !p.now.has(g.end) {
			t.Errorf("%s: exit code %d when there is room again: %s", g.name, p.code, p.said)
		}
		full++
	}
	figure(t, "commands refused for want of room, old files intact", full)
}

// checkRefused wants a command to have said that nothing was saved, and why, and to have left everything as it was.
func (g *stage) checkRefused(d *desk, p played, why string) {
	g.t.Helper()
	if p.code != 74 || !strings.Contains(p.said, "not saved") || !strings.Contains(p.said, why) {
		g.t.Errorf("%s: exit code %d: %s", g.name, p.code, p.said)
	}
	delete(p.now, "home/fill")
	if diff := cmp.Diff(g.before, p.now); diff != "" {
		g.t.Errorf("%s: it is not as it was:\n%s", g.name, diff)
	}
	if found := d.leftovers(); len(found) > 0 {
		g.t.Errorf("%s: left behind: %q", g.name, found)
	}
}

// TestDocumentThatDoesNotFit: on a disk of 64 KiB a document of 20 KB is saved, one of 60 KB is not, and the first one stays.
func TestDocumentThatDoesNotFit(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	tmpfs(t, filepath.Join(d.root, "small"), "64k")
	small, large := adasView(t, 6, fours, noNote), adasView(t, 6, fours, func(int) string { return strings.Repeat("see the log; ", 400) })
	d.write("small.json", assess.Encode(small))
	d.write("large.json", assess.Encode(large))
	out := filepath.Join(d.root, "small", "out.json")
	d.run("score", "small.json", "-o", out)
	before := d.read(out)
	code, _, said := d.try("score", "large.json", "-o", out, "--force")
	if code != 74 || !strings.Contains(said, "rung: not saved: "+out+": no space left on device") {
		t.Errorf("exit code %d: %s", code, said)
	}
	if !bytes.Equal(before, d.read(out)) {
		t.Error("what was there is lost")
	}
	if all, err := os.ReadDir(filepath.Dir(out)); len(all) != 1 || err != nil {
		t.Errorf("left behind: %v, %v", all, err)
	}
}

// TestFullDiskOnTheScreens runs out of room while questions are answered, and at their end. The screen says so and keeps the answers, and they
// are saved when there is room again.
func TestFullDiskOnTheScreens(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	tmpfs(t, d.home(), "256k")
	x := d.open().begin().press(enter + "3").see("1 answered").see("saved ✓")
	free := fillUp(t, d.home())
	x.press(enter + "3").see("2 answered").see("Not saved").see("no space left on device").see("not saved")
	if n := drafted(t, d.home()); n != 1 {
		t.Errorf("%d answers are in the draft that was saved last", n)
	}
	x.press(enter + "3").see("3 answered").see("not saved")
	free()
	x.press("\x13").see("saved ✓")
	if n := drafted(t, d.home()); n != 3 {
		t.Errorf("%d answers are in the draft", n)
	}
	for end := false; !end; {
		before, _ := counted(x)
		x.press(enter+"3").until("the next question", func() bool {
			now, _ := counted(x)
			end = strings.Contains(x.shows(), "That is all")
			return end || now > before
		})
	}
	x.see("saved ✓")
	n, _ := counted(x)
	free = fillUp(t, d.home())
	x.press(enter).see("Not saved").see("Summary").press(stop).press(stop)
	if code := x.exit(); code != 74 {
		t.Errorf("exit code %d, want 74", code)
	}
	x.see("not saved").see("go on with: rung assess")
	none(t, d.home("assessments", "*", "*"))
	if got := drafted(t, d.home()); got != n {
		t.Errorf("the draft holds %d answers, want %d", got, n)
	}
	x = d.open("assess", "--resume").see("That is all").press(enter).see("Not saved").see("Summary")
	free()
	x.press("\x13").see("saved ✓").press("q")
	theOnly(t, d.home("assessments", "*", "*.json"))
	none(t, d.home("drafts", "*.json"))
}

// TestReadOnlyDisk gives every command that writes on a file system that was made read-only.
func TestReadOnlyDisk(t *testing.T) {
	t.Parallel()
	refused, rung := 0, program(t)
	for _, s := range someScenes() {
		g := newStage(t, rung, s)
		root := t.TempDir()
		tmpfs(t, root, "1m")
		d := g.desk(root)
		if err := syscall.Mount("", root, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
			t.Skipf("skipped: nothing can be remounted here: %v", err)
		}
		g.checkRefused(d, g.play(d), "read-only file system")
		d.checkReads()
		refused++
	}
	figure(t, "commands refused on a read-only disk, old files intact", refused)
}

// TestDiskThatFailsUnderAScreen has a file system that notices an error and becomes read-only, as ext4 does, while questions are answered.
func TestDiskThatFailsUnderAScreen(t *testing.T) {
	if !isLong() {
		t.Skip("skipped: a long test; RUNG_LONG_TESTS=1 runs it")
	}
	lookPath(t, "mkfs.ext4")
	dir := t.TempDir()
	image, disk := filepath.Join(dir, "image"), filepath.Join(dir, "disk")
	if out, err := exec.Command("mkfs.ext4", "-q", "-F", image, "16M").CombinedOutput(); err != nil {
		t.Skipf("skipped: mkfs.ext4 does not work here: %s", out)
	}
	if out, err := exec.Command("tune2fs", "-e", "remount-ro", image).CombinedOutput(); err != nil {
		t.Skipf("skipped: tune2fs does not work here: %s", out)
	}
	mount(t, image, disk)
	out, err := exec.Command("findmnt", "-n", "-o", "SOURCE", disk).Output()
	if err != nil {
		t.Skipf("skipped: findmnt does not work here: %v", err)
	}
	fail := "/sys/fs/ext4/" + filepath.Base(strings.TrimSpace(string(out))) + "/trigger_fs_error"
	d := deskAt(t, filepath.Join(disk, "desk"))
	x := d.open().begin().press(enter + "33").see("2 answered").see("saved ✓")
	if err := os.WriteFile(fail, []byte("1"), 0o200); err != nil {
		t.Skipf("skipped: no error can be made here: %v", err)
	}
	x.press(enter + "3").see("3 answered").see("Not saved").see("read-only file system").press(stop)
	if code := x.exit(); code != 74 {
		t.Errorf("exit code %d, want 74", code)
	}
	if n := drafted(t, d.home()); n != 2 {
		t.Errorf("the draft that was saved last holds %d answers, want 2", n)
	}
}

// TestNoMoreOpenFiles gives a command fewer and fewer files to open.
func TestNoMoreOpenFiles(t *testing.T) {
	notInShort(t)
	t.Parallel()
	lookPath(t, "sh")
	tried, rung := 0, program(t)
	for _, s := range someScenes() {
		g := newStage(t, rung, s)
		for n := upTo(8, 4); n < upTo(10, 18); n++ {
			d := g.desk(t.TempDir())
			p := g.play(d, "sh", "-c", fmt.Sprintf(`ulimit -n %d && exec "$0" "$@"`, n))
			g.check(fmt.Sprintf("%d open files", n), p)
			tried++
		}
	}
	figure(t, "commands run with too few open files", tried)
}

// TestLimitedFileSize: where files may not grow, rung says so, and is not ended by the signal that comes with it.
func TestLimitedFileSize(t *testing.T) {
	t.Parallel()
	lookPath(t, "sh")
	g := newStage(t, testProgram(t), scenes()[1])
	d := g.desk(t.TempDir())
	g.checkRefused(d, g.play(d, "sh", "-c", `ulimit -f 4 && exec "$0" "$@"`), "file too large")
}
