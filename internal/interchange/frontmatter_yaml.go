package interchange

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/rung-dev/rung/internal/pattern"
)

// yamlLine is a line of a front matter with the lines that are indented below it: a key with its value, or an item of a
// list. Only blocks are read: keys, lists and texts, as people write them by hand.
type yamlLine struct {
	at    place
	key   string
	value string
	kids  []*yamlLine
	depth int
}

// get is the line of a key, an empty one where there is none, so that what it lacks is empty too.
func (y *yamlLine) get(key string) *yamlLine {
	for _, k := range y.kids {
		if k.key == key {
			return k
		}
	}
	return &yamlLine{at: y.at, key: key}
}

var (
	yamlKey = pattern.Of(`^([A-Za-z_][A-Za-z0-9_ -]*):(?:[ \t]+(.*))?$`)
	comment = pattern.Of(`(?:^|[ \t])#.*$`)
)

// yamlReader arranges lines by their indentation.
type yamlReader struct {
	*findings
	open []*yamlLine // the line at hand and those that it stands in, the outermost first
}

// yamlLines reads lines, of which the first has the number given.
func (f *findings) yamlLines(lines []string, first int) *yamlLine {
	root := &yamlLine{depth: -1, at: place{line: first, col: 1}}
	if len(lines) > maxBlocks {
		f.wrong(root.at, fmt.Sprintf("the front matter has more than %d lines", maxBlocks), "move what is no part of the ladder below it")
		return root
	}
	r := yamlReader{f, []*yamlLine{root}}
	for i, line := range lines {
		if f.full() || len(r.open) > maxYAMLDepth {
			break
		}
		r.line(line, first+i)
	}
	return root
}

// line reads one line: any number of dashes, then a key with a value, or a value alone behind a dash.
func (r *yamlReader) line(line string, number int) {
	indent := len(line) - len(strings.TrimLeft(line, " "))
	rest := strings.TrimRight(line[indent:], " \t")
	at := place{line: number, col: 1 + indent}
	switch {
	case rest == "" || strings.HasPrefix(rest, "#"):
		return
	case rest[0] == '\t':
		r.wrong(at, "a tab stands here", "indent with blanks; YAML takes no tabs")
		return
	}
	isItem := false
	for (rest == "-" || strings.HasPrefix(rest, "- ")) && len(r.open) <= maxYAMLDepth {
		r.add(&yamlLine{at: at, depth: 2*indent + 1})
		blanks := len(rest[1:]) - len(strings.TrimLeft(rest[1:], " "))
		indent, rest, isItem = indent+1+blanks, rest[1+blanks:], true
		at.col = 1 + indent
	}
	if len(r.open) > maxYAMLDepth {
		r.wrong(at, "the front matter is nested too deep", "write it with fewer indents: a ladder needs five")
		return
	}
	if key := yamlKey().FindStringSubmatch(rest); key != nil {
		r.add(&yamlLine{at: at, key: key[1], depth: 2 * indent})
		at.col += utf8.RuneCountInString(rest) - utf8.RuneCountInString(key[2])
		rest = key[2]
	} else if !isItem {
		r.wrong(at, "this is neither a key nor an item of a list: "+quote(rest), `put a text of several lines in one line, in quotes`)
		return
	}
	r.open[len(r.open)-1].value = r.yamlText(rest, at)
}

// add puts a line below the one that it is indented under. An item of a list may stand as far left as its key, which is
// why keys have even depths and items the odd ones between them.
func (r *yamlReader) add(n *yamlLine) {
	for len(r.open) > 1 && r.open[len(r.open)-1].depth >= n.depth {
		r.open = r.open[:len(r.open)-1]
	}
	in := r.open[len(r.open)-1]
	in.kids = append(in.kids, n)
	r.open = append(r.open, n)
}

const maxYAMLDepth = 20

// yamlText is the text of a value, its quotes and comments taken off.
func (f *findings) yamlText(s string, at place) string {
	s = strings.TrimSpace(s)
	if tab := strings.IndexByte(s, '\t'); tab >= 0 && !isQuoted(s) {
		f.wrong(place{line: at.line, col: at.col + utf8.RuneCountInString(s[:tab])}, "a tab stands here", "write blanks; YAML takes no tabs here")
	}
	switch {
	case s == "":
	case isQuoted(s):
		return unquoted(s)
	case strings.IndexByte("|>&*![{\"'", s[0]) >= 0:
		f.wrong(at, "the front matter has a value that is not read here: "+quote(s), "put the text in one line, in quotes")
	default:
		return strings.TrimSpace(comment().ReplaceAllString(s, ""))
	}
	return ""
}

func isQuoted(s string) bool {
	return len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0]
}
