package ladderfile

import (
	"slices"
	"strings"
	"testing"
)

func TestUnwritten(t *testing.T) {
	for text, want := range map[string]bool{
		"TBD": true, "tbd.": true, "T.B.D": false, "TODO": true, "todo": true, "To do": true, "TODO: ask Ada": true, "TBD by Friday": true, "FIXME later": true,
		"xxx": true, "XXXX": true, "xx": false, "...": true, "…": true, "?": true, "-": true, "[TBD]": true, "<TODO>": true,
		"Lorem ipsum": true, "I say lorem ipsum to it.": true, "To be defined": true, "I ... the backlog.": true, "I order the … by value.": true,
		"I order the backlog...": false, "I keep the to-do list short.": false, "Todo lists": false, "Exxon": false, "I order the backlog…": false, "🪜": false, "A": false,
	} {
		if got := isUnwritten(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestMarkup(t *testing.T) {
	for text, want := range map[string]string{
		"<br>": "<br>", "a<BR/>b": "<BR/>", "<b>x</b>": "<b> </b>", `<a href="x">y</a>`: `<a href="x"> </a>`, "A &amp; B": "&amp;", "&#8211; &#xA0;": "&#8211; &#xA0;",
		"a < b > c": "", "3 <5> 2": "", "<team> name": "", "Q&A; R&D;": "", "a & b; c": "", "<<b>": "<b>", "&&lt;": "&lt;", "<b": "", "&amp": "", "<": "", "&": "",
		"<br <br>": "<br>", "<https://example.org>": "", "<bold>": "", "<i>1</i> " + strings.Repeat("x", 400): "<i> </i>",
	} {
		var found []string
		for _, at := range markupIn(text) {
			found = append(found, text[at.from:at.to])
		}
		if got := strings.Join(found, " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestTitles: whatever two rungs go by but their aliases has to differ, above all on one way up.
func TestTitles(t *testing.T) {
	for _, c := range []struct{ rungs, want string }{
		{"{id: a, title: A}, {id: b, parent: a, title: B}", ""},
		{"{id: a, title: Lead}, {id: b, parent: a, title: lead}", "error a"},
		{"{id: a, title: A, short: L}, {id: b, parent: a, title: B, short: l}", "error a"},
		{"{id: a, title: A, short: B}, {id: b, parent: a, title: B, short: X}", "error a"},
		{"{id: a, title: A}, {id: b, title: A}", "warning a"},
		{"{id: a, title: A}, {id: b, parent: a, title: X}, {id: c, parent: a, title: x}", "warning b"},
		{"{id: a, title: A}, {id: b, parent: a, title: X}, {id: c, parent: a, title: a}", "error a"},
		{"{id: a, title: X}, {id: b, title: X}, {id: c, parent: b, title: X}", "warning a, error b"},
		{"{id: a, title: A, aliases: [B, L]}, {id: b, parent: a, title: B, aliases: [L]}", ""},
		{"{id: a, title: A}, {id: b, parent: zz, title: A}", "warning a"}, // in a ladder with mistakes there is no way up
	} {
		data := head + "rungs: [" + c.rungs + "]\ncompetencies: [{id: c, title: C, indicators: {a: none, b: none}}]\n"
		var got []string
		for _, p := range lint(t, []byte(data)) {
			if p.Rule == "T03" {
				_, id, _ := strings.Cut(p.Text, `the rung "`)
				got = append(got, p.Level.String()+" "+id[:1])
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %q, want %q", c.rungs, got, c.want)
		}
	}
}

// TestUnwrittenAlone: what is not written yet is not held to how it is worded.
func TestUnwrittenAlone(t *testing.T) {
	for _, sentence := range []string{"TBD", "I always ... and never the best or not.", "…"} {
		ps := slices.DeleteFunc(lint(t, withSentence("en", sentence)), func(p Problem) bool { return p.Line != 14 })
		if len(ps) != 1 || ps[0].Rule != "T01" || ps[0].Level != Error {
			t.Errorf("%q: %v", sentence, ps)
		}
	}
}
