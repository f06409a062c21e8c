package interchange_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/interchange"
	"github.com/rung-dev/rung/internal/ladderfile"
)

const foreignFile = "testdata/case/foreign.json"

func foreign(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(foreignFile)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestCASEForeign: a package of another tool becomes a ladder, and what was made up is said.
func TestCASEForeign(t *testing.T) {
	d, err := interchange.Read(foreignFile, foreign(t), interchange.Auto, interchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	text, err := ladderfile.Encode(d.Ladder)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(foreignLadder, string(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var notes []string
	for _, n := range d.Notes {
		notes = append(notes, n.String())
	}
	if diff := cmp.Diff(strings.TrimSpace(foreignNotes), strings.Join(notes, "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

const foreignLadder = `rung: 1
id: support-engineers
version: "3"
title: Support engineers
locale: en-GB
summary: How support grows.
areas:
  - {id: customers, title: Customers}
  - {id: faults, title: Faults}
  - {id: other, title: Other}
rungs:
  - id: l1
    title: Junior
    short: L1
  - id: engineer
    parent: l1
    title: Engineer
  - id: senior
    parent: engineer
    title: Senior
competencies:
  - id: cu-1
    area: customers
    title: Listening
    meaning: Finds out what a customer needs
    weight: 3
    indicators:
      l1:
        i: I repeat a request in their own words before acting.
        they: Repeats a request in their own words before acting.
      engineer:
        i: I name the need behind a ticket.
        they: Names the need behind a ticket.
      senior:
        i: I ask customers what the answer changed for them.
        they: Asks customers what the answer changed for them.
  - id: finding-faults
    area: faults
    title: Finding faults
    indicators:
      l1:
        i: I find a fault that is described in the handbook.
        they: Finds a fault that is described in the handbook.
      engineer: none
      senior:
        i: I find faults that several systems cause together.
        they: Finds faults that several systems cause together.
  - id: explains-the-cause-of-a-fault-in-words-that-a-customer-who-has
    area: customers
    title: Explains the cause of a fault in words that a customer who has never seen the…
    meaning: Explains the cause of a fault in words that a customer who has never seen the product can follow and act on
    indicators:
      l1: none
      engineer: none
      senior: none
  - id: reporting
    area: other
    title: Reporting
    meaning: Tells others what was found
    indicators:
      l1: none
      engineer: none
      senior: none
`

const foreignNotes = `
the ladder is "Support engineers" with the id support-engineers, version 3, in the language en-GB, with the default scale and quorum
the rungs, lowest first: Junior, Engineer, Senior
made from titles: the ids of 3 competencies; results keep to ids, so change them now or never
5 sentences stood in one person only; rung wrote the other ("I plan ..." for "Plans ..."): read them once
5:5: the id "CU.1" became cu-1
6:5: no criterion is about "Explains the cause of a fault in words …": it asks for nothing yet
7:5: no criterion is about "Reporting": it asks for nothing yet
17:87: the weight 40 is no whole number from 1 to 5; left out
25:10: "their" may mean the person's own things; if so, write "my" here: "I repeat a request in their own words b…"
`

// TestCASELevels: the options choose the rungs and their order.
func TestCASELevels(t *testing.T) {
	d, err := interchange.Read(foreignFile, foreign(t), interchange.CASE, interchange.Options{
		ID: "support", Title: "Support", Levels: []string{"senior", "L1"},
	})
	if err != nil {
		t.Fatal(err)
	}
	l := d.Ladder
	if l.ID != "support" || l.Title != "Support" || len(l.Rungs) != 2 || l.Rungs[0].ID != "senior" || l.Rungs[1].Parent != "senior" {
		t.Errorf("%s %q %+v", l.ID, l.Title, l.Rungs)
	}
	if !slices.ContainsFunc(d.Notes, func(n interchange.Note) bool {
		return n.String() == `24:10: left out: the level "Engineer", which is not named as a rung`
	}) {
		t.Errorf("notes %v", d.Notes)
	}
}

// TestCASEWithoutExtensions: a tool that drops what it does not know still hands over rungs, competencies and sentences, under
// their ids.
func TestCASEWithoutExtensions(t *testing.T) {
	l := caseLadder()
	data := regexp.MustCompile(`"extensions"`).ReplaceAll(writtenCASE(t, l, interchange.CASEOptions{}), []byte(`"other"`))
	d, err := interchange.Read("l.json", data, interchange.CASE, interchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range d.Ladder.Rungs {
		if r.ID != l.Rungs[i].ID || r.Title != l.Rungs[i].Title {
			t.Errorf("rung %+v, was %+v", r, l.Rungs[i])
		}
	}
	for i, c := range d.Ladder.Competencies {
		was := l.Competencies[i]
		if c.ID != was.ID || c.Area != was.Area || c.Title != was.Title || c.Meaning != was.Meaning || c.Weight != was.Weight {
			t.Errorf("competency %+v, was %+v", c, was)
		}
		for r, ind := range c.Indicators {
			if (ind == nil) != (was.Indicators[r] == nil) || ind != nil && (ind.I != was.Indicators[r].I || ind.They != was.Indicators[r].They) {
				t.Errorf("%s at %s: %+v, was %+v", c.ID, d.Ladder.Rungs[r].ID, ind, was.Indicators[r])
			}
		}
	}
}

// pack is a package with these members.
func pack(members string) string { return `{"CFDocument": {"title": "T"}` + members + `}` }

// rubricOf is a rubric with these criteria, which have these levels: quality, score and description each.
func rubricOf(criteria ...string) string {
	return `, "CFRubrics": [{"CFRubricCriteria": [` + strings.Join(criteria, ", ") + `]}]`
}

// TestCASEProblems: everything that is wrong is said at once, with its place and what to do.
func TestCASEProblems(t *testing.T) {
	levels := `"CFRubricCriterionLevels": [{"quality": "A", "description": "Plans."}, {"quality": "B", "description": "Plans more."}]`
	for _, c := range []struct{ name, text, want string }{
		{"no JSON", `{"CFDocument": hello}`, `x.json:1:16: this is not valid JSON`},
		{"cut", `{"CFDocument": {"title": "T"`, `x.json:1:29: the document ends in the middle`},
		{"more", pack(``) + "\n{}", `x.json:2:2: something follows the end of the document`},
		{"twice", "{\n \"CFDocument\": {},\n \"CFDocument\": {}}", `x.json:3:2: the name "CFDocument" appears twice in one object`},
		{"no package", `{"title": "T"}`, `x.json:1:1: this is no CASE package: it has no "CFDocument"`},
		{"no object", `[1]`, `x.json:1:1: this is no CASE package: it has no "CFDocument"`},
		{"too deep", strings.Repeat(`{"a":`, 40), `x.json:1:160: nested more than 32 levels deep`},
		{"no rubric", pack(`, "CFItems": [{"fullStatement": "Plans"}]`),
			`x.json:1:16: no CFRubric has levels: there are no rungs, and nothing that a rung asks for`},
		{"types", `{"CFDocument": {"title": {}}, "CFItems": {}, "CFAssociations": [7], "CFRubrics": null}`,
			`x.json:1:26: "title" must be text, is an object
x.json:1:42: "CFItems" must be a list, is an object
x.json:1:65: an item of "CFAssociations" must be an object, is "7"`},
		{"identifiers", pack(`, "CFItems": [
{"identifier": "a", "fullStatement": "A"},
{"identifier": "A", "fullStatement": ""}]`),
			`x.json:3:1: the CFItem has no "fullStatement"
x.json:3:16: the identifier "A" appears twice; first in line 2`},
		{"links", pack(`, "CFItems": [{"identifier": "a", "fullStatement": "A"}], "CFAssociations": [
{"associationType": "isChildOf", "originNodeURI": {"identifier": "a"}},
{"associationType": "isChildOf", "originNodeURI": {"identifier": "a"}, "destinationNodeURI": {"title": "Gone", "uri": "urn:x"}}]` +
			rubricOf(`{"CFItemURI": {"identifier": "b"}}`)),
			`x.json:2:1: the CFAssociation has no "destinationNodeURI"
x.json:3:94: "destinationNodeURI" leads to "Gone", which is not in the package
x.json:3:181: "CFItemURI" leads to "b", which is not in the package`},
		{"positions", pack(rubricOf(`{"description": "One", "position": "first", "CFItemURI": "urn:x", `+levels+`}`, `
{"description": "Two", "position": [], "CFItemURI": {}, "CFRubricCriterionLevels": [{"quality": "A", "position": "2", "score": true}]}`)),
			`x.json:1:103: "position" must be a number, is the text "first"
x.json:1:125: "CFItemURI" must be an object, is the text "urn:x"
x.json:2:36: "position" must be a number, is a list
x.json:2:53: "CFItemURI" leads nowhere: it has no identifier
x.json:2:114: "position" must be a number, is the text "2"
x.json:2:128: "score" must be a number, is "true"`},
		{"identifier before address", pack(`, "CFItems": [{"identifier": "a", "uri": "urn:a", "fullStatement": "A"}]` +
			rubricOf(`{"CFItemURI": {"identifier": "b", "uri": "urn:a"}}`)), `x.json:1:154: "CFItemURI" leads to "b", which is not in the package`},
		{"nameless criterion", pack(rubricOf(`{` + levels + `}`)),
			`x.json:1:68: the CFRubricCriterion has neither a "description" nor a "CFItemURI"`},
		{"orders", pack(rubricOf(`{"description": "One", `+levels+`}`, `
{"description": "Two", "CFRubricCriterionLevels": [{"quality": "B"}, {"quality": "A"}, {"quality": "a"}]}`)),
			`x.json:2:70: "A" stands above "B" here, and below it in a criterion before
x.json:2:88: two levels of this criterion are called "a"`},
		{"silent rung", pack(rubricOf(`{"description": "One", "CFRubricCriterionLevels": [
{"quality": "A", "description": "Plans."},
{"quality": "B"}]}`)), `x.json:3:1: nothing is asked at the rung "B"`},
	} {
		_, err := interchange.Read("x.json", []byte(c.text), interchange.Auto, interchange.Options{})
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: %v\nwant %s", c.name, err, c.want)
		}
	}
}

// TestCASEChanged: what rung has written is not believed when it comes back.
func TestCASEChanged(t *testing.T) {
	text := string(writtenCASE(t, caseLadder(), interchange.CASEOptions{}))
	for _, c := range []struct{ old, new, want string }{
		{`"parent": "one"`, `"parent": "once"`, `unknown rung "once"`},
		{`"parent": "one"`, `"parent": "three"`, `the parents of "three" form a ring`},
		{`"id": "three"`, `"id": "two"`, `the rung "two" appears twice`},
		{`"id": "three"`, `"id": "../three"`, `"../three" is no id`},
		{`"same": "two"`, `"same": "one"`, `the question of "one" cannot be put here again`},
		{`"same": "two"`, `"same": "four"`, `unknown rung "four"`},
		{`"quorum": 75`, `"quorum": 7.5`, `"quorum" must be a whole number from 1 to 100, is "7.5"`},
		{`"cut": 3`, `"cut": 9`, `"cut" must be a whole number from 1 to 4, is "9"`},
		{`"weight": 3`, `"weight": "3"`, `"weight" must be a whole number from 1 to 5, is the text "3"`},
		{`"must_have": true`, `"must_have": "yes"`, `"must_have" must be true or false, is the text "yes"`},
		{`"humanCodingScheme": "help"`, `"humanCodingScheme": "plan"`, `the id "plan" appears twice; first in line `},
		{`"humanCodingScheme": "help"`, `"humanCodingScheme": "Help"`, `"Help" is no id`},
		{`"feedback": "Plans a task."`, `"feedback": ""`, `the level has no "feedback"`},
		{`"description": "I plan a task."`, `"description": null`, `the level has no "description"`},
		{`"position": 1`, `"position": "1"`, `"position" must be a number, is the text "1"`},
		{`"CFItemURI": {`, `"CFItemURI": {"uri": "urn:x"}, "x": {`, `"CFItemURI" leads to "urn:x", which is not in the package`},
		{`"evidence": "A plan."`, `"needs": ["team"]`, `unknown need "team"`},
	} {
		at := strings.LastIndex(text, c.old)
		if at < 0 {
			t.Fatalf("%s is not there", c.old)
		}
		changed := text[:at] + c.new + text[at+len(c.old):]
		_, err := interchange.Read("x.json", []byte(changed), interchange.Auto, interchange.Options{})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v\nwant %s", c.new, err, c.want)
		}
	}
}
