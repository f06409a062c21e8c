package internal_test

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write THIRD-PARTY.md anew")

// systems are those that rung is built for. What it is made of differs a little between them.
var systems = []string{"linux", "darwin", "windows", "freebsd"}

// part is a module that is built into the binary.
type part struct{ Path, Version, Dir string }

// licences that a binary may hold, each with a sentence that only it has.
var licences = []struct {
	name     string
	sentence string
}{
	{"Apache-2.0", "Apache License Version 2.0, January 2004"},
	{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"},
	{"BSD-3-Clause", "may be used to endorse or promote products derived from this software"},
	{"BSD-2-Clause", "Redistributions in binary form must reproduce the above copyright notice"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose"},
}

// TestLicences wants THIRD-PARTY.md to list every module in the binary of any system, with its licence and the whole text of it, and
// fails for a licence that is not in the list. The file goes into every release: the licences want their texts handed on.
func TestLicences(t *testing.T) {
	got := notices(t, parts(t))
	const file = "../THIRD-PARTY.md"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Error("THIRD-PARTY.md is not what the binary is made of; go test ./internal -run TestLicences -update writes it, and then read what has changed")
	}
}

// parts lists the modules of the binaries, and Go itself.
func parts(t *testing.T) []part {
	all := []part{{"Go, its runtime and standard library", "", goRoot(t)}}
	for _, system := range systems {
		cmd := exec.Command("go", "list", "-deps", "-json=Module", "../cmd/rung")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
			var p struct {
				Module *struct {
					part
					Main bool
				}
			}
			if err := dec.Decode(&p); err != nil {
				t.Fatal(err)
			}
			if m := p.Module; m != nil && !m.Main && !slices.Contains(all, m.part) {
				all = append(all, m.part)
			}
		}
	}
	slices.SortFunc(all[1:], func(a, b part) int { return cmp.Compare(a.Path, b.Path) })
	return all
}

func goRoot(t *testing.T) string {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// notices is what THIRD-PARTY.md should be: a table, then the texts.
func notices(t *testing.T, all []part) string {
	var table, texts strings.Builder
	for _, p := range all {
		var names []string
		for _, path := range licenceFiles(t, p) {
			text := readText(t, path)
			if name := licenceOf(text); name != "" {
				names = append(names, name)
			}
			fmt.Fprintf(&texts, "\n## %s, %s\n\n```\n%s\n```\n", p.Path, filepath.Base(path), text)
		}
		if len(names) == 0 {
			t.Errorf("%s %s: no licence that is in the list", p.Path, p.Version)
		}
		fmt.Fprintf(&table, "| %s | %s | %s |\n", p.Path, p.Version, strings.Join(slices.Compact(names), ", "))
	}
	return "# What rung is made of\n\nThe binaries hold these modules, under these licences; their texts follow.\n\n" +
		"| module | version | licence |\n|---|---|---|\n" + table.String() + texts.String()
}

// licenceFiles are the texts that a module wants handed on.
func licenceFiles(t *testing.T, p part) []string {
	entries, err := os.ReadDir(p.Dir)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, e := range entries {
		if regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)`).MatchString(e.Name()) {
			paths = append(paths, filepath.Join(p.Dir, e.Name()))
		}
	}
	if len(paths) == 0 {
		t.Errorf("%s %s has no licence", p.Path, p.Version)
	}
	return paths
}

func readText(t *testing.T, path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))
}

// licenceOf names a licence by its text, "" for one that is not in the list.
func licenceOf(text string) string {
	words := strings.Join(strings.Fields(text), " ")
	for _, l := range licences {
		if strings.Contains(words, l.sentence) {
			return l.name
		}
	}
	return ""
}
