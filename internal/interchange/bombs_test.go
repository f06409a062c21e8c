package interchange

import (
	"fmt"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/cost"
	"github.com/rung-dev/rung/internal/ladder"
)

// filled repeats a pattern, numbered where it has a verb, up to just below the size limit.
func filled(start, pattern string) string {
	var b strings.Builder
	b.WriteString(start)
	for i := 0; b.Len() < MaxBytes-len(pattern)-20; i++ {
		if strings.Contains(pattern, "%d") {
			fmt.Fprintf(&b, pattern, i)
		} else {
			b.WriteString(pattern)
		}
	}
	return b.String()
}

// frugal is what reading a file of any bytes may cost.
var frugal = cost.Limit{Yards: 100, Memory: 64 << 20}

// TestBombs: what was made to exhaust a reader is refused or read, soon and in little memory.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time and memory; not with -short")
	}
	const header = "title,A: a,B: b\n"
	for _, c := range []struct{ name, file, text string }{
		{"too large", "x.csv", strings.Repeat("x", MaxBytes+1)},
		{"one row of commas", "x.csv", filled("", ",")},
		{"a row of commas", "x.csv", filled(header, ",")},
		{"commas in quotes", "x.csv", filled(header+`"`, ",")},
		{"quotes", "x.csv", filled("", `"`)},
		{"open quotes", "x.csv", filled(header, "x,\"y\n")},
		{"doubled quotes", "x.csv", filled(header, "\"a\"\"\n")},
		{"one open quote, many doubled", "x.csv", filled(header+`x,"`, `""`)},
		{"quotes in cells", "x.csv", filled(header, "x,y\"y,z\n")},
		{"as large as can be", "x.csv", largest("title", ",", "Skill %d", ",Plans the work %d and asks for help; ships it")},
		{"as long as can be", "x.csv", filled("level,skill,they,id,weight\n", "L1,Skill,Plans the work %d,s,2\n")},
		{"line feeds", "x.csv", filled(header, "\n")},
		{"short rows", "x.csv", filled(header, "x\n")},
		{"rows", "x.csv", filled(header, "x%d,y,z\n")},
		{"same rows", "x.csv", filled(header, "x,y,z\n")},
		{"wide rows", "x.csv", filled(strings.Repeat("a,", 900)+"title,B: b\n", strings.Repeat(",", 901)+"\n")},
		{"many rungs", "x.csv", filled("title", ",L%d: x")},
		{"800 rungs", "x.csv", "title" + strings.Repeat(",", 1) + strings.Join(strings.Fields(filled("", "L%d:x ")[:8000]), ": y,") + "\nx,y\n"},
		{"lines in a cell", "x.csv", filled(header+`x,"`, "y\n") + `",z`},
		{"breaks in a cell", "x.csv", filled(header+`x,`, "<br>") + `,z`},
		{"tags in a cell", "x.csv", filled(header+`x,`, "<b") + `,z`},
		{"entities", "x.csv", filled(header+`x,`, "&amp;") + `,z`},
		{"words", "x.csv", filled(header+`x,I `, "and plan ") + `,z`},
		{"sentences", "x.csv", filled(header+`x,`, "Plans. ") + `,z`},
		{"you", "x.csv", filled(header+`x,You `, "if you plan ") + `,z`},
		{"blanks", "x.csv", filled(header+`x,I`, " ") + `,z`},
		{"one word", "x.csv", filled(header+`x,`, "é") + `,z`},
		{"one title", "x.csv", filled(header+``, "é") + `,y,z`},
		{"one header", "x.csv", filled("title,A: ", "é") + "\nx,y"},
		{"todos", "x.csv", filled(header, "x%d,TBD,TODO\n")},
		{"ragged", "x.csv", filled(header, "x%d,y\n")},
		{"long", "x.csv", filled("level,skill,they\n", "L%d,x,y\n")},
		{"long skills", "x.csv", filled("level,skill,they\n", "L,x%d,y\n")},
		{"long parents", "x.csv", filled("level,skill,they,parent\n", "L%d,x,y,M\n")[:2000]},
		{"long needs", "x.csv", "level,skill,they,needs\nL,x,y," + strings.ReplaceAll(filled("", "n%d;"), "n", "n")},
		{"long same", "x.csv", filled("level,skill,they\n", "L,x,y\n")},
		{"headings", "x.md", filled("", "# a\n")},
		{"numbered headings", "x.md", filled("", "# Senior %d\n- b\n")},
		{"deep headings", "x.md", filled("", "# a\n## b\n### c\n- d\n")},
		{"bullets", "x.md", filled("# A\n", "- b\n")},
		{"nested bullets", "x.md", filled("# A\n", "- a\n  - b\n    - c\n      - d\n        - e\n          - f\n")},
		{"deep bullets", "x.md", "# A\n" + deep(1200)},
		{"paragraphs", "x.md", filled("# A\n", "b\n\n")},
		{"one paragraph", "x.md", filled("# A\n", "b\n")},
		{"quotes and marks", "x.md", filled("# A\n", ">")},
		{"stars", "x.md", filled("# A\n- ", "**a ")},
		{"stars alone", "x.md", filled("# A\n- ", "*")},
		{"links", "x.md", filled("# A\n- ", "[a](")},
		{"brackets", "x.md", filled("# A\n- ", "[")},
		{"underscores", "x.md", filled("# A\n- ", "_a ")},
		{"backticks", "x.md", filled("# A\n- ", "`a")},
		{"escapes", "x.md", filled("# A\n- ", `\*`)},
		{"comment", "x.md", filled("# A\n<!--", "a\n")},
		{"comments", "x.md", filled("# A\n", "<!-- a -->\n")},
		{"fences", "x.md", filled("# A\n", "```\n")},
		{"tags", "x.md", filled("# A\n", "<b>\n")},
		{"pictures", "x.md", filled("# A\n", "<hr>")},
		{"bars", "x.md", filled("", "|")},
		{"bars and rule", "x.md", filled("", "|a")[:MaxBytes/2-2] + "\n" + filled("", "|-")[:MaxBytes/2-2]},
		{"tables", "x.md", filled("", "|a|b|\n|-|-|\n|c|d|\n")},
		{"table rows", "x.md", filled("|a|b|\n|-|-|\n", "|c\n")},
		{"wide table", "x.md", "|" + strings.Repeat("a|", 100) + "\n|" + strings.Repeat("-|", 100) + "\n" + filled("", strings.Repeat("|", 101)+"\n")[:MaxBytes-500]},
		{"rules", "x.md", filled("", "|-|-|\n")},
		{"underlines", "x.md", filled("", "a\n===\n")},
		{"front matter", "x.md", filled("---\n", "a\n")},
		{"topics", "x.md", filled("---\ntopics:\n", "- a\n") + "---\n"},
		{"deep topics", "x.md", "---\ntopics:\n" + deep(1000) + "---\n"},
		{"dashes", "x.md", "---\ntopics:\n" + filled("", "- ")[:MaxBytes-100] + "\n---\n"},
		{"levels", "x.md", "---\nlevels: 99999999\ntopics:\n- name: a\n---\n"},
		{"words below the limit", "x.csv", large(header, "x%d,I ", "and plan ", ",z\n")},
		{"you below the limit", "x.csv", large(header, "x%d,You plan ", "if you plan ", ",z\n")},
		{"entities below the limit", "x.csv", large(header, "x%d,", "&amp;", ",z\n")},
		{"breaks below the limit", "x.csv", large(header, "x%d,a", "<br>", ",z\n")},
		{"stars below the limit", "x.md", large("# A\n", "- ", "**a ", "\n")},
		{"links below the limit", "x.md", large("# A\n", "- ", "[a](", "\n")},
		{"stars alone below the limit", "x.md", large("# A\n", "- ", "*", "\n")},
		{"label below the limit", "x.md", large("# A\n", "- **", "a:", "\n")},
		{"long lines of a table", "x.md", large("|a|b|\n|-|-|\n", "|", `\|`, "|\n")},
	} {
		t.Run(c.name, func(t *testing.T) {
			var err error
			frugal.Check(t, "reading", func() { _, err = Read(c.file, []byte(c.text), Auto, Options{}) })
			t.Logf("%d KiB: %.150v", len(c.text)>>10, err)
		})
	}
}

// large is a few lines that are as long as lines may be.
func large(start, before, pattern, after string) string {
	var b strings.Builder
	b.WriteString(start)
	for i := range 6 {
		b.WriteString(strings.ReplaceAll(before, "%d", fmt.Sprint(i)))
		b.WriteString(strings.Repeat(pattern, (maxText-100)/len(pattern)))
		b.WriteString(after)
	}
	return b.String()
}

// largest is a sheet with as many rungs and competencies as a ladder may have.
func largest(header, comma, title, cell string) string {
	var b strings.Builder
	b.WriteString(header)
	for r := range ladder.MaxRungs {
		fmt.Fprintf(&b, "%sL%d: Level %d", comma, r, r)
	}
	for i := range ladder.MaxCompetencies {
		fmt.Fprintf(&b, "\n"+title, i)
		for range ladder.MaxRungs {
			fmt.Fprintf(&b, cell, i)
		}
	}
	return b.String()
}

// deep is bullets, each in the one before.
func deep(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "- a\n")
	}
	return b.String()
}
