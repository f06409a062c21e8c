package cli

import (
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// TestComparisonTalksAboutWhatIsOffTheScale, with what it does; elsewhere nothing is said of that.
func TestComparisonTalksAboutWhatIsOffTheScale(t *testing.T) {
	l := &ladder.Ladder{ID: "l", Quorum: 60, Scale: ladder.DefaultScale(), Rungs: []ladder.Rung{{ID: "one"}}}
	view := func(id string, role assess.Role, responses ...assess.Response) *assess.Assessment {
		a := &assess.Assessment{ID: id, Ladder: assess.LadderRef{ID: "l"}, Rater: assess.Rater{Role: role}}
		for i, r := range responses {
			a.Answers = append(a.Answers, assess.Answer{Rung: "one", Competency: string(rune('a' + i)), Response: r})
		}
		return a
	}
	for c := range 8 {
		l.Competencies = append(l.Competencies, ladder.Competency{ID: string(rune('a' + c)), Indicators: []*ladder.Indicator{{I: "I do.", Weight: 1}}})
	}
	const off = assess.NoOccasion
	p, err := assess.NewPair(view("s", assess.Self, 4, 4, 4, 4, 4, 4, 4, 3), view("m", assess.Manager, 3, off, off, off, off, off, off, 3))
	if err != nil {
		t.Fatal(err)
	}
	c, err := score.Compare(l, p)
	if err != nil {
		t.Fatal(err)
	}
	out := toComparisonJSON(c, nil)
	if len(out.Differences) != score.Talk || len(out.More) != 0 || len(out.Apart) != 6 {
		t.Fatalf("%d differences, %d more, %d apart", len(out.Differences), len(out.More), len(out.Apart))
	}
	for i, d := range out.Differences {
		if d.Effect == nil || (d.D != nil) != (i == 0) || i > 0 && (d.Manager != "no_occasion" || d.Pull == 0) {
			t.Errorf("number %d is %+v", i+1, d)
		}
	}
	for _, d := range out.Apart {
		if d.Effect != nil {
			t.Errorf("%+v", d)
		}
	}
}
