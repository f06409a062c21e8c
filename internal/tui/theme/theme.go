// Package theme turns the roles of package chart into terminal styles. It is the only place that names a colour.
package theme

import (
	"image/color"
	"strings"
	"unicode"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/rung-dev/rung/internal/chart"
)

// Theme is a set of styles for one kind of terminal. Make a new one when the terminal turns out to be of another kind.
type Theme struct {
	styles [chart.Roles]lipgloss.Style // of words
	words  [chart.Roles]ink
	shapes [chart.Roles]ink
}

// Ground is what the terminal paints on.
type Ground uint8

// The grounds. While it is unknown, words have the colour of the terminal's own, which can be read, and only shapes have another.
const (
	Unknown Ground = iota
	Dark
	Light
)

// ink is what a style puts before and after a text. Taking it from the style once makes drawing a frame many times
// cheaper than asking the style for every span, and a frame is drawn for every key.
type ink struct{ on, off string }

// tone is one colour in the depths that terminals have.
type tone struct {
	ansi, ansi256 string // ansi "": the terminal's own
	full          string
}

// palette gives each role that has a colour its tone; the others use the terminal's own.
type palette map[chart.Role]tone

// The tones keep a contrast of 4.5 or more for words and of 3 for shapes on the usual grounds, in 256 colours and in all of them; a test
// computes it. In 16 colours the terminal has tones of its own for the names.
var (
	onAny = palette{ // for shapes alone
		chart.Faint:   {"8", "244", "#808080"},
		chart.Rail:    {"8", "244", "#808080"},
		chart.Accent:  {"6", "31", "#148e9b"},
		chart.Met:     {"2", "65", "#479147"},
		chart.Missing: {"1", "166", "#c0741c"},
	}
	onDark = palette{
		chart.Muted:   {"7", "250", "#a9b1c6"},
		chart.Faint:   {"7", "247", "#979fb4"},
		chart.Rail:    {"7", "244", "#757d93"},
		chart.Accent:  {"14", "80", "#6fc9d8"},
		chart.Met:     {"10", "114", "#8fcf8b"},
		chart.Missing: {"11", "215", "#efb366"},
	}
	onLight = palette{
		chart.Muted:   {"8", "240", "#555c6e"},
		chart.Faint:   {"8", "242", "#656d80"},
		chart.Rail:    {"8", "102", "#828999"},
		chart.Accent:  {"4", "24", "#0b6b82"},
		chart.Met:     {"", "22", "#2c7a2f"}, // green on white can hardly be read in the 16 colours of most terminals
		chart.Missing: {"1", "94", "#9a5a00"},
	}
)

// New returns the theme for a ground and for what the terminal can show.
func New(g Ground, profile colorprofile.Profile) *Theme {
	shapes := map[Ground]palette{Unknown: onAny, Dark: onDark, Light: onLight}[g]
	words := shapes
	if g == Unknown {
		words = nil
	}
	complete := lipgloss.Complete(profile)
	t := &Theme{}
	for role := range chart.Roles {
		t.styles[role] = words.style(role, complete)
		t.words[role] = inkOf(t.styles[role])
		t.shapes[role] = inkOf(shapes.style(role, complete))
	}
	return t
}

func (p palette) style(role chart.Role, complete lipgloss.CompleteFunc) lipgloss.Style {
	style := lipgloss.NewStyle()
	if c, ok := p[role]; ok {
		style = style.Foreground(c.on(complete))
	}
	return style.Bold(role == chart.Strong || role == chart.Accent || role == chart.Key)
}

func inkOf(s lipgloss.Style) (i ink) {
	i.on, i.off, _ = strings.Cut(s.Render("x"), "x")
	return i
}

func (t tone) on(complete lipgloss.CompleteFunc) color.Color {
	return complete(lipgloss.Color(t.ansi), lipgloss.Color(t.ansi256), lipgloss.Color(t.full))
}

// Style of the words of a role.
func (t *Theme) Style(r chart.Role) lipgloss.Style { return t.styles[r] }

// Line renders one line.
func (t *Theme) Line(l chart.Line) string {
	var b strings.Builder
	for _, s := range l {
		if s.Text == "" {
			continue
		}
		i := t.words[s.Role]
		if i != t.shapes[s.Role] && isShape(s.Text) {
			i = t.shapes[s.Role]
		}
		b.WriteString(i.on)
		b.WriteString(s.Text)
		b.WriteString(i.off)
	}
	return b.String()
}

// isShape says whether a text is made of lines, bars and marks alone.
func isShape(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// Lines renders lines, one string each.
func (t *Theme) Lines(lines []chart.Line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = t.Line(l)
	}
	return out
}
