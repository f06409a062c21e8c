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
	p = play(t, reviewed(someItems()...)).keys("d").send(tea.PasteMsg{Content: "no ti"})
	before := len(p.Items())
	if action := p.Keep(); action != nil || len(p.Items()) != before || p.Unkept() != "Why: no ti" {
		t.Errorf("%+v; not kept is %q", action, p.Unkept())
	}
}
