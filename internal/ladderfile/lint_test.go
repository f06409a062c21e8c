package ladderfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// withSentence is a sound ladder whose first indicator is the given sentence, in line 14.
func withSentence(locale, sentence string) []byte {
	return fmt.Appendf(nil, `rung: 1
id: lint
version: 1.0.0
title: Lint
locale: %s
rungs:
  - {id: head, title: Head of Product, short: Head, aliases: [Lead]}
  - {id: vp, parent: head, title: VP of Product, short: VP}
competencies:
  - id: c
    title: C
    indicators:
      head:
        i: %q
        they: Acts.
      vp:
        i: I plant apple trees along the northern wall.
        they: Plants apple trees along the northern wall.
glossary: {OKR: objectives and key results, KPIs: key figures, CI/CD: automatic builds, search and rescue: a service}
`, locale, sentence)
}

func lint(t *testing.T, data []byte) []Problem {
	t.Helper()
	ps, err := Lint("l.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	return ps
}

// TestLevels: what may be right is a warning, what cannot be is an error.
func TestLevels(t *testing.T) {
	for sentence, want := range map[string]string{
		"I order the backlog and name its goal.":                 "Q02 warning",
		"I order the backlog and name its goal or its user.":     "Q02 error",
		"I order the backlog.":                                   "Q03 warning",
		"I order" + strings.Repeat(" it", 26) + ".":              "Q03 warning",
		"I order" + strings.Repeat(" it", 27) + ".":              "Q03 error",
		"I " + strings.Repeat("order ", 400) + "it.":             "Q03 error",
		"I order the backlog for the VP before the sprint.":      "Q07 error",
		"I order the backlog that was agreed by the team.":       "Q14 warning",
		"I order the backlog so that the dearest item is first.": "",
	} {
		var got []string
		for _, p := range lint(t, withSentence("en", sentence)) {
			got = append(got, p.Rule+" "+p.Level.String())
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%.60q: %q, want %q", sentence, got, want)
		}
	}
}

// TestOtherLanguages: without word lists only the rules about the ladder as a whole apply, and that is said.
func TestOtherLanguages(t *testing.T) {
	const sentence = "Always the best and the worst or not"
	ps := lint(t, withSentence("de", sentence))
	if len(ps) != 1 || ps[0].Level != Note || ps[0].Rule != "L04" || ps[0].Line != 5 || ps[0].Col != 9 {
		t.Errorf("German ladder: %v", ps)
	}
	for _, locale := range []string{"en", "en-GB", "EN_us"} {
		if ps := lint(t, withSentence(locale, sentence)); len(ps) < 2 {
			t.Errorf("%s: %v", locale, ps)
		}
	}
}

// ladderOf is a ladder with the given cells, each a competency, a rung and a YAML value.
func ladderOf(rungs []string, cells ...[3]string) []byte {
	var b strings.Builder
	b.WriteString("rung: 1\nid: lint\nversion: 1.0.0\ntitle: Lint\nrungs:\n")
	for _, r := range rungs {
		fmt.Fprintf(&b, "  - {id: %s, title: The %s}\n", r, r)
	}
	b.WriteString("competencies:\n")
	last := ""
	for _, c := range cells {
		if c[0] != last {
			fmt.Fprintf(&b, "  - id: %s\n    title: %s\n    indicators:\n", c[0], c[0])
		}
		fmt.Fprintf(&b, "      %s: %s\n", c[1], c[2])
		last = c[0]
	}
	return []byte(b.String())
}

func says(sentence string) string { return fmt.Sprintf("{i: %q, they: Acts.}", sentence) }

func TestQ15(t *testing.T) {
	const base = "I plant young apple trees along the northern garden wall."
	for _, c := range []struct {
		name, competency, sentence string
		alike                      bool
	}{
		{"same words", "other", base, true},
		{"other small words", "other", "I plant the young apple trees at a northern garden wall.", true},
		{"one word differs in the competency", "c", "I plant young pear trees along the northern garden wall.", true},
		{"one word more in the competency", "c", "I plant young apple trees along the northern brick garden wall.", true},
		{"one word of eight differs elsewhere", "other", "I plant young pear trees along the northern garden wall.", false},
		{"one word more elsewhere", "other", "I plant young apple trees along the northern brick garden wall.", true},
		{"two words differ", "c", "I plant young pear trees along the southern garden wall.", false},
	} {
		ps := lint(t, ladderOf([]string{"a", "b"},
			[3]string{"c", "a", says(base)}, [3]string{c.competency, "b", says(c.sentence)}))
		ps = slices.DeleteFunc(ps, func(p Problem) bool { return p.Rule != "Q15" })
		switch {
		case !c.alike && len(ps) > 0:
			t.Errorf("%s: %v", c.name, ps)
		case c.alike && (len(ps) != 1 || ps[0].Level != Error || !strings.Contains(ps[0].Text, "in line 12")):
			t.Errorf("%s: %v, want one finding that points to line 12", c.name, ps)
		}
	}
}

func TestQ16(t *testing.T) {
	ps := lint(t, ladderOf([]string{"a", "b", "c"},
		[3]string{"x", "a", "none"}, [3]string{"y", "c", says("I plant young apple trees along the wall.")}, [3]string{"y", "a", "none"}))
	want := `l.yaml:6:5: no competency has an indicator for the rung "a"
    write some or delete the rung
l.yaml:7:5: no competency has an indicator for the rung "b"
    write some or delete the rung
l.yaml:12:5: "x" has no indicator for "b", "c"
    write one, or none where nothing is asked
l.yaml:16:5: "y" has no indicator for "b"
    write one, or none where nothing is asked
`
	if got := printed(ps); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	for _, p := range ps {
		if p.Rule != "Q16" || p.Level != Error {
			t.Errorf("%+v", p)
		}
	}
	sound := ladderOf([]string{"a", "b"}, [3]string{"x", "a", says("I plant young apple trees along the wall.")},
		[3]string{"x", "b", "none"}, [3]string{"y", "b", says("I water the roses of the house at dusk.")}, [3]string{"y", "a", "none"})
	if ps := lint(t, sound); len(ps) > 0 {
		t.Errorf("sound ladder: %v", ps)
	}
}

func TestQ17(t *testing.T) {
	for mustHaves, want := range map[int]int{3: 0, 4: 1} {
		var cells [][3]string
		for i, tree := range []string{"apple", "pear", "plum", "quince", "cherry"} {
			cells = append(cells, [3]string{tree, "a", fmt.Sprintf("{i: I plant %s seeds in %s soil by a %s wall., they: Plants., must_have: %v}",
				tree, tree[:2], strings.Repeat(tree[:1], i+2), i < mustHaves)})
		}
		ps := lint(t, ladderOf([]string{"a"}, cells...))
		if len(ps) != want {
			t.Fatalf("%d must-haves: %v", mustHaves, ps)
		}
		for _, p := range ps {
			if p.Rule != "Q17" || p.Level != Warning || p.Line != 6 || !strings.Contains(p.Text, `4 must-haves: "apple", "pear", "plum", "quince"`) {
				t.Errorf("%+v", p)
			}
		}
	}
}

// TestLintWithMistakes: a mistake in one place does not hide the findings elsewhere, and all come in file order.
func TestLintWithMistakes(t *testing.T) {
	data := strings.Replace(string(withSentence("en", "I always order the backlog before the sprint.")), "they: Plants", "thy: Plants", 1)
	data = strings.Replace(data, "title: C\n", "titel: C\n", 1)
	want := `l.yaml:10:5: a competency has no "title"
    add a line that begins with "title:"
l.yaml:11:5: unknown key "titel" in a competency
    did you mean "title"?
l.yaml:14:15: says how often, which the scale asks: "always"
    leave it out
l.yaml:17:9: an indicator has no "they"
    add a line that begins with "they:"
l.yaml:18:9: unknown key "thy" in an indicator
    did you mean "they"?
`
	if got := printed(lint(t, []byte(data))); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"I": 1, "the": 1, "plan": 1, "plane": 1, "planes": 1, "planned": 1, "needed": 2, "boxes": 2, "scopes": 1, "table": 2,
		"tables": 2, "product": 2, "product's": 2, "user": 2, "story": 2, "decline": 2, "portfolio": 3, "OKR": 3, "KPIs": 3, "b": 1, "2": 1, "rules": 1,
	} {
		if got := syllablesIn(word); got != want {
			t.Errorf("%s has %d syllables, want %d", word, got, want)
		}
	}
}

