package assess

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/go-json-experiment/json/jsontext"
)

var tooDeep = fmt.Sprintf("nested more than %d levels deep", maxDepth)

// errStop ends parsing where going on would be of no use; the reason is among the problems.
var errStop = errors.New("stop")

// parser reads JSON values one after the other. What is wrong with the meaning of a value is noted and
// parsing goes on; what is wrong with the JSON sets broken, after which every reader returns at once.
type parser struct {
	dec      *jsontext.Decoder
	src      bytes.Buffer
	data     []byte
	at       int // where the value read last begins
	broken   error
	problems []problem
	count    int // of entries
	// The same few ids stand in all answers of a document; each is kept once.
	ids map[string]string
}

func newParser() *parser { return &parser{ids: make(map[string]string)} }

// reset makes p read data from its start. Invalid UTF-8 is let through: text that is kept becomes safe anyway,
// and a note with one damaged letter is worth more than none.
func (p *parser) reset(data []byte) {
	p.data, p.at, p.broken, p.problems, p.count = data, 0, nil, nil, 0
	p.src = *bytes.NewBuffer(data)
	if p.dec == nil {
		p.dec = jsontext.NewDecoder(&p.src, jsontext.AllowInvalidUTF8(true))
	} else {
		p.dec.Reset(&p.src, jsontext.AllowInvalidUTF8(true))
	}
	if len(p.ids) > 1000 {
		clear(p.ids)
	}
}

// The hints that several problems share.
const (
	writeObject  = "write its members between { and }"
	writeList    = "write its items between [ and ]"
	oneDocument  = "a document is one assessment; write each into a document of its own"
	tooDeepHint  = "no assessment needs that; look for brackets that are repeated"
	tooLargeHint = "an assessment is far smaller; look whether this is the right file"
)

// writtenAs is the hint for a value that does not begin with its bracket.
func writtenAs(bracket jsontext.Kind) string {
	if bracket == '[' {
		return writeList
	}
	return writeObject
}

func (p *parser) problem(text, hint string) { p.problemAt(p.at, text, hint) }

func (p *parser) problemAt(offset int, text, hint string) {
	if len(p.problems) > maxProblems {
		return
	}
	p.problems = append(p.problems, problem{offset, text, hint})
	if len(p.problems) == maxProblems && p.broken == nil {
		p.problems = append(p.problems, problem{len(p.data), "too many problems; not all are listed", "mend those above first"})
		p.broken = errStop
	}
}

// kind is that of the next value; one that matches nothing once parsing is over.
func (p *parser) kind() jsontext.Kind {
	if p.broken != nil {
		return jsontext.KindInvalid
	}
	return p.dec.PeekKind()
}

// raw reads the next value as it stands, nil once parsing is over.
func (p *parser) raw() []byte {
	if p.broken != nil {
		return nil
	}
	v, err := p.dec.ReadValue()
	if err != nil {
		p.broken = err
		return nil
	}
	end := int(p.dec.InputOffset())
	p.at = end - len(v)
	return p.data[p.at:end]
}

// open reads the bracket that begins an object or list; false if something else stands there.
func (p *parser) open(bracket jsontext.Kind, what, wanted string) bool {
	if p.kind() != bracket {
		if p.raw() != nil {
			p.problem(what+" must be "+wanted, writtenAs(bracket))
		}
		return false
	}
	return p.bracket()
}

// bracket reads the one bracket that comes next.
func (p *parser) bracket() bool {
	if p.broken != nil {
		return false
	}
	if _, err := p.dec.ReadToken(); err != nil {
		p.broken = err
		return false
	}
	p.at = int(p.dec.InputOffset()) - 1
	return true
}

// object hands the name of each member to known, which reads the value, or returns false to have it kept as unknown.
func (p *parser) object(what string, known func(name []byte) bool) Unknown {
	if !p.open('{', what, "an object") {
		return nil
	}
	from := p.at
	var kept strangers
	for k := p.kind(); k == '"'; k = p.kind() {
		raw := p.raw()
		if raw == nil {
			return nil
		}
		if name := unquote(raw); !known(name) {
			p.keep(&kept, raw)
		}
	}
	p.bracket()
	p.at = from
	return kept.unknown()
}

// keep reads the value of a member that nobody knows.
func (p *parser) keep(kept *strangers, name []byte) {
	value := p.raw()
	if value == nil {
		return
	}
	if p.dec.StackDepth()+depth(value) > maxDepth {
		p.problem(tooDeep, tooDeepHint)
		p.broken = errStop
		return
	}
	kept.add(name, value)
}

// list calls each once for every element, which has to read it.
func (p *parser) list(what string, each func()) {
	if p.null() || !p.open('[', what, "a list") {
		return
	}
	from := p.at
	for k := p.kind(); k != ']' && k != jsontext.KindInvalid; k = p.kind() {
		each()
	}
	p.bracket()
	p.at = from
}

// entries is list for elements that are objects. As those take more room than their text, they are limited.
func (p *parser) entries(what string, each func()) {
	p.list(what, func() {
		if p.count++; p.count > MaxEntries {
			p.raw()
			p.problem(fmt.Sprintf("more than %d entries", MaxEntries), oneDocument)
			p.broken = errStop
			return
		}
		each()
	})
}

// null reads a null if one comes next: optional values may be spelled out that way.
func (p *parser) null() bool { return p.kind() == 'n' && p.raw() != nil }
