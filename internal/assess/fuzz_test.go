package assess

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/safe"
)

// addKit adds the documents of the conformance kit as seeds.
func addKit(f *testing.F, add func([]byte)) {
	f.Helper()
	files, err := filepath.Glob("../../testdata/documents/*/*.json")
	if err != nil || len(files) == 0 {
		f.Fatal("no documents in the kit", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		add(data)
	}
}

// FuzzDecode: no bytes make the decoder panic. What it returns is encoded and decoded without a loss, in not much more room; else every
// problem has a place in the text and words that can be shown.
func FuzzDecode(f *testing.F) {
	addKit(f, func(data []byte) { f.Add(data) })
	for _, name := range []string{"design.json", "unknown.json", "everywhere.json", "bad.json"} {
		f.Add(testdata(f, name))
	}
	f.Add([]byte(minimal))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Decode(data)
		if err != nil {
			checkRefusal(t, data, err)
			return
		}
		out := Encode(a)
		// An answer of {} has no place here, and the shortest entry, {}, becomes one with all its members and lines.
		if len(out) > 200*len(data)+4096 {
			t.Errorf("%d bytes became %d", len(data), len(out))
		}
		b := mustDecode(t, out)
		if again := Encode(b); !bytes.Equal(again, out) {
			t.Errorf("no fixpoint:\n%s", cmp.Diff(string(out), string(again)))
		}
		if !reflect.DeepEqual(a, b) {
			t.Errorf("encoding lost something (-before +after):\n%s", cmp.Diff(a, b))
		}
		if c := mustDecode(t, EncodeLine(a)); !bytes.Equal(Encode(c), out) {
			t.Error("one line holds something else than many")
		}
		if DigestOf(a) != DigestOf(b) {
			t.Error("the digest changed")
		}
	})
}

// checkRefusal: an error of Decode can be shown, is not endless, and points into the text.
func checkRefusal(t *testing.T, data []byte, err error) {
	t.Helper()
	var (
		newer *NewerError
		wrong DecodeErrors
	)
	switch {
	case errors.As(err, &newer):
		checkPlace(t, data, newer.Line, newer.Col, newer.Error())
	case errors.As(err, &wrong) && len(wrong) > 0 && len(wrong) <= maxProblems+1:
		for _, e := range wrong {
			checkPlace(t, data, e.Line, e.Col, e.Text+e.Hint)
			if e.Text == "" {
				t.Error("an error without words")
			}
		}
	default:
		t.Fatalf("%T of %d: %.200v", err, len(wrong), err)
	}
}

func checkPlace(t *testing.T, data []byte, line, col int, words string) {
	t.Helper()
	lines := strings.Split(string(data), "\n")
	if line < 1 || line > len(lines) || col < 1 || col > utf8.RuneCountInString(lines[line-1])+1 {
		t.Errorf("%d:%d is not in the text: %s", line, col, words)
	}
	if safe.Text(words) != words || strings.ContainsFunc(words, unicode.IsControl) {
		t.Errorf("not safe to show: %q", words)
	}
	if len(words) > mostWords {
		t.Errorf("%d bytes of words: %.100s", len(words), words)
	}
}

// mostWords is how long a problem may be, in bytes: a few lines of a terminal, however long what it quotes is.
const mostWords = 600

// FuzzStrings puts one string everywhere a document can hold one.
func FuzzStrings(f *testing.F) {
	template := string(testdata(f, "everywhere.json"))
	for _, s := range payloads {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4096 {
			return // it stands in the document forty times
		}
		for _, q := range quoted(s) {
			a, err := Decode([]byte(strings.ReplaceAll(template, `"@"`, q)))
			if err != nil {
				return // s is the name of a known key, or too long
			}
			out := Encode(a)
			for line := range strings.Lines(string(out)) {
				if line = strings.TrimSuffix(line, "\n"); safe.Text(line) != line {
					t.Errorf("not safe to print: %q", line)
				}
			}
			if b := mustDecode(t, out); !reflect.DeepEqual(a, b) {
				t.Errorf("encoding lost something (-before +after):\n%s", cmp.Diff(a, b))
			}
		}
	})
}

// FuzzReader: however a stream is cut into pieces, the same documents come out of it.
func FuzzReader(f *testing.F) {
	f.Add([]byte(about("a")+"\n{}\n"+about("b")), uint8(3))
	f.Add([]byte(`{"a": "x\"`), uint8(1))
	addKit(f, func(data []byte) { f.Add(data, uint8(6)) })
	f.Fuzz(func(t *testing.T, stream []byte, piece uint8) {
		whole := readAll(t, NewReader(bytes.NewReader(stream)))
		parts := readAll(t, NewReader(&chunks{stream, int(piece) + 1}))
		if diff := cmp.Diff(whole, parts); diff != "" {
			t.Error(diff)
		}
	})
}
