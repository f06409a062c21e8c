package ladderfile

import (
	"fmt"
	"iter"
	"slices"

	"go.yaml.in/yaml/v4"
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
		d.wrongType(n, what, "a block of keys")
		return f
	}
	f.values = map[string]*yaml.Node{}
	for key, value := range d.entries(n, what) {
		if slices.Contains(known, key.Value) {
			f.values[key.Value] = value
		} else {
			d.unknownKey(key, what, known)
		}
	}
	return f
}

func (d *decoder) unknownKey(key *yaml.Node, what string, known []string) {
	switch {
	case d.full(): // the suggestions would cost more than they tell
	case key.Value == "<<":
		d.report(key, "merging with << is not supported", "write the keys out")
	default:
		d.report(key, fmt.Sprintf("unknown key %s in %s", quote(key.Value), what), suggest(key.Value, "keys", known))
	}
}

// entries are the keys and values of a block, aliases followed, without the keys that are no text or appear twice.
func (d *decoder) entries(n *yaml.Node, what string) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		seen := make(map[string]int, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := deref(n.Content[i]), deref(n.Content[i+1])
			if key.Kind != yaml.ScalarNode {
				d.wrongType(key, "a key of "+what, "text")
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
		f.d.report(f.values[key], quote(key)+" is empty", "")
	default:
		f.d.report(f.at, fmt.Sprintf("%s has no %s", f.what, quote(key)), "")
	}
	return n
}

// pairs are the entries of a block whose keys the ladder's author chooses.
func (f fields) pairs(key string) iter.Seq2[*yaml.Node, *yaml.Node] {
	n := f.get(key)
	if n != nil && n.Kind != yaml.MappingNode {
		f.d.wrongType(n, quote(key), "a block of keys")
		n = nil
	}
	if n == nil {
		n = &yaml.Node{}
	}
	return f.d.entries(n, quote(key))
}

func (d *decoder) wrongType(n *yaml.Node, what, want string) {
	d.report(n, fmt.Sprintf("%s must be %s, is %s", what, want, describe(n)), "")
}

func describe(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a block of keys"
	case n.Kind == yaml.SequenceNode:
		return "a list"
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
