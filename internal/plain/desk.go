package plain

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/revise"
	"github.com/rung-dev/rung/internal/score"
)

// Desk is what a conversation about assessments and results gets from outside.
type Desk struct {
	*Office
	Choices    []Choice                           // ladders to choose from, at least one
	Revision   func(*assess.Assessment) *Revision // nil, or answers nil where the ladder is the one the assessment was taken on
	Unreadable []string                           // files that could not be read, with the reason
	FileOf     func(id string) string             // where a finished assessment is, "" where that is not known
}

// Choice is a ladder to choose. Load reads it.
type Choice struct {
	ID, Title string
	Load      func() (*ladder.Ladder, error)
}

// Revision is what has become of an assessment since its ladder has changed.
type Revision struct {
	Carried *revise.Carried
	Change  string // what has changed, in words
	Fate    string // what becomes of the answers, in words
}

// visit is one conversation about assessments and results.
type visit struct {
	*Desk
	talk   *Talk
	disk   *disk
	taking *taking       // the questions that are being asked, nil for none
	begun  *assess.Start // what is known of an assessment that is about to begin, nil for none
}

func newVisit(t *Talk, d *Desk) *visit { return &visit{Desk: d, talk: t, disk: &disk{}} }

// Assess begins an assessment with what s holds and asks for the rest, as far as given does not name it; then it takes it, and says the
// result.
func Assess(t *Talk, d *Desk, s assess.Start, given Given) Parting {
	v := newVisit(t, d)
	return v.part(v.assess(s, given))
}

// Resume goes on with an assessment of any kind that is open, on the ladder at hand; saved says whether it is on the disk as it is.
func Resume(t *Talk, d *Desk, a *assess.Assessment, l *ladder.Ladder, saved bool) Parting {
	if a.Rater.Role == assess.Agreed || a.About != nil {
		return GoOn(t, d, a)
	}
	v := newVisit(t, d)
	if saved {
		v.disk.open(a.ID)
	}
	return v.part(v.take(a, l))
}

// Show says a result, and opens its figures.
func Show(t *Talk, d *Desk, o chart.Outcome) Parting {
	v := newVisit(t, d)
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
	v.begun = nil
	return v.take(assess.Begin(s, v.NewID(), v.Now(), v.Results), s.Ladder)
}

// planner works on the plan of a finished assessment.
func (v *visit) planner(a *assess.Assessment) *Planner {
	l, _ := v.Ladder(a.Ladder) // without it there are ids for titles, and nothing to suggest
	res := a.Result
	if l != nil {
		res = score.ToPlan(l, a)
	}
	return &Planner{Talk: v.talk, Of: a, Ladder: l, Result: res, Today: v.Today(), Save: v.SavePlan, disk: v.disk}
}

// take asks the questions of an assessment of one's own, ends it, and says its result.
func (v *visit) take(a *assess.Assessment, l *ladder.Ladder) error {
	k, err := newTaking(v.Office, v.talk, v.disk, a, l)
	if err != nil {
		return err
	}
	v.taking = k
	v.greet()
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
func (v *visit) greet() {
	s := v.taking.session
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
	v.talk.Say("%s", text)
	if v.Revision != nil && len(a.Answers) > 0 && a.From == nil && v.Revision(a) != nil {
		v.talk.Say("This ladder has changed since. The draft goes on with the version it was begun on.")
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
	v.taking = nil
	v.Drafts = without(v.Drafts, a.ID)
	v.Results = append([]*assess.Assessment{a}, v.Results...)
	if err := v.disk.do(work{a.ID, func() error { return v.Office.Finish(a) }}); err != nil {
		v.talk.Say("%s", notSaved(err))
	} else if file := v.fileOf(a.ID); file != "" {
		v.talk.Say("The assessment is finished. Saved in %s", file)
	} else {
		v.talk.Say("The assessment is finished.")
	}
	return a
}

// SayResult says all there is to a result, as it is on a day (YYYY-MM-DD), to somebody who has nothing to choose.
func SayResult(t *Talk, o chart.Outcome, today string) {
	h := &hearing{visit: newVisit(t, nil), outcome: o}
	h.summary()
	section := func(title string, lines []string) {
		t.Say("")
		t.Say("%s.", title)
		h.say(lines)
	}
	views := func(o chart.Outcome, toward string) {
		section("Profile"+toward, chart.ProfileSpoken(o))
		section("Gaps"+toward, chart.GapsSpoken(o))
		section("Why"+toward, chart.WhySpoken(o))
	}
	if o.Choice() {
		for i, n := range o.Result.Next {
			views(o.Toward(i), ", toward "+chart.RungTitle(o.Ladder, n.Rung))
		}
	} else {
		views(o, "")
	}
	section("Answers", chart.AnswersSpoken(o))
	if len(o.Assessment.Plan) > 0 {
		section("Plan", chart.PlanSpoken(o, today))
	}
}

// Err says why nothing more can be said or heard; nil, ErrEnd and ErrStopped aside it is an error of the output.
func (t *Talk) Err() error { return t.err }
