package ladderfile

import (
	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/ladder"
)

// checkTwins refuses a context that puts two rungs with one question on one way up: there they could not be told apart (see wrongSame).
func (d *decoder) checkTwins(n *yaml.Node, steps []step) {
	on := make([]int, len(d.ladder.Rungs)) // per rung, the step that stands for it
	for i, s := range steps {
		for _, r := range s.rungs {
			on[r] = i
		}
	}
	below := func(i int) int { // the step below a step, -1 for none
		if parent := d.ladder.Parent(steps[i].rungs[0]); parent >= 0 {
			return on[parent]
		}
		return -1
	}
	oneWay := func(a, b int) bool {
		for ; a >= 0; a = below(a) {
			if a == b {
				return true
			}
		}
		return false
	}
	for _, c := range d.ladder.Competencies {
		for _, pair := range askedAlike(c, d.positions) {
			if a, b := on[pair[0]], on[pair[1]]; oneWay(a, b) || oneWay(b, a) {
				d.report(n, "in this context "+quote(d.ladder.Rungs[pair[0]].ID)+" and "+quote(d.ladder.Rungs[pair[1]].ID)+
					" lie on one way up and put the same question of "+quote(c.ID), "write the indicator of one of them out, or merge other rungs")
			}
		}
	}
}

// askedAlike are the pairs of rungs at which a competency puts the same question.
func askedAlike(c ladder.Competency, positions map[string]int) [][2]int {
	var pairs [][2]int
	asking := map[int][]int{} // by the rung at which the question is written
	for r, ind := range c.Indicators {
		if ind == nil || ind.Same == "" {
			continue
		}
		at := positions[ind.Same]
		for _, other := range append(asking[at], at) {
			pairs = append(pairs, [2]int{other, r})
		}
		asking[at] = append(asking[at], r)
	}
	return pairs
}
