package plain

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/desk"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/score"
)

// Config is what a conversation about assessments and results gets from outside.
type Config struct {
	desk.Desk
	Choices []Choice               // ladders to choose from, at least one
	FileOf  func(id string) string // where a finished assessment is, "" where that is not known
}

// Choice is a ladder to choose. Load reads it.
type Choice struct {
	ID, Title string
	Load      func() (*ladder.Ladder, error)
}

// visit is one conversation about assessments and results.
type visit struct {
	*Config
	talk  *Talk
	disk  *disk
	open  *assess.Assessment // the draft that is being worked on, nil for none
	begun *assess.Start      // what is known of an assessment without an answer, nil for none
}

func newVisit(t *Talk, c *Config) *visit { return &visit{Config: c, talk: t, disk: &disk{}} }

// Assess begins an assessment with what s holds and asks for the rest, as far as given does not name it; then it takes it, and says the
// result.
func Assess(t *Talk, c *Config, s assess.Start, given Given) Parting {
	v := newVisit(t, c)
	return v.part(v.assess(s, given))
}

// Resume goes on with an assessment of any kind that is open, on the ladder at hand; saved says whether it is on the disk as it is.
func Resume(t *Talk, c *Config, a *assess.Assessment, l *ladder.Ladder, saved bool) Parting {
	if a.Rater.Role == assess.Agreed || a.About != nil {
		return GoOn(t, c, a)
	}
	v := newVisit(t, c)
	if saved {
		v.disk.open(a.ID)
	}
	return v.part(v.take(a, l))
}

// Show says a result, and opens its figures.
func Show(t *Talk, c *Config, o chart.Outcome) Parting {
	v := newVisit(t, c)
	return v.part(v.result(o))
}

func (v *visit) assess(s assess.Start, given Given) error {
	v.begun = &s
	if err := v.ask(&s, given); err != nil {
		return err
	}
	if last := v.LastPlan(s.Name); last != nil {
		if err := v.planner(last).Review(oneonone.LastPlanTitle(last)); err != nil {
			return err
		}
	}
	return v.take(assess.Begin(s, v.NewID(), v.Now(), v.Results), s.Ladder)
}

// planner works on the plan of a finished assessment.
func (v *visit) planner(a *assess.Assessment) *Planner {
	l, _ := v.Ladder(a.Ladder) // without it there are ids for titles, and nothing to suggest
	res := a.Result
	if l != nil {
		res = score.Counted(l, a)
	}
	return &Planner{Talk: v.talk, Of: a, Ladder: l, Result: res, Today: v.Today(), Save: v.SavePlan, disk: v.disk}
}

// take asks the questions of an assessment of one's own, ends it, and says its result.
func (v *visit) take(a *assess.Assessment, l *ladder.Ladder) error {
	k, err := v.newTaking(a, l)
	if err != nil {
		return err
	}
	v.open = a
	k.greet()
	for {
		if err := k.questions(); err != nil {
			return err
		}
		if k.session.Prefers() {
			if back, err := k.preferences(); back {
				continue
			} else if err != nil {
				return err
			}
		}
		if finished := v.finish(k); finished != nil {
			return v.result(chart.NewOutcome(l, finished))
		}
	}
}

func (v *visit) fileOf(id string) string {
	if v.FileOf == nil {
		return ""
	}
	return v.FileOf(id)
}

// greet says what is being answered, and how far it is.
func (k *taking) greet() {
	s := k.session
	a := s.Assessment
	who := "Assessment of " + a.Person.Name
	if a.Person.Name == "" {
		who = "Assessment"
	}
	if a.ByOther() {
		who += " by " + a.Rater.Name
	}
	where := s.Ladder().Title
	if context := s.Ladder().ContextTitle(); context != "" {
		where += ", " + context
	}
	text := who + ", " + where + "."
	if n := s.Answered(); n > 0 {
		text += " " + chart.Upper(chart.Count(n, "question")) + " answered so far."
	}
	k.talk.Say("%s", text)
	if k.Revision != nil && len(a.Answers) > 0 && a.From == nil && k.Revision(a) != nil {
		k.talk.Say("This ladder has changed since. The draft goes on with the version it was begun on.")
	}
}

// finish ends the assessment and writes it; nil where too little is answered for a result.
func (v *visit) finish(k *taking) *assess.Assessment {
	a, err := v.Docs.Finish(k.session.Ladder(), k.session.Assessment, v.Now)
	if err != nil {
		v.talk.Say("No result yet: %v. Go back with b and answer some on the scale.", err)
		if k.session.Prefers() {
			k.save("What is answered stays.") // the last choice is not saved yet
		}
		return nil
	}
	v.open, v.begun = nil, nil
	v.shelve(a)
	written := oneonone.Snapshot(a) // the plan of a may change before this can be written, and is saved on its own
	if err := v.disk.do(work{a.ID, func() error { return v.Desk.Finish(written) }}); err != nil {
		v.talk.Say("%s", notSaved(err))
		return a
	}
	if file := v.fileOf(a.ID); file != "" {
		v.talk.Say("The assessment is finished. Saved in %s", file)
	} else {
		v.talk.Say("The assessment is finished.")
	}
	v.disk.sayUnsaved(v.talk)
	return a
}
