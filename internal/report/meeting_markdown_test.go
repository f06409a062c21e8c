package report

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestEscape(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"Turned down the import: see the log (Q2), 50 % - more!", "Turned down the import: see the log (Q2), 50 % - more!"},
		{"größer, 日本, ✓", "größer, 日本, ✓"},
		{`a\b`, `a\\b`},
		{"`code` *strong* _weak_ ~~gone~~", "\\`code\\` \\*strong\\* \\_weak\\_ \\~\\~gone\\~\\~"},
		{"![x](http://e.org/i.png)", `!\[x\](http:` + joiner + `//e.org/i.png)`},
		{"<img src=x onerror=y>", `\<img src=x onerror=y\>`},
		{"a | b", `a \| b`},
		{"# title", `\# title`},
		{"- item", `\- item`},
		{"+ item", `\+ item`},
		{"=== under", `\=== under`},
		{"12. item", `12\. item`},
		{"12) item", `12\) item`},
		{"12.5 hours", `12\.5 hours`},
		{"Version 2. Then", "Version 2. Then"},
		{"R&D & co", `R\&D & co`},
		{"&#106;avascript &amp;", `\&\#106;avascript \&amp;`},
		{"$x$", `\$x\$`},
		{"two\nlines\r\n\n - and a third\t\tend  ", "two / lines / - and a third end"},
		{"    code", "code"},
		{"https://example.org/a_b", `https:` + joiner + `//example.org/a\_b`},
		{"www.evil.com WWW.E.org", "www" + joiner + ".evil.com WWW" + joiner + ".E.org"},
		{"ask a@b.com or @root", "ask a@" + joiner + "b.com or @" + joiner + "root"},
		{"mailto:x@y.z and xmpp:z", "mailto:" + joiner + "x@" + joiner + "y.z and xmpp:" + joiner + "z"},
		{"at 10:30, note: yes:", "at 10:30, note: yes:"},
		{`\\`, `\\\\`},
		{"\n\n", ""},
	} {
		if got := escape(c.text); got != c.want {
			t.Errorf("%q gives %q, want %q", c.text, got, c.want)
		}
	}
}

// address is what a renderer may make a link of, or call somebody by.
var address = regexp.MustCompile(`(?i)://|www\.|(mailto|xmpp):[^\x{2060}]|@[^\x{2060}]`)

// signs are what texts are made of here: many that mean something, and some that do not.
var signs = []rune("\\`*_[]<>#|~$&!()+-=.:/ \n\t\r19aZé日;{}@^\"'")

// addresses are what links begin with.
var addresses = []string{"www.", "WWW.", "http://e.org", "https:", "mailto:", "a@b.com", "@root"}

func drawText(t *rapid.T) string {
	part := rapid.OneOf(rapid.StringOfN(rapid.SampledFrom(signs), 0, 12, -1), rapid.SampledFrom(addresses))
	return strings.Join(rapid.SliceOfN(part, 0, 5).Draw(t, "text"), "")
}

// TestNoSignOfATextMeansAnything reads an escaped text as Markdown does: a backslash before a sign takes its meaning. What is left must
// mean nothing, and what is shown must be the text.
func TestNoSignOfATextMeansAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawText(t)
		out := escape(text)
		if strings.ContainsAny(out, "\n\r\t") || strings.TrimSpace(out) != out {
			t.Fatalf("%q gives %q, which is no line", text, out)
		}
		var shown, bare strings.Builder // all that is shown, and of it what was not escaped
		for rest := []rune(out); len(rest) > 0; rest = rest[1:] {
			if rest[0] == '\\' {
				if len(rest) < 2 || rest[1] > unicode.MaxASCII || !unicode.IsPunct(rest[1]) && !unicode.IsSymbol(rest[1]) {
					t.Fatalf("%q gives %q: a backslash that is shown", text, out)
				}
				rest = rest[1:]
				shown.WriteRune(rest[0])
				bare.WriteRune('x')
				continue
			}
			shown.WriteRune(rest[0])
			bare.WriteRune(rest[0])
		}
		if strings.ReplaceAll(shown.String(), joiner, "") != oneLine(text) {
			t.Fatalf("%q shows %q", text, shown.String())
		}
		if strings.ContainsAny(bare.String(), "\\`*_[]<>#|~$") {
			t.Fatalf("%q gives %q", text, out)
		}
		if link := address.FindString(shown.String()); link != "" { // backslashes do not keep a renderer from it
			t.Fatalf("%q gives %q, with the address %q", text, out, link)
		}
		if first := bare.String(); first != "" && strings.ContainsRune("-+=", rune(first[0])) {
			t.Fatalf("%q gives %q, which begins a list or a rule", text, out)
		}
		if number := strings.TrimLeft(bare.String(), "0123456789"); number != bare.String() && (strings.HasPrefix(number, ".") || strings.HasPrefix(number, ")")) {
			t.Fatalf("%q gives %q, which begins a numbered list", text, out)
		}
	})
}

func TestTextWithoutSignsStays(t *testing.T) {
	plain := rapid.StringOfN(rapid.RuneFrom(nil, unicode.L, unicode.Nd), 1, 10, -1)
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(plain, 1, 6).Draw(t, "words"), rapid.SampledFrom([]string{" ", ", ", "; ", " - ", "! ", "? ("}).Draw(t, "between"))
		if got := escape(text); got != text {
			t.Fatalf("%q gives %q", text, got)
		}
	})
}

func TestTablesKeepTheirColumns(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m markdown
		m.table([]string{"", "b"}, [][]string{{drawText(t), drawText(t)}})
		for _, line := range strings.Split(strings.TrimRight(m.String(), "\n"), "\n") {
			bars := strings.Count(strings.NewReplacer(`\\`, "", `\|`, "").Replace(line), "|")
			if bars != 3 || !strings.HasPrefix(line, "|") || !strings.HasSuffix(line, "|") {
				t.Fatalf("%d bars in %q", bars, line)
			}
		}
	})
}

func TestCommandsAreOneBlock(t *testing.T) {
	var m markdown
	m.command("rung one-on-one 'a\n# b'")
	if got := m.String(); got != "    rung one-on-one 'a # b'\n\n" {
		t.Errorf("%q", got)
	}
}
