package interchange

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
)

const (
	firstVersion = "0.1.0"
	maxFileText  = MaxBytes * 3 / 4 // what the texts of a ladder may come to, so that its file stays below the limit
)

// builder makes a ladder of an outline. The rules, where the two differ:
//
//   - Rungs stand in the order of the input, each the parent of the next, unless the input says otherwise.
//   - A cell that asks several things, in lines or bullets, makes several competencies: Mentoring, Mentoring (2) and so
//     on, each with the line at its position at every rung. A question asks one thing, and none of what was written is lost;
//     which lines belong together is for the writer of the ladder to say.
//   - What asks nothing at any rung stays a competency; a rung that asks nothing is a mistake, as nobody could stand on it.
//   - A sentence is in one person; the other is derived, see person.go.
type builder struct {
	*findings
	ladder *ladder.Ladder
	levels []*level // of the ladder's rungs, in order
	made   int      // ids that were made from titles
	spoken int      // sentences of which one person was derived
	size   int      // bytes of text
}

// build returns the ladder, nil with problems reported.
func (f *findings) build(o *outline, opts Options) *ladder.Ladder {
	b := builder{findings: f, ladder: &ladder.Ladder{
		Version: firstVersion, Locale: "en", Quorum: ladder.DefaultQuorum, Scale: ladder.DefaultScale(), Glossary: map[string]string{},
	}}
	b.name(o.title, opts)
	b.common(o)
	if !b.counts(o) {
		return nil
	}
	b.rungs(o)
	b.competencies(o)
	if len(b.problems) == 0 {
		b.checkRungs()
	}
	b.summary()
	if b.size > maxFileText {
		b.report(Problem{Text: "the ladder is larger than a ladder file may be (1 MiB)", Hint: "import it in parts"})
	}
	return b.ladder
}

func (b *builder) name(title string, opts Options) {
	l := b.ladder
	l.Title = cmp.Or(strings.TrimSpace(safe.Text(opts.Title)), title, titleOfFile(b.file))
	l.ID = cmp.Or(opts.ID, slug(l.Title), "ladder")
	if !isID(l.ID) {
		b.report(Problem{Text: fmt.Sprintf("%s is no id of a ladder", quote(l.ID)), Hint: "write --id " + cmp.Or(slug(l.ID), "ladder")})
	}
}

// titleOfFile makes a title of a file name: path/to/pm-ladder.csv is Pm ladder.
func titleOfFile(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		name = name[:dot]
	}
	title := strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ")
	if title == "" {
		return "Imported ladder"
	}
	return upperFirst(title)
}

// common moves what a ladder asks of everybody ("All levels") to its lowest rung, since whoever stands higher meets
// what the rungs below ask.
func (b *builder) common(o *outline) {
	for i, l := range o.levels {
		if !isEverybody(l.title) || len(o.levels) < 2 {
			continue
		}
		o.levels = append(o.levels[:i:i], o.levels[i+1:]...)
		lowest := o.levels[0]
		for _, s := range o.skills {
			s.asks[lowest] = append(s.asks[l], s.asks[lowest]...)
			delete(s.asks, l)
		}
		b.say(l.at, "%s is asked at the lowest rung, %s: the rungs above build on it", quote(l.title), quote(lowest.title))
		return
	}
}

func isEverybody(title string) bool {
	switch strings.ToLower(title) {
	case "all levels", "all rungs", "all roles", "every level", "every role", "everyone", "everybody":
		return true
	}
	return false
}

// counts holds the ladder to its limits before anything is made of it.
func (b *builder) counts(o *outline) bool {
	rows := 0
	for _, s := range o.skills {
		rows += s.rows()
	}
	switch {
	case len(o.levels) == 0 && len(b.problems) == 0:
		b.report(Problem{Text: "no rungs are found", Hint: `name them: --levels "Junior,Senior"`})
	case len(o.levels) > ladder.MaxRungs:
		b.wrong(o.levels[ladder.MaxRungs].at, fmt.Sprintf("more than %d rungs", ladder.MaxRungs), "make several ladders of it")
	case rows == 0 && len(b.problems) == 0:
		b.report(Problem{Text: "no competencies are found", Hint: "a sheet has a row for each, a text has headings and bullets"})
	case rows > ladder.MaxCompetencies:
		b.report(Problem{
			Text: fmt.Sprintf("more than %d competencies, each line of a cell counted", ladder.MaxCompetencies),
			Hint: "make several ladders of it, or keep fewer lines in a cell",
		})
	default:
		return rows > 0 && len(o.levels) > 0
	}
	return false
}

