package assess

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// readAll reads a stream to its end and returns the ids of the documents and the errors, in order.
func readAll(t *testing.T, r *Reader) []string {
	t.Helper()
	var seen []string
	for range 1000 {
		a, err := next(r)
		switch {
		case errors.Is(err, io.EOF):
			return seen
		case err != nil:
			seen = append(seen, err.Error())
		default:
			seen = append(seen, a.Ladder.ID)
		}
	}
	t.Fatal("the stream does not end")
	return nil
}

func about(ladder string) string { return strings.Replace(minimal, "product", ladder, 1) }

func TestReader(t *testing.T) {
	indented := string(Encode(mustDecode(t, []byte(about("c")))))
	cut := about("x")[:20] // ends within a string
	for _, c := range []struct {
		name, stream string
		want         []string
	}{
		{"empty", "", nil},
		{"blank", "\n \r\n", nil},
		{"one", about("a"), []string{"a"}},
		{"lines", about("a") + "\n" + about("b") + "\r\n\n" + about("c") + "\n", []string{"a", "b", "c"}},
		{"side by side", about("a") + about("b") + "  " + about("c"), []string{"a", "b", "c"}},
		{"indented", indented + indented, []string{"c", "c"}},
		{"byte order mark", "\ufeff" + about("a") + "{}", []string{"a", "1:70: not a rung assessment"}},
		{"bad one between", about("a") + "\n{}\n" + about("b"), []string{"a", "2:1: not a rung assessment", "b"}},
		{"bad one beside", about("ä") + about("a") + about("B"), []string{"1:50: ladder.id must be an id", "a", "1:188: ladder.id must be an id"}},
		{"newer one between", `{"format": "rung.assessment/2"}` + about("b"), []string{"made by a newer rung (rung.assessment/2)", "b"}},
		{"cut line", about("a") + "\n" + cut + "\n" + about("b"), []string{"a", "2:21: the document ends too early", "b"}},
		{"cut end", about("a") + "\n" + about("b")[:50], []string{"a", "2:51: the document ends too early"}},
		{"text", "rung: 1\nid: product\n", []string{"1:1: not valid JSON: no value can begin here"}},
		{"text between", about("a") + "\noops\n" + about("b"), []string{"a", "2:1: not valid JSON: no value can begin here", "b"}},
		{"list", "[" + about("a") + ",\n" + about("b") + "]", []string{"1:1: not a rung assessment"}},
		{"brackets in strings", strings.Replace(about("a"), `"answers"`, `"x": "}\"}{\\", "y\\": "[", "answers"`, 1) + about("b"), []string{"a", "b"}},
		{"too large", about("a") + "\n " + strings.Replace(about("b"), ":", ":"+strings.Repeat(" ", MaxBytes), 1) + about("c"),
			[]string{"a", "2:2: larger than 4 MiB"}},
	} {
		for how, src := range map[string]io.Reader{
			"at once": strings.NewReader(c.stream), "byte by byte": iotest.OneByteReader(strings.NewReader(c.stream)),
			"with error": iotest.DataErrReader(strings.NewReader(c.stream)),
		} {
			if diff := cmp.Diff(c.want, readAll(t, NewReader(src))); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", c.name, how, diff)
			}
		}
	}
}

func TestReaderErrorsOfTheSourceStay(t *testing.T) {
	broken := errors.New("cable cut")
	r := NewReader(io.MultiReader(strings.NewReader(about("a")+about("b")[:40]), iotest.ErrReader(broken)))
	if a, err := next(r); err != nil || a.Ladder.ID != "a" {
		t.Fatal(a, err)
	}
	for range 3 {
		if _, err := next(r); !errors.Is(err, broken) {
			t.Fatal(err)
		}
	}
}

func TestReaderRaw(t *testing.T) {
	r := NewReader(strings.NewReader("\n" + about("a") + " {\n}\n" + about("b")))
	var raws []Raw
	for {
		raw, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		raws = append(raws, raw)
	}
	var got []string
	for _, raw := range raws { // only now: what was handed out must not change any more
		a, err := raw.Decode()
		if err != nil {
			got = append(got, fmt.Sprintf("%d:%d %v", raw.Line, raw.Col, err))
			continue
		}
		got = append(got, fmt.Sprintf("%d:%d %s", raw.Line, raw.Col, a.Ladder.ID))
	}
	want := []string{"2:1 a", "2:71 2:71: not a rung assessment", "4:1 b"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// chunks reads a few bytes at a time.
type chunks struct {
	rest []byte
	size int
}

func (c *chunks) Read(p []byte) (int, error) {
	if len(c.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(c.size, len(p))], c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

// next decodes the next document.
func next(r *Reader) (*Assessment, error) {
	raw, err := r.Next()
	if err != nil {
		return nil, err
	}
	return raw.Decode()
}
