package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui/blind"
	"github.com/rung-dev/rung/internal/tui/gate"
	"github.com/rung-dev/rung/internal/tui/meet"
	"github.com/rung-dev/rung/internal/tui/reveal"
	"github.com/rung-dev/rung/internal/tui/talk"
)

// meeting is a one-on-one under way: first a second view is given, then both are looked at.
type meeting struct {
	first     *assess.Assessment // the view that came first; nil where it is not at hand. Not shown before both are locked
	second    *assess.Assessment // once it is locked
	agreement *assess.Agreement  // once both are revealed
	compared  *score.Comparison
	reveal    *reveal.Screen
	talk      *talk.Screen
	talked    assess.Question // the question on the screen
	warned    bool            // that not everything was talked about
}

// StartMeeting begins a one-on-one on a view, or goes on with it where it was left; it leaves rung when that is left. other is the
// second view, nil if that is to be given or found in the home. name is who gives it, "" to ask.
func (r *Root) StartMeeting(first, other *assess.Assessment, name string) error {
	r.single = true
	if other != nil {
		return r.toGate(first, other)
	}
	r.name = name
	left := r.discardFinished()
	if d := r.secondDraft(first); d != nil {
		r.start = left
		return r.startSecond(first, d.ID)
	}
	cmd, err := r.meet(first)
	r.start = tea.Batch(left, cmd)
	return err
}

// startSecond goes on with a second view before there is any screen to wait on.
func (r *Root) startSecond(first *assess.Assessment, draft string) error {
	d, err := r.cfg.Open(draft)
	if err != nil {
		return err
	}
	r.meeting = &meeting{first: first}
	if err := r.goOn(d); err != nil {
		r.cfg.Release(draft)
		return err
	}
	r.mine[draft], r.disk.fresh[draft] = true, true
	return nil
}

// discardFinished discards the drafts of what is finished: they stay where rung was killed between the two.
func (r *Root) discardFinished() tea.Cmd {
	var cmds []tea.Cmd
	for _, d := range r.cfg.Drafts {
		if slices.ContainsFunc(r.cfg.Results, func(a *assess.Assessment) bool { return a.ID == d.ID }) {
			cmds = append(cmds, r.discard(d))
		}
	}
	return tea.Batch(cmds...)
}

// secondDraft is the draft of the second view to first, nil if there is none or that view is finished.
func (r *Root) secondDraft(first *assess.Assessment) *assess.Assessment {
	if assess.Counterpart(r.cfg.Results, first) != nil {
		return nil
	}
	for _, d := range r.cfg.Drafts {
		if d.About != nil && d.About.ID == first.ID {
			return d
		}
	}
	return nil
}

// meet goes on with the one-on-one on a view from where it stands.
func (r *Root) meet(first *assess.Assessment) (tea.Cmd, error) {
	if other := assess.Counterpart(r.cfg.Results, first); other != nil {
		return nil, r.toGate(first, other)
	}
	if first.About != nil {
		return nil, errFirstMissing
	}
	if d := r.secondDraft(first); d != nil {
		r.meeting = &meeting{first: first}
		return r.open(d), nil
	}
	return r.toBlind(first)
}

// toBlind shows the page before a second view.
func (r *Root) toBlind(first *assess.Assessment) (tea.Cmd, error) {
	if _, err := r.cfg.Ladder(first.Ladder); err != nil {
		return nil, err
	}
	r.meeting = &meeting{first: first}
	about := blind.About{
		Person: first.Person.Name, Rater: first.Rater.Name, Role: first.Rater.Role, Ladder: r.ladderTitle(first), Questions: len(first.Answers),
	}
	name := r.name
	if name == "" {
		name = r.raterName(first)
	}
	r.blind = blind.New(r.theme, about, name)
	return r.reviewPlanBefore(first, func() tea.Cmd { r.place = atBlind; return nil }), nil
}

// raterName is who is likely to give the second view: the person, or whoever gave one last as a manager.
func (r *Root) raterName(first *assess.Assessment) string {
	if first.ByOther() {
		return first.Person.Name
	}
	for _, a := range slices.Concat(r.cfg.Drafts, r.cfg.Results) {
		if a.ByOther() && a.Rater.Name != "" {
			return a.Rater.Name
		}
	}
	return ""
}

func (r *Root) onBlind(a blind.Action) tea.Cmd {
	switch a := a.(type) {
	case blind.Begin:
		if err := r.beginSecond(a.Name); err != nil {
			r.notice = sentence(err)
		}
	case blind.Refuse:
		r.notice = a.Why
	case blind.Leave:
		return r.done()
	}
	return nil
}

// beginSecond begins the second view of a one-on-one.
func (r *Root) beginSecond(name string) error {
	first := r.meeting.first
	rater := assess.Rater{Role: assess.Manager, Name: name}
	if first.ByOther() {
		rater.Role = assess.Self
	}
	l, err := r.cfg.Ladder(first.Ladder)
	if err != nil {
		return err
	}
	a := assess.Second(first, rater)
	if rater.Role == assess.Self && a.Person.Name == "" {
		a.Person.Name = name
	}
	a.ID, a.StartedAt = r.cfg.NewID(), r.cfg.Now()
	a.Previous = assess.PreviousIn(r.cfg.Results, a)
	r.blind = nil
	return r.resume(a, l)
}

