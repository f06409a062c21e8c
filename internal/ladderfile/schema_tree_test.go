package ladderfile

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// treeOf reads YAML as editors do: by the core schema of YAML 1.2, to which 1.10 is a number, yes is text and a date is text.
func treeOf(data []byte) (any, error) {
	text := bytes.TrimPrefix(data, []byte("\ufeff"))
	if p := checkText(text); p != nil {
		return nil, errors.New(p.Text)
	}
	var doc, second yaml.Node
	l, err := yaml.NewLoader(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	if err := l.Load(&doc); err != nil {
		return nil, err
	}
	if err := l.Load(&second); err == nil {
		return nil, errors.New("a second document")
	}
	if len(doc.Content) == 0 {
		return nil, errors.New("empty")
	}
	if p := checkBounds(doc.Content[0]); p != nil && !strings.HasPrefix(p.Text, "the tag ") {
		return nil, errors.New(p.Text)
	}
	return valueOf(doc.Content[0]), nil
}

func valueOf(n *yaml.Node) any {
	n = deref(n)
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[deref(n.Content[i]).Value] = valueOf(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, valueOf(item))
		}
		return list
	}
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return n.Value
	}
	return plainValue(n.Value)
}

var (
	coreNull  = regexp.MustCompile(`^(|~|null|Null|NULL)$`)
	coreTrue  = regexp.MustCompile(`^(true|True|TRUE)$`)
	coreFalse = regexp.MustCompile(`^(false|False|FALSE)$`)
	coreInt   = regexp.MustCompile(`^([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$`)
	coreFloat = regexp.MustCompile(`^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$`)
	coreOther = regexp.MustCompile(`^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$`)
)

func plainValue(s string) any {
	switch {
	case coreNull.MatchString(s):
		return nil
	case coreTrue.MatchString(s):
		return true
	case coreFalse.MatchString(s):
		return false
	case coreInt.MatchString(s):
		base := 10
		if strings.HasPrefix(s, "0o") || strings.HasPrefix(s, "0x") {
			base = 0
		}
		if v, err := strconv.ParseInt(s, base, 64); err == nil {
			return v
		}
		return 1e20 // or so: too large for all that has a limit
	case coreFloat.MatchString(s):
		if v, err := strconv.ParseFloat(s, 64); err == nil {
			return v
		}
		return 0.5
	case coreOther.MatchString(s):
		return 0.5 // a number, and no whole one
	}
	return s
}
