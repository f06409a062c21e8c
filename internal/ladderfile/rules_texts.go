package ladderfile

import (
	"html"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/pattern"
	"github.com/rung-dev/rung/internal/safe"
)

// written is a text of the file, with the key that it stands under.
type written struct {
	key, text string
	at        place
}

// textsOf are the texts below a node, keys among them, each once: what an alias repeats is looked at where it is written.
func textsOf(n *yaml.Node, key string, texts []written) []written {
	switch n.Kind {
	case yaml.ScalarNode:
		if text := strings.TrimSpace(safe.Text(n.Value)); text != "" && !isEmpty(n) {
			texts = append(texts, written{key, text, placeOf(n)})
		}
	case yaml.SequenceNode:
		for _, item := range n.Content {
			texts = textsOf(item, key, texts)
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			texts = textsOf(n.Content[i], "", texts)
			texts = textsOf(n.Content[i+1], deref(n.Content[i]).Value, texts)
		}
	}
	return texts
}

// checkT01 finds sentences and titles that nobody has written yet, or not all of them.
func checkT01(s *subject) []finding {
	var found []finding
	for _, w := range s.texts {
		if !slices.Contains([]string{"i", "they", "title", "short"}, w.key) {
			continue
		}
		if at := gapIn(w.text); isPlaceholder(w.text) {
			found = append(found, s.findingAt(w, 0, finding{
				excerpt: w.text, text: "a placeholder: " + quote(w.text), hint: "write the text that belongs here, or delete the part that it stands in",
			}))
		} else if at.to > 0 {
			found = append(found, s.findingAt(w, at.from, finding{
				excerpt: w.text[at.from:at.to], text: "a placeholder: the dots in " + quote(w.text), hint: "write in their place what only you know",
			}))
		}
	}
	return found
}

// isUnwritten says whether a text is a placeholder or has one in it; how it is worded does not matter yet.
func isUnwritten(text string) bool { return isPlaceholder(text) || gapIn(text).to > 0 }

// findingAt puts a finding where a byte of a text stands.
func (s *subject) findingAt(w written, offset int, f finding) finding {
	f.at, f.last = w.at, w.at.line
	if places := s.raw.places(w.at, w.text); len(places) > 0 {
		f.at, f.last = places[utf8.RuneCountInString(w.text[:offset])], places[len(places)-1].line
	}
	return f
}

// isPlaceholder says whether a text only holds the place of one.
func isPlaceholder(text string) bool {
	words := strings.Trim(text, ` .…!?*_-–—<>()[]{}`)
	first, _, _ := strings.Cut(words, " ")
	switch {
	case words == "", strings.Contains(text, "orem ipsum"):
		return true
	case isMark(strings.ToLower(first)) && first == strings.ToUpper(first):
		return true
	}
	return isMark(strings.ToLower(words))
}

// isMark says whether some words, in lower case, are what people write where they have nothing to say yet.
func isMark(words string) bool {
	switch words = strings.TrimRight(words, ":,;"); words {
	case "tbd", "tba", "todo", "to do", "fixme", "to be done", "to be defined", "to be decided", "to be written":
		return true
	}
	return len(words) >= 3 && strings.Trim(words, "x") == ""
}

// gapIn finds dots that stand where a word belongs, as in the better wordings that come with findings.
func gapIn(text string) span {
	for from := 0; from < len(text); {
		word, _, _ := strings.Cut(text[from:], " ")
		if word == gap || len(word) >= 3 && strings.Trim(word, ".") == "" {
			return span{from, from + len(word)}
		}
		from += len(word) + 1
	}
	return span{}
}

// The tags and entities of HTML that people paste.
var (
	tag = pattern.Of(`^(?i)</?(?:a|abbr|b|blockquote|br|code|div|em|font|h[1-6]|hr|i|img|li|mark|ol|p|pre|q|s|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul)(?:\s.*)?/?>$`)

	entity = pattern.Of(`^(?i)&(?:amp|lt|gt|quot|apos|nbsp|shy|ndash|mdash|hellip|bull|euro|copy|reg|trade|[lr][sd]quo|[aou]uml|szlig|[aeiou](?:acute|grave|circ)|#[0-9]{1,7}|#x[0-9a-f]{1,6});$`)
)

// maxMarkup is how long a tag may be, with all that it holds.
const maxMarkup = 300

// markupIn finds the tags and entities in a text, a few of them.
func markupIn(text string) []span {
	const most = 8
	var found []span
	for i := 0; i < len(text) && len(found) < most; i++ {
		next := strings.IndexAny(text[i:], "<&")
		if next < 0 {
			break
		}
		i += next
		if end := i + markupAt(text[i:]); end > i {
			found = append(found, span{i, end})
			i = end - 1
		}
	}
	return found
}

// markupAt is the length of the tag or entity that a text starts with, 0 if it starts with none.
func markupAt(text string) int {
	form, ends := tag, "<>"
	if text[0] == '&' {
		form, ends = entity, "&; "
	}
	end := strings.IndexAny(text[1:min(len(text), maxMarkup)], ends) + 2
	if end < 2 || !form().MatchString(text[:end]) {
		return 0
	}
	return end
}

// checkT02 finds HTML, which is shown as it stands: texts are plain.
func checkT02(s *subject) []finding {
	var found []finding
	for _, w := range s.texts {
		spans := markupIn(w.text)
		if len(spans) == 0 {
			continue
		}
		pieces := make([]string, len(spans))
		for i, at := range spans {
			pieces[i] = w.text[at.from:at.to]
		}
		found = append(found, s.findingAt(w, spans[0].from, finding{
			excerpt: strings.Join(pieces, ", "), text: "HTML is shown as it stands: " + quoteAll(pieces), hint: plainHint(pieces),
		}))
	}
	return found
}

func plainHint(pieces []string) string {
	i := slices.IndexFunc(pieces, func(p string) bool { return p[0] == '&' })
	if i < 0 {
		return "leave the tags out; a text is one plain line"
	}
	return "write " + safe.Text(html.UnescapeString(pieces[i])) + " for " + pieces[i]
}
