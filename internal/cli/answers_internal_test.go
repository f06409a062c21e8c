package cli

import (
	"os"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// TestSieve holds back what may be the beginning of an answer, and nothing else.
func TestSieve(t *testing.T) {
	for _, c := range []struct{ name, in, out, held string }{
		{"keys", "q\r日", "q\r日", ""},
		{"an arrow", "\x1b[Ax", "\x1b[Ax", ""},
		{"an arrow of the other kind", "\x1bOA", "\x1bOA", ""},
		{"alt and a letter", "\x1bx", "\x1bx", ""},
		{"an escape", "a\x1b", "a", "\x1b"},
		{"two escapes", "\x1b\x1b", "\x1b", "\x1b"},
		{"an answer", "\x1b]11;rgb:0000/0000/0000\x07q", "\x1b]11;rgb:0000/0000/0000\x07q", ""},
		{"an answer with the other end", "\x1b]11;rgb:0/0/0\x1b\\q", "\x1b]11;rgb:0/0/0\x1b\\q", ""},
		{"the beginning of one", "3\x1b]11;rgb:00", "3", "\x1b]11;rgb:00"},
		{"all but the end of one", "\x1b]11;rgb:0/0/0\x1b", "", "\x1b]11;rgb:0/0/0\x1b"},
		{"the beginning of a report", "\x1b[?2026;2", "", "\x1b[?2026;2"},
		{"one that breaks off before a key", "\x1b]11;rgb:00\r4", "\r4", ""},
		{"one that breaks off before ctrl+c", "\x1b[?20\x03", "\x03", ""},
		{"one that breaks off before another", "\x1b]11;r\x1b[?2026;2$y", "\x1b[?2026;2$y", ""},
		{"the beginning of a character", "a\xe6\x97", "a", "\xe6\x97"},
		{"the beginning of one with alt", "\x1b\xc3", "", "\x1b\xc3"},
		{"a byte of none", "\xe6a\xa5\xff", "\xe6a\xa5\xff", ""},
		{"what is pasted", "\x1b[200~\x1b]11;\x1b[201~q", "\x1b[200~\x1b]11;\x1b[201~q", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s sieve
			if out := string(s.take([]byte(c.in))); out != c.out || string(s.held) != c.held {
				t.Errorf("take(%q) = %q and holds %q, want %q and %q", c.in, out, s.held, c.out, c.held)
			}
		})
	}
}

// TestSieveTellsKeysFromPieces gives back what was typed after an answer that never ended, and not the pieces of one.
func TestSieveTellsKeysFromPieces(t *testing.T) {
	for _, c := range []struct {
		name  string
		reads []string
		out   string
	}{
		{"typed after a broken answer", []string{"\x1b]11;rgb:00", "a", "b", "\r"}, "ab\r"},
		{"typed between two of them", []string{"\x1b]11;rgb:00", "a", "b", "\x1b]11;rgb:00", "c", "\r"}, "abc\r"},
		{"an answer in bytes that breaks off", []string{"\x1b", "]", "1", "1", "\r"}, "\r"},
		{"an answer in two parts", []string{"\x1b]11;rgb:0/", "0/0", "\a", "q"}, "\x1b]11;rgb:0/0/0\aq"},
		{"a character in bytes", []string{"a\xf0", "\x9f", "\xa4", "\xb7", "b"}, "a🤷b"},
		{"a character in parts", []string{"a\xf0\x9f", "\xa4", "\xb7b"}, "a🤷b"},
		{"the end of one in bytes", []string{"\x1b]11;rgb:0/0/", "0", "\a", "q"}, "\x1b]11;rgb:0/0/0\aq"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var s sieve
			out := ""
			for _, r := range c.reads {
				out += string(s.take([]byte(r)))
			}
			if out != c.out {
				t.Errorf("%q became %q, want %q", c.reads, out, c.out)
			}
		})
	}
}

