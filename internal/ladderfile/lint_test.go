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
glossary: {OKR: objectives and key results, KPIs: key figures}
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

// TestSentenceRules: each rule finds what it is for, and only then. The want of a sentence is the rule, the
// level and the words objected to of each finding.
func TestSentenceRules(t *testing.T) {
	for _, c := range []struct {
		sentence string
		want     []string
	}{
		{"I order the backlog so that the most valuable item comes next.", nil},
		{"I plan the budget across product lines together with finance.", nil},

		{"Orders the backlog by what each item earns.", []string{"Q01 error"}},
		{"I the backlog order by value each week.", []string{"Q01 error"}},
		{"I carefully order the backlog by its value.", []string{"Q01 error"}},
		{"I rely on figures from real use of the product.", nil},
		{"I order the backlog. The team reads it from there.", []string{"Q01 error"}},
		{"I order the backlog (by value) before the sprint.", []string{"Q01 error"}},
		{"I order, name, weigh the items of the backlog.", []string{"Q01 error"}},
		{"I order the backlog, item by item, before the sprint.", []string{"Q01 error"}},
		{"I order the backlog by value, starting from the top.", nil},

		{"I order the backlog and name its goal.", []string{"Q02 warning and"}},
		{"I order the backlog and name its goal or its user.", []string{"Q02 error and, or"}},
		{"I order the backlog as well as the roadmap.", []string{"Q02 warning as well as"}},
		{"I order the backlog along with the team while it plans.", []string{"Q02 error along with, while"}},
		{"I order the backlog/roadmap before the sprint.", []string{"Q02 warning /"}},
		{"I order the backlog; the team plans; others wait.", []string{"Q02 error ;, ;"}},
		{"I brief the people of sales and marketing before a launch.", nil},
		{"I run an A/B test before a launch to customers.", nil},

		{"I order the backlog.", []string{"Q03 warning"}},
		{"I order the backlog daily.", nil},
		{"I order the list of the items in the line of the plan of the team of the group by the date of their start here.", []string{"Q03 warning"}},
		{"I order the list of the items in the line of the plan of the team of the group by the date of their start here at the end of each of the weeks.", []string{"Q03 error"}},
		{"I order " + strings.Repeat("backlog", 20) + " before the sprint.", []string{"Q03 warning", "Q13 warning"}},

		{"I always order the backlog before the sprint.", []string{"Q04 error always"}},
		{"I order the backlog from time to time, usually alone.", []string{"Q04 error from time to time, usually"}},

		{"I order the backlog without asking the team.", []string{"Q05 error without"}},
		{"I don't change the sprint goal when it has started.", []string{"Q05 error don't"}},
		{"I don’t change the sprint goal when it has started.", []string{"Q05 error don't"}},
		{"I knot the net before the boat leaves.", nil},

		{"I order the backlog in an effective way for the team.", []string{"Q06 warning effective"}},
		{"I give several teams the key figures of the sprint.", []string{"Q06 warning several, key"}},

		{"I order the backlog with the best method there is.", []string{"Q07 error best"}},
		{"I order the backlog as a head of product would.", []string{"Q07 error head of product"}},
		{"I order the backlog for the VP before the sprint.", []string{"Q07 error VP", "Q12 warning VP"}},
		{"I lead the team through the order of the backlog.", nil},
		{"I order the backlog as a Lead of the team.", []string{"Q07 error Lead"}},

		{"I order all items of the backlog before a sprint.", []string{"Q08 warning all"}},
		{"I order only items that any user fully needs every day.", []string{"Q08 warning only, any, fully, every"}},

		{"I understand the order of the backlog of the team.", []string{"Q09 error understand"}},
		{"I am able to order the backlog of the team.", []string{"Q09 error am able to"}},
		{"I really can order the backlog of the team.", []string{"Q01 error", "Q09 error can"}},
		{"I show users what they can order from the team.", nil},

		{"I help the team to order the backlog by value.", []string{"Q10 warning help"}},
		{"I am responsible for the order of the backlog.", []string{"Q10 warning am responsible for"}},
		{"I order help for users from the team that gives support.", nil},

		{"I bring 5 years of work with backlogs to the team.", []string{"Q11 error 5 years"}},
		{"I bring years of experience with backlogs to the team.", []string{"Q11 error years of experience"}},
		{"I spent three years in the order of backlogs.", []string{"Q11 error three years"}},
		{"I plan the backlog for the next three years.", nil},
		{"I plan the backlog three years ahead of the market.", nil},

		{"I order the backlog by the SLA of the product.", []string{"Q12 warning SLA"}},
		{"I order the backlog by OKR, with KPIs from the OKRs.", nil},
		{"I order the backlog for B2B users of Q2.", []string{"Q12 warning B2B"}},

		{"I orchestrate interdisciplinary organisational transformation initiatives.", []string{"Q13 warning"}},

		{"I order the backlog that was agreed by the team.", []string{"Q14 warning was agreed"}},
		{"I order the backlog that is being newly written here.", []string{"Q14 warning being newly written"}},
		{"I order the backlog that is in need of it.", nil},
	} {
		var got []string
		for _, p := range lint(t, withSentence("en", c.sentence)) {
			if p.Line != 14 || p.Col != 12 || p.Hint == "" || p.Text == "" {
				t.Errorf("%q: incomplete or misplaced: %+v", c.sentence, p)
			}
			line := p.Rule + " " + p.Level.String()
			if !slices.Contains([]string{"Q01", "Q03", "Q13"}, p.Rule) { // their excerpt is the sentence
				line += " " + p.Excerpt
			} else if p.Excerpt != c.sentence {
				t.Errorf("%q: excerpt %q", c.sentence, p.Excerpt)
			}
			got = append(got, line)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q:\n got %q\nwant %q", c.sentence, got, c.want)
		}
	}
}

// TestOtherLanguages: without word lists only the rules about the ladder as a whole apply.
func TestOtherLanguages(t *testing.T) {
	const sentence = "Always the best and the worst or not"
	if ps := lint(t, withSentence("de", sentence)); len(ps) > 0 {
		t.Errorf("German ladder: %v", ps)
	}
	for _, locale := range []string{"en", "en-GB", "EN_us"} {
		if ps := lint(t, withSentence(locale, sentence)); len(ps) == 0 {
			t.Errorf("%s: no finding", locale)
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
l.yaml:13:7: "x" has no indicator for "b", "c"
    write one, or "b: none" where nothing is asked
l.yaml:17:7: "y" has no indicator for "b"
    write one, or "b: none" where nothing is asked
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
l.yaml:11:5: unknown key "titel" in a competency
    did you mean "title"?
l.yaml:14:12: says how often, which the scale asks: "always"
    leave the word out
l.yaml:17:9: an indicator has no "they"
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
