package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/term"

	"github.com/rung-dev/rung/internal/safe"
)

// askPassphrase asks for the passphrase of something that is locked.
func (a *app) askPassphrase(of string) (string, error) {
	said, err := a.askSecrets(of+" has a passphrase", "Passphrase of "+of+": ")
	if err != nil {
		return "", err
	}
	return said[0], nil
}

// newPassphrase asks for a passphrase twice: nobody sees what they type, and what is sealed with a slip of the finger stays sealed.
func (a *app) newPassphrase() (string, error) {
	said, err := a.askSecrets("a passphrase is typed in", "New passphrase: ", "The same once more: ")
	switch {
	case err != nil:
		return "", err
	case said[0] != said[1]:
		return "", fail(failed, "the two passphrases are not the same, so nothing was encrypted").try("try again")
	}
	return said[0], nil
}

// askSecrets asks for one or several lines on the terminal without showing what is typed; why is for the error where that cannot be done.
// A signal ends it, and the terminal shows again what is typed.
func (a *app) askSecrets(why string, prompts ...string) ([]string, error) {
	t, err := a.askingTerminal()
	if err != nil {
		return nil, usage("%s, and %v", why, err).
			try("do this on a terminal, without --no-input; no flag takes a passphrase, as others could see it there").because(err)
	}
	defer t.close()
	caught := make(chan os.Signal, 1)
	stop := a.world.Signals(caught)
	defer stop()
	var said []string
	for _, prompt := range prompts {
		text, err := t.ask(safe.Text(prompt), caught)
		if err != nil {
			return nil, err
		}
		said = append(said, text)
	}
	return said, nil
}

// errScreen says that nothing can be asked for beside a screen.
var errScreen = errors.New("the screen has the terminal")

// asking is a terminal to ask somebody on.
type asking struct {
	in    term.File
	out   io.Writer
	close func()
}

// askingTerminal is standard input where that is a terminal and no document comes from it, else the terminal of the process.
func (a *app) askingTerminal() (asking, error) {
	switch {
	case a.noInput:
		return asking{}, errors.New("--no-input forbids to ask for it")
	case a.keys.onScreen:
		return asking{}, errScreen
	}
	in, ok := a.world.Stdin.(term.File)
	if ok && isTerminal(in) && !a.stdinTaken {
		return asking{in, a.beside(in), func() {}}, nil
	}
	name := "/dev/tty"
	if a.world.GOOS == "windows" {
		name = "CONIN$"
	}
	tty, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return asking{}, errors.New("there is no terminal to ask for it on")
	}
	return asking{tty, a.beside(tty), func() { _ = tty.Close() }}, nil // nothing was written that could be lost
}

// beside is where a question is seen by whoever types the answer.
func (a *app) beside(in term.File) io.Writer {
	if isTerminal(a.world.Stderr) || a.world.GOOS == "windows" {
		return a.world.Stderr
	}
	return in
}

// ask puts one question.
func (t asking) ask(prompt string, caught <-chan os.Signal) (string, error) {
	fd := t.in.Fd() // now: whoever gives up waiting may close the terminal under the reader
	before, err := term.GetState(fd)
	if err != nil {
		return "", fmt.Errorf("asking on the terminal: %w", err)
	}
	type line struct {
		text []byte
		err  error
	}
	typed := make(chan line, 1)
	go func() {
		text, err := term.ReadPassword(fd)
		typed <- line{text, err}
	}()
	waitUntilHidden(fd, before)
	_, _ = fmt.Fprint(t.out, prompt)       // whoever does not see it sees that rung waits
	defer func() { fmt.Fprintln(t.out) }() // enter was not shown either
	select {
	case s := <-caught: // the reader goes on waiting until rung has ended
		_ = term.Restore(fd, before)
		return "", &failure{code: signalCode(s)}
	case l := <-typed:
		if l.err != nil {
			return "", fail(failed, "no passphrase was typed")
		}
		return string(l.text), nil
	}
}

// waitUntilHidden waits until the terminal shows no more what is typed, as long as that takes no more than a moment: who types as soon as the
// prompt is there must not see it.
func waitUntilHidden(fd uintptr, before *term.State) {
	for range 200 {
		if now, err := term.GetState(fd); err != nil || *now != *before {
			return
		}
		time.Sleep(time.Millisecond)
	}
}
