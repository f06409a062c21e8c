package ladderfile_test

import (
	"testing"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/ladders"
)

// TestEmbedded: a ladder that ships has nothing to mend, not even by the rules that only warn.
func TestEmbedded(t *testing.T) {
	for _, id := range ladders.IDs() {
		data, _ := ladders.Read(id)
		l, err := ladderfile.Read(id+".yaml", data)
		if err != nil {
			t.Fatal(err)
		}
		if l.ID != id {
			t.Errorf("%s.yaml holds the ladder %q", id, l.ID)
		}
		ps, err := ladderfile.Lint(id+".yaml", data)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range ps {
			t.Errorf("%s %s %v", p.Rule, p.Level, p)
		}
	}
}

func TestProduct(t *testing.T) {
	data, _ := ladders.Read("product")
	l, err := ladderfile.Read("product.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Rungs) != 5 || len(l.Competencies) != 15 || l.Indicators() != 75 || l.Branches() {
		t.Errorf("%d rungs, %d competencies, %d indicators, branches %v; want 5, 15, 75 and none",
			len(l.Rungs), len(l.Competencies), l.Indicators(), l.Branches())
	}
	for _, c := range l.Competencies {
		for _, r := range l.Rungs {
			if r.Parent != "" && len(c.Actions[r.ID]) == 0 {
				t.Errorf("%s: no action for the step to %s", c.ID, r.ID)
			}
		}
		for i, ind := range c.Indicators {
			if ind.Evidence == "" || len(ind.Facts) == 0 {
				t.Errorf("%s.%s lacks its evidence or facts", c.ID, l.Rungs[i].ID)
			}
		}
	}
	if l.Quorum != ladder.DefaultQuorum || l.Scale.Cut != ladder.DefaultScale().Cut {
		t.Errorf("quorum %d, cut %d", l.Quorum, l.Scale.Cut)
	}
}

func BenchmarkReadProduct(b *testing.B) {
	data, _ := ladders.Read("product")
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ladderfile.Read("product.yaml", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLintProduct(b *testing.B) {
	data, _ := ladders.Read("product")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ladderfile.Lint("product.yaml", data); err != nil {
			b.Fatal(err)
		}
	}
}
