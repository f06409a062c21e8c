package assess

import (
	"slices"
	"time"

	"github.com/rung-dev/rung/internal/ladder"
)

// Session takes an assessment: it holds the answers so far, shows one question at a time, and can go back to any of
// them. The walk is replayed after every answer, so the questions are those that the answers as they stand lead to,
// plus those already answered. It edits the Assessment it was given.
type Session struct {
	Assessment *Assessment
	walk       Walk
	sheet      Sheet
	trail      Trail
	pos        int  // position in the answers; len(answers) is the first open question
	jumped     bool // pos was reached by GoTo: the next answer returns to the first open question
	left       int  // the estimate of Left for the answers as they stand
}

// NewSession starts or resumes an assessment. It fails with an *AnswerError when the answers do not fit the ladder.
func NewSession(a *Assessment, w Walk) (*Session, error) {
	sheet, err := SheetOf(w.Ladder, a.Answers)
	if err != nil {
		return nil, err
	}
	s := &Session{Assessment: a, walk: w, sheet: sheet, pos: len(a.Answers)}
	s.replay()
	return s, nil
}

// replay walks anew through the answers as they stand.
func (s *Session) replay() {
	s.trail = s.walk.Follow(s.sheet)
	s.left = s.estimate()
}

// Ladder is the ladder the assessment is taken on.
func (s *Session) Ladder() *ladder.Ladder { return s.walk.Ladder }

// Prefers says whether the questions end with what the person prefers: only they can say, and only in a view of their own.
func (s *Session) Prefers() bool {
	return len(s.walk.Ladder.Preferences) > 0 && !s.Assessment.ByOther() && s.Assessment.About == nil
}

// Sheet is what has been answered. It must not be changed.
func (s *Session) Sheet() Sheet { return s.sheet }

// Path is the way up the ladder that the progress is shown on.
func (s *Session) Path() ladder.Path {
	c := s.Current()
	if c == ladder.None {
		return s.walk.startPath()
	}
	return s.walk.Ladder.PathThrough(c.Rung)
}

// Current is the question to show, ladder.None when all are answered and none was gone back to.
func (s *Session) Current() ladder.Cell {
	if s.pos < len(s.Assessment.Answers) {
		return s.cell(s.pos)
	}
	return s.trail.Next
}

func (s *Session) cell(i int) ladder.Cell {
	c, _ := CellOf(s.walk.Ladder, s.Assessment.Answers[i])
	return c
}

// Done says whether the walk has no question left.
func (s *Session) Done() bool { return s.trail.Done() }

// AtEnd says whether the first open question is shown, or the end if there is none.
func (s *Session) AtEnd() bool { return s.pos == len(s.Assessment.Answers) }

// Position of the question shown among the answers.
func (s *Session) Position() int { return s.pos }

// Answered counts the answers.
func (s *Session) Answered() int { return len(s.Assessment.Answers) }

// Settling says whether the question shown is there to settle the placement; if not, it measures a gap.
func (s *Session) Settling() bool {
	if !s.trail.Settled {
		return true
	}
	i := slices.Index(s.trail.Order, s.Current())
	return i >= 0 && i < s.trail.Phase1
}

// Response to the question shown, Unasked when it is open.
func (s *Session) Response() Response {
	if c := s.Current(); c != ladder.None {
		return s.sheet.Get(c)
	}
	return Unasked
}

// Answer records a response to the question shown, replays the walk, and moves on.
func (s *Session) Answer(r Response, at time.Time) {
	cell := s.Current()
	if cell == ladder.None || !r.Answered() {
		return
	}
	l, answers := s.walk.Ladder, &s.Assessment.Answers
	if s.AtEnd() {
		at := l.OriginOf(cell)
		*answers = append(*answers, Answer{Rung: at.Rung, Competency: at.Competency, Evidence: s.takePending(cell)})
	}
	(*answers)[s.pos].Response, (*answers)[s.pos].At = r, at
	s.sheet, _ = SheetOf(l, *answers) // anew: the answer may count on other branches too
	s.replay()
	s.pos++
	if s.jumped {
		s.GoTo(len(*answers))
	}
}

