package interchange

import (
	"strings"
	"unicode/utf8"
)

// group is a heading with all that stands below it, or a bullet that works as one: "- **Beginner**" with bullets of its
// own below.
type group struct {
	title  string
	at     place
	depth  int // of a heading 1 to 6, of a bullet more; 0 for the text itself
	parent *group
	groups []*group
	says   []said
}

// said is a bullet or a paragraph.
type said struct {
	text  string // raw
	at    place
	prose bool
}

// indented is a bullet while the tree is built.
type indented struct {
	indent int
	group  *group // where bullets below it belong
}

// treeOf arranges the blocks of a text by their headings and bullets.
func (f *findings) treeOf(blocks []block) *group {
	root := &group{}
	here := root           // the heading that counts
	var bullets []indented // the open bullets below it
	for i, b := range blocks {
		switch b.kind {
		case heading:
			for here.depth >= b.depth {
				here = here.parent
			}
			here, bullets = here.add(f.words(inline(b.text), b.at), b.at, b.depth), nil
		case item:
			for len(bullets) > 0 && bullets[len(bullets)-1].indent >= b.depth {
				bullets = bullets[:len(bullets)-1]
			}
			in := here
			if n := len(bullets); n > 0 {
				in = bullets[n-1].group
			}
			if i+1 < len(blocks) && blocks[i+1].kind == item && blocks[i+1].depth > b.depth && isTitle(b.text) && len(bullets) < maxNesting {
				title := strings.TrimRight(f.words(inline(b.text), b.at), ": ")
				in = in.add(title, b.at, 7+len(bullets))
			} else {
				in.says = append(in.says, said{b.text, b.at, false})
			}
			bullets = append(bullets, indented{b.depth, in})
		case prose:
			here.says, bullets = append(here.says, said{b.text, b.at, true}), nil
		}
	}
	return root
}

// maxNesting is how deep bullets may be nested in bullets and still be titles.
const maxNesting = 4

func (g *group) add(title string, at place, depth int) *group {
	sub := &group{title: title, at: at, depth: depth, parent: g}
	g.groups = append(g.groups, sub)
	return sub
}

// isTitle is true for a bullet that is a title for those below it, and no behaviour with examples: it ends in a colon, is
// bold throughout, or is a few words without a full stop.
func isTitle(text string) bool {
	text = strings.TrimSpace(text)
	plain := inline(text)
	bold := hasSuffix(text, "**", "__") && (strings.HasPrefix(text, "**") || strings.HasPrefix(text, "__")) && len(plain) == len(text)-4
	return strings.HasSuffix(plain, ":") || bold || utf8.RuneCountInString(plain) <= 40 && len(strings.Fields(plain)) <= 3 && !strings.HasSuffix(plain, ".")
}

// holds is true for a group that says anything, at any depth.
func (g *group) holds() bool {
	if len(g.says) > 0 {
		return true
	}
	for _, sub := range g.groups {
		if sub.holds() {
			return true
		}
	}
	return false
}

// lists is true for a group with bullets of its own.
func (g *group) lists() bool {
	for _, s := range g.says {
		if !s.prose {
			return true
		}
	}
	return false
}

// path are the groups that a group stands in, the outermost first, and itself.
func (g *group) path() []*group {
	var path []*group
	for ; g.parent != nil; g = g.parent {
		path = append([]*group{g}, path...)
	}
	return path
}

// walk calls visit for the group and all below it, in the order of the text.
func (g *group) walk(visit func(*group)) {
	visit(g)
	for _, sub := range g.groups {
		sub.walk(visit)
	}
}
