package theme

import (
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"

	"github.com/rung-dev/rung/internal/chart"
)

// TestContrast computes what the comment on the tones promises, for everything that is read.
func TestContrast(t *testing.T) {
	dark, light := []string{"#000000", "#1a1b26"}, []string{"#ffffff", "#fbfbf8"}
	for _, c := range []struct {
		name    string
		tones   palette
		grounds []string
		least   float64
	}{
		{"dark", onDark, dark, 4.5},
		{"light", onLight, light, 4.5},
		{"unknown", onAny, append(dark, light...), 3.7},
	} {
		for role, tone := range c.tones {
			if role == chart.Rail {
				continue // ornament
			}
			for _, ground := range c.grounds {
				if got := contrast(lipgloss.Color(tone.full), lipgloss.Color(ground)); got < c.least {
					t.Errorf("%s ground: role %d, %s on %s has a contrast of %.2f, want %.1f", c.name, role, tone.full, ground, got, c.least)
				}
			}
		}
	}
}

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
