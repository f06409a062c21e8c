package plain_test

import (
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/score"
)

// twice is one one-on-one that is held twice: on the screens, key by key, and line by line, with the lines that mean the same.
type twice struct {
	t     *rapid.T
	s     *screens
	lines []string
}

func (b *twice) say(lines ...string) { b.lines = append(b.lines, lines...) }

// words draws a text without what a form takes for a command.
func (b *twice) words(label string) string {
	return rapid.SampledFrom([]string{"the log", "We look again in March", "größer ✓", `"quoted" \ <b>`, "Max was away", "z"}).Draw(b.t, label)
}

func drawValues(t *rapid.T, label string) func(i int) assess.Response {
	values := rapid.SliceOfN(rapid.SampledFrom([]assess.Response{0, 1, 2, 3, 3, 4, 4, 4, assess.NoOccasion, assess.NotApplicable, assess.Skipped}), 6, 6).Draw(t, label)
	if values[0] < 3 {
		values[0] = 4 // so that there is a result
	}
	return func(i int) assess.Response { return values[i] }
}

// drawFirst draws a view that there is a result of.
func drawFirst(t *rapid.T, l *ladder.Ladder) *assess.Assessment {
	a := adasAnswers(l, drawValues(t, "first"))
	if _, err := score.Derive(l, a); err != nil {
		t.Skip(err)
	}
	return scored(t, l, a)
}

// TestSameDocuments holds one-on-ones on the screens and line by line, from last time's plan to the plan of the record, with the same clock,
// ids, answers, notes, agreements and plans. Every document that is written on the way has to be the same, byte for byte.
func TestSameDocuments(t *testing.T) {
	t.Parallel()
	most, held := 10, 0 // screens take their time
	var both tally
	if os.Getenv("RUNG_LONG_TESTS") != "" {
		most = math.MaxInt
	}
	rapid.Check(t, func(rt *rapid.T) {
		if held++; held > most {
			return
		}
		l := tinyLadder(rt)
		first := drawFirst(rt, l)
		if rapid.Bool().Draw(rt, "manager first") {
			first.Rater = assess.Rater{Role: assess.Manager, Name: "Max"}
		}
		first.Plan = drawPlan(rt, "plan of the first view")
		earlier := recordBefore(rt, first)
		onScreens, byLine := newOffice(rt, l), newOffice(rt, l)
		onScreens.finished, byLine.finished = append(onScreens.finished, earlier), append(byLine.finished, earlier)

		b := &twice{t: rt, s: onScreens.onScreens(rt, first, nil)}
		b.reviewPlan(earlier.Plan)
		b.answer(first)
		if second := b.lock(); second != nil {
			b.talkAndPlan(first, second)
		}
		p, _ := byLine.meet(first, nil, b.lines...)
		sameOffices(rt, onScreens, byLine, p)
		both.add(byLine)
	})
	both.figure(t, "one-on-ones")
}

// reviewPlan says what became of last time's plan.
func (b *twice) reviewPlan(items []assess.PlanItem) {
	for _, i := range plan.ToReview(items, b.s.today()) {
		item, why := items[i], b.words("why")
		switch key := rapid.SampledFrom([]string{"x", "o", "m", "d", "esc"}).Draw(b.t, "became"); {
		case key == "esc":
			b.s.keys("esc")
			b.say("s")
			return
		case key == "d":
			b.s.keys("d").text(why).keys("enter")
			b.say("d", why)
		case key == "m" && item.Due != "2027-03-31":
			b.s.keys("m" + strings.Repeat(" backspace", len(item.Due))).text("2027-03").keys("enter").text(why).keys("enter")
			b.say("m", "2027-03", why)
		default:
			b.s.keys(strings.Replace(key, "m", "o", 1))
			b.say(strings.Replace(key, "m", "o", 1))
		}
	}
}

// answer begins the second view and gives its answers.
func (b *twice) answer(first *assess.Assessment) {
	if first.ByOther() {
		b.s.keys("enter") // her name is there already
		b.say("1")
	} else {
		b.s.text("Max").keys("enter")
		b.say("Max")
	}
	values, noted := drawValues(b.t, "second"), false
	for i := range first.Answers {
		b.pass()
		if rapid.IntRange(0, 4).Draw(b.t, "evidence") == 0 {
			note := b.words("evidence")
			b.s.keys("e").text(note).keys("esc")
			b.say("e", note, ".")
		}
		if !first.ByOther() && rapid.IntRange(0, 4).Draw(b.t, "private") == 0 {
			b.private(noted)
			noted = true
		}
		b.key(values(i))
		if i > 0 && rapid.IntRange(0, 5).Draw(b.t, "back") == 0 {
			b.pass()
			b.s.keys("left")
			b.say("b")
			b.key(drawValues(b.t, "changed")(i))
		}
	}
}

