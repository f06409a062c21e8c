package revise_test

import (
	"os"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/revise"
	"github.com/rung-dev/rung/internal/sample"
)

// FuzzCarry: whatever document goes to whatever ladder, each of its answers is in exactly one of the lists, and what was kept has a place.
func FuzzCarry(f *testing.F) {
	old := kitLadder(f, "bakery")
	var newer []*ladder.Ladder
	for _, name := range []string{"bakery", "minimal", "scale-of-two-points", "two-trees"} {
		newer = append(newer, kitLadder(f, name))
	}
	for i, file := range sample.Files(f, "../../testdata/documents/*/*.json") {
		f.Add(file.Data, uint8(i))
	}
	f.Fuzz(func(t *testing.T, data []byte, to uint8) {
		a, err := assess.Decode(data)
		if err != nil {
			return
		}
		l := newer[int(to)%len(newer)]
		for _, from := range []*ladder.Ladder{old, nil} {
			c := revise.Carry(from, l, a)
			seen := make([]int, len(a.Answers))
			for _, k := range c.Kept {
				seen[k.At]++
				if _, ok := assess.CellOf(c.New, k.Answer); !ok {
					t.Errorf("%+v is kept and has no place", k.Answer)
				}
			}
			for _, x := range c.Again {
				seen[x.At]++
			}
			for _, x := range c.Gone {
				seen[x.At]++
			}
			for i, n := range seen {
				if n != 1 {
					t.Errorf("answer %d is in %d lists", i, n)
				}
			}
			if c.Declared != "" && c.Declared.Index(c.New) < 0 || c.Aspiration != "" && c.Aspiration.Index(c.New) < 0 {
				t.Errorf("carried to unknown rungs: %s, %s", c.Declared, c.Aspiration)
			}
		}
	})
}

func kitLadder(f *testing.F, name string) *ladder.Ladder {
	f.Helper()
	data, err := os.ReadFile("../../testdata/ladders/sound/" + name + ".yaml")
	if err != nil {
		f.Fatal(err)
	}
	l, err := ladderfile.Read(name, data)
	if err != nil {
		f.Fatal(err)
	}
	return l
}
