package cli

import (
	"io"
	"strings"

	"github.com/rung-dev/rung/internal/chart"
)

// ascii says whether the terminal is said to have nothing but ASCII. The first of LC_ALL, LC_CTYPE and LANG that is set decides. Where none
// is, nobody has said anything, as in most containers and cron jobs, and what reads the text there takes UTF-8; whoever does not says so with
// LC_ALL=C. Windows has no such variables, and its consoles are written to in Unicode.
func (a *app) ascii() bool {
	if a.world.GOOS == "windows" {
		return false
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := a.world.Getenv(name); value != "" {
			return !inUTF8(value)
		}
	}
	return false
}

// inUTF8 says whether the characters of a locale are those of UTF-8: en_GB.UTF-8, C.utf8, and plain UTF-8 as macOS has it.
func inUTF8(locale string) bool {
	charset, _, _ := strings.Cut(locale, "@")
	charset = charset[strings.LastIndexByte(charset, '.')+1:]
	return strings.EqualFold(strings.ReplaceAll(charset, "-", ""), "utf8")
}

// inGlyphs is text for people, in signs that the terminal has. Documents are not for it.
func (a *app) inGlyphs(text string) string {
	if a.ascii() {
		return chart.ASCII(text)
	}
	return text
}

// prose is standard output for text that people read, as opposed to documents. What is written has to be whole lines.
func (a *app) prose() io.Writer {
	if a.ascii() {
		return asciiWriter{a.out}
	}
	return a.out
}

// asciiWriter redraws what goes through it.
type asciiWriter struct{ io.Writer }

func (w asciiWriter) Write(p []byte) (int, error) {
	if _, err := io.WriteString(w.Writer, chart.ASCII(string(p))); err != nil {
		return 0, err
	}
	return len(p), nil
}
