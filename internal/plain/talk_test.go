package plain_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/plain"
)

// TestAskTakesLines types what people, terminals and files send. What comes of it is one safe line, without the blanks around it.
func TestAskTakesLines(t *testing.T) {
	for typed, want := range map[string]string{
		"3\n": "3", "3\r\n": "3", "  3 \t\n": "3", "\n": "", "\r\n": "", "a\x00b\n": "a␀b", "\x1b[31m3\n": "␛[31m3", "a\tb\n": "a b",
		"\xff\xfe3\n": "\ufffd\ufffd3", "\u009b3\n": "\u241b3", "\ufeff3\n": "3", "３\n": "３",
	} {
		got, err := plain.NewTalk(strings.NewReader(typed), io.Discard, nil).Ask("?")
		if err != nil || strings.IndexFunc(got, func(r rune) bool { return !unicode.IsPrint(r) }) >= 0 {
			t.Errorf("%q is %q, %v", typed, got, err)
		}
		if got != want && !strings.HasPrefix(typed, "\u009b") {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

// TestLongLinesAreNotTaken types a line of a megabyte before one that fits.
func TestLongLinesAreNotTaken(t *testing.T) {
	var out strings.Builder
	long := strings.Repeat("3", 1<<20)
	talk := plain.NewTalk(strings.NewReader(long+"\n"+strings.Repeat("4", 64<<10)+"\r\n"), &out, nil)
	if got, err := talk.Ask("Number:"); err != nil || got != strings.Repeat("4", 64<<10) {
		t.Errorf("%d bytes are taken, %v", len(got), err)
	}
	if out.String() != "Number:\nThis line is longer than 64 KiB. It was not taken. Type a shorter one.\n" {
		t.Errorf("it said %q", out.String())
	}
	out.Reset()
	if _, err := plain.NewTalk(strings.NewReader(long), &out, nil).Ask("Number:"); err != plain.ErrEnd {
		t.Errorf("a long line without an end: %v", err)
	}
	if out.String() != "Number:\nThe last line is longer than 64 KiB. It was not taken.\n" {
		t.Errorf("of a long line without an end it said %q", out.String())
	}
}

// TestLinesThatATerminalCuts types lines of which a terminal has kept 4095 bytes.
func TestLinesThatATerminalCuts(t *testing.T) {
	cut := strings.Repeat("x", 4095)
	whole := cut[1:]
	var out strings.Builder
	talk := plain.NewTalk(strings.NewReader(cut+"\n"+whole+"\n"+whole+"\n"+cut+"\nrest\n"), &out, nil)
	talk.OnTerminal()
	if got, err := talk.Ask("Name:"); got != whole || err != nil {
		t.Errorf("an answer of %d bytes, %v", len(got), err)
	}
	for _, want := range []string{whole, cut, "rest"} {
		if got, err := talk.Line(); got != want || err != nil {
			t.Errorf("a line of %d bytes, not %d, %v", len(got), len(want), err)
		}
	}
	const because = "A terminal cuts a line at 4095 bytes, and this one is that long. "
	if out.String() != "Name:\n"+because+"It was not taken. Type a shorter one.\n"+because+"Type what is missing on the next line.\n" {
		t.Errorf("it said %q", out.String())
	}
	if got, err := plain.NewTalk(strings.NewReader(cut+"\n"), io.Discard, nil).Ask("Name:"); got != cut || err != nil {
		t.Errorf("%d bytes of a pipe, %v", len(got), err)
	}
}

// TestSayWritesPlainLines says any text: what is written is one line of printable text, with nothing drawn and no blank at its end.
func TestSayWritesPlainLines(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("a \t\n\r\x1b\x00\u00a0\u2003·│█─\u009b\u202e")))).Draw(rt, "text")
		var out strings.Builder
		plain.NewTalk(strings.NewReader(""), &out, nil).Say("%s", text)
		line, ended := strings.CutSuffix(out.String(), "\n")
		if !ended || strings.TrimRightFunc(line, unicode.IsSpace) != line || strings.ContainsFunc(line, func(r rune) bool {
			return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x2500 && r <= 0x259f
		}) {
			rt.Errorf("%q is said as %q", text, out.String())
		}
	})
}

// TestTalkWithoutListener fails to write: nothing more is asked, and the error stays.
func TestTalkWithoutListener(t *testing.T) {
	full := errors.New("no space left on device")
	talk := plain.NewTalk(strings.NewReader("3\n"), failing{full}, nil)
	if _, err := talk.Ask("Number:"); err != full || talk.Err() != full {
		t.Errorf("asked with %v, kept %v", err, talk.Err())
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
