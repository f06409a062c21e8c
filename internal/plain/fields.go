package plain

import (
	"errors"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
)

// errBack says that whoever filled in fields goes back without them.
var errBack = errors.New("back")

// field asks for one line of text, until check finds nothing to object to. nothing is what is typed for an empty one, "" where there must
// be a text. Going back is errBack, leaving is ErrLeft.
func field(t *Talk, prompt, nothing string, check func(text string) string) (string, error) {
	for {
		line, err := t.Ask(prompt)
		switch {
		case err != nil:
			return "", err
		case lowered(line) == helpKey:
			continue
		case strings.EqualFold(line, "q"):
			return "", ErrLeft
		case strings.EqualFold(line, "b"):
			return "", errBack
		case line == "" && nothing != "":
			t.Say("Type it, or %s for nothing.", nothing)
			continue
		}
		if nothing != "" && strings.EqualFold(line, nothing) {
			line = ""
		}
		why := check(line)
		if len(line) > assess.MaxNote {
			why = "A text takes 64 KiB. Shorten it."
		}
		if why == "" {
			return line, nil
		}
		t.Say("%s", why)
	}
}

// anything objects to no text.
func anything(string) string { return "" }

// textEnd ends a text of several lines.
const textEnd = "."

// text takes a text of several lines in place of one that is there. That one goes only where this is asked for. Where the talk ends in the
// middle of it, what was typed so far counts, and nothing of the earlier one is lost.
func text(t *Talk, before string) (string, error) {
	how := "w"
	if before != "" {
		t.Say("So far:")
		paragraphs(t, before)
		var err error
		how, _, err = choose(t, func() { paragraphs(t, before) }, command{key: "a", does: "Add lines to it."},
			command{key: "w", does: "Write it anew."}, command{key: "r", does: "Remove it."}, command{key: "k", does: "Keep it as it is."})
		switch {
		case err != nil || how == "k":
			return before, err
		case how == "r":
			return "", nil
		}
	}
	t.Say("Type it, in one line or several. A line with a single dot ends it.")
	toAdd := assess.MaxNote - len(before) - len("\n")
	most := assess.MaxNote
	if how == "a" {
		most = toAdd
	}
	typed, err := lines(t, most)
	cut := how == "w" && err != nil
	switch {
	case typed == "", before != "" && cut && len(typed) > toAdd:
		return before, err
	case before == "", how == "w" && !cut:
		return typed, err
	}
	return before + "\n" + typed, err
}

// lines are those up to the one with a dot, most bytes in all. After one that goes beyond that none is taken, so that the text has no gap.
func lines(t *Talk, most int) (string, error) {
	var typed []string
	size, left := 0, 0 // bytes with the line ends between them, and lines that were not taken
	for {
		line, err := t.Line()
		if err != nil || strings.TrimSpace(line) == textEnd {
			sayLeft(t, left)
			return strings.TrimSpace(safe.Note(strings.Join(typed, "\n"))), err
		}
		if size += len(safe.Note(line)); left > 0 || size > most {
			if left++; left == 1 {
				t.Say("This line is not taken: a note takes 64 KiB. Neither are those after it. A single dot ends the note; shorten it then, or note where the rest is.")
			}
			continue
		}
		size += len("\n")
		typed = append(typed, line)
	}
}

// sayLeft says how many lines were not taken, where nobody knows by now.
func sayLeft(t *Talk, left int) {
	if left > 1 {
		t.Say("%d lines were not taken.", left)
	}
}

// paragraphs says a text of several lines.
func paragraphs(t *Talk, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		t.Say("%s", line)
	}
}