// TestReadingGrade checks the formula on sentences counted by hand.
func TestReadingGrade(t *testing.T) {
	for sentence, want := range map[string]int{
		"I plan the year.":                                     0,  // 4 words, 4 syllables: 1.56 + 11.80 - 15.59 = -2.23
		"I order the backlog before the sprint.":               4,  // 7 words, 10 syllables: 2.73 + 16.86 - 15.59 = 4.00
		"I order the backlog before the launch's anniversary.": 10, // 8 words, 15 syllables: 3.12 + 22.13 - 15.59 = 9.66
	} {
		if got, _ := readingGrade(splitWords(sentence)); got != want {
			t.Errorf("%s: grade %d, want %d", sentence, got, want)
		}
	}
	// 2 words of 4 syllables: 0.78 + 23.60 - 15.59 = 8.79; with 5 syllables 14.69.
	if _, ok := readingGrade([]string{"order", "backlog"}); !ok {
		t.Error("grade 8.79 is over 12")
	}
	if _, ok := readingGrade([]string{"order", "portfolio's"}); ok {
		t.Error("grade 14.69 is not over 12")
	}
}

// TestSharedQuestions: a question that two branches share is looked at once; where it is asked again it counts as an indicator, and
// as a must-have of its own.
func TestSharedQuestions(t *testing.T) {
	cells := ""
	for i, tree := range []string{"apple", "pear", "plum", "quince"} {
		cells += fmt.Sprintf("  - {id: %s, title: The %[1]s, indicators: {a: none, b: {i: I always plant %s seeds by %s walls., they: Plants.}, c: {same: b, must_have: true}}}\n",
			tree, tree, strings.Repeat(tree[:1], i+2))
	}
	ps := lint(t, []byte("rung: 1\nid: lint\nversion: 1.0.0\ntitle: Lint\nrungs: [{id: a, title: A one}, {id: b, title: B one, parent: a}, {id: c, title: C one, parent: a}]\ncompetencies:\n"+cells))
	var got []string
	for _, p := range ps {
		got = append(got, fmt.Sprintf("%s %d", p.Rule, p.Line))
	}
	if want := []string{"Q16 5", "Q17 5", "Q04 7", "Q04 8", "Q04 9", "Q04 10"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
