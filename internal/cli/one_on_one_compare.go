package cli

import (
	"errors"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/report"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/store"
)

// couple is two views that belong together, with what messages about them need.
type couple struct {
	pair   assess.Pair
	ladder *ladder.Ladder
	names  [2]string // of the files, in the order in which they were given

	first, second *assess.Assessment // as they were given
}

// compare lays two views side by side without a screen, and makes the record of what was agreed where that is asked for.
func (o *oneOnOneOptions) compare() error {
	if err := o.checkOutput(); err != nil {
		return err
	}
	s, err := o.shelfForViews()
	if err != nil {
		return err
	}
	two, err := o.couple(s)
	if err != nil {
		return err
	}
	c, err := two.compare()
	if err != nil {
		return err
	}
	o.remark(two)
	var g *assess.Agreement
	var record *assess.Assessment
	if o.agree != "" || o.output != "" {
		if g, record, err = o.agreement(two); err != nil {
			return err
		}
	}
	if o.output != "" {
		if err := o.keepRecord(s, record); err != nil {
			return err
		}
	}
	if o.json {
		return o.app.json(toComparisonJSON(c, record))
	}
	if o.output != "" {
		return nil
	}
	return report.Comparison(o.prose(), c, g, o.width())
}

// couple reads both views and pairs them. As long as they are no pair, nothing is said of what either holds.
func (o *oneOnOneOptions) couple(s *shelf) (couple, error) {
	first, err := readView(o, o.first)
	if err != nil {
		return couple{}, err
	}
	second, name, err := o.other(first)
	if err != nil {
		return couple{}, err
	}
	return pairUp(s, first, second, [2]string{nameOf(o.first), name})
}

// other is the other view of a one-on-one: the one that was named, else the one in the home.
func (o *oneOnOneOptions) other(first *assess.Assessment) (*assess.Assessment, string, error) {
	if o.answers != "" {
		doc, err := readView(o, o.answers)
		return doc, nameOf(o.answers), err
	}
	doc, path, err := o.counterpart(first)
	if err == nil && doc == nil {
		err = fail(failed, "%s: the other view of it is not there yet", nameOf(o.first)).
			try("give it with rung one-on-one FILE, or name its file with --answers")
	}
	return doc, path, err
}

// counterpart finds the other view of a one-on-one in the home, with its path. Nil if there is none.
func (o *oneOnOneOptions) counterpart(view *assess.Assessment) (*assess.Assessment, string, error) {
	kept, err := o.finished()
	if err != nil {
		return nil, "", err
	}
	other := assess.Counterpart(store.Documents(kept), view)
	for _, k := range kept {
		if k.Assessment == other {
			return other, k.Path, nil
		}
	}
	return nil, "", nil
}

// finished lists what was finished in the home, the newest first, by their full paths. Of what cannot be read it says no more than that.
func (o *oneOnOneOptions) finished() ([]store.Entry, error) {
	if o.kept != nil {
		return *o.kept, nil
	}
	home, err := o.openHome()
	if err != nil {
		return nil, err
	}
	defer home.Close()
	kept, bad, err := home.Finished()
	for _, b := range bad {
		o.say("left out: %s, which cannot be read", b.Path)
	}
	if err != nil {
		return nil, err
	}
	var paths []string
	for i := range kept {
		kept[i].Path = home.Abs(kept[i].Path)
		paths = append(paths, kept[i].Path)
	}
	o.kept = &kept
	return kept, o.keepOff(paths...)
}

// pairUp binds two views to the ladder of the first, and checks that they belong together.
func pairUp(s *shelf, first, second *assess.Assessment, names [2]string) (couple, error) {
	two := couple{names: names, first: first, second: second}
	if err := assess.Mismatch(first, second); err != nil {
		return two, two.failure(err)
	}
	var err error
	if two.ladder, err = bindView(s, names[0], first); err != nil {
		return two, err
	}
	second.Ladder = second.Ladder.Like(first.Ladder)
	if _, err = bindView(s, names[1], second); err != nil {
		return two, err
	}
	two.pair, err = assess.NewPair(first, second)
	return two, two.failure(err)
}

// compare scores both views.
func (two couple) compare() (*score.Comparison, error) {
	c, err := score.Compare(two.ladder, two.pair)
	if errors.Is(err, score.ErrNotEnough) {
		return nil, fail(notEnough, "%s: %v", two.tooShort(), err).try("%s", notEnoughHint)
	}
	if err != nil {
		return nil, fail(badInput, "%s and %s: %v", two.names[0], two.names[1], err).try("one of them was changed by hand, or taken on another ladder")
	}
	return c, nil
}

// tooShort names the view that has not enough answers, the first if both have not.
func (two couple) tooShort() string {
	if _, err := score.Derive(two.ladder, two.first); errors.Is(err, score.ErrNotEnough) {
		return two.names[0]
	}
	return two.names[1]
}

// failure words why two views are no pair.
func (two couple) failure(err error) error {
	var (
		wrong      *assess.PairError
		incomplete *assess.IncompleteError
	)
	switch {
	case errors.As(err, &wrong):
		return fail(badInput, "%s and %s are no pair: %s", two.names[0], two.names[1], wrong.Text).try("%s", wrong.Advice)
	case errors.As(err, &incomplete):
		q := incomplete.Question
		f := fail(notEnough, "%s and %s: %v", two.names[0], two.names[1], incomplete)
		if cell, ok := two.ladder.Find(q.Rung, q.Competency); ok {
			f.hint = "it asks: " + two.ladder.At(cell).They
		}
		return f
	}
	return err
}

// remark says what a person should know about two views beside how they compare.
func (o *oneOnOneOptions) remark(two couple) {
	if n := two.pair.Left; n > 0 {
		o.say("%s and %s: left out %s of the second view to what the first was not asked", two.names[0], two.names[1], chart.Count(n, "answer"))
	}
	if two.pair.ChangedSince() {
		o.say("%s and %s: the first view is not as it was when the second was given; its plan may have gone on, or something was left out when it was shared",
			two.names[0], two.names[1])
	}
}
