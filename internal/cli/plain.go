package cli

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/tui"
)

// lineByLine says whether to ask and answer without screens.
func (a *app) lineByLine() bool { return a.plainly() && !a.noInput }

// plainly says whether nothing is to be drawn: by --accessible, else by the environment, else because the terminal cannot move its cursor.
func (a *app) plainly() bool {
	if a.accessible.set {
		return a.accessible.on
	}
	for _, name := range []string{"RUNG_ACCESSIBLE", "ACCESSIBLE"} {
		if value := a.world.Getenv(name); value != "" {
			return isOn(value)
		}
	}
	return a.cannotMove() && isTerminal(a.world.Stdin) && isTerminal(a.world.Stdout)
}

// accessibleFlag goes on a command that is to go on the way this one was asked to.
func (a *app) accessibleFlag() string {
	if a.accessible.set && a.accessible.on {
		return " --accessible"
	}
	return ""
}

// cannotMove says whether the terminal is one that can only go on from line to line.
func (a *app) cannotMove() bool {
	t := a.world.Getenv("TERM")
	return a.world.GOOS != "windows" && (t == "" || t == "dumb")
}

// converse has a conversation line by line, and says what became of what was answered.
func (a *app) converse(k *keeper, have func(*plain.Talk) plain.Parting) error {
	w := &watch{}
	k.watch = w
	stop, unlisten := a.stopped(k, w)
	defer unlisten()
	onTerminal := isTerminal(a.world.Stdin)
	in := &voice{Reader: a.world.Stdin, watch: w, isTerminal: onTerminal}
	t := plain.NewTalk(in, a.speaker(k), stop)
	if onTerminal {
		t.OnTerminal()
	}
	t.ReadApart(a.apart)
	k.told = true
	p, err := a.have(t, have)
	if onTerminal && (errors.Is(p.Err, plain.ErrStopped) || errors.Is(p.Err, plain.ErrEnd) && in.line > 0) {
		a.say("") // the terminal has echoed ctrl+c, or a line without its end
	}
	if onTerminal {
		w.missTerminal(a.world.Stdin)
	}
	if err == nil {
		err = in.cutShort(p.Err)
	}
	defer k.close()
	return a.farewell(tui.Exit{Unsaved: p.Unsaved, Draft: p.Draft, Begun: p.Begun, Meeting: k.meets}, k, w, err)
}

// have is the conversation itself; a fault in it is returned, and what was saved is safe.
func (a *app) have(t *plain.Talk, talk func(*plain.Talk) plain.Parting) (p plain.Parting, err error) {
	defer func() {
		if recovered := recover(); recovered != nil {
			err = faultOf(recovered)
		}
	}()
	return talk(t), nil
}

// stopped closes stop at the first signal; at another one nobody waits for the disk any more.
func (a *app) stopped(k *keeper, w *watch) (stop chan struct{}, unlisten func()) {
	stop = make(chan struct{})
	caught, ended := make(chan os.Signal, 2), make(chan struct{})
	end := a.world.Signals(caught)
	a.apart(func() {
		for {
			select {
			case s := <-caught:
				switch w.note(s) {
				case toLeave:
					close(stop)
				case toLeaveAtOnce:
					a.abandon <- func() error { return a.leftAtOnce(k, w) }
				}
			case <-ended:
				return
			}
		}
	})
	return stop, func() {
		end()
		close(ended)
	}
}

// voice is standard input that notes why it cannot be read: where it was a terminal, that is gone.
type voice struct {
	io.Reader
	watch      *watch
	isTerminal bool  // one that is gone does not say so any more
	line       int   // how long the last line is by now, in bytes
	err        error // why nothing more can be read; nil for the end of it
}

// endless is how long a line has to be, in bytes, to be taken for one that never ends.
const endless = 16 << 20

var errEndless = errors.New("a line is longer than 16 MiB")

func (v *voice) Read(b []byte) (int, error) {
	n, err := v.Reader.Read(b)
	if err != nil && err != io.EOF {
		v.err = err
		if v.isTerminal {
			v.watch.note(syscall.SIGHUP)
		}
	}
	v.line += n
	if end := bytes.LastIndexByte(b[:n], '\n'); end >= 0 {
		v.line = n - end - 1
	}
	if v.line > endless && err == nil {
		v.err, err = errEndless, errEndless
	}
	return n, err
}

// speaker is where the conversation is said: where the screens would be, unless the document goes there.
func (a *app) speaker(k *keeper) io.Writer {
	out := io.Writer(stdout{a.world.Stdout})
	if k.target == stdio {
		out = a.world.Stderr
	}
	if a.ascii() {
		return asciiWriter{out}
	}
	return out
}

// brokenOff is a conversation that ended before its end.
type brokenOff struct{ error }

func (b brokenOff) Unwrap() error { return b.error }

// after is how it ends for the person, who was told before what is kept.
func (b brokenOff) after(kept []string) error {
	if !errors.Is(b.error, plain.ErrEnd) {
		return b.error
	}
	early := fail(failed, "the input ended before the conversation did").try("give it one line for each question; q leaves")
	if len(kept) > 0 {
		early.try("the command above goes on; nothing was answered in your place")
	}
	return early
}

// cutShort says why a conversation ended, nil where somebody wanted it to. Signals speak for themselves.
func (v *voice) cutShort(err error) error {
	var at *fs.PathError
	switch {
	case err == nil, errors.Is(err, plain.ErrLeft), errors.Is(err, plain.ErrStopped):
		return nil
	case !errors.Is(err, plain.ErrEnd) || v.err == nil:
		return brokenOff{err}
	case errors.As(v.err, &at):
		v.err = at.Err // its path is none that anybody gave
	}
	return brokenOff{fail(failed, "standard input cannot be read: %v", v.err).try("let the lines come from a terminal, a pipe or a file")}
}

// conversation is what a conversation needs, with the drafts and the finished assessments of a person, those of all for "".
func (a *app) conversation(k *keeper, person string) (*plain.Config, error) {
	cfg, err := a.config(k)
	if err == nil {
		err = readDrafts(&cfg.Desk, k)
	}
	if err == nil {
		err = readResults(&cfg.Desk, k, person)
	}
	return a.inLines(k, cfg), err
}

// inLines is what a conversation needs of what screens need.
func (a *app) inLines(k *keeper, cfg tui.Config) *plain.Config {
	c := &plain.Config{Desk: cfg.Desk, FileOf: k.fileOf}
	for _, choice := range cfg.Choices {
		c.Choices = append(c.Choices, plain.Choice(choice))
	}
	return c
}

// sayAll says a result to whoever reads it in a pipe or a file.
func (a *app) sayAll(o chart.Outcome) error {
	t := plain.NewTalk(noInput{}, a.prose(), nil)
	plain.SayResult(t, o, a.today())
	return t.Err()
}

// noInput is an input that nobody types into.
type noInput struct{}

func (noInput) Read([]byte) (int, error) { return 0, io.EOF }

// resumed words why an assessment cannot be gone on with: its file says why.
func (a *app) resumed(p plain.Parting, file string) plain.Parting {
	var answer *assess.AnswerError
	if errors.As(p.Err, &answer) {
		p.Err = fail(badInput, "%s: %v", file, p.Err)
	}
	return p
}