// pass goes on from the introduction of a rung, which has no question of its own line by line.
func (b *twice) pass() {
	if b.s.sees("continue") {
		b.s.keys("enter")
	}
}

// key answers the question that is asked.
func (b *twice) key(r assess.Response) {
	key := chart.Mark(r)
	b.s.keys(key)
	b.say(key)
}

func (b *twice) private(noted bool) {
	note := b.words("private")
	b.s.keys("p")
	b.say("p")
	if noted {
		b.s.keys("enter")
		b.say("a")
	}
	b.s.text(note).keys("esc")
	b.say(note, ".")
}

// lock locks the second view and goes on to the reveal; nil where there are too few answers for that, and it is left.
func (b *twice) lock() *assess.Assessment {
	before := len(b.s.finished)
	b.s.keys("l")
	b.say("lock")
	if len(b.s.finished) == before {
		b.s.keys("esc")
		b.say("q")
		return nil
	}
	second := b.s.finished[before]
	b.s.keys("enter")
	b.say("yes")
	return &second
}

// sameOffices compares everything that was written.
func sameOffices(t *rapid.T, a, b *office, p *typist) {
	t.Helper()
	if diff := cmp.Diff(a.saved, b.saved); diff != "" {
		t.Fatalf("what was written differs (-screens +line by line):\n%s\n%s", diff, p.transcript.String())
	}
	encoded := func(w *office) (docs []string) {
		for _, x := range w.finished {
			docs = append(docs, string(assess.Encode(&x)))
		}
		for _, id := range slices.Sorted(maps.Keys(w.drafts)) {
			x := w.drafts[id]
			docs = append(docs, string(assess.Encode(&x)))
		}
		return append(docs, fmt.Sprint(w.notes))
	}
	if diff := cmp.Diff(encoded(a), encoded(b)); diff != "" {
		t.Fatalf("what is there in the end differs (-screens +line by line):\n%s\n%s", diff, p.transcript.String())
	}
}

// recordBefore is what was agreed on earlier views of the same person, with a plan.
func recordBefore(t *rapid.T, first *assess.Assessment) assess.Assessment {
	record := *first
	record.ID, record.Rater, record.FinishedAt = "00000000-0000-7000-8000-0000000000bb", assess.Rater{Role: assess.Agreed}, first.FinishedAt.AddDate(0, -3, 0)
	record.Plan = drawPlan(t, "last plan")
	return record
}

func drawPlan(t *rapid.T, label string) []assess.PlanItem {
	var items []assess.PlanItem
	for i := range rapid.IntRange(0, 3).Draw(t, label) {
		items = append(items, assess.PlanItem{
			Competency: rapid.SampledFrom([]string{"write", "plan", "talk"}).Draw(t, "for"), Rung: "two", Action: fmt.Sprintf("Action %d of the %s", i, label),
			Due:    rapid.SampledFrom([]string{"", "2026-11-01", "2027-01-31"}).Draw(t, "due"),
			Status: rapid.SampledFrom([]string{assess.Planned, assess.Planned, assess.Done}).Draw(t, "status"),
		})
	}
	return items
}

// talkAndPlan goes on from the reveal to its end.
func (b *twice) talkAndPlan(first, second *assess.Assessment) {
	pair, err := assess.NewPair(first, second)
	if err != nil {
		b.t.Fatal(err)
	}
	c, err := score.Compare(b.s.ladder, pair)
	if err != nil {
		b.t.Fatal(err)
	}
	agreed, noted := map[assess.Question]bool{}, map[assess.Question]bool{}
	b.inTurn(c, agreed, noted)
	b.fromTheList(c, agreed, noted)
	before := len(b.s.finished)
	b.s.keys("1 end enter y")
	b.say("4", "yes")
	if len(b.s.finished) == before { // too little is agreed
		b.s.keys("esc")
		b.say("q")
		return
	}
	for range rapid.IntRange(0, 5).Draw(b.t, "changes of the plan") {
		b.changePlan()
	}
	b.s.keys("esc q")
	b.say("g", "q")
}

// inTurn talks about the differences one after the other.
func (b *twice) inTurn(c *score.Comparison, agreed, noted map[assess.Question]bool) {
	if len(c.ToTalk()) == 0 || rapid.IntRange(0, 3).Draw(b.t, "in turn") == 0 {
		return
	}
	b.s.keys("home")
	for range 3 {
		if !b.s.sees(chart.WhatWasSeen) {
			b.s.keys("enter")
		}
	}
	b.say("1")
	for _, d := range c.ToTalk() {
		b.note(d.Question, noted)
		if key := b.value(); key != "" {
			b.s.keys(key + " right")
			b.say(key)
			agreed[d.Question] = true
			continue
		}
		b.s.keys("right")
		b.say("s")
	}
}

