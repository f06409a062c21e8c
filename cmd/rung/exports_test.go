//go:build unix

package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// actives are texts that mean something where they are taken for more than texts: in a spreadsheet, in Markdown, in HTML.
var actives = []string{
	`=HYPERLINK("http://example.org","x")`, "+1+1", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", "'=1", `=cmd|' /C calc'!A0`,
	"<script>alert(1)</script>", `<img src=x onerror=alert(1)>`, "[x](javascript:alert(1))", "![x](http://example.org/x.png)", "http://example.org", "a|b|c", "# heading", "- item", "1. item", "`code`", "**bold**", "a\nb",
}

// activeLadder has a text in every place where a ladder has one.
func activeLadder(text string) string {
	quoted, _ := json.Marshal(text)
	return strings.ReplaceAll(`{"rung": 1, "id": "active", "version": "1.0.0", "title": @, "summary": @, "areas": [{"id": "x", "title": @}], "needs": {"n": @},
 "rungs": [{"id": "a", "title": @, "mandate": @, "scope": @, "horizon": @}, {"id": "b", "parent": "a", "title": "B", "shift": @}],
 "competencies": [{"id": "c", "area": "x", "title": @, "meaning": @, "indicators": {"a": {"i": @, "they": @, "evidence": @, "needs": ["n"]}, "b": {"i": "I bake.", "they": "Bakes."}}, "actions": {"b": [@]}}],
 "glossary": {"t": @}}`, "@", string(quoted))
}

// activeDocument has a text in every place where a document has one.
func activeDocument(text string) string {
	quoted, _ := json.Marshal(text)
	return strings.ReplaceAll(`{"format": "rung.assessment/1", "ladder": {"id": "bakery"}, "person": {"name": @}, "rater": {"role": "self", "name": @}, "mode": "full", "declared": "hand",
 "finished_at": "2026-11-20T10:00:00Z", "plan": [{"competency": "dough", "rung": "baker", "action": @, "owner": @, "due": "2027-01-01", "status": "open"}],
 "answers": [{"rung": "hand", "competency": "dough", "value": 4, "evidence": @}, {"rung": "hand", "competency": "oven", "value": 3}, {"rung": "hand", "competency": "guests", "value": 3}]}`, "@", string(quoted))
}

// TestExports: whatever stands in a ladder or a document, it stays text in every form that is written for other programs.
func TestExports(t *testing.T) {
	notInShort(t)
	t.Parallel()
	b := newBench(t)
	some := actives
	if os.Getenv("RUNG_LONG_TESTS") == "" {
		some = []string{actives[0], actives[4], actives[8], strings.Join(actives[10:], " ")}
	}
	for _, text := range some {
		b.must(os.WriteFile(b.path("l.yaml"), []byte(activeLadder(text)), 0o600))
		b.must(os.WriteFile(b.path("a.json"), []byte(activeDocument(text)), 0o600))
		for _, args := range [][]string{{"--format", "csv"}, {"--format", "long"}, {"--format", "csv", "--excel"}} {
			checkCells(t, text, b.export(append([]string{"ladder", "show", "l.yaml"}, args...)...))
		}
		flow := b.export("ladder", "show", "l.yaml", "--format", "mermaid")
		if lines := strings.Count(flow, "\n"); lines != 4 || strings.ContainsAny(flow, "<`\\*") {
			t.Errorf("%q in a flowchart:\n%s", text, flow)
		}
		for _, args := range [][]string{{"ladder", "show", "l.yaml"}, {"show", "scored.json"}} {
			if args[0] == "show" {
				b.must(os.WriteFile(b.path("scored.json"), []byte(b.export("score", "a.json")), 0o600))
			}
			checkPlain(t, text, b.export(args...))
		}
		checkMarkdown(t, text, b.export("one-on-one", "a.json", "--agenda"))
		for _, format := range []string{"json", "case"} {
			if out := b.export("ladder", "show", "l.yaml", "--format", format); !json.Valid([]byte(out)) {
				t.Errorf("%q: no JSON:\n%s", text, out)
			}
		}
		b.must(os.WriteFile(b.path("again.yaml"), []byte(b.export("ladder", "show", "l.yaml", "--format", "yaml")), 0o600))
		b.export("ladder", "show", "again.yaml")
	}
}

// export is what a command writes, which must not fail.
func (b bench) export(args ...string) string {
	b.t.Helper()
	code, out, said := b.run(args...)
	if code != 0 {
		b.t.Fatalf("%q ended with %d: %s", args, code, said)
	}
	return out
}

// checkCells looks at each cell as a spreadsheet does: behind blanks and what nobody sees.
func checkCells(t *testing.T, text, sheet string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(sheet, "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			bare := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
			if bare != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(bare)[0]) {
				t.Errorf("%q: the cell %q is a formula", text, cell)
			}
		}
	}
}

func checkPlain(t *testing.T, text, out string) {
	t.Helper()
	for _, r := range out {
		if r != '\n' && r != '\t' && unicode.IsControl(r) {
			t.Errorf("%q: %U in %q", text, r, out)
		}
	}
}

var (
	escaped  = regexp.MustCompile(`\\.`)
	headings = regexp.MustCompile(`(?m)^ {0,3}#`)
)

// checkMarkdown: an agenda has as many headings as one about Ada, and no link, picture, code or HTML.
func checkMarkdown(t *testing.T, text, out string) {
	t.Helper()
	bare := escaped.ReplaceAllString(out, "")
	bare = regexp.MustCompile(`(?m)^    .*$`).ReplaceAllString(bare, "") // a command, as it is to be typed
	for _, sign := range []string{"](", "![", "<", "`", "://", "**"} {
		if strings.Contains(bare, sign) {
			t.Errorf("%q: %s means something in\n%s", text, sign, out)
		}
	}
	if got := fmt.Sprint(len(headings.FindAllString(out, -1))); got != "4" && got != "3" {
		t.Errorf("%q: %s headings in\n%s", text, got, out)
	}
}
