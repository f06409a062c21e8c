package ladderfile

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/pattern"
	"github.com/rung-dev/rung/internal/safe"
)

// silence is a comment that lets findings of some rules pass on its line: "# lint: Q02 one decision, both sides of it".
type silence struct {
	at     place
	rules  []string
	reason string
	used   []string // the rules that had something to let pass
}

var (
	opensSilence = pattern.Of(`#\s*(?i:lint)\s*:`)
	ruleID       = pattern.Of(`^[A-Za-z]{1,2}[0-9]{1,3}$`)
)

// silences are the comments of a file, by their lines.
type silences map[int]*silence

func newSilences(root *yaml.Node, raw rawText) silences {
	found := silences{}
	var strange regions
	for i := range raw.lines {
		if !slices.Contains(raw.lines[i], '#') {
			continue
		}
		line := string(raw.lines[i])
		col, seen := 1, 0 // of the match, and how many bytes of the line are counted
		for _, m := range opensSilence().FindAllStringIndex(line, -1) {
			if strange == nil {
				strange = stranger(root, raw, regions{})
			}
			col, seen = col+utf8.RuneCountInString(line[seen:m[0]]), m[0]
			at := place{i + 1, col}
			if opens := m[0] == 0 || isBlank(rune(line[m[0]-1])); opens && !strange.hold(at) {
				found[at.line] = newSilence(at, line[m[1]:])
				break
			}
		}
	}
	return found
}

// maxSilenced is how many rules one comment can name: as many as there are, and some that there are not.
const maxSilenced = 30

func newSilence(at place, text string) *silence {
	s := &silence{at: at}
	for len(s.rules) < maxSilenced {
		text = strings.TrimLeft(text, ", \t")
		id, rest := text, ""
		if end := strings.IndexAny(text, ", \t"); end >= 0 {
			id, rest = text[:end], text[end:]
		}
		if id = strings.TrimRight(id, ":.;"); !ruleID().MatchString(id) {
			break
		}
		if id = strings.ToUpper(id); !slices.Contains(s.rules, id) {
			s.rules = append(s.rules, id)
		}
		text = rest
	}
	if words := strings.TrimLeft(strings.TrimSpace(safe.Text(text)), ":-–— "); strings.ContainsFunc(words, isLetter) {
		s.reason = words
	}
	return s
}

// reasonFor returns why a finding of a rule passes that is about the lines from first to last, "" if it does not. Between the first
// and the last line of a text there is no comment.
func (ss silences) reasonFor(rule string, first, last int) string {
	for _, line := range []int{first, last} {
		s := ss[line]
		if s == nil || s.reason == "" || !slices.Contains(s.rules, rule) {
			continue
		}
		if !slices.Contains(s.used, rule) {
			s.used = append(s.used, rule)
		}
		return s.reason
	}
	return ""
}

// The rules for linting itself. None of them can be silenced.
const (
	noReason   = "L01"
	noRule     = "L02"
	noFinding  = "L03"
	noLanguage = "L04"
)

// faults are the comments that do not do what they were written for. looked says whether the findings of a rule are all known: else
// a comment for them may be right.
func (ss silences) faults(looked func(rule) bool) []Problem {
	var faults []Problem
	for _, s := range ss {
		if len(s.rules) == 0 {
			faults = append(faults, s.fault(noRule, "", "silences no rule", "name one and say why, as in: # lint: Q02 one decision, both sides of it"))
			continue
		}
		if s.reason == "" {
			faults = append(faults, s.fault(noReason, strings.Join(s.rules, ", "), "without a reason this silences nothing", "say after the rule why it does not hold here"))
		}
		for _, id := range s.rules {
			i := slices.IndexFunc(rules, func(r rule) bool { return r.id == id })
			switch {
			case i < 0:
				faults = append(faults, s.fault(noRule, id, "no such rule can be silenced: "+quote(id), ruleIDs+" can be"))
			case s.reason != "" && looked(rules[i]) && !slices.Contains(s.used, id):
				faults = append(faults, s.fault(noFinding, id, id+" has nothing to silence on this line", "delete it, or move it to the end of the line that the finding names"))
			}
		}
	}
	return faults
}

func (s *silence) fault(id, excerpt, text, hint string) Problem {
	return Problem{Line: s.at.line, Col: s.at.col, Rule: id, Level: Warning, Excerpt: excerpt, Text: text, Hint: hint}
}

// region is a stretch of a file in which "#" is text: from its first character to its last.
type region struct{ from, to place }

// regions are in the order of the file.
type regions []region

func (rs regions) hold(at place) bool {
	i, exact := slices.BinarySearchFunc(rs, at, func(r region, at place) int { return r.from.compare(at) })
	return exact || i > 0 && rs[i-1].to.compare(at) >= 0
}

func (p place) compare(q place) int {
	return cmp.Or(cmp.Compare(p.line, q.line), cmp.Compare(p.col, q.col))
}

// stranger adds the values in quotes and the blocks of text below n; in any other value a blank and "#" end it.
func stranger(n *yaml.Node, raw rawText, rs regions) regions {
	at := placeOf(n)
	switch {
	case n.Kind == yaml.AliasNode: // what it stands for is elsewhere
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		rs = append(rs, region{at, raw.quoted(at)})
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		first := raw.scalar(at).line + 1
		rs = append(rs, region{place{first, 1}, place{raw.block(at, n.Value) + 1, 0}})
	}
	for _, child := range n.Content {
		rs = stranger(child, raw, rs)
	}
	return rs
}
