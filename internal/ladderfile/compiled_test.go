package ladderfile_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/ladders"
)

// TestCompiled keeps the compiled form of every ladder that ships equal to its file. With -update it writes it.
func TestCompiled(t *testing.T) {
	for _, id := range ladders.IDs() {
		want := embedded(t, id)
		data, err := ladderfile.Compile(want)
		if err != nil {
			t.Fatal(err)
		}
		if ladderfile.Update() {
			if err := os.WriteFile("../../ladders/compiled/"+id+".json", data, 0o644); err != nil {
				t.Fatal(err)
			}
			continue // what is embedded was built before
		}
		kept, ok := ladders.Compiled(id)
		if !ok || !bytes.Equal(kept, data) {
			t.Errorf("ladders/compiled/%s.json is not what %s.yaml says; run: go test ./internal/ladderfile -run TestCompiled -update", id, id)
		}
		got, err := ladderfile.LoadCompiled(data)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-read +compiled):\n%s", id, d)
		}
	}
}

func embedded(t testing.TB, id string) *ladder.Ladder {
	t.Helper()
	text, _ := ladders.Read(id)
	l, err := ladderfile.Read(id+".yaml", text)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func BenchmarkLoadCompiled(b *testing.B) {
	data, _ := ladders.Compiled(ladders.Default)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ladderfile.LoadCompiled(data); err != nil {
			b.Fatal(err)
		}
	}
}
