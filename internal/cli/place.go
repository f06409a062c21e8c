package cli

import (
	"errors"
	"io/fs"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/store"
)

// openHome opens the directory that holds drafts, results and ladders. Nothing is made there before something is saved.
func (a *app) openHome() (*store.Store, error) {
	home := a.home
	if home == "" {
		var err error
		if home, err = store.DefaultHome(a.world.Getenv, a.world.GOOS); err != nil {
			return nil, err
		}
	}
	return store.Open(home, store.Options{Now: a.world.Now, Rand: a.world.Rand})
}

// homeToSaveIn opens the home for a command whose result would be lost without it.
func (a *app) homeToSaveIn() (*store.Store, error) {
	home, err := a.openHome()
	var bad *store.HomeError
	if errors.As(err, &bad) && !errors.Is(err, fs.ErrPermission) {
		return nil, fail(notSaved, "not saved: %v", bad)
	}
	return home, err
}

// shelf returns the ladders at hand. The home is opened when one of its ladders may be needed.
func (a *app) shelf() *shelf {
	return newShelf(func() ([]store.LadderFile, error) {
		home, err := a.openHome()
		if err != nil {
			return nil, err
		}
		return home.Ladders()
	})
}

// documents reads the assessments behind entries. What cannot be read any more is left out.
func documents(home *store.Store, entries []store.Entry) []*assess.Assessment {
	var as []*assess.Assessment
	for _, e := range entries {
		if a, err := home.Load(e.Path); err == nil {
			as = append(as, a)
		}
	}
	return as
}
