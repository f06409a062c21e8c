package interchange

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/ladder"
)

func readFile(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func mustRead(t testing.TB, name, text string, format Format, o Options) *Draft {
	t.Helper()
	d, err := Read(name, []byte(text), format, o)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return d
}

// outlined writes a ladder down in a form that shows at a glance what was read.
func outlined(l *ladder.Ladder) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %q\n", l.ID, l.Version, l.Title)
	for _, r := range l.Rungs {
		fmt.Fprintf(&b, "rung %s < %q: %q %q %q\n", r.ID, r.Parent, r.Short, r.Title, r.Mandate)
	}
	for _, n := range l.Needs {
		fmt.Fprintf(&b, "need %s: %q\n", n.ID, n.Text)
	}
	for _, a := range l.Areas {
		fmt.Fprintf(&b, "area %s: %q\n", a.ID, a.Title)
	}
	for _, c := range l.Competencies {
		fmt.Fprintf(&b, "%s in %q: %q %q, weight %d\n", c.ID, c.Area, c.Title, c.Meaning, c.Weight)
		for r, ind := range c.Indicators {
			if ind != nil {
				fmt.Fprintf(&b, "  %s: %q | %q%s\n", l.Rungs[r].ID, ind.I, ind.They, extras(c, ind))
			}
		}
	}
	return b.String()
}

func extras(c ladder.Competency, ind *ladder.Indicator) string {
	s := ""
	if ind.Weight != c.Weight {
		s += fmt.Sprintf(" weight %d", ind.Weight)
	}
	if ind.MustHave {
		s += " must"
	}
	if ind.Evidence != "" {
		s += fmt.Sprintf(" see %q", ind.Evidence)
	}
	if len(ind.Needs) > 0 {
		s += fmt.Sprintf(" needs %q", ind.Needs)
	}
	return s
}

func noted(d *Draft) string {
	var b strings.Builder
	for _, n := range d.Notes {
		fmt.Fprintln(&b, n)
	}
	return b.String()
}

func TestMatrix(t *testing.T) {
	d := mustRead(t, "some/eng-ladder.csv", string(readFile(t, "matrix.csv")), Auto, Options{})
	want := `eng-ladder 0.1.0 "Eng ladder"
rung l1 < "": "L1" "Junior" ""
rung l2 < "l1": "L2" "Engineer" ""
rung l3 < "l2": "L3" "Senior" ""
area people: "People"
area craft: "Craft"
mentoring in "people": "Mentoring" "Helps others grow", weight 1
  l1: "I ask for help" | "Asks for help"
  l2: "I help when asked" | "Helps when asked"
  l3: "I grow two people a year" | "Grows two people a year"
feedback in "people": "Feedback" "", weight 1
  l2: "I give feedback that names what happened" | "Gives feedback that names what happened"
  l3: "I give feedback" | "Gives feedback"
feedback-2 in "people": "Feedback (2)" "", weight 1
  l3: "on work" | "on work"
feedback-3 in "people": "Feedback (3)" "", weight 1
  l3: "on behaviour" | "on behaviour"
code-review in "craft": "Code & review" "What goes in and what comes out", weight 1
  l1: "I write readable code" | "Writes readable code"
  l2: "I review what my team ships" | "Reviews what their team ships"
`
	if diff := cmp.Diff(want, outlined(d.Ladder)); diff != "" {
		t.Error(diff)
	}
	wantNotes := `the ladder is "Eng ladder" with the id eng-ladder, version 0.1.0, in English, with the default scale and quorum
the rungs, lowest first: Junior, Engineer, Senior
made from titles: the ids of 4 competencies; results keep to ids, so change them now or never
7 sentences stood in one person only; rung wrote the other ("I plan ..." for "Plans ..."): read them once
B3: the row has no area; it belongs to "People", as the row above
G3: "on work" could not be turned into "I ..." and "Does ...": write both in the ladder file
G3: "on behaviour" could not be turned into "I ..." and "Does ...": write both in the ladder file
C3: "Feedback" asks up to 3 things at a rung and became 3 competencies; see which of them belong together
`
	if diff := cmp.Diff(wantNotes, noted(d)); diff != "" {
		t.Error(diff)
	}
}

