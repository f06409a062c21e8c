package cli

import (
	"errors"
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/tui"
)

// farewell says what was saved where and how to go on, and returns why the screens ended if not as the person wished.
func (a *app) farewell(e tui.Exit, k *keeper, w *watch, err error) error {
	code := w.code(e)
	k.recall(e)
	if e.Draft != nil && (err != nil || code != done) {
		_ = k.save(e.Draft) // answers that were given while the last save was under way; a failure is among the losses
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, said := range k.said {
		a.say("%s", said)
	}
	for _, id := range k.left(e) {
		kept := "draft kept"
		if k.hasLost(id) {
			kept = "draft kept as it was saved last"
		}
		a.say("%s; go on with: %s", kept, k.resumeCommand(id))
	}
	switch {
	case len(k.losses) > 0:
		return a.lost(k.losses)
	case code != done:
		if err := k.print(); err != nil {
			return err
		}
		return &failure{code: code}
	case errors.Is(err, tea.ErrProgramPanic):
		return fail(failed, "a fault in rung ended the screen; what was saved is safe")
	case err != nil:
		return fail(failed, "the screen could not go on: %s", strings.TrimPrefix(err.Error(), tea.ErrProgramKilled.Error()+": "))
	}
	return k.print()
}

// lost names everything that is not saved; the last of it is the error.
func (a *app) lost(losses []unwritten) error {
	last := len(losses) - 1
	for _, l := range losses[:last] {
		a.say("not saved: %v", l)
	}
	return fail(notSaved, "not saved: %v", losses[last])
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
	return command + " --resume " + id
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
