package ladderfile_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/ladders"
)

var butDigest = cmpopts.IgnoreFields(ladder.Ladder{}, "Digest")

// TestEncodeEmbedded: the ladders that ship come back as they are.
func TestEncodeEmbedded(t *testing.T) {
	for _, id := range ladders.IDs() {
		l := embedded(t, id)
		if d := cmp.Diff(l, encoded(t, l), butDigest); d != "" {
			t.Errorf("%s (-written +read):\n%s", id, d)
		}
	}
}

// TestEncodeDrawn: so does any other, whatever its texts look like to YAML.
func TestEncodeDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawLadder(t)
		if d := cmp.Diff(l, encoded(t, l), butDigest); d != "" {
			text, _ := ladderfile.Encode(l)
			t.Fatalf("(-written +read):\n%s\n%s", d, text)
		}
	})
}

func encoded(t interface{ Fatal(...any) }, l *ladder.Ladder) *ladder.Ladder {
	text, err := ladderfile.Encode(l)
	if err != nil {
		t.Fatal(err)
	}
	read, err := ladderfile.Read("encoded.yaml", text)
	if err != nil {
		t.Fatal(err, "\n", string(text))
	}
	return read
}

// TestEncodeStyle shows the layout: one line for what is short, nothing that goes without saying.
func TestEncodeStyle(t *testing.T) {
	text, err := ladderfile.EncodeWith(styled(), ladderfile.Comments{
		Head:  []string{"Style, a ladder.", ladderfile.Modeline},
		Keys:  map[string]string{"rungs": "The lowest first."},
		Cells: map[ladder.Cell]string{{Competency: 0, Rung: 1}: "replace this"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(style, string(text)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if _, err := ladderfile.Read("style.yaml", text); err != nil {
		t.Error(err)
	}
}

func styled() *ladder.Ladder {
	return &ladder.Ladder{
		ID: "style", Version: "1.10", Title: "Yes: a ladder", Locale: "en", Quorum: 75, Scale: ladder.DefaultScale(),
		Sources: []ladder.Source{{ID: "S1", Title: "Roles, duties", URL: "https://example.org"}},
		Needs:   []ladder.Need{{ID: "staff", Text: "staff of one's own"}},
		Areas:   []ladder.Area{{ID: "all", Title: "All"}},
		Rungs: []ladder.Rung{
			{ID: "one", Title: "First", Short: "First", Aliases: []string{"Junior", "Grade 1, 2"}},
			{
				ID: "two", Was: []string{"second"}, Parent: "one", Title: "Second", Short: "2", Facts: []string{"S1-01"},
				ActionsFrom: map[string][]string{"one": {"Ask for a task."}},
			},
			{ID: "side", Was: []string{"b", "c"}, Parent: "one", Also: []string{"two"}, Title: "Aside", Short: "Aside"},
		},
		Competencies: []ladder.Competency{{
			ID: "craft", Area: "all", Title: "Craft", Weight: 2, Actions: map[string][]string{"two": {"Write: a plan."}, "one": nil},
			Indicators: []*ladder.Indicator{
				nil,
				{I: "I do: this.", They: "Does #this.", Weight: 2, Needs: []string{"staff"}, Was: "two.work"},
				{Same: "two", Weight: 5, MustHave: true},
			},
		}},
		Glossary: map[string]string{"VP": "vice president", "CEO": "chief executive officer"},
	}
}

const style = `# Style, a ladder.
# yaml-language-server: $schema=./rung-ladder.schema.json
rung: 1
id: style
version: "1.10"
title: "Yes: a ladder"
locale: en
sources:
  - {id: S1, title: "Roles, duties", url: "https://example.org"}
needs:
  staff: staff of one's own
areas:
  - {id: all, title: All}
# The lowest first.
rungs:
  - id: one
    title: First
    aliases: [Junior, "Grade 1, 2"]
  - id: two
    was: second
    parent: one
    title: Second
    short: "2"
    actions:
      one:
        - Ask for a task.
    facts: [S1-01]
  - id: side
    was: [b, c]
    parent: one
    also: [two]
    title: Aside
competencies:
  - id: craft
    area: all
    title: Craft
    weight: 2
    indicators:
      one: none
      two:
        was: two.work
        i: "I do: this." # replace this
        they: "Does #this."
        needs: [staff]
      side: {same: two, weight: 5, must_have: true}
    actions:
      one: []
      two:
        - "Write: a plan."
glossary:
  CEO: chief executive officer
  VP: vice president
`

// TestEncodeMany: a list that is written in pieces is one list, under one comment.
func TestEncodeMany(t *testing.T) {
	l := styled()
	first := l.Competencies[0]
	for i := range 40 {
		c := first
		c.ID, c.Title = fmt.Sprint("craft-", i), fmt.Sprintf("Craft 🎨\n%d", i)
		asked := *first.Indicators[1]
		asked.Was = ""
		c.Was, c.Indicators = nil, []*ladder.Indicator{nil, &asked, nil}
		l.Competencies = append(l.Competencies, c)
	}
	l.Competencies[20].Title = "Craft: twenty"
	file, err := ladderfile.EncodeWith(l, ladderfile.Comments{Keys: map[string]string{"competencies": "What is asked."}})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(file), "competencies:"); n != 1 || strings.Count(string(file), "# What is asked.\ncompetencies:\n  - id: craft\n") != 1 {
		t.Errorf("%d lists of competencies\n%s", n, file)
	}
	read, err := ladderfile.Read("many.yaml", file)
	if err != nil {
		t.Fatal(err)
	}
	if len(read.Competencies) != 41 || read.Competencies[40].ID != "craft-39" {
		t.Errorf("%d competencies", len(read.Competencies))
	}
}

// TestEncodeEmoji: pictures and rare letters stand in the file as they are; what nobody sees stays an escape, or goes.
func TestEncodeEmoji(t *testing.T) {
	for text, want := range map[string]string{
		"Craft 🎨":  "Craft 🎨",
		"🎨: craft": `"🎨: craft"`,
		"👨\u200d👩\u200d👧 & 👩🏽\u200d💻": "👨\u200d👩\u200d👧 & 👩🏽\u200d💻",
		"❤️ 🏴\u200d☠️ 🇩🇪 1️⃣":         "❤️ 🏴\u200d☠️ 🇩🇪 1️⃣",
		"𝒞raft 𠀀":                       "𝒞raft 𠀀",
		`C:\U0001F3A8 "🎨" it's`:         `C:\U0001F3A8 "🎨" it's`,
		"\U0001FAE9 and \U0001FADF":     "\U0001FAE9 and \U0001FADF",
		"a\U000E0041b\U0001FFFE\uE000🎨": `"a\U000E0041b\U0001FFFE🎨"`,
	} {
		l := styled()
		l.Title, l.Glossary = text, map[string]string{"🎨": text}
		file, err := ladderfile.EncodeWith(l, ladderfile.Comments{Head: []string{"of 🎨"}, Keys: map[string]string{"rungs": "🎨 \\U0001F3A8"}})
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range []string{"# of 🎨", "title: " + want, "# 🎨 \\U0001F3A8", "  🎨: " + want} {
			if !strings.Contains(string(file), line+"\n") {
				t.Errorf("%q: no line %s in\n%s", text, line, file)
			}
		}
		read, err := ladderfile.Read("e.yaml", file)
		if err != nil {
			t.Fatal(err)
		}
		if read.Title != safe.Text(text) {
			t.Errorf("%q became %q", text, read.Title)
		}
	}
}

// TestEncodeRefuses: a file that could not be read again is not written.
func TestEncodeRefuses(t *testing.T) {
	seen, large := styled(), styled()
	seen.Context = "startup"
	large.Summary = strings.Repeat("large ", ladderfile.MaxBytes/6)
	for _, c := range []struct {
		l    *ladder.Ladder
		want string
	}{
		{seen, "the ladder style as the context startup sees it cannot be written to a file"},
		{large, "the ladder style cannot be written to a file: the file is larger than 1 MiB"},
	} {
		if _, err := ladderfile.Encode(c.l); err == nil || err.Error() != c.want {
			t.Errorf("error %v, want %s", err, c.want)
		}
	}
}

// TestEncodeComments: a comment is one line, whatever it repeats.
func TestEncodeComments(t *testing.T) {
	text, err := ladderfile.EncodeWith(styled(), ladderfile.Comments{
		Head:  []string{"from a\nid: evil"},
		Keys:  map[string]string{"areas": "a\r\nb: c\u2028d"},
		Cells: map[ladder.Cell]string{{Competency: 0, Rung: 1}: "x\ny: z"},
	})
	if err != nil {
		t.Fatal(err)
	}
	read, err := ladderfile.Read("c.yaml", text)
	if err != nil {
		t.Fatal(err, string(text))
	}
	if d := cmp.Diff(encoded(t, styled()), read, butDigest); d != "" {
		t.Error(d)
	}
}

// FuzzEncode: what reads is written so that it reads again, the same, as long as it fits into a file.
func FuzzEncode(f *testing.F) {
	f.Add([]byte(style))
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := ladderfile.Read("f.yaml", data)
		if err != nil {
			return
		}
		text, err := ladderfile.Encode(l)
		if err != nil {
			if len(data) < ladderfile.MaxBytes/100 {
				t.Fatal(err)
			}
			return
		}
		read, err := ladderfile.Read("encoded.yaml", text)
		if err != nil {
			t.Fatal(err, string(text))
		}
		if d := cmp.Diff(l, read, butDigest); d != "" {
			t.Fatal(d)
		}
	})
}

// texts are what YAML might take for something else, or an editor for the end of a line.
var texts = []string{
	"null", "~", "true", "no", "Off", "1.10", "0x1f", "1e3", ".inf", "2026-11-21", "12:30:45", "<<", "=", "none", "",
	"a: b", "a:b", "a #b", "#a", "- a", "-a", "? a", "?a", "[a", "{a}", "a, b", "&a", "*a", "!a", "!!int 1", "%a", "@a", "`a", "|", ">-",
	"'a'", `"a"`, `a\nb`, `\`, "a'b\"c", "---", "...", "a: [", "🧗 up", "ﷺ", "日本", "e\u0301", "\ufffe", "\U0001fffe", "\ufffd", "a\u00a0b",
	"a\u200cb", "\u0645\u200c\u0645", "\u0301a", strings.Repeat("long ", 60), "a\tb", "a\nb", "\x1b[2J", "\u2028",
}

// text draws a text as Read leaves it: safe, on one line, without blanks at the ends.
func text() *rapid.Generator[string] {
	return rapid.Map(rapid.OneOf(rapid.SampledFrom(texts), rapid.String()), func(s string) string {
		return strings.TrimSpace(safe.Text(s))
	})
}

// words is text that is not empty.
func words() *rapid.Generator[string] {
	return text().Filter(func(s string) bool { return s != "" })
}

// someOf draws some of a list, in its order; nil for none.
func someOf(t *rapid.T, label string, all ...string) []string {
	var some []string
	for _, s := range all {
		if rapid.Bool().Draw(t, label) {
			some = append(some, s)
		}
	}
	return some
}

func manyOf(t *rapid.T, label string) []string {
	if list := rapid.SliceOfN(words(), 0, 3).Draw(t, label); len(list) > 0 {
		return list
	}
	return nil
}

// drawLadder makes a ladder with all that a file may hold.
func drawLadder(t *rapid.T) *ladder.Ladder {
	l := &ladder.Ladder{
		ID:      rapid.StringMatching(`[a-z0-9][a-z0-9-]{3,63}`).Draw(t, "id"),
		Version: words().Draw(t, "version"), Title: words().Draw(t, "title"), Summary: text().Draw(t, "summary"),
		Locale: rapid.SampledFrom([]string{"en", "de", "no"}).Draw(t, "locale"), Quorum: rapid.IntRange(1, 100).Draw(t, "quorum"),
		Scale:    drawScale(t),
		Sources:  []ladder.Source{{ID: "1", Title: words().Draw(t, "source"), File: text().Draw(t, "file"), URL: text().Draw(t, "url")}},
		Needs:    []ladder.Need{{ID: "null", Text: words().Draw(t, "need")}, {ID: "no", Text: words().Draw(t, "need")}},
		Areas:    []ladder.Area{{ID: "true", Title: words().Draw(t, "area")}},
		Glossary: rapid.MapOfN(text(), words(), 0, 3).Draw(t, "glossary"),
	}
	drawRungs(t, l)
	for _, id := range []string{"12", "y", "0x10"}[:rapid.IntRange(1, 3).Draw(t, "competencies")] {
		l.Competencies = append(l.Competencies, drawCompetency(t, l, id))
	}
	drawSame(t, l)
	drawContext(t, l)
	drawPreference(t, l)
	return l
}

func drawScale(t *rapid.T) ladder.Scale {
	points := rapid.IntRange(1, ladder.MaxPoints).Draw(t, "points")
	if points < ladder.MinPoints {
		return ladder.DefaultScale()
	}
	s := ladder.Scale{Cut: rapid.IntRange(1, points-1).Draw(t, "cut")}
	for range points {
		s.Points = append(s.Points, ladder.Point{Label: words().Draw(t, "label"), Hint: text().Draw(t, "hint")})
	}
	return s
}

// drawRungs makes a trunk of two rungs and two branches on it.
func drawRungs(t *rapid.T, l *ladder.Ladder) {
	for _, r := range []ladder.Rung{{ID: "none"}, {ID: "1e5", Parent: "none"}, {ID: "null", Parent: "1e5"}, {ID: "on", Parent: "1e5"}} {
		r.Title, r.Mandate, r.Shift = words().Draw(t, "rung"), text().Draw(t, "mandate"), text().Draw(t, "shift")
		r.Scope, r.Horizon = text().Draw(t, "scope"), text().Draw(t, "horizon")
		if r.Short = text().Draw(t, "short"); r.Short == "" {
			r.Short = r.Title
		}
		r.Aliases, r.Facts = manyOf(t, "alias"), someOf(t, "fact", "1-1", "1-02")
		r.Was = someOf(t, "was", r.ID+"-old", r.ID+"-older")
		if rapid.Bool().Draw(t, "from") {
			r.ActionsFrom = drawActions(t, "none", "1e5")
		} else {
			r.Actions = manyOf(t, "action")
		}
		l.Rungs = append(l.Rungs, r)
	}
	l.Rungs[3].Also = someOf(t, "also", "none", "null")
}

func drawActions(t *rapid.T, rungs ...string) map[string][]string {
	actions := map[string][]string{}
	for _, id := range someOf(t, "actions to", rungs...) {
		actions[id] = manyOf(t, "action")
	}
	return actions
}

func drawCompetency(t *rapid.T, l *ladder.Ladder, id string) ladder.Competency {
	c := ladder.Competency{
		ID: id, Area: "true", Title: words().Draw(t, "competency"), Meaning: text().Draw(t, "meaning"),
		Weight: rapid.IntRange(1, 5).Draw(t, "weight"), Was: someOf(t, "was", id+"-old"), Actions: drawActions(t, "null", "none"),
	}
	for r := range l.Rungs {
		var ind *ladder.Indicator
		if len(l.Competencies) == 0 || rapid.Bool().Draw(t, "asked") { // the first competency asks at every rung
			ind = &ladder.Indicator{
				I: words().Draw(t, "i"), They: words().Draw(t, "they"), Evidence: text().Draw(t, "evidence"),
				Weight: rapid.IntRange(1, 5).Draw(t, "weight"), MustHave: rapid.Bool().Draw(t, "must-have"),
				Facts: someOf(t, "fact", "1-1"), Was: rapid.SampledFrom([]string{"", l.Rungs[r].ID + "." + id, "x." + l.Rungs[r].ID + id}).Draw(t, "was"),
			}
			if id != "12" {
				ind.Needs = someOf(t, "needs", "null", "no")
			}
		}
		c.Indicators = append(c.Indicators, ind)
	}
	return c
}

// drawSame lets one branch put a question of the other.
func drawSame(t *rapid.T, l *ladder.Ladder) {
	for _, c := range l.Competencies {
		if from := c.Indicators[2]; from != nil && rapid.Bool().Draw(t, "same") {
			same := *from
			same.Same, same.Was = l.Rungs[2].ID, ""
			same.Weight, same.MustHave = rapid.IntRange(1, 5).Draw(t, "weight"), rapid.Bool().Draw(t, "must-have")
			c.Indicators[3] = &same
		}
	}
}

func drawContext(t *rapid.T, l *ladder.Ladder) {
	if !rapid.Bool().Draw(t, "context") {
		return
	}
	s := ladder.Seat{
		ID: "false", Title: words().Draw(t, "seat"), Short: text().Draw(t, "short"), Mandate: text().Draw(t, "mandate"),
		Scope: text().Draw(t, "scope"), Horizon: text().Draw(t, "horizon"), Note: text().Draw(t, "note"),
		Aliases: manyOf(t, "alias"), Merges: []string{"none", "1e5"},
	}
	if s.Short == "" {
		s.Short = s.Title
	}
	l.Contexts = []ladder.Context{{
		ID: "off", Title: words().Draw(t, "context"), Summary: text().Draw(t, "summary"), Lacks: someOf(t, "lacks", "null", "no"),
		Seats: []ladder.Seat{s},
	}}
}

func drawPreference(t *rapid.T, l *ladder.Ladder) {
	if !rapid.Bool().Draw(t, "preference") {
		return
	}
	l.Preferences = []ladder.Preference{{
		ID: "null", Title: words().Draw(t, "title"), Low: words().Draw(t, "low"), High: words().Draw(t, "high"), Note: text().Draw(t, "note"),
		Items: []ladder.PreferenceItem{{
			ID: "1", Topic: words().Draw(t, "topic"), Low: words().Draw(t, "low"), High: words().Draw(t, "high"),
			Resolve: text().Draw(t, "resolve"), Facts: someOf(t, "fact", "1-1"),
		}},
	}}
}
