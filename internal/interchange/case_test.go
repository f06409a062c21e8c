package interchange_test

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/interchange"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/ladders"
)

var caseTime = time.Date(2026, 11, 21, 10, 0, 0, 0, time.FixedZone("", 3600))

// carried is what of a ladder a package carries: all but what LeftByCASE names, and the digest.
func carried(l *ladder.Ladder) *ladder.Ladder {
	c := *l
	c.Digest, c.Sources, c.Contexts, c.Preferences = "", nil, nil, nil
	c.Rungs = slices.Clone(l.Rungs)
	for i := range c.Rungs {
		c.Rungs[i].Was, c.Rungs[i].Facts = nil, nil
	}
	c.Competencies = slices.Clone(l.Competencies)
	for i := range c.Competencies {
		comp := &c.Competencies[i]
		comp.Was, comp.Indicators = nil, slices.Clone(comp.Indicators)
		for r, ind := range comp.Indicators {
			if ind != nil {
				bare := *ind
				bare.Was, bare.Facts = "", nil
				comp.Indicators[r] = &bare
			}
		}
	}
	return &c
}

func throughCASE(t interface{ Fatal(...any) }, l *ladder.Ladder) *ladder.Ladder {
	data := writtenCASE(t, l, interchange.CASEOptions{Changed: caseTime})
	d, err := interchange.Read("l.json", data, interchange.Auto, interchange.Options{})
	if err != nil {
		t.Fatal(err, "\n", string(data))
	}
	if len(d.Notes) > 0 {
		t.Fatal("notes on what rung has written: ", d.Notes)
	}
	return d.Ladder
}

func writtenCASE(t interface{ Fatal(...any) }, l *ladder.Ladder, o interchange.CASEOptions) []byte {
	var b bytes.Buffer
	if err := interchange.WriteCASE(&b, l, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestCASEShipped: the ladders that ship come back from a package as they are, but for what it cannot carry.
func TestCASEShipped(t *testing.T) {
	for _, id := range ladders.IDs() {
		text, _ := ladders.Read(id)
		l, err := ladderfile.Read(id+".yaml", text)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(carried(l), throughCASE(t, l)); d != "" {
			t.Errorf("%s (-written +read):\n%s", id, d)
		}
	}
}

// TestCASEDrawn: so does any other.
func TestCASEDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawCASE(t)
		if d := cmp.Diff(l, throughCASE(t, l), cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("(-written +read):\n%s", d)
		}
	})
}

