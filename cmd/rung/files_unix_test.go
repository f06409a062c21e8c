//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"
)

const kitDocument = "../../testdata/documents/sound/every-question-answered.json"

// bench is a directory with a home, in which commands run.
type bench struct {
	t         *testing.T
	dir, home string
}

// newBench has the ladder of the conformance kit in its home, and a document d.json.
func newBench(t *testing.T) bench {
	t.Helper()
	b := bench{t, t.TempDir(), ""}
	b.home = filepath.Join(b.dir, "home")
	for to, from := range map[string]string{"home/ladders/bakery.yaml": "../../testdata/ladders/sound/bakery.yaml", "d.json": kitDocument} {
		data, err := os.ReadFile(from)
		if err == nil {
			err = os.MkdirAll(filepath.Dir(b.path(to)), 0o700)
		}
		if err == nil {
			err = os.WriteFile(b.path(to), data, 0o600)
		}
		b.must(err)
	}
	return b
}

func (b bench) path(name string) string { return filepath.Join(b.dir, name) }

func (b bench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

// rung is a command that ends within a moment, or is ended.
func (b bench) rung(args ...string) (cmd *exec.Cmd, out, errs *bytes.Buffer) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	b.t.Cleanup(cancel)
	cmd = exec.CommandContext(ctx, os.Args[0], args...)
	cmd.Dir = b.dir
	cmd.Env = []string{"RUNG_TEST_MAIN=1", "RUNG_HOME=" + b.home, "HOME=" + b.dir, "TERM=dumb", "PATH=" + os.Getenv("PATH")}
	out, errs = new(bytes.Buffer), new(bytes.Buffer)
	cmd.Stdout, cmd.Stderr = out, errs
	return cmd, out, errs
}

// run is the code that a command ends with and what it says.
func (b bench) run(args ...string) (code int, out, said string) {
	b.t.Helper()
	cmd, o, e := b.rung(args...)
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		b.t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), o.String(), e.String()
}

// readers are the commands that read a file.
func readers(file string) [][]string {
	return [][]string{
		{"score", file}, {"score", "d.json", "--ladder", file}, {"score", "d.json", "--identity", file}, {"show", file}, {"assess", "--answers", file, "-o", "-"},
		{"one-on-one", file}, {"share", file, "--redact", "names"}, {"share", "d.json", "--to", "./" + file}, {"plan", "list", "--file", file},
		{"ladder", "show", file}, {"ladder", "check", file}, {"ladder", "import", file, "--dry-run"}, {"ladder", "diff", file, "bakery"},
	}
}

// TestOddFiles: what is no file with a text in it is refused by every command that reads one, at once and in words.
func TestOddFiles(t *testing.T) {
	notInShort(t)
	t.Parallel()
	b := newBench(t)
	b.must(os.Mkdir(b.path("dir"), 0o700))
	b.must(os.Symlink("loop", b.path("loop")))
	b.must(os.Symlink("nowhere", b.path("dangling")))
	b.must(os.Symlink("/dev/zero", b.path("zero")))
	b.must(os.Symlink("/dev/null", b.path("null")))
	b.must(os.WriteFile(b.path("empty"), nil, 0o600))
	b.must(os.WriteFile(b.path("secret"), []byte("{}"), 0))
	socket, err := net.Listen("unix", b.path("socket"))
	b.must(err)
	defer socket.Close()
	for _, file := range []string{"dir", "loop", "dangling", "zero", "null", "empty", "socket", "missing", "d.json/x", strings.Repeat("x", 300), "/proc/self/mem"} {
		for _, args := range readers(file) {
			code, out, said := b.run(args...)
			if args[1] == "check" {
				said += out // that is where it lists problems
			}
			if code <= 0 || code >= 74 && code != 77 || said == "" {
				t.Errorf("%q ended with %d: %s", args, code, said)
			}
			checkWords(t, args, said)
		}
	}
}

func checkWords(t *testing.T, args []string, said string) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(said, "\n"), "\n")
	if len(lines) > 45 {
		t.Errorf("%q: %d lines", args, len(lines))
	}
	for _, line := range lines {
		if strings.ContainsFunc(line, unicode.IsControl) || strings.Contains(line, "goroutine ") || strings.Contains(line, "<nil>") {
			t.Errorf("%q: %q", args, line)
		}
	}
}

