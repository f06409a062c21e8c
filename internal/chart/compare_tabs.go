package chart

import "strings"

// Tabs names the views of a screen, the one shown with a heavy line below it.
func Tabs(titles []string, shown, width int) []Line {
	gap := "   "
	if width < 48 {
		gap = " "
	}
	var names, line Line
	for i, title := range titles {
		role, mark, markRole := Muted, "─", Rail
		if i == shown {
			role, mark, markRole = Accent, "━", Accent
		}
		names = names.Add(role, title).Add(Text, gap)
		line = line.Add(markRole, strings.Repeat(mark, Width(title))).Add(Rail, strings.Repeat("─", len(gap)))
	}
	line = line.Add(Rail, strings.Repeat("─", max(0, width-line.Width())))
	return []Line{names.Cut(width), line.Cut(width)}
}
