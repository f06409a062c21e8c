package assess

import (
	"strings"
	"testing"
)

// Every problem of bad.json, in order; the numbers are what an editor shows.
func TestDecodeListsAllProblems(t *testing.T) {
	_, err := Decode(testdata(t, "bad.json"))
	want := strings.TrimSuffix(string(testdata(t, "bad.golden")), "\n")
	if got := errText(err); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestDecodeProblems(t *testing.T) {
	const head = `{"format": "rung.assessment/1", "ladder": {"id": "p"}, "answers": []`
	one := func(answer string) string { return strings.Replace(head, "[]", "["+answer+"]", 1) + "}" }
	for _, c := range []struct{ doc, want string }{
		{"", "1:1: the document is empty"},
		{" \n ", "1:1: the document is empty"},
		{"hello", "1:1: not valid JSON: no value can begin here"},
		{"\xff\xfe{\x00", "1:1: the text is UTF-16"},
		{"[]", "1:1: not a rung assessment"},
		{"null", "1:1: not a rung assessment"},
		{"{}", "1:1: not a rung assessment"},
		{`{"format": null}`, "1:12: not a rung assessment"},
		{`{"format": 1}`, "1:12: not a rung assessment"},
		{`{"Format": "rung.assessment/1"}`, "1:1: not a rung assessment"},
		{"{\n", "2:1: the document ends too early"},
		{head, "1:69: the document ends too early"},
		{"{\n  \"a\": 1,\n  \"a\": 2\n}", `3:3: "a" is there twice`},
		{`{"a": 1, "\u0061": 2}`, `1:10: "a" is there twice`},
		{"{\"a\": \"x\ny\"}", `1:9: a line break, tab or control character stands in a text`},
		{head + "} x", "1:71: something follows the document"},
		{head + "}{}", "1:70: something follows the document"},
		{`{"format": "rung.assessment/1"}`, "1:1: ladder.id is missing\n1:1: answers is missing"},
		{`{"format": "rung.assessment/1", "ladder": null, "answers": null}`, "1:1: ladder.id is missing\n1:60: answers must be a list"},
		{`{"format": "rung.assessment/1", "ladder": "p", "answers": {}}`, "1:43: ladder must be an object\n1:59: answers must be a list"},
		{`{"format": "rung.assessment/1", "ladder": {"id": "../p"}, "answers": []}`, "1:50: ladder.id must be an id"},
		{`{"format": "rung.assessment/1", "ladder": {"Id": "p"}, "answers": []}`, "1:1: ladder.id is missing"},
		{head + `, "id": "x"}`, "1:77: id must be a UUID"},
		{head + `, "id": ""}`, "1:77: id must be a UUID"},
		{head + `, "mode": "quick"}`, "1:79: mode must be check, careful or full"},
		{head + `, "mode": 1}`, "1:79: mode must be a text in quotes"},
		{head + `, "rater": {"role": "boss"}}`, "1:89: rater.role must be self, manager or agreed"},
		{head + `, "declared": "Product Manager"}`, "1:83: declared must be an id"},
		{head + `, "started_at": "yesterday"}`, "1:85: started_at must be a time such as 2026-11-21T10:00:00Z"},
		{head + `, "started_at": "2026-11-21T1:00:00Z"}`, "1:85: started_at must be a time such as 2026-11-21T10:00:00Z"},
		{head + `, "started_at": "1969-12-31T23:59:59Z"}`, "1:85: started_at must lie in the years 1970 to 2200"},
		{head + `, "started_at": "2201-01-01T00:00:00Z"}`, "1:85: started_at must lie in the years 1970 to 2200"},
		{head + `, "plan": [{"due": "soon"}]}`, "1:88: due must be a date such as 2027-02-01"},
		{head + `, "plan": [7]}`, "1:80: a plan item must be an object"},
		{head + `, "result": []}`, "1:81: result must be an object"},
		{head + `, "result": {"readiness": {"num": -1}}}`, "1:103: num must be a whole number from 0 to 2147483647"},
		{head + `, "ärger": 1, "id": 7}`, "1:89: id must be a text in quotes"},
		{one(`{}`), "1:68: the answer has no rung\n1:68: the answer has no competency\n1:68: the answer has neither value nor off_scale"},
		{one(`{"rung": "a", "competency": "b"}`), "1:68: the answer has neither value nor off_scale"},
		{one(`{"rung": "a", "competency": "b", "value": null, "off_scale": null}`), "1:68: the answer has neither value nor off_scale"},
		{one(`{"rung": "a", "competency": "b", "value": 1, "off_scale": "skipped"}`), "1:68: the answer has both value and off_scale"},
		{one(`{"rung": "a", "competency": "b", "value": 9}`), "1:110: value must be a whole number from 0 to 8"},
		{one(`{"rung": "a", "competency": "b", "value": -1}`), "1:110: value must be a whole number from 0 to 8"},
		{one(`{"rung": "a", "competency": "b", "value": 1.0}`), "1:110: value must be a whole number from 0 to 8"},
		{one(`{"rung": "a", "competency": "b", "value": "3"}`), "1:110: value must be a whole number from 0 to 8"},
		{one(`{"rung": "a", "competency": "b", "value": 99999999999999999999}`), "1:110: value must be a whole number from 0 to 8"},
		{one(`{"rung": "a", "competency": "b", "off_scale": "unasked"}`), "1:114: off_scale must be no_occasion, not_applicable or skipped"},
		{one(`{"rung": "A", "competency": "b", "value": 1}`), "1:77: rung must be an id"},
		{one(`{"rung": "a", "rung": "b", "competency": "b", "value": 1}`), `1:82: "rung" is there twice`},
	} {
		_, err := Decode([]byte(c.doc))
		if got := errText(err); got != c.want {
			t.Errorf("%s\n got: %s\nwant: %s", c.doc, got, c.want)
		}
	}
}

func TestValidUUID(t *testing.T) {
	for s, want := range map[string]bool{
		"0198f0c2-5b7e-7c3a-9d41-8f2e6a7b1c00":  true,
		"0198F0C2-5b7e-7c3a-9d41-8f2e6a7b1c00":  false,
		"0198f0c2-5b7e-7c3a-9d41-8f2e6a7b1c0":   false,
		"0198f0c2-5b7e-7c3a-9d41-8f2e6a7b1c000": false,
		"0198f0c2x5b7e-7c3a-9d41-8f2e6a7b1c00":  false,
		"0198f0c2-5b7e-7c3a-9d41-8f2e6a7b/../x": false,
		"":                                      false,
	} {
		if ValidUUID(s) != want {
			t.Errorf("ValidUUID(%q) = %v", s, !want)
		}
	}
	upper := strings.Replace(minimal, "{", `{"id": "0198F0C2-5B7E-7C3A-9D41-8F2E6A7B1C00", `, 1)
	if a := mustDecode(t, []byte(upper)); a.ID != "0198f0c2-5b7e-7c3a-9d41-8f2e6a7b1c00" {
		t.Errorf("id: %s", a.ID)
	}
}
