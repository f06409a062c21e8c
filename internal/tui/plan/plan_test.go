package plan_test

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	screen "github.com/rung-dev/rung/internal/tui/plan"
	"github.com/rung-dev/rung/internal/tui/screentest"
	"github.com/rung-dev/rung/internal/tui/theme"
)

const today = "2026-11-21"

func someLadder() *ladder.Ladder {
	return &ladder.Ladder{
		ID: "product", Title: "Product",
		Rungs: []ladder.Rung{{ID: "pm", Title: "Product Manager", Short: "PM"}, {
			ID: "head", Parent: "pm", Title: "Head of Product", Short: "Head", Actions: []string{"Talk to two heads about their first year."},
		}},
		Competencies: []ladder.Competency{
			{ID: "business", Title: "Business acumen", Actions: map[string][]string{"head": {
				"Shadow a budget owner through one planning round. Note five choices and their reasons.", "Own one number of the monthly report.",
			}}},
			{ID: "talent", Title: "Team & talent", Actions: map[string][]string{"head": {"Mentor one junior colleague for a quarter with a written goal."}}},
			{ID: "market", Title: "Market & go-to-market"},
		},
	}
}

func someItems() []assess.PlanItem {
	return []assess.PlanItem{
		{Competency: "talent", Rung: "head", Action: "Mentor one junior colleague for a quarter with a written goal.", Owner: "Max", Due: "2027-02-01", Status: assess.Planned},
		{Competency: "business", Rung: "head", Action: "Shadow a budget owner through one planning round. Note five choices and their reasons.", Due: "2026-11-09", Status: assess.Planned},
		{Competency: "business", Rung: "head", Action: "Read the annual report.", Status: assess.Done, Closed: "2026-10-01"},
		{Rung: "head", Action: "Chair the review.", Status: assess.Dropped, Closed: "2026-10-02", Reason: "There is none."},
		{Competency: "market", Rung: "head", Action: "Visit three customers.", Status: "waiting", Unknown: assess.Unknown(`{"mood":"good"}`)},
	}
}

func content(items ...assess.PlanItem) screen.Content {
	return screen.Content{
		Title: "Plan", Items: items, Today: today, Ladder: someLadder(),
		Result: &assess.Result{Placement: "pm", Target: "head", Gaps: []assess.Gap{
			{Competency: "business", Start: "head", Kind: assess.OpportunityGap},
			{Competency: "market", Start: "head", Kind: assess.SkillGap},
			{Competency: "talent", Start: "head", Kind: assess.SkillGap},
		}},
	}
}

func reviewed(items ...assess.PlanItem) screen.Content {
	c := content(items...)
	c.Title, c.Review = "Last time's plan", true
	c.Note = "What is still open comes along; the rest stays where it was agreed."
	return c
}

// player types keys and keeps what the screen answers.
type player struct {
	*screen.Screen
	t       *testing.T
	actions []screen.Action
}

func play(t *testing.T, c screen.Content) *player {
	t.Helper()
	return &player{Screen: screen.New(theme.New(theme.Dark, colorprofile.TrueColor), c), t: t}
}

func (p *player) send(msg tea.Msg) *player {
	if a := p.Update(msg); a != nil {
		p.actions = append(p.actions, a)
	}
	p.View(76, 18) // as after every message
	return p
}

// keys presses keys given by name, blanks between them.
func (p *player) keys(script string) *player {
	for _, name := range strings.Fields(script) {
		p.send(screentest.Press(name))
	}
	return p
}

