package plan_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestKeepOnTheWayOut: words for the plan that were begun are put on it, while a decision that was not taken is only told.
func TestKeepOnTheWayOut(t *testing.T) {
	p := play(t, content()).keys("a w").send(tea.PasteMsg{Content: "Shadow a budget ow"})
	p.Keep()
	if items := p.Items(); len(items) != 1 || items[0].Action != "Shadow a budget ow" {
		t.Errorf("the plan holds %+v", items)
	}
	if p.Unkept() != "" {
		t.Errorf("not kept is %q", p.Unkept())
	}
	p = play(t, reviewed(someItems()...)).keys("d").send(tea.PasteMsg{Content: "no ti"})
	before := len(p.Items())
	if action := p.Keep(); action != nil || len(p.Items()) != before || p.Unkept() != "Why: no ti" {
		t.Errorf("%+v; not kept is %q", action, p.Unkept())
	}
}

// TestHalfADayIsTold: what cannot go on the plan as it stands is told, and what goes there is, too.
func TestHalfADayIsTold(t *testing.T) {
	day := tea.PasteMsg{Content: "31.12."}
	p := play(t, content()).keys("a w").send(tea.PasteMsg{Content: "Shadow"}).keys("enter enter").send(day)
	if p.Kept() != "Action: Shadow" || p.Unkept() != "Due: 31.12." {
		t.Errorf("kept %q, not kept %q", p.Kept(), p.Unkept())
	}
	p.Keep()
	if items := p.Items(); len(items) != 1 || items[0].Action != "Shadow" || items[0].Due != "" || p.Kept()+p.Unkept() != "" {
		t.Errorf("the plan holds %+v; %q and %q are told once more", items, p.Kept(), p.Unkept())
	}
	p = play(t, content()).keys("a w")
	if p.Keep(); p.Kept()+p.Unkept() != "" {
		t.Errorf("of nothing typed %q and %q are told", p.Kept(), p.Unkept())
	}
}