// TestPipeWithoutWriter: a named pipe that nobody writes to keeps a command waiting, as it does others, and a signal ends it.
func TestPipeWithoutWriter(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.must(syscall.Mkfifo(b.path("pipe"), 0o600))
	signals := []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP}
	for i, args := range readers("pipe") {
		if args[0] == "plan" {
			continue // it changes files, and takes no pipe
		}
		cmd, _, said := b.rung(args...)
		b.must(cmd.Start())
		time.Sleep(60 * time.Millisecond)
		b.must(cmd.Process.Signal(signals[i%3]))
		_ = cmd.Wait()
		status := cmd.ProcessState.Sys().(syscall.WaitStatus)
		if status.Signaled() && status.Signal() == syscall.SIGKILL || !status.Signaled() && status.ExitStatus() == 0 {
			t.Errorf("%q ended with %v: %s", args, cmd.ProcessState, said)
		}
	}
}

// TestPipes: what comes through a pipe is read like a file.
func TestPipes(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.must(syscall.Mkfifo(b.path("pipe"), 0o600))
	data, err := os.ReadFile(kitDocument)
	b.must(err)
	_, want, _ := b.run("score", "d.json")
	for _, args := range [][]string{{"score", "pipe"}, {"assess", "--answers", "pipe", "-o", "-", "--mode", "full"}} {
		go func() { _ = os.WriteFile(b.path("pipe"), data, 0) }()
		code, out, said := b.run(args...)
		if code != 0 || args[0] == "score" && out != want {
			t.Errorf("%q ended with %d: %s", args, code, said)
		}
	}
}

// TestFileThatChanges: a file that is written, cut and replaced all the time while it is read is read as it is at some moment, or refused.
func TestFileThatChanges(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	data, err := os.ReadFile(kitDocument)
	b.must(err)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			_ = os.WriteFile(b.path("c.json"), data[:len(data)*(i%5)/4], 0o600)
			if i%7 == 0 {
				_ = os.Rename(b.path("c.json"), b.path("gone"))
			}
		}
	}()
	for range 12 {
		for _, args := range [][]string{{"score", "c.json"}, {"show", "c.json"}} {
			code, _, said := b.run(args...)
			if code != 0 && code != 1 && code != 3 && code != 4 {
				t.Errorf("%q ended with %d: %s", args, code, said)
			}
			checkWords(t, args, said)
		}
	}
	close(stop)
	<-stopped
}

// TestLinksAtTheTarget: a file is written in place of a link, never through it, and what else has the file's bytes keeps them.
func TestLinksAtTheTarget(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	write := func(name string) { b.must(os.WriteFile(b.path(name), []byte("precious"), 0o600)) }
	for name, link := range map[string]func(old, new string) error{"symbolic": os.Symlink, "hard": os.Link} {
		write("victim")
		b.must(link(b.path("victim"), b.path(name)))
		if code, _, said := b.run("score", "d.json", "-o", name); code != 1 || !strings.Contains(said, "--force") {
			t.Errorf("%s: ended with %d: %s", name, code, said)
		}
		if code, _, said := b.run("score", "d.json", "-o", name, "--force"); code != 0 {
			t.Errorf("%s: ended with %d: %s", name, code, said)
		}
		if got, err := os.ReadFile(b.path("victim")); string(got) != "precious" {
			t.Errorf("%s: written through the link: %q, %v", name, got, err)
		}
		if info, err := os.Lstat(b.path(name)); err != nil || !info.Mode().IsRegular() || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: became %v, %v", name, info, err)
		}
	}
	b.must(os.Symlink(b.path("not-there"), b.path("dangling")))
	if code, _, said := b.run("score", "d.json", "-o", "dangling"); code == 0 {
		t.Errorf("a dangling link was written through: %s", said)
	}
	if _, err := os.Lstat(b.path("not-there")); err == nil {
		t.Error("a dangling link was followed")
	}
}

