package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/internal/tui/setup"
	"github.com/rung-dev/rung/ladders"
)

// assessOptions are the flags of rung assess.
type assessOptions struct {
	*app
	ladder, name string
	manager      string // name of the manager who answers about the person, "" for the person
	context      string // of the ladder, "" as it is written
	at, aspire   string // rungs, as a person names them
	mode         assess.Mode
	output       string
	force        bool
	resume       bool
	draft        string // the beginning of an id, "" for the newest draft
	answers      string // file with answers to take instead of a person's
	from         string // file of the assessment to go on from
}

const (
	assessExample = `rung assess
rung assess --name "Ada Example" --at PM --aspire Head
rung assess --answers answers.json -o result.json`
	headlessAssess = "rung assess --answers FILE takes the answers from a document"
)

func newAssessCmd(a *app) *cobra.Command {
	o := &assessOptions{app: a}
	cmd := &cobra.Command{
		Use:     "assess [FLAGS]",
		Short:   "Take an assessment, or go on with one",
		Example: assessExample,
		Args:    o.checkArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runAssess(o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.ladder, "ladder", "", "an `id` or a file (default "+ladders.Default+")")
	f.StringVar(&o.context, "context", "", "`kind` of workplace the ladder knows of")
	f.StringVar(&o.name, "name", "", "`name` of the person")
	f.StringVar(&o.manager, "manager", "", "`name` of the manager who answers about them")
	f.StringVar(&o.at, "at", "", "`rung` the person is on today")
	f.StringVar(&o.aspire, "aspire", "", "`rung` the person would like to reach")
	f.Var(modeFlag(&o.mode), "mode", "how many questions (default check)")
	f.StringVarP(&o.output, "output", "o", "", "result `file`, not in the home")
	f.BoolVar(&o.force, "force", false, "overwrite that file")
	f.BoolVar(&o.resume, "resume", false, "go on with the newest draft, or with that of an ID")
	f.StringVar(&o.from, "from", "", "go on from that of a `file` whose ladder has changed")
	f.StringVar(&o.answers, "answers", "", "`file` to take the answers from; no screen")
	a.addIdentity(cmd)
	completeAssess(cmd, o)
	return cmd
}

// checkArgs takes the id behind --resume, which may be left out.
func (o *assessOptions) checkArgs(cmd *cobra.Command, args []string) error {
	most := 0
	if o.resume {
		most = 1
	}
	if err := files(0, most, "")(cmd, args); err != nil {
		return err
	}
	if len(args) > 0 {
		o.draft = args[0]
	}
	if err := o.checkFrom(); err != nil {
		return err
	}
	if o.resume && (o.answers != "" || o.name != "" || o.manager != "" || o.at != "" || o.aspire != "" || o.mode != "" || o.context != "") {
		return usage("--resume goes on with a draft as it was begun").try("leave out --name, --manager, --at, --aspire, --mode, --context and --answers")
	}
	return nil
}

func runAssess(o *assessOptions) error {
	if o.name != "" && strings.TrimSpace(safe.Text(o.name)) == "" {
		return usage("--name %q is no name", o.name).try("any name will do")
	}
	if err := o.checkManager(); err != nil {
		return err
	}
	o.name, o.manager = words(o.name), words(o.manager) // as a form takes them
	if o.answers != "" {
		return runAnswers(o)
	}
	if !o.lineByLine() {
		if err := o.needScreen(headlessAssess); err != nil {
			return err
		}
	}
	if err := checkTarget(o.output, o.force); err != nil {
		return err
	}
	home, err := o.homeToSaveIn()
	if err != nil {
		return err
	}
	k := newKeeper(o.app, home, o.shelf())
	k.target, k.force = o.output, o.force
	if isPath(o.ladder) {
		k.ladder = o.ladder
	}
	switch {
	case o.resume:
		return o.resumeDraft(k)
	case o.from != "":
		return o.goOn(k)
	}
	return o.begin(k)
}

// checkManager refuses a manager who is nobody, or the person.
func (o *assessOptions) checkManager() error {
	manager := strings.TrimSpace(safe.Text(o.manager))
	switch {
	case o.manager != "" && manager == "":
		return usage("--manager %q is no name", o.manager).try("any name will do")
	case manager != "" && strings.EqualFold(manager, strings.TrimSpace(safe.Text(o.name))):
		return usage("--name and --manager are the same").try("--name is the person whom the answers are about")
	}
	return nil
}

// begin starts a new assessment: with the first question where all is given that it takes, else with the form.
func (o *assessOptions) begin(k *keeper) error {
	v, err := o.values(k)
	if err != nil {
		return err
	}
	unclear := unclearAspiration(v.Ladder, o.aspire)
	if unclear != "" {
		o.say("%s; the form asks which is meant", unclear)
	}
	complete := v.Name != "" && v.Declared >= 0 && unclear == ""
	person := "" // the form may still change the name
	if complete {
		person = v.Name
	} else if v.Name == "" && !v.ByOther {
		if v.Name, err = k.home.LastName(); err != nil {
			return err
		}
	}
	cfg, err := o.config(k)
	if err != nil {
		return err
	}
	if err := readResults(&cfg.Desk, k, person); err != nil {
		return err
	}
	if o.lineByLine() {
		given := plain.Given{Name: complete || o.name != "", Rater: true, Ladder: complete || o.ladder != "", Context: complete || o.context != "",
			Declared: complete || v.Declared >= 0, Aspired: complete || o.aspire != "" && unclear == "", Mode: complete || o.mode != ""}
		return o.converse(k, func(t *plain.Talk) plain.Parting { return plain.Assess(t, o.inLines(k, cfg), v, given) })
	}
	root := tui.New(cfg)
	if complete {
		root.StartNew(v)
	} else {
		root.StartSetup(v)
	}
	return o.show(root, k)
}

// values are what the flags say about a new assessment. No ladder is parsed as long as nothing depends on it.
func (o *assessOptions) values(k *keeper) (setup.Values, error) {
	v := setup.Values{Name: safe.Text(o.name), ByOther: o.manager != "", Rater: safe.Text(o.manager), Declared: -1, Aspired: -1, Mode: o.mode}
	if v.Mode == "" {
		v.Mode = assess.Check
	}
	if o.ladder == "" && o.context == "" && o.at == "" && o.aspire == "" {
		return v, nil
	}
	var err error
	if v.Ladder, err = o.chosenLadder(k.shelf); err != nil {
		return v, err
	}
	at := o.at
	if found := v.Ladder.FindRungs(at); len(found) > 1 {
		v.Claim, at = setup.Claim{Title: safe.Text(at), Rungs: found}, "" // the form asks which one is meant
	}
	if v.Declared, err = findRung(v.Ladder, "--at", at); err != nil {
		return v, err
	}
	if unclearAspiration(v.Ladder, o.aspire) != "" {
		return v, nil // likewise
	}
	v.Aspired, err = findRung(v.Ladder, "--aspire", o.aspire)
	return v, err
}

// unclearAspiration says which rungs --aspire may mean, "" where it means one or none.
func unclearAspiration(l *ladder.Ladder, name string) string {
	if l == nil || name == "" {
		return ""
	}
	found := l.FindRungs(name)
	if len(found) < 2 {
		return ""
	}
	return severalRungs(l, "--aspire", name, found)
}

func (o *assessOptions) chosenLadder(s *shelf) (*ladder.Ladder, error) {
	ref := o.ladder
	if ref == "" {
		ref = ladders.Default
	}
	l, err := s.find(ref)
	if err != nil {
		return nil, err
	}
	return inContext(l, o.context)
}

// rungs are the positions of the rungs that the flags name, -1 where they name none.
func (o *assessOptions) rungs(l *ladder.Ladder) (declared, aspired int, err error) {
	if declared, err = findRung(l, "--at", o.at); err != nil {
		return declared, -1, err
	}
	aspired, err = findRung(l, "--aspire", o.aspire)
	return declared, aspired, err
}
