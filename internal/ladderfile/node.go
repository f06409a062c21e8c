package ladderfile

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/safe"
)

// fields are the entries of a block of keys that are known beforehand. Its methods read one value each;
// they report what is wrong with it and return the zero value, so that reading goes on.
type fields struct {
	d      *decoder
	what   string // "a rung", for messages
	at     *yaml.Node
	values map[string]*yaml.Node // nil when this is no block of keys, which has been reported
}

// fields splits a node into its entries and reports each key that is not one of known.
func (d *decoder) fields(n *yaml.Node, what string, known ...string) fields {
	f := fields{d: d, what: what, at: n}
	if n.Kind != yaml.MappingNode {
		d.wrongType(n, what, aBlock)
		return f
	}
	f.values = map[string]*yaml.Node{}
	for key, value := range d.entries(n, what) {
		if slices.Contains(known, key.Value) {
			f.values[key.Value] = value
		} else {
			d.unknownKey(n, key, value, what, known)
		}
	}
	return f
}

func (d *decoder) unknownKey(in, key, value *yaml.Node, what string, known []string) {
	if d.full() {
		return // the suggestions would cost more than they tell
	}
	text, hint := fmt.Sprintf("unknown key %s in %s", quote(key.Value), what), colonHint(key.Value)
	near := d.nearest(key.Value, known)
	switch {
	case key.Value == "<<":
		text, hint = "merging with << is not supported", "write the keys out"
	case hidden(key.Value) != "":
		text, hint = fmt.Sprintf("the key %s holds %s", quote(key.Value), hidden(key.Value)), deleteIt
	case hint != "":
	case near != "":
		hint = didYouMean(near)
	case isRest(in, value):
		hint = commaHint
	default:
		hint = listOf("keys", known)
	}
	d.report(key, text, hint)
}

const commaHint = `a comma ends a text inside { }; put the whole text in quotes`

// isRest says whether a key without a value stands inside { }, as the rest of a text does that has a comma in it.
func isRest(in, value *yaml.Node) bool {
	return in.Style&yaml.FlowStyle != 0 && isEmpty(value) && value.Value == ""
}

// hidden names the first character of a name that does not show, or looks like a blank and is none; "" if there is no such.
func hidden(name string) string {
	for _, r := range name {
		switch {
		case safe.IsHidden(r):
			return "an invisible character (" + codePoint(r) + ")"
		case r > '~' && unicode.IsSpace(r):
			return "a blank of another kind (" + codePoint(r) + ")"
		}
	}
	return ""
}

// entries are the keys and values of a block, aliases followed, without the keys that are no text or appear twice.
func (d *decoder) entries(n *yaml.Node, what string) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		seen := make(map[string]int, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := deref(n.Content[i]), deref(n.Content[i+1])
			if key.Kind != yaml.ScalarNode {
				d.wrongType(key, "a key of "+what, aText)
				continue
			}
			if first, twice := seen[key.Value]; twice {
				d.report(key, fmt.Sprintf("the key %s appears twice; first in line %d", quote(key.Value), first), "delete one")
				continue
			}
			seen[key.Value] = key.Line
			if !yield(key, value) {
				return
			}
		}
	}
}

// get returns the node of a key, nil where it is absent or empty.
func (f fields) get(key string) *yaml.Node {
	if n := f.values[key]; n != nil && !isEmpty(n) {
		return n
	}
	return nil
}

// need is get for a key that has to be there.
func (f fields) need(key string) *yaml.Node {
	n := f.get(key)
	switch {
	case n != nil || f.values == nil:
	case f.values[key] != nil:
		f.d.report(f.values[key], quote(key)+" is empty", emptyHint)
	default:
		f.d.report(f.at, fmt.Sprintf("%s has no %s", f.what, quote(key)), f.absentHint(key))
	}
	return n
}

// absentHint is for the key that tells a ladder from other YAML.
func (f fields) absentHint(key string) string {
	switch {
	case key != "rung":
		return fmt.Sprintf("add a line that begins with %q", key+":")
	case f.values["rungs"] == nil && f.values["competencies"] == nil:
		return notLadderHint
	}
	return `the first line of a ladder is "rung: 1"`
}

// pairs are the entries of a block whose keys the ladder's author chooses.
func (f fields) pairs(key string) iter.Seq2[*yaml.Node, *yaml.Node] {
	n := f.get(key)
	if n != nil && n.Kind != yaml.MappingNode {
		f.d.wrongType(n, quote(key), aBlock)
		n = nil
	}
	if n == nil {
		n = &yaml.Node{}
	}
	return func(yield func(key, value *yaml.Node) bool) {
		for k, value := range f.d.entries(n, quote(key)) {
			if isRest(n, value) && strings.Contains(k.Value, " ") {
				f.d.report(k, "a text ends before "+quote(k.Value), commaHint)
			} else if !yield(k, value) {
				return
			}
		}
	}
}

func (d *decoder) wrongType(n *yaml.Node, what, want string) {
	d.report(n, fmt.Sprintf("%s must be %s, is %s", what, want, describe(n)), typeHint(n, want))
}

// typeHint says how to write a value of the type wanted, where it can be told from the one that is there.
func typeHint(n *yaml.Node, want string) string {
	switch {
	case want == aBlock && n.Kind == yaml.ScalarNode && colonHint(n.Value) != "":
		return colonHint(n.Value)
	case want == aNumber && n.Kind == yaml.ScalarNode && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0:
		return "write it in digits alone"
	case want == aList && n.Kind == yaml.MappingNode:
		return `start each item with "- "`
	}
	return writtenAs(want)
}

// writtenAs says how a value of a type is written, where nothing better can be told.
func writtenAs(want string) string {
	switch want {
	case aText:
		return "write one text; put it in quotes if it starts with a bracket"
	case aNumber:
		return "write it in digits alone, without quotes"
	case aFlag:
		return "write true or false, without quotes"
	case aBlock:
		return `write its keys below it, as in "title: Baker"`
	case aList:
		return `write each item after "- " on a line of its own`
	}
	return "" // it says itself what it may be
}

// emptyHint is for a key that has nothing behind it.
const emptyHint = "write something behind the colon"

// The types that a value may have to be of.
const (
	aBlock  = "a block of keys"
	aList   = "a list"
	aText   = "text"
	aNumber = "a whole number"
	aFlag   = "true or false"
)

func describe(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return aBlock
	case n.Kind == yaml.SequenceNode:
		return aList
	case isEmpty(n):
		return "empty"
	case n.Tag == "!!str":
		return "the text " + quote(n.Value)
	}
	return quote(n.Value)
}

// isEmpty is true for "key:" with nothing after it, and for its other spellings ~ and null.
func isEmpty(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// deref follows an alias; the limits have made sure that this ends.
func deref(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func placeOf(n *yaml.Node) place { return place{n.Line, n.Column} }

func problemAt(n *yaml.Node, text, hint string) *Problem {
	return &Problem{Line: n.Line, Col: n.Column, Text: text, Hint: hint}
}
