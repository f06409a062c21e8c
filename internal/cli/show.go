package cli

import (
	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/report"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/tui"
)

// showOptions are the flags of rung show.
type showOptions struct {
	*app
	file   string // "" for the newest result
	ladder string
	text   bool
	json   bool
}

func newShowCmd(a *app) *cobra.Command {
	o := &showOptions{app: a}
	cmd := &cobra.Command{
		Use:     "show [FILE|-]",
		Short:   "Show a result, the newest one if none is named",
		Example: "rung show\nrung show result.json\nrung show result.json --text | less",
		Args:    files(0, 1, ""),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.file = args[0]
			}
			return runShow(o)
		},
	}
	cmd.Flags().StringVar(&o.ladder, "ladder", "", "the one it was taken on: an `id` or a file")
	cmd.Flags().BoolVar(&o.text, "text", false, "as text, also on a terminal")
	cmd.Flags().BoolVar(&o.json, "json", false, "as the document itself")
	a.addIdentity(cmd)
	completeFlag(cmd, "ladder", a.ladderNames)
	return cmd
}

func runShow(o *showOptions) error {
	doc, from, err := o.document()
	if err != nil {
		return err
	}
	shelf := o.shelf()
	if o.ladder != "" {
		l, err := shelf.find(o.ladder)
		if err != nil {
			return err
		}
		if isPath(o.ladder) && l.ID == doc.Ladder.ID {
			from.ladder = o.ladder
		}
	}
	if o.json {
		scoreFor(shelf, doc)
		return o.print(doc)
	}
	outcome, err := outcomeOf(shelf, doc, from)
	if err != nil {
		return err
	}
	for _, line := range o.sinceThen(shelf.revised(doc), from) {
		o.say("%s", line)
	}
	switch {
	case o.text, o.file == stdio, !isTerminal(o.world.Stdout), // a piped document leaves no keyboard for a screen
		o.noInput && o.plainly(): // all of it is said at once
		return o.showText(outcome)
	}
	return o.showScreen(shelf, outcome, from)
}

// document reads the file, or the newest result of the home.
func (o *showOptions) document() (*assess.Assessment, source, error) {
	if o.file == "" {
		file, err := o.newest()
		if err != nil {
			return nil, source{}, err
		}
		return o.readDocument(file)
	}
	return o.readDocument(o.file)
}

// readDocument reads an assessment from a file that was named, or from standard input.
func (a *app) readDocument(path string) (*assess.Assessment, source, error) {
	data, sealed, err := a.readText(path)
	if err != nil {
		return nil, source{}, err
	}
	doc, err := assess.Decode(data)
	return doc, source{path: path, data: data, sealed: sealed}, documentFailure(nameOf(path), err)
}

// newest is the file of the newest result in the home.
func (o *showOptions) newest() (string, error) {
	home, err := o.openHome()
	if err != nil {
		return "", err
	}
	finished, bad, err := home.Finished()
	if err != nil {
		return "", err
	}
	for _, line := range unreadable(bad) {
		o.say("left out: %s", line)
	}
	if len(finished) == 0 {
		return "", fail(failed, "there is no result to show").try("rung assess makes one; rung show FILE shows a file")
	}
	return home.Abs(finished[0].Path), nil
}

// scoreFor gives a document without a result one to show, where that is possible. Nothing is saved.
func scoreFor(s *shelf, doc *assess.Assessment) {
	if doc.Result != nil {
		return
	}
	if l, err := s.bound(doc.Ladder); err == nil && doc.Ladder.Fits(l) {
		doc.Result, _ = score.Derive(l, doc)
	}
}

// outcomeOf brings a document and its ladder together.
func outcomeOf(s *shelf, doc *assess.Assessment, from source) (chart.Outcome, error) {
	l, err := s.bound(doc.Ladder)
	if err != nil {
		return chart.Outcome{}, err
	}
	if doc.Result == nil {
		if !doc.Ladder.Fits(l) {
			return chart.Outcome{}, otherLadder(from.name(), l, doc.Ladder).try("rung score --ladder %s scores it anew", l.ID)
		}
		if doc.Result, err = score.Derive(l, doc); err != nil {
			return chart.Outcome{}, from.failure(err)
		}
	}
	return chart.NewOutcome(l, doc), nil
}

func (o *showOptions) showText(outcome chart.Outcome) error {
	if o.plainly() {
		return o.sayAll(outcome)
	}
	return report.Text(o.prose(), outcome, o.today(), o.width())
}

func (o *showOptions) showScreen(s *shelf, outcome chart.Outcome, from source) error {
	if !o.lineByLine() {
		if err := o.needScreen("rung show FILE --text writes the result as text"); err != nil {
			return err
		}
	}
	home, err := o.openHome()
	if err != nil {
		return err
	}
	k := newKeeper(o.app, home, s)
	k.ladder = from.ladder
	if from.path != stdio && !from.sealed {
		k.files.put(outcome.Assessment.ID, from.path)
	}
	cfg, err := o.config(k)
	if err != nil {
		return err
	}
	if o.lineByLine() {
		return o.converse(k, func(t *plain.Talk) plain.Parting { return plain.Show(t, o.inLines(k, cfg), outcome) })
	}
	root := tui.New(cfg)
	root.StartResult(outcome)
	return o.show(root, k)
}
