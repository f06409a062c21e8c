//go:build unix

package main

import (
	"bytes"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// eyes are an emulator that tests look at all the time: it draws the text of its screen only when something has come since it last did.
//
// What is written may come in pieces, and the emulator would take the halves of a character of several code points for two. So the end of a
// piece waits a moment for the next one. And it says that it knows synchronized output (mode 2026), so that a frame is seen whole or not at
// all, however busy the machine is.
type eyes struct {
	*vt.SafeEmulator

	mu    sync.Mutex
	held  []byte
	since time.Time // when that was held back
	drawn bool      // text holds all that has come
	text  string
}

// pieceAfter is how soon the rest of a character comes.
const pieceAfter = 15 * time.Millisecond

// The marks around a frame, and how long one may be on its way: rung may have been killed in between.
const (
	frameBegins = "\x1b[?2026h"
	frameEnds   = "\x1b[?2026l"
	frameAfter  = 2 * time.Second
)

func newEyes(width, height int) *eyes {
	e := &eyes{SafeEmulator: vt.NewSafeEmulator(width, height)}
	e.draw([]byte(frameEnds)) // a mode that was reset is one that is known
	return e
}

// openFrame is where a frame begins that has not come to its end, -1 for nowhere.
func openFrame(b []byte) int {
	if begin := bytes.LastIndex(b, []byte(frameBegins)); begin >= 0 && bytes.LastIndex(b, []byte(frameEnds)) < begin {
		return begin
	}
	for n := len(frameBegins) - 1; n > 0; n-- {
		if bytes.HasSuffix(b, []byte(frameBegins[:n])) {
			return len(b) - n
		}
	}
	return -1
}

func (e *eyes) Write(b []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	all := append(e.held, b...)
	n := len(all) - openEnd(all)
	if frame := openFrame(all); frame >= 0 {
		n = min(n, frame)
	}
	e.held, e.since, e.drawn = bytes.Clone(all[n:]), time.Now(), false
	e.draw(all[:n])
	return len(b), nil
}

// draw lets the emulator have a piece, frame by frame.
func (e *eyes) draw(b []byte) {
	for len(b) > 0 {
		n := len(b)
		if next := bytes.Index(b[1:], []byte(frameBegins)); next >= 0 {
			n = next + 1
		}
		e.drawFrame(b[:n])
		b = b[n:]
	}
}

// marked is an ASCII character with marks. The emulator draws such marks in the next cell, over what may stand there unchanged; so it is
// given none of them.
var marked = regexp.MustCompile(`([ -~])[\x{300}-\x{36f}]+`)

// drawFrame gives the emulator one frame. It panics where one for the size before is on its way while it is resized; that frame is lost, and
// the one for the new size comes.
func (e *eyes) drawFrame(b []byte) {
	defer func() { _ = recover() }()
	_, _ = e.SafeEmulator.Write(marked.ReplaceAll(b, []byte("$1"))) // to memory
}

// atEnd is what a mark or a joiner may still follow: what is not ASCII with a letter before it, or a letter that ends no sequence.
var atEnd = regexp.MustCompile(`[ -~]?[\x{80}-\x{10ffff}]{1,60}$|[^\x1b\[0-9;?$>][A-Za-z0-9#*]$`)

// openEnd is how many bytes at the end may not be the whole of a character yet.
func openEnd(b []byte) int {
	tail := b[max(0, len(b)-240):]
	if at := atEnd.FindIndex(tail); at != nil {
		return len(tail) - at[0]
	}
	return 0
}

func (e *eyes) flush() {
	if len(e.held) > 0 {
		e.draw(e.held)
		e.held, e.drawn = nil, false
	}
}

func (e *eyes) Resize(width, height int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.flush()
	e.drawn = false
	e.SafeEmulator.Resize(width, height)
}

// Render is the screen with its colours.
func (e *eyes) Render() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.flush()
	return e.SafeEmulator.Render()
}

// TestEyesLeaveTheNextCellAlone draws a letter with marks anew, and not what stands behind it.
func TestEyesLeaveTheNextCellAlone(t *testing.T) {
	e := newEyes(10, 2)
	e.Write([]byte("12…\r\n"))
	e.Write([]byte("\x1b[1;2HZ" + marks(8) + "\x1b[2;1H"))
	time.Sleep(2 * pieceAfter)
	if got, _, _ := strings.Cut(e.shows(), "\n"); strings.TrimSpace(got) != "1Z…" {
		t.Errorf("the screen shows %q", got)
	}
}

// shows is the screen as text.
func (e *eyes) shows() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	patience := pieceAfter
	if openFrame(e.held) >= 0 {
		patience = frameAfter
	}
	if time.Since(e.since) > patience {
		e.flush()
	}
	if !e.drawn {
		e.text, e.drawn = ansi.Strip(e.SafeEmulator.Render()), true
	}
	return e.text
}
