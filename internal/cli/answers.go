package cli

import (
	"bytes"
	"io"
	"sync"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
)

// The library asks the terminal a few things, and rung which ground it has. Nothing waits for the answers; but they come through the
// keyboard, maybe late and in pieces, and the library takes what pauses for 50 ms for keys. So they are put together here first, and so are
// characters of several bytes.
const (
	escapePause = 50 * time.Millisecond   // that long after it, an escape is the key
	answerPause = 300 * time.Millisecond  // the same while answers may still begin
	pieceWait   = time.Second             // that long, the rest of an answer may take; then there is none
	markWait    = 2 * time.Second         // that long, for a mark that may be lost where another program has the terminal meanwhile
	answersFor  = 5 * time.Second         // from the start on, answers may begin
	latest      = 2500 * time.Millisecond // from the start on, the slowest terminal has answered after that
	partingWait = 250 * time.Millisecond  // no longer who leaves waits for an answer: the shell is to be there within 300 ms
)

// listener is a keyboard that passes answers on whole.
type listener struct {
	*keyboard
	send  func(tea.Msg) // to the program
	after func(time.Duration, func()) *time.Timer
	since time.Time

	lastAsked string // how the answer to the last question begins

	mu    sync.Mutex
	heard bool // that answer
	sieve sieve
	last  time.Time // when something was held back
	timer *time.Timer
}

// mark goes through the keys as a key that no keyboard has (F35). When it comes to the screens, so has all that was typed before: what is
// given up later cannot overtake it, however slow the machine is.
const mark = "\x1b[57398u"

// Read returns keys and whole answers. It may return nothing, and keeps what has begun for the next time.
func (l *listener) Read(b []byte) (int, error) {
	n, err := l.keyboard.Read(b[:len(b)/2-2*len(mark)]) // what was held back, an escape that is the key after all, and a mark need room
	if n <= 0 {
		return n, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.timer != nil {
		l.timer.Stop()
	}
	if l.sieve.escaped() && time.Since(l.last) > escapePause && !opens(b[0]) {
		l.sieve.held = []byte(escapeKey)
	}
	whole := l.sieve.take(b[:n])
	l.heard = l.heard || bytes.Contains(whole, []byte(l.lastAsked))
	if len(l.sieve.held) > 0 {
		if len(l.sieve.typed) == 0 {
			l.last = time.Now()
		}
		l.timer = l.after(markWait, l.giveUp)
		whole = append(whole, mark...)
	}
	return copy(b, whole), err
}

// caughtUp is told that a mark has come to the screens. From then on, what is held back waits for more.
func (l *listener) caughtUp() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.sieve.held) == 0 {
		return
	}
	if l.timer != nil {
		l.timer.Stop()
	}
	l.timer = l.after(l.patience(), l.giveUp)
}

// patience is how long what is held back may wait for more.
func (l *listener) patience() time.Duration {
	switch {
	case !l.sieve.escaped():
		return max(0, pieceWait-time.Since(l.last))
	case time.Since(l.since) < answersFor:
		return answerPause
	}
	return escapePause
}

// giveUp takes an escape that nothing followed for the key, and the beginning of an answer or of a character for nothing.
func (l *listener) giveUp() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.sieve.escaped() {
		l.send(tea.KeyPressMsg{Code: tea.KeyEscape})
	}
	for _, key := range l.sieve.typed {
		l.send(tea.KeyPressMsg{Code: rune(key), Text: string(rune(key))})
	}
	l.sieve.held, l.sieve.typed = nil, nil
}

// sieve holds back what may be the beginning of an answer, or of a character.
type sieve struct {
	held    []byte
	typed   []byte // the end of it, as far as it came like keys: one by one, after more had come at once
	atOnce  bool   // more than one byte of it did
	pasting bool   // what is pasted goes through as it is
}

const (
	escapeKey  = "\x1b[27u" // the key, as terminals write it that tell it from the beginning of a sequence
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	mostHeld   = 128
)

func (s *sieve) escaped() bool { return len(s.held) == 1 && s.held[0] == 0x1b }

// opens says whether a byte after an escape begins one of the answers.
func opens(c byte) bool { return c == '[' || c == ']' }

// take returns what is whole of what was held back and what has come.
func (s *sieve) take(in []byte) []byte {
	if len(in) == 0 {
		return nil
	}
	typed := s.typed
	likeKey := s.atOnce && len(s.held) > 1 && s.held[1] < utf8.RuneSelf && in[0] != 0x1b && (len(in) == 1 || len(typed) > 0)
	if likeKey {
		typed = append(typed, in...)
	}
	s.atOnce = likeKey || len(in) > 1
	in = append(s.held, in...)
	s.held, s.typed = nil, nil
	var out []byte
	for len(in) > 0 {
		n, kind := pieceOf(in)
		switch {
		case s.pasting && !bytes.HasPrefix(in, []byte(pasteEnd)) && !bytes.HasPrefix([]byte(pasteEnd), in):
			n = 1
		case kind == begun && len(in) <= mostHeld:
			s.held = bytes.Clone(in)
			if likeKey {
				s.typed = typed
			}
			return out
		case kind != whole: // an answer that broke off
			if likeKey {
				typed = typed[:max(0, len(typed)-(len(in)-n))]
			}
			out = append(out, typed...)
			in, typed = in[n:], nil
			continue
		}
		s.pasting = (s.pasting || bytes.HasPrefix(in, []byte(pasteBegin))) && !bytes.HasPrefix(in, []byte(pasteEnd))
		out, in = append(out, in[:n]...), in[n:]
	}
	return out
}

