package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/pattern"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/store"
)

// The checks of documents.
const (
	docsReadable check = "documents.readable"
	docsResult   check = "documents.result"
	docsLadder   check = "documents.ladder"
	docsName     check = "documents.name"
	docsTwins    check = "documents.duplicates"
	docsDigest   check = "documents.digest"
)

// examined is a draft or a finished assessment, as far as it can be read. Of a finished one neither answers nor result are kept: a home
// may hold thousands.
type examined struct {
	item   store.Item
	doc    *assess.Assessment // nil where it cannot be read
	err    error              // why
	names  []string           // that may be in one that cannot be read
	misfit error              // why its answers do not fit its ladder; nil where they do, or that is not at hand
	result verdict
}

// verdict says what the result of a document is worth.
type verdict int

const (
	resultHolds verdict = iota // or there is none to check
	otherRules
	otherResult // than its answers come to
)

// read reads all documents, and learns whose names are not to be said.
func (e *examination) read() {
	if e.home.Err != nil {
		return
	}
	for _, i := range e.home.Items {
		if i.Sort() == store.Folder && i.Dir() == "assessments" {
			slug, _, _ := strings.Cut(i.Name(), "--")
			e.names.learn(slug)
		}
		if sort := i.Sort(); (sort == store.Draft || sort == store.Finished) && i.Info.Mode().IsRegular() {
			e.docs = append(e.docs, examined{item: i})
		}
	}
	e.judgeAll()
	for _, x := range e.docs {
		if x.doc != nil {
			e.names.learnFrom(x.doc)
		}
		e.names.learn(x.names...)
	}
}

// judgeAll reads the documents, several at once.
func (e *examination) judgeAll() {
	shelf := e.shelfOf()
	var workers sync.WaitGroup
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		workers.Add(1)
		e.apart(func() {
			for n := int(next.Add(1)) - 1; n < len(e.docs); n = int(next.Add(1)) - 1 {
				e.docs[n].judge(e.home, shelf)
			}
			workers.Done() // not after a fault, which ends rung: nothing is to be told of what was half read
		})
	}
	workers.Wait()
}

// judge reads a document, and compares its answers with its ladder and its result with its answers.
func (x *examined) judge(home *store.Checkup, s *shelf) {
	if x.doc, x.err = home.Document(x.item); x.err != nil {
		x.names = namesIn(home, x.item)
		return
	}
	isDraft := x.item.Sort() == store.Draft
	if l := s.exact(x.doc.Ladder); l != nil {
		if seen, ok := l.In(x.doc.Ladder.Context); ok {
			x.misfit = misfit(seen, x.doc, isDraft)
			x.result = judgeResult(seen, x.doc)
		}
	}
	if !isDraft {
		x.doc.Answers, x.doc.Result = nil, nil
	}
}

// aName is what looks like a name in a document.
var aName = pattern.Of(`"name"\s*:\s*"([^"]*)"`)

// namesIn is who may be named in a document that cannot be read.
func namesIn(home *store.Checkup, i store.Item) []string {
	text, _ := home.Text(i) // what cannot be read names nobody
	var names []string
	for _, found := range aName().FindAllSubmatch(text[:min(len(text), 64<<10)], 100) {
		names = append(names, string(found[1]))
	}
	return names
}

// misfit is why the answers of a document do not fit its ladder, nil if they do.
func misfit(l *ladder.Ladder, doc *assess.Assessment, isDraft bool) error {
	_, err := assess.SheetOf(l, doc.Answers)
	if err == nil {
		err = checkRungs(l, doc)
	}
	if err == nil && isDraft {
		err = checkQuestions(l, doc)
	}
	return err
}

// judgeResult derives the result anew. Where something was left out that counts in it, that cannot be done.
func judgeResult(l *ladder.Ladder, doc *assess.Assessment) verdict {
	saved := doc.Result
	switch {
	case saved == nil || len(doc.Redacted) > 0:
		return resultHolds
	case saved.Rules != "" && saved.Rules != assess.Rules:
		return otherRules
	}
	derived, err := score.Derive(l, doc)
	if err != nil || !bytes.Equal(assess.EncodeResult(derived), assess.EncodeResult(saved)) {
		return otherResult
	}
	return resultHolds
}

