package plain

import (
	"errors"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/revise"
)

// The parts of a result, by the key that says them.
const (
	summaryKey = "1"
	profileKey = "2"
	gapsKey    = "3"
	whyKey     = "4"
	answersKey = "5"
	planKey    = "6"
)

// backAtResult is said on the way back to a result.
const backAtResult = "Back at the result."

// hearing is a result that is being said.
type hearing struct {
	*visit
	outcome chart.Outcome
	way     int // position of the next role that all parts but the summary look to
	since   *revise.Revision
}

// result says a result, its summary first, and the rest of it on request.
func (v *visit) result(o chart.Outcome) error {
	h := &hearing{visit: v, outcome: o}
	if v.Revision != nil {
		h.since = v.Revision(o.Assessment)
	}
	h.summary()
	return h.parts()
}

// parted takes the end of the input for leaving, where nothing is asked that is still open.
func parted(err error) error {
	if errors.Is(err, ErrEnd) {
		return ErrLeft
	}
	return err
}

func (h *hearing) parts() error {
	m := menu{talk: h.talk}
	for {
		key, _, err := m.choose(h.summary, h.commands()...)
		if err != nil {
			return parted(err)
		}
		switch key {
		case "o":
			h.way = (h.way + 1) % len(h.outcome.Result.Next)
			h.talk.Say("Profile, gaps and why now look to %s.", chart.RungTitle(h.outcome.Ladder, h.outcome.Result.Next[h.way].Rung))
		case "p":
			err = h.changePlan()
		case "w":
			err = h.whatIf()
		case "a":
			return h.renew()
		default:
			h.say(h.part(key))
		}
		if err != nil {
			return err
		}
	}
}

func (h *hearing) commands() []command {
	toward := ""
	if h.outcome.Choice() {
		toward = ", toward " + chart.RungTitle(h.outcome.Ladder, h.outcome.Result.Next[h.way].Rung)
	}
	cs := []command{
		{key: summaryKey, does: "Summary, once more."},
		{key: profileKey, does: "Profile: how far each competency is reached" + toward + "."},
		{key: gapsKey, does: "Gaps, with what to do about each" + toward + "."},
		{key: whyKey, does: "Why: the figures, and the answers behind them" + toward + "."},
		{key: answersKey, does: "Answers, with their evidence."},
		{key: planKey, does: "Plan."},
		{key: "p", does: "Change the plan."},
	}
	if toward != "" {
		cs = append(cs, command{key: "o", does: "Look to the other role."})
	}
	if h.outcome.Reading != nil && len(h.toward().Result.Gaps) > 0 {
		cs = append(cs, command{key: "w", does: "What if: change an answer for a moment, and hear what moves."})
	}
	if h.since != nil {
		cs = append(cs, command{key: "a", does: "Answer what is new on the ladder: " + h.since.Fate + "."})
	}
	return cs
}

// toward is the outcome as the parts but the summary and the answers show it.
func (h *hearing) toward() chart.Outcome {
	if !h.outcome.Choice() {
		return h.outcome
	}
	return h.outcome.Toward(h.way)
}

func (h *hearing) part(key string) []string {
	switch key {
	case profileKey:
		return chart.ProfileSpoken(h.toward())
	case gapsKey:
		return chart.GapsSpoken(h.toward())
	case whyKey:
		return chart.WhySpoken(h.toward())
	case answersKey:
		return chart.AnswersSpoken(h.outcome)
	case planKey:
		return chart.PlanSpoken(h.outcome, h.Today())
	}
	h.summary()
	return nil
}

func (h *hearing) say(lines []string) {
	for _, line := range lines {
		h.talk.Say("%s", line)
	}
}

func (h *hearing) summary() {
	h.talk.Say("%s", chart.HeadSpoken(h.outcome))
	if h.since != nil {
		h.talk.Say("Since then this ladder has changed: %s. The result is said as it was saved.", h.since.Change)
	}
	h.say(chart.SummarySpoken(h.outcome))
}

func (h *hearing) changePlan() error {
	a := h.outcome.Assessment
	if err := h.Changeable(a); err != nil {
		h.talk.Say("%s.", chart.Upper(chart.Sentence(err)))
		return nil
	}
	err := h.planner(a).Change("The plan", "")
	if err == nil {
		h.talk.Say("%s", backAtResult)
	}
	return err
}

// renew begins a new assessment with what stands of this one on the ladder as it is now.
func (h *hearing) renew() error {
	c := h.since.Carried
	a := c.Begin()
	a.Stamp(h.NewID(), h.Now(), h.Results)
	return h.take(a, c.New)
}
