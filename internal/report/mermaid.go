package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// Mermaid writes how a ladder stands as a Mermaid flowchart, for documents that draw those: a node for each rung, a solid edge to
// each from the rung below, a dotted one for each step sideways.
func Mermaid(w io.Writer, l *ladder.Ladder) error {
	var b strings.Builder
	b.WriteString("flowchart BT\n")
	for i, r := range l.Rungs {
		fmt.Fprintf(&b, "    %s[\"%s\"]\n", node(i), mermaidText.Replace(r.Title))
	}
	for i := range l.Rungs {
		if p := l.Parent(i); p >= 0 {
			fmt.Fprintf(&b, "    %s --> %s\n", node(p), node(i))
		}
	}
	for i := range l.Rungs {
		for _, to := range sideways(l, i) {
			arrow := "-.->"
			if slices.Contains(sideways(l, to), i) {
				if to < i {
					continue // drawn from the other end, with a point at each
				}
				arrow = "<-.->"
			}
			fmt.Fprintf(&b, "    %s %s %s\n", node(i), arrow, node(to))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// node is what Mermaid calls a rung. Ids of rungs will not do: "end" is a word of its own there.
func node(rung int) string { return fmt.Sprint("r", rung) }

func sideways(l *ladder.Ladder, rung int) []int {
	var to []int
	for _, id := range l.Rungs[rung].Also {
		to = append(to, l.RungIndex(id))
	}
	return to
}

// mermaidText writes the signs that mean something in a Mermaid label, or in the HTML that it becomes, as their numbers.
var mermaidText = strings.NewReplacer(
	"#", "#35;", `"`, "#34;", "&", "#38;", "<", "#60;", ">", "#62;", "`", "#96;", `\`, "#92;", "*", "#42;", "_", "#95;", "$", "#36;", ";", "#59;",
)
