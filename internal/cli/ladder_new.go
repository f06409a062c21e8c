package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/interchange"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/safe"
)

// newOptions are the flags of rung ladder new.
type newOptions struct {
	*app
	id, title           string
	rungs, competencies []string
	output              string
	force               bool
}

const ladderNewExample = `rung ladder new                                         # asks
rung ladder new --title Design --rungs Junior,Senior --competencies Craft
rung ladder new --title Ops --rungs "L1: Admin,L2: Lead" --competencies Care`

func newLadderNewCmd(a *app) *cobra.Command {
	o := &newOptions{app: a}
	cmd := &cobra.Command{
		Use:     "new",
		Short:   "Begin a ladder: a file with examples to replace",
		Example: ladderNewExample,
		Args:    files(0, 0, ""),
		RunE:    func(*cobra.Command, []string) error { return runLadderNew(o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.title, "title", "", "`title` of the ladder")
	f.StringSliceVar(&o.rungs, "rungs", nil, "titles of the rungs, `a,b`, lowest first")
	f.StringSliceVar(&o.competencies, "competencies", nil, "titles of the competencies, `a,b`")
	f.StringVar(&o.id, "id", "", "`id` of the ladder (default made of its title)")
	f.StringVarP(&o.output, "output", "o", "", "`file` to write to")
	f.BoolVar(&o.force, "force", false, "overwrite that file")
	return cmd
}

func runLadderNew(o *newOptions) error {
	if err := o.complete(); err != nil {
		return err
	}
	if o.output == "" {
		o.output = stdio
	}
	if err := checkTarget(o.output, o.force); err != nil {
		return err
	}
	l, err := o.ladder()
	if err != nil {
		return err
	}
	text, err := ladderfile.EncodeWith(l, newComments(l))
	if err != nil {
		return fail(failed, "%v", err).try("take fewer titles, or shorter ones")
	}
	if _, err := ladderfile.Read("the new ladder", text); err != nil {
		return ladderFailure(err)
	}
	if err := o.write(o.output, text, o.force); err != nil || o.output == stdio {
		return err
	}
	o.say("%s: %s, %s, with an example for each rung", o.output, chart.Count(len(l.Rungs), "rung"), chart.Count(len(l.Competencies), "competency"))
	o.say("edit it, then: rung ladder check %s", safe.Shell(o.output))
	return nil
}

// ladder is the ladder as far as its titles say: rungs that stand on each other, competencies that ask for nothing, and an example for
// each rung at the first of them.
func (o *newOptions) ladder() (*ladder.Ladder, error) {
	l := &ladder.Ladder{
		Version: "0.1.0", Title: words(o.title), Locale: "en", Quorum: ladder.DefaultQuorum, Scale: ladder.DefaultScale(),
	}
	var err error
	if l.ID, err = o.ladderID(l.Title); err != nil {
		return nil, err
	}
	if l.Rungs, err = newRungs(o.rungs); err != nil {
		return nil, err
	}
	if l.Competencies, err = newCompetencies(o.competencies, len(l.Rungs)); err != nil {
		return nil, err
	}
	var titles []string
	for _, r := range l.Rungs {
		titles = append(titles, r.Title, r.Short)
	}
	examples := examplesFor(len(l.Rungs), titles)
	if len(examples) < len(l.Rungs) {
		return nil, fail(failed, "too few examples are left that do not name a rung").try("take other titles, as a question must not name who shows the behaviour")
	}
	for r, e := range examples {
		l.Competencies[0].Indicators[r] = &ladder.Indicator{I: e.i, They: e.they, Weight: 1}
	}
	return l, nil
}

// words is a text from the command line on one safe line.
func words(text string) string { return strings.TrimSpace(safe.Text(text)) }

func (o *newOptions) ladderID(title string) (string, error) {
	id := o.id
	if id == "" {
		id = interchange.IDOf(title)
	}
	switch {
	case title == "":
		return "", usage("--title %q is no title", o.title).try(`as in: --title "Product management"`)
	case id == "":
		return "", usage("no id can be made of the title %q", title).try("name one of a-z, 0-9 and -, as in: --id design")
	case interchange.IDOf(id) != id:
		return "", usage("--id %q is no id", id).try("use a-z, 0-9 and -, starting with a letter or digit")
	}
	return id, nil
}

// newRungs makes rungs of titles, each standing on the one before. "L1: Engineer" has a short title.
func newRungs(titles []string) ([]ladder.Rung, error) {
	if len(titles) > ladder.MaxRungs {
		return nil, usage("--rungs names %d rungs; at most %d are allowed", len(titles), ladder.MaxRungs).try("name fewer of them: most ladders have four to eight")
	}
	var rungs []ladder.Rung
	taken := map[string]string{}
	for i, text := range titles {
		short, title, both := strings.Cut(words(text), ": ")
		if !both {
			title = short
		}
		r := ladder.Rung{ID: interchange.IDOf(short), Title: capital(title), Short: capital(short)}
		if err := claim(taken, &r.ID, "--rungs", "rung", r.Title, i); err != nil {
			return nil, err
		}
		if i > 0 {
			r.Parent = rungs[i-1].ID
		}
		rungs = append(rungs, r)
	}
	return rungs, nil
}

// capital writes a title of one small word with a capital: rungs are names, and a question may well hold the word.
func capital(title string) string {
	if len(wordsIn(title)) == 1 && strings.ToLower(title) == title {
		return upperFirst(title)
	}
	return title
}

func newCompetencies(titles []string, rungs int) ([]ladder.Competency, error) {
	if len(titles) > ladder.MaxCompetencies {
		return nil, usage("--competencies names %d competencies; at most %d are allowed", len(titles), ladder.MaxCompetencies).try("name fewer of them: most ladders have six to fifteen")
	}
	var all []ladder.Competency
	taken := map[string]string{}
	for i, text := range titles {
		c := ladder.Competency{Title: words(text), Weight: 1, Indicators: make([]*ladder.Indicator, rungs)}
		c.ID = interchange.IDOf(c.Title)
		if err := claim(taken, &c.ID, "--competencies", "competency", c.Title, i); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

// claim makes sure that an id is there and that nothing else has it. A title in another script makes none: a number stands for it.
func claim(taken map[string]string, id *string, flag, kind, title string, index int) error {
	if title == "" {
		return usage("%s: the title at position %d is empty", flag, index+1).try(`titles stand between commas, as in: %s "One,Two"`, flag)
	}
	if *id == "" {
		*id = fmt.Sprintf("%s-%d", kind, index+1)
	}
	if first, twice := taken[*id]; twice {
		return usage("%s: %q and %q have the same id, %s", flag, first, title, *id).try("give one of them another title")
	}
	taken[*id] = title
	return nil
}

// newComments tell the writer of a ladder what to do next.
func newComments(l *ladder.Ladder) ladderfile.Comments {
	c := ladderfile.Comments{
		Head: []string{
			"A ladder for rung. What to do with it:",
			"  1. Say in the examples below what your rungs ask for: one behaviour each, that others can see.",
			"  2. Write an indicator in place of a none, where a rung asks for something. It may also have:",
			"       evidence: where one could look   weight: 1 to 5   must_have: true",
			"  3. rung ladder check FILE   says what could be worded better",
			"     rung ladder show FILE    shows how it stands",
			"     rung assess --ladder FILE",
			ladderfile.Modeline,
		},
		Keys: map[string]string{
			"version":      "Raise it when you change what is asked; results remember it.",
			"rungs":        "The lowest first. \"parent\" is the rung below; two rungs may have the same. \"mandate\" says what a rung is for.",
			"competencies": "Ids stay when titles change: answers are kept by them.",
		},
		Cells: map[ladder.Cell]string{},
	}
	for r, ind := range l.Competencies[0].Indicators {
		if ind != nil {
			c.Cells[ladder.Cell{Rung: r}] = "an example, to be replaced"
		}
	}
	return c
}
