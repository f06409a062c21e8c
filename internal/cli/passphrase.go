package cli

import (
	"errors"
	"io"
	"os"

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
	q, err := a.hide(t)
	if err != nil {
		return nil, err
	}
	defer q.end()
	var said []string
	for _, prompt := range prompts {
		text, err := q.ask(safe.Text(prompt))
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
