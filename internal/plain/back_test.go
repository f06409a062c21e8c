package plain_test

import (
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/sample"
)

// TestBackSaysWhere goes back from one thing to another: each says where one is then, before it asks.
func TestBackSaysWhere(t *testing.T) {
	l := tinyLadder(t)
	w := newOffice(t, l)
	p, _ := w.assess(adaOn(l), everything, strings.Split("3|3|3|1|1|1|yes|w|b|p|g|q", "|")...)
	mustSay(t, p, "What if:\n> b\nBack at the result.\nYour choice:", "> g\nBack at the result.\nYour choice:")
	first := adasView(t, l, allFours)
	p, _ = newOffice(t, l).meet(first, maxView(t, l, first, func(int) assess.Response { return 2 }), strings.Split("yes|2|m|1|m|4|no|q", "|")...)
	mustSay(t, p, "> no\nNothing is written.\nYour choice:")
	if n := strings.Count(p.transcript.String(), "> m\nBoth views.\nYour choice:"); n != 2 {
		t.Errorf("it says %d times that it is back at both views:\n%s", n, p.transcript.String())
	}
	w = newOffice(t, l)
	p = &typist{lines: strings.Split("n|Ada Example|1|1|1|3|q|g 1|q|n|Eve|1|1|1|q|q", "|")}
	plain.Home(plain.NewTalk(p, p, nil), w.choosing())
	if n := strings.Count(p.transcript.String(), "> q\nWhat is answered is kept as a draft.\n"); n != 2 {
		t.Errorf("it says %d times that a draft is kept:\n%s", n, p.transcript.String())
	}
}

// TestPlanSaysWhichAction changes a plan: what was done is said with the action it was done to.
func TestPlanSaysWhichAction(t *testing.T) {
	w := newOffice(t, sample.Ladder(t, "product"))
	a := adasView(t, w.ladder, func(i int) assess.Response { return assess.Response(4 - i/12) })
	w.finished = append(w.finished, *a)
	p := &typist{lines: strings.Split("p|a|t 1|s|s|a|w 1|Read it.|s|s|x 1|o 1|m 2|+1w|s|d 1|no time|e 2|Read  on|s|a|w 1|Read it.|s|s|e 3|Read  on|k|x 2|a|w 1|Read  on|s|s|o 2|g|q", "|")}
	plain.Show(plain.NewTalk(p, p, nil), w.choosing(), chart.NewOutcome(w.ladder, a))
	offered := strings.TrimSuffix(w.finished[0].Plan[0].Action, ".")
	mustSay(t, p, "> t 1\n"+offered+".\nb goes back", "\nAction 1, "+offered+": done. Saved.\n", ", "+offered+": open again. Saved.\n",
		"\nAction 2, Read it: it has another date. Saved.\n", ", "+offered+": dropped. Saved.\n", "\nAction 2, Read on: changed. Saved.\n", "It is on the plan. Saved.",
		"> k\nThis action is on the plan already, as number 2. Move or edit that one.\n", "> o 2\nThis action is on the plan already, as number 4. Move or edit that one.\n")
}
