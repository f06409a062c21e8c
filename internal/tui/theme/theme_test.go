package theme

import (
	"fmt"
	"image/color"
	"math"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/rung-dev/rung/internal/chart"
)

// The grounds that terminals come with, and those of the themes that people choose most.
var (
	darkGrounds  = []string{"#000000", "#0d1117", "#1a1b26", "#1e1e1e", "#282828", "#282a36", "#002b36", "#2e3440"}
	lightGrounds = []string{"#ffffff", "#fbfbf8", "#fafafa", "#f5f5f5", "#eff1f5", "#fdf6e3"}
)

// What has to be told from its ground: words more than shapes.
const (
	forWords  = 4.5
	forShapes = 3.0
)

// TestContrast computes what the comment on the tones promises.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		name    string
		tones   palette
		grounds []string
		words   bool
	}{
		{"dark", onDark, darkGrounds, true},
		{"light", onLight, lightGrounds, true},
		{"unknown", onAny, append(slices.Clone(darkGrounds), lightGrounds...), false},
	} {
		for role, tone := range c.tones {
			least := forShapes
			if c.words && role != chart.Rail {
				least = forWords
			}
			for _, ground := range c.grounds {
				for _, colour := range []string{tone.full, rgb256(t, tone.ansi256)} {
					if got := contrast(lipgloss.Color(colour), lipgloss.Color(ground)); got < least {
						t.Errorf("%s ground: role %d, %s on %s has a contrast of %.2f, want %.1f", c.name, role, colour, ground, got, least)
					}
				}
			}
		}
	}
}

// palettes16 are the 16 colours as terminals have them, each with its ground.
var palettes16 = map[string][16]string{
	"xterm":   {"#000000", "#cd0000", "#00cd00", "#cdcd00", "#0000ee", "#cd00cd", "#00cdcd", "#e5e5e5", "#7f7f7f", "#ff0000", "#00ff00", "#ffff00", "#5c5cff", "#ff00ff", "#00ffff", "#ffffff"},
	"VGA":     {"#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa", "#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff"},
	"Windows": {"#0c0c0c", "#c50f1f", "#13a10e", "#c19c00", "#0037da", "#881798", "#3a96dd", "#cccccc", "#767676", "#e74856", "#16c60c", "#f9f1a5", "#3b78ff", "#b4009e", "#61d6d6", "#f2f2f2"},
	"GNOME":   {"#171421", "#c01c28", "#26a269", "#a2734c", "#12488b", "#a347ba", "#2aa1b3", "#d0cfcc", "#5e5c64", "#f66151", "#33d17a", "#e9ad0c", "#2a7bde", "#c061cb", "#33c7de", "#ffffff"},
	"macOS":   {"#000000", "#990000", "#00a600", "#999900", "#0000b2", "#b200b2", "#00a6b2", "#bfbfbf", "#666666", "#e50000", "#00d900", "#e5e500", "#0000ff", "#e500e5", "#00e5e5", "#e5e5e5"},
}

// TestContrastOf16 does the same in 16 colours. The terminal decides what they are, so it takes the ones that are known; the grey that
// xterm has for bright black falls a little short of words.
func TestContrastOf16(t *testing.T) {
	for name, colours := range palettes16 {
		for _, c := range []struct {
			tones  palette
			ground string
			least  float64
		}{{onDark, colours[0], forWords}, {onLight, "#ffffff", 3.9}} {
			for role, tone := range c.tones {
				if tone.ansi == "" {
					continue
				}
				n, err := strconv.Atoi(tone.ansi)
				if err != nil || n > 15 {
					t.Fatalf("role %d: %q is none of the 16 colours", role, tone.ansi)
				}
				if got := contrast(lipgloss.Color(colours[n]), lipgloss.Color(c.ground)); got < c.least {
					t.Errorf("%s: role %d, colour %d (%s) on %s has a contrast of %.2f, want %.1f", name, role, n, colours[n], c.ground, got, c.least)
				}
			}
		}
	}
}

// rgb256 is a colour of the fixed part of the 256.
func rgb256(t *testing.T, colour string) string {
	t.Helper()
	n, err := strconv.Atoi(colour)
	if err != nil || n < 16 || n > 255 {
		t.Fatalf("%q is none of the 240 colours that are the same everywhere", colour)
	}
	if n >= 232 {
		v := 8 + 10*(n-232)
		return fmt.Sprintf("#%02x%02x%02x", v, v, v)
	}
	steps := [...]int{0, 95, 135, 175, 215, 255}
	n -= 16
	return fmt.Sprintf("#%02x%02x%02x", steps[n/36], steps[n/6%6], steps[n%6])
}

// TestWordsOnAnUnknownGround holds that as long as the ground is unknown, words have the colour of the terminal's own.
func TestWordsOnAnUnknownGround(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI} {
		theme := New(Unknown, profile)
		for role := range chart.Roles {
			for _, words := range []string{"words", "S", "3", "⅔", "日本"} {
				if got := theme.Line(chart.L(role, words)); colour.MatchString(got) {
					t.Errorf("role %d: %q has a colour: %q", role, words, got)
				}
			}
			if _, ok := onAny[role]; ok && !colour.MatchString(theme.Line(chart.L(role, "━━ "))) {
				t.Errorf("role %d: a shape has no colour", role)
			}
		}
	}
}

var colour = regexp.MustCompile(`\x1b\[([0-9;:]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;:m]`)

// contrast is the ratio of WCAG 2.
func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(c color.Color) float64 {
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, b, _ := c.RGBA()
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
