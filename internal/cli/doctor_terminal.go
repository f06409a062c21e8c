package cli

import (
	"cmp"
	"os"
	"os/exec"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"github.com/rung-dev/rung/internal/safe"
)

// The checks of keys and of the terminal.
const (
	keysFiles       check = "keys.files"
	terminalKind    check = "terminal.kind"
	terminalSize    check = "terminal.size"
	terminalColour  check = "terminal.colour"
	terminalLocale  check = "terminal.locale"
	terminalReading check = "terminal.accessible"
	terminalEditor  check = "terminal.editor"
)

// The smallest screen that everything fits on.
const (
	leastWidth  = 40
	leastHeight = 12
)

// checkKeys checks the files of private keys that --identity names. They are not opened: that may take a passphrase.
func (e *examination) checkKeys() {
	if len(e.keys.files) == 0 {
		e.ok(keysFiles, "no key was given to check; --identity FILE names one")
	}
	for _, file := range e.keys.files {
		info, err := os.Stat(file)
		shown := safe.Text(file)
		switch {
		case err != nil:
			e.problem(keysFiles, "the key %s cannot be looked at: %s", shown, bare(err)).try("give the file of a private key, as in --identity ~/.ssh/id_ed25519")
		case !info.Mode().IsRegular():
			e.problem(keysFiles, "the key %s is not a file", shown).try("give the file of a private key, as in --identity ~/.ssh/id_ed25519")
		case e.world.GOOS != "windows" && info.Mode().Perm()&0o077 != 0:
			e.problem(keysFiles, "others can get at the key %s (mode %04o)", shown, info.Mode().Perm()).try("chmod 600 %s", safe.Shell(file))
		case !e.mine(info):
			e.warn(keysFiles, "the key %s belongs to another user", shown).try("take a key of your own")
		default:
			e.ok(keysFiles, "the key %s is for your eyes only", shown)
		}
	}
}

// checkTerminal says what rung takes the terminal for, and why. It does not ask the terminal anything.
func (e *examination) checkTerminal() {
	e.checkTerm()
	e.checkSize()
	e.ok(terminalColour, "%s: %s", colours(e.profile()), e.whyColour())
	e.checkLocale()
	e.checkReading()
	e.checkEditor()
}

// checkReading says whether everything goes line by line, and what decided that.
func (e *examination) checkReading() {
	const noMoving = "TERM is dumb or not set"
	mode := "screens are shown where there is a terminal for them"
	asked := e.whyReading()
	why := asked
	switch {
	case e.noInput:
		mode = "neither screens nor line by line"
	case e.lineByLine():
		mode, why = "everything goes line by line", cmp.Or(asked, noMoving)
	case e.cannotMove() && asked == "":
		mode, why = "where there is a terminal, everything goes line by line", noMoving
	case e.cannotMove():
		mode, why = "neither screens nor line by line", asked+", and "+noMoving
	case asked == "":
		why = "--accessible and RUNG_ACCESSIBLE ask for nothing else"
	}
	e.ok(terminalReading, "%s: %s", mode, why)
}

// whyReading is what somebody has asked for with a flag or a variable, "" for nothing.
func (e *examination) whyReading() string {
	switch {
	case e.noInput:
		return "--no-input asks nothing"
	case e.accessible.set:
		return "--accessible says so"
	}
	for _, name := range []string{"RUNG_ACCESSIBLE", "ACCESSIBLE"} {
		if value := e.world.Getenv(name); value != "" {
			return name + " is " + safe.Text(value)
		}
	}
	return ""
}

func (e *examination) checkTerm() {
	kind := e.world.Getenv("TERM")
	shown := "TERM is " + safe.Text(kind)
	switch {
	case e.world.GOOS == "windows":
		e.ok(terminalKind, "the console of Windows")
	case kind == "":
		e.warn(terminalKind, "TERM is not set, so no screen can be shown").try("set it, as in TERM=xterm-256color")
	case kind == "dumb":
		e.warn(terminalKind, "TERM is dumb, so no screen can be shown").try("where the terminal can do more, say which it is, as in TERM=xterm-256color")
	case !isTerminal(e.world.Stdin):
		e.ok(terminalKind, "%s; standard input is no terminal now", shown)
	case !isTerminal(e.world.Stdout):
		e.ok(terminalKind, "%s; standard output is no terminal now", shown)
	default:
		e.ok(terminalKind, "%s", shown)
	}
}

