package theme

import (
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"github.com/rung-dev/rung/internal/chart"
)

// Form returns huh's styles in the roles of the theme. Keep the result: making it costs more than drawing with it.
func (t *Theme) Form() *huh.Styles {
	f := huh.ThemeBase(true)
	plain := lipgloss.NewStyle()
	field := &f.Focused
	field.Base = plain
	field.Title = t.Style(chart.Strong)
	field.Description = t.Style(chart.Muted).PaddingBottom(1)
	field.ErrorIndicator = t.Style(chart.Missing).SetString("")
	field.ErrorMessage = t.Style(chart.Missing).SetString("")
	field.SelectSelector = t.Style(chart.Accent).SetString("▸ ")
	field.UnselectedOption = plain
	field.SelectedOption = t.Style(chart.Strong)
	field.Option = plain
	field.TextInput.Prompt = t.Style(chart.Accent)
	field.TextInput.Cursor = plain
	field.TextInput.Placeholder = t.Style(chart.Faint)
	f.Blurred = f.Focused
	f.FieldSeparator = plain.SetString("\n")
	return f
}
