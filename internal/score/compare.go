package score

import (
	"cmp"
	"slices"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// Comparison lays two views on the same questions side by side (scoring section 6). It says where they differ, never which one is right,
// and never makes one of two.
type Comparison struct {
	Ladder        *ladder.Ladder
	Pair          assess.Pair
	Self, Manager View
	Target        int          // position of the rung that both are measured to: the person's
	Agreement     Statistics   // over the questions with a value from both
	Same          int          // questions with the same answer from both, on or off the scale
	Differences   []Difference // values that differ, in the order in which to talk about them
	Apart         []Difference // one view or both off the scale, and not alike; by pull, then as the file has them
	Competencies  []Standing   // in file order
}

// View is one side of a comparison, scored.
type View struct {
	Assessment *assess.Assessment
	Result     *assess.Result
	Reading    *Reading
}

// Talk is how many differences are talked about.
const Talk = 5

// Difference is a question on which two views differ.
type Difference struct {
	Question assess.Question
	Cell     ladder.Cell
	Views    assess.Views
	Pull     int // weight of the competency at the target, times the thirds by which the views differ there
}

// By is self - manager; only for two values.
func (d Difference) By() int { return int(d.Views.Self) - int(d.Views.Manager) }

// Standing is how two views see one competency.
type Standing struct {
	Competency                int
	Self, Manager             assess.RungRef // the level
	SelfThirds, ManagerThirds int            // to go to the target
	n, sumAbs                 int
}

// Compare scores both views of a pair on their ladder. It fails as Derive does, and with an *assess.AnswerError.
func Compare(l *ladder.Ladder, p assess.Pair) (*Comparison, error) {
	c := &Comparison{Ladder: l, Pair: p}
	var err error
	if c.Self, err = viewOf(l, p.Self); err != nil {
		return nil, err
	}
	if c.Manager, err = viewOf(l, p.Manager); err != nil {
		return nil, err
	}
	c.Target = c.Self.Reading.Target
	c.stand()
	for _, q := range p.Questions {
		c.take(q)
	}
	c.order()
	return c, nil
}

func viewOf(l *ladder.Ladder, a *assess.Assessment) (View, error) {
	res, err := Derive(l, a)
	if err != nil {
		return View{}, err
	}
	sheet, err := assess.SheetOf(l, a.Answers)
	if err != nil {
		return View{}, err
	}
	return View{a, res, Read(l, sheet, a.Declared.Index(l))}, nil
}

// stand reads both levels of every competency, and what each view says is to go to the same target.
func (c *Comparison) stand() {
	self, manager := c.Self.Reading.best[c.Target], c.Manager.Reading.best[c.Target]
	for i := range c.Ladder.Competencies {
		c.Competencies = append(c.Competencies, Standing{
			Competency: i,
			Self:       assess.RefOf(c.Ladder, self.Rung(self.Level(i))), SelfThirds: self.thirdsTo(i, c.Target),
			Manager: assess.RefOf(c.Ladder, manager.Rung(manager.Level(i))), ManagerThirds: manager.thirdsTo(i, c.Target),
		})
	}
}

// thirdsTo is what competency c lacks up to a rung, 0 where it has no part in it.
func (p *Path) thirdsTo(c, rung int) int {
	h := p.Height(rung)
	if !p.counts(c, h) {
		return 0
	}
	return p.gap(c, h).Thirds
}

// take sorts a question in: alike, different, or apart.
func (c *Comparison) take(q assess.Question) {
	v := c.Pair.Views(q)
	cell, _ := c.Ladder.Find(q.Rung, q.Competency)
	d := Difference{Question: q, Cell: cell, Views: v, Pull: c.pull(cell.Competency)}
	if v.Scaled() {
		c.Agreement.add(int(v.Self), int(v.Manager), c.Ladder.Scale.Top())
		s := &c.Competencies[cell.Competency]
		s.n, s.sumAbs = s.n+1, s.sumAbs+abs(d.By())
	}
	switch {
	case v.Same():
		c.Same++
	case v.Scaled():
		c.Differences = append(c.Differences, d)
	default:
		c.Apart = append(c.Apart, d)
	}
}

func (c *Comparison) pull(competency int) int {
	at := c.Ladder.At(ladder.Cell{Competency: competency, Rung: c.Target})
	if at == nil {
		return 0
	}
	s := c.Competencies[competency]
	return at.Weight * abs(s.SelfThirds-s.ManagerThirds)
}

// order sorts the differences by what they pull at the target, then by how far the values of the competency lie apart on average, then as
// the file does. What is off the scale lies no distance apart.
func (c *Comparison) order() {
	slices.SortStableFunc(c.Differences, func(a, b Difference) int {
		x, y := c.Competencies[a.Cell.Competency], c.Competencies[b.Cell.Competency]
		return cmp.Or(cmp.Compare(b.Pull, a.Pull), cmp.Compare(y.sumAbs*x.n, x.sumAbs*y.n), inFile(a, b))
	})
	slices.SortStableFunc(c.Apart, func(a, b Difference) int { return cmp.Or(cmp.Compare(b.Pull, a.Pull), inFile(a, b)) })
}

func inFile(a, b Difference) int {
	return cmp.Or(cmp.Compare(a.Cell.Competency, b.Cell.Competency), cmp.Compare(a.Cell.Rung, b.Cell.Rung))
}

// ToTalk are the differences to talk about, in order: values that differ, and as far as these leave room what is off the scale and bears
// on the target. So nothing that moves a placement goes unsaid for want of a value.
func (c *Comparison) ToTalk() []Difference {
	talk := slices.Clone(c.Differences[:min(Talk, len(c.Differences))])
	for _, d := range c.Apart {
		if len(talk) < Talk && d.Pull > 0 {
			talk = append(talk, d)
		}
	}
	return talk
}

// All are all differences: those of values, then those that are apart, each in the order of talk.
func (c *Comparison) All() []Difference { return slices.Concat(c.Differences, c.Apart) }

// Effect is where one view would stand if it had the other one's answer to one question, and nothing else of it.
type Effect struct {
	Placement int // position of a rung, -1 for none yet
	Readiness assess.Readiness
}

// Effects says what a difference does: to the person's view with the manager's answer, and to the manager's with the person's.
// Readiness is that for the rung both are measured to.
func (c *Comparison) Effects(d Difference) (self, manager Effect) {
	return c.effect(c.Self, d.Question, d.Views.Manager), c.effect(c.Manager, d.Question, d.Views.Self)
}

// Now is where a view stands, in the terms of an Effect.
func (c *Comparison) Now(v View) Effect {
	return Effect{v.Reading.Placement, v.Reading.readinessFor(c.Target)}
}

func (c *Comparison) effect(v View, q assess.Question, r assess.Response) Effect {
	rd := Read(c.Ladder, c.with(v, q, r), v.Assessment.Declared.Index(c.Ladder))
	return Effect{rd.Placement, rd.readinessFor(c.Target)}
}

// with is the sheet of a view with another answer to one question. Where answers count for several questions, all are laid out anew.
func (c *Comparison) with(v View, q assess.Question, r assess.Response) assess.Sheet {
	if cell, ok := c.Ladder.Find(q.Rung, q.Competency); ok && !c.Ladder.SharesQuestions() {
		sheet := v.Reading.Sheet.Clone()
		sheet.Set(cell, r)
		return sheet
	}
	answers := slices.Clone(v.Assessment.Answers)
	answers[v.Assessment.Find(q.Competency, q.Rung)].Response = r
	sheet, _ := assess.SheetOf(c.Ladder, answers) // the views fit, and so does one with an answer of the other
	return sheet
}

func (rd *Reading) readinessFor(rung int) assess.Readiness {
	p := rd.best[rung]
	return p.readiness(p.Height(rung))
}

func abs(n int) int { return max(n, -n) }
