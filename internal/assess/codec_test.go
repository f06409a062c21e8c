package assess

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/cost"
	"github.com/rung-dev/rung/internal/safe"
)

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "codec", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func mustDecode(t testing.TB, data []byte) *Assessment {
	t.Helper()
	a, err := Decode(data)
	if err != nil {
		t.Fatalf("decoding: %v\n%s", err, data)
	}
	return a
}

// minimal is the least that a person has to write by hand.
const minimal = `{"format": "rung.assessment/1", "ladder": {"id": "product"}, "answers": []}`

func TestLayout(t *testing.T) {
	a := mustDecode(t, testdata(t, "design.json"))
	if diff := cmp.Diff(string(testdata(t, "design.golden")), string(Encode(a))); diff != "" {
		t.Errorf("Encode (-want +got):\n%s", diff)
	}
	line := EncodeLine(a)
	if n := bytes.Count(line, []byte("\n")); n != 1 || line[len(line)-1] != '\n' {
		t.Errorf("EncodeLine has %d line feeds: %s", n, line)
	}
	if diff := cmp.Diff(a, mustDecode(t, line)); diff != "" {
		t.Errorf("EncodeLine lost something (-want +got):\n%s", diff)
	}
}

func TestDecodeDesignExample(t *testing.T) {
	a := mustDecode(t, testdata(t, "design.json"))
	at := func(s string) time.Time {
		x, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	want := []Answer{
		{Rung: "pm", Competency: "roadmap", Response: 4, Evidence: "Turned down the CSV import, see the decision log", At: at("2026-11-21T10:01:07Z")},
		{Rung: "head", Competency: "business", Response: NoOccasion, At: at("2026-11-21T10:05:40Z")},
	}
	if diff := cmp.Diff(want, a.Answers); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	if a.Previous == nil || a.Previous.Placement != "pm" || a.Declared != "pm" || !a.FinishedAt.Equal(at("2026-11-21T10:09:12Z")) {
		t.Errorf("head: %+v", a)
	}
	if r := a.Result; r == nil || r.Placement != "pm" || *r.Readiness.Percent != 44 || *r.Margin.Down != 3 || r.Range != nil {
		t.Errorf("result: %+v", a.Result)
	}
}

func TestDecodeMinimal(t *testing.T) {
	a := mustDecode(t, []byte(minimal))
	if a.Mode != Check || a.Rater.Role != Self || a.Result != nil || !ValidUUID(a.ID) || a.ID[14] != '8' {
		t.Errorf("defaults: %+v", a)
	}
	if diff := cmp.Diff(string(testdata(t, "minimal.golden")), string(Encode(a))); diff != "" {
		t.Errorf("Encode (-want +got):\n%s", diff)
	}
	spaced := mustDecode(t, []byte("\ufeff"+strings.ReplaceAll(minimal, ":", " :\n")))
	if spaced.ID != a.ID {
		t.Errorf("the layout changed the id: %s, %s", spaced.ID, a.ID)
	}
	scored := mustDecode(t, []byte(strings.Replace(minimal, `"answers"`, `"result": {}, "answers"`, 1)))
	if scored.ID != a.ID {
		t.Errorf("the result changed the id: %s, %s", scored.ID, a.ID)
	}
	if b := mustDecode(t, Encode(a)); b.ID != a.ID {
		t.Errorf("the id did not last: %s, %s", b.ID, a.ID)
	}
}

func TestDecodeNullIsAbsent(t *testing.T) {
	nulls := `{"format": "rung.assessment/1", "id": null, "ladder": {"id": "product", "version": null, "digest": null},
		"person": null, "rater": {"role": null, "name": null}, "declared": null, "aspiration": null, "previous": null,
		"mode": null, "started_at": null, "finished_at": null, "result": null, "plan": null, "sources": null, "answers": []}`
	if diff := cmp.Diff(mustDecode(t, []byte(minimal)), mustDecode(t, []byte(nulls))); diff != "" {
		t.Errorf("(-minimal +nulls):\n%s", diff)
	}
}

func TestDecodeTimesBecomeUTC(t *testing.T) {
	doc := strings.Replace(minimal, `"answers"`, `"started_at": "2026-11-21T10:00:00.5+02:00", "answers"`, 1)
	if out := string(Encode(mustDecode(t, []byte(doc)))); !strings.Contains(out, `"2026-11-21T08:00:00.5Z"`) {
		t.Error(out)
	}
}

func TestDecodeKeepsUnknown(t *testing.T) {
	a := mustDecode(t, testdata(t, "unknown.json"))
	if diff := cmp.Diff(string(testdata(t, "unknown.golden")), string(Encode(a))); diff != "" {
		t.Errorf("Encode (-want +got):\n%s", diff)
	}
	if line := EncodeLine(a); !bytes.Equal(EncodeLine(mustDecode(t, line)), line) {
		t.Error("EncodeLine is no fixpoint")
	}
}

func TestPendingIsWrittenOnlyWhereThereIsSome(t *testing.T) {
	a := mustDecode(t, []byte(minimal))
	if bytes.Contains(Encode(a), []byte("pending")) {
		t.Error("pending without a note")
	}
	a.Pending = []Note{{Rung: "pm", Competency: "market", Evidence: "Q2 survey"}}
	out := Encode(a)
	if want := "\"pending\": [\n    {\"rung\": \"pm\", \"competency\": \"market\", \"evidence\": \"Q2 survey\"}\n  ],\n  \"answers\""; !bytes.Contains(out, []byte(want)) {
		t.Errorf("%s", out)
	}
	if diff := cmp.Diff(a.Pending, mustDecode(t, out).Pending); diff != "" {
		t.Error(diff)
	}
}

func TestEncodeSurvivesUnknownMadeByHand(t *testing.T) {
	a := mustDecode(t, []byte(minimal))
	for _, u := range []Unknown{nil, Unknown(`x`), Unknown(`[]`), Unknown(`{"a":`), Unknown(`{"a":1,"b":}`), Unknown(`{"a":1}`)} {
		a.Unknown, a.Person.Unknown = u, u
		mustDecode(t, Encode(a))
	}
}

func TestDecodeNewer(t *testing.T) {
	for format, want := range map[string]string{
		"rung.assessment/2":       "made by a newer rung (rung.assessment/2)",
		"rung.assessment/10":      "made by a newer rung (rung.assessment/10)",
		"rung.assessment/0":       "1:12: not a rung assessment",
		"rung.assessment/01":      "1:12: not a rung assessment",
		"rung.assessment/2x":      "1:12: not a rung assessment",
		"rung.assessment/":        "1:12: not a rung assessment",
		"rung.ladder/1":           "1:12: not a rung assessment",
		"RUNG.assessment/1":       "1:12: not a rung assessment",
		"rung.assessment/2\u009b": "1:12: not a rung assessment",
	} {
		// What a newer version puts into a document is not judged, nor what else is wrong with a foreign one.
		_, err := Decode([]byte(`{"format": "` + format + `", "answers": {}, "id": 7}`))
		if err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", format, err, want)
		}
		var newer *NewerError
		if errors.As(err, &newer) != strings.HasPrefix(want, "made by") {
			t.Errorf("%s: %T", format, err)
		}
	}
}

