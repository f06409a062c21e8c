package cli

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/oneonone"
	"github.com/rung-dev/rung/internal/store"
)

// keeper saves what the screens hand it. Its drafts stay locked until the program ends, so that no other rung
// writes to them.
type keeper struct {
	app    *app
	home   *store.Store
	shelf  *shelf
	ladder string // file of the ladder, "" for one that is at hand without it
	target string // of the finished assessment, "" for its place in the home
	force  bool
	told   bool   // a conversation says itself where things are saved
	meets  bool   // for a one-on-one: target is for the agreed record, and the command for going on is that
	again  string // the command that goes on, "" for the one that resumes the draft
	watch  *watch // of a conversation, nil for a screen

	newest atomic.Pointer[string] // id of the draft worked on last; for who cannot wait for mu
	files  places                 // of finished assessments; likewise

	mu      sync.Mutex        // screens save in the background
	locks   map[string]func() // by id of the draft
	kept    map[string]bool   // drafts that are on the disk
	shelved []string          // digests of ladders that a copy was kept of
	said    []string          // what to say when the screen is gone
	losses  []unwritten       // what could not be saved, and was not saved since
	printed *assess.Assessment
}

func newKeeper(a *app, home *store.Store, s *shelf) *keeper {
	k := &keeper{app: a, home: home, shelf: s, locks: map[string]func(){}, kept: map[string]bool{}}
	a.keeper.Store(k)
	return k
}

// lock takes a draft for this process.
func (k *keeper) lock(id string) error {
	if k.locks[id] != nil {
		return nil
	}
	unlock, err := k.home.LockDraft(id)
	if err != nil {
		return err
	}
	k.locks[id] = unlock
	return nil
}

// open locks a draft and reads it afresh: another rung may have gone on with it since it was listed.
func (k *keeper) open(id string) (*assess.Assessment, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.lock(id); err != nil {
		return nil, failureOf(err)
	}
	a, err := k.home.LoadDraft(id)
	if err == nil {
		err = k.fits(a)
	}
	if err != nil {
		k.release(id)
		return nil, err
	}
	k.kept[id] = true
	k.newest.Store(&id)
	return a, nil
}

// fits fails for a draft of another ladder than the one at hand: its answers may be to other questions.
func (k *keeper) fits(a *assess.Assessment) error {
	l, err := k.shelf.bound(a.Ladder)
	if err == nil && !a.Ladder.Fits(l) {
		from := source{path: k.home.Abs("drafts/" + a.ID + ".json"), ladder: k.ladder}
		return otherLadder("the draft", l, a.Ladder).try("%s takes its answers to the ladder at hand",
			k.app.command("assess", "--from", from.path)+from.ladderFlag())
	}
	return err
}

// save writes a draft.
func (k *keeper) save(a *assess.Assessment) error {
	k.app.world.test(InSaving)
	k.mu.Lock()
	defer k.mu.Unlock()
	err := k.lock(a.ID)
	if err == nil {
		err = k.home.SaveDraft(a)
	}
	if err != nil {
		return k.lose(unwritten{a.ID, "", err})
	}
	k.settle(a.ID, "")
	k.kept[a.ID] = true
	k.newest.Store(&a.ID)
	k.keepLadder(a)
	return nil
}

// keepLadder keeps a copy of the ladder of an assessment that is saved in the home, once. What goes wrong is said in the end: the
// assessment itself is safe.
func (k *keeper) keepLadder(a *assess.Assessment) {
	if slices.Contains(k.shelved, a.Ladder.Digest) {
		return
	}
	k.shelved = append(k.shelved, a.Ladder.Digest)
	if err := k.shelf.keepFor(k.home, a); err != nil {
		k.said = append(k.said, err.Error())
	}
}

// finish writes a finished assessment and removes its draft.
func (k *keeper) finish(a *assess.Assessment) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	target := k.targetOf(a)
	if target != "" {
		k.keepLadder(a)
	}
	if target == stdio {
		k.files.put(a.ID, "")
		k.printed = oneonone.Snapshot(a) // when the screen is gone; whoever talks about the plan changes a, and hands over each change, too
		return nil
	}
	path, err := k.put(a, target)
	if path == "" {
		return k.lose(unwritten{a.ID, "", err})
	}
	k.settle(a.ID, "")
	k.newest.Store(nil)
	k.files.put(a.ID, path)
	if !k.told {
		k.said = append(k.said, "saved "+path)
	}
	k.said = append(k.said, k.hints(a, path)...)
	if err != nil {
		k.said = append(k.said, err.Error())
	}
	k.release(a.ID)
	return nil
}

// fileOf is where a finished assessment is, "" where that is not known.
func (k *keeper) fileOf(id string) string {
	path, _ := k.files.of(id)
	return path
}

// hints say what to do with what came of a one-on-one.
func (k *keeper) hints(a *assess.Assessment, path string) []string {
	switch {
	case a.Rater.Role == assess.Agreed:
		return []string{"hint: " + k.app.command("one-on-one", path) + " --minutes writes the minutes"}
	case a.About != nil:
		return []string{"hint: " + k.app.command("share", path) + " --to KEY -o FILE hands your view over"}
	}
	return nil
}

// put returns where it saved a. An error beside it is about the draft, which should have gone.
func (k *keeper) put(a *assess.Assessment, target string) (path string, err error) {
	if target == "" {
		name, err := k.home.Finish(a)
		if name != "" {
			name = k.home.Abs(name)
			k.keepLadder(a)
		}
		return name, err
	}
	if err := store.WriteNew(target, assess.Encode(a), k.force); err != nil {
		return "", err
	}
	return target, k.home.DeleteDraft(a.ID)
}

// targetOf is where a finished assessment goes. Of a one-on-one only the record goes where -o says.
func (k *keeper) targetOf(a *assess.Assessment) string {
	if k.meets && a.Rater.Role != assess.Agreed {
		return ""
	}
	return k.target
}

// discard removes a draft.
func (k *keeper) discard(id string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.lock(id); err != nil {
		return failureOf(err)
	}
	defer k.release(id)
	k.settle(id, "")
	return k.home.DeleteDraft(id)
}

// letGo unlocks a draft that was opened and is not worked on.
func (k *keeper) letGo(id string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.release(id)
}

func (k *keeper) release(id string) {
	if unlock := k.locks[id]; unlock != nil {
		unlock()
	}
	delete(k.locks, id)
	delete(k.kept, id)
}

// close waits for what is being saved, and lets go of all drafts.
func (k *keeper) close() {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, unlock := range k.locks {
		unlock()
	}
	clear(k.locks)
	_ = k.home.Close() // nothing was left open to write
}