// TestSieveLosesNothing cuts keys and answers anywhere: they come out as they are, in order.
func TestSieveLosesNothing(t *testing.T) {
	pieces := []string{"q", "3", "\r", "é", "日", "\x1bé", "🤷", "\x1b[A", "\x1b[1;5C", "\x1bOP", "\x1b]11;rgb:1a1a/1b1b/2626\x07", "\x1b]11;rgb:0/0/0\x1b\\", "\x1b[?2026;2$y", "\x1b[?1u", "\x1b[200~a\x1bb\x1b]c\x1b[201~"}
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, p := range rapid.SliceOf(rapid.SampledFrom(pieces)).Draw(t, "pieces") {
			text += p
		}
		var s sieve
		out := ""
		for rest := text; rest != ""; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "cut")
			out += string(s.take([]byte(rest[:n])))
			rest = rest[n:]
		}
		if out != text {
			t.Fatalf("%q became %q, held %q", text, out, s.held)
		}
	})
}

// TestEscapeOvertakesNothing: an escape at the end of what was typed is taken for the key only when all before it has come to the screens.
func TestEscapeOvertakesNothing(t *testing.T) {
	in, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer out.Close()
	sent := make(chan tea.Msg, 4)
	l := &listener{keyboard: &keyboard{in, func() {}}, since: time.Now().Add(-time.Hour), after: time.AfterFunc, send: func(msg tea.Msg) { sent <- msg }}
	read := func(typed string) string {
		t.Helper()
		if _, err := out.WriteString(typed); err != nil {
			t.Fatal(err)
		}
		b := make([]byte, 256)
		n, err := l.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		return string(b[:n])
	}
	if got := read("said 89\x1b"); got != "said 89"+mark {
		t.Fatalf("the screens get %q", got)
	}
	select {
	case msg := <-sent:
		t.Fatalf("%v came although the text may still be on its way", msg)
	case <-time.After(2 * escapePause):
	}
	l.caughtUp()
	if key, ok := (<-sent).(tea.KeyPressMsg); !ok || key.Code != tea.KeyEscape {
		t.Errorf("%v came", key)
	}
	if got := read("\x1b[") + read("A"); got != mark+"\x1b[A" {
		t.Errorf("an arrow in two pieces came as %q", got)
	}
	l.caughtUp()
	select {
	case msg := <-sent:
		t.Errorf("%v came after the arrow", msg)
	case <-time.After(2 * escapePause):
	}
}

// FuzzSieve gives it anything: it holds back no more than an answer can be long, and what it lets through was there.
func FuzzSieve(f *testing.F) {
	f.Add([]byte("\x1b]11;rgb:00"), []byte("\x1b[200~\x1b"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		var s sieve
		out := len(s.take(a)) + len(s.take(b))
		if len(s.held) > mostHeld || out+len(s.held) > len(a)+len(b) {
			t.Errorf("%d bytes of %d, and %d are held", out, len(a)+len(b), len(s.held))
		}
	})
}

// TestSizes says what is drawn on a terminal that does not know its size, or says what cannot be.
func TestSizes(t *testing.T) {
	for _, c := range []struct {
		name string
		env  []string
		says Window
		want Window
	}{
		{"as it says", nil, Window{100, 30}, Window{100, 30}},
		{"small", nil, Window{1, 1}, Window{1, 1}},
		{"none", nil, Window{}, Window{80, 24}},
		{"none, and half of it in the environment", []string{"COLUMNS=132"}, Window{}, Window{132, 24}},
		{"none, and nonsense in the environment", []string{"COLUMNS=-1", "LINES=many"}, Window{}, Window{80, 24}},
		{"no height", nil, Window{100, 0}, Window{80, 24}},
		{"far too large", nil, Window{10000, 65535}, Window{mostColumns, mostRows}},
		{"far too large in the environment", []string{"COLUMNS=99999999"}, Window{}, Window{mostColumns, 24}},
	} {
		a := &app{world: World{Environ: c.env}}
		if got := a.sized(c.says); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
