package report_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/report"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/score"
)

// kit is the ladder of the conformance kit.
func kit(f *testing.F) *ladder.Ladder {
	f.Helper()
	text, err := os.ReadFile("../../testdata/ladders/sound/bakery.yaml")
	if err != nil {
		f.Fatal(err)
	}
	l, err := ladderfile.Read("bakery.yaml", text)
	if err != nil {
		f.Fatal(err)
	}
	return l
}

// FuzzText writes whatever decodes as an assessment: no claim of a file may break a view, and nothing in it acts on a terminal.
func FuzzText(f *testing.F) {
	known := map[string]*ladder.Ladder{"product": sample.Ladder(f, "product"), "bakery": kit(f)}
	for _, file := range sample.Files(f, "../../docs/example/ada.json", "../../testdata/documents/sound/*.json") {
		f.Add(file.Data)
	}
	f.Add([]byte(`{"format":"rung.assessment/1","ladder":{"id":"product"},"result":{"placement":"pm"},"answers":[]}`))
	f.Add([]byte(`{"format":"rung.assessment/1","ladder":{"id":"product"},"result":{"readiness":{"num":9,"den":1,"percent":5},"gaps":[{"competency":"x","thirds":9}]},"answers":[{"rung":"pm","competency":"data","value":3}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := assess.Decode(data)
		if err != nil || len(data) > 64<<10 {
			return
		}
		l := known[a.Ladder.ID]
		if l == nil {
			l = known["product"]
		}
		if a.Result == nil {
			if a.Result, err = score.Derive(l, a); err != nil {
				return
			}
		}
		var out bytes.Buffer
		if err := report.Text(&out, chart.NewOutcome(l, a), "2026-11-21", 60); err != nil && out.Len() > 0 {
			t.Fatal(err)
		}
		checkText(t, out.String())
	})
}

// checkText: a text has lines and nothing else that acts on a terminal.
func checkText(t *testing.T, text string) {
	t.Helper()
	for _, r := range text {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			t.Fatalf("%U in %q", r, text)
		}
	}
}

// FuzzMinutes puts a text wherever a document has room for one. In the agenda and the minutes, which are Markdown, it stays text: no
// heading, list, table, link, picture or HTML comes of it.
func FuzzMinutes(f *testing.F) {
	l := kit(f)
	template := `{"format": "rung.assessment/1", "ladder": {"id": "bakery"}, "person": {"name": %}, "rater": {"role": "ROLE", "name": %}, "declared": "hand",
		"finished_at": "2026-11-20T10:00:00Z", "plan": [{"competency": "dough", "rung": "baker", "action": %, "owner": %, "reason": %, "status": "dropped", "closed": "2026-11-01"},
		{"action": %, "owner": %, "due": "2027-01-01", "status": "open"}], "answers": [{"rung": "hand", "competency": "dough", "value": VALUE, "evidence": %},
		{"rung": "hand", "competency": "oven", "value": 3, "evidence": %}, {"rung": "hand", "competency": "guests", "value": 3}]}`
	for _, s := range []string{
		"Ada Example", "# heading", "- list", "1. list", "| a | b |", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "![x](http://example.org/x.png)",
		"<http://example.org>", "http://example.org", "www.example.org", "mailto:a@example.org", "@somebody", "**b** _i_ `c` ~~s~~ $x$", "&lt;b&gt; &#60;", "a\n\n# b\n\n    code", "```\nfence", "> quote", "---", "===", "[ref]: http://example.org",
		"\\", "\\\\|", "|", "[x][y]", "a  \nb", "\t# code", "<!-- -->", "\u202e", "\x1b[2J",
	} {
		f.Add(s)
	}
	write := func(t *testing.T, s string) (texts []string) {
		view := func(role, value string) *assess.Assessment {
			q := quote(s)
			a, err := assess.Decode([]byte(strings.NewReplacer("%", q, "ROLE", role, "VALUE", value).Replace(template)))
			if err != nil {
				return nil // it is too long
			}
			if a.Result, err = score.Derive(l, a); err != nil {
				t.Fatal(err)
			}
			return a
		}
		self, manager := view("self", "4"), view("manager", "1")
		if self == nil || manager == nil {
			return nil
		}
		var minutes, agenda bytes.Buffer
		record := *self
		record.Rater.Role = assess.Agreed
		if err := report.Minutes(&minutes, report.After{Day: "2026-11-21", Ladder: l, Record: &record, Self: self, Manager: manager}); err != nil {
			t.Fatal(err)
		}
		if err := report.Agenda(&agenda, report.Before{Day: "2026-11-21", Person: self.Person.Name, Ladder: l, Last: self, Missing: assess.Manager, Command: "rung one-on-one FILE"}); err != nil {
			t.Fatal(err)
		}
		return []string{minutes.String(), agenda.String()}
	}
	var plain []string
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2048 {
			return // it stands in the documents twenty times
		}
		if plain == nil {
			plain = write(t, "Ada")
		}
		for i, text := range write(t, s) {
			checkText(t, text)
			checkInert(t, text)
			if strings.TrimSpace(safe.Text(s)) == "" {
				continue // nothing was said, and rung says so
			}
			if diff := cmp.Diff(shape(plain[i]), shape(text)); diff != "" {
				t.Errorf("with %q it has another shape (-plain +now):\n%s\n%s", s, diff, text)
			}
		}
	})
}

