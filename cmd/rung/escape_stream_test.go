//go:build unix

package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// A terminal gets text and sequences. What follows takes a stream apart, byte for byte, and knows exactly which sequences are rung's: any
// other one came from somewhere else.

// streamPart is a stretch of a stream: text, one control character, or one whole sequence.
type streamPart struct {
	bytes string
	from  int // byte in the stream
	kind  partKind
}

type partKind int

const (
	aText     partKind = iota // printable characters
	aControl                  // one of C0
	aSequence                 // ESC [ … and ESC and a letter
	aCommand                  // ESC ] … up to BEL or ESC \: title, colours, clipboard
	aFault                    // what no program may write
)

var (
	seqCSI = regexp.MustCompile(`^\x1b\[[0-?]*[ -/]*[@-~]`)
	seqOSC = regexp.MustCompile(`^\x1b\][^\x00-\x1f\x7f]*(\x07|\x1b\\)`)
	seqESC = regexp.MustCompile(`^\x1b[ -/]*[0-OQ-WYZ\\` + "`" + `-~]`)
)

// streamParts takes a stream apart. Strings of the kinds DCS, APC, PM and SOS are faults: rung writes none.
func streamParts(stream string) []streamPart {
	var all []streamPart
	for at := 0; at < len(stream); {
		p := streamPart{from: at}
		rest := stream[at:]
		switch c := rest[0]; {
		case c == '\x1b':
			p.kind, p.bytes = streamSequence(rest)
		case c < ' ' || c == 0x7f:
			p.kind, p.bytes = aControl, rest[:1]
		default:
			p.kind, p.bytes = streamText(rest)
		}
		at += len(p.bytes)
		all = append(all, p)
	}
	return all
}

func streamSequence(s string) (partKind, string) {
	for _, form := range []struct {
		kind partKind
		is   *regexp.Regexp
	}{{aSequence, seqCSI}, {aCommand, seqOSC}, {aSequence, seqESC}} {
		if m := form.is.FindString(s); m != "" {
			return form.kind, m
		}
	}
	return aFault, s[:min(len(s), 2)]
}

// streamText is the printable start of a stream, or the one character that is not: invalid bytes, C1 controls, what turns the direction of text,
// and what shows nothing.
func streamText(s string) (partKind, string) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r < ' ' || r == 0x7f:
			return aText, s[:i]
		case !printable(r, size):
			if i == 0 {
				return aFault, s[:size]
			}
			return aText, s[:i]
		}
		i += size
	}
	return aText, s
}

func printable(r rune, size int) bool {
	switch {
	case r == utf8.RuneError:
		return size == 3 // the character itself, not a byte that is none
	case r == 0x200c || r == 0x200d: // joiners, which scripts and pictures need
		return true
	}
	return !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp) && (r < 0xe0000 || r > 0xe0fff)
}

// house says what rung may write to a terminal.
type house struct {
	screen bool     // whether a screen is shown; else rung writes lines
	tabs   bool     // whether lines may hold tabs where there is no screen
	titles []string // of the window; "" when it is given back
}

// marksInARow is the largest pile of combining marks that comes through.
const marksInARow = 8

// faults are the parts of a stream that are not rung's.
func (h house) faults(stream string) []string {
	var found []string
	wrong := func(p streamPart, why string) {
		from, to := max(0, p.from-40), min(len(stream), p.from+len(p.bytes)+40)
		found = append(found, fmt.Sprintf("byte %d: %s %q in %q", p.from, why, p.bytes, stream[from:to]))
	}
	left := false // the screen, and the question was not asked since
	for _, p := range streamParts(stream) {
		switch {
		case h.screen && left && p.bytes == whoAreYou:
			left = false
		case p.kind == aFault:
			wrong(p, "what no program may write:")
		case p.kind == aText && pile(p.bytes) > marksInARow:
			wrong(p, "a pile of marks:")
		case p.kind == aControl && !h.control(p.bytes):
			wrong(p, "a control character:")
		case p.kind == aSequence && !h.sequence(p.bytes):
			wrong(p, "a sequence that is not rung's:")
		case p.kind == aCommand && !h.command(p.bytes):
			wrong(p, "a command that is not rung's:")
		case p.bytes == enterScreen || p.bytes == leaveScreen:
			left = p.bytes == leaveScreen
		}
		if len(found) == 5 {
			break
		}
	}
	return found
}

// pile is how many combining marks follow each other at most.
func pile(s string) int {
	most, now := 0, 0
	for _, r := range s {
		if now++; !unicode.Is(unicode.M, r) {
			now = 0
		}
		most = max(most, now)
	}
	return most
}

func (h house) control(c string) bool {
	if h.screen {
		return strings.Contains("\r\n\b\t", c) // the renderer moves by these
	}
	return h.tabs && c == "\t" || strings.Contains("\r\n", c) // a terminal gets a carriage return with every line feed
}

