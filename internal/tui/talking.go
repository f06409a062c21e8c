package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/reveal"
	"github.com/rung-dev/rung/internal/tui/talk"
)

func (r *Root) onReveal(a reveal.Action) tea.Cmd {
	switch a := a.(type) {
	case reveal.Open:
		r.toTalk(a.Question)
	case reveal.Finish:
		r.meeting.confirming = true
	case reveal.Leave:
		return r.leaveMeeting()
	}
	return nil
}

// confirmText asks before the record is written, and says what has not been talked about: enter is pressed quickly.
func (m *meeting) confirmText() string {
	return chart.ConfirmRecord("y", oneonone.Untalked(m.compared, m.agreement))
}

func writeKey() key.Binding  { return keys.New("y", "write it", "y") }
func notYetKey() key.Binding { return keys.Back("not yet") }

// onConfirmKey takes the answer to whether to write the record. The question stays until it is answered.
func (r *Root) onConfirmKey(msg tea.Msg) tea.Cmd {
	switch {
	case keys.Is(msg, writeKey()):
		r.meeting.confirming = false
		return r.finishAgreement()
	case keys.Is(msg, notYetKey()):
		r.meeting.confirming = false
	}
	return nil
}

// revealKeys are those of both views, or of the question whether to write the record.
func (r *Root) revealKeys() keys.Map {
	if !r.meeting.confirming {
		return r.meeting.reveal.Keys()
	}
	footer := []key.Binding{writeKey(), notYetKey()}
	return keys.Map{Footer: footer, All: append(footer, keys.Help(), keys.Leave())}
}

// toTalk shows one question of both views.
func (r *Root) toTalk(q assess.Question) {
	m := r.meeting
	m.talked = q
	m.talk, r.place = talk.New(m.compared, m.agreement, q, r.placeOf(q)), atTalk
}

// placeOf is which of the questions to talk about q is; the zero Place for any other.
func (r *Root) placeOf(q assess.Question) talk.Place {
	list := r.meeting.compared.ToTalk()
	i := slices.IndexFunc(list, func(d score.Difference) bool { return d.Question == q })
	if i < 0 {
		return talk.Place{}
	}
	return talk.Place{Number: i + 1, Of: len(list)}
}

func (r *Root) onTalk(a talk.Action) tea.Cmd {
	m := r.meeting
	switch a := a.(type) {
	case talk.Agree:
		m.agreement.Decide(a.Question, a.Response, r.cfg.Now())
		return r.saveAgreement()
	case talk.Withdraw:
		m.agreement.Withdraw(a.Question)
		return r.saveAgreement()
	case talk.Say:
		r.toSaid()
	case talk.Next:
		r.talkNext(1)
	case talk.Previous:
		r.talkNext(-1)
	case talk.Close:
		r.backToReveal()
	}
	return nil
}

func (r *Root) saveAgreement() tea.Cmd {
	r.meeting.reveal.Recount()
	return r.saveDraft(r.meeting.agreement.Draft)
}

// talkNext shows the difference after or before the one on the screen; behind either end, and from a question that is not among them,
// it goes back to the reveal.
func (r *Root) talkNext(by int) {
	at := r.placeOf(r.meeting.talked)
	list := r.meeting.compared.ToTalk()
	if to := at.Number - 1 + by; at.Of > 0 && to >= 0 && to < len(list) {
		r.toTalk(list[to].Question)
		return
	}
	r.backToReveal()
	if at.Of > 0 && by > 0 {
		r.meeting.reveal.MarkEnd()
	}
}

// backToReveal shows both views, with the marker on the question that was talked about.
func (r *Root) backToReveal() {
	r.meeting.talk, r.place = nil, atReveal
	r.meeting.reveal.Mark(r.meeting.talked)
}

// leaveMeeting leaves a one-on-one, with what was agreed so far kept.
func (r *Root) leaveMeeting() tea.Cmd {
	if r.meeting.agreement == nil {
		return r.done()
	}
	d := r.meeting.agreement.Draft
	r.cfg.Drafts = oneonone.Without(r.cfg.Drafts, d.ID)
	var cmd tea.Cmd
	switch {
	case r.mine[d.ID] && oneonone.WorthKeeping(d):
		r.cfg.Drafts = append([]*assess.Assessment{d}, r.cfg.Drafts...)
	case r.mine[d.ID]:
		cmd = r.disk.do(discardDraft, d)
	}
	return tea.Batch(cmd, r.done())
}

// resumeAgreement goes on with the draft of an agreement; both views are in the home.
func (r *Root) resumeAgreement(draft *assess.Assessment) error {
	if m := r.meeting; m == nil || m.first == nil || m.second == nil || !draft.IsOf(m.first.ID, m.second.ID) {
		views := r.cfg.SourcesOf(draft)
		if views == nil {
			return oneonone.ErrSourcesMissing
		}
		r.meeting = &meeting{first: views[0], second: views[1]}
	}
	return r.agree(draft)
}