// lock ends a second view: it is written, and both can be revealed.
func (r *Root) lock() tea.Cmd {
	l, a := r.session.Ladder(), snapshot(r.session.Assessment)
	a.Lock(r.meeting.first)
	a.FinishedAt = r.cfg.Now()
	res, err := score.Derive(l, a)
	if err != nil {
		r.notice = "No result yet: " + err.Error() + ". Go back (←) and answer some on the scale."
		return nil
	}
	a.Result = res
	r.cfg.Drafts = without(r.cfg.Drafts, a.ID)
	r.cfg.Results = append([]*assess.Assessment{a}, r.cfg.Results...)
	r.session = nil
	if err := r.toGate(r.meeting.first, a); err != nil { // the first view has changed since this one was begun
		_ = r.toGate(nil, a)
		r.notice = sentence(err)
	}
	return r.disk.do(writeResult, a)
}

// toGate shows that both views are locked, or that one is and the other not at hand.
func (r *Root) toGate(first, second *assess.Assessment) error {
	r.meeting = &meeting{first: first, second: second}
	if first == nil {
		r.gate, r.place = gate.New(gate.State{Views: []string{viewLine(second)}, Lacks: "rung one-on-one FILE"}), atGate
		return nil
	}
	pair, err := assess.NewPair(first, second)
	if err != nil {
		r.meeting = nil
		return err
	}
	if _, err := r.cfg.Ladder(first.Ladder); err != nil {
		return err
	}
	s := gate.State{Views: []string{viewLine(pair.Self), viewLine(pair.Manager)}}
	if d := r.agreementDraft(first, second); d != nil {
		s.Talked = len(d.Answers)
	} else if record := r.agreedBefore(first, second); record != nil {
		s.Agreed = record.FinishedAt.Format("2 January 2006")
	}
	r.gate, r.place = gate.New(s), atGate
	return nil
}

// viewLine names a locked view.
func viewLine(a *assess.Assessment) string {
	line := "The person's own view"
	switch {
	case a.ByOther() && a.Rater.Name != "":
		line = a.Rater.Name + "'s view of " + personName(a)
	case a.ByOther():
		line = "The manager's view of " + personName(a)
	case a.Person.Name != "":
		line = a.Person.Name + "'s own view"
	}
	if a.Finished() {
		line += ", " + a.FinishedAt.Format("2 January 2006")
	}
	return line
}

func personName(a *assess.Assessment) string {
	if a.Person.Name == "" {
		return "the person"
	}
	return a.Person.Name
}

func (r *Root) agreementDraft(a, b *assess.Assessment) *assess.Assessment {
	return recordOf(r.cfg.Drafts, a, b)
}

func (r *Root) agreedBefore(a, b *assess.Assessment) *assess.Assessment {
	return recordOf(r.cfg.Results, a, b)
}

// recordOf finds the newest record of two views.
func recordOf(records []*assess.Assessment, a, b *assess.Assessment) *assess.Assessment {
	for _, x := range records {
		if x.IsOf(a.ID, b.ID) {
			return x
		}
	}
	return nil
}

func (r *Root) onGate(a gate.Action) tea.Cmd {
	switch a.(type) {
	case gate.Reveal:
		if state := r.disk.state(r.meeting.second.ID); state == saving || state == notSaved {
			r.notice = "Your view is not saved yet, so it is not locked. Nothing is shown before that."
			return nil
		}
		return r.toReveal()
	case gate.Leave:
		return r.leaveMeeting()
	}
	return nil
}

// toReveal shows both views. They are kept in the home, so that the talk can go on whatever becomes of the files.
func (r *Root) toReveal() tea.Cmd {
	m := r.meeting
	var cmds []tea.Cmd
	for _, view := range []*assess.Assessment{m.first, m.second} {
		if !slices.ContainsFunc(r.cfg.Results, func(a *assess.Assessment) bool { return a.ID == view.ID }) {
			r.cfg.Results = append(slices.Clone(r.cfg.Results), view)
			cmds = append(cmds, r.disk.do(keepView, view))
		}
	}
	if d := r.agreementDraft(m.first, m.second); d != nil {
		return tea.Batch(append(cmds, r.open(d))...)
	}
	if err := r.agree(nil); err != nil {
		r.notice = "These views cannot be compared: " + sentence(err)
	}
	return tea.Batch(cmds...)
}

// agree compares both views, and begins to agree on them, or goes on with a draft.
func (r *Root) agree(draft *assess.Assessment) error {
	m := r.meeting
	pair, err := assess.NewPair(m.first, m.second)
	if err != nil {
		return err
	}
	l, err := r.cfg.Ladder(m.first.Ladder)
	if err != nil {
		return err
	}
	if m.compared, err = score.Compare(l, pair); err != nil {
		return err
	}
	m.agreement = r.agreementOn(pair, draft)
	m.reveal = reveal.New(m.compared, m.agreement)
	r.showAgreed()
	r.session, r.shown, r.place = nil, nil, atReveal
	return nil
}

