package ladders

import (
	_ "embed"
	"iter"
	"strings"
)

// Fact is one thing that a source says about a role, in our own words. The lists "facts" of a ladder name facts by their ids.
type Fact struct {
	ID        string // the id of its source, a dash and a number: S2-03
	Source    string // id of the source in the ladder files: S2
	Lines     string // where it stands in the file of the source, as in "2-31" or "19,79"; "" if there is no such file
	Role      string // whom it is about, several set apart by commas
	Kind      string // resp (a duty), skill, mindset, distinction, conflict, resolution, hierarchy, alias, career, context or defect
	Skill     bool   // whether it tells what somebody does or is able to do
	Statement string
}

//go:embed facts.tsv
var factTable string

// Facts goes through all facts, those of a source together. The table is read as it goes: hardly a command needs it.
func Facts() iter.Seq[Fact] {
	return func(yield func(Fact) bool) {
		for line := range strings.Lines(factTable) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			if !yield(parseFact(strings.TrimRight(line, "\r\n"))) {
				return
			}
		}
	}
}

// parseFact reads a line of the table, which ships with the program: a test keeps its lines whole.
func parseFact(line string) Fact {
	var column [6]string
	copy(column[:], strings.SplitN(line, "\t", len(column)))
	source, _, _ := strings.Cut(column[0], "-")
	return Fact{
		ID: column[0], Source: source, Lines: column[1], Role: column[2], Kind: column[3],
		Skill: column[4] == "yes", Statement: column[5],
	}
}
