package ladderfile

import "github.com/rung-dev/rung/internal/ladder"

// Lint reports all that is wrong with a ladder file and all that its questions could do better, in the order
// of the file. The error, of type Problems, is for a file in which nothing could be looked at: it is no YAML,
// breaks a limit or is written for a newer rung.
func Lint(name string, data []byte) ([]Problem, error) {
	d, err := load(name, data)
	if err != nil {
		return nil, err
	}
	s := newSubject(d)
	for _, r := range rules {
		for _, f := range r.check(s) {
			d.problems = append(d.problems, f.problem(d.file, r))
		}
	}
	d.problems.sort()
	return d.problems, nil
}

// rule is one rule for indicators; rules.go has them all.
type rule struct {
	id    string
	level Level
	check func(*subject) []finding
}

// finding is one breach of a rule.
type finding struct {
	at      place
	excerpt string
	text    string
	hint    string
	mild    bool // a warning, although the rule also has errors
}

func (f finding) problem(file string, r rule) Problem {
	p := Problem{File: file, Line: f.at.line, Col: f.at.col, Rule: r.id, Level: r.level, Excerpt: f.excerpt, Text: f.text, Hint: f.hint}
	if f.mild {
		p.Level = Warning
	}
	return p
}

// subject is what the rules look at.
type subject struct {
	ladder    *ladder.Ladder
	layout    layout
	sound     bool // the ladder as such has no problem
	titles    titles
	lang      *language // nil where we have no word lists for the ladder's locale
	sentences []sentence
}

func newSubject(d *decoder) *subject {
	s := &subject{ladder: d.ladder, layout: d.layout, titles: titlesOf(d.ladder.Rungs), sound: len(d.problems) == 0, lang: languageOf(d.ladder.Locale)}
	for c, competency := range d.ladder.Competencies {
		for r, ind := range competency.Indicators {
			cell := ladder.Cell{Competency: c, Rung: r}
			if ind != nil && ind.I != "" {
				s.sentences = append(s.sentences, newSentence(s, cell, ind.I))
			}
		}
	}
	return s
}

// each makes a rule for the whole ladder of one for a single sentence. Such rules are made of word lists
// and of how English is counted, so a ladder in another language passes.
func each(check func(sentence) *finding) func(*subject) []finding {
	return func(s *subject) []finding {
		if s.lang == nil {
			return nil
		}
		var found []finding
		for _, q := range s.sentences {
			if f := check(q); f != nil {
				f.at = q.at
				found = append(found, *f)
			}
		}
		return found
	}
}