func TestDecodeLimits(t *testing.T) {
	pad := func(n int) string { return strings.Repeat(" ", n-len(minimal)) + minimal }
	answers := func(n int) string {
		one := `{"rung":"a","competency":"b","value":1}`
		return strings.Replace(minimal, "[]", "["+strings.Repeat(one+",", n-1)+one+"]", 1)
	}
	note := func(n int) string {
		return strings.Replace(minimal, "[]", `[{"rung":"a","competency":"b","value":1,"evidence":"`+strings.Repeat("x", n)+`"}]`, 1)
	}
	deep := func(n int) string {
		return strings.Replace(minimal, "[]", `[], "x": `+strings.Repeat("[", n)+strings.Repeat("]", n), 1)
	}
	for _, c := range []struct{ name, doc, want string }{
		{"bytes", pad(MaxBytes), ""},
		{"bytes+1", pad(MaxBytes + 1), "1:1: larger than 4 MiB"},
		{"answers", answers(MaxAnswers), ""},
		{"answers+1", answers(MaxAnswers + 1), "1:4000074: more than 100000 answers"},
		{"note", note(MaxNote), ""},
		{"note+1", note(MaxNote + 1), "1:124: evidence is longer than 64 KiB"},
		{"deep", deep(maxDepth - 1), ""},
		{"deep+1", deep(maxDepth), "1:82: nested more than 16 levels deep"},
		{"very deep", deep(20_000), "1:10081: nested more than 16 levels deep"},
		{"unclosed", strings.Repeat(`{"a":`, 500_000), "1:50001: nested more than 16 levels deep"},
	} {
		_, err := Decode([]byte(c.doc))
		if got := errText(err); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// Files made to be slow or large are neither: nothing grows with the square of the size.
func TestDecodeBombs(t *testing.T) {
	fill := func(pre, unit, post string) string {
		return `{"format": "rung.assessment/1", "ladder": {"id": "p"}, ` + pre + strings.Repeat(unit, MaxBytes/2/len(unit)) + post
	}
	most := cost.Limit{Yards: 200, Memory: 192 << 20}
	for name, doc := range map[string]string{
		"escapes":  fill(`"answers": [], "x": "`, `\\`, `"}`),
		"damaged":  fill(`"answers": [], "x": "`, "\xff", `"}`),
		"evidence": fill(`"answers": [{"evidence": "`, `\u0001`, `"}]}`),
		"empties":  fill(`"answers": [], "x": [`, `{},`, `{}]}`),
		"plan":     fill(`"answers": [], "plan": [`, `{},`, `{}]}`),
		"gaps":     fill(`"answers": [], "result": {"gaps": [`, `{},`, `{}]}}`),
		"next":     fill(`"answers": [], "result": {"next": [`, `{"gaps":[{},{},{}]},`, `{}]}}`),
		"answers":  fill(`"answers": [`, `{"rung":"a","competency":"b","value":1,"x":1},`, `{}]}`),
		"blanks":   fill(`"answers": [`, " ", `]}`),
		"unclosed": fill(`"answers": [`, `{"rung": [`, ``),
	} {
		for _, decode := range []func() (*Assessment, error){
			func() (*Assessment, error) { return Decode([]byte(doc)) },
			func() (*Assessment, error) { return next(NewReader(strings.NewReader(doc))) },
		} {
			most.Check(t, name, func() {
				if a, err := decode(); err == nil {
					Encode(a)
				}
			})
		}
	}
}

func TestDecodeLimitsEntries(t *testing.T) {
	doc := strings.Replace(minimal, `"answers"`, `"plan": [`+strings.Repeat("{},", MaxEntries)+`{}], "answers"`, 1)
	_, err := Decode([]byte(doc))
	if want := "1:60071: more than 20000 entries"; errText(err) != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestDecodeListsManyProblemsButNotAll(t *testing.T) {
	doc := strings.Replace(minimal, "[]", "["+strings.Repeat("{},", 999)+"{}]", 1)
	_, err := Decode([]byte(doc))
	var all DecodeErrors
	if !errors.As(err, &all) || len(all) > maxProblems+1 {
		t.Fatalf("%d problems", len(all))
	}
	if last := all[len(all)-1].Text; !strings.Contains(last, "too many") {
		t.Errorf("last: %s", last)
	}
}

// The payloads of every way known to reach into a terminal through a string.
var payloads = map[string]string{
	"osc52": "A\x1b]52;c;cHduZWQ=\x07B", "osc0": "A\x1b]0;pwned\x07B", "osc8": "A\x1b]8;;http://evil/\x1b\\click\x1b]8;;\x1b\\B",
	"csi2J": "A\x1b[2J\x1b[HB", "sgr": "A\x1b[31mred\x1b[8mhidden\x1b[0mB", "decset": "A\x1b[?1000h\x1b[?25lB",
	"dcs": "A\x1bP+q544e\x1b\\B", "c1": "A\u009b31mB\u009d0;x\u009cC", "cr": "AAAAAA\rB", "bs": "ABC\b\b\bX",
	"bidi": "A\u202egnp.exe\u202cB", "isolate": "A\u2067abc\u2069B", "zwj": "A\u200b\u200d\u2060B",
	"tag": "A\U000e0041\U000e0042B", "bell": "A\aB", "nul": "A\x00B", "title8": "A\x1bkscreen title\x1b\\B",
	"rep": "A\x1b[100000bB", "invalid": "A\xff\xfe\x9bB", "vt": "A\v\fB",
	"zalgo": "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030cB",
}

// quoted writes s as a JSON string, once with escapes and once as raw as JSON allows.
func quoted(s string) []string {
	var raw, escaped strings.Builder
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' {
			fmt.Fprintf(&raw, `\u%04x`, c)
		} else {
			raw.WriteByte(c)
		}
	}
	for _, r := range s {
		if r > 0xffff {
			fmt.Fprintf(&escaped, `\u%04x\u%04x`, 0xd800+(r-0x10000)>>10, 0xdc00+(r-0x10000)&0x3ff)
		} else {
			fmt.Fprintf(&escaped, `\u%04x`, r)
		}
	}
	return []string{`"` + raw.String() + `"`, `"` + escaped.String() + `"`}
}

func TestPayloadsNeverSurvive(t *testing.T) {
	template := string(testdata(t, "everywhere.json"))
	for name, payload := range payloads {
		for _, q := range quoted(payload) {
			doc := strings.ReplaceAll(template, `"@"`, q)
			a := mustDecode(t, []byte(doc))
			out := Encode(a)
			for line := range strings.Lines(string(out)) {
				if line = strings.TrimSuffix(line, "\n"); safe.Text(line) != line {
					t.Errorf("%s: not safe to print: %q", name, line)
				}
			}
			for _, s := range []string{a.Person.Name, a.Rater.Name, a.Ladder.Version, a.Answers[0].Evidence, a.Plan[0].Action,
				a.Plan[0].Status, a.Previous.ID, a.Sources[0].ID, a.Result.Readiness.Word, a.Result.Flags[0].Items[0]} {
				if safe.Lines(s) != s {
					t.Errorf("%s: not safe to show: %q", name, s)
				}
			}
			if again := Encode(mustDecode(t, out)); !bytes.Equal(again, out) {
				t.Errorf("%s: no fixpoint:\n%s", name, cmp.Diff(string(out), string(again)))
			}
		}
	}
}

func TestPayloadsInIDsAreRefused(t *testing.T) {
	for name, payload := range payloads {
		for _, q := range quoted(payload) {
			_, err := Decode([]byte(strings.ReplaceAll(minimal, `"product"`, q)))
			if err == nil {
				t.Errorf("%s: accepted as a ladder id", name)
			} else if s := err.Error(); safe.Lines(s) != s {
				t.Errorf("%s: error not safe to show: %q", name, s)
			}
			if _, err = Decode([]byte(`{` + q + `: 1, ` + q + `: 2}`)); err == nil {
				t.Errorf("%s: accepted twice as a name", name)
			} else if s := err.Error(); safe.Lines(s) != s {
				t.Errorf("%s: error not safe to show: %q", name, s)
			}
		}
	}
}