func (e *examination) checkSize() {
	w, h := 0, 0
	for _, stream := range []any{e.world.Stdout, e.world.Stdin, e.world.Stderr} {
		if f, ok := stream.(term.File); ok && w == 0 {
			w, h, _ = term.GetSize(f.Fd())
		}
	}
	switch {
	case w <= 0 || h <= 0:
		e.ok(terminalSize, "the size is not known: there is no terminal, or it does not say")
	case w < leastWidth || h < leastHeight:
		e.warn(terminalSize, "%dx%d is too small for the screens", w, h).try("%dx%d is enough; --accessible needs no size", leastWidth, leastHeight)
	default:
		e.ok(terminalSize, "%dx%d", w, h)
	}
}

func colours(p colorprofile.Profile) string {
	switch p {
	case colorprofile.TrueColor:
		return "16 million colours"
	case colorprofile.ANSI256:
		return "256 colours"
	case colorprofile.ANSI:
		return "16 colours"
	}
	return "no colours"
}

// whyColour says what decided how many colours there are.
func (e *examination) whyColour() string {
	env := e.world.Getenv
	switch {
	case e.color != auto:
		return "--color " + string(e.color)
	case env("NO_COLOR") != "":
		return "NO_COLOR is set"
	case forced(env("CLICOLOR_FORCE")):
		return "CLICOLOR_FORCE is set"
	case env("CLICOLOR") == "0":
		return "CLICOLOR is 0"
	}
	for _, name := range []string{"COLORTERM", "TERM_PROGRAM", "TMUX", "WT_SESSION", "ConEmuANSI", "GOOGLE_CLOUD_SHELL", "STY"} {
		if env(name) != "" && e.without(name) != e.terminalProfile() {
			return name + " says so"
		}
	}
	if env("TERM") == "" {
		return "TERM is not set"
	}
	return "TERM says so"
}

// without is what the terminal could show if a variable were not set.
func (e *examination) without(name string) colorprofile.Profile {
	rest := slices.DeleteFunc(slices.Clone(e.world.Environ), func(v string) bool { return strings.HasPrefix(v, name+"=") })
	a := app{world: World{Environ: rest}}
	return a.terminalProfile()
}

// checkLocale says which variable decides on the characters, and whether all of them can be shown.
func (e *examination) checkLocale() {
	name, value := e.locale()
	switch {
	case e.world.GOOS == "windows":
		e.ok(terminalLocale, "UTF-8, as always on Windows")
	case e.ascii():
		e.warn(terminalLocale, "%s is %s, which is not UTF-8: names may not be shown as they are written", name, safe.Text(value)).try("set it to one, as in %s=C.UTF-8", name)
	case name == "":
		e.ok(terminalLocale, "UTF-8: no locale is set, and then rung takes it for that")
	default:
		e.ok(terminalLocale, "UTF-8: %s is %s", name, safe.Text(value))
	}
}

// locale is the variable that decides on the characters, as for ascii; "" where none is set.
func (e *examination) locale() (name, value string) {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if value := e.world.Getenv(name); value != "" {
			return name, value
		}
	}
	return "", ""
}

// checkEditor says which editor ctrl+e opens for notes, and whether it is there.
func (e *examination) checkEditor() {
	editor, err := e.world.editorOf()
	if err != nil {
		f := failureOf(err)
		e.warn(terminalEditor, "%s", f.text).try("%s", f.hint)
		return
	}
	named := "neither $VISUAL nor $EDITOR is set"
	if editor.source != "" {
		named = editor.source + " is " + safe.Text(e.world.Getenv(editor.source[1:]))
	}
	path, err := exec.LookPath(editor.words[0])
	switch {
	case err == nil:
		e.ok(terminalEditor, "%s; ctrl+e in a note runs %s", named, safe.Text(path))
	case editor.source == "": // nobody has asked for it
		e.ok(terminalEditor, "%s, and ctrl+e in a note would run %s, which was not found; notes can be typed in rung itself", named, editor.words[0])
	default:
		f := failureOf(editor.missing(err))
		e.warn(terminalEditor, "%s", safe.Text(f.text)).try("%s", f.hint)
	}
}
