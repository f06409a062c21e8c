package score_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/sample"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/ladders"
)

// kitLadders are the ladder of the conformance kit and the one that ships, by id.
func kitLadders(f *testing.F) map[string]*ladder.Ladder {
	f.Helper()
	known := map[string]*ladder.Ladder{}
	bakery, err := os.ReadFile("../../testdata/ladders/sound/bakery.yaml")
	if err != nil {
		f.Fatal(err)
	}
	product, _ := ladders.Read(ladders.Default)
	for _, text := range [][]byte{bakery, product} {
		l, err := ladderfile.Read("f.yaml", text)
		if err != nil {
			f.Fatal(err)
		}
		known[l.ID] = l
	}
	return known
}

// FuzzDerive: whatever decodes as an assessment is scored or refused, the same way each time, and what scoring makes of it is a document
// again that scores the same.
func FuzzDerive(f *testing.F) {
	known := kitLadders(f)
	for _, file := range sample.Files(f, "../../testdata/documents/*/*.json", "../../docs/example/ada.json", "../../docs/example/tiny.json") {
		f.Add(file.Data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := assess.Decode(data)
		if err != nil {
			return
		}
		l := known[a.Ladder.ID]
		if l == nil {
			return
		}
		if seen, ok := l.In(a.Ladder.Context); ok {
			l = seen
		}
		r, err := score.Derive(l, a)
		if (r == nil) == (err == nil) {
			t.Fatalf("result %v, error %v", r, err)
		}
		if err != nil {
			return
		}
		a.Result = r
		out := assess.Encode(a)
		b, err := assess.Decode(out)
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if b.Result, err = score.Derive(l, b); err != nil {
			t.Fatal(err)
		}
		if again := assess.Encode(b); !bytes.Equal(again, out) {
			t.Errorf("scored twice:\n%s\n%s", out, again)
		}
	})
}
