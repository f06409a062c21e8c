package cli

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/store"
)

// The checks of ladders.
const (
	laddersBuiltIn check = "ladders.built_in"
	laddersOwn     check = "ladders.own"
	laddersCopies  check = "ladders.copies"
)

// How many ladders of a person's own are read, and how much of them together, in bytes. Who has more can check them one by one.
const (
	maxLadders     = 200
	maxLadderBytes = 4 << 20
)

// checkLadders reads all ladders at hand, and lints them.
func (e *examination) checkLadders() {
	for _, v := range e.shelfOf().known() {
		if v.from == builtIn {
			e.checkLadder(laddersBuiltIn, v, "install rung anew")
		}
	}
	if e.clean(laddersBuiltIn) {
		e.ok(laddersBuiltIn, "the ladders that ship with rung can be read")
	}
	if e.home == nil || e.home.Err != nil {
		return
	}
	e.checkOwn()
	for _, i := range e.home.Items {
		if isMisnamed(i) && i.Info.Mode().IsRegular() {
			e.warn(laddersOwn, "%s is passed over because of its name", e.names.path(i)).try("name the file of a ladder after its id, as in product.yaml")
		}
	}
	if e.clean(laddersOwn) {
		e.ok(laddersOwn, "%s", ownLadders(len(e.home.Ladders())))
	}
	e.checkCopies()
}

func ownLadders(n int) string {
	if n == 0 {
		return "there are no ladders of your own"
	}
	return chart.Count(n, "ladder") + " of your own can be read, and nothing is wrong with the wording"
}

// isMisnamed says whether an item looks like a ladder, and has a name that is no id of one.
func isMisnamed(i store.Item) bool {
	kind := strings.ToLower(path.Ext(i.Path))
	return path.Dir(i.Path) == "ladders" && i.Sort() == store.Stray && (kind == ".yaml" || kind == ".yml")
}

// shelfOf is the shelf with the ladders of the home, whatever is wrong with that otherwise.
func (e *examination) shelfOf() *shelf {
	if e.shelf != nil {
		return e.shelf
	}
	e.shelf = newShelf(func() ([]store.LadderFile, error) {
		if e.home == nil || e.home.Err != nil {
			return nil, nil
		}
		own := e.home.Ladders()
		return own[:min(maxLadders, len(own))], nil
	})
	e.shelf.kept = func(digest string) ([]byte, error) {
		if i, ok := e.copies()[digest]; ok {
			return e.home.KeptText(i)
		}
		return nil, fs.ErrNotExist
	}
	return e.shelf
}

// checkOwn checks the ladders of the home, as far as they are not too many.
func (e *examination) checkOwn() {
	all, _ := e.shelfOf().all()
	bytes, checked := 0, 0
	for _, v := range all {
		if v.from != fromHome || bytes > maxLadderBytes {
			continue
		}
		text, _ := v.text()
		bytes += len(text)
		checked++
		e.checkLadder(laddersOwn, v, "")
	}
	if left := len(e.home.Ladders()) - checked; left > 0 {
		e.warn(laddersOwn, "%s of your own were not looked at: there are too many", chart.Count(left, "ladder")).try("rung ladder check FILE looks at one")
	}
}

// checkLadder reads and lints one ladder.
func (e *examination) checkLadder(c check, v *volume, hint string) {
	id := safe.Text(v.id)
	if hint == "" {
		hint = e.app.command("ladder", "check", id) + " says what is wrong and what to do"
	}
	if _, err := v.load(); err != nil {
		e.problem(c, "the ladder %s cannot be used: %s", id, plainLadder(err)).try("%s", hint)
		return
	}
	if c == laddersBuiltIn {
		return // their wording is held by a test
	}
	text, _ := v.text()
	problems, _ := ladderfile.Lint(path.Base(v.path), text)
	warnings := 0
	for _, p := range problems {
		if p.Silenced == "" && p.Level == ladderfile.Warning {
			warnings++
		}
	}
	if warnings > 0 {
		e.warn(c, "the ladder %s can be used; there are remarks on its wording: %d", id, warnings).try("%s shows them", e.app.command("ladder", "check", id))
	}
}

// plainLadder is what is wrong with a ladder, with the place and without the directories above it.
func plainLadder(err error) string {
	var f *failure
	if errors.As(err, &f) && len(f.spots) > 0 {
		s := f.spots[0]
		s.path = path.Base(s.path)
		return s.String()
	}
	return bare(err)
}

// copies are the items that should be copies of ladders, by digest.
func (e *examination) copies() map[string]store.Item {
	all := map[string]store.Item{}
	if e.home == nil {
		return all
	}
	for _, i := range e.home.Items {
		if digest, ok := i.KeptDigest(); ok && i.Sort() == store.KeptLadder {
			all[digest] = i
		}
	}
	return all
}

// checkCopies checks the copies of ladders that documents are bound to, and that none is lost that is at hand.
func (e *examination) checkCopies() {
	copies := e.copies()
	for _, i := range e.home.Items {
		if i.Sort() != store.KeptLadder || !i.Info.Mode().IsRegular() {
			continue
		}
		if _, err := e.home.KeptText(i); err != nil {
			e.problem(laddersCopies, "%s cannot be used: %s", e.names.path(i), bare(err)).
				try("move it away; rung doctor --fix puts a good one in its place where the ladder is at hand")
		}
	}
	told := map[string]bool{}
	for _, x := range e.docs {
		if x.doc == nil || told[x.doc.Ladder.Digest] || x.doc.Ladder.Digest == "" {
			continue
		}
		digest := x.doc.Ladder.Digest
		told[digest] = true
		text := e.shelfOf().text(x.doc.Ladder)
		if _, there := copies[digest]; there || text == nil {
			continue
		}
		f := e.warn(laddersCopies, "no copy is kept of the ladder %s, which documents are bound to", describe(x.doc.Ladder))
		f.try("without it they cannot be opened once that ladder changes")
		if e.mine(e.home.Info) {
			f.by(func() error { return e.home.Keep(text) }, "a copy is kept of the ladder %s now", describe(x.doc.Ladder))
		}
	}
	if e.clean(laddersCopies) {
		e.ok(laddersCopies, "%s", keptCopies(len(copies)))
	}
}

func keptCopies(n int) string {
	if n == 0 {
		return "no copies are kept for documents"
	}
	return chart.Count(n, "copy") + " kept for documents, unchanged"
}
