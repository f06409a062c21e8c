package oneonone

import (
	"slices"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
)

// Begin begins the record of a pair: with what was agreed on the same views before, if anything was.
func (d Docs) Begin(pair assess.Pair, id string, at time.Time) *assess.Agreement {
	g := assess.NewAgreement(pair)
	g.Draft.ID, g.Draft.StartedAt = id, at
	g.Draft.Previous = assess.PreviousIn(d.Results, g.Draft)
	if before := d.RecordOf(pair.Self, pair.Manager); before != nil {
		g.Repeat(before)
	}
	return g
}

// Untalked counts the differences to talk about on which nothing was agreed and nothing was noted.
func Untalked(c *score.Comparison, g *assess.Agreement) int {
	n := 0
	for _, d := range c.ToTalk() {
		if _, decided := g.Decided(d.Question); !decided && g.Said(d.Question) == "" {
			n++
		}
	}
	return n
}

// Stands returns the record of these views that says already what an agreement comes to, nil if there is none: that one stands.
func (d Docs) Stands(g *assess.Agreement) *assess.Assessment {
	before := d.RecordOf(g.Pair.Self, g.Pair.Manager)
	if before == nil || before.Result == nil || !sameAgreement(g.Record(), before) {
		return nil
	}
	return before
}

// sameAgreement says whether two records of the same views hold the same answers and notes. What is planned does not count.
func sameAgreement(a, b *assess.Assessment) bool {
	sameAnswer := func(x, y assess.Answer) bool {
		return x.Rung == y.Rung && x.Competency == y.Competency && x.Response == y.Response && x.Evidence == y.Evidence
	}
	sameOpen := func(x, y assess.Open) bool { return x.Question == y.Question }
	return slices.EqualFunc(a.Answers, b.Answers, sameAnswer) && slices.EqualFunc(a.Open, b.Open, sameOpen) && slices.Equal(a.Pending, b.Pending)
}

// Record is the agreed record, with its result and with what is still open of earlier plans. The draft stays as it was. It fails with
// score.ErrNotEnough where too little is agreed.
func (d Docs) Record(c *score.Comparison, g *assess.Agreement, at time.Time) (*assess.Assessment, error) {
	record := Snapshot(g.Record())
	record.FinishedAt = at
	d.TakeOver(record, &c.Pair)
	var err error
	if record.Result, err = score.Derive(c.Ladder, record); err != nil {
		return nil, err
	}
	return record, nil
}
