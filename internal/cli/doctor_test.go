//go:build unix

package cli

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/go-json-experiment/json"
)

// checkUp runs rung doctor on a home, and returns how it ends and what it says.
func checkUp(t *testing.T, home string, flags ...string) (code int, out string) {
	t.Helper()
	code, out, said := checkUpIn(World{}, home, flags...)
	if said != "" {
		t.Errorf("it says on standard error: %s", said)
	}
	return code, out
}

// checkUpIn is checkUp in a world in which something is as it is said there.
func checkUpIn(w World, home string, flags ...string) (code int, out, said string) {
	var stdout, stderr bytes.Buffer
	w.Args, w.GOOS, w.Environ = append([]string{"doctor", "--home", home}, flags...), runtime.GOOS, []string{"TERM=xterm", "LANG=C.UTF-8"}
	w.Stdin, w.Stdout, w.Stderr, w.Now, w.Rand = strings.NewReader(""), &stdout, &stderr, time.Now, rand.Reader
	code = Main(w)
	return code, stdout.String(), stderr.String()
}

// aHome is a home with the directories that rung makes.
func aHome(t *testing.T) string {
	t.Helper()
	home := filepath.Join(t.TempDir(), "home")
	for _, dir := range []string{"drafts", "assessments/ada-example", "ladders/kept", "notes"} {
		if err := os.MkdirAll(filepath.Join(home, dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return home
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// snapshot is all that is in a directory: what it is, its permissions, and what stands in it.
func snapshot(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s %v", path, info.Mode())
		if info.Mode().IsRegular() {
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, " %q", text)
		}
		b.WriteByte('\n')
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestDoctorChangesNothingWithoutFix(t *testing.T) {
	home := hostileHome(t)
	before := snapshot(t, home)
	if code, out := checkUp(t, home); code != int(badInput) {
		t.Errorf("it ends with %d:\n%s", code, out)
	}
	if after := snapshot(t, home); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

// TestDoctorFixLosesNothing holds --fix to what it may: nothing but permissions, on a home where nothing is left over; and doing it
// again does nothing.
func TestDoctorFixLosesNothing(t *testing.T) {
	home := hostileHome(t)
	before := strings.Count(snapshot(t, home), "\n")
	checkUp(t, home, "--fix")
	after := snapshot(t, home)
	if n := strings.Count(after, "\n"); n != before {
		t.Errorf("%d things are there after %d:\n%s", n, before, after)
	}
	if _, out := checkUp(t, home, "--fix"); strings.Contains(out, "\nmended") {
		t.Errorf("the second time:\n%s", out)
	}
	if again := snapshot(t, home); again != after {
		t.Errorf("once:\n%s\ntwice:\n%s", after, again)
	}
}

// TestDoctorSaysNothingHostile holds the output to one printable line for each finding, whatever files are called.
func TestDoctorSaysNothingHostile(t *testing.T) {
	_, out := checkUp(t, hostileHome(t))
	for line := range strings.Lines(out) {
		for _, r := range strings.TrimSuffix(line, "\n") {
			if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
				t.Errorf("%U in %q", r, line)
			}
		}
	}
	if strings.Contains(strings.ToLower(out), "ada") || strings.Contains(strings.ToLower(out), "grace") {
		t.Errorf("somebody is named:\n%s", out)
	}
}

func TestDoctorOnManyFiles(t *testing.T) {
	home, files := aHome(t), 1_000
	if os.Getenv("RUNG_LONG_TESTS") != "" {
		files = 10_000
	}
	for i := range files {
		write(t, filepath.Join(home, "drafts", fmt.Sprintf("%08d-0000-7000-8000-000000000000.json", i)), "{")
	}
	code, out := checkUp(t, home)
	if lines := strings.Count(out, "\n"); code != int(badInput) || lines > 60 || !strings.Contains(out, fmt.Sprintf("and %d more of these", files-maxAlike)) {
		t.Errorf("it ends with %d after %d lines:\n%s", code, lines, out)
	}
}

func TestDoctorJSON(t *testing.T) {
	home := hostileHome(t)
	_, out := checkUp(t, home, "--json")
	var report doctorJSON
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	if report.Schema != "rung/doctor/1" || report.Home != home {
		t.Errorf("%s %s", report.Schema, report.Home)
	}
	n := map[level]int{}
	for _, f := range report.Findings {
		n[f.Level]++
		if f.Text == "" || f.Check == "" || f.Level != isOK && f.Level != isMended && f.Hint == "" {
			t.Errorf("%+v says not enough", f)
		}
	}
	if n[isProblem] != report.Problems || n[isWarning] != report.Warnings || n[isProblem] == 0 || n[isWarning] == 0 {
		t.Errorf("%d problems and %d warnings are %v", report.Problems, report.Warnings, n)
	}
}

func TestSyncedFolders(t *testing.T) {
	for dir, want := range map[string]string{
		"/home/ada/Dropbox/rung":          "Dropbox",
		"/home/ada/OneDrive - Example/r":  "OneDrive",
		"/U/a/Library/Mobile Documents/":  "iCloud",
		"/U/a/Google Drive/rung":          "Google Drive",
		"/home/ada/.local/share/rung":     "",
		"/home/ada/my-dropbox-notes/rung": "",
	} {
		if got := syncedBy(dir); got != want {
			t.Errorf("%s: %q, want %q", dir, got, want)
		}
	}
}

func TestNamesAreHidden(t *testing.T) {
	var n nameless
	n.learn("Ada Example", "grace--0011223344")
	for text, want := range map[string]string{
		"ada.json":            "*.json",
		"review-of-ADA-2.md":  "review-of-*-2.md",
		"adapter.json":        "adapter.json",
		"Example_Grace_1.txt": "*_*_1.txt",
		"":                    "",
		"42":                  "42",
	} {
		if got := n.hide(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestWhyColour(t *testing.T) {
	for env, want := range map[string]string{
		"TERM=xterm":                             "TERM says so",
		"TERM=xterm COLORTERM=truecolor":         "COLORTERM says so",
		"TERM=xterm NO_COLOR=yes":                "NO_COLOR is set",
		"TERM=xterm CLICOLOR_FORCE=1 NO_COLOR=1": "NO_COLOR is set",
		"TERM=xterm CLICOLOR_FORCE=1":            "CLICOLOR_FORCE is set",
		"TERM=xterm CLICOLOR=0":                  "CLICOLOR is 0",
		"":                                       "TERM is not set",
	} {
		e := &examination{app: &app{world: World{Environ: strings.Fields(env)}, color: auto}}
		if got := e.whyColour(); got != want {
			t.Errorf("%s: %s, want %s", env, got, want)
		}
	}
}
