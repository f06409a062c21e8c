package interchange

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"Mentoring":                   "mentoring",
		"Code & review":               "code-review",
		"  Time -- horizon!  ":        "time-horizon",
		"🚀 Delivery 🚀":                "delivery",
		"Don't guess":                 "dont-guess",
		"Überblick, Größe & Façade":   "ueberblick-groesse-facade",
		"L1.5":                        "l1-5",
		"C++":                         "c",
		"日本語":                         "",
		"🚀":                           "",
		"":                            "",
		"AUX":                         "aux-1",
		"Com1":                        "com1-1",
		"Console":                     "console",
		strings.Repeat("abcdefg ", 9): "abcdefg-abcdefg-abcdefg-abcdefg-abcdefg-abcdefg-abcdefg-abcdefg",
		strings.Repeat("a", 100):      strings.Repeat("a", 64),
	} {
		if got := slug(title); got != want {
			t.Errorf("slug(%q) = %q, want %q", title, got, want)
		}
	}
}

// TestSlugIsID: what is made of a title is an id, or nothing; and an id stays itself.
func TestSlugIsID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		title := rapid.OneOf(texts, rapid.String(), rapid.SampledFrom([]string{"con", "LPT9", "nul.", "-prn-"})).Draw(t, "title")
		id := slug(title)
		if id != "" && !isID(id) {
			t.Fatalf("slug(%q) = %q", title, id)
		}
		if id != "" && idOf(id) != id {
			t.Fatalf("idOf(%q) = %q", id, idOf(id))
		}
		taken := ids{}
		for range 3 {
			next := taken.free(id)
			if _, twice := taken[next]; twice || id != "" && !isID(next) {
				t.Fatalf("%q after %v", next, taken)
			}
			taken[next] = place{}
		}
	})
}

// TestMadeIDs: titles that make no id, or the same one, still make a ladder.
func TestMadeIDs(t *testing.T) {
	d := mustRead(t, "x.csv", "id,title,新人: 新人,L2: 先輩\n,学ぶ,a,b\n,C,a,b\n,C++,a,b\nc-2,C#,a,b\n,学ぶこと,a,b\n", Auto, Options{Title: "学"})
	want := `ladder 0.1.0 "学"
rung rung-1 < "": "新人" "新人" ""
rung l2 < "rung-1": "L2" "先輩" ""
`
	got := outlined(d.Ladder)
	if !strings.HasPrefix(got, want) {
		t.Error(got)
	}
	var made []string
	for _, c := range d.Ladder.Competencies {
		made = append(made, c.ID)
	}
	if got := strings.Join(made, " "); got != "competency-1 c c-3 c-2 competency-5" {
		t.Error(got)
	}
	for _, n := range []string{`C1: the rung "新人" has the id rung-1`, `B2: "学ぶ" has the id competency-1`, `B4: "C++" has the id c-3`} {
		if !strings.Contains(noted(d), n+"\n") {
			t.Errorf("no note %s in\n%s", n, noted(d))
		}
	}
}