func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\ufffd") {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ':
			b.WriteString(`\u00` + string("0123456789abcdef"[r>>4]) + string("0123456789abcdef"[r&15]))
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + `"`
}

// checkInert: the signs that mean something to Markdown are those that rung wrote; the rest have a backslash before them.
func checkInert(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "    ") {
			continue // a command, as it is to be typed
		}
		if bare := unescaped(line); strings.ContainsAny(bare, "`<>~$") || strings.Contains(bare, "](") || strings.Contains(bare, "://") || strings.Contains(bare, "![") {
			t.Errorf("this means something: %q", line)
		}
	}
}

// unescaped is a line with a letter in place of each sign that has a backslash before it: what stands beside it does not move together.
func unescaped(line string) string {
	var b strings.Builder
	for i := 0; i < len(line); i++ {
		if line[i] == '\\' {
			b.WriteByte('x')
			i++
			continue
		}
		b.WriteByte(line[i])
	}
	return b.String()
}

// shape is what Markdown makes of each line: a heading, a row of so many cells, an item, a text.
func shape(text string) []string {
	var kinds []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		head := strings.TrimLeft(line, " ")
		kind := "text"
		switch {
		case head == "":
			kind = "nothing"
		case strings.HasPrefix(head, "#"):
			kind = "heading " + head[:len(head)-len(strings.TrimLeft(head, "#"))]
		case strings.HasPrefix(head, "|"):
			kind = fmt.Sprint("row of ", strings.Count(unescaped(head), "|"))
		case strings.HasPrefix(line, "    "):
			kind = "code"
		case strings.HasPrefix(head, "- "), strings.HasPrefix(head, "+ "), strings.HasPrefix(head, "* "):
			kind = "item"
		case ordered.MatchString(head):
			kind = "number"
		case strings.Trim(head, "=- ") == "":
			kind = "rule"
		}
		kinds = append(kinds, kind)
	}
	return kinds
}

var ordered = regexp.MustCompile(`^[0-9]+[.)]( |$)`)

// FuzzLadder: a ladder of any file can be written as text and as a flowchart, in which a title is a text and no more.
func FuzzLadder(f *testing.F) {
	for _, file := range sample.Files(f, "../../testdata/ladders/sound/*.yaml", "../ladderfile/testdata/good/*.yaml", "../ladderfile/testdata/shapes/*.yaml") {
		f.Add(file.Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := ladderfile.Read("f.yaml", data)
		if err != nil {
			return
		}
		var text, flow bytes.Buffer
		if err := report.Ladder(&text, l, 60); err != nil {
			t.Fatal(err)
		}
		checkText(t, text.String())
		if err := report.Mermaid(&flow, l); err != nil {
			t.Fatal(err)
		}
		checkText(t, flow.String())
		for line := range strings.Lines(flow.String()) {
			if strings.Contains(line, `["`) && (strings.Count(line, `"`) != 2 || strings.ContainsAny(line, "<>`\\")) {
				t.Errorf("a title means something: %q", line)
			}
		}
		if err := report.Ladder(io.Discard, l, 40); err != nil {
			t.Fatal(err)
		}
	})
}
