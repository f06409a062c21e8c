package safe

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

var payloads = []struct{ name, in, want string }{
	{"clipboard", "A\x1b]52;c;cHduZWQ=\x07B", "A␛]52;c;cHduZWQ=␇B"},
	{"title", "A\x1b]0;pwned\x07B", "A␛]0;pwned␇B"},
	{"link", "A\x1b]8;;http://evil/\x1b\\click\x1b]8;;\x1b\\B", "A␛]8;;http://evil/␛\\click␛]8;;␛\\B"},
	{"clear", "A\x1b[2J\x1b[HB", "A␛[2J␛[HB"},
	{"conceal", "A\x1b[31mred\x1b[8mhidden\x1b[0mB", "A␛[31mred␛[8mhidden␛[0mB"},
	{"mouse", "A\x1b[?1000h\x1b[?25lB", "A␛[?1000h␛[?25lB"},
	{"dcs", "A\x1bP+q544e\x1b\\B", "A␛P+q544e␛\\B"},
	{"c1", "A\u009b31mB\u009d0;x\u009cC", "A\ufffd31mB\ufffd0;x\ufffdC"},
	{"carriage return", "AAAAAA\rB", "AAAAAA␍B"},
	{"backspace", "ABC\b\b\bX", "ABC␈␈␈X"},
	{"override", "A\u202egnp.exe\u202cB", "Agnp.exeB"},
	{"isolate", "A\u2067abc\u2069B", "AabcB"},
	{"zero width", "A\u200b\u200d\u2060B", "AB"},
	{"tags", "A\U000e0041\U000e0042B", "AB"},
	{"bell", "A\aB", "A␇B"},
	{"null", "A\x00B", "A␀B"},
	{"screen title", "A\x1bkscreen title\x1b\\B", "A␛kscreen title␛\\B"},
	{"repeat", "A\x1b[100000bB", "A␛[100000bB"},
	{"invalid", "A\xff\xfe\x9bB", "A\ufffd\ufffd\ufffdB"},
	{"vertical tab", "A\v\fB", "A␋␌B"},
	{"zalgo", "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030aB", "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307B"},
}

func TestPayloads(t *testing.T) {
	for _, p := range payloads {
		if got := Text(p.in); got != p.want {
			t.Errorf("%s: Text(%+q) = %+q, want %+q", p.name, p.in, got, p.want)
		}
		if got := Lines(p.in); got != p.want {
			t.Errorf("%s: Lines(%+q) = %+q, want %+q", p.name, p.in, got, p.want)
		}
	}
}

func TestLineBreaks(t *testing.T) {
	for _, c := range []struct{ in, text, lines string }{
		{"a\nb", "a b", "a\nb"},
		{"a\r\nb", "a b", "a\nb"},
		{"a\rb", "a␍b", "a␍b"},
		{"a\r\r\nb", "a␍ b", "a␍\nb"},
		{"a\tb", "a b", "a\tb"},
		{"a\u2028b\u2029c", "a b c", "a\nb\nc"},
		{"a\r", "a␍", "a␍"},
		{"a\x7fb", "a␡b", "a␡b"},
		{"a\ue000b\ufeffc\u00add", "abcd", "abcd"},
	} {
		if got := Text(c.in); got != c.text {
			t.Errorf("Text(%+q) = %+q, want %+q", c.in, got, c.text)
		}
		if got := Lines(c.in); got != c.lines {
			t.Errorf("Lines(%+q) = %+q, want %+q", c.in, got, c.lines)
		}
	}
}

// TestJoiners: a joiner is kept where a script needs it, once, and nowhere else.
func TestJoiners(t *testing.T) {
	for in, want := range map[string]string{
		"pay\u200dpal":         "paypal",
		"é\u200d":              "é",
		"e\u0301\u200c":        "e\u0301",
		"\u200da":              "a",
		"क्\u200dष":            "क्\u200dष",
		"क\u200d\u200d\u200cष": "क\u200dष",
		"می\u200cخواهم":        "می\u200cخواهم",
		"1\u200d2":             "12",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%+q) = %+q, want %+q", in, got, want)
		}
	}
}

func TestKeep(t *testing.T) {
	for _, s := range []string{
		"", "plain", "Zoë naïve Åsa", "日本語 한국어 中文", "עִבְרִית", "العربية", "नमस्ते क्षत्रिय", "ไทย", "Ελληνικά", "Кириллица",
		"👨\u200d👩\u200d👧\u200d👦", "👩🏽\u200d💻", "❤️\u200d🔥", "🏴\u200d☠️", "👁️\u200d🗨️", "🇩🇪🇯🇵", "1️⃣", "e\u0301", "\ufffd", "␛[2J",
	} {
		if got := Text(s); got != s {
			t.Errorf("Text(%+q) = %+q, want it unchanged", s, got)
		}
	}
}

func TestPlainTextCostsNothing(t *testing.T) {
	s := strings.Repeat("I name the user need behind each story. ", 20)
	lines := s + "\n\t" + s
	if n := testing.AllocsPerRun(100, func() { Text(s); Lines(lines) }); n != 0 {
		t.Errorf("%v allocations for plain text, want none", n)
	}
}

func FuzzText(f *testing.F) {
	for _, p := range payloads {
		f.Add(p.in)
	}
	for _, s := range []string{"a\r\nb", "👨\u200d👩\u200d👧", "क्\u200dष", "\u200d\u200d", "\u0301\u0301", "a\u2028b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check(t, s, Text, "")
		check(t, s, Lines, "\n\t")
	})
}

func check(t *testing.T, s string, clean func(string) string, allowed string) {
	t.Helper()
	out := clean(s)
	if !utf8.ValidString(out) {
		t.Fatalf("%q became invalid: %q", s, out)
	}
	for _, r := range out {
		if unicode.IsControl(r) && !strings.ContainsRune(allowed, r) {
			t.Fatalf("control %U in %q from %q", r, out, s)
		}
		if unicode.In(r, unicode.Bidi_Control, unicode.Co, unicode.Zl, unicode.Zp) {
			t.Fatalf("%U in %q from %q", r, out, s)
		}
	}
	if again := clean(out); again != out {
		t.Fatalf("not idempotent: %q, %q, %q", s, out, again)
	}
	if len(out) > 3*len(s) {
		t.Fatalf("grew from %d to %d bytes: %q", len(s), len(out), s)
	}
}

func BenchmarkPlain(b *testing.B) { bench(b, "plain note text with nothing odd ") }
func BenchmarkMixed(b *testing.B) { bench(b, "note text with äöü and 日本語 ") }

func bench(b *testing.B, s string) {
	s = strings.Repeat(s, 30)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Lines(s)
	}
}

func TestNote(t *testing.T) {
	for text, want := range map[string]string{
		"a\tb  \r\nc ": "a    b  \nc ", "a\u2028b\u0085c\xff": "a\nbc", "\x1bx\u202e": "\u241bx", "größer": "größer",
	} {
		if got := Note(text); got != want || Note(got) != got {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
	}
}
