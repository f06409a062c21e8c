package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
)

var hostileNames = []string{
	"", " ", ".", "..", "../x", "../../etc/passwd", "/etc/passwd", `..\x`, "a/b", "CON", "con", "Nul", "COM1", "lpt9.txt", "a\x00b",
	strings.Repeat("x", 300), strings.Repeat("Ä", 300), "😀", "👩‍👩‍👧", "שלום עולם", "مرحبا", "\u202egnp.exe", "-rf", "--home", "~", "$HOME",
	"Ada Example", "ada example", "ADA EXAMPLE", "Ada  Example", "Ada-Example", "Ada Example ", "ada-example", "José", "Jose", "Jos",
	"Ada\nExample", "\x1b[2J", "\xff\xfe", "con--0000", "name", "Name", "3m", "O'Neil", "a", "A",
}

func TestFolders(t *testing.T) {
	for name, want := range map[string]string{
		"Ada Example": "ada-example", "Bo": "bo", "Mary Jane 2": "mary-jane-2", "A": "a",
		"Con": "con--3b6f52aa79", "": "name--e3b0c44298", "😀": "name--f0443a342c",
	} {
		if got := folder(name); got != want {
			t.Errorf("folder(%q) = %s, want %s", name, got, want)
		}
	}
	owner := map[string]string{}
	for _, name := range hostileNames {
		f := folder(name)
		if other, taken := owner[f]; taken {
			t.Errorf("%q and %q share the folder %s", name, other, f)
		}
		owner[f] = name
		if !assess.ValidID(f) || f[0] == '-' || reserved(f) {
			t.Errorf("folder(%q) = %s", name, f)
		}
	}
}

func FuzzFolder(f *testing.F) {
	for _, name := range hostileNames {
		f.Add(name, name+" ")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := folder(a), folder(b)
		if a != b && x == y {
			t.Errorf("%q and %q share the folder %s", a, b, x)
		}
		if !assess.ValidID(x) || x[0] == '-' || reserved(x) {
			t.Errorf("folder(%q) = %s", a, x)
		}
	})
}

func TestHostileNamesStayInside(t *testing.T) {
	base := t.TempDir()
	s := open(t, filepath.Join(base, "rung"))
	for n, name := range hostileNames {
		a := finished(n, name, noon)
		path, err := s.Finish(a)
		if err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if _, err := s.Load(path); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	entries, bad, err := s.Finished()
	if len(entries) != len(hostileNames) || len(bad) != 0 || err != nil {
		t.Errorf("%d of %d, %v, %v", len(entries), len(hostileNames), bad, err)
	}
	if all, _ := os.ReadDir(base); len(all) != 1 {
		t.Error("something lies outside:", all)
	}
}

func TestHostileIDsAreRefused(t *testing.T) {
	s := newStore(t)
	outside := filepath.Join(filepath.Dir(s.Home()), "x.json")
	for _, bad := range append(hostileNames, "../x", "../../x", strings.ToUpper(id(10)), id(1)+"/../../x", id(1)+"\x00") {
		a := assessment(1, "Ada", 1)
		a.ID = bad
		_, lockErr := s.LockDraft(bad)
		_, loadErr := s.LoadDraft(bad)
		for what, err := range map[string]error{"save": s.SaveDraft(a), "delete": s.DeleteDraft(bad), "lock": lockErr, "load": loadErr} {
			if !errors.Is(err, fs.ErrInvalid) {
				t.Errorf("%s %q: %v", what, bad, err)
			}
		}
	}
	if _, err := os.Stat(outside); err == nil {
		t.Error("something was written outside")
	}
}

func TestLoadStaysInside(t *testing.T) {
	s := newStore(t)
	must(t, s.SaveDraft(assessment(1, "Ada", 1)))
	secret := filepath.Join(filepath.Dir(s.Home()), "secret.json")
	must(t, os.WriteFile(secret, assess.Encode(assessment(2, "Eve", 1)), 0o600))
	must(t, os.Symlink(secret, s.Abs("drafts/link.json")))
	must(t, os.Symlink(filepath.Dir(secret), s.Abs("up")))
	for _, path := range []string{"../secret.json", secret, "drafts/../../secret.json", "up/secret.json", "drafts/link.json", "drafts", "", "a\x00b"} {
		if _, err := s.Load(path); err == nil {
			t.Errorf("%q was read", path)
		}
	}
}

// A link in place of a draft is replaced, never written through.
func TestSaveDoesNotFollowLinks(t *testing.T) {
	s := newStore(t)
	must(t, s.SaveDraft(assessment(1, "Ada", 1)))
	victim := filepath.Join(t.TempDir(), "victim")
	must(t, os.WriteFile(victim, []byte("precious"), 0o600))
	must(t, os.Symlink(victim, s.Abs(draftPath(id(2)))))
	must(t, s.SaveDraft(assessment(2, "Ada", 1)))
	must(t, os.Symlink(victim, s.Abs("drafts/"+id(3)+".lock")))
	if _, err := s.LockDraft(id(3)); err == nil {
		t.Error("locked through a link")
	}
	if b, _ := os.ReadFile(victim); string(b) != "precious" {
		t.Errorf("victim: %s", b)
	}
	if _, err := s.LoadDraft(id(2)); err != nil {
		t.Error(err)
	}
}

func TestDefaultHome(t *testing.T) {
	for _, c := range []struct {
		goos string
		env  map[string]string
		want string
	}{
		{"linux", map[string]string{"HOME": "/home/ada"}, "/home/ada/.local/share/rung"},
		{"freebsd", map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "/data"}, "/data/rung"},
		{"linux", map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "relative"}, "/home/ada/.local/share/rung"},
		{"linux", map[string]string{"HOME": "/home/ada", "XDG_DATA_HOME": "/data", "RUNG_HOME": "/r"}, "/r"},
		{"darwin", map[string]string{"HOME": "/Users/ada"}, "/Users/ada/Library/Application Support/rung"},
		{"darwin", map[string]string{"HOME": "/Users/ada", "XDG_DATA_HOME": "/data"}, "/data/rung"},
		{"windows", map[string]string{"LocalAppData": "/local", "HOME": "/home/ada"}, "/local/rung"},
		{"windows", map[string]string{"HOME": "/home/ada"}, ""},
		{"linux", nil, ""},
		{"darwin", map[string]string{"HOME": "relative"}, ""},
	} {
		got, err := DefaultHome(func(key string) string { return c.env[key] }, c.goos)
		if filepath.ToSlash(got) != c.want || errors.Is(err, ErrNoHome) != (c.want == "") {
			t.Errorf("%s %v: %s, %v; want %s", c.goos, c.env, got, err, c.want)
		}
	}
}
