package cli

import (
	"os"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/assess"

	"github.com/rung-dev/rung/internal/store"
)

// oneOnOneOptions are the flags of rung one-on-one.
type oneOnOneOptions struct {
	*app
	first   string // file of the view that was given first, or for --minutes of the record
	answers string // file of the second view, "" to answer on a screen
	agree   string // file with what was agreed
	output  string
	name    string // of the second rater
	ladder  string // file of the ladder where it is not at hand
	force   bool
	given   *assess.Assessment // the view in the file first, once it is read
	json    bool
	agenda  bool
	minutes bool

	kept *[]store.Entry // what is in the home, once that was read
}

const (
	oneOnOneExample = `rung one-on-one ada.json
rung one-on-one ada.json --answers max.json --json
rung one-on-one ada.json --agenda > agenda.md`
	headlessOneOnOne = "rung one-on-one FILE --answers OTHER --json compares two views without one"
)

func newOneOnOneCmd(a *app) *cobra.Command {
	o := &oneOnOneOptions{app: a}
	cmd := &cobra.Command{
		Use:     "one-on-one FILE [FLAGS]",
		Short:   "Give a second view, compare the two, and agree",
		Example: oneOnOneExample,
		Args:    o.checkArgs,
		RunE:    func(*cobra.Command, []string) error { return runOneOnOne(o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.name, "name", "", "your own `name`, as the second to answer")
	f.StringVar(&o.answers, "answers", "", "`file` of the second view")
	f.StringVar(&o.agree, "agree", "", "`file` with what was agreed; no screen")
	f.BoolVar(&o.json, "json", false, "print the comparison of both views")
	f.StringVarP(&o.output, "output", "o", "", "`file` for what comes of it")
	f.BoolVar(&o.force, "force", false, "overwrite that file")
	f.BoolVar(&o.agenda, "agenda", false, "write what there is to talk about, as Markdown")
	f.BoolVar(&o.minutes, "minutes", false, "write what was agreed, as Markdown")
	f.StringVar(&o.ladder, "ladder", "", "the one they were taken on: an `id` or a file")
	a.addIdentity(cmd)
	completeFlag(cmd, "ladder", a.ladderNames)
	return cmd
}

// checkArgs takes the file, and refuses what does not go together.
func (o *oneOnOneOptions) checkArgs(cmd *cobra.Command, args []string) error {
	if err := files(1, 1, "the file of a view")(cmd, args); err != nil {
		return err
	}
	o.first = args[0]
	switch {
	case o.agenda && o.minutes:
		return usage("--agenda is for before the meeting, --minutes for after it").try("give one of them")
	case o.json && (o.agenda || o.minutes):
		return usage("--agenda and --minutes write Markdown").try("leave out --json")
	case o.minutes && o.answers != "":
		return usage("--minutes finds the views of a record in the home").try("leave out --answers")
	case o.agree != "" && (o.agenda || o.minutes):
		return usage("--agree makes a record").try("make it first: rung one-on-one FILE --answers OTHER --agree FILE -o RECORD")
	case o.json && o.output == stdio:
		return usage("--json and -o - both write to standard output").try("give -o a file")
	case o.first == stdio && (o.answers == stdio || o.agree == stdio) || o.answers == stdio && o.agree == stdio:
		return usage("standard input holds one document").try("give files for the others")
	}
	return nil
}

// runOneOnOne does without a screen what was asked for in writing.
func runOneOnOne(o *oneOnOneOptions) error {
	switch {
	case o.agenda:
		return o.writeAgenda()
	case o.minutes:
		return o.writeMinutes()
	case o.json || o.agree != "" || o.answers != "" && (o.output != "" || o.noInput || !isTerminal(o.world.Stdout)):
		return o.compare()
	}
	return runOneOnOneScreen(o)
}

// checkOutput fails early where -o could only fail late, and where it would write over what the command reads.
func (o *oneOnOneOptions) checkOutput() error {
	if err := checkTarget(o.output, o.force); err != nil {
		return err
	}
	return o.keepOff(o.first, o.answers, o.agree)
}

// keepOff refuses to write over a file that is read.
func (o *oneOnOneOptions) keepOff(paths ...string) error {
	target, err := os.Stat(o.output)
	if o.output == "" || err != nil {
		return nil
	}
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && os.SameFile(info, target) {
			return usage("-o %s would write over %s", o.output, path).try("give another file; a view is never overwritten")
		}
	}
	return nil
}
