package ladderfile

import (
	"slices"
	"strings"
)

// phrases is a list of words and phrases, by their first word.
type phrases map[string][]phrase

type phrase struct {
	words []string
	fine  bool // an exception: it holds a word of the list in a sense that is not meant
}

func phrasesOf(list ...string) phrases {
	p := phrases{}
	for _, entry := range list {
		p.add(phrase{words: strings.Fields(entry)})
	}
	return p
}

// except adds exceptions to a list.
func (p phrases) except(list ...string) phrases {
	for _, entry := range list {
		p.add(phrase{words: strings.Fields(entry), fine: true})
	}
	return p
}

func (p phrases) add(x phrase) { p[x.words[0]] = append(p[x.words[0]], x) }

// longest returns how many words the longest phrase has that the words begin with, 0 if there is none, and whether it is an
// exception.
func (p phrases) longest(words []string) (n int, fine bool) {
	if len(words) == 0 {
		return 0, false
	}
	for _, x := range p[words[0]] {
		if len(x.words) > n && startsWith(words, x.words) {
			n, fine = len(x.words), x.fine
		}
	}
	return n, fine
}

// match is longest without the exceptions.
func (p phrases) match(words []string) int {
	if n, fine := p.longest(words); !fine {
		return n
	}
	return 0
}

// has says whether a word is in the list.
func (p phrases) has(word string) bool { return p.match([]string{word}) > 0 }

func startsWith(words, phrase []string) bool {
	return len(words) >= len(phrase) && slices.Equal(words[:len(phrase)], phrase)
}
