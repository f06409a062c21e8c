package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/revise"
	"github.com/rung-dev/rung/internal/tui"
)

// After the ladder has changed, a result is shown as it was saved. Who goes on from it is asked for what is new, with the earlier
// answer marked where the words have changed; the earlier result stays as it is.
func TestRenew(t *testing.T) {
	old := forkLadder(t)
	before := newWorldOn(t, old).start(100, 30).beginAt(0).answer("441").keys("enter")
	saved := before.finished[0]
	earlier := assess.Encode(&saved)

	now := read(t, strings.NewReplacer(
		"version: 1.0.0", "version: 1.1.0",
		"I quote a price before the work begins.", "I name the price of a piece to its buyer.",
	).Replace(fork))
	w := newWorldOn(t, now)
	w.ids = 9
	cfg := w.config()
	cfg.Results = []*assess.Assessment{&saved}
	cfg.Ladder = func(ref assess.LadderRef) (*ladder.Ladder, error) {
		if ref.Fits(old) {
			return old, nil
		}
		return now, nil
	}
	cfg.Revision = func(a *assess.Assessment) *revise.Revision {
		if a.Ladder.Fits(now) {
			return nil
		}
		return &revise.Revision{Carried: revise.Carry(old, now, a), Change: "1 indicator reworded", Fate: "some stand"}
	}
	w.root = tui.New(cfg)
	w.root.StartHome()
	w.send(tea.WindowSizeMsg{Width: 100, Height: 30})

	w.keys("down down down enter").mustSee("Since then this ladder has changed: 1 indicator reworded").mustSee("Next role")
	w.keys("a esc").mustSee("Go on") // nothing is answered yet, and what stands is kept all the same
	if len(w.drafts) != 1 {
		t.Fatalf("%d drafts are saved, want 1", len(w.drafts))
	}
	w.keys("enter").mustSee("I name the price of a piece to its buyer.").mustSee("Your earlier answer is marked").mustSee("▸ 1")
	w.keys("enter").mustSee("all that needs asking").keys("enter").mustSee("You stand at")
	if len(w.finished) != 1 {
		t.Fatalf("%d results, want 1", len(w.finished))
	}
	a := w.finished[0]
	if a.ID == saved.ID || a.From == nil || a.From.ID != saved.ID || len(a.Answers) != len(saved.Answers) || a.Ladder.Version != "1.1.0" {
		t.Errorf("the new document is %+v", a)
	}
	if string(assess.Encode(&saved)) != string(earlier) {
		t.Error("the earlier document has changed")
	}
}