// checkDocuments checks every draft and every finished assessment.
func (e *examination) checkDocuments() {
	if e.home == nil || e.home.Err != nil {
		return
	}
	drafts, finished, shut := 0, 0, 0
	for _, x := range e.docs {
		if e.isShut(x) {
			shut++
			continue
		}
		if x.err != nil {
			e.unreadable(x)
			continue
		}
		if x.item.Sort() == store.Draft {
			drafts++
		} else {
			finished++
		}
		e.checkDocument(x)
	}
	e.checkTwins()
	e.checkViews()
	if shut == 0 && e.clean(docsReadable, docsResult, docsLadder, docsName, docsTwins, docsDigest) {
		e.ok(docsReadable, "%s and %s: each can be read, and says what its answers come to", chart.Count(finished, "finished assessment"), chart.Count(drafts, "draft"))
	}
}

// isShut says whether nothing but its permissions keep a document from being read. These are told and mended by themselves.
func (e *examination) isShut(x examined) bool {
	return errors.Is(x.err, fs.ErrPermission) && e.mine(x.item.Info) && x.item.Info.Mode()&0o400 == 0
}

// unreadable names a document that cannot be read, and what is wrong with it, but not what stands in it.
func (e *examination) unreadable(x examined) {
	shown := e.names.path(x.item)
	var newer *assess.NewerError
	var wrong assess.DecodeErrors
	switch {
	case errors.As(x.err, &newer):
		e.problem(docsReadable, "%s was made by a newer rung", shown).try("install a newer rung; the document is left as it is")
	case errors.As(x.err, &wrong):
		first := wrong[0]
		f := e.problem(docsReadable, "%s cannot be read: line %d, column %d: %s", shown, first.Line, first.Col, withoutQuotes(first.Text))
		f.try("put it right with an editor, or take it from a backup; it is left as it is")
	case errors.Is(x.err, fs.ErrPermission):
		e.problem(docsReadable, "%s cannot be read: %s", shown, bare(x.err)).try("see its owner and its permissions")
	default:
		e.problem(docsReadable, "%s cannot be read: %s", shown, withoutQuotes(bare(x.err))).try("take it from a backup; it is left as it is")
	}
}

// checkDocument checks a document that can be read.
func (e *examination) checkDocument(x examined) {
	var misplaced *store.MisplacedError
	if errors.As(x.item.Place(x.doc), &misplaced) {
		e.misplaced(x)
	}
	isDraft := x.item.Sort() == store.Draft
	switch {
	case isDraft && x.doc.Finished():
		e.warn(docsName, "%s is finished, and lies among the drafts", e.names.path(x.item)).
			try("%s finishes it once more, into its place", e.app.command("assess", "--resume", x.id()))
	case !isDraft && assess.Unlocked(x.doc):
		e.warn(docsName, "%s is not finished, and lies among what is", e.names.path(x.item)).try("move it to drafts/%s.json to go on with it", x.id())
	}
	if x.doc.Finished() && x.doc.FinishedAt.Before(x.doc.StartedAt) {
		e.warn(docsName, "%s was finished before it was begun, by its times", e.names.path(x.item)).
			try("a clock was wrong, or it was changed by hand; rung puts it among others by the day that it was finished")
	}
	e.checkLadderOf(x)
	e.checkAnswers(x)
}

func (e *examination) misplaced(x examined) {
	shown := e.names.path(x.item)
	if x.item.Sort() == store.Draft {
		e.problem(docsName, "%s holds the draft %s, so rung does not find that", shown, x.id()).try("name the file %s.json", x.id())
		return
	}
	e.warn(docsName, "%s lies under another name than its content says: its person, day, ladder, rater or id differ", shown).
		try("rung lists it all the same; what counts as the last placement may miss it")
}

// checkLadderOf checks that the ladder that a document is bound to is at hand.
func (e *examination) checkLadderOf(x examined) {
	ref, shown := x.doc.Ladder, e.names.path(x.item)
	tell := e.warn // what is finished can be shown without it
	if x.item.Sort() == store.Draft {
		tell = e.problem
	}
	l := e.shelfOf().exact(ref)
	if l == nil {
		other, err := e.shelfOf().atHand(ref)
		switch {
		case other == nil || err != nil:
			tell(docsLadder, "%s is bound to the ladder %s, which is not at hand", shown, describe(ref)).try("put its file into the directory ladders of the home")
		case x.item.Sort() == store.Draft:
			e.gone(x, other)
		default:
			e.warn(docsLadder, "%s is bound to %s, and the ladder at hand is %s", shown, describe(ref), describe(assess.BindTo(other))).
				try("its result is shown as it was saved")
		}
		return
	}
	if _, ok := l.In(ref.Context); !ok {
		tell(docsLadder, "%s is in the context %s, which its ladder does not have", shown, ref.Context).try("%s shows what it has", e.app.command("ladder", "show", l.ID))
	}
}

