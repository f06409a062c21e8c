package store

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"

	"github.com/gofrs/flock"

	"github.com/rung-dev/rung/internal/assess"
)

// Sort is what an item of a home is for.
type Sort int

// What lies in a home. Stray is whatever rung did not put there.
const (
	Stray       Sort = iota
	Folder           // a directory of rung's
	Draft            // an assessment that was begun
	Finished         // one that was brought to its end, or came by file
	Notes            // private notes on a person
	OwnLadder        // a ladder of the person's own
	KeptLadder       // a copy of a ladder that assessments are bound to
	Temporary        // what rung was writing
	Lock             // what keeps another rung away
	EditorFile       // a copy that an editor made
	FaultReport      // what is known of a fault in rung
)

// Sort says what an item is for, by its place and its name. It is the same for something that only has the name of it: a directory, a link.
func (i Item) Sort() Sort {
	name, dir := i.Name(), path.Dir(i.Path)
	switch {
	case isFolder(i):
		return Folder
	case isTemporary(name):
		return Temporary
	case isPlanLock(name) || isDraftLock(dir, name):
		return Lock
	case isEditorFile(name):
		return EditorFile
	case strings.HasPrefix(name, "."):
		return Stray
	}
	return i.named()
}

// named is Sort for what has no name of a particular shape.
func (i Item) named() Sort {
	dir, ext := path.Dir(i.Path), path.Ext(i.Path)
	_, isID := ladderID(i.Name())
	switch {
	case dir == draftsDir && ext == ".json":
		return Draft
	case ext == ".json" && (dir == assessmentsDir || path.Dir(dir) == assessmentsDir):
		return Finished
	case dir == notesDir && ext == ".md":
		return Notes
	case dir == laddersDir && isID:
		return OwnLadder
	case dir == keptDir && ext == ".yaml":
		return KeptLadder
	case dir == faultsDir && ext == ".txt":
		return FaultReport
	}
	return Stray
}

// isFolder says whether an item has the place of a directory in which rung keeps something.
func isFolder(i Item) bool {
	switch i.Path {
	case draftsDir, assessmentsDir, notesDir, laddersDir, keptDir, faultsDir:
		return true
	}
	return i.Info.IsDir() && path.Dir(i.Path) == assessmentsDir
}

// isEditorFile knows the copies of Emacs, Vim, nano, and of those that end in a tilde.
func isEditorFile(name string) bool {
	ext := path.Ext(name)
	switch {
	case strings.HasSuffix(name, "~"), strings.HasPrefix(name, ".#"), ext == ".bak", ext == ".orig", name == "4913":
		return true
	case strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#"):
		return true
	}
	return strings.HasPrefix(name, ".") && (ext == ".swp" || ext == ".swo" || ext == ".swn")
}

// Ladders are the ladders of the person's own, as Store.Ladders lists them, as far as they are files.
func (c *Checkup) Ladders() []LadderFile {
	var files []LadderFile
	for _, i := range c.Items {
		if i.Sort() == OwnLadder && i.Info.Mode().IsRegular() {
			id, _ := ladderID(i.Name())
			files = append(files, LadderFile{id, c.Abs(i.Path), c.root, i.Path})
		}
	}
	return files
}

// Document reads a draft or a finished assessment.
func (c *Checkup) Document(i Item) (*assess.Assessment, error) {
	a, err := load(c.root, i.Path)
	return a, plainErr(err)
}

// Text reads a ladder, cut as ReadFile does.
func (c *Checkup) Text(i Item) ([]byte, error) {
	b, err := cutRegular(c.root, i.Path)
	return b, plainErr(err)
}

// KeptDigest is the digest that the name of a copy of a ladder says; false for a name that says none.
func (i Item) KeptDigest() (string, bool) {
	digest := digestPrefix + strings.TrimSuffix(i.Name(), ".yaml")
	_, ok := keptPath(digest)
	return digest, ok
}

// IsOverdue says whether a temporary file or a lock is so old that nobody can be writing it any more.
func (c *Checkup) IsOverdue(i Item) bool { return c.Age(i) >= leftoverAge }

// IsScratch says whether an item is a directory with a text for an editor.
func (i Item) IsScratch() bool {
	return path.Dir(i.Path) == draftsDir && isScratch(i.Name(), i.Info.Mode())
}