func (b *builder) rungs(o *outline) {
	taken, own := ids{}, ids{}
	for _, l := range o.levels {
		own[l.id] = l.at
	}
	for i, l := range o.levels {
		if l.id == "" {
			l.id = own.free(numberedRung(i))
			own[l.id] = l.at
			b.say(l.at, "the rung %s has the id %s", quote(l.title), l.id)
		}
		if first, twice := taken[l.id]; twice {
			b.wrong(l.at, fmt.Sprintf("the rung %s has the same id as the one in %s: %s", quote(l.title), first, l.id), "give one of them another name")
			continue
		}
		taken[l.id] = l.at
		r := ladder.Rung{ID: l.id, Title: l.title, Short: l.short, Mandate: l.mandate}
		switch {
		case o.parents:
			r.Parent = b.parent(o, l)
		case i > 0 && !l.startsOver:
			r.Parent = o.levels[i-1].id
		}
		b.ladder.Rungs = append(b.ladder.Rungs, r)
		b.levels = append(b.levels, l)
		b.size += len(l.title) + len(l.short) + len(l.mandate)
	}
}

// numberedRung is the id of a rung whose title has no letter or digit that an id may have.
func numberedRung(i int) string { return fmt.Sprintf("rung-%d", i+1) }

// parent is the id of the rung that the input names as the one below, "" for none.
func (b *builder) parent(o *outline, l *level) string {
	if l.parent == "" {
		return ""
	}
	parent := o.below(l)
	if parent == nil {
		b.wrong(l.parentAt, "unknown rung "+quote(l.parent), "name a rung of the column \"level\"")
		return ""
	}
	for below, steps := parent, 0; below != nil; steps++ {
		if below == l || steps > len(o.levels) {
			b.wrong(l.parentAt, fmt.Sprintf("the rung %s stands above itself", quote(l.title)), `leave the column "parent" empty for the lowest of these rungs`)
			return ""
		}
		below = o.below(below)
	}
	return parent.id
}

// checkRungs reports the rungs that ask nothing.
func (b *builder) checkRungs() {
	for r, l := range b.levels {
		asked := false
		for _, c := range b.ladder.Competencies {
			asked = asked || c.Indicators[r] != nil
		}
		if !asked {
			b.wrong(l.at, fmt.Sprintf("nothing is asked at the rung %s", quote(l.title)), "write what is asked there, or take the rung out")
		}
	}
}

// summary notes what holds for the whole ladder; it comes first.
func (b *builder) summary() {
	l := b.ladder
	whole := []Note{{Text: fmt.Sprintf("the ladder is %s with the id %s, version %s, in English, with the default scale and quorum", quote(l.Title), l.ID, l.Version)}}
	var titles []string
	for _, r := range l.Rungs {
		titles = append(titles, r.Title)
	}
	if !l.Branches() {
		whole = append(whole, Note{Text: "the rungs, lowest first: " + strings.Join(titles, ", ")})
	}
	if b.made > 0 {
		made := fmt.Sprintf("the ids of %d competencies", b.made)
		if b.made == 1 {
			made = "the id of one competency"
		}
		whole = append(whole, Note{Text: "made from titles: " + made + "; results keep to ids, so change them now or never"})
	}
	if b.spoken > 0 {
		whole = append(whole, Note{Text: counted(b.spoken, "sentence") + ` stood in one person only; rung wrote the other ("I plan ..." for "Plans ..."): read them once`})
	}
	b.notes = append(whole, b.notes...)
}
