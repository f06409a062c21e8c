package plain

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/plan"
)

// Home says what there is, and does what is chosen, until rung is left. It returns how the last thing ended.
func Home(t *Talk, c *Config) Parting {
	h := &lobby{Config: c, talk: t}
	for {
		p, err := h.once()
		switch {
		case err != nil:
			return Parting{Err: err}
		case p.Unsaved != nil || p.Err != nil && !errors.Is(p.Err, ErrLeft) && !h.goesOn(p.Err):
			return p
		}
		if p.Draft != nil {
			h.talk.Say("What is answered is kept as a draft.")
		}
		h.remember(p.Draft)
	}
}

// lobby is the home.
type lobby struct {
	*Config
	talk *Talk
	all  bool // says all drafts and results, and not the newest alone
}

// goesOn says why something could not be done, where that is no reason to end.
func (h *lobby) goesOn(err error) bool {
	if errors.Is(err, ErrEnd) || errors.Is(err, ErrStopped) || h.talk.failed() {
		return false
	}
	h.talk.Say("%s.", chart.Upper(strings.TrimSuffix(chart.Sentence(err), ".")))
	return true
}

// remember puts a draft that was left on the list.
func (h *lobby) remember(draft *assess.Assessment) {
	if draft != nil {
		h.Drafts = append([]*assess.Assessment{draft}, oneonone.Without(h.Drafts, draft.ID)...)
	}
}

// once says the list and does one thing.
func (h *lobby) once() (Parting, error) {
	h.say()
	key, n, err := choose(h.talk, h.say, h.ways()...)
	h.all = key == "a"
	switch {
	case err != nil:
		return Parting{}, err
	case h.all:
		return Parting{}, nil
	}
	switch key {
	case "n":
		return Assess(h.talk, h.Config, assess.Start{Name: h.lastName(), Declared: -1, Aspired: -1}, Given{}), nil
	case "g":
		return h.goOn(h.Drafts[n-1]), nil
	case "x":
		return Parting{}, h.discard(h.Drafts[n-1])
	case "r":
		return h.open(h.Results[n-1]), nil
	case "m":
		var inner Parting
		p := OneOnOneFromHome(h.talk, h.Config, func() error {
			inner = Assess(h.talk, h.Config, assess.Start{ByOther: true, Declared: -1, Aspired: -1}, Given{})
			return inner.Err
		})
		if inner.Draft != nil || inner.Unsaved != nil || inner.Begun != nil {
			return inner, nil
		}
		return p, nil
	}
	return Parting{}, h.ladders()
}

// ways are the things to do.
func (h *lobby) ways() []command {
	var ways []command
	if n := len(h.Drafts); n > 0 {
		ways = append(ways, command{key: "g", does: "Go on with a draft: g and its number, as g 1.", most: n},
			command{key: "x", does: "Discard a draft: x and its number.", most: n})
	}
	ways = append(ways, command{key: "n", does: "New assessment."})
	if n := len(h.Results); n > 0 {
		ways = append(ways, command{key: "r", does: "Hear a result: r and its number, as r 1.", most: n})
	}
	if !h.all && max(len(h.Drafts), len(h.Results)) > newest {
		ways = append(ways, command{key: "a", does: "All drafts and results."})
	}
	return append(ways, command{key: "m", does: "One-on-one: two views, one talk."}, command{key: "l", does: "Ladders: what each role asks for."})
}

func (h *lobby) say() {
	if len(h.Drafts)+len(h.Results) == 0 {
		h.talk.Say("Where do you stand, which role comes next, and what is missing for it? Short questions on what you did in the last twelve months. About ten minutes. Stop anywhere, go on later. Your answers stay on this machine.")
	} else {
		h.talk.Say("Where do you stand, and what comes next?")
	}
	h.list("Drafts:", h.Drafts, h.draft)
	h.list("Results:", h.Results, h.standing)
	if n := len(h.Unreadable); n > 0 {
		h.talk.Say("%s could not be read; nothing was changed:", chart.Count(n, "file"))
		for _, why := range h.Unreadable {
			h.talk.Say("%s", why)
		}
	}
}

