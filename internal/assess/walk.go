package assess

import (
	"github.com/rung-dev/rung/internal/ladder"
)

// Placer computes the placement (position of a rung, -1 for none yet) from what has been answered.
// Package score provides it; the walk needs it to know what is still to be asked.
type Placer func(l *ladder.Ladder, s Sheet, declared int) int

// Walk decides which questions an assessment asks, and in which order (scoring section 4). It has no state:
// the same answers always lead to the same questions, so going back is replaying.
type Walk struct {
	Ladder   *ladder.Ladder
	Mode     Mode
	Declared int // position of the declared rung, -1: none
	Aspired  int // position of the rung aimed at, -1: none; only chooses the branch to start on
	Place    Placer
	Given    []ladder.Cell // the questions themselves, where another view has chosen them (section 6); nil: Mode decides
}

// Trail is the way a walk takes through a sheet of answers.
type Trail struct {
	Order   []ladder.Cell // what was asked, in order
	Settled bool          // whether phase 1 is over
	Phase1  int           // how many questions phase 1 took, once it is over
	Next    ladder.Cell   // the first question without an answer; ladder.None when the walk is done
}

// Done says whether nothing is left to ask.
func (t Trail) Done() bool { return t.Next == ladder.None }

// Follow walks through the answers of s and stops at the first question that s leaves unasked. Answers in s that
// the walk does not ask for do not influence it.
func (w Walk) Follow(s Sheet) Trail {
	a := &asker{ladder: w.Ladder, shares: w.Ladder.SharesQuestions(), oracle: s, known: NewSheet(w.Ladder), next: ladder.None}
	switch {
	case w.Given != nil:
		w.askGiven(a)
	case w.Mode == Full:
		w.askAll(a)
	default:
		w.check(a)
	}
	return Trail{Order: a.order, Settled: a.settled, Phase1: a.phase1, Next: a.next}
}

// askGiven asks what is given, in that order.
func (w Walk) askGiven(a *asker) {
	for _, cell := range w.Given {
		if !a.ask(cell) {
			return
		}
	}
	a.endPhase1()
}

// askAll asks every indicator, rung by rung from the first, competencies in file order.
func (w Walk) askAll(a *asker) {
	for r := range w.Ladder.Rungs {
		for c := range w.Ladder.Competencies {
			cell := ladder.Cell{Competency: c, Rung: r}
			if w.Ladder.At(cell) != nil && !a.ask(cell) {
				return
			}
		}
	}
	a.endPhase1()
}

// check is the rung check: settle the placement on the path of the declared rung, then fill in what the gaps need.
func (w Walk) check(a *asker) {
	p := &pathWalk{asker: a, path: w.startPath(), careful: w.Mode == Careful}
	placement, done := p.settleFrom(p.declaredStep(w.Declared))
	if !done {
		return
	}
	if w.Ladder.Branches() { // what phase 1 settled holds on its own path only
		placement = w.Place(w.Ladder, a.known, w.Declared)
	}
	for a.endPhase1(); ; {
		asked := len(a.order)
		for _, target := range w.targets(placement) {
			p := &pathWalk{asker: a, path: target.path, careful: w.Mode == Careful}
			if !p.fill(target.step) {
				return
			}
		}
		now := w.Place(w.Ladder, a.known, w.Declared)
		if now == placement && len(a.order) == asked {
			return
		}
		placement = now
	}
}

// startPath is the path of the declared rung: up to the first leaf above it, or above the rung aimed at
// when that lies on a way through the declared one.
func (w Walk) startPath() ladder.Path {
	if w.Aspired >= 0 {
		p := w.Ladder.PathThrough(w.Aspired)
		if w.Declared < 0 || indexOf(p, w.Declared) >= 0 {
			return p
		}
	}
	return w.Ladder.PathThrough(w.Declared)
}

// target is a rung to fill the gaps for, as a step (from 0) on a path through it.
type target struct {
	path ladder.Path
	step int
}

// targets are the next roles of a placement: its children, or the placement itself at the top.
func (w Walk) targets(placement int) []target {
	rungs := w.Ladder.Children(placement)
	if len(rungs) == 0 {
		rungs = []int{placement}
	}
	var ts []target
	for _, r := range rungs {
		path := w.Ladder.PathThrough(r)
		ts = append(ts, target{path, indexOf(path, r)})
	}
	return ts
}

// asker puts questions to a sheet of answers and remembers what it has heard.
type asker struct {
	ladder *ladder.Ladder
	shares bool // some question is asked at more than one rung
	oracle Sheet
	known  Sheet
	order  []ladder.Cell
	next   ladder.Cell

	settled bool
	phase1  int
}

// endPhase1 notes that what was asked so far has settled the placement.
func (a *asker) endPhase1() { a.settled, a.phase1 = true, len(a.order) }

// ask records the answer to a question; false, and the walk ends there, if there is none.
func (a *asker) ask(c ladder.Cell) bool {
	if a.known.Get(c).Answered() {
		return true // with the same question on another branch
	}
	r := a.oracle.Get(c)
	if !r.Answered() {
		a.next = c
		return false
	}
	a.known.Set(c, r)
	if a.shares {
		a.known.echo(a.ladder, c)
	}
	a.order = append(a.order, c)
	return true
}

func indexOf(p ladder.Path, rung int) int {
	for i, r := range p {
		if r == rung {
			return i
		}
	}
	return -1
}
