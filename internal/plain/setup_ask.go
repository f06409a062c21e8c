package plain

import (
	"strconv"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
)

// line asks for a name. The one of last time is offered.
func (f *form) line(title, says string, to *string, wrong func(string) string) error {
	again := func() { f.talk.Say("%s %s", title, says) }
	again()
	if before := strings.TrimSpace(*to); before != "" && wrong(before) == "" {
		n, err := f.choose(again, []string{before, "Another name"})
		if err != nil || n == 0 {
			return err
		}
	}
	for {
		name, err := f.talk.Ask("Type the name, b to go back, or q to leave:")
		switch {
		case err != nil:
			return err
		case name == "":
			f.talk.Say("Nothing was typed. Any name will do.")
			continue
		case lowered(name) == helpKey:
			again()
			continue
		case strings.EqualFold(name, "b"):
			return errBack
		case strings.EqualFold(name, "q"):
			return ErrLeft
		case len([]rune(name)) > assess.MaxName:
			f.talk.Say("A name takes 80 characters. Shorten it.")
			continue
		}
		if why := wrong(name); why != "" {
			f.talk.Say("%s", why)
			continue
		}
		*to = name
		return nil
	}
}

// pick asks a question with numbered options, and returns the position of the one chosen.
func (f *form) pick(title string, options []string) (int, error) {
	again := func() { f.talk.Say("%s", title) }
	again()
	return f.choose(again, options)
}

// choose says numbered options, and asks until one of them is chosen. It fails with errBack and ErrLeft.
func (f *form) choose(again func(), options []string) (int, error) {
	list := func() {
		for i, o := range options {
			f.talk.Say("%d %s", i+1, o)
		}
	}
	list()
	for {
		line, err := f.talk.Ask("Type a number, or help:")
		if err != nil {
			return 0, err
		}
		switch lowered(line) {
		case helpKey:
			again()
			list()
			f.talk.Say("A number chooses. b goes back to the question before. q leaves; nothing is begun yet.")
			continue
		case "b":
			return 0, errBack
		case "q":
			return 0, ErrLeft
		}
		if n, err := strconv.Atoi(line); err == nil && n >= 1 && n <= len(options) && strconv.Itoa(n) == line {
			return n - 1, nil
		}
		f.talk.Say("%s Type a number from 1 to %d, b, q or help.", noChoice(line), len(options))
	}
}
