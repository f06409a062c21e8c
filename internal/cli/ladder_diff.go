package cli

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/revise"
	"github.com/rung-dev/rung/internal/score"
)

// diffOptions are the flags of rung ladder diff.
type diffOptions struct {
	*app
	refs []string // the ladders; with a document both may be left out
	with string   // file of the document, "" for none
	json bool
}

func newLadderDiffCmd(a *app) *cobra.Command {
	o := &diffOptions{app: a}
	cmd := &cobra.Command{
		Use:     "diff OLD NEW",
		Short:   "Compare two versions of a ladder, and say what becomes of answers",
		Example: "rung ladder diff old.yaml new.yaml\nrung ladder diff product ./product.yaml --with result.json\nrung ladder diff --with result.json   # its ladder, and the one of that id now",
		Args: func(cmd *cobra.Command, args []string) error {
			o.refs = args
			if o.with != "" {
				return files(0, 2, "")(cmd, args)
			}
			return files(2, 2, "two ladders: ids or files")(cmd, args)
		},
		RunE: func(*cobra.Command, []string) error { return runLadderDiff(o) },
	}
	cmd.ValidArgsFunction = a.ladderNames
	cmd.Flags().StringVar(&o.with, "with", "", "`file` of an assessment: what would become of it")
	cmd.Flags().BoolVar(&o.json, "json", false, "as JSON")
	a.addIdentity(cmd)
	return cmd
}

func runLadderDiff(o *diffOptions) error {
	shelf := o.shelf()
	var doc *assess.Assessment
	var from source
	if o.with != "" {
		var err error
		if doc, from, err = o.readDocument(o.with); err != nil {
			return err
		}
	}
	old, new, err := o.ladders(shelf, doc)
	if err != nil {
		return err
	}
	d := ladderDiff{changes: revise.Diff(old, new)}
	if doc != nil {
		if d.effect, err = o.effectOn(doc, from, old, new); err != nil {
			return err
		}
	}
	if o.json {
		return o.app.json(d.asJSON())
	}
	_, err = io.WriteString(o.prose(), d.text(o.width()))
	return err
}

// ladders are the two that are named. Where only one is, or none, the older one is what the document is bound to, and the newer one is at
// hand.
func (o *diffOptions) ladders(s *shelf, doc *assess.Assessment) (old, new *ladder.Ladder, err error) {
	refs := o.refs
	if len(refs) == 2 {
		if old, err = s.find(refs[0]); err != nil {
			return nil, nil, err
		}
		refs = refs[1:]
	} else if old = s.exact(doc.Ladder); old == nil {
		return nil, nil, fail(badInput, "%s is bound to %s, which is not at hand", nameOf(o.with), describe(doc.Ladder)).
			try("name the file of that version: rung ladder diff OLD NEW --with FILE")
	}
	if len(refs) == 1 {
		new, err = s.find(refs[0])
	} else {
		new, err = s.atHand(assess.LadderRef{ID: doc.Ladder.ID})
	}
	return old, new, err
}

// ladderDiff is what rung ladder diff says.
type ladderDiff struct {
	changes *revise.Changes
	effect  *effect // nil: no document was named
}

// effect is what becomes of an assessment on the newer ladder.
type effect struct {
	carried *revise.Carried
	before  *assess.Result // as saved, else as scored on the older ladder; nil: there is none
	after   *assess.Result // from the answers that stand; nil: they are not enough
	left    int            // about how many questions its mode would still ask
}

func (o *diffOptions) effectOn(doc *assess.Assessment, from source, old, new *ladder.Ladder) (*effect, error) {
	name := from.name()
	if !doc.Ladder.Fits(old) {
		return nil, fail(badInput, "%s is bound to %s, and the older ladder is %s", name, describe(doc.Ladder), describe(assess.BindTo(old))).
			try("the first ladder has to be the version that it is bound to")
	}
	seen, ok := old.In(doc.Ladder.Context)
	if !ok {
		return nil, noContext(old, doc.Ladder.Context)
	}
	e := &effect{carried: revise.Carry(old, new, doc), before: doc.Result}
	var err error
	if e.before == nil {
		if e.before, err = derived(seen, doc); err != nil {
			return nil, from.failure(err)
		}
	}
	then := e.carried.Begin()
	if e.after, err = derived(e.carried.New, then); err != nil {
		return nil, scoreFailure(name, err)
	}
	session, err := assess.NewSession(then, score.WalkOf(e.carried.New, then))
	if err != nil {
		return nil, scoreFailure(name, err)
	}
	e.left = session.Left()
	return e, nil
}

// derived is the result of an assessment, nil where its answers are not enough for one.
func derived(l *ladder.Ladder, doc *assess.Assessment) (*assess.Result, error) {
	r, err := score.Derive(l, doc)
	if errors.Is(err, score.ErrNotEnough) {
		return nil, nil
	}
	return r, err
}
