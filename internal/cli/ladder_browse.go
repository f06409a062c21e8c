package cli

import (
	"sync"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/report"
	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/ladders"
)

// browses says whether a ladder can be shown on a screen. Where there is none, its text is as good.
func (a *app) browses() bool { return a.needScreen("") == nil }

// runLadderBrowse shows a ladder of the shelf on a screen, with where the person stands on it.
func runLadderBrowse(a *app, s *shelf, l *ladder.Ladder) error {
	home, err := a.openHome()
	if err != nil {
		return report.Ladder(a.prose(), l, a.width()) // it takes no home to read a ladder
	}
	k := newKeeper(a, home, s)
	cfg, err := a.config(k)
	if err == nil {
		err = readResults(&cfg.Desk, k, "")
	}
	if err != nil {
		return report.Ladder(a.prose(), l, a.width())
	}
	root := tui.New(cfg)
	root.StartBrowse(l)
	return a.show(root, k)
}

// facts looks up what the questions of the ladders that ship with rung rest on. It reads nothing before it is asked.
func (s *shelf) facts() chart.Facts {
	all := sync.OnceValue(func() map[string]chart.Provenance {
		titles := s.sourceTitles()
		found := map[string]chart.Provenance{}
		for f := range ladders.Facts() {
			found[f.ID] = chart.Provenance{Statement: f.Statement, Source: titles[f.Source], Lines: f.Lines}
		}
		return found
	})
	return func(id string) (chart.Provenance, bool) {
		p, ok := all()[id]
		return p, ok
	}
}

// sourceTitles are the titles of the sources by id, as the ladders that ship with rung give them.
func (s *shelf) sourceTitles() map[string]string {
	titles := map[string]string{}
	for _, v := range s.known() {
		if v.from != builtIn {
			continue
		}
		if l, err := v.load(); err == nil {
			for _, source := range l.Sources {
				titles[source.ID] = source.Title
			}
		}
	}
	return titles
}
