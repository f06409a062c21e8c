package ladderfile

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/ladder"
)

// same is a cell that puts the question of another rung.
type same struct {
	indicator *ladder.Indicator
	at        *yaml.Node // of the id of that rung
}

// sameIndicator reads a cell that puts the very question of another rung, with a weight of its own.
func (d *decoder) sameIndicator(n *yaml.Node, weight int) *ladder.Indicator {
	f := d.fields(n, `an indicator with "same"`, "same", "weight", "must_have", "was")
	ind := &ladder.Indicator{
		Same:     f.needReference("same", aRung),
		Weight:   f.number("weight", 1, maxWeight, weight),
		MustHave: f.flag("must_have"),
		Was:      f.text("was"),
	}
	if ind.Same != "" {
		d.sames = append(d.sames, same{ind, f.get("same")})
	}
	return ind
}

// copySame fills the cells of a competency that put the question of another rung, now that all of them are read.
func (d *decoder) copySame(c ladder.Competency) {
	for _, s := range d.sames {
		here := slices.Index(c.Indicators, s.indicator)
		there, known := d.positions[s.indicator.Same]
		if here < 0 || !known {
			continue // a rung that is not there has been reported
		}
		if text, hint := d.wrongSame(c, here, there); text != "" {
			d.report(s.at, text, hint)
			continue
		}
		from := c.Indicators[there]
		s.indicator.I, s.indicator.They, s.indicator.Evidence = from.I, from.They, from.Evidence
		s.indicator.Needs, s.indicator.Facts = from.Needs, from.Facts
	}
	d.sames = nil
}

// wrongSame says what is wrong with a cell that puts the question of another: on one way up a competency cannot ask the same
// twice, for then two rungs could not be told apart.
func (d *decoder) wrongSame(c ladder.Competency, here, there int) (text, hint string) {
	from := c.Indicators[there]
	switch id := quote(d.ladder.Rungs[there].ID); {
	case here == there:
		return `"same" names the rung itself`, "name the rung whose question it is"
	case from == nil:
		return "at " + id + " this competency asks nothing", "write the indicator out, or " + absent
	case from.Same != "":
		return "at " + id + ` the question is itself that of another rung`, "name " + quote(from.Same)
	case d.above(here, there) || d.above(there, here):
		return "this rung and " + id + " lie on one way up", "ask for more at the upper one, or write " + absent + ": what is asked below still counts"
	}
	return "", ""
}

// above says whether rung a lies above rung b. The walk ends even where parents form a ring.
func (d *decoder) above(a, b int) bool {
	for range d.parents {
		if a = d.parents[a]; a == b {
			return true
		}
		if a < 0 {
			return false
		}
	}
	return false
}
