package chart

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
)

// EffectLines sets Effect in a width.
func (v TwoViews) EffectLines(d score.Difference, width int) []Line {
	lines := Set(Muted, strings.ReplaceAll(v.Effect(d), " %", unbroken+"%"), width)
	for _, l := range lines {
		for i := range l {
			l[i].Text = strings.ReplaceAll(l[i].Text, unbroken, " ")
		}
	}
	return lines
}

// unbroken is a blank at which no line breaks.
const unbroken = "\u00a0"

// Effect says what each view would come to with the other one's answer to a question, and nothing else of it: no verdict.
func (v TwoViews) Effect(d score.Difference) string {
	c := v.Comparison
	self, manager := c.Effects(d)
	one := v.moved(c.Now(c.Self), self)
	other := v.moved(c.Now(c.Manager), manager)
	if one == "" && other == "" {
		return "It changes neither placement, nor the readiness for " + v.target() + "."
	}
	say := func(answer, view, moved string) string {
		if moved == "" {
			moved = "stay as it is"
		}
		return "With " + answer + ", " + view + " would " + moved + "."
	}
	return say(v.Manager.Answer, v.Self.View, one) + " " + say(v.Self.Answer, v.Manager.View, other)
}

// moved says where a view stands after a change, "" where it stands as before.
func (v TwoViews) moved(was, is score.Effect) string {
	stands := v.stays(is.Placement)
	if was.Placement != is.Placement {
		stands = v.stand(is.Placement) + " in place of " + v.place(was.Placement)
	}
	ready := ""
	if percent(was.Readiness) != percent(is.Readiness) {
		ready = fmt.Sprintf("; readiness for %s from %s to %s", v.target(), percent(was.Readiness), percent(is.Readiness))
	}
	if gone := blocked(was) && !blocked(is); gone {
		ready += "; nothing would block " + v.target()
	} else if blocked(is) && !blocked(was) {
		ready += "; a must-have for " + v.target() + " would be open"
	}
	if was.Placement == is.Placement && ready == "" {
		return ""
	}
	return stands + ready
}

func (v TwoViews) stays(placement int) string {
	if placement < 0 {
		return "stay at the start"
	}
	return "stay at " + v.place(placement)
}

func (v TwoViews) stand(placement int) string {
	if placement < 0 {
		return "be " + startingOut
	}
	return "stand at " + v.place(placement)
}

func blocked(e score.Effect) bool { return e.Readiness.Word == "blocked" }

func percent(r assess.Readiness) string {
	if r.Percent == nil {
		return "no figure"
	}
	return fmt.Sprintf("%d %%", *r.Percent)
}
