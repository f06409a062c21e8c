package ladderfile

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/safe"
)

// text is a text that may be absent, needText one that may not.
func (f fields) text(key string) string {
	if n := f.get(key); n != nil {
		return f.d.text(n, quote(key))
	}
	return ""
}

func (f fields) needText(key string) string {
	if n := f.need(key); n != nil {
		return f.d.needValue(n, quote(key))
	}
	return ""
}

// text returns the words of a node on one safe line; what a person wrote counts, whatever YAML takes it for
// (1.10 stays 1.10, no stays no).
func (d *decoder) text(n *yaml.Node, what string) string {
	if n.Kind != yaml.ScalarNode {
		d.wrongType(n, what, aText)
		return ""
	}
	return strings.TrimSpace(safe.Text(n.Value))
}

// needValue is text for a value that may not be empty.
func (d *decoder) needValue(n *yaml.Node, what string) string {
	s := d.text(n, what)
	if n.Kind == yaml.ScalarNode && (s == "" || isEmpty(n)) {
		d.report(n, what+" is empty", emptyHint)
		return ""
	}
	return s
}

// number reads a whole number from low to high, which is otherwise where the key is absent.
func (f fields) number(key string, low, high, otherwise int) int {
	n := f.get(key)
	if n == nil {
		return otherwise
	}
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || n.Tag != "!!int" || err != nil || strconv.Itoa(v) != n.Value {
		f.d.wrongType(n, quote(key), aNumber)
		return otherwise
	}
	switch {
	case v >= low && v <= high:
		return v
	case low == high:
		f.d.report(n, fmt.Sprintf("%s must be %d, is %d", quote(key), low, v), fmt.Sprintf("write %d", low))
	default:
		f.d.report(n, fmt.Sprintf("%s must be from %d to %d, is %d", quote(key), low, high, v), fmt.Sprintf("write a number from %d to %d", low, high))
	}
	return otherwise
}

// flag reads true or false; YAML's older yes and on are refused, for they are text to its newer version.
func (f fields) flag(key string) bool {
	n := f.get(key)
	if n == nil {
		return false
	}
	if n.Tag != "!!bool" {
		f.d.wrongType(n, quote(key), aFlag)
	}
	return strings.EqualFold(n.Value, "true")
}

// list returns the items of a list that may be absent, needList those of one that must have some.
func (f fields) list(key string) []*yaml.Node { return f.d.list(f.get(key), quote(key)) }

func (f fields) needList(key string) []*yaml.Node {
	if n := f.values[key]; n != nil && (isEmpty(n) || n.Kind == yaml.SequenceNode && len(n.Content) == 0) {
		f.d.report(n, quote(key)+" is empty", `write at least one item, each after "- " on a line of its own`)
		return nil
	}
	return f.d.list(f.need(key), quote(key))
}

func (d *decoder) list(n *yaml.Node, what string) []*yaml.Node {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		d.wrongType(n, what, aList)
		return nil
	}
	items := make([]*yaml.Node, len(n.Content))
	for i, item := range n.Content {
		items[i] = deref(item)
	}
	return items
}

// item is one text of a list.
type item struct {
	text string
	at   *yaml.Node
}

// items reads a list of texts, without those that are no text or empty.
func (f fields) items(key string) []item { return f.d.items(f.get(key), quote(key)) }

func (d *decoder) items(n *yaml.Node, what string) []item {
	if n != nil && n.Kind == yaml.ScalarNode && !isEmpty(n) {
		d.report(n, fmt.Sprintf("%s must be %s, is %s", what, aList, describe(n)), `write each item after "- " on a line of its own`)
		return nil
	}
	nodes := d.list(n, what)
	items := make([]item, 0, len(nodes))
	for _, n := range nodes {
		if s := d.needValue(n, "an item of "+what); s != "" {
			items = append(items, item{s, n})
		}
	}
	return items
}

func (f fields) texts(key string) []string { return texts(f.items(key)) }

// texts are those of some items, nil of none.
func texts(items []item) []string {
	if len(items) == 0 {
		return nil
	}
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = item.text
	}
	return texts
}
