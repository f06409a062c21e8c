package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/store"
)

// maxEdited is how much of a file that an editor has written is read: more than a note takes, since blanks and the like may go.
const maxEdited = 4 * assess.MaxNote

// editor is the person's own, for texts longer than one likes to type into a screen.
type editor struct {
	words  []string // the program and its arguments
	source string   // where it is named, such as $VISUAL
}

// editorOf finds out which editor the person wants. Its command is split as a shell would do it, but no shell runs it.
func (w World) editorOf() (editor, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		words, err := commandWords(w.Getenv(name), w.GOOS)
		if err != nil {
			return editor{}, fail(failed, "$%s names no editor: %v", name, err).try("set it to the command of one, such as nano")
		}
		if len(words) > 0 {
			return editor{words, "$" + name}, nil
		}
	}
	if w.GOOS == "windows" {
		return editor{[]string{"notepad"}, ""}, nil
	}
	return editor{[]string{"vi"}, ""}, nil
}

// edit has the person change a text in their editor. After an error the text is as it was before. The terminal is not a screen's
// meanwhile.
func (k *keeper) edit(text string) (edited string, err error) {
	a := k.app
	a.running.lend(func() { edited, err = a.editBeside(k.home, text) })
	return edited, err
}

func (a *app) editBeside(home *store.Store, text string) (edited string, err error) {
	e, err := a.world.editorOf()
	if err != nil {
		return "", err
	}
	path, err := exec.LookPath(e.words[0])
	if err != nil {
		return "", e.missing(err)
	}
	w, err := home.Scratch(withNewline(text))
	if err != nil {
		return "", fail(failed, "the editor was not opened: %v", failureOf(err)).try("type the note here; rung doctor says what is wrong with the home")
	}
	defer func() {
		if gone := w.Remove(); gone != nil && err == nil {
			edited, err = "", gone // somebody may read it there
		}
	}()
	began := time.Now()
	if err := a.runEditor(exec.Command(path, append(e.words[1:], w.Path())...)); err != nil {
		return "", fail(failed, "%s did not end well (%v), so the note is as it was", filepath.Base(path), err).
			try("open it once more, or name another editor with VISUAL or EDITOR")
	}
	b, err := w.Read(maxEdited)
	switch {
	case isUTF16(b):
		return "", fail(failed, "the note is as it was: the text is UTF-16").try("save it as UTF-8")
	case err != nil:
		return "", fail(failed, "the note is as it was: %v", err).try("open the editor once more, and save the text in the file that it opens")
	case string(b) == withNewline(text) && time.Since(began) < time.Second:
		return "", fail(failed, "%s ended at once and changed nothing", filepath.Base(path)).
			try("one with a window of its own needs an option to wait, such as code --wait")
	}
	return string(b), nil
}

// isUTF16 knows a text of two bytes a character by its mark, or by the zeros that stand in for what plain letters do not need.
func isUTF16(b []byte) bool {
	return bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) || len(b) > 1 && (b[0] == 0) != (b[1] == 0)
}

func withNewline(text string) string {
	if text == "" {
		return ""
	}
	return text + "\n"
}

func (e editor) missing(err error) error {
	named := ""
	if e.source != "" {
		named = " of " + e.source
	}
	why := "was not found"
	if errors.Is(err, exec.ErrDot) {
		why = "is in this directory, and nothing from there is run"
	} else if errors.Is(err, os.ErrPermission) {
		why = "cannot be run"
	}
	return fail(failed, "the editor %s%s %s", e.words[0], named, why).try("set $VISUAL to the command of one you have, or go on typing here")
}

// runEditor waits for an editor to end. What the keyboard signals meanwhile is for the editor; a signal that ends rung ends it, too, with
// time to put its things in order, and then rung.
func (a *app) runEditor(cmd *exec.Cmd) error {
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = a.world.Environ, a.world.Stdin, a.world.Stdout, a.world.Stderr
	caught := make(chan os.Signal, 4)
	stop := a.world.Signals(caught)
	defer stop()
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	a.apart(func() { ended <- cmd.Wait() })
	var last os.Signal
	for {
		select {
		case err := <-ended:
			if err != nil {
				last = afterwards(caught, last)
			}
			stop()
			if last != nil {
				a.relay.deliver(last)
			}
			return plainExit(err)
		case s := <-caught:
			switch {
			case s == os.Interrupt || s == syscall.SIGQUIT:
			case last == nil:
				last = s
				_ = cmd.Process.Signal(s) // it may have ended by itself
			case s != syscall.SIGHUP:
				_ = cmd.Process.Kill()
			}
		}
	}
}

// afterwards takes the signals of an editor that did not end well: what ended it, such as ctrl+c, may reach rung a little later. It returns
// what ends rung, too; nil for nothing.
func afterwards(caught <-chan os.Signal, last os.Signal) os.Signal {
	for enough := time.After(100 * time.Millisecond); ; {
		select {
		case s := <-caught:
			if s != os.Interrupt && s != syscall.SIGQUIT {
				last = s
			}
		case <-enough:
			return last
		}
	}
}

// plainExit words how a program ended.
func plainExit(err error) error {
	var bad *exec.ExitError
	if !errors.As(err, &bad) {
		return err
	}
	if code := bad.ExitCode(); code >= 0 {
		return fmt.Errorf("exit code %d", code)
	}
	return errors.New("a signal")
}
