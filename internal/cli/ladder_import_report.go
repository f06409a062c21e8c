package cli

import (
	"fmt"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/interchange"
	"github.com/rung-dev/rung/internal/safe"
)

// importReport says what was made, or would be. Notes are talk and go to standard error; a dry run and JSON are what was asked for.
func (o *importOptions) importReport(m *imported) error {
	if o.json {
		return o.app.json(o.importJSONOf(m))
	}
	if o.dryRun {
		return o.dryRunReport(m)
	}
	o.sayNotes(m.notes)
	if o.output != stdio {
		o.say("%s: %s", o.output, sizeOf(m))
	}
	if counts := m.byRule(); len(counts) > 0 {
		file := o.output
		if file == stdio {
			file = "FILE"
		}
		o.say("the wording of the questions: %s; rung ladder check %s shows them", findingsText(counts), safe.Shell(file))
	}
	return nil
}

// sayNotes lists the first notes; a large sheet has one for every other cell.
func (o *importOptions) sayNotes(notes []interchange.Note) {
	name := nameOf(o.file)
	for _, n := range notes[:min(maxListed, len(notes))] {
		o.say("%s", noteLine(name, n))
	}
	if more := len(notes) - maxListed; more > 0 {
		o.say("and %d more; --dry-run lists them", more)
	}
}

// noteLine is a note with its place: file:E14: text.
func noteLine(file string, n interchange.Note) string {
	if n.Cell == "" && n.Line == 0 {
		return file + ": " + n.Text
	}
	return file + ":" + n.String()
}

// dryRunReport says what would be written.
func (o *importOptions) dryRunReport(m *imported) error {
	l := m.ladder
	var rungs, competencies []string
	for _, r := range l.Rungs {
		rungs = append(rungs, r.ID)
	}
	for _, c := range l.Competencies {
		competencies = append(competencies, c.ID)
	}
	lines := []string{
		fmt.Sprintf("%s, id %s, version %s: %s", l.Title, l.ID, l.Version, sizeOf(m)),
		"rungs: " + strings.Join(rungs, ", "),
		"competencies: " + strings.Join(competencies, ", "),
	}
	if counts := m.byRule(); len(counts) > 0 {
		lines = append(lines, "wording: "+findingsText(counts))
	} else {
		lines = append(lines, "wording: no problems")
	}
	for _, n := range m.notes {
		lines = append(lines, noteLine(nameOf(o.file), n))
	}
	lines = append(lines, "nothing was written")
	for _, line := range lines {
		if err := o.line("%s", line); err != nil {
			return err
		}
	}
	return nil
}

func sizeOf(m *imported) string {
	return fmt.Sprintf("%s, %s, %s", chart.Count(len(m.ladder.Rungs), "rung"), chart.Count(len(m.ladder.Competencies), "competency"),
		chart.Count(m.ladder.Indicators(), "indicator"))
}

func findingsText(counts []ruleCount) string {
	var parts []string
	for _, c := range counts {
		parts = append(parts, strings.TrimSpace(fmt.Sprintf("%s %s", c.Rule, chart.Count(c.Count, c.Level))))
	}
	return strings.Join(parts, ", ")
}

// importJSON is what rung ladder import --json says.
type importJSON struct {
	Schema       string      `json:"schema"`
	ID           string      `json:"id"`
	Version      string      `json:"version"`
	Title        string      `json:"title"`
	Digest       string      `json:"digest"`
	Rungs        []string    `json:"rungs"`
	Competencies []string    `json:"competencies"`
	Indicators   int         `json:"indicators"`
	Notes        []noteJSON  `json:"notes"`
	Findings     []ruleCount `json:"findings"`
	Path         string      `json:"path,omitzero"` // of the file that was written
	YAML         string      `json:"yaml,omitzero"` // the file, where it was not written
}

type noteJSON struct {
	Cell       string `json:"cell,omitzero"` // of a sheet
	Line       int    `json:"line,omitzero"`
	Column     int    `json:"column,omitzero"`
	Message    string `json:"message"`
	Rung       string `json:"rung,omitzero"` // of the indicator that it is about
	Competency string `json:"competency,omitzero"`
}

func (o *importOptions) importJSONOf(m *imported) importJSON {
	l := m.ladder
	j := importJSON{
		Schema: "rung/ladder-import/1", ID: l.ID, Version: l.Version, Title: l.Title, Digest: l.Digest,
		Indicators: l.Indicators(), Findings: m.byRule(),
	}
	for _, r := range l.Rungs {
		j.Rungs = append(j.Rungs, r.ID)
	}
	for _, c := range l.Competencies {
		j.Competencies = append(j.Competencies, c.ID)
	}
	for _, n := range m.notes {
		note := noteJSON{Cell: n.Cell, Line: n.Line, Column: n.Col, Message: n.Text}
		if n.Indicator != nil {
			note.Rung, note.Competency = l.Rungs[n.Indicator.Rung].ID, l.Competencies[n.Indicator.Competency].ID
		}
		j.Notes = append(j.Notes, note)
	}
	switch {
	case o.dryRun:
	case o.output == stdio:
		j.YAML = string(m.text)
	default:
		j.Path = o.output
	}
	return j
}

// importFailureJSON says what kept an input from being read, as other failures are said; places in a sheet are cells.
func (o *importOptions) importFailureJSON(problems interchange.Problems) error {
	type problem struct {
		Path    string `json:"path"`
		Cell    string `json:"cell,omitzero"`
		Line    int    `json:"line,omitzero"`
		Column  int    `json:"column,omitzero"`
		Message string `json:"message"`
		Hint    string `json:"hint,omitzero"`
	}
	var list []problem
	for _, p := range problems {
		list = append(list, problem{p.File, p.Cell, p.Line, p.Col, p.Text, p.Hint})
	}
	type failed struct {
		Code string `json:"code"`
		problem
		Problems []problem `json:"problems,omitempty"`
	}
	f := failed{Code: badInput.word(), problem: list[0]}
	if len(list) > 1 {
		f.Problems = list
	}
	b, err := json.Marshal(map[string]failed{"error": f})
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(o.world.Stderr, "%s\n", b)
	return &failure{code: badInput}
}
