package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/interchange"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
)

// importOptions are the flags of rung ladder import.
type importOptions struct {
	*app
	file    string
	from    importFormat
	options interchange.Options
	output  string
	force   bool
	dryRun  bool
	json    bool
}

// importFormat names a form to read.
type importFormat string

var importFormats = []importFormat{auto, "csv", "long", "markdown", "case"}

// form is what the reader calls it. A sheet that is not said to be long may still be so: its header tells.
func (f importFormat) form() interchange.Format {
	switch f {
	case "csv":
		return interchange.Matrix
	case "long":
		return interchange.Long
	case "markdown":
		return interchange.Markdown
	case "case":
		return interchange.CASE
	}
	return interchange.Auto
}

const ladderImportExample = `rung ladder import ladder.csv -o ladder.yaml
rung ladder import levels.md --levels "Junior,Senior" --dry-run
rung ladder import framework.json --from case --id acme > acme.yaml`

func newLadderImportCmd(a *app) *cobra.Command {
	o := &importOptions{app: a, from: auto}
	cmd := &cobra.Command{
		Use:     "import FILE|-",
		Short:   "Make a ladder of a spreadsheet, a Markdown text or a CASE package",
		Example: ladderImportExample,
		Args:    files(1, 1, "a file, or - for standard input"),
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return runLadderImport(o)
		},
	}
	f := cmd.Flags()
	f.Var(newWord(&o.from, importFormats...), "from", "what FILE is")
	f.StringVarP(&o.output, "output", "o", stdio, "`file` to write to")
	f.BoolVar(&o.force, "force", false, "overwrite that file")
	f.StringVar(&o.options.ID, "id", "", "`id` of the ladder (default made of its title)")
	f.StringVar(&o.options.Title, "title", "", "`title` of the ladder")
	f.StringSliceVar(&o.options.Levels, "levels", nil, "what is a rung there, `a,b`, lowest first")
	f.BoolVar(&o.options.IgnoreUnknown, "ignore-unknown-columns", false, "pass over columns that mean nothing here")
	f.BoolVar(&o.dryRun, "dry-run", false, "say what would be written, and write nothing")
	f.BoolVar(&o.json, "json", false, "say it as JSON")
	completeFlag(cmd, "from", oneOf(importFormats...))
	return cmd
}

// runLadderImport reads, checks and writes. Nothing is written if anything keeps the input from being read; how its questions are worded
// does not: that is for the writer of the ladder to mend.
func runLadderImport(o *importOptions) error {
	if err := checkTarget(o.output, o.force); err != nil && !o.dryRun {
		return err
	}
	data, err := o.read(o.file)
	if err != nil {
		return err
	}
	draft, err := interchange.Read(nameOf(o.file), data, o.from.form(), o.options)
	if err != nil {
		return o.importFailure(err)
	}
	made, err := newImport(draft, nameOf(o.file))
	if err != nil {
		return err
	}
	if !o.dryRun && !(o.json && o.output == stdio) {
		if err := o.write(o.output, made.text, o.force); err != nil {
			return err
		}
	}
	return o.importReport(made)
}

// imported is a ladder file that was made of something else.
type imported struct {
	ladder   *ladder.Ladder
	text     []byte
	notes    []interchange.Note
	findings []ladderfile.Problem // about the wording of its questions
}

// newImport writes the file and reads it again, so that none is handed out that cannot be used.
func newImport(d *interchange.Draft, source string) (*imported, error) {
	comments := ladderfile.Comments{
		Head: []string{
			fmt.Sprintf("Made of %s by rung ladder import. To go on:", source[strings.LastIndexAny(source, `/\`)+1:]),
			"  rung ladder check FILE   says what could be worded better",
			"  rung ladder show FILE    shows what became of it",
			ladderfile.Modeline,
		},
		Cells: map[ladder.Cell]string{},
	}
	for _, n := range d.Notes {
		if n.Indicator != nil {
			comments.Cells[*n.Indicator] = "look at this: was it meant so?"
		}
	}
	m := &imported{notes: d.Notes}
	var err error
	if m.text, err = ladderfile.EncodeWith(d.Ladder, comments); err != nil {
		return nil, fail(badInput, "%v", err).try("import it in parts")
	}
	if m.ladder, err = ladderfile.Read("the ladder made of it", m.text); err != nil {
		return nil, ladderFailure(err)
	}
	findings, err := ladderfile.Lint("", m.text)
	if err != nil {
		return nil, ladderFailure(err)
	}
	m.findings = slices.DeleteFunc(findings, func(p ladderfile.Problem) bool { return p.Silenced != "" || p.Level == ladderfile.Note })
	return m, nil
}

// ruleCount is how often a rule for questions was broken.
type ruleCount struct {
	Rule  string `json:"rule"`
	Level string `json:"level"`
	Count int    `json:"count"`
}

// byRule counts the findings of each rule and level.
func (m *imported) byRule() []ruleCount {
	counts := []ruleCount{}
	for _, p := range m.findings {
		c := ruleCount{p.Rule, p.Level.String(), 1}
		i := slices.IndexFunc(counts, func(other ruleCount) bool { return other.Rule == c.Rule && other.Level == c.Level })
		if i < 0 {
			counts = append(counts, c)
		} else {
			counts[i].Count++
		}
	}
	slices.SortFunc(counts, func(a, b ruleCount) int { return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Level, b.Level)) })
	return counts
}

// importFailure lists everything that kept the input from being read.
func (o *importOptions) importFailure(err error) error {
	var problems interchange.Problems
	if !errors.As(err, &problems) {
		return err
	}
	if o.json {
		return o.importFailureJSON(problems)
	}
	for _, p := range problems {
		o.say("%s", p)
		if p.Hint != "" {
			o.say("hint: %s", p.Hint)
		}
	}
	return &failure{code: badInput}
}
