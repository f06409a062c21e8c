package cli

import (
	"fmt"
	"runtime/debug"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Where is a place in rung in which a fault of its own is caught.
type Where int

// The places. A goroutine is any that rung has begun itself.
const (
	InUpdate Where = iota
	InView
	InCommand
	InGoroutine
	InSaving // of a draft, by a screen or in a conversation
)

// fault is a mistake in rung that showed while it ran: what it panicked with, and where.
type fault struct {
	what  string
	stack []byte
}

func (f *fault) Error() string { return "a fault in rung" }

// faultOf takes what was recovered. What was caught once already is handed on as it is.
func faultOf(recovered any) *fault {
	if f, ok := recovered.(*fault); ok {
		return f
	}
	return &fault{fmt.Sprint(recovered), debug.Stack()}
}

// test lets tests have a fault here.
func (w World) test(where Where) {
	if w.Fault != nil {
		w.Fault(where)
	}
}

// apart runs work in a goroutine. It is the only way to begin one: a fault in it ends rung in good order, and not as the runtime would,
// with the terminal left as it is.
func (a *app) apart(work func()) {
	go func() {
		defer a.catch()
		a.world.test(InGoroutine)
		work()
	}()
}

// after is apart for work that has to wait, until it is stopped.
func (a *app) after(d time.Duration, work func()) *time.Timer {
	return time.AfterFunc(d, func() {
		defer a.catch()
		work()
	})
}

// catch keeps a fault from ending rung at once. While there is a screen, that has to be closed first.
func (a *app) catch() {
	if recovered := recover(); recovered != nil {
		a.hand(faultOf(recovered))
	}
}

// hand gives a fault to who ends rung.
func (a *app) hand(f *fault) {
	if p := a.program.Load(); p != nil {
		p.Send(f)
		return
	}
	select {
	case a.faults <- f:
	default: // there was another one before
	}
}

// guarded is the root in which a fault ends the program as leaving it does: the library closes the keyboard and the screen one after the
// other, which it does not where a panic reaches it.
type guarded struct {
	tea.Model
	app   *app
	fault *fault   // that ended it
	shown tea.View // last
}

func (g *guarded) Init() (cmd tea.Cmd) {
	defer func() { g.end(recover(), &cmd) }()
	return g.guard(g.Model.Init())
}

// Update takes nothing more after a fault: the root may be half changed.
func (g *guarded) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	m = g
	defer func() { g.end(recover(), &cmd) }()
	if f, ok := msg.(*fault); ok {
		g.end(f, &cmd)
		return m, cmd
	}
	if g.fault != nil {
		return m, nil
	}
	g.app.world.test(InUpdate)
	g.Model, cmd = g.Model.Update(msg)
	return m, g.guard(cmd)
}

// end has the program left, with what was recovered, if anything was. Of two faults, the first counts.
func (g *guarded) end(recovered any, cmd *tea.Cmd) {
	if recovered == nil {
		return
	}
	if g.fault == nil {
		g.fault = faultOf(recovered)
	}
	*cmd = tea.Quit
}

// View shows what was there before, once there is a fault.
func (g *guarded) View() tea.View {
	if g.fault == nil {
		g.look()
	}
	return g.shown
}

// look draws the screen. A fault in it is reported as one in a goroutine is: only Update can end the program.
func (g *guarded) look() {
	defer func() {
		if recovered := recover(); recovered != nil {
			f := faultOf(recovered)
			g.fault = f
			g.app.apart(func() { g.app.hand(f) })
		}
	}()
	g.app.world.test(InView)
	g.shown = g.Model.View()
}

// guard is a command with its faults caught. The commands of a batch are run by the library, so each is guarded, too.
func (g *guarded) guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if recovered := recover(); recovered != nil {
				msg = faultOf(recovered)
			}
		}()
		g.app.world.test(InCommand)
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, c := range batch {
				batch[i] = g.guard(c)
			}
		}
		return msg
	}
}

// brokenApart is the end by a fault beside a command that would go on: the terminal shows again what is typed.
func (a *app) brokenApart(f *fault) error {
	if s := a.hiding.Load(); s != nil {
		s.show()
	}
	if k := a.keeper.Load(); k != nil {
		return a.faulty(f, k.lastKept())
	}
	return a.faulty(f, "")
}

// faulty says that a fault ended rung, and what to do: kept is what stands of what was being done, "" for nothing.
func (a *app) faulty(f *fault, kept string) error {
	end := fail(failed, "a fault in rung ended it; what was saved is safe")
	report := "please report it"
	if path, err := a.saveFault(f); err != nil {
		report += "; its details could not be written: " + err.Error()
	} else {
		report += " with " + path
	}
	if kept != "" {
		report += "; " + kept
	}
	return end.try("%s", report)
}

// saveFault writes what is known of a fault into the home, and returns the path of the file.
func (a *app) saveFault(f *fault) (path string, err error) {
	defer func() {
		if recovered := recover(); recovered != nil { // the fault may lie in what is needed here
			err = faultOf(recovered)
		}
	}()
	home, err := a.openHome()
	if err != nil {
		return "", err
	}
	defer home.Close()
	return home.SaveFault(a.describe(f))
}

func (a *app) describe(f *fault) string {
	v := thisVersion()
	var b strings.Builder
	fmt.Fprintf(&b, "rung %s %s (%s, %s)\n%s\n", v.Version, v.Commit, v.Go, v.System, a.world.Now().UTC().Format(time.RFC3339))
	fmt.Fprintf(&b, "\n%s\n\n%s", f.what, f.stack)
	return b.String()
}
