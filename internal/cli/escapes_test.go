package cli

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestCommandList keeps the list of all commands and flags, also of hidden ones, by which the tests of cmd/rung print hostile texts with every
// one of them. With -update it writes the list; those tests then ask for a case.
func TestCommandList(t *testing.T) {
	const path = "testdata/commands.txt"
	var all []string
	var visit func(*cobra.Command)
	visit = func(cmd *cobra.Command) {
		line := []string{strings.TrimSpace(strings.TrimPrefix(cmd.CommandPath(), "rung"))}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Name != "help" {
				line = append(line, fmt.Sprintf("--%s=%s", f.Name, takes(f)))
			}
		})
		all = append(all, strings.Join(line, "\t"))
		for _, c := range cmd.Commands() {
			visit(c)
		}
	}
	visit(newRootCmd(&app{world: World{Stdout: &bytes.Buffer{}}, out: newOutput(&bytes.Buffer{})}))
	slices.Sort(all)
	want := strings.Join(all, "\n") + "\n"
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(kept), "\n"), strings.Split(want, "\n")); diff != "" {
		t.Errorf("%s has - and rung has +; run with -update:\n%s", path, diff)
	}
}

// takes is what a flag takes: nothing, or a text of some kind.
func takes(f *pflag.Flag) string {
	if f.NoOptDefVal != "" {
		return "none"
	}
	return "text"
}

// TestTitleInLists: a list of ladders shows the title as the ladder itself does, however it is written in the file.
func TestTitleInLists(t *testing.T) {
	for written, want := range map[string]string{
		"Design": "Design", `"Design"`: "Design", "'Design & more'": "Design & more", "Café": "Café", `"Caf\u00e9"`: "Café", "Design # ours": "Design",
		"'It''s design'": "It's design", "Bob's design": "Bob's design", `"a \"b\""`: `a "b"`, `"\e[2Jgone"`: "␛[2Jgone", ">\n  Folded\n  title": "Folded title",
	} {
		text := "rung: 1\nid: x\nversion: 1.0.0\ntitle: " + written + "\nrungs: [{id: a, title: A}]\ncompetencies: [{id: c, title: C, indicators: {a: {i: I do it., they: Does it.}}}]\n"
		v := newVolume("x", fromHome, "x.yaml", func() ([]byte, error) { return []byte(text), nil })
		l, err := v.load()
		if err != nil {
			t.Fatal(err)
		}
		if got := v.title(); got != want || l.Title != want {
			t.Errorf("title: %s is listed as %q, and read as %q; want %q", written, got, l.Title, want)
		}
	}
}
