package cli

import (
	"errors"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/internal/tui/setup"
	"github.com/rung-dev/rung/ladders"
)

// farewell says what was saved where and how to go on, and returns why the screens ended if not as the person wished.
func (a *app) farewell(e tui.Exit, k *keeper, w *watch, err error) error {
	code := w.code(e)
	k.recall(e)
	if e.Draft != nil && (err != nil || code != done) {
		k.saveLast(e.Draft)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, said := range k.said {
		a.say("%s", said)
	}
	if e.Planned != "" && len(k.losses) == 0 {
		a.say("kept on the plan as far as it was typed: %s", e.Planned)
	}
	if e.Typed != "" {
		a.say("typed and not kept: %s", e.Typed)
	}
	kept := k.keptOf(e, err != nil || code != done)
	if broken := (*fault)(nil); errors.As(err, &broken) {
		if last := k.lastKept(); len(kept) == 0 && k.told && last != "" {
			kept = []string{last} // the conversation did not come to say where it was
		}
		return a.brokenBy(broken, k.losses, strings.Join(kept, "; "))
	}
	for _, line := range kept {
		a.say("%s", line)
	}
	lost, cut := k.print(), brokenOff{}
	switch {
	case len(k.losses) > 0:
		return a.lost(k.losses)
	case lost != nil:
		return lost
	case code != done:
		return &failure{code: code}
	case errors.As(err, &cut):
		return cut.after(kept)
	case err != nil:
		return fail(failed, "the screen could not go on: %s", strings.TrimPrefix(err.Error(), tea.ErrProgramKilled.Error()+": ")).try("what was saved is safe; rung doctor checks home and terminal")
	}
	return nil
}

// saveLast saves answers that were given while the last save was under way. A failure is among the losses, and so is a fault.
func (k *keeper) saveLast(a *assess.Assessment) {
	defer func() {
		if recovered := recover(); recovered != nil {
			k.mu.Lock()
			defer k.mu.Unlock()
			_ = k.lose(unwritten{a.ID, "", faultOf(recovered)})
		}
	}()
	_ = k.save(a)
}

// brokenBy is the end by a fault; what could not be saved is said before.
func (a *app) brokenBy(f *fault, losses []unwritten, kept string) error {
	for _, l := range losses {
		a.say("not saved: %v", l)
	}
	end := a.faulty(f, kept)
	if known := (*failure)(nil); len(losses) > 0 && errors.As(end, &known) {
		known.code = notSaved
	}
	return end
}

// leftAtOnce is the farewell of somebody who did not wait for the disk. What is on it is not known here.
func (a *app) leftAtOnce(k *keeper, w *watch) error {
	if kept := k.lastKept(); kept != "" {
		a.say("%s", kept)
	}
	return &failure{code: w.code(tui.Exit{Interrupted: true})}
}

// lastKept says what there is to go on with for who cannot look at the disk, "" for nothing.
func (k *keeper) lastKept() string {
	id := k.newest.Load()
	if id == nil {
		return ""
	}
	return "draft kept as it was saved last; go on with: " + k.resumeCommand(*id)
}

// lost names everything that is not saved; the last of it is the error.
func (a *app) lost(losses []unwritten) error {
	last := len(losses) - 1
	for _, l := range losses[:last] {
		a.say("not saved: %v", l)
	}
	return fail(notSaved, "not saved: %v", losses[last]).because(losses[last].err)
}

// keptOf says what stands of what was being done, and the command that goes on with it; nil where nothing is left open. Broken off says
// that the person did not leave of their own accord.
func (k *keeper) keptOf(e tui.Exit, brokenOff bool) []string {
	var lines []string
	for _, id := range k.left(e) {
		kept := "draft kept"
		if k.hasLost(id) {
			kept = "draft kept as it was saved last"
		}
		lines = append(lines, kept+"; go on with: "+k.resumeCommand(id))
	}
	switch {
	case len(lines) > 0:
	case e.Begun != nil:
		lines = []string{"nothing is answered yet; begin with: " + k.beginCommand(*e.Begun)}
	case e.Meeting && brokenOff && k.again != "":
		command := k.again
		if e.Name != "" {
			command += " --name " + safe.Shell(e.Name)
		}
		lines = []string{"go on with: " + command}
	}
	return lines
}

// left are the drafts to go on with: the one on the screen, or those whose end could not be saved.
func (k *keeper) left(e tui.Exit) []string {
	switch {
	case e.Draft != nil && k.kept[e.Draft.ID]:
		return []string{e.Draft.ID}
	case e.Draft == nil && len(k.losses) > 0:
		return slices.Sorted(maps.Keys(k.kept))
	}
	return nil
}

// beginCommand begins an assessment with what a form holds.
func (k *keeper) beginCommand(v setup.Values) string {
	command := k.app.command("assess")
	add := func(flag, value string) {
		if value != "" {
			command += " --" + flag + " " + safe.Shell(value)
		}
	}
	add("name", v.Name)
	add("manager", v.Rater)
	switch {
	case k.ladder != "":
		add("ladder", k.ladder)
	case v.Ladder != nil && v.Ladder.ID != ladders.Default:
		add("ladder", v.Ladder.ID)
	}
	if l := v.Ladder; l != nil {
		add("context", l.Context)
		add("at", rungID(l, v.Declared))
		add("aspire", rungID(l, v.Aspired))
	}
	if v.Mode != assess.Check {
		add("mode", string(v.Mode))
	}
	add("output", k.target)
	return command + k.app.accessibleFlag()
}

func rungID(l *ladder.Ladder, i int) string {
	if i < 0 || i >= len(l.Rungs) {
		return ""
	}
	return l.Rungs[i].ID
}

// resumeCommand goes on with a draft as it was begun.
func (k *keeper) resumeCommand(id string) string {
	if k.again != "" {
		return k.again
	}
	command := k.app.command("assess")
	if k.ladder != "" {
		command += " --ladder " + safe.Shell(k.ladder)
	}
	if k.target != "" && !k.meets {
		command += " -o " + safe.Shell(k.target)
	}
	return command + " --resume " + id + k.app.accessibleFlag()
}

// print writes a finished assessment to standard output; then its draft is done with.
func (k *keeper) print() error {
	if k.printed == nil {
		return nil
	}
	if err := k.app.print(k.printed); err != nil {
		return err
	}
	return k.home.DeleteDraft(k.printed.ID)
}
