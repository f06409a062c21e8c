package assess

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	json "github.com/go-json-experiment/json"
)

// large is a document of about 37 KB: 75 answers with notes on a ladder of 5 rungs.
func large() *Assessment {
	note := strings.Repeat("Turned down the CSV import; the reasons stand in the decision log of the quarter. ", 5)
	a := &Assessment{ID: "0198f0c2-5b7e-7c3a-9d41-8f2e6a7b1c00", Ladder: LadderRef{ID: "product", Version: "1.0.0"}, Result: &Result{}}
	for c := range 15 {
		id := fmt.Sprintf("competency-%d", c)
		a.Result.Gaps = append(a.Result.Gaps, Gap{Competency: id, Thirds: 3, Kind: SkillGap, Start: "rung-1"})
		a.Result.Levels = append(a.Result.Levels, Level{Competency: id, Rung: "rung-1"})
		for r := range 5 {
			a.Answers = append(a.Answers, Answer{Rung: fmt.Sprintf("rung-%d", r), Competency: id, Response: Response(r), Evidence: note})
		}
	}
	return a
}

func BenchmarkDecode(b *testing.B) {
	doc := Encode(large())
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		if _, err := Decode(doc); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLibrary is the measure of BenchmarkDecode: the JSON library alone, into structs, without any check.
func BenchmarkLibrary(b *testing.B) {
	doc := Encode(large())
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		var a struct {
			Format string                               `json:"format"`
			ID     string                               `json:"id"`
			Ladder struct{ ID, Version, Digest string } `json:"ladder"`
			Person struct{ Name string }                `json:"person"`
			Result struct {
				Gaps   []Gap `json:"gaps"`
				Levels []struct {
					Competency string `json:"competency"`
					Rung       string `json:"rung"`
				} `json:"levels"`
			} `json:"result"`
			Answers []struct {
				Rung       string `json:"rung"`
				Competency string `json:"competency"`
				Value      *int   `json:"value"`
				OffScale   string `json:"off_scale"`
				Evidence   string `json:"evidence"`
			} `json:"answers"`
		}
		if err := json.Unmarshal(doc, &a); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReader(b *testing.B) {
	stream := bytes.Repeat(EncodeLine(large()), 2000)
	b.SetBytes(int64(len(stream)))
	for b.Loop() {
		r := NewReader(bytes.NewReader(stream))
		n := 0
		for {
			_, err := next(r)
			if err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != 2000 {
			b.Fatal(n)
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	stream := bytes.Repeat(EncodeLine(large()), 2000)
	b.SetBytes(int64(len(stream)))
	for b.Loop() {
		r := NewReader(bytes.NewReader(stream))
		for {
			if _, err := r.Next(); err == io.EOF {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	a := large()
	b.SetBytes(int64(len(Encode(a))))
	for b.Loop() {
		Encode(a)
	}
}