func (p *player) text(s string) *player {
	for _, r := range s {
		p.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return p
}

func (p *player) frame(width, height int) string {
	lines, _ := p.View(width, height)
	return ansi.Strip(strings.Join(lines, "\n"))
}

func (p *player) sees(text string) *player {
	p.t.Helper()
	if frame := p.frame(76, 18); !strings.Contains(frame, text) {
		p.t.Fatalf("%q is not on the screen:\n%s", text, frame)
	}
	return p
}

// says checks the one action of a refusal.
func (p *player) says(text string) *player {
	p.t.Helper()
	if r, ok := p.last().(screen.Refuse); !ok || !strings.Contains(r.Why, text) {
		p.t.Fatalf("%#v, want %q", p.last(), text)
	}
	return p
}

func (p *player) last() screen.Action {
	if len(p.actions) == 0 {
		return nil
	}
	return p.actions[len(p.actions)-1]
}

// becomes checks that the last action made the plan want, on the screen and, by its change, on disk, where somebody has added an
// item since.
func (p *player) becomes(before, want []assess.PlanItem) *player {
	p.t.Helper()
	var items []assess.PlanItem
	var change func([]assess.PlanItem) ([]assess.PlanItem, error)
	switch a := p.last().(type) {
	case screen.Changed:
		items, change = a.Items, a.Change
	case screen.Reviewed:
		items, change = a.Items, a.Change
	default:
		p.t.Fatalf("%#v", a)
	}
	if diff := cmp.Diff(want, items); diff != "" {
		p.t.Error(diff)
	}
	if diff := cmp.Diff(want, p.Items()); diff != "" {
		p.t.Error(diff)
	}
	other := assess.PlanItem{Action: "Added meanwhile", Status: assess.Planned}
	onDisk, err := change(append(slices.Clone(before), other))
	if err != nil {
		p.t.Fatal(err)
	}
	wantOnDisk := slices.Insert(slices.Clone(want), len(before), other)
	if diff := cmp.Diff(wantOnDisk, onDisk); diff != "" {
		p.t.Errorf("on disk:\n%s", diff)
	}
	return p
}

// with is some items with one of them changed.
func with(i int, change func(*assess.PlanItem)) []assess.PlanItem {
	items := someItems()
	change(&items[i])
	return items
}

func TestTick(t *testing.T) {
	want := with(1, func(i *assess.PlanItem) { i.Status, i.Closed = assess.Done, today })
	for _, key := range []string{"x", "space"} {
		play(t, content(someItems()...)).keys(key).becomes(someItems(), want) // the overdue one stands first
	}
	play(t, content(someItems()...)).keys("x x").says("It is done. o opens it again.")
}

func TestListIsWalked(t *testing.T) {
	p := play(t, content(someItems()...))
	for _, want := range []string{"Shadow", "Read", "Mentor", "Visit", "Chair", "Chair"} {
		p.sees("▸ [")
		if frame := p.frame(76, 40); !strings.Contains(frame[strings.Index(frame, "▸"):], want) {
			t.Errorf("the marker is not at %s:\n%s", want, frame)
		}
		p.keys("down")
	}
	p.keys("home up").sees("▸ [ ] Shadow").keys("end").sees("▸ [-] Chair")
}

func TestReopen(t *testing.T) {
	play(t, content(someItems()...)).keys("down o").
		becomes(someItems(), with(2, func(i *assess.PlanItem) { i.Status, i.Closed = assess.Planned, "" }))
	play(t, content(someItems()...)).keys("o").says("It is open.")
	anew := someItems()[2]
	anew.Status, anew.Closed, anew.Due = assess.Planned, "", "2030-01-01"
	p := play(t, content(append(someItems(), anew)...))
	for !strings.Contains(p.frame(76, 40), "▸ [x] Read") {
		p.keys("down")
	}
	p.keys("o").says("This action is on the plan already, as number 6. Move or edit that one.")
}

func TestMove(t *testing.T) {
	p := play(t, content(someItems()...)).keys("m").sees("Another date").sees("Shadow a budget owner")
	p.keys("ctrl+u").text("+2").sees("As 2027-02-01").keys("enter").says("is no date").text("w").sees("That is 5 December 2026.")
	p.keys("enter").text("The round is late.").keys("enter").becomes(someItems(), with(1, func(i *assess.PlanItem) {
		i.Due, i.Reason = "2026-12-05", "The round is late."
	}))
	play(t, content(someItems()...)).keys("end m").says("It is dropped.")
	play(t, content(someItems()...)).keys("m enter enter").says("has that date already")
}

func TestDropAsksWhy(t *testing.T) {
	p := play(t, content(someItems()...)).keys("d enter").says("Say why")
	p.text("q? no budget").keys("enter").becomes(someItems(), with(1, func(i *assess.PlanItem) {
		i.Status, i.Closed, i.Reason = assess.Dropped, today, "q? no budget"
	}))
	if p.Typing() {
		t.Error("the form is still there")
	}
}

func TestEdit(t *testing.T) {
	for _, key := range []string{"e", "enter"} {
		play(t, content(someItems()...)).keys(key).keys("ctrl+u").text("Shadow two").keys("tab").text("Eva").keys("enter").
			becomes(someItems(), with(1, func(i *assess.PlanItem) { i.Action, i.Owner = "Shadow two", "Eva" }))
	}
	play(t, content(someItems()...)).keys("e ctrl+u enter").says("Say in a few words")
	other := assess.PlanItem{Competency: "business", Rung: "head", Action: "Own one number", Status: assess.Planned}
	p := play(t, content(append(someItems(), other)...)).keys("e ctrl+u").text("Own one number").keys("ctrl+s").says("on the plan already, as number 6")
	if !p.Typing() {
		t.Error("the words that were typed are gone with the form")
	}
}

func TestAddFromTheLadder(t *testing.T) {
	p := play(t, content(someItems()...)).keys("a").sees("▸ Shadow a budget owner").sees("creates the occasion · on the plan")
	p.keys("down").sees("▸ Own one number").keys("enter enter enter").text("2027-02").keys("enter")
	p.becomes(someItems(), append(someItems(), assess.PlanItem{
		Competency: "business", Rung: "head", Action: "Own one number of the monthly report.", Due: "2027-02-28", Status: assess.Planned,
	})).sees("▸ [ ] Own one number")
	play(t, content(someItems()...)).keys("a enter ctrl+s").says("on the plan already, as number 2")
}

func TestAddInOnesOwnWords(t *testing.T) {
	own := assess.PlanItem{Competency: "business", Rung: "head", Action: "Ask the CFO", Status: assess.Planned}
	play(t, content(someItems()...)).keys("a w").sees("In your own words").sees("Business acumen").
		text("Ask the CFO").keys("ctrl+s").becomes(someItems(), append(someItems(), own))

	gap := assess.PlanItem{Competency: "market", Rung: "head", Action: "Join a fair", Owner: "Eva", Status: assess.Planned}
	play(t, content(someItems()...)).keys("a down down").sees("▸ In your own words …"). // the ladder says nothing about this one
												keys("enter").sees("Market").text("Join a fair").keys("enter").text("Eva").keys("enter enter").becomes(someItems(), append(someItems(), gap))

	step := assess.PlanItem{Rung: "head", Action: "Read", Status: assess.Planned}
	play(t, content(someItems()...)).keys("a end enter").sees("For the whole step").text("Read").keys("ctrl+s").
		becomes(someItems(), append(someItems(), step))

	c := content() // without a ladder there is nothing to choose
	c.Ladder, c.Result = nil, nil
	play(t, c).sees("Nothing is planned yet.").keys("enter").sees("In your own words").text("Read").keys("ctrl+s").
		becomes(nil, []assess.PlanItem{{Action: "Read", Status: assess.Planned}})
}

func TestFormGoesBack(t *testing.T) {
	p := play(t, content(someItems()...)).keys("a w").text("Ask").keys("enter").text("Eva").keys("esc")
	p.sees("Ask").sees("Eva").keys("enter enter shift+tab shift+tab shift+tab").text("!").keys("esc").says("not kept yet")
	p.keys("enter").sees("Ask!") // going on takes the warning back
	p.keys("shift+tab esc").keys("esc")
	if p.Typing() {
		t.Error("the second esc does not leave")
	}
	p.sees("What to do").keys("esc").sees("3 open").keys("esc")
	if p.last() != (screen.Close{}) {
		t.Errorf("%#v", p.last())
	}
	clean := play(t, content(someItems()...)).keys("m esc")
	if clean.Typing() || len(clean.actions) > 0 {
		t.Error("an untouched form is left at once")
	}
}

func TestPasteIsOneSafeLine(t *testing.T) {
	p := play(t, content()).keys("a w").send(tea.PasteMsg{Content: "Ask\nthe \x1b[31mCFO\u202e"}).keys("ctrl+s")
	if got := p.Items()[0].Action; got != "Ask the ␛[31mCFO" {
		t.Errorf("%q", got)
	}
	p = play(t, content()).keys("a w").send(tea.PasteMsg{Content: strings.Repeat("x", assess.MaxNote+1)}).says("64 KiB")
	if len(p.Items()) > 0 {
		t.Error("too long a text was taken")
	}
}

func TestReview(t *testing.T) {
	p := play(t, reviewed(someItems()...)).sees("1 of 3").sees("overdue by 12 days").keys("enter").says("Choose first")
	done := with(1, func(i *assess.PlanItem) { i.Status, i.Closed = assess.Done, today })
	p.keys("x").becomes(someItems(), done).sees("2 of 3").sees("Mentor one junior")

	p.keys("m ctrl+u").text("+3m").keys("enter").text("Max is away").keys("enter")
	moved := slices.Clone(done)
	moved[0].Due, moved[0].Reason = "2027-02-21", "Max is away"
	p.becomes(done, moved).sees("3 of 3").sees("Visit three customers")

	p.keys("d").text("They came to us.").keys("enter")
	dropped := slices.Clone(moved)
	dropped[4].Status, dropped[4].Closed, dropped[4].Reason = assess.Dropped, today, "They came to us."
	p.becomes(moved, dropped)
	if _, ok := p.last().(screen.Reviewed); !ok {
		t.Errorf("%#v", p.last())
	}
}

func TestReviewOfWhatStaysOpen(t *testing.T) {
	p := play(t, reviewed(someItems()...)).keys("o o")
	if len(p.actions) != 0 {
		t.Fatalf("nothing was changed: %#v", p.actions)
	}
	p.keys("down down enter") // the marker takes, too
	want := screen.Reviewed{Items: someItems()}
	if got, ok := p.last().(screen.Reviewed); !ok || got.Change != nil || !cmp.Equal(got.Items, want.Items) {
		t.Errorf("%#v", p.last())
	}
	if len(p.actions) != 1 {
		t.Errorf("%#v", p.actions)
	}
}

func TestReviewCanBeDecidedAnew(t *testing.T) {
	done := with(1, func(i *assess.PlanItem) { i.Status, i.Closed = assess.Done, today })
	p := play(t, reviewed(someItems()...)).keys("x left").sees("1 of 3").sees("▸ x  Done")
	p.keys("d").text("No budget.").keys("enter").becomes(done, with(1, func(i *assess.PlanItem) {
		i.Status, i.Closed, i.Reason = assess.Dropped, today, "No budget."
	})).sees("2 of 3")
	p = play(t, reviewed(someItems()...)).keys("x left o").becomes(done, someItems())
	p.keys("left left left").sees("1 of 3").keys("m esc").sees("1 of 3").keys("esc")
	if p.last() != (screen.Close{}) {
		t.Errorf("%#v", p.last())
	}
}

func TestReviewOfNothing(t *testing.T) {
	p := play(t, reviewed(someItems()[2:4]...)).sees("Nothing of it is open.").keys("x left down enter")
	if got, ok := p.last().(screen.Reviewed); !ok || got.Change != nil || len(p.actions) != 1 {
		t.Errorf("%#v", p.actions)
	}
}

// TestItemsOfTheCallerStay: the screen works on a list of its own.
func TestItemsOfTheCallerStay(t *testing.T) {
	items := someItems()
	play(t, content(items...)).keys("x down o a w").text("Ask").keys("ctrl+s")
	if diff := cmp.Diff(someItems(), items); diff != "" {
		t.Error(diff)
	}
}
