package plain

import (
	"slices"
	"strconv"
	"strings"
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
		key, rest := keyOf(line)
		switch n, why := chosen(commands, key, rest); {
		case key == helpKey:
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
	t.Say("help or ? says this again. q leaves; what is saved stays.")
}

// helpKey has said again what was asked, and all that can be typed.
const helpKey = "?"

// lowered is a line in small letters. The word help stands for its sign, which a screen reader may pass over in silence.
func lowered(line string) string {
	line = strings.ToLower(line)
	if line == "help" {
		return helpKey
	}
	return line
}

// keyOf takes a line apart into a key, as lowered has it, and what stands behind it: "G 3" and "g3" are both g and 3.
func keyOf(line string) (key, rest string) {
	line = lowered(line)
	if key, rest, ok := strings.Cut(line, " "); ok {
		return key, strings.TrimSpace(rest)
	}
	if len(line) > 1 && line[0] >= 'a' && line[0] <= 'z' && strings.Trim(line[1:], "0123456789") == "" {
		return line[:1], line[1:]
	}
	return line, ""
}

// noChoice says of a line that it is none of the choices.
func noChoice(line string) string {
	if line == "" {
		return "Nothing was typed."
	}
	return "That is none of the choices."
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
	return 0, noChoice(key) + " Type one of " + strings.Join(keys, ", ") + ", help or q."
}

// word asks until a word is typed out: what cannot be undone, or must not happen by a stray key, is done by that alone.
func word(t *Talk, prompt string, again func(), words ...string) (string, error) {
	for {
		line, err := t.Ask(prompt)
		if err != nil {
			return "", err
		}
		switch line = lowered(line); {
		case line == helpKey:
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
