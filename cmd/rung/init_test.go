//go:build unix

package main

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
)

// The budget for package inits: they are paid at every start, before rung can do anything. It counts what they ask of memory, which is the
// same on every machine; the time goes with it, for what takes long at a start are tables and regular expressions.
const (
	initAllocs, initBytes         = 2500, 300_000
	initAllocsEach, initBytesEach = 500, 50_000
)

var initLine = regexp.MustCompile(`(?m)^init (\S+) @[0-9.]+ ms, ([0-9.]+) ms clock, ([0-9]+) bytes, ([0-9]+) allocs`)

// TestInitBudget runs a built rung and not the test binary, which carries the inits of the test libraries.
func TestInitBudget(t *testing.T) {
	notInShort(t)
	cmd := exec.Command(build(t), "version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("rung version: %v\n%s", err, out)
	}
	inits := initLine.FindAllStringSubmatch(string(out), -1)
	ms, bytes, allocs := 0.0, 0, 0
	for _, m := range inits {
		ms += number(t, m[2])
		b, a := int(number(t, m[3])), int(number(t, m[4]))
		if a > initAllocsEach || b > initBytesEach {
			t.Errorf("init of %s asks for memory %d times, %d bytes in all", m[1], a, b)
		}
		bytes, allocs = bytes+b, allocs+a
	}
	if allocs > initAllocs || bytes > initBytes || len(inits) < 5 {
		t.Errorf("%d inits ask for memory %d times, %d bytes in all", len(inits), allocs, bytes)
	}
	t.Logf("figure: package inits: %d, %.1f ms, memory asked for %d times, %d bytes", len(inits), ms, allocs, bytes)
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func build(t *testing.T) string {
	t.Helper()
	path := t.TempDir() + "/rung"
	if out, err := exec.Command("go", "build", "-ldflags=-s -w", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}
