//go:build unix

package main

import (
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
)

// Every text of a ladder and of a document is found by reflection, so that a field that is added later is attacked without anybody
// thinking of it: what is no free text has to be named.

// plant numbers the places that texts are planted in.
type plant struct {
	fields []string // by number: the path of the field, as Ladder.Rungs.Title
	shared map[string]int
	ids    map[string]bool // paths, also of whole branches, that hold no free text
	words  map[string]bool // paths that hold one of a few words, and free text where a value has none of them
}

func set(paths ...string) map[string]bool {
	m := map[string]bool{}
	for _, p := range paths {
		m[p] = true
	}
	return m
}

// token stands for a text until that is written: a word that every format writes as it is.
func (p *plant) token(path string) string {
	n, known := p.shared[path]
	if !known {
		n = len(p.fields)
		p.fields = append(p.fields, path)
		if path == personPath {
			p.shared = map[string]int{path: n} // several documents are about one person
		}
	}
	return fmt.Sprintf("Qx%04dxQ", n)
}

const personPath = "Assessment.Person.Name"

var planted = regexp.MustCompile(`Qx(\d{4})xQ`)

// in puts a token into every text of a value.
func (p *plant) in(v reflect.Value, path string) {
	if p.ids[path] {
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			p.in(v.Elem(), path)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				p.in(v.Field(i), path+"."+f.Name)
			}
		}
	case reflect.String:
		if !p.words[path] || v.String() == "" {
			v.SetString(p.token(path))
		}
	case reflect.Slice:
		p.inList(v, path)
	case reflect.Map:
		p.inMap(v, path)
	}
}

func (p *plant) inList(v reflect.Value, path string) {
	if v.Type() == reflect.TypeFor[assess.Unknown]() {
		v.SetBytes([]byte(fmt.Sprintf(`{"%s": ["%s", {"%s": null}]}`, p.token(path), p.token(path), p.token(path))))
		return
	}
	if v.Len() == 0 && v.Type().Elem().Kind() == reflect.String {
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	}
	for i := range v.Len() {
		p.in(v.Index(i), path)
	}
}

// inMap plants values; keys are ids, but for those of a map from text to text.
func (p *plant) inMap(v reflect.Value, path string) {
	if v.Type().Elem().Kind() == reflect.String {
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf(p.token(path)), reflect.ValueOf(p.token(path)))
		return
	}
	for _, key := range slices.SortedFunc(v.Seq(), byText) {
		values := reflect.MakeSlice(v.Type().Elem(), 2, 2)
		p.inList(values, path)
		v.SetMapIndex(key, values)
	}
}

func byText(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }

// texts are the paths of all texts of a type that are not ids.
func (p *plant) texts(t reflect.Type, path string, found map[string]bool) map[string]bool {
	if p.ids[path] || t == reflect.TypeFor[time.Time]() {
		return found
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		if t == reflect.TypeFor[assess.Unknown]() {
			found[path] = true
			break
		}
		p.texts(t.Elem(), path, found)
	case reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.IsExported() {
				p.texts(f.Type, path+"."+f.Name, found)
			}
		}
	case reflect.String:
		found[path] = true
	}
	return found
}

// checkAll fails where a text of a type got nothing, or lost it on the way to the file.
func (p *plant) checkAll(t *testing.T, file []byte, of reflect.Type, root string) {
	t.Helper()
	there := map[string]bool{}
	for _, n := range sown(file) {
		there[p.fields[n]] = true
	}
	for _, path := range slices.Sorted(maps.Keys(p.texts(of, root, map[string]bool{}))) {
		if !there[path] {
			t.Errorf("no text was planted in %s: give the example one, or say that it holds no free text", path)
		}
	}
}

// sown are the numbers of the tokens in a file.
func sown(file []byte) []int {
	var all []int
	for _, token := range planted.FindAllSubmatch(file, -1) {
		n, _ := strconv.Atoi(string(token[1]))
		all = append(all, n)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// crop says which payload stands in which field.
type crop struct {
	fields []string
	turn   int       // which text the first field gets
	texts  []payload // to choose from
}

func (c crop) payload(n int) payload { return c.texts[(n+c.turn)%len(c.texts)] }

// hostile is the text of a field, and tame what is to be shown of it.
func (c crop) hostile(n int) string { return fmt.Sprintf("#%d(%s)%d#", n, c.payload(n).in, n) }

func (c crop) tame(n int) string { return fmt.Sprintf("#%d(%s)%d#", n, c.payload(n).out, n) }

// side is one of two worlds: that of the attack, and its twin, where what is to be shown stands in place of the attack. Nobody may be able
// to tell them apart by what rung shows.
type side bool

const (
	attack side = true
	twin   side = false
)

func (s side) String() string {
	if s == attack {
		return "attack"
	}
	return "twin"
}

func (c crop) text(s side, n int) string {
	if s == attack {
		return c.hostile(n)
	}
	return c.tame(n)
}

// yaml puts the texts into a ladder file that has a token in place of each.
func (c crop) yaml(s side, file []byte) []byte {
	return c.replace(file, func(n int) string { return inYAML(c.text(s, n)) })
}

// json puts the texts into a document.
func (c crop) json(s side, file []byte) []byte {
	return c.replace(file, func(n int) string { return inJSON(c.text(s, n)) })
}

// plain puts the texts as they are.
func (c crop) plain(s side, file []byte) []byte {
	return c.replace(file, func(n int) string { return c.text(s, n) })
}

func (c crop) replace(file []byte, with func(n int) string) []byte {
	return planted.ReplaceAllFunc(file, func(token []byte) []byte {
		n, _ := strconv.Atoi(string(token[2:6]))
		return []byte(with(n))
	})
}

// inYAML is a text in double quotes. What a ladder file may not hold as it is, and invalid bytes, which no escape can stand for, are
// written as escapes.
func inYAML(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ' || r >= 0x7f && r < 0xa0:
			fmt.Fprintf(&b, `\x%02x`, r)
		case safe.IsHidden(r) && r > 0xffff:
			fmt.Fprintf(&b, `\U%08x`, r)
		case safe.IsHidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return `"` + b.String() + `"`
}

// inJSON is a text as it stands between quotes. Only what JSON forbids is escaped: anything else comes as it is, also invalid bytes.
func inJSON(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

// solid is a text without its blanks, as it can be found again on a screen that breaks lines.
func solid(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