// fromTheList opens some of all questions.
func (b *twice) fromTheList(c *score.Comparison, agreed, noted map[assess.Question]bool) {
	all := chart.NewTwoViews(c, nil).Questions()
	b.s.keys("2")
	b.say("2")
	for range rapid.IntRange(0, 3).Draw(b.t, "from the list") {
		i := rapid.IntRange(0, len(all)-1).Draw(b.t, "question")
		q := all[i].Question
		b.s.keys("home" + strings.Repeat(" down", i) + " enter")
		b.say(fmt.Sprint("t ", i+1))
		b.note(q, noted)
		if agreed[q] && rapid.Bool().Draw(b.t, "open again") {
			b.s.keys("u")
			b.say("u")
			delete(agreed, q)
		}
		if key := b.value(); key != "" {
			b.s.keys(key)
			b.say(key)
			agreed[q] = true
		} else {
			b.say("m")
		}
		b.s.keys("esc")
	}
	b.say("m")
}

// note notes what was said, or not.
func (b *twice) note(q assess.Question, noted map[assess.Question]bool) {
	if rapid.IntRange(0, 2).Draw(b.t, "said") > 0 {
		return
	}
	said := b.words("said") + rapid.SampledFrom([]string{"", "\nsecond line"}).Draw(b.t, "more")
	b.s.keys("e")
	b.say("e")
	if noted[q] {
		b.s.keys("enter")
		b.say("a")
	}
	b.s.text(said).keys("esc")
	b.say(append(strings.Split(said, "\n"), ".")...)
	noted[q] = true
}

// value draws a key for what is agreed on, "" to leave it open.
func (b *twice) value() string {
	return rapid.SampledFrom([]string{"0", "1", "2", "3", "4", "o", "n", "", ""}).Draw(b.t, "agreed")
}

// changePlan makes one change of the plan on the screen.
func (b *twice) changePlan() {
	record := &b.s.finished[len(b.s.finished)-1]
	if len(record.Plan) == 0 || rapid.Bool().Draw(b.t, "add") {
		b.addToPlan(record)
		return
	}
	i := rapid.IntRange(0, len(record.Plan)-1).Draw(b.t, "item")
	item := record.Plan[i]
	var order []int
	for _, g := range plan.Groups(record.Plan, b.s.today()) {
		order = append(order, g.Items...)
	}
	mark := "home"
	for _, at := range order {
		if at == i {
			break
		}
		mark += " down"
	}
	b.s.keys(mark)
	number := fmt.Sprint(" ", i+1)
	why := b.words("why")
	switch key := rapid.SampledFrom([]string{"x", "m", "d", "e", "o"}).Draw(b.t, "change"); {
	case key == "e":
		if _, err := plan.Edit(record.Plan, i, item.Action+" more", ""); err != nil {
			return // it is there already
		}
		b.s.keys("e").text(" more").keys("enter").text("X").keys("enter")
		b.say("e"+number, item.Action+" more", item.Owner+"X")
	case key == "o" && !plan.Open(item):
		b.s.keys("o")
		b.say("o" + number)
	case !plan.Open(item) || key == "o":
	case key == "x":
		b.s.keys("x")
		b.say("x" + number)
	case key == "d":
		b.s.keys("d").text(why).keys("enter")
		b.say("d"+number, why)
	case item.Due != "2027-03-31":
		b.s.keys("m" + strings.Repeat(" backspace", len(item.Due))).text("2027-03").keys("enter").text(why).keys("enter")
		b.say("m"+number, "2027-03", why)
	}
}

func (b *twice) addToPlan(record *assess.Assessment) {
	offers := plan.Choices(b.s.ladder, score.Counted(b.s.ladder, record))
	at := rapid.IntRange(0, len(offers)-1).Draw(b.t, "offer")
	offer, own := offers[at], rapid.Bool().Draw(b.t, "own words")
	item := offer.Item()
	if own = own || item.Action == ""; own {
		item.Action = b.words("action")
	}
	if _, err := plan.Add(record.Plan, item); err != nil {
		return // it is there already
	}
	owner, due := rapid.SampledFrom([]string{"", "Max"}).Draw(b.t, "owner"), rapid.SampledFrom([]string{"", "+3m", "2027-02-01"}).Draw(b.t, "due")
	b.s.keys("a")
	b.say("a")
	if key := map[bool]string{true: "w", false: "t"}[own]; len(offers) > 1 {
		b.s.keys("home" + strings.Repeat(" down", at))
		b.s.keys(map[bool]string{true: "w", false: "enter"}[own])
		b.say(fmt.Sprint(key, " ", at+1))
	}
	if own {
		b.s.text(item.Action)
		b.say(item.Action)
	}
	b.s.keys("enter").text(owner).keys("enter").text(due).keys("enter")
	for _, text := range []string{owner, due} {
		if text == "" {
			text = "s"
		}
		b.say(text)
	}
}