// What a stretch of input is.
type pieceKind int

const (
	whole  pieceKind = iota // a key, or an answer to its end
	begun                   // there may be more of it
	broken                  // it ends before its end
)

// pieceOf is how long the first key or answer of b is. Keys that are more than one byte, but no sequence and no character, come byte by byte.
func pieceOf(b []byte) (int, pieceKind) {
	switch {
	case b[0] != 0x1b:
		return characterPiece(b)
	case len(b) == 1:
		return 1, begun
	case b[1] == '[':
		return controlPiece(b)
	case b[1] == ']' || b[1] == 'P':
		return stringPiece(b)
	case b[1] >= utf8.RuneSelf: // with alt
		n, kind := characterPiece(b[1:])
		return n + 1, kind
	}
	return 1, whole
}

// characterPiece is a character, or a byte that belongs to none.
func characterPiece(b []byte) (int, pieceKind) {
	if !utf8.FullRune(b) {
		return len(b), begun
	}
	_, n := utf8.DecodeRune(b)
	return n, whole
}

// controlPiece is ESC [, parameters, and a last byte.
func controlPiece(b []byte) (int, pieceKind) {
	for i, c := range b[2:] {
		switch {
		case c >= 0x40 && c <= 0x7e:
			return i + 3, whole
		case c < 0x20 || c > 0x7e:
			return i + 2, broken
		}
	}
	return len(b), begun
}

// stringPiece is ESC ] or ESC P, text, and BEL or ESC \.
func stringPiece(b []byte) (int, pieceKind) {
	for i, c := range b[2:] {
		switch {
		case c == 0x07:
			return i + 3, whole
		case c == 0x1b && i+3 == len(b):
			return len(b), begun
		case c == 0x1b && b[i+3] == '\\':
			return i + 4, whole
		case c < 0x20 || c >= 0x80:
			return i + 2, broken
		}
	}
	return len(b), begun
}

// How answers begin.
const (
	groundIs   = "\x1b]11;"
	clustersAt = "\x1b[?2027;" // whether the terminal counts cells by what people take for one character
)

// listener is the keyboard from now on.
func (r *running) listener(k *keyboard) *listener {
	r.heard = &listener{
		keyboard: k, since: time.Now(), lastAsked: groundIs, after: r.after,
		send: func(msg tea.Msg) { r.program.Send(msg) },
	}
	if r.theme != auto {
		r.heard.lastAsked = clustersAt
	}
	return r.heard
}

// settled says whether no answer can be on its way any more.
func (l *listener) settled() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.heard || time.Since(l.since) > latest
}

// enough has no answer waited for any more.
func (l *listener) enough() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.heard = true
}

// Every terminal that answers at all says who it is, after it has answered what it was asked before.
const (
	askWhoAreYou = "\x1b[c"
	whoPrefix    = "\x1b[?"
)

// awaitAnswers takes what the terminal still has to say when rung is left or paused soon after its start, so that it is not left to the shell.
func (r *running) awaitAnswers() {
	in, ok := r.world.Stdin.(term.File)
	if !ok || r.heard == nil || r.heard.settled() || r.world.GOOS == "windows" || r.world.Window != (Window{}) {
		return
	}
	state, err := term.MakeRaw(in.Fd())
	if err != nil {
		return
	}
	defer func() { _ = term.Restore(in.Fd(), state) }()
	input, err := uv.NewCancelReader(r.world.Stdin)
	if err != nil {
		return
	}
	if _, err := io.WriteString(r.world.Stdout, askWhoAreYou); err != nil {
		return
	}
	timer := r.after(partingWait, func() { input.Cancel() })
	defer timer.Stop()
	defer r.heard.enough()
	var s sieve
	for b := make([]byte, 256); ; {
		n, err := input.Read(b)
		if err != nil || n <= 0 || saysWho(s.take(b[:n])) {
			break
		}
	}
	_ = input.Close()
}

// saysWho says whether the answer to who are you is in the input.
func saysWho(in []byte) bool {
	for len(in) > 0 {
		n, _ := pieceOf(in)
		if bytes.HasPrefix(in[:n], []byte(whoPrefix)) && in[n-1] == 'c' {
			return true
		}
		in = in[n:]
	}
	return false
}
