//go:build unix

package main

import (
	"os"
	"strings"
)

// payload is a text that attacks a terminal, or whoever reads it, and what is to be shown of it.
type payload struct {
	name, in, out string
	harmless      bool // to a terminal by itself: what it does, it does to a reader, or together with others
}

// payloads are attacks that came through in other programs, and some more of each kind.
var payloads = []payload{
	{name: "clipboard", in: "A\x1b]52;c;cHduZWQ=\aB", out: "A␛]52;c;cHduZWQ=␇B"},
	{name: "title", in: "A\x1b]0;pwned\aB", out: "A␛]0;pwned␇B"},
	{name: "link", in: "A\x1b]8;;http://evil/\x1b\\click\x1b]8;;\x1b\\B", out: "A␛]8;;http://evil/␛\\click␛]8;;␛\\B"},
	{name: "clear", in: "A\x1b[2J\x1b[HB", out: "A␛[2J␛[HB", harmless: true}, // rung's own moves; the twin tells them apart
	{name: "conceal", in: "A\x1b[31mred\x1b[8mhidden\x1b[0mB", out: "A␛[31mred␛[8mhidden␛[0mB"},
	{name: "mouse", in: "A\x1b[?1000h\x1b[?25lB", out: "A␛[?1000h␛[?25lB"},
	{name: "dcs", in: "A\x1bP+q544e\x1b\\B", out: "A␛P+q544e␛\\B"},
	{name: "c1", in: "A\u009b31mB\u009d0;x\u009cC", out: "A\ufffd31mB\ufffd0;x\ufffdC"},
	{name: "return", in: "AAAAAA\rB", out: "AAAAAA␍B", harmless: true},
	{name: "backspace", in: "ABC\b\b\bX", out: "ABC␈␈␈X", harmless: true},
	{name: "override", in: "A\u202egnp.exe\u202cB", out: "Agnp.exeB"},
	{name: "isolate", in: "A\u2067abc\u2069B", out: "AabcB"},
	{name: "zero width", in: "A\u200b\u200d\u2060B", out: "AB"},
	{name: "tags", in: "A\U000e0041\U000e0042B", out: "AB"},
	{name: "bell", in: "A\aB", out: "A␇B"},
	{name: "nul", in: "A\x00B", out: "A␀B"},
	{name: "screen title", in: "A\x1bkscreen title\x1b\\B", out: "A␛kscreen title␛\\B", harmless: true}, // a letter to most terminals
	{name: "repeat", in: "A\x1b[100000bB", out: "A␛[100000bB"},
	{name: "invalid", in: "A\xff\xfe\x9bB", out: "A\ufffd\ufffd\ufffdB"},
	{name: "vertical tab", in: "A\v\fB", out: "A␋␌B"},
	{name: "zalgo", in: "Z" + marks(13) + "B", out: "Z" + marks(8) + "B"},

	// Not in the list that others were tried with.
	{name: "apc", in: "A\x1b_Gi=31;AAAA\x1b\\B", out: "A␛_Gi=31;AAAA␛\\B"},
	{name: "pm", in: "A\x1b^secret\x1b\\B", out: "A␛^secret␛\\B"},
	{name: "sos", in: "A\x1bXsecret\x1b\\B", out: "A␛Xsecret␛\\B"},
	{name: "8-bit", in: "A\u0090+q\u009c\u0098x\u009eB\u009fC", out: "A\ufffd+q\ufffd\ufffdx\ufffdB\ufffdC"},
	{name: "report", in: "A\x1b[6n\x1b[c\x1b[>q\x05B", out: "A␛[6n␛[c␛[>q␅B"},
	{name: "window", in: "A\x1b[8;1;1t\x1b[21tB", out: "A␛[8;1;1t␛[21tB"},
	{name: "charset", in: "A\x1b(0lqk\x0elqk\x0fB", out: "A␛(0lqk␎lqk␏B"},
	{name: "reset", in: "A\x1bc\x1b[!pB", out: "A␛c␛[!pB"},
	{name: "delete", in: "A\x7f\x7fB", out: "A␡␡B"},
	{name: "private use", in: "A\ue0b0\U000f0001\U0010fffdB", out: "AB"},
	{name: "marks of direction", in: "A\u200e\u200f\u061cB", out: "AB"},
	{name: "unseen", in: "A\u00ad\ufeff\u180e\U0001d173B", out: "AB"},
	{name: "cut off", in: "A\x1b]0;no end", out: "A␛]0;no end"},
	{name: "nested", in: "A\x1b\x1b]52;c;eA==\x1b\\\x1b[\x1b[2JB", out: "A␛␛]52;c;eA==␛\\␛[␛[2JB"},
}

// marks are n different combining marks.
func marks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteRune(0x300 + rune(i))
	}
	return b.String()
}

// longTests says whether the long form of the tests is asked for.
func longTests() bool { return os.Getenv("RUNG_LONG_TESTS") != "" }