// IsLeft says whether a text for an editor was left by a rung that was killed: it is a day old, and no rung has it any more.
func (c *Checkup) IsLeft(i Item) bool {
	if !i.IsScratch() || c.Age(i) < scratchAge {
		return false
	}
	f, err := c.root.OpenFile(i.Path, os.O_RDONLY|noWait, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	return lockDir(f, alone)
}

// Holder says whether a lock is held, and by which process; 0 where that is not known. A lock that is held by nobody was left by a
// process that was killed.
func (c *Checkup) Holder(i Item) (pid int, held bool) {
	l := flock.New(c.Abs(i.Path), flock.SetFlag(os.O_RDONLY|noFollow|noWait))
	ok, err := l.TryLock()
	if ok {
		_ = l.Unlock()
	}
	return holder(c.root, i.Path), err == nil && !ok
}

// MisplacedError says that a document lies under another name than it should.
type MisplacedError struct {
	Want string // the name it should have within the home; not safe to show: it holds the name of a person
}

func (e *MisplacedError) Error() string { return "it lies under another name than its content says" }

// Place fails with a *MisplacedError where an assessment is in a place in which rung does not find it again, or which says something
// else than the assessment does.
func (i Item) Place(a *assess.Assessment) error {
	if i.Sort() == Draft {
		if i.Name() == a.ID+".json" {
			return nil
		}
		return &MisplacedError{draftPath(a.ID)}
	}
	day := a.FinishedAt
	if day.IsZero() {
		day = i.Info.ModTime()
	}
	dir, base, err := finishedPath(a, day)
	if err != nil || path.Dir(i.Path) == assessmentsDir { // a person put it there by hand
		return nil
	}
	name := strings.TrimSuffix(i.Name(), ".json")
	if a.FinishedAt.IsZero() { // it lies under the day on which it came
		name, base = afterDay(name), afterDay(base)
	}
	if path.Dir(i.Path) == dir && (name == base || isNumbered(name, base)) {
		return nil
	}
	return &MisplacedError{path.Join(dir, base+".json")}
}

// afterDay drops the day from the name of a document.
func afterDay(name string) string { return name[min(len(name), len("2006-01-02")):] }

// isNumbered says whether name is base with the number that createNumbered gives.
func isNumbered(name, base string) bool {
	number, ok := strings.CutPrefix(name, base+"-")
	n, err := strconv.Atoi(number)
	return ok && err == nil && n > 1
}

// Contains says whether a finished assessment holds all that a draft does, byte for byte: then the draft is of no use any more.
func Contains(finished, draft *assess.Assessment) bool {
	rest := *finished
	rest.FinishedAt, rest.Result, rest.Plan = draft.FinishedAt, draft.Result, draft.Plan
	if draft.Result != nil || len(draft.Plan) > 0 && !sameEncoded(&assess.Assessment{Plan: finished.Plan}, &assess.Assessment{Plan: draft.Plan}) {
		return false
	}
	rest.Answers = nil
	for _, a := range draft.Answers {
		if !hasAnswer(finished, a) {
			return false
		}
		rest.Answers = append(rest.Answers, a)
	}
	return sameEncoded(&rest, draft)
}

func hasAnswer(finished *assess.Assessment, a assess.Answer) bool {
	n := finished.Find(a.Competency, a.Rung)
	if n < 0 {
		return false
	}
	return sameEncoded(&assess.Assessment{Answers: []assess.Answer{a}}, &assess.Assessment{Answers: finished.Answers[n : n+1]})
}

func sameEncoded(a, b *assess.Assessment) bool {
	return string(assess.Encode(a)) == string(assess.Encode(b))
}

// isGone says that something is not there any more, which is what removing it wants.
func isGone(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// KeptText reads a copy of a ladder. It fails where that is not the ladder that its name says.
func (c *Checkup) KeptText(i Item) ([]byte, error) {
	digest, ok := i.KeptDigest()
	if !ok {
		return nil, errNoDigest
	}
	text, err := readRegular(c.root, i.Path)
	if err == nil && digestOf(text) != digest {
		err = errChanged
	}
	return text, plainErr(err)
}
