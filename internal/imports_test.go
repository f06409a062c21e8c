// Package internal_test keeps the packages apart, as docs/architecture.md draws them.
package internal_test

import (
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/rung-dev/rung"

// mayImport lists, for each package, which packages of this module it may import. Imports run downward only, and screens
// import neither each other nor the store.
var mayImport = map[string][]string{
	"ladders":              {},
	"internal/safe":        {},
	"internal/pattern":     {},
	"internal/typo":        {},
	"internal/ladder":      {},
	"internal/ladderfile":  {"internal/ladder", "internal/safe", "internal/pattern", "internal/typo"},
	"internal/interchange": {"internal/ladder", "internal/safe", "internal/pattern", "internal/typo"},
	"internal/assess":      {"internal/ladder", "internal/safe"},
	"internal/score":       {"internal/assess", "internal/ladder"},
	"internal/revise":      {"internal/assess", "internal/ladder"},
	"internal/plan":        {"internal/assess", "internal/ladder"},
	"internal/oneonone":    {"internal/plan", "internal/score", "internal/assess", "internal/ladder"},
	"internal/desk":        {"internal/oneonone", "internal/chart", "internal/plan", "internal/revise", "internal/assess", "internal/ladder"},
	"internal/seal":        {},
	"internal/chart":       {"internal/plan", "internal/score", "internal/assess", "internal/ladder"},
	"internal/store":       {"internal/assess", "internal/safe"},
	"internal/report":      {"internal/chart", "internal/plan", "internal/score", "internal/assess", "internal/ladder"},
	"internal/plain": {
		"internal/desk", "internal/oneonone", "internal/chart", "internal/plan", "internal/score", "internal/revise", "internal/assess",
		"internal/ladder", "internal/safe", "internal/pattern",
	},

	"internal/tui/keys":    {},
	"internal/tui/cluster": {"internal/tui/keys"},
	"internal/tui/theme":   {"internal/chart"},
	"internal/tui/pane":    {"internal/tui/keys", "internal/chart"},
	"internal/tui": {
		"internal/tui/home", "internal/tui/setup", "internal/tui/intro", "internal/tui/question", "internal/tui/jump",
		"internal/tui/evidence", "internal/tui/preference", "internal/tui/result", "internal/tui/browse",
		"internal/tui/meet", "internal/tui/blind", "internal/tui/gate", "internal/tui/reveal", "internal/tui/talk", "internal/tui/plan", "internal/plan",
		"internal/desk", "internal/oneonone", "internal/tui/theme", "internal/tui/keys", "internal/tui/pane",
		"internal/chart", "internal/score", "internal/assess", "internal/ladder", "internal/safe",
	},
	"internal/cli": {
		"internal/tui", "internal/tui/setup", "internal/tui/theme", "internal/report", "internal/store", "internal/ladderfile", "internal/interchange",
		"internal/plain", "internal/desk", "internal/oneonone", "internal/revise", "internal/chart", "internal/plan", "internal/seal",
		"internal/score", "internal/assess", "internal/ladder", "internal/safe", "internal/pattern", "internal/typo", "ladders",
	},
	"cmd/rung": {"internal/cli"},

	// for tests
	"internal":                {},
	"internal/cost":           {},
	"internal/sample":         {"internal/score", "internal/assess", "internal/ladderfile", "internal/ladder", "ladders"},
	"internal/tui/screentest": {"internal/chart"},
}

// screenImports is what every package under internal/tui that is not listed above may import: each is one screen.
var screenImports = []string{
	"internal/tui/theme", "internal/tui/keys", "internal/tui/cluster", "internal/tui/pane", "internal/chart", "internal/plan", "internal/score",
	"internal/assess", "internal/ladder", "internal/safe",
}

// mayUse lists where a package from outside, or one that touches the world, may be imported.
var mayUse = map[string][]string{
	"charm.land/":                     {"internal/tui", "internal/cli"},
	"go.yaml.in/":                     {"internal/ladderfile"},
	"github.com/go-json-experiment/":  {"internal/assess", "internal/ladderfile", "internal/interchange", "internal/cli"},
	"github.com/spf13/cobra":          {"internal/cli"},
	"github.com/gofrs/flock":          {"internal/store"},
	"filippo.io/":                     {"internal/seal"},
	"golang.org/x/crypto/":            {"internal/seal"},
	"os":                              {"cmd/rung", "internal/cli", "internal/store", "internal/sample"},
	"os/signal":                       {"cmd/rung", "internal/cli"},
	"os/exec":                         {"internal/cli"}, // the editor for notes
	"github.com/santhosh-tekuri/":     {},               // in tests alone: it takes 5 ms of every start
	"net":                             {},
	"net/http":                        {},
	"unsafe":                          {},
	"math/rand":                       {},
	"math/rand/v2":                    {},
	"log":                             {},
	"charm.land/lipgloss/v2/compat":   {},
	"github.com/muesli/termenv":       {},
	"github.com/charmbracelet/x/term": {"internal/cli"},
}

// pure packages know no clock, random numbers, files or formatting to the outside.
var pure = []string{"internal/ladder", "internal/score", "internal/revise", "internal/chart"}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestImports(t *testing.T) {
	for _, p := range list(t) {
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		allowed, known := mayImport[name]
		if !known {
			allowed, known = screenImports, strings.HasPrefix(name, "internal/tui/")
		}
		if !known {
			t.Errorf("%s is not in the drawing: add it to mayImport and to docs/architecture.md", name)
		}
		for _, imp := range p.Imports {
			if own, ok := strings.CutPrefix(imp, module+"/"); ok && !slices.Contains(allowed, own) {
				t.Errorf("%s must not import %s", name, own)
			}
			checkUse(t, name, imp)
		}
		for _, own := range mayImport[name] {
			if !slices.Contains(p.Imports, module+"/"+own) {
				t.Errorf("%s does not import %s: take that out of mayImport", name, own)
			}
		}
	}
}

func checkUse(t *testing.T, name, imp string) {
	t.Helper()
	longest := ""
	for prefix := range mayUse {
		if (imp == prefix || strings.HasSuffix(prefix, "/") && strings.HasPrefix(imp, prefix)) && len(prefix) > len(longest) {
			longest = prefix
		}
	}
	if longest != "" && !slices.ContainsFunc(mayUse[longest], func(p string) bool { return name == p || strings.HasPrefix(name, p+"/") }) {
		t.Errorf("%s must not import %s", name, imp)
	}
	if slices.Contains(pure, name) && slices.Contains([]string{"time", "io", "io/fs", "os", "context", "sync"}, imp) {
		t.Errorf("%s is pure and must not import %s", name, imp)
	}
}

func list(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []listed
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for dec.More() {
		var p listed
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) < 15 {
		t.Fatalf("go list found %d packages only", len(packages))
	}
	return packages
}
