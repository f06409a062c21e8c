package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui/evidence"
	"github.com/rung-dev/rung/internal/tui/intro"
	"github.com/rung-dev/rung/internal/tui/question"
	"github.com/rung-dev/rung/internal/tui/setup"
)

// begin starts a new assessment.
func (r *Root) begin(v setup.Values) error {
	a := assess.Begin(v, r.cfg.NewID(), r.cfg.Now(), r.cfg.Results)
	r.entered = form{a.ID, v}
	return r.resume(a, v.Ladder)
}

// startNew begins a new assessment, after a look at last time's plan. Before that nobody knows what is still open of it.
func (r *Root) startNew(v setup.Values) tea.Cmd {
	cmd := r.reviewPlan(v.Name, func() tea.Cmd {
		if err := r.begin(v); err != nil {
			r.toSetup(v)
			r.notice = chart.Sentence(err)
		}
		return nil
	})
	if r.place == atPlan {
		r.planning.begins = &v
	}
	return cmd
}

// resume goes on with an assessment where it stands.
func (r *Root) resume(a *assess.Assessment, l *ladder.Ladder) error {
	s, err := assess.NewSession(a, score.WalkOf(l, a))
	if err != nil {
		return err
	}
	r.session, r.setup = s, nil
	clear(r.introduced)
	for _, x := range a.Answers {
		cell, _ := assess.CellOf(l, x)
		r.introduced[cell.Rung] = true
	}
	r.ask()
	return nil
}

// renew begins a new assessment with what stands of an earlier one on the ladder as it is now. The earlier one stays as it is.
func (r *Root) renew(from *assess.Assessment) error {
	c := r.cfg.Revision(from).Carried
	a := c.Begin()
	a.Stamp(r.cfg.NewID(), r.cfg.Now(), r.cfg.Results)
	r.shown = nil
	return r.resume(a, c.New)
}

// ask shows the question the session stands at, after the introduction of its rung the first time.
func (r *Root) ask() {
	c := r.session.Current()
	if c == ladder.None || r.introduced[c.Rung] {
		r.toQuestion()
		return
	}
	r.introduced[c.Rung] = true
	r.intro, r.place = intro.New(r.session.Assessment, r.session.Ladder(), c.Rung, chart.LastAsked(r.session)), atIntro
}

// toQuestion shows the question the session stands at. One that was answered before its words changed has that answer marked.
func (r *Root) toQuestion() {
	r.question, r.place = question.New(r.session, r.cfg.Facts), atQuestion
	if p := r.session.Proposal(); p.Answered() {
		r.question.Choose(p)
	}
}

func (r *Root) toEvidence() {
	ind := r.session.Ladder().At(r.session.Current())
	r.newNote(r.evidencePage(ind), r.session.Evidence())
}

// evidencePage asks for evidence of an indicator.
func (r *Root) evidencePage(ind *ladder.Indicator) evidence.Page {
	p := evidence.Page{
		Title:       r.session.Assessment.Words(ind),
		Placeholder: "A link, a document, a decision, a person who saw it",
	}
	if ind.Evidence != "" {
		p.Hint = "Counts as evidence: " + chart.Lower(ind.Evidence)
	}
	return p
}
