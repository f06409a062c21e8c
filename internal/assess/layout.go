package assess

import (
	"strconv"
	"time"

	"github.com/go-json-experiment/json/jsontext"
)

// layout appends JSON in the form that design section 4 shows: some objects and lists have one element a
// line, so that documents diff well, and all else stays on its line.
type layout struct {
	out   []byte
	multi bool    // several lines; otherwise all of it is on one
	open  []frame // objects and lists that are not closed yet
}

type frame struct {
	tall  bool // one element a line
	count int
}

func (l *layout) begin(bracket byte, tall bool) {
	l.out = append(l.out, bracket)
	l.open = append(l.open, frame{tall: tall && l.multi})
}

func (l *layout) end(bracket byte) {
	f := l.open[len(l.open)-1]
	l.open = l.open[:len(l.open)-1]
	if f.tall && f.count > 0 {
		l.newline()
	}
	l.out = append(l.out, bracket)
}

func (l *layout) newline() {
	l.out = append(l.out, '\n')
	for range l.open {
		l.out = append(l.out, "  "...)
	}
}

// element separates the next element from the one before it.
func (l *layout) element() { l.separate(l.open[len(l.open)-1].tall) }

func (l *layout) separate(newline bool) {
	f := &l.open[len(l.open)-1]
	if f.count > 0 {
		l.out = append(l.out, ',')
	}
	switch {
	case newline:
		l.newline()
	case f.count > 0:
		l.out = append(l.out, ' ')
	}
	f.count++
}

// key begins a member; name needs no escapes.
func (l *layout) key(name string) {
	l.element()
	l.name(name)
}

// beside is key on the same line as the member before, even in a tall object.
func (l *layout) beside(name string) {
	l.separate(false)
	l.name(name)
}

func (l *layout) name(name string) {
	l.out = append(l.out, '"')
	l.out = append(l.out, name...)
	l.out = append(l.out, `": `...)
}

func (l *layout) null() { l.out = append(l.out, "null"...) }

func (l *layout) text(s string) {
	l.out, _ = jsontext.AppendQuote(l.out, s) // its only error is invalid UTF-8, which it replaces
}

// optional writes a text, null for "".
func (l *layout) optional(s string) {
	if s == "" {
		l.null()
		return
	}
	l.text(s)
}

func (l *layout) boolean(b bool) { l.out = strconv.AppendBool(l.out, b) }

func (l *layout) number(n int) { l.out = strconv.AppendInt(l.out, int64(n), 10) }

// pointed writes a number, null for nil.
func (l *layout) pointed(n *int) {
	if n == nil {
		l.null()
		return
	}
	l.number(*n)
}

// time writes a point in time, null for zero.
func (l *layout) time(t time.Time) {
	if t.IsZero() {
		l.null()
		return
	}
	l.out = append(l.out, '"')
	l.out = t.UTC().AppendFormat(l.out, time.RFC3339Nano)
	l.out = append(l.out, '"')
}

func (l *layout) texts(ss []string) {
	l.begin('[', false)
	for _, s := range ss {
		l.element()
		l.text(s)
	}
	l.end(']')
}

// object writes an object on one line: its known members, then those nobody knows.
func (l *layout) object(u Unknown, members func()) {
	l.begin('{', false)
	members()
	l.unknown(u)
	l.end('}')
}

func (l *layout) unknown(u Unknown) {
	u.members(func(name, value []byte) {
		l.element()
		l.out = append(l.out, name...)
		l.out = append(l.out, ": "...)
		l.out = append(l.out, value...)
	})
}
