package ladderfile

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
)

// Lint reports all that is wrong with a ladder file and all that its questions could do better, in the order
// of the file. What a comment in the file silences is among it and says so. The error, of type Problems, is for a file in which
// nothing could be looked at: it is no YAML, breaks a limit or is written for a newer rung.
func Lint(name string, data []byte) ([]Problem, error) {
	name = safe.Text(name)
	root, p := parse(data)
	if p != nil {
		p.File = name
		return nil, Problems{*p}
	}
	d := decode(name, root)
	s := newSubject(d, root, newRawText(data))
	problems := append(d.problems, s.findings(newSilences(root, s.raw))...)
	if s.lang == nil {
		problems = append(problems, s.otherLanguage(root))
	}
	for i := range problems {
		problems[i].File = name
	}
	problems.sort()
	return slices.Compact(problems), nil // behind an alias a sentence is found twice
}

// decode reads as much of a ladder as the tree of its file holds.
func decode(name string, root *yaml.Node) *decoder {
	d := newDecoder(name)
	d.readLadder(root)
	d.resolve()
	return d
}

// rule is one rule, about a sentence or about the ladder; rules.go has them all.
type rule struct {
	id       string
	level    Level
	sentence func(sentence) *finding
	ladder   func(*subject) []finding
}

// finding is one breach of a rule.
type finding struct {
	offset  int   // where in the sentence, in bytes; for a rule about sentences
	at      place // where in the file; for a rule about the ladder
	last    int   // the line on which the value ends that it is about, if that is not the line of at
	excerpt string
	text    string
	hint    string
	pattern string
	mild    bool // a warning, although the rule also has errors
}

// subject is what the rules look at.
type subject struct {
	ladder    *ladder.Ladder
	layout    layout
	raw       rawText
	blocks    []place // the key "indicators" of each competency
	texts     []written
	sound     bool          // the ladder as such has no problem
	paths     []ladder.Path // per rung, the way up to it; nil if the ladder is not sound
	titles    titles
	terms     phrases // terms of the glossary of more than one word
	explained map[string]bool
	lang      *language // nil where we have no word lists for the ladder's locale
	sentences []sentence
	firsts    map[place]int // which of them stands at a place
}

func newSubject(d *decoder, root *yaml.Node, raw rawText) *subject {
	s := &subject{
		ladder: d.ladder, layout: d.layout, raw: raw, blocks: indicatorKeys(root), texts: textsOf(root, "", nil), sound: len(d.problems) == 0,
		titles: titlesOf(d.ladder.Rungs), terms: termsOf(d.ladder.Glossary), explained: explainedIn(d.ladder.Glossary),
		lang: languageOf(d.ladder.Locale),
	}
	for r := range d.ladder.Rungs {
		if s.sound {
			s.paths = append(s.paths, d.ladder.PathTo(r))
		}
	}
	for c, competency := range d.ladder.Competencies {
		for r, ind := range competency.Indicators {
			cell := ladder.Cell{Competency: c, Rung: r}
			if ind != nil && ind.I != "" && ind.Same == "" && !isUnwritten(ind.I) { // a shared question is looked at where it is written
				s.addSentence(cell, ind.I)
			}
		}
	}
	return s
}

// addSentence adds the sentence of a cell; behind an alias it is one that is there already.
func (s *subject) addSentence(cell ladder.Cell, text string) {
	at := s.layout.sentences[cell]
	if first, known := s.firsts[at]; known {
		q := s.sentences[first]
		q.cell, q.again = cell, true
		s.sentences = append(s.sentences, q)
		return
	}
	if s.firsts == nil {
		s.firsts = map[place]int{}
	}
	s.firsts[at] = len(s.sentences)
	s.sentences = append(s.sentences, newSentence(s, cell, text))
}

// indicatorKeys returns where the key "indicators" of each competency stands.
func indicatorKeys(root *yaml.Node) []place {
	list := lookup(root, "competencies")
	if list == nil || list.Kind != yaml.SequenceNode {
		return nil
	}
	keys := make([]place, len(list.Content))
	for i, item := range list.Content {
		item = deref(item)
		keys[i] = placeOf(item)
		for k := 0; k+1 < len(item.Content); k += 2 {
			if deref(item.Content[k]).Value == "indicators" {
				keys[i] = placeOf(item.Content[k])
			}
		}
	}
	return keys
}

// findings applies the rules, and then the comments that silence some of what they found.
func (s *subject) findings(quiet silences) []Problem {
	var problems []Problem
	for _, r := range rules {
		for _, f := range s.breaches(r) {
			p := f.problem(r)
			p.Silenced = quiet.reasonFor(r.id, f.at.line, max(f.at.line, f.last))
			problems = append(problems, p)
		}
	}
	return append(problems, quiet.faults(s.looksAt)...)
}

// looksAt says whether a rule was applied to the whole ladder.
func (s *subject) looksAt(r rule) bool { return s.sound && (r.sentence == nil || s.lang != nil) }

// breaches are the findings of one rule. Those about sentences are made of word lists and of how English is counted; in another
// language they find nothing.
func (s *subject) breaches(r rule) []finding {
	if r.sentence == nil {
		return r.ladder(s)
	}
	if s.lang == nil {
		return nil
	}
	var found []finding
	for _, q := range s.sentences {
		if q.again || q.tooLong() && r.id != longRule {
			continue
		}
		if f := r.sentence(q); f != nil {
			f.at, f.last = q.placeAt(f.offset), q.lastLine()
			found = append(found, *f)
		}
	}
	return found
}

func (f finding) problem(r rule) Problem {
	p := Problem{Line: f.at.line, Col: f.at.col, Rule: r.id, Level: r.level, Excerpt: f.excerpt, Text: f.text, Hint: f.hint, Pattern: f.pattern}
	if f.mild {
		p.Level = Warning
	}
	return p
}

// otherLanguage says that most rules were not applied, so that nobody takes silence for praise.
func (s *subject) otherLanguage(root *yaml.Node) Problem {
	p := Problem{
		Line: 1, Col: 1, Rule: noLanguage, Level: Note, Excerpt: s.ladder.Locale,
		Text: "the wording of the questions was not checked: there are no word lists for the language " + quote(s.ladder.Locale),
		Hint: "have a person look at them; only the rules about the ladder as a whole were applied",
	}
	if n := lookup(root, "locale"); n != nil {
		p.Line, p.Col = n.Line, n.Column
	}
	return p
}
