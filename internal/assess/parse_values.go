package assess

import (
	"bytes"
	"fmt"
	"strconv"
	"time"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/rung-dev/rung/internal/safe"
)

// bytes reads a string without its quotes; ok is false for null and for anything else.
func (p *parser) bytes(what string) (s []byte, ok bool) {
	raw := p.raw()
	switch {
	case raw == nil || raw[0] == 'n':
		return nil, false
	case raw[0] != '"':
		p.problem(what+" must be a text in quotes", "put it in double quotes, or leave it out")
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
		p.problem(fmt.Sprintf("%s is longer than %d KiB", what, MaxNote>>10), "shorten it")
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
func (p *parser) number(what string, limit int) (n int, ok bool) { return p.integer(what, 0, limit) }

// integer is number for one from low to high.
func (p *parser) integer(what string, low, high int) (n int, ok bool) {
	raw := p.raw()
	if raw == nil || raw[0] == 'n' {
		return 0, false
	}
	n, err := strconv.Atoi(string(raw))
	if err != nil || n < low || n > high || raw[0] == '-' && n == 0 {
		p.problem(fmt.Sprintf("%s must be a whole number from %d to %d", what, low, high), "write it in digits alone: no quotes, no point, no exponent")
		return 0, false
	}
	return n, true
}

// boolean reads true or false; null is false.
func (p *parser) boolean(what string) bool {
	raw := p.raw()
	if raw != nil && raw[0] != 't' && raw[0] != 'f' && raw[0] != 'n' {
		p.problem(what+" must be true or false", "write one of the two, without quotes")
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
		p.problem(what+" must be a time such as 2026-11-21T10:00:00Z", "write day and time with a T between and the zone behind, or leave it out")
		return time.Time{}
	}
	if t = t.UTC(); t.Year() < 1970 || t.Year() > 2200 {
		p.problem(what+" must lie in the years 1970 to 2200", "look at the year, and at the clock that wrote it")
		return time.Time{}
	}
	return t
}
