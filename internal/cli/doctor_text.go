package cli

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/safe"
)

// maxAlike is how many findings of one kind are told as text. JSON has all of them.
const maxAlike = 20

// doctorJSON is what rung doctor --json says.
type doctorJSON struct {
	Schema   string       `json:"schema"`
	Home     string       `json:"home"` // "" where there is no place for one
	Problems int          `json:"problems"`
	Warnings int          `json:"warnings"`
	Mended   int          `json:"mended"` // by --fix, and not among the problems any more
	Findings []doctorItem `json:"findings"`
}

type doctorItem struct {
	Check    check  `json:"check"`
	Level    level  `json:"level"` // ok, warning, problem or mended
	Text     string `json:"text"`
	Hint     string `json:"hint,omitzero"`
	Mendable bool   `json:"mendable,omitzero"` // --fix mends it
}

// tell writes what was found, a line each.
func (o *doctorOptions) tell(e *examination, found []finding) error {
	if o.json {
		return o.tellJSON(e, found)
	}
	for i := 0; i < len(found); {
		n := 1
		for i+n < len(found) && found[i+n].check == found[i].check && found[i+n].level == found[i].level {
			n++
		}
		if err := o.tellAlike(found[i : i+n]); err != nil {
			return err
		}
		i += n
	}
	return o.line("%s", o.summary(found))
}

// tellAlike writes findings of one kind: all of them, unless they are many.
func (o *doctorOptions) tellAlike(found []finding) error {
	for _, f := range found[:min(maxAlike, len(found))] {
		if err := o.line("%s", f); err != nil {
			return err
		}
	}
	if more := len(found) - maxAlike; more > 0 {
		f := finding{check: found[0].check, level: found[0].level, text: fmt.Sprintf("and %d more of these; --json lists them all", more)}
		return o.line("%s", f)
	}
	return nil
}

// String is a finding on one line.
func (f finding) String() string {
	area, _, _ := strings.Cut(string(f.check), ".")
	text := fmt.Sprintf("%-7s  %-9s  %s", f.level, area, f.text)
	if f.hint != "" {
		text += "; " + f.hint
	}
	return text
}

// summary counts what was found.
func (o *doctorOptions) summary(found []finding) string {
	n, mendable := counts(found)
	text := "no problems"
	if n[isProblem] > 0 {
		text = chart.Count(n[isProblem], "problem")
	}
	if n[isWarning] > 0 {
		text += ", " + chart.Count(n[isWarning], "warning")
	}
	if n[isMended] > 0 {
		text += fmt.Sprintf(", %d mended", n[isMended])
	}
	if mendable > 0 {
		text += fmt.Sprintf("; %s mends %d of them", o.command("doctor", "--fix"), mendable)
	}
	return text
}

// counts is how many findings there are of each level, and how many --fix mends.
func counts(found []finding) (n map[level]int, mendable int) {
	n = map[level]int{}
	for _, f := range found {
		n[f.level]++
		if f.mend != nil {
			mendable++
		}
	}
	return n, mendable
}

func (o *doctorOptions) tellJSON(e *examination, found []finding) error {
	n, _ := counts(found)
	report := doctorJSON{"rung/doctor/1", e.place(), n[isProblem], n[isWarning], n[isMended], []doctorItem{}}
	for _, f := range found {
		report.Findings = append(report.Findings, doctorItem{f.check, f.level, safe.Text(f.text), safe.Text(f.hint), f.mend != nil})
	}
	return o.app.json(report)
}
