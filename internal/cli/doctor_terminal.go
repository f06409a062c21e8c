package cli

import (
	"os"
	"path/filepath"
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
		e.ok(keysFiles, "no file of keys is named; --identity FILE has one checked")
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
	mode := "screens are shown where there is a terminal for them"
	if e.lineByLine() {
		mode = "everything goes line by line"
	}
	e.ok(terminalReading, "%s: %s", mode, e.whyReading())
}

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
	if e.cannotMove() {
		return "TERM is dumb or not set"
	}
	return "--accessible and RUNG_ACCESSIBLE ask for nothing else"
}

func (e *examination) checkTerm() {
	kind := e.world.Getenv("TERM")
	shown := "TERM is " + safe.Text(kind)
	switch {
	case e.world.GOOS == "windows":
		e.ok(terminalKind, "the console of Windows")
	case kind == "":
		e.warn(terminalKind, "TERM is not set, so no screen can be shown").try("set it, as in TERM=xterm-256color; until then everything goes line by line")
	case kind == "dumb":
		e.warn(terminalKind, "TERM is dumb, so no screen can be shown").try("everything goes line by line")
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
	if e.world.GOOS == "windows" {
		e.ok(terminalLocale, "UTF-8, as always on Windows")
		return
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		value := e.world.Getenv(name)
		if value == "" {
			continue
		}
		kind := strings.ToUpper(value)
		if strings.Contains(kind, "UTF-8") || strings.Contains(kind, "UTF8") {
			e.ok(terminalLocale, "UTF-8: %s is %s", name, safe.Text(value))
			return
		}
		e.warn(terminalLocale, "%s is %s, which is not UTF-8: names may not be shown as they are written", name, safe.Text(value)).try("set it to one, as in %s=C.UTF-8", name)
		return
	}
	e.warn(terminalLocale, "no locale is set, so names may not be shown as they are written").try("set one, as in LANG=C.UTF-8")
}

// checkEditor says which editor opens for notes, and whether it is there.
func (e *examination) checkEditor() {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		value := e.world.Getenv(name)
		if strings.TrimSpace(value) == "" {
			continue
		}
		program := strings.Trim(strings.Fields(value)[0], `"'`)
		if found := e.lookUp(program); found != "" {
			e.ok(terminalEditor, "$%s is %s: %s", name, safe.Text(value), safe.Text(found))
			return
		}
		e.warn(terminalEditor, "$%s is %s, and %s is not on the PATH", name, safe.Text(value), safe.Text(program)).
			try("set it to a program that is there; notes can be typed in rung itself")
		return
	}
	e.ok(terminalEditor, "neither $VISUAL nor $EDITOR is set; notes are typed in rung itself")
}

// lookUp is the file that a name of a program stands for, "" for none.
func (e *examination) lookUp(program string) string {
	if strings.ContainsAny(program, `/\`) {
		return e.runnable(program)
	}
	for _, dir := range filepath.SplitList(e.world.Getenv("PATH")) {
		if found := e.runnable(filepath.Join(dir, program)); found != "" {
			return found
		}
	}
	return ""
}

func (e *examination) runnable(path string) string {
	endings := []string{""}
	if e.world.GOOS == "windows" {
		endings = append(endings, strings.Split(strings.ToLower(e.world.Getenv("PATHEXT")), ";")...)
	}
	for _, ending := range endings {
		info, err := os.Stat(path + ending)
		if err == nil && info.Mode().IsRegular() && (e.world.GOOS == "windows" || info.Mode().Perm()&0o111 != 0) {
			return path + ending
		}
	}
	return ""
}
