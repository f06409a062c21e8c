package cli

import (
	"errors"
	"io/fs"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/rung-dev/rung/internal/store"
)

// openHome opens the directory that holds drafts, results and ladders. Nothing is made there before something is saved.
func (a *app) openHome() (*store.Store, error) {
	home, err := a.homePath()
	if err != nil {
		return nil, err
	}
	return store.Open(home, store.Options{Now: a.world.Now, Rand: a.world.Rand})
}

// homePath is where the home is, or would be.
func (a *app) homePath() (string, error) {
	if a.home != "" {
		return a.home, nil
	}
	return store.DefaultHome(a.world.Getenv, a.world.GOOS)
}

// isInHome says whether a path lies in the home.
func (a *app) isInHome(path string) bool {
	home, err := a.homePath()
	if err != nil {
		return false
	}
	if home, err = filepath.Abs(home); err != nil {
		return false
	}
	within, err := filepath.Rel(home, path)
	return err == nil && filepath.IsLocal(within)
}

// homeToSaveIn opens the home for a command whose result would be lost without it.
func (a *app) homeToSaveIn() (*store.Store, error) {
	home, err := a.openHome()
	if err != nil {
		return nil, lostFor(err)
	}
	return home, nil
}

// withoutHome says that a home which is there cannot be looked into, so nothing in it counts. Without a home, or with a file in its place,
// nothing came before.
func (a *app) withoutHome(err error) {
	var bad *store.HomeError
	if errors.As(err, &bad) && !errors.Is(err, syscall.ENOTDIR) {
		a.say("left out: earlier results: %v", bad)
	}
}

// lostFor words trouble with the home for a command whose result is lost by it.
func lostFor(err error) error {
	var bad *store.HomeError
	if errors.As(err, &bad) && !errors.Is(err, fs.ErrPermission) {
		return fail(notSaved, "not saved: %v", bad).because(bad)
	}
	return err
}

// shelf returns the ladders at hand. The home is opened when one of its ladders may be needed.
func (a *app) shelf() *shelf {
	open := sync.OnceValues(a.openHome)
	s := newShelf(func() ([]store.LadderFile, error) {
		home, err := open()
		if err != nil {
			return nil, err
		}
		return home.Ladders()
	})
	s.kept = func(digest string) ([]byte, error) {
		home, err := open()
		if err != nil {
			return nil, err
		}
		return home.KeptLadder(digest)
	}
	return s
}