func (h *lobby) list(title string, docs []*assess.Assessment, says func(*assess.Assessment) string) {
	if len(docs) == 0 {
		return
	}
	h.talk.Say("%s", title)
	for i, a := range docs {
		if i == newest && !h.all {
			h.talk.Say("And %d more. a says all of them.", len(docs)-i)
			return
		}
		h.talk.Say("%d. %s.", i+1, says(a))
	}
}

// newest is how many drafts, and how many results, home says at first.
const newest = 9

func (h *lobby) draft(a *assess.Assessment) string {
	text := fmt.Sprintf("%s, %d answered", h.named(a), len(a.Answers))
	return text + on(a.LastAnswered())
}

// named says whom a document is about, in whose view, and on which ladder.
func (h *lobby) named(a *assess.Assessment) string {
	name := a.Person.Name
	if name == "" {
		name = "No name"
	}
	switch {
	case a.Rater.Role == assess.Agreed:
		name += ", agreed record"
	case a.ByOther() && a.Rater.Name != "":
		name += ", seen by " + a.Rater.Name
	case a.ByOther():
		name += ", seen by their manager"
	}
	if l, err := h.Ladder(a.Ladder); err == nil {
		return name + ", " + l.Title
	}
	return name + ", " + a.Ladder.ID
}

func on(day time.Time) string {
	if day.IsZero() {
		return ""
	}
	return ", " + plan.Day(day)
}

// standing is what a result comes to.
func (h *lobby) standing(a *assess.Assessment) string {
	text := h.named(a)
	switch r := a.Result; {
	case len(a.Open) > 0:
		text += ": " + chart.Count(len(a.Open), "question") + " open"
	case r != nil:
		text += ": " + h.rung(a, r.Placement)
		if r.Target != r.Placement && r.Readiness.Percent != nil {
			text += fmt.Sprintf(", readiness for %s %d percent", h.rung(a, r.Target), *r.Readiness.Percent)
		}
	}
	return text + on(a.FinishedAt)
}

func (h *lobby) rung(a *assess.Assessment, r assess.RungRef) string {
	if r == "" {
		return "starting out"
	}
	if l, err := h.Ladder(a.Ladder); err == nil {
		return chart.RungTitle(l, string(r))
	}
	return string(r)
}

func (h *lobby) lastName() string {
	for _, a := range append(append([]*assess.Assessment{}, h.Drafts...), h.Results...) {
		if a.Rater.Role == assess.Self {
			return a.Person.Name
		}
	}
	return ""
}

// goOn goes on with a draft, read afresh.
func (h *lobby) goOn(listed *assess.Assessment) Parting {
	a, err := h.Open(listed.ID)
	if err != nil {
		return Parting{Err: fmt.Errorf("this draft cannot be opened: %s", chart.Sentence(err))}
	}
	l, err := h.Ladder(a.Ladder)
	if err != nil {
		h.Release(a.ID)
		return Parting{Err: fmt.Errorf("this draft cannot be opened: %s", chart.Sentence(err))}
	}
	return Resume(h.talk, h.Config, a, l, true)
}

func (h *lobby) discard(a *assess.Assessment) error {
	ask := func() { h.talk.Say("Discard %s of %s?", chart.Count(len(a.Answers), "answer"), h.named(a)) }
	ask()
	said, err := word(h.talk, "Type yes or no:", ask, "yes", "no")
	if err != nil || said == "no" {
		return err
	}
	if err := h.Discard(a.ID); err != nil {
		h.talk.Say("Not discarded: %s", chart.Sentence(err))
		return nil
	}
	h.Drafts = oneonone.Without(h.Drafts, a.ID)
	h.talk.Say("Discarded.")
	return nil
}

func (h *lobby) open(a *assess.Assessment) Parting {
	l, err := h.Ladder(a.Ladder)
	switch {
	case err != nil:
		return Parting{Err: fmt.Errorf("this result cannot be shown: %s", chart.Sentence(err))}
	case a.Result == nil:
		return Parting{Err: errors.New("this result cannot be shown: it has no result yet; run rung score on its file")}
	}
	return Show(h.talk, h.Config, chart.NewOutcome(l, a))
}
