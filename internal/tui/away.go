package tui

import (
	"bytes"
	"io"
	"runtime"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/tui/keys"
)

// Messages from outside.
type (
	// Stop makes rung save and leave, as on a signal.
	Stop struct{}
	// Pause makes rung save and pause, as on ctrl+z.
	Pause struct{}
	// Redraw draws the screen anew: another program has had the terminal.
	Redraw struct{}
)

// outside is something that is done with the terminal given back. The library begins anew after it.
type outside func()

// Run does it, once the library has stopped drawing. It says so before it has, and what begins to draw again too soon would be stopped in
// its place: the screen would stand still for good.
func (o outside) Run() error {
	for until := time.Now().Add(time.Second); draws() && time.Now().Before(until); {
		time.Sleep(time.Millisecond)
	}
	o()
	return nil
}

// draws says whether the library is drawing. Nothing tells that but its goroutine, which has who began it in its stack.
func draws() bool {
	stacks := make([]byte, 1<<18)
	return bytes.Contains(stacks[:runtime.Stack(stacks, true)], []byte("bubbletea/v2.(*Program).startRenderer"))
}

// SetStdin is for the library; what is done knows its streams.
func (outside) SetStdin(io.Reader) {}

// SetStdout is like SetStdin.
func (outside) SetStdout(io.Writer) {}

// SetStderr is like SetStdin.
func (outside) SetStderr(io.Writer) {}

// backAgain says that the terminal is rung's again, or why not.
type backAgain struct {
	note *edited // what came back from a text editor, nil for none
	err  error
}

// edited is a note as a text editor left it.
type edited struct {
	text string
	err  error // why it is not to be taken
}

func (r *Root) redraw() tea.Cmd {
	return tea.Exec(outside(func() {}), func(err error) tea.Msg { return backAgain{err: err} })
}

// onPause keeps what is being typed, and pauses rung as soon as nothing is being saved; asked for again, at once.
func (r *Root) onPause() tea.Cmd {
	if r.cfg.Pause == nil || r.leaving {
		return nil
	}
	cmd := r.keepTyped()
	if r.pausing || r.disk.idle() {
		return tea.Batch(cmd, r.pauseNow())
	}
	r.pausing = true
	return cmd
}

func (r *Root) pauseNow() tea.Cmd {
	r.pausing = false
	return tea.Exec(outside(r.cfg.Pause), func(err error) tea.Msg { return backAgain{err: err} })
}

// editNote gives the note on the screen to a text editor. Keys typed meanwhile wait.
func (r *Root) editNote() tea.Cmd {
	text := r.evidence.Text()
	note := &edited{}
	r.editing = true
	return tea.Batch(r.keepTyped(), tea.Exec(
		outside(func() { note.text, note.err = r.cfg.Edit(text) }),
		func(err error) tea.Msg { return backAgain{note, err} },
	))
}

// onBackAgain goes on after something else has had the terminal. Where that cannot be had again, there is nothing left but to leave.
func (r *Root) onBackAgain(msg backAgain) tea.Cmd {
	var cmd tea.Cmd
	if msg.note != nil {
		r.editing = false
		cmd = r.onEdited(*msg.note)
	}
	switch {
	case msg.err == nil:
	case r.leaving: // that it cannot be had is no second wish to leave
		return cmd
	default:
		r.gone = true
		return tea.Batch(cmd, r.stop())
	}
	return tea.Batch(cmd, r.playAhead())
}

func (r *Root) onEdited(e edited) tea.Cmd {
	if e.err != nil {
		r.notice = chart.Sentence(e.err)
		return nil
	}
	if !r.evidence.SetText(e.text) {
		r.notice = tooLong + " The end of the text is not in it."
	}
	return r.keepTyped()
}

// keepTyped puts what is being typed where it belongs, and saves it. The screen stays as it is.
func (r *Root) keepTyped() tea.Cmd {
	if r.place != atEvidence {
		return nil
	}
	return r.keepNote(r.evidence.Text())
}

// Rescue keeps what is being typed and does all that waits for the disk, after the program was cut off. It takes its time.
func (r *Root) Rescue() {
	r.keepAll()
	r.disk.finish()
}

// keepAll is keepTyped for who leaves: what is typed into a form is not lost either, if it can stand as it is.
func (r *Root) keepAll() tea.Cmd {
	if r.place == atPlan {
		return r.onPlan(r.plan.Keep())
	}
	return r.keepTyped()
}

// isPauseKey knows the key that pauses rung, where it can be paused.
func (r *Root) isPauseKey(msg tea.Msg) bool { return r.cfg.Pause != nil && keys.Is(msg, keys.Pause()) }
