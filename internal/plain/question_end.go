package plain

import (
	"strings"

	"github.com/rung-dev/rung/internal/chart"
)

// end says that everything is asked, and waits for the word that goes on: it is typed out, since it cannot be undone.
func (k *taking) end() (on bool, err error) {
	k.sayEnd()
	for {
		line, err := k.talk.Ask("Type " + k.goOnWord() + " " + k.goOnTo() + ", b to go back, or help:")
		if err != nil {
			return false, err
		}
		if strings.EqualFold(line, k.goOnWord()) {
			return true, nil
		}
		if moved, err := k.carry(line, k.sayEnd); moved || err != nil {
			return false, err
		}
	}
}

func (k *taking) sayEnd() { k.talk.Say("%s %s", chart.AllAsked, chart.Closing(k.session)) }

// goOnWord is typed to go on from the end of the questions.
func (k *taking) goOnWord() string {
	if k.session.Assessment.About != nil {
		return "lock"
	}
	return "yes"
}

func (k *taking) goOnTo() string {
	switch {
	case k.session.Assessment.About != nil:
		return "to lock your view; then both views can be revealed"
	case k.session.Prefers():
		return "to go on to a few choices between two ways of working"
	case k.session.Assessment.ByOther():
		return "to hear the result"
	}
	return "to hear your result"
}
