package safe_test

import (
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rung-dev/rung/internal/safe"
)

// odd are texts that mean something to some reader: a terminal, a spreadsheet, a shell.
var odd = []string{
	"", " ", "'", "''", "'=1", "''=1", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", "＝1", "＋1", "−1", "﹣1", "\u00a0=1", "\u200b=1", "\ufeff=1", "\u0301=1", "|", "%",
	"=HYPERLINK(\"http://example.org\")", "=cmd|' /C calc'!A0", "\x1b[2J", "\u009b31m", "\u202e", "\u2066", "\xff\xfe", "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "👨‍👩‍👧", "a\u200db", "\U000e0041", "\r\n", "\u2028",
	"$(id)", "`id`", "a b", "a'b", "a\"b", "*", "~", "-rf", "!!", "a\nb", "\\", "#",
}

// FuzzLines: what is safe stays as it is, has nothing a terminal acts on, and is not much longer than what it was made of.
func FuzzLines(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range []struct {
			clean func(string) string
			keeps string
		}{{safe.Text, ""}, {safe.Lines, "\n\t"}} {
			got := c.clean(s)
			if c.clean(got) != got {
				t.Errorf("%q became %q, and that %q", s, got, c.clean(got))
			}
			for _, r := range got {
				if unicode.IsControl(r) && !strings.ContainsRune(c.keeps, r) || unicode.Is(unicode.Bidi_Control, r) || r == 0x2028 || r == 0x2029 {
					t.Errorf("%q became %q, with %U", s, got, r)
				}
			}
			if !utf8.ValidString(got) || len(got) > 3*len(s) {
				t.Errorf("%q became %q", s, got)
			}
		}
		if one := safe.Text(safe.Lines(s)); strings.ContainsAny(one, "\n\t") {
			t.Errorf("%q is %q on one line", s, one)
		}
	})
}

// FuzzCSV: no cell is taken for a formula, and every cell can be had back.
func FuzzCSV(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		cell := safe.CSV(s)
		if safe.UnCSV(cell) != s {
			t.Errorf("%q became %q, and that %q", s, cell, safe.UnCSV(cell))
		}
		if cell != s && cell != "'"+s {
			t.Errorf("%q became %q", s, cell)
		}
		// What a spreadsheet looks at: the first character behind blanks and what nobody sees.
		seen := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.M, r) })
		if seen != "" && strings.ContainsAny(seen[:1], "=+-@") || cell != "" && strings.ContainsAny(cell[:1], "\t\r\n\x00") {
			t.Errorf("%q becomes the cell %q", s, cell)
		}
	})
}

// FuzzShell: a shell takes the words for what they are.
func FuzzShell(f *testing.F) {
	for _, s := range odd {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		quoted := safe.Shell(s)
		if got, ok := unquoted(quoted); !ok || got != s {
			t.Errorf("%q became %s, which a shell reads as %q", s, quoted, got)
		}
		if safe.Text(quoted) != quoted {
			t.Errorf("%q became %s, which is not shown as it is", s, quoted)
		}
	})
}

// unquoted is one word as a POSIX shell reads it; false where the shell would do anything but read it.
func unquoted(word string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c == '$' && strings.HasPrefix(word[i+1:], "'") && strings.HasSuffix(word[i+2:], "'"):
			return b.String() + numbered(word[i+2:len(word)-1]), true
		case c == '\'':
			end := strings.IndexByte(word[i+1:], '\'')
			if end < 0 {
				return "", false
			}
			b.WriteString(word[i+1 : i+1+end])
			i += end + 1
		case c == '\\' && i+1 < len(word):
			i++
			b.WriteByte(word[i])
		case strings.IndexByte(" \t\n|&;<>()$`\"*?[]#~=%!{}\\", c) >= 0:
			return "", false
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), word != ""
}

// octal is a byte as a shell has it between $' and '.
var octal = regexp.MustCompile(`\\[0-7]{3}`)

func numbered(text string) string {
	return octal.ReplaceAllStringFunc(text, func(n string) string {
		c, _ := strconv.ParseUint(n[1:], 8, 8)
		return string([]byte{byte(c)})
	})
}

// TestShellReadsWords asks a real shell.
func TestShellReadsWords(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("needs bash")
	}
	for _, s := range []string{"a b", "it's", "", "gr\u00f6\u00dfer", "new\nline7", "\xff7\x1b[31m", "\u202ex'\\y", "\u2028", "tab\tq"} {
		out, err := exec.Command(bash, "-c", "printf %s "+safe.Shell(s)).Output()
		if err != nil || string(out) != s {
			t.Errorf("%q became %s, which bash reads as %q, %v", s, safe.Shell(s), out, err)
		}
	}
}
