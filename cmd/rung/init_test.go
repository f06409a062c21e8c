//go:build unix

package main

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The budget for package inits: they are paid at every start, before rung can do anything. What they ask of memory is the same on every
// machine. Their time is compared with that of the standard library's, which is that of the machine: about half a millisecond.
const (
	initAllocs, initBytes         = 2500, 300_000
	initAllocsEach, initBytesEach = 500, 50_000
	initTime, initTimeEach        = 6.0, 2.0
)

var initLine = regexp.MustCompile(`(?m)^init (\S+) @[0-9.]+ ms, ([0-9.]+) ms clock, ([0-9]+) bytes, ([0-9]+) allocs`)

// TestInitBudget runs a built rung and not the test binary, which carries the inits of the test libraries; and it runs it a few times, for
// something else may come between.
func TestInitBudget(t *testing.T) {
	notInShort(t)
	binary := build(t)
	ms := inits(t, binary, 2)
	for runs := 0; runs < 15 && tooSlow(ms) != ""; runs++ {
		for name, took := range inits(t, binary, 2) {
			ms[name] = min(ms[name], took)
		}
	}
	if why := tooSlow(ms); why != "" {
		t.Errorf("inits take too long: %s", why)
	}
	bytes, allocs := inits(t, binary, 3), inits(t, binary, 4)
	for name := range ms {
		if allocs[name] > initAllocsEach || bytes[name] > initBytesEach {
			t.Errorf("init of %s asks for memory %v times, %v bytes in all", name, allocs[name], bytes[name])
		}
	}
	if sum(allocs) > initAllocs || sum(bytes) > initBytes || len(ms) < 5 {
		t.Errorf("%d inits ask for memory %v times, %v bytes in all", len(ms), sum(allocs), sum(bytes))
	}
	t.Logf("figure: package inits: %d, %.1f ms, memory asked for %v times, %v bytes", len(ms), sum(ms), sum(allocs), sum(bytes))
}

// tooSlow says which inits are, "" for none.
func tooSlow(ms map[string]float64) string {
	standard := 0.0
	for name, took := range ms {
		if first, _, _ := strings.Cut(name, "/"); !strings.Contains(first, ".") {
			standard += took
		}
	}
	for name, took := range ms {
		if took > initTimeEach*standard {
			return name + " " + strconv.FormatFloat(took, 'f', 2, 64) + " ms"
		}
	}
	if all := sum(ms); all > initTime*standard {
		return "all " + strconv.FormatFloat(all, 'f', 2, 64) + " ms"
	}
	return ""
}

func sum(values map[string]float64) (all float64) {
	for _, v := range values {
		all += v
	}
	return all
}

// inits are one column of the trace of the inits, by package: 2 for the milliseconds, 3 for the bytes, 4 for how often memory was asked for.
func inits(t *testing.T, binary string, column int) map[string]float64 {
	t.Helper()
	cmd := exec.Command(binary, "version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("rung version: %v\n%s", err, out)
	}
	of := map[string]float64{}
	for _, m := range initLine.FindAllStringSubmatch(string(out), -1) {
		if of[m[1]], err = strconv.ParseFloat(m[column], 64); err != nil {
			t.Fatal(err)
		}
	}
	return of
}

func build(t *testing.T) string {
	t.Helper()
	path := t.TempDir() + "/rung"
	if out, err := exec.Command("go", "build", "-ldflags=-s -w", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}
