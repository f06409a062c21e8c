package plain

import "github.com/rung-dev/rung/internal/chart"

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
