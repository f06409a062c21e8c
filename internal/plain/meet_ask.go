package plain

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
)

// command is something to choose, by the key that is typed for it.
type command struct {
	key  string
	does string
	most int // takes a number from 1 to most behind its key; 0: none
}

// menu asks for one of a few things, again and again. It lists them when it is asked for the first time, when they are others than before,
// and on ?.
type menu struct {
	talk   *Talk
	listed []command
}

// choose asks until one of the keys is typed, and returns it with the number behind it. ? says everything once more, beginning with again.
// Leaving is ErrLeft.
func (m *menu) choose(again func(), commands ...command) (key string, number int, err error) {
	if !slices.Equal(commands, m.listed) {
		listCommands(m.talk, commands)
		m.listed = commands
	}
	for {
		line, err := m.talk.Ask("Your choice:")
		if err != nil {
			return "", 0, err
		}
		key, rest, _ := strings.Cut(strings.ToLower(line), " ")
		switch n, why := chosen(commands, key, strings.TrimSpace(rest)); {
		case key == "?":
			again()
			listCommands(m.talk, commands)
		case key == "q" && rest == "":
			return "", 0, ErrLeft
		case why != "":
			m.talk.Say("%s", why)
		default:
			return key, n, nil
		}
	}
}

// choose is for what is asked once.
func choose(t *Talk, again func(), commands ...command) (key string, number int, err error) {
	m := menu{talk: t}
	return m.choose(again, commands...)
}

func listCommands(t *Talk, commands []command) {
	for _, c := range commands {
		t.Say("%s %s", c.key, c.does)
	}
	t.Say("? says this again. q leaves; what is saved stays.")
}

// chosen is the number behind a key, or why that is no choice.
func chosen(commands []command, key, rest string) (number int, why string) {
	for _, c := range commands {
		switch {
		case c.key != key:
			continue
		case c.most == 0 && rest == "":
			return 0, ""
		case c.most == 0:
			return 0, "Type " + key + " alone."
		}
		n, err := strconv.Atoi(rest)
		if err != nil || n < 1 || n > c.most {
			return 0, "Type " + key + " and a number from 1 to " + strconv.Itoa(c.most) + ", with a blank between them."
		}
		return n, ""
	}
	var keys []string
	for _, c := range commands {
		keys = append(keys, c.key)
	}
	return 0, "That is none of the choices. They are " + strings.Join(keys, ", ") + ", ? and q."
}

// word asks until a word is typed out: what cannot be undone, or must not happen by a stray key, is done by that alone.
func word(t *Talk, prompt string, again func(), words ...string) (string, error) {
	for {
		line, err := t.Ask(prompt)
		if err != nil {
			return "", err
		}
		switch line = strings.ToLower(line); {
		case line == "?":
			again()
			continue
		case line == "q":
			return "", ErrLeft
		}
		for _, w := range words {
			if line == w {
				return w, nil
			}
		}
		t.Say("Type %s, or q to leave.", strings.Join(words, " or "))
	}
}

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
		case line == "?":
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

// text takes a text of several lines in place of one that is there. Where the talk ends in the middle of it, what was typed so far counts,
// and nothing of the earlier one is lost.
func text(t *Talk, before string) (string, error) {
	how := "a"
	if before != "" {
		t.Say("So far:")
		paragraphs(t, before)
		var err error
		how, _, err = choose(t, func() { paragraphs(t, before) },
			command{key: "a", does: "Add lines to it."}, command{key: "w", does: "Write it anew."}, command{key: "k", does: "Keep it as it is."})
		if err != nil || how == "k" {
			return before, err
		}
	}
	t.Say("Type it, in one line or several. A line with a single dot ends it.")
	typed, err := lines(t, assess.MaxNote-len(before)-1)
	switch {
	case how == "w" && err == nil, before == "":
		return typed, err
	case typed == "":
		return before, err
	}
	return before + "\n" + typed, err
}

// lines are those up to the one with a dot, most bytes in all. What is beyond that is not taken, and said so.
func lines(t *Talk, most int) (string, error) {
	var typed []string
	size := 0
	for {
		line, err := t.Line()
		if err != nil || line == textEnd {
			return strings.TrimSpace(safe.Lines(strings.Join(typed, "\n"))), err
		}
		if size += len(line) + 1; size > most {
			size -= len(line) + 1
			t.Say("This line is not taken: a note takes 64 KiB. Shorten it, or note where the rest is.")
			continue
		}
		typed = append(typed, line)
	}
}

// paragraphs says a text of several lines.
func paragraphs(t *Talk, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		t.Say("%s", line)
	}
}
