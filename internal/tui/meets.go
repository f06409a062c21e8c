package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/meet"
)

// toMeet lists what a one-on-one can begin with.
func (r *Root) toMeet() {
	var views []meet.View
	for _, a := range r.cfg.Views() {
		both := assess.Counterpart(r.cfg.Results, a) != nil
		views = append(views, meet.View{Assessment: a, Ladder: r.ladderTitle(a), Both: both})
	}
	r.meets, r.place = meet.New(r.theme, views), atMeet
}

func (r *Root) onMeet(a meet.Action) tea.Cmd {
	switch a := a.(type) {
	case meet.Read:
		r.opening = true
		return r.disk.read(a.Path)
	case meet.Choose:
		return r.chosen(a.View)
	case meet.First:
		v := r.defaults()
		v.Name, v.ByOther = "", true
		r.toSetup(v)
	case meet.Leave:
		r.meets = nil
		r.toHome()
	}
	return nil
}

func (r *Root) chosen(view *assess.Assessment) tea.Cmd {
	cmd, err := r.meet(view)
	if err != nil {
		r.notice = chart.Sentence(err)
	}
	return cmd
}

// ladderOf is the ladder of an assessment, nil where it is not at hand.
func (r *Root) ladderOf(a *assess.Assessment) *ladder.Ladder {
	l, _ := r.cfg.Ladder(a.Ladder)
	return l
}
