package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/ladderfile"
)

// TestDocs keeps the manual what rung really does: it runs the commands of each page in their order, in a directory with the examples of
// the manual, and compares what they print with the page.
func TestDocs(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands of the manual are for a Unix shell")
	}
	for _, name := range []string{"README.md", "docs/ladders.md", "docs/ladder-format.md", "docs/scoring.md", "docs/assessment-format.md",
		"docs/plan.md", "docs/sharing.md", "docs/one-on-one.md", "docs/doctor.md"} {
		t.Run(filepath.Base(name), func(t *testing.T) {
			path := filepath.Join("../..", name)
			page, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			r := newReader(t)
			want := consoleBlock.ReplaceAllStringFunc(string(page), r.block)
			if *update {
				if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(strings.Split(string(page), "\n"), strings.Split(want, "\n")); diff != "" {
				t.Errorf("%s says - and rung says +; run with -update if that is meant:\n%s", name, diff)
			}
		})
	}
}

var consoleBlock = regexp.MustCompile("(?ms)^```console\n.*?^```$")

// reader is somebody who types what a page says.
type reader struct {
	t      *testing.T
	dir    string
	env    []string
	status int // of the command before, for echo $?
}

// newReader gives a reader a checkout with the examples, a home and a clock.
func newReader(t *testing.T) *reader {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "docs/example"), os.DirFS("../../docs/example")); err != nil {
		t.Fatal(err)
	}
	return &reader{t: t, dir: dir, env: append(os.Environ(),
		"HOME="+filepath.Join(dir, "person"), "RUNG_HOME="+filepath.Join(dir, "home"),
		"RUNG_TEST_NOW=2026-11-21T10:00:00Z", "TERM=xterm-256color", "LC_ALL=C.UTF-8", "VISUAL=", "EDITOR=", "NO_COLOR=", heardFile+"="+overhear(t), "GORACE=atexit_sleep_ms=0",
	)}
}

// block returns a block of a page as it should be: its commands, each with what it prints.
func (r *reader) block(block string) string {
	text := strings.TrimSuffix(strings.TrimPrefix(block, "```console\n"), "```")
	var b strings.Builder
	b.WriteString("```console\n")
	for i, example := range strings.Split("\n"+text, "\n$ ") {
		if i == 0 {
			b.WriteString(strings.TrimPrefix(example, "\n"))
			continue
		}
		command, shown, _ := strings.Cut(strings.TrimSuffix(example, "\n"), "\n")
		b.WriteString("$ " + command + "\n")
		if printed := strings.TrimSuffix(r.run(command, shown), "\n"); printed != "" {
			b.WriteString(printed + "\n")
		}
	}
	return b.String() + "```"
}

// run types one command and returns what it prints. Some are taken at their word: those that need more than the examples.
func (r *reader) run(command, shown string) string {
	switch made, isCat := strings.CutPrefix(command, "cat "); {
	case isCat && !strings.Contains(made, " ") && r.lacks(made):
		if err := os.WriteFile(filepath.Join(r.dir, made), []byte(shown+"\n"), 0o600); err != nil {
			r.t.Fatal(err)
		}
		return shown
	case strings.HasPrefix(command, "go "):
		return shown
	case strings.Contains(command, "jq ") && !installed("jq"):
		r.t.Logf("skipped, as there is no jq: %s", command)
		return shown
	}
	cmd := exec.Command("sh", "-c", fmt.Sprintf("(exit %d); %s", r.status, command))
	cmd.Dir, cmd.Env = r.dir, r.env
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		r.t.Fatal(err)
	}
	r.status = cmd.ProcessState.ExitCode()
	if shown == "" && strings.Contains(string(out), "no screen can be shown here") {
		return "" // it opens a screen
	}
	return string(out)
}

// TestGuideYAML holds the pieces of ladder files in the manual to the examples: each stands in one of them, word for word, so that it is
// checked along with it.
func TestGuideYAML(t *testing.T) {
	var pages string
	for _, path := range []string{"../../docs/ladders.md", "../../docs/ladder-format.md"} {
		page, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		pages += string(page) + "\n"
	}
	files, err := filepath.Glob("../../docs/example/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	examples := "\n# " + ladderfile.Modeline + "\n"
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if problems, err := ladderfile.Lint(file, text); err != nil || slices.ContainsFunc(problems, loud) {
			t.Errorf("%s is no example to follow: %v %v", file, problems, err)
		}
		examples += "\n" + string(text)
	}
	pieces := yamlBlock.FindAllStringSubmatch(pages, -1)
	if len(pieces) < 5 {
		t.Errorf("the manual has %d pieces of ladder files; is it read right?", len(pieces))
	}
	for _, piece := range pieces {
		if !strings.Contains(examples, "\n"+piece[1]) {
			t.Errorf("no example has:\n%s", piece[1])
		}
	}
}

var yamlBlock = regexp.MustCompile("(?ms)^```yaml\n(.*?)^```$")

// loud is true for a finding that nothing silences.
func loud(p ladderfile.Problem) bool { return p.Silenced == "" }

// TestGuideSentences holds the table of rules in the guide to the rules: each sentence to leave breaks the rule of its row, and each one
// to write breaks none.
func TestGuideSentences(t *testing.T) {
	page, err := os.ReadFile("../../docs/ladders.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := ruleRow.FindAllStringSubmatch(string(page), -1)
	if len(rows) != 14 {
		t.Errorf("the guide has %d rows with sentences, want 14: Q01 to Q14", len(rows))
	}
	for _, row := range rows {
		rule, not, but := row[1], row[2], row[3]
		if found := lintSentence(t, not); !slices.ContainsFunc(found, func(p ladderfile.Problem) bool { return p.Rule == rule }) {
			t.Errorf("%s: %q does not break it: %v", rule, not, found)
		}
		if found := lintSentence(t, but); len(found) > 0 {
			t.Errorf("%s: %q is no better: %v", rule, but, found)
		}
	}
}

var ruleRow = regexp.MustCompile(`(?m)^\| (Q0[1-9]|Q1[0-4]) [^|]*\|[^|]*\| ([^|]*) \| ([^|]*) \|$`)

// lintSentence is what the rules say about a sentence.
func lintSentence(t *testing.T, sentence string) []ladderfile.Problem {
	t.Helper()
	problems, err := ladderfile.Lint("guide", fmt.Appendf(nil, `
rung: 1
id: guide
version: 1.0.0
title: Guide
rungs: [{id: d1, title: Designer, short: D1}]
competencies: [{id: craft, title: Craft, indicators: {d1: {i: %q, they: They}}}]
`, sentence))
	if err != nil {
		t.Fatal(err)
	}
	return problems
}

// lacks says that a file is one that the page makes up.
func (r *reader) lacks(file string) bool {
	_, err := os.Stat(filepath.Join(r.dir, file))
	return errors.Is(err, fs.ErrNotExist)
}

func installed(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}