// TestJoined: a sheet as it comes out of a spreadsheet: joined cells, paragraphs, breaks, bullets, its own words for the
// columns, semicolons, CR LF and a byte order mark.
func TestJoined(t *testing.T) {
	text := "\ufeff" + strings.ReplaceAll(string(readFile(t, "joined.csv")), "\n", "\r\n")
	d := mustRead(t, "pm.csv", text, Auto, Options{Levels: []string{"Junior PM", "Senior PM"}, Title: "Product"})
	want := `product 0.1.0 "Product"
rung junior-pm < "": "Junior PM" "Junior PM" ""
rung senior-pm < "junior-pm": "Senior PM" "Senior PM" ""
area impact: "Impact"
area craft: "Craft"
leadership in "impact": "Leadership" "How you lead.", weight 1
  junior-pm: "I finish what was agreed." | "Finishes what was agreed."
  senior-pm: "I set a direction that others follow." | "Sets a direction that others follow."
leadership-2 in "impact": "Leadership (2)" "How you lead.", weight 1
  junior-pm: "[PM] Learns who decides what." | "[PM] Learns who decides what."
  senior-pm: "[PM] Negotiates priorities with the areas beside theirs." | "[PM] Negotiates priorities with the areas beside theirs."
time-horizon in "impact": "Time horizon" "", weight 1
  junior-pm: "I plan days." | "Plans days."
time-horizon-2 in "impact": "Time horizon (2)" "", weight 1
  junior-pm: "I keep to the sprint." | "Keeps to the sprint."
testing in "craft": "Testing 🧪" "", weight 1
  junior-pm: "I test my work" | "Tests their work"
  senior-pm: "I test the work of the team" | "Tests the work of the team"
testing-2 in "craft": "Testing 🧪 (2)" "", weight 1
  senior-pm: "I decide what is not tested" | "Decides what is not tested"
`
	if diff := cmp.Diff(want, outlined(d.Ladder)); diff != "" {
		t.Error(diff)
	}
	for _, n := range d.Notes {
		if strings.Contains(n.Text, "Learns who") && n.Cell != "D3" {
			t.Errorf("the empty line counts as a row of the sheet: %v", n)
		}
	}
}

func TestLong(t *testing.T) {
	d := mustRead(t, "ops.csv", string(readFile(t, "long.csv")), Auto, Options{})
	want := `ops 0.1.0 "Ops"
rung junior < "": "junior" "junior" ""
rung senior < "junior": "senior" "senior" ""
rung lead < "senior": "lead" "lead" ""
need budget: "budget"
need team: "a team of one's own"
area planning: "Planning"
area technical: "Technical"
planning in "planning": "Planning" "", weight 1
  junior: "I break a task into steps" | "Breaks a task into steps"
  senior: "I plan the work of the team" | "Plans the work of the team" weight 3 needs ["team"]
documents in "technical": "Documents" "", weight 1
  junior: "I write clear instructions" | "Writes clear instructions" must see "A page in the handbook"
  lead: "I decide what is written down" | "Decides what is written down" needs ["team" "budget"]
documents-2 in "technical": "Documents (2)" "", weight 1
  junior: "I keep them up to date" | "Keeps them up to date" must see "A page in the handbook"
`
	if diff := cmp.Diff(want, outlined(d.Ladder)); diff != "" {
		t.Error(diff)
	}
}

// TestLongBranches: a column for the rung below makes a tree.
func TestLongBranches(t *testing.T) {
	d := mustRead(t, "x.csv", `level,competency,behaviour,i,parent
Engineer,Work,Ships code,I ship code,
Lead,Work,Leads a team,I steer a team,Engineer
Staff,Work,Leads a field,,engineer
Manager,Work,Hires people,,Lead
`, Auto, Options{})
	var got []string
	for _, r := range d.Ladder.Rungs {
		got = append(got, r.ID+"<"+r.Parent)
	}
	if diff := cmp.Diff([]string{"engineer<", "lead<engineer", "staff<engineer", "manager<lead"}, got); diff != "" {
		t.Error(diff)
	}
	if ind := d.Ladder.Competencies[0].Indicators[1]; ind.I != "I steer a team" || ind.They != "Leads a team" {
		t.Errorf("%+v", ind)
	}
}

