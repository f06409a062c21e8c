package assess

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/rung-dev/rung/internal/safe"
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
	// The same few ids stand in all answers of a document; each is kept once.
	ids map[string]string
}

func newParser() *parser { return &parser{ids: make(map[string]string)} }

// reset makes p read data from its start. Invalid UTF-8 is let through: text that is kept becomes safe anyway,
// and a note with one damaged letter is worth more than none.
func (p *parser) reset(data []byte) {
	p.data, p.at, p.broken, p.problems = data, 0, nil, nil
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

func (p *parser) problem(text string) { p.problemAt(p.at, text, "") }

func (p *parser) problemAt(offset int, text, hint string) {
	if len(p.problems) > maxProblems {
		return
	}
	p.problems = append(p.problems, problem{offset, text, hint})
	if len(p.problems) == maxProblems && p.broken == nil {
		p.problems = append(p.problems, problem{len(p.data), "too many problems; not all are listed", ""})
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
			p.problem(what + " must be " + wanted)
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
		p.problem(tooDeep)
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

// null reads a null if one comes next: optional values may be spelled out that way.
func (p *parser) null() bool { return p.kind() == 'n' && p.raw() != nil }

// bytes reads a string without its quotes; ok is false for null and for anything else.
func (p *parser) bytes(what string) (s []byte, ok bool) {
	raw := p.raw()
	switch {
	case raw == nil || raw[0] == 'n':
		return nil, false
	case raw[0] != '"':
		p.problem(what + " must be a text in quotes")
		return nil, false
	}
	return unquote(raw), true
}

func unquote(raw []byte) []byte {
	if bytes.IndexByte(raw, '\\') < 0 {
		return raw[1 : len(raw)-1]
	}
	s, _ := jsontext.AppendUnquote(nil, raw) // its only error is invalid UTF-8, which is replaced
	return s
}

// text reads a string and makes it safe to show, on one line.
func (p *parser) text(what string) string { return p.clean(what, safe.Text) }

// lines reads a string that may have several lines and makes it safe to show.
func (p *parser) lines(what string) string { return p.clean(what, safe.Lines) }

func (p *parser) clean(what string, clean func(string) string) string {
	b, _ := p.bytes(what)
	if len(b) == 0 {
		return ""
	}
	s := clean(string(b))
	if len(s) > MaxNote {
		p.problem(fmt.Sprintf("%s is longer than %d KiB", what, MaxNote>>10))
	}
	return s
}

// id reads the id of a ladder, rung or competency, "" for none.
func (p *parser) id(what string) string {
	b, _ := p.bytes(what)
	if len(b) == 0 {
		return ""
	}
	if s, ok := p.ids[string(b)]; ok {
		return s
	}
	s := string(b)
	if !ValidID(s) {
		p.problemAt(p.at, what+" must be an id", "an id is 1 to 64 lower-case letters, digits and dashes")
		return ""
	}
	p.ids[s] = s
	return s
}

func (p *parser) rung(what string) RungRef { return RungRef(p.id(what)) }

// number reads a whole number from 0 to limit; ok is false for null and for anything else.
func (p *parser) number(what string, limit int) (n int, ok bool) {
	raw := p.raw()
	if raw == nil || raw[0] == 'n' {
		return 0, false
	}
	n, err := strconv.Atoi(string(raw))
	if err != nil || raw[0] == '-' || n > limit {
		p.problem(fmt.Sprintf("%s must be a whole number from 0 to %d", what, limit))
		return 0, false
	}
	return n, true
}

// boolean reads true or false; null is false.
func (p *parser) boolean(what string) bool {
	raw := p.raw()
	if raw != nil && raw[0] != 't' && raw[0] != 'f' && raw[0] != 'n' {
		p.problem(what + " must be true or false")
	}
	return raw != nil && raw[0] == 't'
}

// time reads a point in time, zero for none. The years are limited so that no sum with a duration can overflow.
func (p *parser) time(what string) time.Time {
	b, ok := p.bytes(what)
	if !ok {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, string(b))
	// The standard library lets hours of one digit and decimal commas pass.
	if err != nil || b[13] != ':' || bytes.IndexByte(b, ',') >= 0 {
		p.problem(what + " must be a time such as 2026-11-21T10:00:00Z")
		return time.Time{}
	}
	if t = t.UTC(); t.Year() < 1970 || t.Year() > 2200 {
		p.problem(what + " must lie in the years 1970 to 2200")
		return time.Time{}
	}
	return t
}
