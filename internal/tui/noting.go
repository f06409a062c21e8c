package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/desk"
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
		Title:       chart.SaidTitle,
		Hint:        m.agreement.Draft.Words(m.compared.Ladder.At(d)),
		Placeholder: chart.SaidHint,
	}
	r.noting = forTalk
	r.newNote(page, m.agreement.Said(m.talked))
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
		r.notice = "The private notes cannot be opened: " + chart.Sentence(msg.err)
		return
	}
	r.notes[msg.job.id()] = msg.notes
	r.toNotes(msg.notes)
}

func (r *Root) toNotes(notes desk.Notes) {
	page := evidence.Page{
		Title:       chart.PrivateTitle(r.session.Assessment),
		Hint:        chart.PrivateHint(notes.Path),
		Placeholder: "What you want to remember for the talk",
	}
	r.noting = forOneself
	r.newNote(page, notes.Text)
}

// newNote opens the editor for notes on a text.
func (r *Root) newNote(page evidence.Page, text string) {
	page.Editor = r.cfg.Edit != nil
	r.evidence, r.place = evidence.New(r.theme, page, text), atEvidence
}

// onEvidence takes a note, and goes back to where it was opened.
func (r *Root) onEvidence(a evidence.Action) tea.Cmd {
	switch a := a.(type) {
	case evidence.TooLong:
		r.notice = tooLong + " What was typed last is not in it."
	case evidence.Edit:
		return r.editNote()
	case evidence.Keep:
		cmd := r.keepNote(a.Text)
		r.closeNote()
		return cmd
	}
	return nil
}

const tooLong = "A note takes 64 KiB."

// closeNote goes back to where the note was opened.
func (r *Root) closeNote() {
	if r.noting == forTalk {
		r.place = atTalk
	} else {
		r.toQuestion()
	}
	r.evidence, r.noting = nil, forAnswer
}

// keepNote puts a note where it belongs and saves it, if it has changed.
func (r *Root) keepNote(text string) tea.Cmd {
	switch r.noting {
	case forTalk:
		return r.keepSaid(text)
	case forOneself:
		return r.keepPrivate(text)
	}
	return r.keepEvidence(text)
}

func (r *Root) keepEvidence(text string) tea.Cmd {
	if text == r.session.Evidence() {
		return nil
	}
	r.session.SetEvidence(text)
	return r.save()
}

func (r *Root) keepSaid(text string) tea.Cmd {
	m := r.meeting
	if text == m.agreement.Said(m.talked) {
		return nil
	}
	m.agreement.Say(m.talked, text)
	return r.saveAgreement()
}

func (r *Root) keepPrivate(text string) tea.Cmd {
	a := r.session.Assessment
	notes := r.notes[a.ID]
	if text == strings.TrimSpace(notes.Text) {
		return nil
	}
	notes.Text = text
	r.notes[a.ID] = notes
	return r.disk.note(a, text)
}