// drawCASE makes a ladder with all that a package carries.
func drawCASE(t *rapid.T) *ladder.Ladder {
	text := rapid.Map(rapid.OneOf(rapid.SampledFrom([]string{"", "null", "a — b", "a: b", `"\`, "<b>", "— x", "日本"}), rapid.String()),
		func(s string) string { return strings.TrimSpace(safe.Text(s)) })
	words := func(label string) string {
		return text.Filter(func(s string) bool { return s != "" }).Draw(t, label)
	}
	some := func(label string, all ...string) []string {
		return slices.DeleteFunc(all, func(string) bool { return rapid.Bool().Draw(t, label) })
	}
	l := &ladder.Ladder{
		ID: "drawn", Version: words("version"), Title: words("title"), Locale: "de", Summary: text.Draw(t, "summary"),
		Quorum: rapid.IntRange(1, 100).Draw(t, "quorum"), Glossary: map[string]string{words("term"): words("meaning")},
		Scale: ladder.Scale{Cut: 1, Points: []ladder.Point{{Label: words("label")}, {Label: words("label"), Hint: text.Draw(t, "hint")}}},
		Needs: []ladder.Need{{ID: "team", Text: words("need")}},
		Areas: []ladder.Area{{ID: "one", Title: words("area")}, {ID: "two", Title: words("area")}}[:rapid.IntRange(0, 2).Draw(t, "areas")],
	}
	for _, r := range []ladder.Rung{{ID: "a"}, {ID: "b", Parent: "a"}, {ID: "c-1", Parent: "b"}, {ID: "c-2", Parent: "b", Also: []string{"c-1"}}} {
		r.Title, r.Short, r.Mandate = words("rung"), words("short"), text.Draw(t, "mandate")
		r.Scope, r.Horizon, r.Shift = text.Draw(t, "scope"), text.Draw(t, "horizon"), text.Draw(t, "shift")
		r.Aliases, r.Actions = some("alias", "x", "y"), some("action", "Do this.", "Do that.")
		if rapid.Bool().Draw(t, "from") {
			r.Actions, r.ActionsFrom = nil, map[string][]string{"a": some("action", "Do this.")}
		}
		l.Rungs = append(l.Rungs, r)
	}
	for _, id := range []string{"x", "y", "z"}[:rapid.IntRange(1, 3).Draw(t, "competencies")] {
		c := ladder.Competency{
			ID: id, Title: words("competency"), Meaning: text.Draw(t, "meaning"), Weight: rapid.IntRange(1, 5).Draw(t, "weight"),
			Actions: map[string][]string{"c-2": some("action", "Do this.", "Do that.")},
		}
		if len(l.Areas) > 0 {
			c.Area = rapid.SampledFrom(l.Areas).Draw(t, "of").ID
		}
		for range l.Rungs {
			var ind *ladder.Indicator
			if rapid.Bool().Draw(t, "asked") {
				ind = &ladder.Indicator{
					I: words("i"), They: words("they"), Evidence: text.Draw(t, "evidence"), Weight: rapid.IntRange(1, 5).Draw(t, "weight"),
					MustHave: rapid.Bool().Draw(t, "must-have"), Needs: some("needs", "team"),
				}
			}
			c.Indicators = append(c.Indicators, ind)
		}
		if from := c.Indicators[2]; from != nil && rapid.Bool().Draw(t, "same") {
			same := *from
			same.Same, same.MustHave = "c-1", !from.MustHave
			c.Indicators[3] = &same
		}
		l.Competencies = append(l.Competencies, c)
	}
	return l
}

// members are those that the standard allows, and of which these must be there.
var members = map[string]struct{ allowed, needed string }{
	"CFPackage":      {"CFDocument CFItems CFAssociations CFDefinitions CFRubrics extensions", "CFDocument"},
	"CFDocument":     {"identifier uri frameworkType caseVersion creator title lastChangeDateTime officialSourceURL publisher description subject subjectURI language version adoptionStatus statusStartDate statusEndDate licenseURI notes extensions", "identifier uri creator title lastChangeDateTime"},
	"CFItems":        {"identifier fullStatement alternativeLabel CFItemType uri humanCodingScheme listEnumeration abbreviatedStatement conceptKeywords conceptKeywordsURI notes subject subjectURI language educationLevel CFItemTypeURI licenseURI statusStartDate statusEndDate lastChangeDateTime extensions", "identifier fullStatement uri lastChangeDateTime"},
	"CFAssociations": {"identifier associationType sequenceNumber uri originNodeURI destinationNodeURI CFAssociationGroupingURI lastChangeDateTime notes extensions", "identifier associationType uri originNodeURI destinationNodeURI lastChangeDateTime"},
	"CFRubrics":      {"identifier uri title description lastChangeDateTime CFRubricCriteria extensions", "identifier uri lastChangeDateTime"},
	"CFRubricCriteria": {"identifier uri category description CFItemURI weight position rubricId lastChangeDateTime CFRubricCriterionLevels extensions",
		"identifier uri lastChangeDateTime"},
	"CFRubricCriterionLevels": {"identifier uri description quality score feedback position rubricCriterionId lastChangeDateTime extensions",
		"identifier uri lastChangeDateTime"},
	"originNodeURI": {"title identifier uri targetType", "title identifier uri"}, "destinationNodeURI": {"title identifier uri targetType", "title identifier uri"},
	"CFItemURI": {"title identifier uri", "title identifier uri"},
}

var (
	uuidForm = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	timeForm = regexp.MustCompile(`^2026-11-21T10:00:00\+01:00$`)
)

// TestCASEStandard holds a package to the standard: its members, identifiers that are unique and lead somewhere, times with a zone.
func TestCASEStandard(t *testing.T) {
	l := caseLadder()
	data := writtenCASE(t, l, interchange.CASEOptions{Creator: "Acme", Changed: caseTime})
	var root map[string]any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	c := caseCheck{T: t, seen: map[string]bool{}}
	c.object("CFPackage", root)
	for _, link := range c.links {
		if !c.seen[link] {
			t.Errorf("a link leads to %s, which is not there", link)
		}
	}
	if got := root["CFDocument"].(map[string]any)["creator"]; got != "Acme" {
		t.Errorf("creator %v", got)
	}
}

type caseCheck struct {
	*testing.T
	seen  map[string]bool
	links []string
}

func (c *caseCheck) object(kind string, o map[string]any) {
	m := members[kind]
	for _, name := range strings.Fields(m.needed) {
		if o[name] == nil || o[name] == "" {
			c.Errorf("%s has no %s: %v", kind, name, o)
		}
	}
	for name, v := range o {
		if !slices.Contains(strings.Fields(m.allowed), name) {
			c.Errorf("%s must not have %s", kind, name)
		}
		switch v := v.(type) {
		case string:
			c.text(kind, name, v, o)
		case []any:
			for _, item := range v {
				if name != "extensions" {
					c.object(name, item.(map[string]any))
				} else if kind != "CFRubricCriterionLevels" {
					c.Errorf("the extensions of %s are a list", kind)
				}
			}
		case map[string]any:
			if name != "extensions" {
				c.object(name, v)
			} else if kind == "CFRubricCriterionLevels" {
				c.Errorf("the extensions of %s are no list", kind)
			}
		}
	}
}

func (c *caseCheck) text(kind, name, v string, o map[string]any) {
	switch name {
	case "identifier":
		if !uuidForm.MatchString(v) || o["uri"] != "urn:uuid:"+v {
			c.Errorf("%s: identifier %s, uri %v", kind, v, o["uri"])
		}
		if strings.HasSuffix(kind, "URI") {
			c.links = append(c.links, v)
		} else if c.seen[v] {
			c.Errorf("%s: identifier %s twice", kind, v)
		} else {
			c.seen[v] = true
		}
	case "rubricId", "rubricCriterionId":
		c.links = append(c.links, v)
	case "lastChangeDateTime":
		if !timeForm.MatchString(v) {
			c.Errorf("%s: time %s", kind, v)
		}
	}
}

// TestCASEStable: identifiers go by ids alone; another ladder has others.
func TestCASEStable(t *testing.T) {
	identifiers := func(change func(*ladder.Ladder)) string {
		l := caseLadder()
		change(l)
		data := writtenCASE(t, l, interchange.CASEOptions{Changed: caseTime})
		return fmt.Sprint(regexp.MustCompile(`"identifier": "[^"]*"`).FindAllString(string(data), -1))
	}
	first := identifiers(func(*ladder.Ladder) {})
	if again := identifiers(func(l *ladder.Ladder) {
		l.Title, l.Version, l.Competencies[0].Title, l.Competencies[0].Indicators[0].I = "Other", "9", "Other", "I do other things."
	}); again != first {
		t.Error("identifiers change with the words")
	}
	if other := identifiers(func(l *ladder.Ladder) { l.ID = "other" }); other == first {
		t.Error("two ladders have the same identifiers")
	}
}

// TestCASEContext: a ladder as a context sees it is none of its own.
func TestCASEContext(t *testing.T) {
	l := caseLadder()
	l.Context = "startup"
	if err := interchange.WriteCASE(io.Discard, l, interchange.CASEOptions{}); err == nil || !strings.Contains(err.Error(), "as the context startup sees it") {
		t.Errorf("error %v", err)
	}
}

func TestLeftByCASE(t *testing.T) {
	l := caseLadder()
	if got := interchange.LeftByCASE(l); got != nil {
		t.Errorf("%q is left out of a ladder that has none of it", got)
	}
	l.Sources, l.Contexts, l.Preferences = []ladder.Source{{}}, []ladder.Context{{}}, []ladder.Preference{{}}
	l.Competencies[0].Indicators[0].Was = "a.b"
	want := []string{"sources and facts", "contexts", "preferences", "earlier ids"}
	if d := cmp.Diff(want, interchange.LeftByCASE(l)); d != "" {
		t.Error(d)
	}
}

// caseLadder has a fork, a shared question, an area and a cell that asks nothing.
func caseLadder() *ladder.Ladder {
	return &ladder.Ladder{
		ID: "small", Version: "1.0.0", Title: "Small", Locale: "en", Summary: "A small ladder.", Quorum: 75, Scale: ladder.DefaultScale(),
		Areas: []ladder.Area{{ID: "craft", Title: "Craft"}}, Glossary: map[string]string{},
		Rungs: []ladder.Rung{
			{ID: "one", Title: "First", Short: "1"},
			{ID: "two", Parent: "one", Title: "Second", Short: "Second"},
			{ID: "three", Parent: "one", Title: "Third", Short: "3"},
		},
		Competencies: []ladder.Competency{
			{ID: "plan", Area: "craft", Title: "Planning", Meaning: "Thinking ahead.", Weight: 2, Actions: map[string][]string{"two": {"Plan."}}, Indicators: []*ladder.Indicator{
				{I: "I plan a task.", They: "Plans a task.", Evidence: "A plan.", Weight: 2, MustHave: true},
				{I: "I plan a release.", They: "Plans a release.", Weight: 3},
				{I: "I plan a release.", They: "Plans a release.", Weight: 1, Same: "two"},
			}},
			{ID: "help", Area: "craft", Title: "Helping", Weight: 1, Actions: map[string][]string{}, Indicators: []*ladder.Indicator{
				nil, {I: "I answer a question.", They: "Answers a question.", Weight: 1}, nil,
			}},
		},
	}
}
