package report_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/report"
)

func TestMermaid(t *testing.T) {
	l := &ladder.Ladder{Rungs: []ladder.Rung{
		{ID: "end", Title: "First"},
		{ID: "two", Parent: "end", Title: `Second "R&D"; <b>#1</b> \ $x_1*2$` + " `md`", Also: []string{"side", "end"}},
		{ID: "side", Parent: "end", Title: "Dritte Sprosse, größer", Also: []string{"two"}},
		{ID: "root", Title: "日本"},
	}}
	var b strings.Builder
	if err := report.Mermaid(&b, l); err != nil {
		t.Fatal(err)
	}
	const want = `flowchart BT
    r0["First"]
    r1["Second #34;R#38;D#34;#59; #60;b#62;#35;1#60;/b#62; #92; #36;x#95;1#42;2#36; #96;md#96;"]
    r2["Dritte Sprosse, größer"]
    r3["日本"]
    r0 --> r1
    r0 --> r2
    r1 <-.-> r2
    r1 -.-> r0
`
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Error(d)
	}
}
