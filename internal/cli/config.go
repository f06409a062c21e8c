package cli

import (
	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/desk"
	"github.com/rung-dev/rung/internal/store"
	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/internal/tui/setup"
)

// deskOf is what screens and conversations work on. What is in the home is read by those that show it.
func (a *app) deskOf(k *keeper) desk.Desk {
	return desk.Desk{
		Ladder:     k.shelf.bound,
		Revision:   k.shelf.revision,
		Facts:      k.shelf.facts(),
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
		SavePlan:   k.savePlan,
		Changeable: k.changeable,
		Notes:      k.notes,
		SaveNotes:  k.saveNotes,
	}
}

// config is what every screen needs.
func (a *app) config(k *keeper) (tui.Config, error) {
	choices, err := k.shelf.choices()
	return tui.Config{
		Desk:     a.deskOf(k),
		Choices:  choices,
		Edit:     k.edit,
		Pause:    a.pauser(),
		Untitled: a.noTitle,
		Progress: !a.noTitle && a.showsProgress(),
		Ground:   a.ground(),
		Ask:      a.theme == auto,
		Profile:  a.profile(),
		ASCII:    a.ascii(),
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

// readDrafts puts the drafts of the home on the desk.
func readDrafts(d *desk.Desk, k *keeper) error {
	drafts, bad, err := k.home.Drafts()
	d.Drafts = store.Documents(drafts)
	k.shelf.fetch(d.Drafts)
	d.Unreadable = append(d.Unreadable, unreadable(bad)...)
	return err
}

// readResults puts the finished assessments of a person on the desk, those of all for "". Plans take no account of capitals in a name.
func readResults(d *desk.Desk, k *keeper, person string) error {
	results, bad, err := k.home.Finished()
	for _, e := range results {
		if person == "" || assess.SameName(e.Assessment.Person.Name, person) {
			d.Results = append(d.Results, e.Assessment)
			k.files.put(e.Assessment.ID, k.home.Abs(e.Path))
		}
	}
	k.shelf.fetch(d.Results)
	d.Unreadable = append(d.Unreadable, unreadable(bad)...)
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
