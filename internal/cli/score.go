package cli

import (
	"bytes"

	"github.com/spf13/cobra"
)

// scoreOptions are the flags of rung score.
type scoreOptions struct {
	*app
	files  []string
	ladder string
	output string
	force  bool
}

func newScoreCmd(a *app) *cobra.Command {
	o := &scoreOptions{app: a}
	cmd := &cobra.Command{
		Use:     "score [FILE|-]...",
		Short:   "Fill in the result of assessment documents",
		Example: "rung score answers.json > result.json\ncat *.json | rung score > results.ndjson\nrung score old.json --ladder product -o new.json",
		Args:    files(0, -1, ""),
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			if len(args) == 0 {
				o.files = []string{stdio}
			}
			return runScore(o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.ladder, "ladder", "", "score anew on this one: an `id` or a file")
	f.StringVarP(&o.output, "output", "o", stdio, "`file` to write to")
	f.BoolVar(&o.force, "force", false, "overwrite that file")
	a.addIdentity(cmd)
	completeFlag(cmd, "ladder", a.ladderNames)
	return cmd
}

// runScore scores documents in the order in which they come: one becomes a document in the usual layout, several become a
// stream of one a line.
func runScore(o *scoreOptions) error {
	if err := checkTarget(o.output, o.force); err != nil {
		return err
	}
	sc, err := newScorer(o.shelf(), o.ladder)
	if err != nil {
		return err
	}
	if o.output == stdio {
		return scoreStream(o.app, o.files, sc, o.out)
	}
	var all bytes.Buffer // a file is written whole or not at all
	if err := scoreStream(o.app, o.files, sc, &all); err != nil {
		return err
	}
	return o.write(o.output, all.Bytes(), o.force)
}
