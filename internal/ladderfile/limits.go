package ladderfile

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/ladder"
)

// MaxBytes is the size of the largest ladder file that is read.
const MaxBytes = 1 << 20

// A person's ladder stays far below these; a file that was made to exhaust the reader does not.
const (
	maxDepth      = 32
	maxExpansions = 1000    // how often aliases (*name) may be followed
	maxValues     = 150_000 // values in the file, those behind aliases counted each time
	maxProblems   = 1000    // problems reported for one file
	maxContexts   = 16      // each is a view of the whole ladder, which has to be checked
	maxNeeds      = 64      // needs that one indicator or context names
)

var tooMany = fmt.Sprintf("the file holds more than %d values", maxValues)

const tooDeepHint = "no ladder needs that; look for brackets or dashes that are repeated"

const tooManyHint = "a file holds one ladder; leave out what it does not need"

// checkMarks counts the characters that set values apart, of which there is at least one for two values. It
// is coarse, and it comes before the tree is built: the tree of 1 MiB of commas takes 200 MiB.
func checkMarks(text []byte) *Problem {
	count := func(mark string) int { return bytes.Count(text, []byte(mark)) }
	lines := max(count("\n"), count("\r"))
	marks := lines + count(",") + count(":") + count("[") + count("{")
	if marks > maxValues {
		return &Problem{Line: 1, Col: 1, Text: tooMany, Hint: tooManyHint}
	}
	return nil
}

// bounds measures a tree as the decoder will see it, aliases followed: a short file may unfold into a huge
// or endless one.
type bounds struct {
	values, expansions int
	bytes              int                 // of all texts
	open               map[*yaml.Node]bool // aliased nodes that are being walked
}

func checkBounds(root *yaml.Node) *Problem {
	b := bounds{open: map[*yaml.Node]bool{}}
	return b.walk(root, 1)
}

func (b *bounds) walk(n *yaml.Node, depth int) *Problem {
	b.values++
	if n.Kind == yaml.ScalarNode {
		b.bytes += len(n.Value)
	}
	switch {
	case b.values > maxValues:
		return problemAt(n, tooMany, tooManyHint)
	case b.bytes > MaxBytes:
		return problemAt(n, "with its aliases (*name) written out the file is larger than 1 MiB", "write a shorter text where it is repeated")
	case n.Kind == yaml.AliasNode:
		return b.follow(n, depth)
	case n.Style&yaml.TaggedStyle != 0:
		return problemAt(n, "the tag "+quote(n.Tag)+" is not supported", "delete it; put the text in quotes if it starts with !")
	case len(n.Content) > 0 && depth > maxDepth:
		return problemAt(n, errTooDeep.Error(), tooDeepHint)
	}
	for _, child := range n.Content {
		if p := b.walk(child, depth+1); p != nil {
			return p
		}
	}
	return nil
}

func (b *bounds) follow(n *yaml.Node, depth int) *Problem {
	b.expansions++
	switch {
	case b.open[n.Alias]:
		return problemAt(n, quote("*"+n.Value)+" refers to a value that contains it", "write the value out")
	case b.expansions > maxExpansions:
		return problemAt(n, fmt.Sprintf("aliases are expanded more than %d times", maxExpansions), "write the values out instead of repeating them with *")
	}
	b.open[n.Alias] = true
	defer delete(b.open, n.Alias)
	return b.walk(n.Alias, depth)
}

// checkCounts holds the long lists to their limits. It comes before decoding, which would else report
// every reference to what lies beyond a limit.
func checkCounts(root *yaml.Node) *Problem {
	for _, list := range []struct {
		key string
		max int
	}{{"rungs", ladder.MaxRungs}, {"competencies", ladder.MaxCompetencies}, {"contexts", maxContexts}} {
		if p := checkCount(root, list.key, list.max); p != nil {
			return p
		}
	}
	return nil
}

func checkCount(root *yaml.Node, key string, limit int) *Problem {
	list := lookup(root, key)
	if list == nil || list.Kind != yaml.SequenceNode || len(list.Content) <= limit {
		return nil
	}
	return problemAt(list.Content[limit], fmt.Sprintf("the ladder has %d %s; at most %d are allowed", len(list.Content), key, limit), "leave some out, or make two ladders of it")
}

// checkFormat refuses a ladder for a newer rung before its new keys are called mistakes.
func checkFormat(root *yaml.Node) *Problem {
	n := lookup(root, "rung")
	if n == nil || n.Kind != yaml.ScalarNode {
		return nil
	}
	v, err := strconv.Atoi(n.Value)
	if tooHigh := errors.Is(err, strconv.ErrRange) && n.Value[0] != '-'; !tooHigh && (err != nil || v <= Format) {
		return nil
	}
	return problemAt(n, fmt.Sprintf("the ladder is in format %s; this version of rung reads format %d", strings.Trim(quote(n.Value), `"`), Format), "install a newer rung")
}

// lookup returns the value of a key of the root, nil if there is none.
func lookup(root *yaml.Node, key string) *yaml.Node {
	if root.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		if deref(root.Content[i]).Value == key {
			return deref(root.Content[i+1])
		}
	}
	return nil
}
