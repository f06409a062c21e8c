// Package theme turns the roles of package chart into terminal styles. It is the only place that names a colour.
package theme

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/rung-dev/rung/internal/chart"
)

// Theme is a set of styles for one kind of terminal. Make a new one when the terminal turns out to be of another kind.
type Theme struct {
	styles [chart.Roles]lipgloss.Style
	ink    [chart.Roles]ink
}

// Ground is what the terminal paints on.
type Ground uint8

// The grounds. While it is unknown the theme has tones that can be read on both.
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
	ansi, ansi256 string
	full          string
}

// palette gives each role that has a colour its tone; the others use the terminal's own.
type palette map[chart.Role]tone

// The tones keep a contrast of 4.5 or more for everything that is read (3.7 while the ground is unknown, on any of the
// usual ones); rails are ornament and may be fainter.
var (
	onAny = palette{
		chart.Faint:   {"", "243", "#767676"},
		chart.Rail:    {"8", "243", "#767676"},
		chart.Accent:  {"6", "30", "#00848f"},
		chart.Met:     {"2", "65", "#3a8a3a"},
		chart.Missing: {"1", "130", "#b0620a"},
	}
	onDark = palette{
		chart.Muted:   {"7", "250", "#a9b1c6"},
		chart.Faint:   {"7", "245", "#858da3"},
		chart.Rail:    {"8", "239", "#454c61"},
		chart.Accent:  {"14", "80", "#6fc9d8"},
		chart.Met:     {"10", "114", "#8fcf8b"},
		chart.Missing: {"11", "215", "#efb366"},
	}
	onLight = palette{
		chart.Muted:   {"8", "240", "#555c6e"},
		chart.Faint:   {"8", "243", "#6a7183"},
		chart.Rail:    {"7", "250", "#c3c8d3"},
		chart.Accent:  {"6", "24", "#0b6b82"},
		chart.Met:     {"2", "28", "#2c7a2f"},
		chart.Missing: {"1", "130", "#9a5a00"},
	}
)

// New returns the theme for a ground and for what the terminal can show.
func New(g Ground, profile colorprofile.Profile) *Theme {
	colours := map[Ground]palette{Unknown: onAny, Dark: onDark, Light: onLight}[g]
	complete := lipgloss.Complete(profile)
	t := &Theme{}
	for role := range chart.Roles {
		style := lipgloss.NewStyle()
		if c, ok := colours[role]; ok {
			style = style.Foreground(c.on(complete))
		}
		if role == chart.Strong || role == chart.Accent || role == chart.Key {
			style = style.Bold(true)
		}
		t.styles[role] = style
		t.ink[role].on, t.ink[role].off, _ = strings.Cut(style.Render("x"), "x")
	}
	return t
}

func (t tone) on(complete lipgloss.CompleteFunc) color.Color {
	return complete(lipgloss.Color(t.ansi), lipgloss.Color(t.ansi256), lipgloss.Color(t.full))
}

// Style of a role.
func (t *Theme) Style(r chart.Role) lipgloss.Style { return t.styles[r] }

// Line renders one line.
func (t *Theme) Line(l chart.Line) string {
	var b strings.Builder
	for _, s := range l {
		if s.Text == "" {
			continue
		}
		b.WriteString(t.ink[s.Role].on)
		b.WriteString(s.Text)
		b.WriteString(t.ink[s.Role].off)
	}
	return b.String()
}

// Lines renders lines, one string each.
func (t *Theme) Lines(lines []chart.Line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = t.Line(l)
	}
	return out
}