var (
	seqStyle  = regexp.MustCompile(`^\x1b\[([0-9;]*)m$`)
	seqMoves  = regexp.MustCompile(`^\x1b\[(\d*)(?:;(\d*))?[ABCDGHIJKLMPSTXZbdr@]$`)
	seqWithin = 400 // cells; no screen of a test is larger
	seqKnown  = []string{
		"\x1bM",                      // one line up
		"\x1b[?5W",                   // tab stops as usual
		"\x1b[?1049h", "\x1b[?1049l", // the other screen
		"\x1b[?25h", "\x1b[?25l", // the cursor
		"\x1b[0 q", "\x1b[1 q", "\x1b[2 q", // its shape
		"\x1b[?2004h", "\x1b[?2004l", // pasted text is marked
		"\x1b[?2026$p", "\x1b[?2026h", "\x1b[?2026l", // frames in one piece
		"\x1b[?2027$p", "\x1b[?2027h", "\x1b[?2027l", // widths by what a reader takes for a character
		"\x1b[>4;2m", "\x1b[>4m", "\x1b[>1u", "\x1b[<1u", "\x1b[?u", // keys told apart
		"\x1b[22;0t", "\x1b[22;2t", "\x1b[23;0t", "\x1b[23;2t", // the title of the window, kept and given back
	}
)

// whoAreYou is asked once, when the screen was left soon after its start: what the terminal still has to say comes before its answer.
const (
	whoAreYou   = "\x1b[c"
	aTerminal   = "\x1b[?62c"
	enterScreen = "\x1b[?1049h"
	leaveScreen = "\x1b[?1049l"
)

func (h house) sequence(s string) bool {
	if m := seqStyle.FindStringSubmatch(s); m != nil {
		return h.screen && styled(m[1])
	}
	if !h.screen {
		return false
	}
	if m := seqMoves.FindStringSubmatch(s); m != nil {
		for _, n := range m[1:] {
			if cells, _ := strconv.Atoi(n); cells > seqWithin {
				return false
			}
		}
		return true
	}
	for _, known := range seqKnown {
		if s == known {
			return true
		}
	}
	return false
}

// styled says whether a style is of rung's palette: bold, a colour of a theme, and, for the cursor in a form, reverse.
func styled(params string) bool {
	for params != "" {
		var n string
		if n = inks().FindString(params); n == "" {
			return false
		}
		params = strings.TrimPrefix(params[len(n):], ";")
	}
	return true
}

// inks matches one part of a style: what every theme puts before the words and the shapes of every role.
var inks = sync.OnceValue(func() *regexp.Regexp {
	known := []string{"0", "1", "22", "39", "7", "27"}
	tone := regexp.MustCompile(`38;2;\d+;\d+;\d+|38;5;\d+|\b[39]\d\b`)
	for _, ground := range []theme.Ground{theme.Unknown, theme.Dark, theme.Light} {
		for _, profile := range []colorprofile.Profile{colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor} {
			t := theme.New(ground, profile)
			for role := range chart.Roles {
				known = append(known, tone.FindAllString(t.Line(chart.L(role, "word"))+t.Line(chart.L(role, "──")), -1)...)
			}
		}
	}
	return regexp.MustCompile(`^(?:` + strings.Join(known, "|") + `)(?:;|$)`)
})

var (
	seqTitle    = regexp.MustCompile(`^\x1b\][012];(.*)(\x07|\x1b\\)$`)
	seqProgress = regexp.MustCompile(`^\x1b\]9;4;[0-4](;\d{1,3})?(\x07|\x1b\\)$`)
	seqGround   = regexp.MustCompile(`^\x1b\]11;\?(\x07|\x1b\\)$`)
)

func (h house) command(s string) bool {
	if !h.screen {
		return false
	}
	if m := seqTitle.FindStringSubmatch(s); m != nil {
		for _, t := range h.titles {
			if begin, cut := strings.CutSuffix(m[1], "…"); m[1] == t || cut && strings.HasPrefix(t, begin) {
				return true
			}
		}
		return false
	}
	return seqProgress.MatchString(s) || seqGround.MatchString(s)
}

// TestStreamParser holds the parser to what it is for: it finds each payload in a stream that is rung's otherwise, and nothing in what rung
// writes.
func TestStreamParser(t *testing.T) {
	h := house{screen: true, titles: []string{"rung"}}
	ours := "\x1b[?1049h\x1b]2;rung\x07\x1b[1;39mrung\x1b[m\r\n\x1b[12;40H\x1b[K日本語 👩\u200d💻 e\u0301"
	for _, more := range []string{"", leaveScreen + whoAreYou, leaveScreen + "\x1b[?25h" + whoAreYou + "typed and not kept\r\n" + enterScreen + leaveScreen + whoAreYou} {
		if found := h.faults(ours + more); found != nil {
			t.Errorf("what rung writes is taken for faults: %v", found)
		}
	}
	for _, p := range payloads {
		if p.harmless {
			continue
		}
		if found := h.faults(ours + p.in + ours); found == nil {
			t.Errorf("%s: %q passes", p.name, p.in)
		}
		if found := (house{}).faults("a line\r\n" + p.in + "\r\n"); found == nil {
			t.Errorf("%s: %q passes where there is no screen", p.name, p.in)
		}
	}
	for _, s := range []string{"\x1b[8m", "\x1b[5m", "\x1b[4m", "\x1b[38;2;1;2;3m", "\x1b[2;900H", "\x1b]2;Ada\x07", "\x1b]9;4;1;1000\x07", "\x1b[>c", "\x1b[6n", "\x1b[1;1", "\x1b",
		whoAreYou, enterScreen + whoAreYou, leaveScreen + enterScreen + whoAreYou, leaveScreen + whoAreYou + whoAreYou, leaveScreen + "\x1b[0c"} {
		if found := h.faults(s); found == nil {
			t.Errorf("%q passes", s)
		}
	}
}
