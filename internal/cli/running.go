package cli

import (
	"io"
	"os"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"github.com/rung-dev/rung/internal/tui"
)

// running is a screen that is shown: what it has taken of the terminal, and what comes from outside meanwhile.
type running struct {
	*app
	watch
	keeper  *keeper
	program *tea.Program

	heard         *listener   // to what is typed; nil where that is no terminal
	before        *term.State // of the terminal; nil where it is none
	pause, resume chan os.Signal
	lent          atomic.Bool               // another program has the terminal
	back          atomic.Pointer[time.Time] // when rung had it again
}

// show runs the screens until they are left, and says what became of the assessment.
func (a *app) show(root *tui.Root, k *keeper) error {
	a.keys.onScreen = true
	r := &running{app: a, keeper: k, pause: make(chan os.Signal, 1), resume: make(chan os.Signal, 1)}
	a.running = r
	guarded := &guarded{Model: root, app: a}
	r.program = tea.NewProgram(guarded, append(a.options(), tea.WithInput(r.keyboard()))...)
	stop := r.listen()
	defer stop()
	r.take() // from now on, a signal waits until the terminal is given back
	err := r.play(guarded)
	if r.before != nil {
		r.missTerminal(r.world.Stdin)
	}
	if err == nil && !r.inHurry() {
		r.awaitAnswers()
	}
	r.giveBack()
	if r.inHurry() {
		return a.leftAtOnce(k, &r.watch)
	}
	e := exitOf(root, &err)
	if e.Hurried {
		return a.leftAtOnce(k, &r.watch)
	}
	defer k.close()
	return a.farewell(e, k, &r.watch, err)
}

// play runs the program, and returns the fault that ended it. One that is not in the root is in the library, which then stops at once.
func (r *running) play(g *guarded) (err error) {
	r.app.program.Store(r.program)
	defer r.app.program.Store(nil)
	defer func() {
		if recovered := recover(); recovered != nil {
			err = faultOf(recovered)
			r.program.Kill() // gives the terminal back
		}
	}()
	_, err = r.program.Run()
	if g.fault != nil {
		return g.fault
	}
	return err
}

// exitOf says how the screens ended. Where they were cut off, what was being typed and saved is taken care of first; after a fault that
// may fail, too.
func exitOf(root *tui.Root, err *error) (e tui.Exit) {
	defer func() {
		if recovered := recover(); recovered != nil {
			f := faultOf(recovered)
			*err, e.Unsaved = f, f
		}
	}()
	if *err != nil {
		root.Rescue()
	}
	return root.Exit()
}

// take notes how the terminal is, and has it remember the title of its window.
func (r *running) take() {
	if in, ok := r.world.Stdin.(term.File); ok {
		r.before, _ = term.GetState(in.Fd()) // nil where it has none
	}
	r.pushTitle()
}

// giveBack leaves the terminal as it was before.
func (r *running) giveBack() {
	r.popTitle()
	r.restore()
}

// restore undoes what another program may have done to the terminal.
func (r *running) restore() {
	if in, ok := r.world.Stdin.(term.File); ok && r.before != nil {
		_ = term.Restore(in.Fd(), r.before) // a terminal that is gone needs none
	}
}

// The library sets the title of the window and empties it; the terminal's own stack of titles keeps the one before.
const (
	pushTitle = "\x1b[22;2t"
	popTitle  = "\x1b[23;2t"
)

func (r *running) pushTitle() { r.write(pushTitle) }

func (r *running) popTitle() { r.write(popTitle) }

// showsProgress says whether the terminal is known to draw a bar for how far a program has got. Others take the sequence for a message to
// pop up.
func (a *app) showsProgress() bool {
	switch a.world.Getenv("TERM_PROGRAM") {
	case "ghostty", "WezTerm":
		return true
	}
	return a.world.Getenv("WT_SESSION") != "" || a.world.Getenv("ConEmuANSI") == "ON"
}

func (r *running) write(sequence string) {
	if !r.noTitle && isTerminal(r.world.Stdout) {
		_, _ = io.WriteString(r.world.Stdout, sequence)
	}
}

// keyboard is standard input that says when the terminal behind it is gone: the library takes that for somebody who types nothing.
type keyboard struct {
	*os.File
	gone func()
}

func (r *running) keyboard() io.Reader {
	file, ok := r.world.Stdin.(*os.File)
	if !ok {
		return r.world.Stdin
	}
	return r.listener(&keyboard{file, func() { r.onSignal(syscall.SIGHUP) }})
}

// Read ends for good when it fails, and nobody is told but whoever gone tells: there is saving to do first.
func (k *keyboard) Read(b []byte) (int, error) {
	n, err := k.File.Read(b)
	if n <= 0 && err != nil {
		k.gone()
		return 0, io.EOF
	}
	return n, err
}

// listen takes what comes from outside, until stop is called.
func (r *running) listen() (stop func()) {
	caught := make(chan os.Signal, 2)
	unlisten, ignore := r.world.Signals(caught), func() {}
	if r.world.Job != nil {
		ignore = r.world.Job.Signals(r.pause, r.resume)
	}
	ended := make(chan struct{})
	r.apart(func() {
		for {
			select {
			case s := <-caught:
				r.onSignal(s)
			case <-r.pause:
				r.onPause()
			case <-r.resume:
				r.onResume()
			case <-ended:
				return
			}
		}
	})
	return func() {
		ignore()
		unlisten()
		close(ended)
	}
}

// send does not wait: the screen may be busy.
func (r *running) send(msg tea.Msg) { r.apart(func() { r.program.Send(msg) }) }

func (r *running) onSignal(s os.Signal) {
	switch r.note(s) {
	case toLeave:
		r.send(tui.Stop{})
	case toLeaveAtOnce:
		r.apart(r.program.Kill)
		r.abandon <- r.abandoned
	}
}

// onPause pauses at once where another program has the terminal, which was asked to pause, too; else the screen comes first.
func (r *running) onPause() {
	if r.lent.Load() {
		r.world.Job.Pause(false)
		return
	}
	r.send(tui.Pause{})
}

// onResume draws the screen anew after rung was stopped from outside, without a chance to close it.
func (r *running) onResume() {
	const same = 200 * time.Millisecond // it may have been resumed from a pause of its own
	if back := r.back.Load(); r.lent.Load() || r.leaving() || back != nil && time.Since(*back) < same {
		return
	}
	r.send(tui.Redraw{})
}

// abandoned ends a screen that does not close, since the disk or the terminal does not move.
func (r *running) abandoned() error {
	r.restore()
	said := make(chan error, 1)
	r.apart(func() { said <- r.leftAtOnce(r.keeper, &r.watch) })
	select {
	case err := <-said:
		return err
	case <-time.After(200 * time.Millisecond): // nor can anything be said
		return &failure{code: r.code(tui.Exit{Interrupted: true})}
	}
}

// lend lets another program have the terminal, which was given back.
func (r *running) lend(meanwhile func()) {
	r.awaitAnswers()
	r.popTitle()
	r.lent.Store(true)
	meanwhile()
	now := time.Now()
	r.back.Store(&now)
	r.lent.Store(false)
	r.restore()
	r.pushTitle()
}

// pauseProgram does what ctrl+z does elsewhere.
func (a *app) pauseProgram() { a.running.lend(func() { a.world.Job.Pause(true) }) }

// pauser is how the screens pause rung, nil where it cannot be paused.
func (a *app) pauser() func() {
	if a.world.Job == nil {
		return nil
	}
	return a.pauseProgram
}
