package cli

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/rung-dev/rung/internal/interchange"
)

// complete fills in what the flags leave open: by asking, where somebody can answer.
func (o *newOptions) complete() error {
	var open []string
	if o.title == "" {
		open = append(open, "--title")
	}
	if len(o.rungs) == 0 {
		open = append(open, "--rungs")
	}
	if len(o.competencies) == 0 {
		open = append(open, "--competencies")
	}
	switch {
	case len(open) == 0:
		return nil
	case o.noInput || !isTerminal(o.world.Stdin):
		return usage("ladder new needs %s", strings.Join(open, ", ")).
			try(`as in: rung ladder new --title Design --rungs "Junior,Senior" --competencies "Craft,People"`)
	}
	return o.ask(questions{bufio.NewReader(o.world.Stdin), o.world.Stderr})
}

// ask puts a question for each thing that is open.
func (o *newOptions) ask(q questions) error {
	var err error
	if o.title == "" {
		if o.title, err = q.ask("Title of the ladder, as in Product management"); err != nil {
			return err
		}
	}
	if len(o.rungs) == 0 {
		if o.rungs, err = q.list("Its rungs, the lowest first, as in Junior, Senior, Lead"); err != nil {
			return err
		}
	}
	if len(o.competencies) == 0 {
		if o.competencies, err = q.list("Its competencies, as in Craft, People, Business"); err != nil {
			return err
		}
	}
	if o.output == "" {
		o.output, err = q.orElse("File to write, - to print it", cmp.Or(o.id, interchange.IDOf(words(o.title)), "ladder")+".yaml")
	}
	return err
}

// questions are put line by line, without a screen, so that any terminal and any screen reader can do it.
type questions struct {
	in  *bufio.Reader
	out io.Writer
}

// ask repeats its question until there is an answer. The end of the input is nobody's answer.
func (q questions) ask(question string) (string, error) {
	for {
		if answer, err := q.line(question + ": "); answer != "" || err != nil {
			return answer, err
		}
	}
}

// orElse is ask for a question that has an answer already.
func (q questions) orElse(question, otherwise string) (string, error) {
	answer, err := q.line(question + " (" + otherwise + "): ")
	return cmp.Or(answer, otherwise), err
}

// list asks for several answers, with commas between them.
func (q questions) list(question string) ([]string, error) {
	for {
		answer, err := q.ask(question)
		if err != nil {
			return nil, err
		}
		var list []string
		for _, item := range strings.Split(answer, ",") {
			if item = words(item); item != "" {
				list = append(list, item)
			}
		}
		if len(list) > 0 {
			return list, nil
		}
	}
}

func (q questions) line(prompt string) (string, error) {
	if _, err := fmt.Fprint(q.out, prompt); err != nil {
		return "", err
	}
	text, err := q.in.ReadString('\n')
	if text = words(text); err != nil && text == "" {
		_, _ = fmt.Fprintln(q.out) // the prompt stands on the line; where it was lost, so is this
		return "", fail(failed, "nothing was written: the answers end here").try("answer each question, or give --title, --rungs and --competencies")
	}
	return text, nil
}
