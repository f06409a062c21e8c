package chart

import (
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// Provenance is what a source says that an indicator or a rung rests on.
type Provenance struct {
	Statement string // one sentence
	Source    string // title of the source
	Lines     string // where it stands there: "12", "12-14", "" where that is not known
}

// Facts looks a fact up by its id ("S2-03"); false for one that is not known. A nil Facts knows none.
type Facts func(id string) (Provenance, bool)

// sourced are the facts of one source.
type sourced struct {
	title, url string
	facts      []fact
}

type fact struct {
	id string
	Provenance
}

// Origin says where a question or a rung comes from: each source with the facts taken from it. Of a fact that is not known only
// the id is left.
func Origin(l *ladder.Ladder, ids []string, facts Facts, width int) []Line {
	var lines []Line
	text := min(width, TextWidth)
	for i, s := range bySource(l, ids, facts) {
		if i > 0 {
			lines = append(lines, Blank)
		}
		lines = append(lines, Set(Muted, s.title, text)...)
		if s.url != "" {
			lines = append(lines, Wrap(Faint, s.url, text)...)
		}
		lines = append(lines, s.lines(width)...)
	}
	return lines
}

// Sources names the sources of a question, for where there is no room for what they say: as many as most, and how many there are besides.
func Sources(l *ladder.Ladder, ids []string, facts Facts, most, width int) []Line {
	var lines []Line
	for i, s := range bySource(l, ids, facts) {
		if i == most {
			rest := len(bySource(l, ids, facts)) - most
			return append(lines, L(Faint, "and "+Count(rest, "other source")).Cut(width))
		}
		text := s.title
		if where := s.where(); where != "" {
			text += ", " + where
		}
		lines = append(lines, Set(Muted, text, width)...)
	}
	return lines
}

// lines are the facts with what they say; those that say nothing share a line.
func (s sourced) lines(width int) []Line {
	var lines []Line
	var silent []string
	for _, f := range s.facts {
		if f.Statement == "" {
			silent = append(silent, f.id)
			continue
		}
		lines = append(lines, f.line(width)...)
	}
	if len(silent) > 0 {
		lines = append(lines, Hang(L(Faint, "  "), Faint, strings.Join(silent, ", "), width)...)
	}
	return lines
}

// line is the statement, and where it stands.
func (f fact) line(width int) []Line {
	at := ""
	if f.Lines != "" {
		at = lineWord(f.Lines)
	}
	return hangTail(L(Accent, "· "), f.Statement, Faint, at, min(width, TextWidth), width)
}

// where names the lines of all facts, or their ids.
func (s sourced) where() string {
	var at, ids []string
	for _, f := range s.facts {
		ids = append(ids, f.id)
		if f.Lines != "" && !slices.Contains(at, f.Lines) {
			at = append(at, f.Lines)
		}
	}
	if len(at) > 0 {
		return lineWord(strings.Join(at, ", "))
	}
	return strings.Join(ids, ", ")
}

func lineWord(at string) string {
	at = strings.ReplaceAll(strings.ReplaceAll(at, " ", ""), ",", ", ")
	if strings.ContainsAny(at, ",-–") {
		return "lines " + at
	}
	return "line " + at
}

// bySource groups facts by the source that their ids begin with, in the order in which the sources are named first.
func bySource(l *ladder.Ladder, ids []string, facts Facts) []*sourced {
	var all []*sourced
	found := map[string]*sourced{}
	for _, id := range ids {
		key := sourceOf(id)
		s := found[key]
		if s == nil {
			s = &sourced{title: key}
			found[key] = s
			all = append(all, s)
		}
		f := fact{id: id}
		source, known := findSource(l, key)
		if known {
			s.title, s.url = source.Title, source.URL
		}
		if facts != nil && known {
			if p, ok := facts(id); ok && p.Source == source.Title {
				f.Provenance = p
			}
		}
		if id != key {
			s.facts = append(s.facts, f)
		}
	}
	return all
}

// sourceOf is the id of the source that a fact points to.
func sourceOf(id string) string {
	if i := strings.LastIndexByte(id, '-'); i > 0 {
		return id[:i]
	}
	return id
}

func findSource(l *ladder.Ladder, id string) (ladder.Source, bool) {
	for _, s := range l.Sources {
		if s.ID == id {
			return s, true
		}
	}
	return ladder.Source{}, false
}

// OriginSpoken is Origin in sentences, one for each source.
func OriginSpoken(l *ladder.Ladder, ids []string, facts Facts) []string {
	var all []string
	for _, s := range bySource(l, ids, facts) {
		text := s.title
		if where := s.where(); where != "" {
			text += ", " + where
		}
		var says []string
		for _, f := range s.facts {
			if f.Statement != "" {
				says = append(says, strings.TrimSuffix(f.Statement, "."))
			}
		}
		if len(says) > 0 {
			text += ": " + strings.Join(says, ". ")
		}
		if s.url != "" {
			text += ". " + s.url
		} else {
			text += "."
		}
		all = append(all, text)
	}
	return all
}
