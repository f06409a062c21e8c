package cli

import (
	"errors"
	"fmt"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
)

// scorer fills in results. It is safe for several goroutines.
type scorer struct {
	shelf  *shelf
	ladder *ladder.Ladder // to score on whatever the document is bound to; nil: the one it is bound to
	atHand bool           // that one must be at hand: what was only kept will not do
}

func newScorer(s *shelf, ref string) (*scorer, error) {
	sc := &scorer{shelf: s}
	if ref == "" {
		return sc, nil
	}
	var err error
	sc.ladder, err = s.find(ref)
	return sc, err
}

func (sc *scorer) work(todo <-chan *job) {
	for j := range todo {
		j.done <- sc.score(j)
	}
}

// score decodes, scores and encodes one document.
func (sc *scorer) score(j *job) scored {
	doc, err := j.raw.Decode()
	if err != nil {
		return scored{err: documentFailure(j.file, err)}
	}
	b, err := sc.bind(doc)
	if err == nil {
		doc.Result, err = score.Derive(b.ladder, doc)
	}
	notes := j.notes(b)
	if err != nil {
		return scored{notes: notes, err: j.failure(b, err)}
	}
	if j.alone {
		return scored{data: assess.Encode(doc), notes: notes}
	}
	return scored{data: assess.EncodeLine(doc), notes: notes}
}

// notes says what became of a document on another ladder.
func (j *job) notes(b binding) []string {
	var notes []string
	var places []place
	for _, n := range b.notes {
		at := place{j.raw.Line, j.raw.Col}
		if n.answer >= 0 && places == nil {
			places = answerPlaces(j.raw)
		}
		if n.answer >= 0 && n.answer < len(places) {
			at = places[n.answer]
		}
		notes = append(notes, fmt.Sprintf("%s:%d:%d: %s", j.file, at.line, at.col, n.text))
	}
	return notes
}

// failure says where in the input scoring failed.
func (j *job) failure(b binding, err error) error {
	f := failureOf(err)
	var (
		answer *assess.AnswerError
		lean   *assess.PreferenceError
		open   *assess.OpenError
	)
	at := spot{path: j.file, line: j.raw.Line, col: j.raw.Col, text: f.text}
	switch {
	case errors.As(err, &answer):
		if places := answerPlaces(j.raw); b.original(answer.Index) < len(places) {
			p := places[b.original(answer.Index)]
			at.line, at.col = p.line, p.col
		}
		at.text, at.hint = answer.Text, "mend it or take it out; --ladder names the ladder, if it was given on another"
		return &failure{code: badInput, spots: []spot{at}}
	case errors.As(err, &lean):
		at.text, at.hint = lean.Error(), "mend it or take it out; --ladder names the ladder, if it was given on another"
		return &failure{code: badInput, spots: []spot{at}}
	case errors.As(err, &open):
		at.text = open.Error()
		at.hint = "it was changed by hand, or taken on another ladder"
		return &failure{code: badInput, spots: []spot{at}}
	case errors.Is(err, score.ErrNotEnough):
		f.hint = notEnoughHint
	}
	at.hint = f.hint
	return &failure{code: f.code, spots: []spot{at}}
}

const notEnoughHint = "answer more of one rung on the scale; what does not exist or was skipped does not count"

// scoreFailure says that a document could not be scored, where its text is not at hand.
func scoreFailure(name string, err error) error {
	var (
		answer *assess.AnswerError
		lean   *assess.PreferenceError
		open   *assess.OpenError
	)
	switch {
	case errors.As(err, &answer), errors.As(err, &lean), errors.As(err, &open):
		return fail(badInput, "%s: %v", name, err)
	case errors.Is(err, score.ErrNotEnough):
		return fail(notEnough, "%s: %v", name, err).try("%s", notEnoughHint)
	}
	return err
}