// TestShapes: the same small ladder, however it is written.
func TestShapes(t *testing.T) {
	want := outlined(mustRead(t, "x.csv", "title,A: Alpha,B: Beta\nOne,Asks,Answers\n", Auto, Options{}).Ladder)
	for name, c := range map[string]struct {
		file, text string
		format     Format
		o          Options
	}{
		"semicolons":        {"x.csv", "title;A: Alpha;B: Beta\nOne;Asks;Answers\n", Auto, Options{}},
		"tabs":              {"x.tsv", "title\tA: Alpha\tB: Beta\nOne\tAsks\tAnswers\n", Auto, Options{}},
		"tabs in .csv":      {"x.csv", "title\tA: Alpha, sort of\tB: Beta\nOne\tAsks\tAnswers\n", Auto, Options{}},
		"CR":                {"x.csv", "title,A: Alpha,B: Beta\rOne,Asks,Answers\r", Auto, Options{}},
		"CR LF, BOM":        {"x.csv", "\ufefftitle,A: Alpha,B: Beta\r\nOne,Asks,Answers\r\n", Auto, Options{}},
		"no end of line":    {"x.csv", "title,A: Alpha,B: Beta\nOne,Asks,Answers", Auto, Options{}},
		"quoted":            {"x.csv", "\"title\",\"A: Alpha\",\"B: Beta\"\n\"One\",\"Asks\",\"Answers\"\n", Auto, Options{}},
		"stdin":             {"x", "title,A: Alpha,B: Beta\nOne,Asks,Answers\n", Auto, Options{}},
		"capitals":          {"x.csv", "TITLE,A: Alpha,B: Beta\nOne,Asks,Answers\n", Matrix, Options{}},
		"synonym":           {"x.csv", "Skill,A: Alpha,B: Beta\nOne,Asks,Answers\n", Auto, Options{}},
		"empty columns":     {"x.csv", "title,A: Alpha,B: Beta,,\nOne,Asks,Answers,, \n,,,,\n", Auto, Options{}},
		"empty rows":        {"x.csv", "\n\ntitle,A: Alpha,B: Beta\n\n,,\nOne,Asks,Answers\n\n", Auto, Options{}},
		"levels":            {"x.csv", "title,B: Beta,A: Alpha\nOne,Answers,Asks\n", Auto, Options{Levels: []string{"Alpha", "B"}}},
		"unknown, ignored":  {"x.csv", "title,Salary,A: Alpha,B: Beta\nOne,1000,Asks,Answers\n", Auto, Options{IgnoreUnknown: true}},
		"levels leave some": {"x.csv", "title,B: Beta,A: Alpha,C: Gamma\nOne,Answers,Asks,TBD\n", Auto, Options{Levels: []string{"a", "b"}, IgnoreUnknown: true}},
		"corner":            {"x.csv", ",A: Alpha,B: Beta\nOne,Asks,Answers\n", Auto, Options{}},
		"corner, levels":    {"x.csv", ";Beta;Alpha\nOne;Answers;Asks\n", Auto, Options{Levels: []string{"Alpha", "Beta"}}},
		"corner, area":      {"x.csv", "id,,A: Alpha,B: Beta\none,One,Asks,Answers\n", Auto, Options{}},
		"sep":               {"x.csv", "sep=;\ntitle;A: Alpha;B: Beta\nOne;Asks;Answers\n", Auto, Options{}},
		"sep, other":        {"x", "\"sep=|\"\r\ntitle|A: Alpha|B: Beta\r\nOne|Asks|Answers\r\n", Auto, Options{}},
		"title row":         {"x.csv", "X,,\ntitle,A: Alpha,B: Beta\nOne,Asks,Answers\n", Auto, Options{}},
		"title rows":        {"x.csv", "\"X\"\n\n,,May 2026\n,A: Alpha,B: Beta\nOne,Asks,Answers\n", Auto, Options{}},
		"title row, long":   {"x.csv", "X,,\nlevel,competency,behaviour\nA: Alpha,One,Asks\nB: Beta,One,Answers\n", Auto, Options{}},
		"long":              {"x.csv", "level,competency,behaviour\nA: Alpha,One,Asks\nB: Beta,One,Answers\n", Auto, Options{}},
		"long, levels":      {"x.csv", "level,skill,they\nB: Beta,One,Answers\nA: Alpha,One,Asks\n", Auto, Options{Levels: []string{"a", "b"}}},
		"a guard":           {"x.csv", "title,A: Alpha,B: Beta\nOne,'- Asks,'=1\n", Auto, Options{}},
	} {
		want := want
		if name == "tabs in .csv" {
			want = strings.Replace(want, `"Alpha"`, `"Alpha, sort of"`, 1)
		}
		if name == "a guard" {
			want = strings.Replace(want, `"Answers" | "Answers"`, `"=1" | "=1"`, 1)
		}
		if name == "corner, levels" {
			want = strings.NewReplacer("rung a", "rung alpha", "rung b", "rung beta", `"a"`, `"alpha"`, `"A"`, `"Alpha"`, `"B"`, `"Beta"`, "a: ", "alpha: ", "b: ", "beta: ").Replace(want)
		}
		if diff := cmp.Diff(want, outlined(mustRead(t, c.file, c.text, c.format, c.o).Ladder)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestSheetNotes: what was read otherwise than it stands is said, with the row as a spreadsheet shows it.
func TestSheetNotes(t *testing.T) {
	for text, want := range map[string]string{
		",A: a\nOne,Asks for help\n":                                           "A1: the column has no header and is taken for the titles of the competencies\n",
		"Ladder 2026,\nof May,\n,A: a,B: b\nOne,Asks for help,Gives help\n":    "A1: \"Ladder 2026\" stands above the header and is taken for the title of the ladder\nA2: left out, as it stands above the header: \"of May\"\nA3: the column has no header and is taken for the titles of the competencies\n",
		"sep=;\ntitle;A: a\nOne;Ask for help of two teams\nTwo;of two teams\n": "B3: \"of two teams\" could not be turned into \"I ...\" and \"Does ...\": write both in the ladder file\n",
	} {
		if got := noted(mustRead(t, "x.csv", text, Auto, Options{})); !strings.HasSuffix(got, want) {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// TestNoTitleRow: a header of one rung is no title, nor is a name of a column.
func TestNoTitleRow(t *testing.T) {
	for _, text := range []string{",A: a\nOne,Asks\nTwo,Gives\n", ",A: a\nPeople,\nOne,Asks\n"} {
		if l := mustRead(t, "x.csv", text, Auto, Options{}).Ladder; l.Title != "X" || l.Rungs[0].ID != "a" {
			t.Errorf("%q: %s", text, outlined(l))
		}
	}
}

// TestQuotes: cells in quotes, as RFC 4180 has them.
func TestQuotes(t *testing.T) {
	text := "title,\"A: a\",description\r\n\"One, \"\"two\"\"\",\"Asks for help\r\nof the team\",\"\"\r\n\"Three\",Asks,\"x\""
	l := mustRead(t, "x.csv", text, Auto, Options{}).Ladder
	if c := l.Competencies[0]; c.Title != `One, "two"` || c.Indicators[0].They != "Asks for help of the team" || c.Meaning != "" || l.Competencies[1].Meaning != "x" {
		t.Error(outlined(l))
	}
}

// TestSheetProblems: what is wrong with a sheet is said by cell, all of it at once.
func TestSheetProblems(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "x.csv: the file is empty"},
		{"blank", " \n\n", "x.csv: the file is empty"},
		{"header only", "title,A: a\n", "x.csv: the sheet has no rows below a header"},
		{"UTF-16", "\xff\xfet\x00i\x00", "x.csv: the file is UTF-16 text, or no text"},
		{"Latin-1", "title,A: a\nZo\xeb,Asks\n", "x.csv:2:3: the file is not UTF-8 text: a byte here belongs to another encoding"},
		{"workbook", "PK\x03\x04...", "x.csv: the file is a workbook or an archive, no text"},
		{"bare quote", "title,A: a\nOne,As\"ks\n", "x.csv:B2: a double quote stands in a cell that is not in quotes"},
		{"open quote", "title,A: a\nOne,\"Asks\n", "x.csv:B2: the double quote that opens this cell is never closed"},
		{"quotes by cell, and all else", "title,A: a,B: b\nOne,\"Asks, gives,Asks\nTwo,TBD,Gives\nThrée,x,5\" screen\n\"Four, five\",\"Asks\" twice,Gives\n",
			"x.csv:B2: the double quote that opens this cell is closed in the middle of a text, or nowhere\nx.csv:B3: says TBD\n" +
				"x.csv:C4: a double quote stands in a cell that is not in quotes\n" +
				"x.csv:B5: the double quote that opens this cell is closed in the middle of a text, or nowhere"},
		{"open quote in a header", "title,\"A: a,B: b\nOne,Asks,Gives\n", "x.csv:B1: the double quote that opens this cell is never closed"},
		{"long: same id, other area", "level,id,area,skill,they\nA,x,P,One,Asks\nA,x,Q,One,Asks\n", "x.csv:C3: the competency \"x\" stands in another area in D2: \"P\""},
		{"corner of many", ",Junior,Senior\nOne,Asks,Gives\n", "x.csv:A1: no column is a rung"},
		{"unknown columns", "title,Salary,A: a,Notes\nOne,1,Asks,\n", "x.csv:B1: unknown column \"Salary\"\nx.csv:D1: unknown column \"Notes\""},
		{"no rungs", "title,Junior,Senior\nOne,Asks,Answers\n", "x.csv:A1: no column is a rung"},
		{"level missing", "title,Junior\nOne,Asks\n", "x.csv:A1: no rung is called \"Senior\""},
		{"no title", "name,A: a\nOne,Asks\n", "x.csv:A1: no column holds the titles of the competencies\nx.csv:A1: unknown column \"name\""},
		{"two titles", "title,skill,A: a\nOne,Two,Asks\n", "x.csv:B1: the columns \"title\" and \"skill\" both hold the title"},
		{"same rung", "title,A: a,a: b\nOne,Asks,Answers\n", "x.csv:C1: the columns \"A: a\" and \"a: b\" are the same rung"},
		{"no header", "title,A: a,\nOne,Asks,\nTwo,Asks,x\n", "x.csv:C1: the column has no header"},
		{"ragged", "title,A: a,B: b\nOne,Asks\nTwo,Asks,Gives\nThree,1,2,3\n", "x.csv:A2: the row has 2 cells, the header has 3\nx.csv:A4: the row has 4 cells, the header has 3"},
		{"TBD", "title,A: a,B: b\nOne,Asks,TBD\nTwo,TODO: write this,Asks\n", "x.csv:C2: says TBD\nx.csv:B3: says TODO"},
		{"rows are counted as shown", "title,A: a\n\n\"One\nmore\",Asks\n\nTwo,TBD\n", "x.csv:B5: says TBD"},
		{"HTML", "title,A: a\nOne,<b>Asks</b>\nTwo<i>,Asks\n", "x.csv:B2: holds HTML: \"<b>\"\nx.csv:A3: holds HTML: \"<i>\""},
		{"same id", "id,title,A: a\none,One,Asks\none,Two,Asks\n", "x.csv:A3: the id \"one\" stands in A2 already"},
		{"same title", "title,A: a\nOne,Asks\nOne,Asks\n", "x.csv:A3: the competency \"One\" stands in A2 already"},
		{"no title in row", "id,title,A: a\none,,Asks\n", "x.csv:B2: the row has no title"},
		{"no id in letters", "id,title,A: a\n日本,One,Asks\n", "x.csv:A2: the id \"日本\" has no letter from a to z and no digit"},
		{"weight", "title,weight,A: a\nOne,9,Asks\n", "x.csv:B2: the weight is \"9\""},
		{"a rung without", "title,A: a,B: b\nOne,Asks,n/a\nTwo,Asks,-\n", "x.csv:C1: nothing is asked at the rung \"b\""},
		{"long: no column", "level,area,behaviour\nA,x,Asks\n", "x.csv:A1: no column is called \"competency\""},
		{"long: no level", "level,skill,they\n,x,Asks\nA,,Asks\n", "x.csv:A2: the row has no level\nx.csv:B3: the row has no title"},
		{"long: unknown", "level,skill,they,salary\nA,x,Asks,1\n", "x.csv:D1: unknown column \"salary\""},
		{"long: flag", "level,skill,they,must_have\nA,x,Asks,maybe\n", "x.csv:D2: \"maybe\" is neither yes nor no"},
		{"long: persons", "level,skill,they,i\nA,x,\"Asks\nGives\",I ask\n", "x.csv:D2: the cell has 1 line, the behaviour has 2"},
		{"long: parents", "level,skill,they,parent\nA,x,Asks,B\nB,x,Gives,C\nC,x,Takes,A\nD,x,Has,E\n", "x.csv:D2: the rung \"A\" stands above itself\nx.csv:D3: the rung \"B\" stands above itself\nx.csv:D4: the rung \"C\" stands above itself\nx.csv:D5: unknown rung \"E\""},
		{"long: two parents", "level,skill,they,parent\nA,x,Asks,\nB,x,Gives,A\nB,y,Gives,B\n", "x.csv:D4: the rung below \"B\" is \"A\" in D3"},
		{"long: same id", "level,id,skill,they\nA,x,One,Asks\nA,x,Two,Asks\n", "x.csv:C3: the id \"x\" belongs to \"One\" in C2"},
	} {
		o := Options{}
		if c.name == "level missing" {
			o.Levels = []string{"Junior", "Senior"}
		}
		d, err := Read("x.csv", []byte(c.text), Auto, o)
		if err == nil {
			t.Errorf("%s: read as\n%s", c.name, outlined(d.Ladder))
		} else if diff := cmp.Diff(c.want, err.Error()); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// TestNameTheLevels: where the columns that are rungs cannot be told, the hint spells the flag.
func TestNameTheLevels(t *testing.T) {
	for _, text := range []string{"Category,Skill,Junior PM,Senior PM\nx,One,Asks,Gives\n", "What,Junior PM,Senior PM\nOne,Asks,Gives\n", ",Junior PM,Senior PM\nOne,Asks,Gives\n"} {
		_, err := Read("x.csv", []byte(text), Auto, Options{})
		if ps, ok := err.(Problems); !ok || !strings.Contains(ps[len(ps)-1].Hint, "--levels 'Junior PM,Senior PM'") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestLevelSlips: a level that nothing has is compared with those that there are.
func TestLevelSlips(t *testing.T) {
	for _, c := range []struct{ file, text, want, hint string }{
		{"x.csv", "title,Junior,Senior\nOne,Asks,Gives\n", `x.csv:A1: no rung is called "Seniorr"`, `did you mean "Senior"?`},
		{"x.csv", "title,Junior,Lead\nOne,Asks,Gives\n", "x.csv:A1: no rung is called \"Seniorr\"\nx.csv:C1: unknown column \"Lead\"", `name the rungs as they are written there: "Junior", "Lead"`},
		{"x.csv", "title,L1: Junior,L2: Senior\nOne,Asks,Gives\n", `x.csv:A1: no rung is called "Seniorr"`, `did you mean "L2: Senior"?`},
		{"x.csv", "level,skill,they\nJunior,One,Asks\nSenior,One,Gives\n", `x.csv:A1: no rung is called "Seniorr"`, `did you mean "Senior"?`},
		{"x.md", "# Junior\n- Asks\n# Senior\n- Gives\n", `x.md:1:1: no rung is called "Seniorr"`, `did you mean "Senior"?`},
		{"x.md", "|a|Junior|Senior|\n|-|-|-|\n|x|Asks|Gives|\n", `x.md:1:1: no rung is called "Seniorr"`, `did you mean "Senior"?`},
	} {
		_, err := Read(c.file, []byte(c.text), Auto, Options{Levels: []string{"Junior", "Seniorr"}})
		if ps, ok := err.(Problems); !ok || err.Error() != c.want || ps[0].Hint != c.hint {
			t.Errorf("%q: %+v", c.text, err)
		}
	}
}

// TestSections: a row with nothing but a title names the area of those below, where no column does.
func TestSections(t *testing.T) {
	d := mustRead(t, "x.csv", "title,A: a\nPeople,\nMentoring,Asks\nCraft,\nTests,Writes tests\n", Auto, Options{})
	want := "area people: \"People\"\narea craft: \"Craft\"\nmentoring in \"people\": \"Mentoring\""
	if got := outlined(d.Ladder); !strings.Contains(got, want) || len(d.Ladder.Competencies) != 2 {
		t.Error(got)
	}
}

// TestMany: a long ladder as it lives in a sheet, 160 competencies, and one row too many for the limit.
func TestMany(t *testing.T) {
	sheet := func(n int) string {
		var b strings.Builder
		b.WriteString("title,L1: One,L2: Two\n")
		for i := range n {
			fmt.Fprintf(&b, "Skill %d,Asks for help with skill %d,\"Gives help, with %d\"\n", i, i, i)
		}
		return b.String()
	}
	if d := mustRead(t, "x.csv", sheet(160), Auto, Options{}); len(d.Ladder.Competencies) != 160 || d.Ladder.Indicators() != 320 {
		t.Errorf("%d competencies", len(d.Ladder.Competencies))
	}
	if d := mustRead(t, "x.csv", sheet(256), Auto, Options{}); len(d.Ladder.Competencies) != 256 {
		t.Errorf("%d competencies", len(d.Ladder.Competencies))
	}
	_, err := Read("x.csv", []byte(sheet(257)), Auto, Options{})
	if want := "x.csv: more than 256 competencies, each line of a cell counted"; err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func TestColumnName(t *testing.T) {
	for column, want := range map[int]string{0: "A", 4: "E", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		if got := columnName(column); got != want {
			t.Errorf("columnName(%d) = %s, want %s", column, got, want)
		}
	}
}

// A sentence that somebody broke to fit its column is one behaviour; list items and new sentences are behaviours of their own.
func TestBrokenLines(t *testing.T) {
	for cell, want := range map[string][]string{
		"Reviews the code\nof two teams":              {"Reviews the code of two teams"},
		"Reviews the code\nAsks for help":             {"Reviews the code", "Asks for help"},
		"- Reviews the code\n- of two teams":          {"Reviews the code", "of two teams"},
		"Reviews the code.\nof two teams":             {"Reviews the code.", "of two teams"},
		"- Reviews the code\n  of two\nteams\n- Asks": {"Reviews the code of two teams", "Asks"},
	} {
		l := mustRead(t, "x.csv", "title,A: Alpha\nOne,\""+cell+"\"\n", Auto, Options{}).Ladder
		var got []string
		for _, c := range l.Competencies {
			got = append(got, c.Indicators[0].They)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q (-want +got):\n%s", cell, d)
		}
	}
}

// The titles of rungs may hold more of another separator than the header has of its own.
func TestSeparatorAfterAKnownColumn(t *testing.T) {
	l := mustRead(t, "x.csv", "id,title,0: Asks,1: ; & ; ; ;,2: ;;\na,One,Asks,Asks,Asks\n", Auto, Options{}).Ladder
	if len(l.Rungs) != 3 || l.Rungs[1].Title != "; & ; ; ;" {
		t.Errorf("rungs %+v", l.Rungs)
	}
}
