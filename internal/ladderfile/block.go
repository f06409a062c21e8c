package ladderfile

import (
	"strconv"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/safe"
)

// block is a block of keys that is being built. Its methods add one key each, and none where there is nothing to say.
type block struct{ *yaml.Node }

func newBlock() block { return block{&yaml.Node{Kind: yaml.MappingNode}} }

// flow is the block on one line.
func (b block) flow() *yaml.Node {
	b.Style = yaml.FlowStyle
	return b.Node
}

func (b block) put(key string, value *yaml.Node) {
	b.Content = append(b.Content, textNode(key), value)
}

func (b block) text(key, text string) {
	if text != "" {
		b.put(key, textNode(text))
	}
}

func (b block) number(key string, n int) {
	b.put(key, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: strconv.Itoa(n)})
}

// flag adds what is true; otherwise is the default.
func (b block) flag(key string, value bool) {
	if value {
		b.put(key, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"})
	}
}

func (b block) block(key string, value block) {
	if len(value.Content) > 0 {
		b.put(key, value.Node)
	}
}

func (b block) list(key string, items []*yaml.Node) {
	if len(items) > 0 {
		b.put(key, listNode(items))
	}
}

// texts adds a list with a line for each item, ids one for short ones on one line.
func (b block) texts(key string, texts []string) { b.list(key, nodes(texts, textNode)) }

func (b block) ids(key string, ids []string) {
	if len(ids) > 0 {
		b.put(key, flowList(ids))
	}
}

// was adds earlier ids: most things had one or none.
func (b block) was(ids []string) {
	if len(ids) == 1 {
		b.text("was", ids[0])
		return
	}
	b.ids("was", ids)
}

// remark puts a comment behind the key that was added last.
func (b block) remark(text string) {
	if text != "" {
		b.Content[len(b.Content)-1].LineComment = "# " + safe.Text(text)
	}
}

// comment puts comments above keys.
func (b block) comment(texts map[string]string) {
	for i := 0; i < len(b.Content); i += 2 {
		if text := texts[b.Content[i].Value]; text != "" {
			b.Content[i].HeadComment = "# " + safe.Text(text)
		}
	}
}

func textNode(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}

func listNode(items []*yaml.Node) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode, Content: items}
	if len(items) == 0 {
		n.Style = yaml.FlowStyle
	}
	return n
}

func flowList(texts []string) *yaml.Node {
	n := listNode(nodes(texts, textNode))
	n.Style = yaml.FlowStyle
	return n
}

func nodes[T any](items []T, node func(T) *yaml.Node) []*yaml.Node {
	var list []*yaml.Node
	for _, i := range items {
		list = append(list, node(i))
	}
	return list
}
