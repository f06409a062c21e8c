package cli

import (
	"strings"

	"github.com/rung-dev/rung/internal/store"
	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/internal/tui/setup"
)

// config is what every screen needs. What is in the home is read by those that show it.
func (a *app) config(k *keeper) (tui.Config, error) {
	choices, err := k.shelf.choices()
	return tui.Config{
		Choices:    choices,
		Ladder:     k.shelf.bound,
		Facts:      k.shelf.facts(),
		Revision:   k.shelf.revision,
		Now:        a.now,
		Today:      a.today,
		NewID:      a.newID,
		Open:       k.open,
		Save:       k.save,
		Finish:     k.finish,
		Discard:    k.discard,
		Release:    k.letGo,
		ReadView:   k.readView,
		Keep:       k.keepView,
		Changeable: k.changeable,
		SavePlan:   k.savePlan,
		Notes:      k.notes,
		SaveNotes:  k.saveNotes,
		Edit:       k.edit,
		Pause:      a.pauser(),
		Untitled:   a.noTitle,
		Progress:   !a.noTitle && a.showsProgress(),
		Ground:     a.ground(),
		Ask:        a.theme == auto,
		Profile:    a.profile(),
		ASCII:      a.ascii(),
	}, err
}

// choices are the ladders for the form. Their text is read now: choosing one must not wait for a disk.
func (s *shelf) choices() ([]setup.Choice, error) {
	volumes, err := s.all()
	var cs []setup.Choice
	for _, v := range volumes {
		cs = append(cs, setup.Choice{ID: v.id, Title: v.title(), Load: v.load})
	}
	return cs, err
}

// readDrafts puts the drafts of the home into cfg.
func readDrafts(cfg *tui.Config, k *keeper) error {
	drafts, bad, err := k.home.Drafts()
	cfg.Drafts = store.Documents(drafts)
	k.shelf.fetch(cfg.Drafts)
	cfg.Unreadable = append(cfg.Unreadable, unreadable(bad)...)
	return err
}

// readResults puts the finished assessments of a person into cfg, those of all for "". Plans take no account of capitals in a name.
func readResults(cfg *tui.Config, k *keeper, person string) error {
	results, bad, err := k.home.Finished()
	for _, e := range results {
		if person == "" || strings.EqualFold(e.Assessment.Person.Name, person) {
			cfg.Results = append(cfg.Results, e.Assessment)
			k.files[e.Assessment.ID] = k.home.Abs(e.Path)
		}
	}
	k.shelf.fetch(cfg.Results)
	cfg.Unreadable = append(cfg.Unreadable, unreadable(bad)...)
	return err
}

// unreadable says why files were left out, one line for each.
func unreadable(files []store.Unreadable) []string {
	var lines []string
	for _, f := range files {
		err := documentFailure(f.Path, f.Err)
		if text := err.Error(); text != f.Err.Error() {
			lines = append(lines, text)
			continue
		}
		lines = append(lines, f.Path+": "+bare(f.Err))
	}
	return lines
}
