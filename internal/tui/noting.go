package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/tui/evidence"
)

// noting is what the note on the screen is for.
type noting int

const (
	forAnswer  noting = iota // evidence for an answer
	forTalk                  // what was said about a difference
	forOneself               // a manager's private notes
)

// toSaid opens the note on what was said about the question that is talked about.
func (r *Root) toSaid() {
	m := r.meeting
	d, _ := m.compared.Ladder.Find(m.talked.Rung, m.talked.Competency)
	page := evidence.Page{
		Title:       "What was said",
		Hint:        m.agreement.Draft.Words(m.compared.Ladder.At(d)),
		Placeholder: "What did each of you see? What would settle it?",
	}
	r.noting = forTalk
	r.evidence, r.place = evidence.New(r.theme, page, m.agreement.Said(m.talked)), atEvidence
}

// openNotes opens the private notes on the person whom the questions are about. They are read once: what was noted since may not be on the
// disk yet.
func (r *Root) openNotes() tea.Cmd {
	a := r.session.Assessment
	if notes, ok := r.notes[a.ID]; ok {
		r.toNotes(notes)
		return nil
	}
	r.opening = true
	return r.disk.do(openNotes, a)
}

func (r *Root) onNotesOpened(msg jobDone) {
	r.opening = false
	if msg.err != nil {
		r.notice = "The private notes cannot be opened: " + sentence(msg.err)
		return
	}
	r.notes[msg.job.id()] = msg.notes
	r.toNotes(msg.notes)
}

func (r *Root) toNotes(notes Notes) {
	page := evidence.Page{
		Title:       "Private notes on " + personName(r.session.Assessment),
		Hint:        "For you alone: they are in no document that is shared, and never on the screen that you look at together. The file: " + notes.Path,
		Placeholder: "What you want to remember for the talk",
	}
	r.noting = forOneself
	r.evidence, r.place = evidence.New(r.theme, page, notes.Text), atEvidence
}

// onEvidence takes a note, and goes back to where it was opened.
func (r *Root) onEvidence(a evidence.Action) tea.Cmd {
	switch a := a.(type) {
	case evidence.TooLong:
		r.notice = "A note takes 64 KiB. Shorten it, or note where the rest is."
	case evidence.Keep:
		what := r.noting
		r.evidence, r.noting = nil, forAnswer
		switch what {
		case forTalk:
			return r.keepSaid(a.Text)
		case forOneself:
			return r.keepPrivate(a.Text)
		}
		return r.keepEvidence(a.Text)
	}
	return nil
}

func (r *Root) keepEvidence(text string) tea.Cmd {
	changed := text != r.session.Evidence()
	r.session.SetEvidence(text)
	r.toQuestion()
	if !changed {
		return nil
	}
	return r.save()
}

func (r *Root) keepSaid(text string) tea.Cmd {
	m := r.meeting
	r.place = atTalk
	if text == m.agreement.Said(m.talked) {
		return nil
	}
	m.agreement.Say(m.talked, text)
	return r.saveAgreement()
}

func (r *Root) keepPrivate(text string) tea.Cmd {
	r.toQuestion()
	a := r.session.Assessment
	notes := r.notes[a.ID]
	if text == strings.TrimSpace(notes.Text) {
		return nil
	}
	notes.Text = text
	r.notes[a.ID] = notes
	return r.disk.note(a, text)
}
