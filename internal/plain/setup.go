package plain

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// Given says what is known of a new assessment, and so is not asked.
type Given struct{ Name, Rater, Ladder, Context, Declared, Aspired, Mode bool }

// form asks for what is not known yet of an assessment.
type form struct {
	*visit
	start *assess.Start
	base  *ladder.Ladder // the ladder as written; that of start is as the context sees it
}

// ask asks for what is not given of an assessment, one thing after the other.
func (v *visit) ask(s *assess.Start, given Given) error {
	f := &form{visit: v, start: s, base: s.Ladder}
	if s.Mode == "" {
		s.Mode = assess.Check
	}
	if s.Ladder == nil && (given.Ladder || len(v.Choices) == 1) {
		if err := f.load(0); err != nil {
			return err
		}
	}
	return f.inTurn([]formStep{
		{given.Name, f.name},
		{given.Rater || !s.ByOther, f.rater},
		{given.Ladder || len(v.Choices) == 1, f.ladder},
		{given.Context, f.context},
		{given.Declared, f.declared},
		{given.Aspired, f.aspired},
		{given.Mode, f.mode},
	})
}

// formStep is one question of the form.
type formStep struct {
	given bool
	ask   func() error
}

// errNone says that there is nothing to ask.
var errNone = errors.New("nothing to ask")

func (f *form) inTurn(steps []formStep) error {
	steps = slices.DeleteFunc(steps, func(s formStep) bool { return s.given })
	by := 1
	for at := 0; at < len(steps); at += by {
		err := steps[at].ask()
		switch {
		case errors.Is(err, errBack):
			by = -1
			if at == 0 {
				f.talk.Say("This is the first question.")
				by = 0
			}
		case errors.Is(err, errNone):
			if at+by < 0 {
				by = 1
			}
		case err != nil:
			return err
		default:
			by = 1
		}
	}
	return nil
}

func (f *form) name() error {
	title, says := "Whose assessment is it?", "Your name, as it should stand on the result. It stays on this machine."
	if f.start.ByOther {
		title, says = "Who is it about?", "The name of the person, as it should stand on the result."
	}
	return f.line(title, says, &f.start.Name, func(string) string { return "" })
}

func (f *form) rater() error {
	return f.line("Who answers?", "Your own name. Answer for what you saw; the person's own view can come after yours.", &f.start.Rater,
		func(name string) string {
			if strings.EqualFold(name, strings.TrimSpace(f.start.Name)) {
				return "A second view is somebody else's; type your own name."
			}
			return ""
		})
}

func (f *form) ladder() error {
	var titles []string
	for _, c := range f.Choices {
		titles = append(titles, c.Title)
	}
	n, err := f.pick("Which ladder? The roles and the skills that count are those of the ladder.", titles)
	if err != nil {
		return err
	}
	if err := f.load(n); err != nil {
		f.talk.Say("This ladder cannot be read: %s", chart.Sentence(err))
		return f.ladder()
	}
	return nil
}

// load takes a ladder, and forgets what was said about the rungs of another one.
func (f *form) load(choice int) error {
	l, err := f.Choices[choice].Load()
	if err != nil {
		return err
	}
	if f.base == nil || f.base.ID != l.ID || f.base.Digest != l.Digest {
		f.base = l
		f.see(l)
	}
	return nil
}

func (f *form) see(l *ladder.Ladder) {
	f.start.Ladder, f.start.Declared, f.start.Aspired, f.start.Claim = l, -1, -1, assess.Claim{}
}

func (f *form) context() error {
	if len(f.base.Contexts) == 0 {
		return errNone
	}
	titles, ids := []string{"The roles of the ladder exist"}, []string{""}
	for _, c := range f.base.Contexts {
		title := c.Title
		if c.Summary != "" {
			title += ": " + c.Summary
		}
		titles, ids = append(titles, title), append(ids, c.ID)
	}
	n, err := f.pick("What is it like where you work? Where several roles are one job, the questions are those that can come up there.", titles)
	if err != nil {
		return err
	}
	if l, ok := f.base.In(ids[n]); ok && l.Context != f.start.Ladder.Context {
		f.see(l)
	}
	return nil
}

func (f *form) declared() error {
	title := "Which rung are you on today? By what you do, whatever your title says. The questions start there."
	if f.start.ByOther {
		title = "Which rung are they on today? By what they do, whatever their title says. The questions start there."
	}
	l, claim := f.start.Ladder, f.start.Claim
	var order []int
	for r := range l.Rungs {
		order = append(order, r)
	}
	if len(claim.Rungs) > 0 {
		title = fmt.Sprintf("%d rungs of this ladder go by %q. Which is yours? By what you do, whatever your title says.", len(claim.Rungs), claim.Title)
		slices.SortStableFunc(order, func(a, b int) int { return claimed(claim, a) - claimed(claim, b) })
	}
	var titles []string
	for _, r := range order {
		titles = append(titles, rungOption(l.Rungs[r], claimed(claim, r) == 0))
	}
	n, err := f.pick(title, append(titles, "I do not know: start in the middle"))
	if err != nil {
		return err
	}
	f.start.Declared = append(order, -1)[n]
	return nil
}

// claimed puts the rungs that go by the title somebody gave before the others.
func claimed(c assess.Claim, rung int) int {
	if slices.Contains(c.Rungs, rung) {
		return 0
	}
	return 1
}

// rungOption says what a rung is for: its scope, or all of its mandate where it is told from others of the same title.
func rungOption(r ladder.Rung, whole bool) string {
	says := r.Scope
	if whole {
		says = r.Mandate
	}
	if says == "" {
		return r.Title
	}
	return r.Title + ": " + says
}

func (f *form) aspired() error {
	title := "Which rung would you like to reach?"
	if f.start.ByOther {
		title = "Which rung would they like to reach?"
	}
	titles := []string{"None in particular"}
	for _, r := range f.start.Ladder.Rungs {
		titles = append(titles, rungOption(r, false))
	}
	n, err := f.pick(title+" It is noted with the result. On a ladder that forks, the questions begin on the way there.", titles)
	if err != nil {
		return err
	}
	f.start.Aspired = n - 1
	return nil
}

func (f *form) mode() error {
	n, err := f.pick("How thorough? Check is enough for most. The others ask more, for uneven profiles.",
		[]string{"Check: about a third of the questions", "Careful: a few more", "Full: every question"})
	if err != nil {
		return err
	}
	f.start.Mode = assess.Modes[n]
	return nil
}
