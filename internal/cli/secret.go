package cli

import (
	"fmt"
	"os"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
)

// secret asks on a terminal for what nobody should see. It takes every key itself: what the system makes of ctrl+d, ctrl+z and ctrl+\ here
// would take half a passphrase for a whole one, and leave the terminal mute.
type secret struct {
	app    *app
	on     asking
	before *term.State

	typed         chan keypress
	reading       bool // a key is waited for
	caught        chan os.Signal
	pause, resume chan os.Signal
	unlisten      func() // to signals
	ignore        func() // what a shell says
}

// keypress is a byte from the keyboard, or why there is none.
type keypress struct {
	b   byte
	err error
}

// Keys that do something, as bytes.
const (
	keyInterrupt = 0x03
	keyEnd       = 0x04
	keyBackspace = 0x08
	keyTab       = 0x09
	keyLineFeed  = 0x0a
	keyEnter     = 0x0d
	keyClear     = 0x15
	keyClearWord = 0x17
	keyPause     = 0x1a
	keyEscape    = 0x1b
	keyQuit      = 0x1c
	keyDelete    = 0x7f
)

// hide begins to ask on a terminal, which from now on does not show what is typed. Call end when all is asked.
func (a *app) hide(on asking) (*secret, error) {
	s := &secret{app: a, on: on, typed: make(chan keypress, 1), caught: make(chan os.Signal, 2), pause: make(chan os.Signal, 1), resume: make(chan os.Signal, 1)}
	s.unlisten = a.world.Signals(s.caught) // before the terminal is changed: whoever changes it changes it back
	var err error
	if s.before, err = term.MakeRaw(on.in.Fd()); err != nil {
		s.unlisten()
		return nil, fmt.Errorf("asking on the terminal: %w", err)
	}
	a.hiding.Store(s)
	s.ignore = func() {}
	if a.world.Job != nil {
		s.ignore = a.world.Job.Signals(s.pause, s.resume)
	}
	return s, nil
}

// end leaves the terminal as it was.
func (s *secret) end() {
	s.ignore()
	s.show()
	s.app.hiding.Store(nil)
	s.unlisten()
}

// show has the terminal show again what is typed, as before.
func (s *secret) show() { _ = term.Restore(s.on.in.Fd(), s.before) } // a terminal that is gone needs none

// write says something on a terminal that takes everything literally. Whoever does not see it sees that rung waits.
func (s *secret) write(text string) { _, _ = fmt.Fprint(s.on.out, text) }

// ask puts one question, and returns the line that is typed.
func (s *secret) ask(prompt string) (string, error) {
	s.write(prompt)
	defer s.write("\r\n") // enter was not shown either
	var text typedLine
	for {
		s.read()
		select {
		case signal := <-s.caught:
			return "", &failure{code: signalCode(signal)}
		case <-s.pause:
			s.away(prompt, &text)
		case <-s.resume: // it was stopped without a word, and the terminal may be as it was before
			_, _ = term.MakeRaw(s.on.in.Fd())
			s.again(prompt, &text)
		case k := <-s.typed:
			s.reading = false
			done, err := s.take(k, prompt, &text)
			if err != nil || done {
				return string(text.typed), err
			}
		}
	}
}

// read waits for one key beside the rest. There is never more than one that waits, and none when an answer is complete: what comes after
// belongs to somebody else.
func (s *secret) read() {
	if s.reading {
		return
	}
	s.reading = true
	in := s.on.in
	s.app.apart(func() {
		var b [1]byte
		n, err := in.Read(b[:])
		if n == 1 {
			err = nil
		}
		s.typed <- keypress{b[0], err}
	})
}

// take takes a key; done says that the line is complete.
func (s *secret) take(k keypress, prompt string, text *typedLine) (done bool, err error) {
	switch {
	case k.err != nil: // the terminal is gone
		return false, &failure{code: signalCode(syscall.SIGHUP)}
	case text.isSequence(k.b):
		return false, nil
	}
	switch k.b {
	case keyEnter, keyLineFeed:
		return true, nil
	case keyInterrupt:
		return false, &failure{code: signalCode(os.Interrupt)}
	case keyQuit:
		return false, &failure{code: signalCode(syscall.SIGQUIT)}
	case keyEnd:
		if len(text.typed) == 0 {
			return false, fail(failed, "no passphrase was typed").try("type it and press enter")
		}
	case keyPause:
		s.away(prompt, text)
	default:
		text.edit(k.b)
	}
	return false, nil
}

// away pauses rung, with the terminal as it was. Nobody remembers afterwards what they had typed of something they did not see, so it is
// asked for anew.
func (s *secret) away(prompt string, text *typedLine) {
	if s.app.world.Job == nil {
		return
	}
	s.write("\r\n")
	s.show()
	s.app.world.Job.Pause(true)
	select { // it is known here that rung goes on
	case <-s.resume:
	case <-time.After(100 * time.Millisecond): // or nothing could pause it
	}
	_, _ = term.MakeRaw(s.on.in.Fd()) // where that fails, reading does, too
	s.again(prompt, text)
}

func (s *secret) again(prompt string, text *typedLine) {
	*text = typedLine{}
	s.write("\r" + prompt)
}

// typedLine is what is typed in one line.
type typedLine struct {
	typed    []byte
	sequence keySequence
}

// keySequence is how much of the sequence of a key without a character, such as an arrow, has come.
type keySequence int

const (
	noSequence    keySequence = iota
	sequenceBegun             // an escape came
	inSequence
)

// isSequence says whether a byte belongs to such a sequence.
func (l *typedLine) isSequence(b byte) bool {
	switch {
	case b == keyEscape:
		l.sequence = sequenceBegun
		return true
	case l.sequence == sequenceBegun && (b == '[' || b == 'O'):
		l.sequence = inSequence
		return true
	case l.sequence == inSequence:
		if b >= 0x40 && b <= 0x7e {
			l.sequence = noSequence
		}
		return true
	}
	l.sequence = noSequence
	return false
}

// maxTyped is more than anybody types, in bytes.
const maxTyped = 1 << 16

func (l *typedLine) edit(b byte) {
	switch {
	case b == keyBackspace || b == keyDelete:
		_, size := utf8.DecodeLastRune(l.typed)
		l.typed = l.typed[:len(l.typed)-size]
	case b == keyClear || b == keyClearWord:
		l.typed = nil
	case (b >= ' ' || b == keyTab) && len(l.typed) < maxTyped:
		l.typed = append(l.typed, b)
	}
}
