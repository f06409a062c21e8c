package chart

import (
	"strings"

	"github.com/rung-dev/rung/internal/score"
)

// remarks say in plain words what the flags of a result mean and what to do about them.
func (w why) remarks() []Line {
	var lines []Line
	for _, f := range w.Result.Flags {
		if text := w.remark(f.Flag, f.Items); text != "" {
			lines = append(lines, Hang(L(Muted, "  · "), Text, text, w.width)...)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]Line{L(Strong, "Worth a second look")}, lines...)
}

func (w why) remark(flag string, items []string) string {
	switch flag {
	case score.Uniform:
		return "All answers have the same value. Was each read on its own?"
	case score.ThinEvidence:
		return w.own("Thin evidence, since much does not exist where you work: ", "Thin evidence, since much does not exist where they work: ") + w.rungTitles(items) + "."
	case score.NotAssessable:
		return w.own("Cannot be assessed where you work: ", "Cannot be assessed where they work: ") + w.rungTitles(items) + "."
	case score.Foundation:
		return w.own("Answered low although you stand higher; reread, or shore up: ", "Answered low although the placement is higher; reread, or shore up: ") + w.indicatorTitles(items) + "."
	case score.Inverted:
		return "Answers rise with the rung, where they usually fall: " + strings.Join(w.competencyTitles(items), ", ") + "."
	case score.Spiky:
		return "The levels of the competencies lie three rungs or more apart."
	case score.NoExample:
		return w.own("Met at your rung", "Met at the person's rung") + " or above without a note on where one could look: " + Count(len(items), "answer") + "."
	case score.Unfinished:
		return "Some questions of this mode are still open."
	}
	return ""
}

func (w why) rungTitles(ids []string) string {
	var titles []string
	for _, id := range ids {
		titles = append(titles, w.rungTitle(id))
	}
	return strings.Join(titles, ", ")
}

// indicatorTitles turns "po.delivery" into "Delivery & lifecycle (PO)".
func (w why) indicatorTitles(items []string) string {
	var titles []string
	for _, item := range items {
		rung, c, _ := strings.Cut(item, ".")
		titles = append(titles, w.competencyTitle(c)+" ("+w.rungShort(rung)+")")
	}
	return strings.Join(titles, ", ")
}
