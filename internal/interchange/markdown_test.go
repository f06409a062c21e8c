package interchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkdown(t *testing.T) {
	for _, c := range []struct {
		file  string
		o     Options
		want  string
		notes string // those behind the ones about the whole ladder
	}{
		{"roles.md", Options{}, `product-roles 0.1.0 "Product roles"
rung product-manager < "": "Product Manager" "Product Manager" "I look for what comes next in my area. Others ask me about it."
rung senior-product-manager < "product-manager": "Senior Product Manager" "Senior Product Manager" ""
i-find-out-what-matters in "": "I find out what matters" "", weight 1
  product-manager: "I talk with customers, regularly, about their day" | "Talks with customers, regularly, about their day"
i-find-out-what-matters-2 in "": "I find out what matters (2)" "", weight 1
  product-manager: "I watch competitors and note what they launch" | "Watches competitors and notes what they launch"
i-have-become-a-student-of-my-craft in "": "I have become a student of my craft" "", weight 1
  product-manager: "I reflect on my own work" | "Reflects on their own work"
  senior-product-manager: "I mentor another person" | "Mentors another person"
i-build-a-network in "": "I build a network" "", weight 1
  senior-product-manager: "I keep in touch with customers who have a track record" | "Keeps in touch with customers who have a track record"
i-build-a-network-2 in "": "I build a network (2)" "", weight 1
  senior-product-manager: "I use loops of feedback" | "Uses loops of feedback"
`, `38:4: "FAQ" does not look like a rung and is left out; name the rungs with --levels if it is one
3:1: this and other text outside of the rungs is left out
10:3: the text below "Product Manager" became its mandate, which says what the rung is there for
29:1: left out, as it is no bullet: "Here is why it matters:"
13:5: "I find out what matters" asks up to 2 things at a rung and became 2 competencies; see which of them belong together
27:5: "I build a network" asks up to 2 things at a rung and became 2 competencies; see which of them belong together
`},
		{"axes.md", Options{}, `competencies 0.1.0 "Competencies"
rung beginner < "": "Beginner" "Beginner" ""
rung expert < "beginner": "Expert" "Expert" ""
delivery in "": "🚚 Delivery" "Planning and testing.", weight 1
  beginner: "I test my own work." | "Tests their own work."
  expert: "I bring together the work of many teams." | "Brings together the work of many teams."
delivery-2 in "": "🚚 Delivery (2)" "Planning and testing.", weight 1
  beginner: "I ask before I start." | "Asks before they start."
expertise in "": "📚 Expertise" "", weight 1
  beginner: "You learn from those around you." | "You learn from those around you."
  expert: "I teach others, e.g. in talks." | "Teaches others, e.g. in talks."
expertise-2 in "": "📚 Expertise (2)" "", weight 1
  expert: "at conferences" | "at conferences"
`, `9:5: "🚚 Delivery" asks up to 2 things at a rung and became 2 competencies; see which of them belong together
17:5: "You learn from those around you." could not be turned into "I ..." and "Does ...": write both in the ladder file
20:7: "at conferences" could not be turned into "I ..." and "Does ...": write both in the ladder file
17:5: "📚 Expertise" asks up to 2 things at a rung and became 2 competencies; see which of them belong together
`},
		{"levels.md", Options{}, `framework 0.1.0 "Framework"
rung ic2 < "": "IC2" "IC2" ""
rung ic3 < "ic2": "IC3" "IC3" ""
impact in "": "Impact" "", weight 1
  ic2: "I contribute to the goals of the company." | "Contributes to the goals of the company."
  ic3: "I drive clarity on open projects." | "Drives clarity on open projects."
impact-2 in "": "Impact (2)" "", weight 1
  ic2: "I clarify the scope of projects." | "Clarifies the scope of projects."
teamwork in "": "Teamwork" "", weight 1
  ic2: "I work across teams." | "Works across teams."
`, `3:4: "What are the expectations?" does not look like a rung and is left out; name the rungs with --levels if it is one
5:3: this and other text outside of the rungs is left out
7:4: "All Levels" is asked at the lowest rung, "IC2": the rungs above build on it
9:3: "Impact" asks up to 2 things at a rung and became 2 competencies; see which of them belong together
`},
		{"tracks.md", Options{Title: "Engineering"}, `engineering 0.1.0 "Engineering"
rung engineer < "": "Engineer" "Engineer" ""
rung senior-engineer < "engineer": "Senior Engineer" "Senior Engineer" ""
rung manager < "": "Manager" "Manager" ""
domain-knowledge in "": "Domain knowledge" "", weight 1
  engineer: "I work on basic projects; ask for reviews" | "Works on basic projects; asks for reviews"
  senior-engineer: "I design interfaces" | "Designs interfaces"
team-development in "": "Team development" "", weight 1
  manager: "I set goals with the team" | "Sets goals with the team"
`, `3:1: this and other text outside of the rungs is left out
7:1: left out, as it is no bullet: "Management equivalent: n/a"
21:4: "Manager" starts a way up of its own; if a rung stands below it, name that as its "parent" in the ladder file
`},
		{"table.md", Options{}, `support 0.1.0 "Support 🎧"
rung junior-l1 < "": "Junior (L1)" "Junior (L1)" ""
rung senior-l2 < "junior-l1": "Senior (L2)" "Senior (L2)" ""
rung lead-m1 < "senior-l2": "Lead (M1)" "Lead (M1)" ""
area skill: "Skill"
area engagement: "Engagement"
technical in "skill": "Technical" "", weight 1
  junior-l1: "I know one product." | "Knows one product."
  senior-l2: "I know several products & their limits." | "Knows several products & their limits."
  lead-m1: "I set the standard." | "Sets the standard."
technical-2 in "skill": "Technical (2)" "", weight 1
  junior-l1: "I ask for help." | "Asks for help."
technical-3 in "skill": "Technical (3)" "", weight 1
  senior-l2: "I write guides | snippets." | "Writes guides | snippets."
trust in "engagement": "Trust" "", weight 1
  junior-l1: "Work is reviewed." | "Work is reviewed."
  senior-l2: "I decide alone" | "Decides alone"
trust-2 in "engagement": "Trust (2)" "", weight 1
  senior-l2: "I explain why" | "Explains why"
`, `16:1: a table with other columns than the largest one is left out
11:56: "their" may mean the person's own things; if so, write "my" here: "I know several products & their limits."
11:3: "Technical" asks up to 3 things at a rung and became 3 competencies; see which of them belong together
14:13: "Work is reviewed." could not be turned into "I ..." and "Does ...": write both in the ladder file
14:3: "Trust" asks up to 2 things at a rung and became 2 competencies; see which of them belong together
`},
		{"topics.md", Options{}, `product 0.1.0 "🚀 Product"
rung level-1 < "": "Level 1" "Level 1" ""
rung level-2 < "level-1": "Level 2" "Level 2" ""
problem-solving in "": "🧠 Problem solving" "", weight 1
  level-1: "I look for the problem behind a request: the need." | "Looks for the problem behind a request: the need."
  level-2: "I work with the squad to set goals." | "Works with the squad to set goals."
problem-solving-2 in "": "🧠 Problem solving (2)" "", weight 1
  level-1: "I ask \"why\"." | "Asks \"why\"."
feedback in "": "Feedback" "", weight 1
  level-2: "I give feedback." | "Gives feedback."
`, `17:9: left out: "exampleCriteria"
7:3: "🧠 Problem solving" asks up to 2 things at a rung and became 2 competencies; see which of them belong together
`},
	} {
		for _, text := range []string{string(readFile(t, c.file)), "\ufeff" + strings.ReplaceAll(string(readFile(t, c.file)), "\n", "\r\n")} {
			d := mustRead(t, c.file, text, Auto, c.o)
			if diff := cmp.Diff(c.want, outlined(d.Ladder)); diff != "" {
				t.Errorf("%s: %s", c.file, diff)
			}
			var placed []string
			for _, n := range d.Notes {
				if n.Line > 0 {
					placed = append(placed, n.String()+"\n")
				}
			}
			if diff := cmp.Diff(c.notes, strings.Join(placed, "")); diff != "" {
				t.Errorf("%s: %s", c.file, diff)
			}
		}
	}
}