// Back shows the question answered before; false at the first.
func (s *Session) Back() bool {
	if s.pos == 0 {
		return false
	}
	s.pos--
	s.jumped = false
	return true
}

// Forward shows the question after; false at the end.
func (s *Session) Forward() bool {
	if s.AtEnd() {
		return false
	}
	s.pos++
	return true
}

// GoTo shows the answered question at a position; answering it returns to the first open one.
func (s *Session) GoTo(i int) {
	s.pos = min(max(i, 0), len(s.Assessment.Answers))
	s.jumped = !s.AtEnd()
}

// Evidence is the note on the question shown, given before or after its answer.
func (s *Session) Evidence() string {
	if !s.AtEnd() {
		return s.Assessment.Answers[s.pos].Evidence
	}
	if i := s.pending(s.Current()); i >= 0 {
		return s.Assessment.Pending[i].Evidence
	}
	return ""
}

// SetEvidence notes evidence on the question shown. On an open question it waits for the answer.
func (s *Session) SetEvidence(text string) {
	cell := s.Current()
	switch {
	case cell == ladder.None:
		return
	case !s.AtEnd():
		s.Assessment.Answers[s.pos].Evidence = text
		return
	}
	s.takePending(cell)
	if text != "" {
		at := s.walk.Ladder.OriginOf(cell)
		s.Assessment.Pending = append(s.Assessment.Pending, Note{Rung: at.Rung, Competency: at.Competency, Evidence: text})
	}
}

func (s *Session) pending(c ladder.Cell) int {
	for i, n := range s.Assessment.Pending {
		if at, ok := CellOf(s.walk.Ladder, Answer{Rung: n.Rung, Competency: n.Competency}); ok && at == c {
			return i
		}
	}
	return -1
}

// takePending returns the note that waits for the answer to a question, and removes it.
func (s *Session) takePending(c ladder.Cell) string {
	i := s.pending(c)
	if i < 0 {
		return ""
	}
	note := s.Assessment.Pending[i].Evidence
	s.Assessment.Pending = append(s.Assessment.Pending[:i:i], s.Assessment.Pending[i+1:]...)
	return note
}

// Left estimates how many questions are still to come: how many there would be if every rung up to the declared one had
// the top answer and none above, as far as the answers so far do not say otherwise. On simulated persons this is right
// on average.
func (s *Session) Left() int { return s.left }

func (s *Session) estimate() int {
	guess := s.sheet.Clone()
	for c := range s.walk.Ladder.Competencies {
		for r := range s.walk.Ladder.Rungs {
			cell := ladder.Cell{Competency: c, Rung: r}
			if !guess.Get(cell).Answered() && s.walk.Ladder.At(cell) != nil {
				guess.Set(cell, s.guess(cell))
			}
		}
	}
	left := 0
	for _, c := range s.walk.Follow(guess).Order {
		if !s.sheet.Get(c).Answered() {
			left++
		}
	}
	return left
}

// guess reads an open question off the answers above and below it, else off the declared rung.
func (s *Session) guess(cell ladder.Cell) Response {
	path := s.walk.Ladder.PathThrough(cell.Rung)
	cut := Response(s.walk.Ladder.Scale.Cut)
	met, notMet := Response(s.walk.Ladder.Scale.Top()), Response(0)
	at := indexOf(path, cell.Rung)
	for i, r := range path {
		v := s.sheet.Get(ladder.Cell{Competency: cell.Competency, Rung: r})
		switch {
		case i > at && v >= cut:
			return met
		case i < at && v.Scaled() && v < cut:
			return notMet
		}
	}
	p := pathWalk{path: path}
	if at <= p.declaredStep(s.walk.Declared) {
		return met
	}
	return notMet
}

// RungProgress counts the indicators of a rung, and how many of them are answered.
func (s *Session) RungProgress(rung int) (done, total int) {
	for c := range s.walk.Ladder.Competencies {
		cell := ladder.Cell{Competency: c, Rung: rung}
		if s.walk.Ladder.At(cell) == nil {
			continue
		}
		total++
		if s.sheet.Get(cell).Answered() {
			done++
		}
	}
	return done, total
}
