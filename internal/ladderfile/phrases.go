package ladderfile

import "strings"

// phrases is a list of words and phrases, as a tree of words: however long the list, a look-up takes one step a word.
type phrases map[string]branch

// branch is what a word leads to.
type branch struct {
	next phrases // by the words that may follow
	ends bool    // a phrase ends here
	fine bool    // it is an exception: it holds a word of the list in a sense that is not meant
}

// maxPhrase is how many words a phrase may have. A longer name of a rung or term of a glossary is none.
const maxPhrase = 8

func phrasesOf(list ...string) phrases {
	p := phrases{}
	for _, entry := range list {
		p.add(strings.Fields(entry), false)
	}
	return p
}

// except adds exceptions to a list.
func (p phrases) except(list ...string) phrases {
	for _, entry := range list {
		p.add(strings.Fields(entry), true)
	}
	return p
}

func (p phrases) add(words []string, fine bool) {
	if len(words) == 0 || len(words) > maxPhrase {
		return
	}
	b := p[words[0]]
	if rest := words[1:]; len(rest) == 0 {
		b.ends, b.fine = true, fine
	} else {
		if b.next == nil {
			b.next = phrases{}
		}
		b.next.add(rest, fine)
	}
	p[words[0]] = b
}

// longest returns how many words the longest phrase has that the words begin with, 0 if there is none, and whether it is an
// exception.
func (p phrases) longest(words []string) (n int, fine bool) {
	for i, w := range words {
		b, ok := p[w]
		if !ok {
			break
		}
		if b.ends {
			n, fine = i+1, b.fine
		}
		p = b.next
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
func (p phrases) has(word string) bool {
	b := p[word]
	return b.ends && !b.fine
}
