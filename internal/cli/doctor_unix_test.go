//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/rung-dev/rung/internal/store"
)

// hostileHome is a home with everything in it that should not be there, and where following, opening or waiting for it would do harm.
func hostileHome(t *testing.T) string {
	t.Helper()
	home := aHome(t)
	in := func(name string) string { return filepath.Join(home, name) }
	for _, err := range []error{
		syscall.Mkfifo(in("drafts/0198f0c2-0000-7000-8000-000000000001.json"), 0o600),
		syscall.Mkfifo(in("ladders/pipe.yaml"), 0o600),
		syscall.Mkfifo(in("drafts/0198f0c2-0000-7000-8000-000000000002.lock"), 0o600),
		syscall.Mkfifo(in("drafts/.rung-00.tmp"), 0o600),
		os.Symlink(".", in("assessments/loop")),
		os.Symlink("loop.json", in("drafts/loop.json")),
		os.Symlink("/dev/zero", in("ladders/zero.yaml")),
		os.Symlink("/dev/zero", in("notes/zero.md")),
		os.Mkdir(in("drafts/directory.json"), 0o700),
		os.Mkdir(in("stray"), 0o755),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{
		"drafts/evil\x1b]0;owned\a\u202e.json", "drafts/line\nbreak.json", "ladders/\x1b[2J.yaml", "assessments/ada-example/ada.json",
		"assessments/ada-example/\xff\xfe.json", "notes/ada-example.md", "ladders/" + strings.Repeat("x", 200) + ".yaml", "README",
	} {
		write(t, in(name), `{"person": {"name": "Ada Example"}`)
	}
	write(t, in("ladders/deep.yaml"), strings.Repeat("[", 100_000))
	write(t, in("assessments/ada-example/grace.json"), `{"format": "rung.assessment/1", "ladder": {"id": "Grace"}, "person": {"name": "Grace"}, "answers": []}`)
	for _, name := range []string{"assessments/ada-example/ada.json", "notes/ada-example.md"} {
		if err := os.Chmod(in(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return home
}

// TestDocumentThatIsShut: where only permissions keep a document from being read, they alone are told; --fix mends them. (Nothing is shut for
// root, who runs many tests.)
func TestDocumentThatIsShut(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ada.json")
	write(t, file, "")
	for _, c := range []struct {
		mode os.FileMode
		err  error
		want bool
	}{
		{0o000, os.ErrPermission, true},
		{0o200, os.ErrPermission, true},
		{0o600, os.ErrPermission, false}, // something else forbids it
		{0o000, syscall.EIO, false},
	} {
		if err := os.Chmod(file, c.mode); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		e := &examination{}
		if got := e.isShut(examined{item: store.Item{Info: info}, err: c.err}); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestDoctorOnOtherKindsOfHome(t *testing.T) {
	dir := t.TempDir()
	fifo, link, file := filepath.Join(dir, "fifo"), filepath.Join(dir, "link"), filepath.Join(dir, "file")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("link", link); err != nil {
		t.Fatal(err)
	}
	write(t, file, "")
	for _, home := range []string{fifo, link, file, filepath.Join(file, "below"), os.DevNull} {
		if code, out := checkUp(t, home); code != int(badInput) || !strings.HasPrefix(out, "problem  home ") {
			t.Errorf("%s: it ends with %d:\n%s", home, code, out)
		}
		if code, out := checkUp(t, home, "--fix"); code != int(notSaved) {
			t.Errorf("%s --fix: it ends with %d:\n%s", home, code, out)
		}
	}
}

// TestDoctorOnSomebodyElsesHome holds that a home is left alone that belongs to another user, even where the rights would do.
func TestDoctorOnSomebodyElsesHome(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("needs root to give a directory away")
	}
	home := hostileHome(t)
	for _, path := range []string{home, filepath.Join(home, "drafts")} {
		if err := os.Chown(path, 12345, 12345); err != nil {
			t.Fatal(err)
		}
	}
	before := snapshot(t, home)
	if code, out := checkUp(t, home, "--fix"); code != int(noPermission) || !strings.Contains(out, "belongs to another user (uid 12345)") {
		t.Errorf("it ends with %d:\n%s", code, out)
	}
	if after := snapshot(t, home); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

// TestDoctorTightensNothingOutside holds that --fix leaves a file alone that has another name outside of the home.
func TestDoctorTightensNothingOutside(t *testing.T) {
	home := aHome(t)
	outside := filepath.Join(t.TempDir(), "page.html")
	write(t, outside, "for all")
	for _, err := range []error{os.Chmod(outside, 0o644), os.Link(outside, filepath.Join(home, "notes/page.md"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if code, out := checkUp(t, home, "--fix"); code != int(badInput) || !strings.Contains(out, "has another name outside of the home") {
		t.Errorf("it ends with %d:\n%s", code, out)
	}
	if info, err := os.Stat(outside); err != nil || info.Mode().Perm() != 0o644 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}
