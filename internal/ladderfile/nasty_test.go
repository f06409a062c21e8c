package ladderfile

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestNasty reads what people take for a ladder, or make of one, by the file. Each gets its problems, where they are, in words that tell
// what to do; they stand beside it.
func TestNasty(t *testing.T) {
	files, err := filepath.Glob("testdata/nasty/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no nasty files", err)
	}
	for _, file := range files {
		if filepath.Base(file) == "hostile-texts.yaml" {
			continue // which reads
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			data := readFile(t, file)
			l, err := Read(filepath.Base(file), data)
			if l != nil || err == nil {
				t.Fatalf("ladder %v, error %v; want problems only", l, err)
			}
			compare(t, strings.TrimSuffix(file, ".yaml")+".txt", printed(err.(Problems)))
			lines := strings.FieldsFunc(string(data), func(r rune) bool { return r == '\n' || r == '\r' })
			for _, p := range err.(Problems) {
				if p.Line > len(lines)+1 || p.Col > utf8.RuneCountInString(strings.Join(lines, "\n")) {
					t.Errorf("beyond the end of the file: %v", p)
				}
			}
		})
	}
}

// TestHostileTexts: whatever a text of a ladder holds, once it is read nothing in it acts on a terminal or hides from a reader.
func TestHostileTexts(t *testing.T) {
	texts := 0
	eachText(reflect.ValueOf(*mustRead(t, "testdata/nasty/hostile-texts.yaml")), func(s string) {
		texts++
		if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) }) {
			t.Errorf("unsafe: %q", s)
		}
	})
	if texts < 60 {
		t.Errorf("%d texts only", texts)
	}
}

// eachText finds the texts in a value of any type, the keys of maps among them.
func eachText(v reflect.Value, use func(string)) {
	switch v.Kind() {
	case reflect.String:
		use(v.String())
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), use)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			eachText(v.Field(i), use)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), use)
		}
	case reflect.Map:
		for key, value := range v.Seq2() {
			eachText(key, use)
			eachText(value, use)
		}
	}
}
