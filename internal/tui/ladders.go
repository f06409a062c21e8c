package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/browse"
)

// toShelf shows the ladders to read, or at once the only one.
func (r *Root) toShelf() {
	var choices []browse.Choice
	for _, c := range r.cfg.Choices {
		choices = append(choices, browse.Choice{Title: c.Title, Load: c.Load})
	}
	r.shelf = nil
	if len(choices) == 1 {
		r.openLadder(0)
		return
	}
	r.shelf, r.place = browse.NewShelf(choices), atShelf
}

func (r *Root) onShelf(a browse.Action) tea.Cmd {
	switch a := a.(type) {
	case browse.Open:
		r.openLadder(a.Choice)
	case browse.Leave:
		r.shelf, r.place = nil, atHome
	}
	return nil
}

func (r *Root) openLadder(choice int) {
	l, err := r.cfg.Choices[choice].Load()
	if err != nil {
		r.notice = "This ladder cannot be shown: " + chart.Sentence(err)
		return
	}
	r.toBrowse(l)
}

func (r *Root) toBrowse(l *ladder.Ladder) {
	r.browse, r.place = browse.New(browse.Content{Ladder: l, Marks: r.standing, Facts: r.cfg.Facts}), atBrowse
}

// standing is where the newest self-view on a ladder, in the same context, places the person.
func (r *Root) standing(l *ladder.Ladder) chart.Marks {
	for _, a := range r.cfg.Results {
		if a.Ladder.ID == l.ID && a.Ladder.Context == l.Context && a.Rater.Role == assess.Self && a.Result != nil {
			return chart.Outcome{Ladder: l, Result: a.Result}.Marks()
		}
	}
	return chart.NoMarks
}

// onBrowse goes back to where the ladder was opened; home is as it was left.
func (r *Root) onBrowse(a browse.Action) tea.Cmd {
	if _, ok := a.(browse.Leave); !ok {
		return nil
	}
	if r.single {
		return r.quit()
	}
	r.browse, r.place = nil, atHome
	if r.shelf != nil {
		r.place = atShelf
	}
	return nil
}
