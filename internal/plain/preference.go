package plain

import (
	"fmt"
	"strconv"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// leaning is one item with the preference it belongs to.
type leaning struct {
	preference *ladder.Preference
	item       *ladder.PreferenceItem
}

func leaningsOf(l *ladder.Ladder) []leaning {
	var all []leaning
	for p := range l.Preferences {
		for i := range l.Preferences[p].Items {
			all = append(all, leaning{&l.Preferences[p], &l.Preferences[p].Items[i]})
		}
	}
	return all
}

// preferences asks which of two ways of working the person would rather go, from the first item without an answer. back says that they
// want to see the questions again.
func (k *taking) preferences() (back bool, err error) {
	all := leaningsOf(k.session.Ladder())
	at := 0
	for at < len(all)-1 && k.prefers(all[at]) != "" {
		at++
	}
	k.talk.Say("%s", sentences(chart.Count(len(all), "choice")+" between two ways of working", neitherIsRight(all[at].preference)))
	for at < len(all) {
		by, err := k.lean(all[at], at, len(all))
		if err != nil {
			return false, err
		}
		if at += by; at < 0 {
			return true, nil
		}
	}
	return false, nil
}

func neitherIsRight(p *ladder.Preference) string {
	if p.Note != "" {
		return p.Note
	}
	return "Neither way is right, and nothing of this is scored."
}

// prefers is what was answered to an item, "" for nothing.
func (k *taking) prefers(x leaning) string {
	if v, ok := k.session.Assessment.Preferred(x.item.ID); ok {
		return chart.LeanWords(x.preference, v)
	}
	return ""
}

// lean asks one item, and returns how many items to go on by.
func (k *taking) lean(x leaning, at, of int) (by int, err error) {
	again := func() { k.sayLeaning(x, at, of) }
	again()
	for {
		line, err := k.talk.Ask("Your answer, 1 to 5, or help:")
		if err != nil {
			return 0, err
		}
		switch line = lowered(line); line {
		case helpKey:
			again()
			k.talk.Say("1 to 5 answers. s skips it. b goes back. q leaves; the answers are kept, and you can go on later.")
		case "s":
			return 1, nil
		case "b":
			return -1, nil
		case "q":
			return 0, ErrLeft
		default:
			n, err := strconv.Atoi(line)
			if len(line) == 1 && err == nil && n >= 1 && n <= 2*ladder.MaxLean+1 {
				v := n - 1 - ladder.MaxLean
				k.session.Assessment.Prefer(x.item.ID, v, k.Now())
				k.preferred(chart.LeanWords(x.preference, v)+".", at == of-1)
				return 1, nil
			}
			k.talk.Say("Type a number from 1 to 5, s, b, q or help.")
		}
	}
}

// preferred saves what was answered to an item. With the last one the assessment is finished, which saves it.
func (k *taking) preferred(done string, last bool) {
	if last {
		k.talk.Say("%s", done)
		return
	}
	k.save(done)
}

func (k *taking) sayLeaning(x leaning, at, of int) {
	head := fmt.Sprintf("Choice %d of %d. %s: %s.", at+1, of, x.preference.Title, x.item.Topic)
	if before := k.prefers(x); before != "" {
		head += " You answered: " + before + "."
	}
	k.talk.Say("%s", head)
	k.talk.Say("Which way would you rather go?")
	k.talk.Say("%s: %s", x.preference.Low, x.item.Low)
	k.talk.Say("%s: %s", x.preference.High, x.item.High)
	for v := -ladder.MaxLean; v <= ladder.MaxLean; v++ {
		k.talk.Say("%d %s", v+ladder.MaxLean+1, chart.LeanWords(x.preference, v))
	}
}
