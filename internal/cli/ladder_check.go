package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/safe"
)

// checkJSON is what rung ladder check --json says.
type checkJSON struct {
	Schema   string        `json:"schema"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Findings []findingJSON `json:"findings"`
}

type findingJSON struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Level   string `json:"level"`
	Rule    string `json:"rule,omitzero"`
	Excerpt string `json:"excerpt,omitzero"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitzero"`
}

func newLadderCheckCmd(a *app) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:     "check FILE...",
		Short:   "Check ladder files, and how their questions are worded",
		Example: "rung ladder check ./my-ladder.yaml\nrung ladder check ladders/*.yaml\nrung ladder show product --json | jq .title   # what a sound one holds",
		Args:    files(1, -1, "the file of a ladder"),
		RunE:    func(_ *cobra.Command, args []string) error { return runLadderCheck(a, args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

// runLadderCheck lists what is wrong with all files before it fails: who mends them wants to see everything.
func runLadderCheck(a *app, paths []string, asJSON bool) error {
	report := checkJSON{Schema: "rung/ladder-check/1", Findings: []findingJSON{}}
	for _, path := range paths {
		text, err := a.read(path)
		if err != nil {
			return err
		}
		problems, err := ladderfile.Lint(nameOf(path), text)
		if err != nil && !errors.As(err, (*ladderfile.Problems)(&problems)) {
			return err
		}
		report.add(problems)
	}
	if err := a.checkReport(report, asJSON); err != nil {
		return err
	}
	if report.Errors > 0 {
		return &failure{code: badInput}
	}
	return nil
}

func (c *checkJSON) add(problems []ladderfile.Problem) {
	for _, p := range problems {
		if p.Level == ladderfile.Error {
			c.Errors++
		} else {
			c.Warnings++
		}
		c.Findings = append(c.Findings, findingJSON{
			safe.Text(p.File), p.Line, p.Col, p.Level.String(), p.Rule, safe.Text(p.Excerpt), safe.Text(p.Text), safe.Text(p.Hint),
		})
	}
}

func (a *app) checkReport(c checkJSON, asJSON bool) error {
	if asJSON {
		return a.json(c)
	}
	for _, f := range c.Findings {
		kind := f.Level
		if f.Rule != "" {
			kind += " " + f.Rule
		}
		if err := a.line("%s:%d:%d: %s: %s", f.Path, f.Line, f.Column, kind, f.Message); err != nil {
			return err
		}
		if f.Hint != "" {
			if err := a.line("  hint: %s", f.Hint); err != nil {
				return err
			}
		}
	}
	return a.line("%s", c.verdict())
}

func (c checkJSON) verdict() string {
	if len(c.Findings) == 0 {
		return "no problems"
	}
	return fmt.Sprintf("%s, %s", chart.Count(c.Errors, "error"), chart.Count(c.Warnings, "warning"))
}