// agreementOn goes on with a draft, else begins anew: with what was agreed on the same views before, if anything was, and with what is
// still open of the last plan.
func (r *Root) agreementOn(pair assess.Pair, draft *assess.Assessment) *assess.Agreement {
	if draft != nil {
		return assess.ResumeAgreement(pair, draft)
	}
	g := assess.NewAgreement(pair)
	g.Draft.ID, g.Draft.StartedAt = r.cfg.NewID(), r.cfg.Now()
	g.Draft.Previous = assess.PreviousIn(r.cfg.Results, g.Draft)
	if before := r.agreedBefore(pair.Self, pair.Manager); before != nil {
		g.Repeat(before)
		return g
	}
	g.Draft.Plan = r.openPlan(g.Draft.Person.Name, &pair)
	return g
}

// showAgreed tells the reveal what the agreement comes to so far.
func (r *Root) showAgreed() {
	m := r.meeting
	if len(m.agreement.Draft.Answers) == 0 {
		m.reveal.Set(nil)
		return
	}
	res, err := score.Derive(m.compared.Ladder, m.agreement.Record())
	if err != nil {
		res = nil // too little is agreed for a result
	}
	m.reveal.Set(res)
}

func (r *Root) onReveal(a reveal.Action) tea.Cmd {
	switch a := a.(type) {
	case reveal.Open:
		r.toTalk(a.Question)
	case reveal.Finish:
		return r.confirmAgreement()
	case reveal.Leave:
		return r.leaveMeeting()
	}
	return nil
}

// confirmAgreement writes the record, but says first what has not been talked about: enter is pressed quickly.
func (r *Root) confirmAgreement() tea.Cmd {
	m := r.meeting
	left := 0
	for _, d := range m.compared.ToTalk() {
		if _, decided := m.agreement.Decided(d.Question); !decided && m.agreement.Said(d.Question) == "" {
			left++
		}
	}
	if left > 0 && !m.warned {
		m.warned = true
		r.notice = chart.Upper(chart.Count(left, "difference")) + " not talked about yet. enter once more writes the record; what was not agreed on stays open."
		return nil
	}
	return r.finishAgreement()
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
	r.showAgreed()
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
	r.cfg.Drafts = without(r.cfg.Drafts, d.ID)
	if r.mine[d.ID] && worthKeeping(d) {
		r.cfg.Drafts = append([]*assess.Assessment{d}, r.cfg.Drafts...)
	}
	return r.done()
}

// resumeAgreement goes on with the draft of an agreement; both views are in the home.
func (r *Root) resumeAgreement(draft *assess.Assessment) error {
	if r.meeting == nil || r.meeting.second == nil {
		views := r.sourcesOf(draft)
		if views == nil {
			return errSourcesMissing
		}
		r.meeting = &meeting{first: views[0], second: views[1]}
	}
	return r.agree(draft)
}

// sourcesOf are the two views that a record was made from, nil if they are not both in the home.
func (r *Root) sourcesOf(record *assess.Assessment) []*assess.Assessment {
	var views []*assess.Assessment
	for _, s := range record.Sources {
		i := slices.IndexFunc(r.cfg.Results, func(a *assess.Assessment) bool { return a.ID == s.ID })
		if i < 0 {
			return nil
		}
		views = append(views, r.cfg.Results[i])
	}
	if len(views) != 2 {
		return nil
	}
	return views
}

// firstOf is the view that a second one is about, nil if it is not in the home.
func (r *Root) firstOf(second *assess.Assessment) *assess.Assessment {
	i := slices.IndexFunc(r.cfg.Results, func(a *assess.Assessment) bool { return a.ID == second.About.ID })
	if i < 0 {
		return nil
	}
	return r.cfg.Results[i]
}

// toMeet lists what a one-on-one can begin with.
func (r *Root) toMeet() {
	var views []meet.View
	for _, a := range r.cfg.Results {
		other := assess.Counterpart(r.cfg.Results, a)
		if a.Rater.Role == assess.Agreed || other != nil && a.About != nil || other == nil && a.About != nil {
			continue // a second view is reached by its first one
		}
		views = append(views, meet.View{Assessment: a, Ladder: r.ladderTitle(a), Both: other != nil})
	}
	r.meets, r.place = meet.New(r.theme, views), atMeet
}

func (r *Root) onMeet(a meet.Action) tea.Cmd {
	switch a := a.(type) {
	case meet.Read:
		r.opening = true
		return r.disk.ask(readView, a.Path)
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
		r.notice = sentence(err)
	}
	return cmd
}

// ladderOf is the ladder of an assessment, nil where it is not at hand.
func (r *Root) ladderOf(a *assess.Assessment) *ladder.Ladder {
	l, _ := r.cfg.Ladder(a.Ladder)
	return l
}
