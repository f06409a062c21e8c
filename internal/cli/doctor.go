package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/store"
)

// doctorOptions are the flags of rung doctor.
type doctorOptions struct {
	*app
	fix  bool
	json bool
}

func newDoctorCmd(a *app) *cobra.Command {
	o := &doctorOptions{app: a}
	cmd := &cobra.Command{
		Use:     "doctor",
		Short:   "Check home, ladders, documents and terminal",
		Example: "rung doctor\nrung doctor --fix\nrung doctor --json | jq -r '.findings[] | select(.level == \"problem\").text'",
		Args:    files(0, 0, ""),
		RunE:    func(*cobra.Command, []string) error { return runDoctor(o) },
	}
	cmd.Flags().BoolVar(&o.fix, "fix", false, "mend what can be mended without losing anything")
	cmd.Flags().BoolVar(&o.json, "json", false, "as JSON")
	a.addIdentity(cmd)
	return cmd
}

// maxRounds is how often --fix looks again: what was closed may hold more that is to be mended.
const maxRounds = 5

// runDoctor checks everything, mends what it may, and checks again, so that what it says in the end is what is.
func runDoctor(o *doctorOptions) error {
	e := o.examine()
	defer func() { e.close() }()
	var told []finding
	var broken error
	for range maxRounds {
		if !o.fix {
			break
		}
		mended, err := mend(e.found)
		if broken == nil {
			broken = err
		}
		if len(mended) == 0 {
			break
		}
		told = append(told, mended...)
		e.close()
		e = o.examine()
	}
	if err := o.tell(e, append(told, e.found...)); err != nil {
		return err
	}
	return o.verdict(e.found, broken)
}

// examine checks everything, in the order in which it is told.
func (o *doctorOptions) examine() *examination {
	e := &examination{app: o.app}
	if home, ok := e.findHome(); ok {
		e.home = store.CheckUp(home, store.Options{Now: o.world.Now, Rand: o.world.Rand})
		e.read()
		e.checkHome()
		e.checkLeftovers()
	}
	e.checkLadders()
	e.checkDocuments()
	e.checkKeys()
	e.checkTerminal()
	return e
}

// mend mends what can be mended, and returns what was; the error is the first that came in the way. What could not be mended says why, and is
// not offered once more.
func mend(found []finding) (mended []finding, broken error) {
	for i := range found {
		f := &found[i]
		if f.mend == nil {
			continue
		}
		if err := f.mend(); err != nil {
			if broken == nil {
				broken = err
			}
			f.mend, f.text = nil, fmt.Sprintf("%s; not mended: %v", f.text, err)
			continue
		}
		mended = append(mended, finding{check: f.check, level: isMended, text: f.mended})
	}
	return mended, broken
}

// verdict is how rung doctor ends: with 3 where there are problems, and where --fix could do nothing about them with the reason for that.
func (o *doctorOptions) verdict(found []finding, broken error) error {
	var code exitCode
	for _, f := range found {
		if f.level != isProblem {
			continue
		}
		code = max(code, badInput)
		if o.fix {
			code = max(code, f.code)
		}
	}
	if broken != nil {
		code = max(code, mendCode(broken))
	}
	if code == done {
		return nil
	}
	return &failure{code: code}
}