// TestLadderLinksInTheHome: a link among the ladders of the home leads nowhere outside.
func TestLadderLinksInTheHome(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.must(os.WriteFile(b.path("secret.yaml"), []byte("rung: 1\nsecret: 4711\n"), 0o600))
	b.must(os.Symlink(b.path("secret.yaml"), filepath.Join(b.home, "ladders", "linked.yaml")))
	b.must(syscall.Mkfifo(filepath.Join(b.home, "ladders", "pipe.yaml"), 0o600))
	b.must(os.Mkdir(filepath.Join(b.home, "ladders", "dir.yaml"), 0o700))
	for _, id := range []string{"linked", "pipe", "dir"} {
		code, out, said := b.run("ladder", "show", id)
		if code == 0 || strings.Contains(out+said, "4711") {
			t.Errorf("%s: ended with %d: %s%s", id, code, out, said)
		}
		checkWords(t, []string{id}, said)
	}
	if code, out, said := b.run("ladder", "list"); code != 0 || !strings.Contains(out, "bakery") {
		t.Errorf("ended with %d: %s%s", code, out, said)
	}
}

// TestNamesOfFiles: whatever a person is called, their files have plain names and lie in the home.
func TestNamesOfFiles(t *testing.T) {
	notInShort(t)
	t.Parallel()
	b := newBench(t)
	before := filesBelow(t, b.dir)
	names := []string{"..", "../../x", "/etc/passwd", `..\..\x`, "a/b", "CON", "nul", "COM1", "lpt9.txt", "aux ", strings.Repeat("x", 300), "-rf", "~", "$HOME", "\u202egnp.exe", "\x1b[2J", "a\nb", "name.", "a:b", "*", "\xff\xfe", "Ada\u200bExample", "😀", "ſ", "K"}
	for _, name := range names {
		code, out, said := b.run("assess", "--answers", "d.json", "--mode", "full", "--name", name)
		if code != 0 || !strings.HasPrefix(strings.TrimSpace(out), b.home) {
			t.Errorf("%q: ended with %d: %s%s", name, code, out, said)
		}
		checkWords(t, []string{name}, out+said)
	}
	for _, path := range filesBelow(t, b.home) {
		for part := range strings.SplitSeq(path, "/") {
			stem, _, _ := strings.Cut(part, ".")
			if strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789-.") != "" || len(part) > 120 || isDeviceName(stem) || strings.HasPrefix(part, "-") {
				t.Errorf("the file %q", path)
			}
		}
	}
	var outside int
	for _, path := range filesBelow(t, b.dir) {
		if !strings.HasPrefix(path, "home/") {
			outside++
		}
	}
	for _, path := range before {
		if !strings.HasPrefix(path, "home/") {
			outside--
		}
	}
	if outside != 0 {
		t.Errorf("%d files outside the home: %q", outside, filesBelow(t, b.dir))
	}
}

func isDeviceName(stem string) bool {
	switch strings.ToLower(stem) {
	case "con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9":
		return true
	}
	return false
}

// filesBelow are the files below a directory, by their path in it.
func filesBelow(t *testing.T, dir string) []string {
	t.Helper()
	var paths []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if rel, _ := filepath.Rel(dir, path); err == nil && !d.IsDir() {
			paths = append(paths, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// TestLadderNames: what is no id of a ladder makes no file, and none that is made lies elsewhere than it was to.
func TestLadderNames(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	sheet, err := os.ReadFile("../../testdata/sheets/sound/matrix.csv")
	b.must(err)
	b.must(os.WriteFile(b.path("s.csv"), sheet, 0o600))
	before := len(filesBelow(t, b.dir))
	for _, id := range []string{"../x", "a/b", `a\b`, "con", "NUL", "COM1", "..", "A B", strings.Repeat("a", 65), "-x", "a\x00b", "\x1b[2J", "x.yaml"} {
		for _, args := range [][]string{{"ladder", "import", "s.csv", "--id=" + strings.ReplaceAll(id, "\x00", "\u2400")}, {"ladder", "show", strings.ReplaceAll(id, "\x00", "\u2400")}} {
			code, _, said := b.run(args...)
			if code == 0 {
				t.Errorf("%q was taken", args)
			}
			checkWords(t, args, said)
		}
	}
	if after := filesBelow(t, b.dir); len(after) != before {
		t.Errorf("files were made: %q", after)
	}
}
