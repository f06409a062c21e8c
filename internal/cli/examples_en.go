package cli

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// behaviours are examples for a new ladder: each begins with a verb in the base form that takes a plain -s or -es, and they reach
// further from line to line, from one's own task to the whole company. There are more than a ladder may have rungs, so that those can be
// passed over that name a rung by accident.
const behaviours = `
write down what a task has to achieve before starting it
split a large task into steps that fit into a day
ask a colleague to look at a draft before handing it in
keep a list of open points that others can read
repeat a request in simple words before working on it
report a delay on the day it shows
close a task with a short note on what changed
read the latest guideline before using a new tool
mark the part of a document that still rests on a guess
bring a written proposal when raising a problem
record a decision beside the work it concerns
test a change on a small case before using it widely
thank a colleague by name for a concrete contribution
set aside an hour a week for learning one new skill
answer a question from another team within two days
check a result against the numbers it came from
show a half-finished piece of work to get early comments
name the person who takes over before going on leave
correct a mistake before the same people who saw it
prepare an agenda before inviting people to a meeting
explain a method to a newcomer by doing it together
lead a review in which each person speaks once
collect the lessons of a finished project within a week
settle a disagreement by naming what both sides need
spread a dull duty evenly over the team
agree on a date with the people who do the work
drop a planned item when new facts speak against it
invite criticism of a plan before it is final
turn a vague wish of a client into a testable goal
stop a piece of work that lost its purpose
draw the flow of a process on one page for newcomers
compare two ways of doing a job by their cost
give feedback in private within two days of the event
match a task to the person who wants to learn from it
publish the state of a project on the same weekday
measure how long a request waits before somebody starts
remove a step from a process that serves nobody
take the minutes in a meeting that another person leads
present unfinished numbers with the margin of error
trace a recurring complaint back to its source
choose one owner for a topic that two teams share
plan a quarter together with the teams it touches
shift staff between projects when priorities change
hire for a skill that the group lacks today
draft a standard that three teams adopt
open a budget to the people whose work it pays for
decline a request that works against the strategy
review the load of a group before accepting new work
train a deputy for the largest duty of the role
end a supplier contract that misses its terms
describe a risk by its price before asking for money
rotate the chair of a committee among its members
set a target that two departments answer for together
replace a manual check by a rule that runs overnight
visit a customer site to see a product in use
protect a fragile project from a cut in funding
speak for the concerns of a group before the board
negotiate a deadline with a partner outside the company
retire a service after moving its users elsewhere
win a sceptical colleague over with a small trial
pick a market in which the company stops competing
move money from an old line of business to a new one
state the direction of the company on a single page
change the shape of the organisation to fit a new strategy
build a circle of advisers outside the industry
defend a long-term investment before shareholders
prepare a successor for the post at the top
question a rule that the whole industry follows
admit a wrong course in front of the staff
tie pay to what the company wants to see
buy a company whose people bring a missing skill
draw a line that the business refuses to cross
weigh a short-term gain against the trust of customers
fund an experiment that may prove the strategy wrong
tell the board about bad news before the press does
sign an agreement that binds two companies for a decade
appoint a critic to test the yearly plan
shape a law that governs the industry
divide a large unit into parts that decide for themselves
give up a power that others put to use`

// example is a behaviour in both persons.
type example struct{ i, they string }

func exampleOf(behaviour string) example {
	verb, rest, _ := strings.Cut(behaviour, " ")
	end := "s"
	if strings.HasSuffix(verb, "ch") || strings.HasSuffix(verb, "sh") {
		end = "es"
	}
	return example{"I " + behaviour + ".", upperFirst(verb) + end + " " + rest + "."}
}

// upperFirst writes the first letter with a capital.
func upperFirst(s string) string {
	i := max(0, strings.IndexFunc(s, unicode.IsLetter))
	r, n := utf8.DecodeRuneInString(s[i:])
	return s[:i] + string(unicode.ToUpper(r)) + s[i+n:]
}

// examplesFor returns n examples, spread over the whole reach and the nearest first, that name none of the titles: a question that did
// would pull the answer. Where titles leave too few, fewer are returned.
func examplesFor(n int, titles []string) []example {
	var fit []string
	for _, b := range strings.Split(strings.TrimSpace(behaviours), "\n") {
		if !namesOne(b, titles) {
			fit = append(fit, b)
		}
	}
	n = min(n, len(fit))
	var chosen []example
	for i := range n {
		chosen = append(chosen, exampleOf(fit[i*len(fit)/n]))
	}
	return chosen
}

// namesOne says whether a behaviour holds a title of several words; a title of one word has a capital, which no behaviour has.
func namesOne(behaviour string, titles []string) bool {
	text := plainWords(behaviour)
	for _, t := range titles {
		if len(wordsIn(t)) > 1 && strings.Contains(text, plainWords(t)) {
			return true
		}
	}
	return false
}

// plainWords are the words of a text in small letters and without a plural, with a blank before and behind each.
func plainWords(text string) string {
	words := wordsIn(strings.ToLower(text))
	for i, w := range words {
		words[i] = strings.TrimSuffix(w, "s")
	}
	return " " + strings.Join(words, " ") + " "
}

// wordsIn are the words of a text without the signs around them, as the check of a question sees them.
func wordsIn(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-'’", r)
	}) {
		if w = strings.Trim(w, "-'’"); w != "" {
			words = append(words, w)
		}
	}
	return words
}
