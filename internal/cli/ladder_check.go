package cli

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/safe"
)

// checkJSON is what rung ladder check --json says. Errors and warnings are those that nothing silences.
type checkJSON struct {
	Schema   string        `json:"schema"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Silenced int           `json:"silenced"`
	Findings []findingJSON `json:"findings"`
}

type findingJSON struct {
	Path     string `json:"path"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Level    string `json:"level"` // error, warning or note
	Rule     string `json:"rule,omitzero"`
	Excerpt  string `json:"excerpt,omitzero"`
	Message  string `json:"message"`
	Hint     string `json:"hint,omitzero"`
	Pattern  string `json:"pattern,omitzero"`  // a better wording
	Silenced string `json:"silenced,omitzero"` // the reason that the file gives for letting it pass
}

func newLadderCheckCmd(a *app) *cobra.Command {
	asJSON, strict := false, false
	cmd := &cobra.Command{
		Use:   "check FILE|ID...",
		Short: "Check ladder files, and how their questions are worded",
		Example: "rung ladder check ./my-ladder.yaml\nrung ladder check ladders/*.yaml --strict\n" +
			"rung ladder check - --json < my-ladder.yaml",
		Args: files(1, -1, "the file of a ladder"),
		RunE: func(_ *cobra.Command, args []string) error { return runLadderCheck(a, args, asJSON, strict) },
	}
	cmd.ValidArgsFunction = a.ladderNames
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	cmd.Flags().BoolVar(&strict, "strict", false, "fail on warnings too")
	return cmd
}

// runLadderCheck lists what is wrong with all files before it fails: who mends them wants to see everything.
func runLadderCheck(a *app, refs []string, asJSON, strict bool) error {
	report := checkJSON{Schema: "rung/ladder-check/1", Findings: []findingJSON{}}
	for _, ref := range refs {
		file, err := a.ladderSource(ref)
		if err != nil {
			return err
		}
		problems, err := ladderfile.Lint(file.name, file.text)
		if err != nil && !errors.As(err, (*ladderfile.Problems)(&problems)) {
			return err
		}
		report.add(append(file.misnamed(), problems...), file.text)
	}
	if err := a.checkReport(report, asJSON); err != nil {
		return err
	}
	if report.Errors > 0 || strict && report.Warnings > 0 {
		return &failure{code: badInput}
	}
	return nil
}

// add takes up what was found in a file with this text.
func (c *checkJSON) add(problems []ladderfile.Problem, text []byte) {
	lines := strings.Split(string(text), "\n")
	for _, p := range problems {
		if p.Excerpt == "" {
			p.Excerpt = lineOf(lines, p)
		}
		switch {
		case p.Silenced != "":
			c.Silenced++
		case p.Level == ladderfile.Error:
			c.Errors++
		case p.Level == ladderfile.Warning:
			c.Warnings++
		}
		c.Findings = append(c.Findings, findingJSON{
			safe.Text(p.File), p.Line, p.Col, p.Level.String(), p.Rule, safe.Text(p.Excerpt), safe.Text(p.Text), safe.Text(p.Hint),
			safe.Text(p.Pattern), safe.Text(p.Silenced),
		})
	}
}

func (a *app) checkReport(c checkJSON, asJSON bool) error {
	if asJSON {
		return a.json(c)
	}
	for _, f := range c.Findings {
		if f.Silenced != "" {
			continue
		}
		for _, line := range f.lines() {
			if err := a.line("%s", line); err != nil {
				return err
			}
		}
	}
	return a.line("%s", c.verdict())
}

// lines are a finding as a person reads it: what is wrong, what to do, and how it could read.
func (f findingJSON) lines() []string {
	kind := strings.TrimSpace(f.Level + " " + f.Rule)
	lines := []string{fmt.Sprintf("%s:%d:%d: %s: %s", f.Path, f.Line, f.Column, kind, f.Message)}
	if f.Hint != "" {
		lines = append(lines, "  hint: "+f.Hint)
	}
	if f.Pattern != "" {
		lines = append(lines, "  better: "+f.Pattern)
	}
	return lines
}

func (c checkJSON) verdict() string {
	verdict := "no problems"
	switch {
	case c.Errors+c.Warnings > 0:
		verdict = fmt.Sprintf("%s, %s", chart.Count(c.Errors, "error"), chart.Count(c.Warnings, "warning"))
	case len(c.Findings) > c.Silenced: // notes: something was not looked at
		verdict = "no problems in what was checked"
	}
	if c.Silenced > 0 {
		verdict += fmt.Sprintf(", %d silenced", c.Silenced)
	}
	return verdict
}

// maxExcerpt is how much of a line is quoted, in characters.
const maxExcerpt = 80

// lineOf is the line that a problem is on, for those that quote nothing themselves.
func lineOf(lines []string, p ladderfile.Problem) string {
	if p.Line < 1 || p.Line > len(lines) {
		return ""
	}
	line := strings.TrimSpace(lines[p.Line-1])
	start := []rune(line[:min(maxExcerpt*utf8.UTFMax, len(line))]) // a line may be as long as the file
	return strings.TrimSpace(string(start[:min(maxExcerpt, len(start))]))
}