// TestMarkdownProblems: what is wrong with a text is said by line and column, all of it at once.
func TestMarkdownProblems(t *testing.T) {
	matter := func(body string) string { return "---\ntitle: x\nlevels: 2\ntopics:\n" + body + "---\n" }
	for _, c := range []struct{ name, text, want string }{
		{"blank", " \n", "x.md: the file is empty"},
		{"prose", "\nJust some prose.\n", "x.md:1:1: the text is not structured: it has no bullets below headings, and no table"},
		{"bullets only", "- a\n- b\n", "x.md:1:1: the text is not structured: it has no bullets below headings, and no table"},
		{"headings only", "# A\n## B\n## C\n", "x.md:1:1: the text is not structured: it has no bullets below headings, and no table"},
		{"front matter only", "---\ntitle: x\nyaml: false\n---\n", "x.md:1:1: the text is not structured: it has no bullets below headings, and no table"},
		{"no topics", "---\ntitle: x\ntopics:\n---\n", "x.md:3:1: the text is not structured: it has no topics"},
		{"a tab", matter("  - name: a\n\t- level: 1\n"), "x.md:6:1: a tab stands here"},
		{"a tab in a line", matter("  - name: a\tb\n    content:\n"), "x.md:5:12: a tab stands here"},
		{"a level too many", matter("  - name: a\n    content:\n      - level: 3\n        criteria:\n          - Asks.\n      - level: x\n"),
			"x.md:7:9: the text has 2 levels, this is for level 3\nx.md:10:9: \"level\" must be a number from 1 to 99, is \"x\""},
		{"a level without criteria", matter("  - name: a\n    content:\n      - level: 1\n        criteria:\n          - Asks.\n"),
			"x.md:3:1: nothing is asked at the rung \"Level 2\""},
		{"TODO in criteria", matter("  - name: a\n    content:\n      - level: 1\n        criteria: [TODO]\n      - level: 2\n        criteria:\n          - TODO\n"),
			"x.md:8:19: the front matter has a value that is not read here: \"[TODO]\""},
		{"a mapping", matter("  - name: a\n    content:\n      - level: 1\n        criteria:\n          - x: y\n            z: w\n"), "x.md:9:11: the criterion is no text"},
		{"stray line", matter("  - name: a\n  stray\n"), "x.md:6:3: this is neither a key nor an item of a list: \"stray\""},
		{"a single rung", "---\ntitle: Engineer\nlevel: 3\n---\n## Craft\n- Asks\n## Care\n- Asks\n", "x.md:3:1: the file holds a single rung, as its front matter says"},
		{"TBD rung", "## Junior\n### Craft\n- Asks\n## Senior\n\nTBD\n## Lead\n### Craft\n- TODO: write\n", "x.md:6:1: says TBD\nx.md:9:3: says TODO"},
		{"rung of prose", "## Junior\n### Craft\n- Asks\n## Fellow\nBestowed by the board.\n", "x.md:4:4: nothing is asked at the rung \"Fellow\""},
		{"empty rung", "## Junior\n### Craft\n- Asks\n## Senior\n", "x.md:4:4: nothing is asked at the rung \"Senior\""},
		{"twice", "## Junior\n- Asks\n## Senior\n- Asks\n## Junior\n- Asks\n", "x.md:5:4: the rung \"Junior\" appears twice; first in line 1"},
		{"HTML block", "## Junior\n- Asks\n## Senior\n<details>\n- Asks\n</details>\n", "x.md:4:1: holds HTML: \"<details>\""},
		{"HTML in a bullet", "## Junior\n- Asks <b>why</b>\n## Senior\n- Asks\n", "x.md:2:3: holds HTML: \"<b>\""},
		{"HTML in a title", "## <i>Junior</i>\n- Asks\n## Senior\n- Asks\n", "x.md:1:4: holds HTML: \"<i>\""},
		{"HTML in a cell", "| Skill | Junior |\n|--|--|\n| One | <b>x</b> |\n", "x.md:3:9: holds HTML: \"<b>\""},
		{"HTML in an anchor", "## Junior\n<a href=x>y</a>\n- Asks\n## Senior\n- Asks\n", "x.md:2:1: holds HTML: \"</a>\""},
		{"bars", "| Skill | Junior |\n|--|--|\n| One | a | b |\n", "x.md:3:13: the row has more cells than the header"},
		{"TBD cell", "| Skill | Junior | Senior |\n|--|--|--|\n| One | Asks | TBD |\n", "x.md:3:16: says TBD"},
		{"empty column", "| Skill | Junior | Senior |\n|--|--|--|\n| One | Asks | |\n", "x.md:1:20: nothing is asked at the rung \"Senior\""},
		{"same column", "| Skill | Junior | Junior |\n|--|--|--|\n| One | Asks | Asks |\n", "x.md:1:20: the columns \"Junior\" and \"Junior\" are the same rung"},
	} {
		d, err := Read("x.md", []byte(c.text), Auto, Options{})
		if err == nil {
			t.Errorf("%s: read as\n%s", c.name, outlined(d.Ladder))
		} else if diff := cmp.Diff(c.want, err.Error()); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// TestMarkdownForms: the same small ladder, however it is written.
func TestMarkdownForms(t *testing.T) {
	const (
		text  = "# X\n## Alpha\n### One\n- Asks\n## Beta\n### One\n- Answers\n"
		table = "| Skill | Alpha | Beta |\n| --- | --- | --- |\n| One | Asks | Answers |\n"
	)
	levels := Options{Levels: []string{"Alpha", "Beta"}}
	want := outlined(mustRead(t, "x.md", text, Auto, Options{}).Ladder)
	for name, c := range map[string]struct {
		text string
		o    Options
	}{
		"underlined":         {"X\n===\n\nAlpha\n-----\n### One\n- Asks\n\nBeta\n---\n### One\n- Answers\n", Options{}},
		"no title":           {"## Alpha\n### One\n- Asks\n## Beta\n### One\n- Answers\n", Options{}},
		"one depth":          {"# X\n\nAbout.\n# Alpha\n## One\n- Asks\n# Beta\n## One\n- Answers\n", levels},
		"title without text": {"# X\n# Alpha\n## One\n- Asks\n# Beta\n## One\n- Answers\n", Options{}},
		"numbers":            {"## Alpha\n### One\n1. Asks\n## Beta\n### One\n1) Answers\n", Options{}},
		"paragraphs":         {"## Alpha\n### One\nAsks\n## Beta\n### One\n\nAnswers\n", Options{}},
		"bold bullets":       {"## Alpha\n- **One**: Asks\n## Beta\n- **One:** Answers\n", Options{}},
		"nested":             {"## Alpha\n- One\n  - Asks\n## Beta\n- **One**\n    - Answers\n", Options{}},
		"other order":        {"## Beta\n### One\n- Answers\n## Alpha\n### One\n- Asks\n", levels},
		"CR":                 {"# X\r## Alpha\r### One\r- Asks\r## Beta\r### One\r- Answers\r", Options{}},
		"front matter":       {"---\ntitle: \"X\"\n---\n" + text, Options{}},
		"fences":             {"```mermaid\n## No\n- no\n```\n" + text + "~~~\n- no\n~~~\n", Options{}},
		"pictures":           {"<picture>\n  <img alt=\"x\" src=\"y\">\n</picture>\n<a name=\"a\"></a>\n![x](y)\n" + text, Options{}},
		"pictures in titles": {strings.Replace(text, "# X", `# <img src="x"> X <a name="x"></a>`, 1), Options{}},
		"rules":              {text + "\n---\n* * *\n", Options{}},
		"table":              {table, Options{}},
		"bare table":         {"Skill | Alpha | Beta\n:-- | :-: | --:\nOne | Asks | Answers\n", Options{}},
		"table, named":       {"| Skill | Beta | Alpha |\n|-|-|-|\n| One | Answers | Asks |\n", levels},
		"table, turned":      {"| Level | One |\n|-|-|\n| Alpha | Asks |\n| Beta | Answers |\n", Options{}},
		"table for each":     {"## A\n| Skill | Alpha |\n|-|-|\n| One | Asks |\n\n## B\n| Skill | Beta |\n|-|-|\n| *One* | Answers |\n", Options{}},
		"none":               {"| Skill | Alpha | Beta |\n|-|-|-|\n| One | Asks | Answers |\n| Two | n/a | - |\n", Options{}},
	} {
		got := outlined(mustRead(t, "x.md", c.text, Auto, c.o).Ladder)
		if name == "none" {
			got = strings.Replace(got, "two in \"\": \"Two\" \"\", weight 1\n", "", 1)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestAreas: a group that holds groups is an area, and so is the heading above each of several tables.
func TestAreas(t *testing.T) {
	for name, text := range map[string]string{
		"headings": "# X\n## Junior\n### Craft\n#### Tests\n- Asks\n### Care\n#### Help\n- Asks\n## Senior\n### Craft\n#### Tests\n- Answers\n### Care\n#### Help\n- Answers\n",
		"tables":   "# X\n## Craft\n|Skill|Junior|Senior|\n|-|-|-|\n|Tests|Asks|Answers|\n## Care\n|Skill|Junior|Senior|\n|-|-|-|\n|Help|Asks|Answers|\n",
		"rows":     "|Skill|Junior|Senior|\n|-|-|-|\n|**Craft**|||\n|Tests|Asks|Answers|\n|**Care**| | |\n|Help|Asks|Answers|\n",
		"column":   "|Category|Skill|Junior|Senior|\n|-|-|-|-|\n|Craft|Tests|Asks|Answers|\n|Care|Help|Asks|Answers|\n",
	} {
		want := `x 0.1.0 "X"
rung junior < "": "Junior" "Junior" ""
rung senior < "junior": "Senior" "Senior" ""
area craft: "Craft"
area care: "Care"
tests in "craft": "Tests" "", weight 1
  junior: "Asks" | "Asks"
  senior: "Answers" | "Answers"
help in "care": "Help" "", weight 1
  junior: "Asks" | "Asks"
  senior: "Answers" | "Answers"
`
		if diff := cmp.Diff(want, outlined(mustRead(t, "x.md", text, Auto, Options{}).Ladder)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestInline(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                 "plain",
		"**a** and __b__":       "a and b",
		"*a* and _b_":           "a and b",
		"***a***":               "a",
		"~~a~~ `b`":             "a b",
		"snake_case_name 2*3*4": "snake_case_name 234",
		"a [link](http://x) b":  "a link b",
		"[x][y] ![pic](z)":      "x",
		"<https://example.com>": "https://example.com",
		`\*not\* \_this\_ a\|b`: "*not* _this_ a|b",
		"5 * 3 = 15, 2 ** 3":    "5 * 3 = 15, 2 ** 3",
		"**bold *and* more**":   "bold and more",
		"a\ue02ab":              "a\ue02ab",
		"*a\ue02ab*":            "ab",
	} {
		if got := inline(in); got != want {
			t.Errorf("inline(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestTitleAboveTable: the only heading of the first level above the tables is the title of the ladder; of several, none is.
func TestTitleAboveTable(t *testing.T) {
	const table = "|Skill|Junior|Senior|\n|-|-|-|\n|Research|Asks users|Plans studies|\n\n"
	for text, want := range map[string]string{
		"# Design ladder\n\n" + table:                                              "Design ladder",
		"Design *ladder* 2\n==========\n\n" + table:                                "Design ladder 2",
		"---\ntitle: Other\n---\n# Design ladder\nFor all.\n## Craft\n" + table:    "Design ladder",
		"---\ntitle: Other\n---\n## Craft\n" + table:                               "Other",
		"## Craft\n" + table + "# Notes\n":                                         "A",
		"# Craft\n" + table + "# People\n" + strings.ReplaceAll(table, "Re", "De"): "A",
	} {
		if l := mustRead(t, "a.md", text, Auto, Options{}).Ladder; l.Title != want {
			t.Errorf("%q: the title is %q, want %q", text, l.Title, want)
		}
	}
}
