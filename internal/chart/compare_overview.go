package chart

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
)

// Stands draws the ladder upright with both placements named at its rungs, neither of them set off from the other. Nil where it does not
// fit into the room.
func (v TwoViews) Stands(width, height int) []Line {
	l := v.ladder()
	names := map[int][]string{}
	name := func(placement assess.RungRef, who string) {
		if r := placement.Index(l); r >= 0 {
			names[r] = append(names[r], who)
		}
	}
	name(v.Comparison.Self.Result.Placement, v.Self.Short)
	name(v.Comparison.Manager.Result.Placement, v.Manager.Short)
	if v.Agreed != nil && v.leftOpen() == 0 {
		name(v.Agreed.Result.Placement, "agreed")
	}
	lines := Stand(l, NoMarks, height, func(r int) Line {
		if len(names[r]) == 0 {
			return nil
		}
		return L(Strong, "  "+strings.Join(names[r], ", "))
	})
	for i, line := range lines {
		if len(line) > 0 && line[len(line)-1].Role == Strong {
			lines[i] = lit(line)
		}
		if lines[i].Width() > width {
			return nil
		}
	}
	return lines
}

// Overview is what comes before the differences: how much is the same, both views side by side, and what can be said of the two as a
// whole. airy sets blank lines between its parts.
func (v TwoViews) Overview(width int, airy bool) []Line {
	text := min(width, TextWidth)
	same, near := v.Count()
	lines := headline(same, near, text)
	part := func(more []Line) {
		if len(more) == 0 {
			return
		}
		if airy {
			lines = append(lines, Blank)
		}
		lines = append(lines, more...)
	}
	part(v.SideBySide(width))
	var whole []Line
	for _, s := range []string{v.Leniency(), v.Kappa()} {
		if s != "" {
			whole = append(whole, Set(Text, s, text)...)
		}
	}
	part(whole)
	if airy {
		lines = append(lines, Blank)
	}
	return lines
}

// Heading stands above the differences to talk about, with the columns of their list; or it says that there are none.
func (v TwoViews) Heading(list List) []Line {
	if nothing := v.Nothing(); nothing != "" {
		return Set(Text, nothing, min(list.width, TextWidth))
	}
	n, all := len(v.Comparison.ToTalk()), len(v.Comparison.All())
	head := L(Strong, Upper(InWords(n))+" "+plural(n, "difference", "differences")+" to talk about")
	if n < all {
		head = head.Add(Muted, fmt.Sprintf(", of %d", all))
	}
	return list.Header(head)
}

// Rest says how many questions differ beside those to talk about, nil for none.
func (v TwoViews) Rest(width int) []Line {
	n := len(v.Comparison.All()) - len(v.Comparison.ToTalk())
	if n == 0 || len(v.Comparison.ToTalk()) == 0 {
		return nil
	}
	return Indent(2, Set(Faint, Count(n, "more question")+" "+plural(n, "differs", "differ")+"; see All questions.", width-2))
}

// headline sets a first sentence off from what follows it.
func headline(first, more string, width int) []Line {
	line := L(Strong, first)
	if more == "" {
		return Set(Strong, first, width)
	}
	if line.Width()+2+Width(more) <= width {
		return []Line{line.Add(Muted, "  "+more)}
	}
	return append(Set(Strong, first, width), Set(Muted, more, width)...)
}
