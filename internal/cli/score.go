package cli

import (
	"bytes"
	"errors"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/assess"
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
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			if len(args) == 0 {
				o.files = []string{stdio}
			}
			return runScore(o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.ladder, "ladder", "", "score on this `ladder`, whatever the document is bound to")
	f.StringVarP(&o.output, "output", "o", stdio, "`file` to write to")
	f.BoolVar(&o.force, "force", false, "overwrite that file")
	return cmd
}

// runScore scores documents in the order in which they come: one becomes a document in the usual layout, several become a
// stream of one a line.
func runScore(o *scoreOptions) error {
	if err := checkFree(o.output, o.force); err != nil {
		return err
	}
	sc, err := o.scorer()
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

func (o *scoreOptions) scorer() (*scorer, error) {
	if o.ladder != "" && isPath(o.ladder) { // then nothing of the home is needed
		return newScorer(o, nil)
	}
	home, err := o.openHome()
	if err != nil {
		return nil, err
	}
	return newScorer(o, home)
}

// errDropped is what the loser of a race says when somebody else has failed already.
var errDropped = errors.New("dropped")

// encodeAlone and encodeLine are the two layouts.
func encodeAlone(a *assess.Assessment) []byte { return assess.Encode(a) }
