package interchange

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/ladder"
)

// small is a ladder that branches, with everything in it that some sheet has no room for.
func small() *ladder.Ladder {
	return &ladder.Ladder{
		ID: "small", Title: "Small", Version: "1.2.0", Locale: "en", Quorum: ladder.DefaultQuorum, Scale: ladder.DefaultScale(),
		Needs: []ladder.Need{{ID: "team", Text: "a team; of one's own"}, {ID: "budget", Text: "money"}},
		Areas: []ladder.Area{{ID: "people", Title: "People & care"}},
		Rungs: []ladder.Rung{
			{ID: "eng", Title: "Engineer", Short: "Eng", Mandate: "Ships."},
			{ID: "lead", Title: "Team Lead", Short: "TL", Parent: "eng"},
			{ID: "staff", Title: "Staff Engineer", Short: "Staff", Parent: "eng"},
		},
		Competencies: []ladder.Competency{
			{ID: "mentoring", Area: "people", Title: "Mentoring", Meaning: "Others grow.", Weight: 1, Indicators: []*ladder.Indicator{
				{I: "I ask for help.", They: "Asks for help.", Weight: 1},
				{I: "I steer my team.", They: "Steers their team.", Weight: 3, MustHave: true, Needs: []string{"team", "budget"}, Evidence: "=1+1"},
				nil,
			}},
			{ID: "risk", Area: "people", Title: "=Risk <b>", Weight: 1, Indicators: []*ladder.Indicator{
				nil, nil, {I: "I weigh risks.", They: "TBD", Weight: 1},
			}},
		},
	}
}

func TestWriteMatrix(t *testing.T) {
	want := `id,area,title,description,Eng: Engineer,lead: Team Lead,Staff: Staff Engineer
mentoring,People & care,Mentoring,Others grow.,I ask for help.,I steer my team.,
risk,People & care,'=Risk &lt;b>,,,,&#84;BD
`
	if diff := cmp.Diff(want, write(t, Matrix, small(), WriteOptions{})); diff != "" {
		t.Error(diff)
	}
	excel := write(t, Matrix, small(), WriteOptions{Excel: true})
	if diff := cmp.Diff("\ufeff"+strings.ReplaceAll(want, "\n", "\r\n"), excel); diff != "" {
		t.Error(diff)
	}
}

// TestThirdPerson: where the third person is enough for all sentences, all are in the third.
func TestThirdPerson(t *testing.T) {
	l := small()
	l.Competencies[0].Indicators[1] = nil
	if got, want := write(t, Matrix, l, WriteOptions{}), "Asks for help.,,\n"; !strings.Contains(got, want) {
		t.Errorf("%s, want %s in it", got, want)
	}
}

func TestWriteLong(t *testing.T) {
	want := `level,area,competency,description,behaviour,i,id,weight,must_have,evidence,needs,parent
Eng: Engineer,People & care,Mentoring,Others grow.,Asks for help.,I ask for help.,mentoring,1,,,,
lead: Team Lead,People & care,Mentoring,Others grow.,Steers their team.,I steer my team.,mentoring,3,yes,'=1+1,"team: a team; of one's own
budget: money",eng
Staff: Staff Engineer,People & care,Mentoring,Others grow.,,,mentoring,,,,,eng
Eng: Engineer,People & care,'=Risk &lt;b>,,,,risk,,,,,
lead: Team Lead,People & care,'=Risk &lt;b>,,,,risk,,,,,eng
Staff: Staff Engineer,People & care,'=Risk &lt;b>,,&#84;BD,I weigh risks.,risk,1,,,,eng
`
	if diff := cmp.Diff(want, write(t, Long, small(), WriteOptions{})); diff != "" {
		t.Error(diff)
	}
}

func TestLeft(t *testing.T) {
	const names, rungs = "id and title (give them again on import, with --id and --title)", "what rungs say of themselves: aliases, mandate, scope, horizon, shift, lateral rungs, actions"
	for format, want := range map[Format][]string{
		Matrix: {
			names, "version, summary, sources and glossary", rungs, "which rung is below which",
			"must-haves, evidence, needs and weights of single indicators", "one person of 1 sentence, which does not follow from the other",
		},
		Long: {names, "version, summary, sources and glossary", rungs},
	} {
		if diff := cmp.Diff(want, Left(small(), format)); diff != "" {
			t.Errorf("%s: %s", format, diff)
		}
	}
}

// TestWriteFails: an error of the writer below is not lost, wherever it comes.
func TestWriteFails(t *testing.T) {
	size := len(write(t, Long, small(), WriteOptions{Excel: true}))
	for n := range size {
		if err := WriteLong(&full{n}, small(), WriteOptions{Excel: true}); !errors.Is(err, errFull) {
			t.Fatalf("after %d bytes: %v", n, err)
		}
	}
}

var errFull = errors.New("full")

// full takes so many bytes and no more.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.room {
		return f.room, errFull
	}
	f.room -= len(p)
	return len(p), nil
}

// TestGuess: a name without an end, as standard input has, leaves the content to go by.
func TestGuess(t *testing.T) {
	for text, want := range map[string]Format{
		`{"CFDocument": {}}`: CASE, "# A\n- b\n": Markdown, "|a|b|\n|-|-|\n": Markdown, "---\ntitle: x\n---\n": Markdown, "Title\n=====\n": Markdown,
		"title,A: a\n": Auto, "title;A: a\n": Auto, "title\tA: a\n": Auto,
	} {
		if got := guess("-", []byte(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	for name, want := range map[string]Format{"x.CSV": Auto, "a.b/x.tsv": Auto, "x.md": Markdown, "x.json": CASE} {
		if got := guess(name, []byte("# x")); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