// gone says of a draft on an older version of its ladder what of it has no place on the one at hand.
func (e *examination) gone(x examined, l *ladder.Ladder) {
	lost := 0
	for _, a := range x.doc.Answers {
		if _, ok := assess.CellOf(l, a); !ok {
			lost++
		}
	}
	text := "all its questions are still there"
	if lost > 0 {
		text = chart.Count(lost, "answer") + " of it are to questions that are gone"
	}
	e.problem(docsLadder, "the draft %s is bound to %s, and the ladder at hand is %s; %s", x.id(), describe(x.doc.Ladder), describe(assess.BindTo(l)), text).
		try("%s takes its answers to the ladder at hand", e.app.command("assess", "--from", e.home.Abs(x.item.Path)))
}

// checkAnswers says where the answers are not to questions of the ladder, or the result is not what they come to.
func (e *examination) checkAnswers(x examined) {
	shown := e.names.path(x.item)
	switch {
	case x.misfit != nil:
		e.problem(docsLadder, "%s does not fit its ladder: %s", shown, withoutQuotes(x.misfit.Error())).try("it was changed by hand; take it from a backup")
	case x.result == otherRules:
		e.warn(docsResult, "the result in %s comes from other rules (this rung scores by %s)", shown, assess.Rules).try("rung score FILE -o FILE --force scores it anew")
	case x.result == otherResult:
		e.problem(docsResult, "the result in %s is not what its answers come to", shown).
			try("it was changed by hand, or damaged: take it from a backup, or score it anew with rung score FILE -o FILE --force")
	}
}

// checkQuestions fails where a draft is to ask a question that its ladder does not have.
func checkQuestions(l *ladder.Ladder, doc *assess.Assessment) error {
	if doc.About == nil {
		return nil
	}
	for _, q := range doc.About.Questions {
		if _, ok := l.Find(q.Rung, q.Competency); !ok {
			return fmt.Errorf("the question on %s at rung %s is gone", q.Competency, q.Rung)
		}
	}
	return nil
}

// checkTwins names documents with one id.
func (e *examination) checkTwins() {
	byID := map[string][]examined{}
	var ids []string
	for _, x := range e.docs {
		if x.doc == nil || x.item.Sort() != store.Finished {
			continue
		}
		if byID[x.doc.ID] = append(byID[x.doc.ID], x); len(byID[x.doc.ID]) == 2 {
			ids = append(ids, x.doc.ID)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		var paths, digests []string
		for _, x := range byID[id] {
			paths = append(paths, e.names.path(x.item))
			digests = append(digests, e.digest(x.item))
		}
		how := "and they are the same"
		if slices.Sort(digests); digests[0] != digests[len(digests)-1] {
			how = "and they differ"
		}
		e.warn(docsTwins, "%s have one id, %s: %s", chart.Count(len(paths), "document"), how, listFew(paths)).
			try("keep the one that is right, and move the others out of the home")
	}
}

// digest is that of a document, read once more; "" where it cannot be read now.
func (e *examination) digest(i store.Item) string {
	doc, err := e.home.Document(i)
	if err != nil {
		return ""
	}
	return assess.DigestOf(doc)
}

// checkViews checks that what was made of a view is of the view that is here.
func (e *examination) checkViews() {
	byID := map[string]examined{}
	for _, x := range e.docs {
		if x.doc != nil && x.item.Sort() == store.Finished {
			byID[x.doc.ID] = x
		}
	}
	for _, x := range e.docs {
		if x.doc == nil {
			continue
		}
		for _, s := range sourcesOf(x.doc) {
			if view, here := byID[s.ID]; here && e.isOther(view, s.Digest) {
				e.warn(docsDigest, "%s was made from a view that was changed since", e.names.path(x.item)).
					try("compare the two: the view here is not the one that was talked about")
			}
		}
	}
}

// sourcesOf are the views that a document was made from, or is a second one to.
func sourcesOf(a *assess.Assessment) []assess.Source {
	sources := a.Sources
	if a.About != nil && a.About.Digest != "" {
		sources = append(slices.Clone(sources), assess.Source{ID: a.About.ID, Digest: a.About.Digest})
	}
	return sources
}

// isOther says whether a view is another one than that with the digest. Where its plan may have been changed, nobody can tell.
func (e *examination) isOther(view examined, digest string) bool {
	return len(view.doc.Plan) == 0 && len(view.doc.Redacted) == 0 && digest != "" && e.digest(view.item) != digest
}
