// Package plain is rung line by line: for screen readers, for terminals that cannot move their cursor, and for pipes. It says one line after
// the other and asks for one line at a time. Nothing is drawn, and nothing that was said is changed.
package plain

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/rung-dev/rung/internal/safe"
)

// Why a conversation ends before its end. None of them is an answer to what was asked last.
var (
	ErrEnd     = errors.New("the input has ended")
	ErrStopped = errors.New("rung was asked to end")
	ErrLeft    = errors.New("left")
)

// Talk is a conversation: lines out, lines in. Once it has failed, it stays so. It is for one goroutine.
type Talk struct {
	in   *bufio.Reader
	out  io.Writer
	stop <-chan struct{}

	onTerminal bool // lines come from one

	want  chan struct{} // asks the reader that is apart for the next line; nil where there is none
	heard chan heard
	err   error // why nothing more is said or heard
}

// heard is one line, without its end.
type heard struct {
	text string
	long bool  // more than lineLimit; the text is left out
	cut  bool  // by the terminal
	err  error // the line has no end: what there was of it is in text
}

// lineLimit is how long a line may be, in bytes.
const lineLimit = 64 << 10

// NewTalk begins a conversation. stop is closed when rung is asked to end, nil for never.
func NewTalk(in io.Reader, out io.Writer, stop <-chan struct{}) *Talk {
	return &Talk{in: bufio.NewReader(in), out: out, stop: stop}
}

// terminalLimit is how much of a line a terminal passes on, in bytes. It drops the rest without a word.
const terminalLimit = 4095

// OnTerminal says that lines are typed on a terminal, which cuts long ones.
func (t *Talk) OnTerminal() { t.onTerminal = true }

// ReadApart has lines read in a goroutine, which begin starts: a signal cannot end the reading, but then it ends the wait. A line is taken
// from the input when one is wanted, so nothing is taken that nobody asked for.
func (t *Talk) ReadApart(begin func(work func())) {
	t.want, t.heard = make(chan struct{}), make(chan heard, 1)
	begin(func() {
		for range t.want {
			h := t.read()
			t.heard <- h
			if h.err != nil {
				return
			}
		}
	})
}

// read takes a line, and notes whether all of it can be there.
func (t *Talk) read() heard {
	h := readLine(t.in)
	h.cut = t.onTerminal && len(h.text) >= terminalLimit
	return h
}

// readLine reads up to the end of a line. What is too long is read and dropped.
func readLine(r *bufio.Reader) heard {
	var h heard
	var text []byte
	for {
		part, err := r.ReadSlice('\n')
		if len(text)+len(part) > lineLimit+len("\r\n") {
			h.long, text = true, nil
		}
		if !h.long {
			text = append(text, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		h.text, h.err = strings.TrimRight(string(text), "\r\n"), err
		return h
	}
}

// Say writes one line. What would draw, jump or hide in it does not: only printable text and blanks between words are left.
func (t *Talk) Say(format string, args ...any) {
	if t.failed() && t.err != ErrStopped && t.err != ErrEnd {
		return // there is nobody to hear it
	}
	line := strings.TrimRightFunc(spoken(safe.Text(fmt.Sprintf(format, args...))), unicode.IsSpace)
	if _, err := io.WriteString(t.out, line+"\n"); err != nil {
		t.err = err
	}
}

// Err says why nothing more can be said or heard; nil, ErrEnd and ErrStopped aside it is an error of the output.
func (t *Talk) Err() error { return t.err }

// failed says whether the conversation is over.
func (t *Talk) failed() bool { return t.err != nil }

// spoken takes out of a safe line what a screen reader would read as a drawing: boxes, blocks, and dots that separate.
func spoken(line string) string {
	return strings.Map(func(r rune) rune {
		if r >= '\u2500' && r <= '\u259f' {
			return '-'
		}
		return r
	}, strings.ReplaceAll(line, " · ", ", "))
}

// Ask says a prompt and returns the line typed after it, safe to show and without the blanks around it. A line that the end of the input
// has cut is no answer.
func (t *Talk) Ask(prompt string) (string, error) {
	t.Say("%s", prompt)
	h, err := t.next()
	for err == nil && h.cut {
		t.Say("A terminal cuts a line at 4095 bytes, and this one is that long. It was not taken. Type a shorter one.")
		h, err = t.next()
	}
	if err != nil {
		return "", err
	}
	if h.err != nil {
		return "", t.ended(h.err)
	}
	return strings.TrimSpace(safe.Text(h.text)), nil
}

// Line returns a line of a longer text as it was typed: it is made safe with the rest. Where the end of the input has cut it, what there is
// of it counts, and the line after it is ErrEnd.
func (t *Talk) Line() (string, error) {
	h, err := t.next()
	if err != nil {
		return "", err
	}
	if h.err != nil {
		if err := t.ended(h.err); h.text == "" || err != ErrEnd {
			return "", err
		}
	}
	if h.cut {
		t.Say("A terminal cuts a line at 4095 bytes, and this one is that long. Type what is missing on the next line.")
	}
	return h.text, nil
}

// next waits for a line that is not too long.
func (t *Talk) next() (heard, error) {
	for {
		h, err := t.wait()
		if err != nil || !h.long {
			return h, err
		}
		if h.err != nil {
			t.Say("The last line is longer than 64 KiB. It was not taken.")
			return heard{}, t.ended(h.err)
		}
		t.Say("This line is longer than 64 KiB. It was not taken. Type a shorter one.")
	}
}

func (t *Talk) wait() (heard, error) {
	if !t.failed() && t.stopped() {
		t.err = ErrStopped
	}
	switch {
	case t.failed():
		return heard{}, t.err
	case t.want == nil:
		return t.read(), nil
	}
	select {
	case t.want <- struct{}{}:
	case <-t.stop:
		return heard{}, t.ended(ErrStopped)
	}
	select {
	case h := <-t.heard:
		return h, nil
	case <-t.stop:
		return heard{}, t.ended(ErrStopped)
	}
}

func (t *Talk) stopped() bool {
	select {
	case <-t.stop:
		return true
	default:
		return false
	}
}

// ended notes why the conversation is over. What ends the reading is the end of the input, whatever it was.
func (t *Talk) ended(err error) error {
	switch {
	case t.failed():
	case err == ErrStopped:
		t.err = ErrStopped
	default:
		t.err = ErrEnd
	}
	return t.err
}
