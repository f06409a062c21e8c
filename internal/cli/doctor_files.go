package cli

import (
	"fmt"
	"io/fs"
	"os"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/store"
)

// checkPermissions names what others can get at, and what its owner cannot.
func (e *examination) checkPermissions() {
	if !e.mine(e.home.Info) {
		return
	}
	self := e.home.Self()
	e.checkMode(self, e.home.Home, e.home.RestrictHome)
	for _, i := range e.home.Items {
		if e.mine(i.Info) && i.Sort() != store.Stray && (i.Info.IsDir() || i.Info.Mode().IsRegular()) {
			e.checkMode(i, e.names.path(i), func() error { return e.home.Restrict(i) })
		}
	}
	if e.clean(homePermissions) {
		e.ok(homePermissions, "directories are 0700 and files 0600: nobody else can look into them")
	}
}

// dirBits are what the owner of a directory needs.
const dirBits fs.FileMode = 0o700

// checkMode checks the permissions of one file or directory.
func (e *examination) checkMode(i store.Item, shown string, mend func() error) {
	mode, want := i.Info.Mode().Perm(), i.WantedMode()
	if mode == want {
		return
	}
	tell := e.problem
	switch {
	case i.Info.IsDir() && mode&dirBits != dirBits, mode&0o400 == 0: // it is of no use to its owner
	case mode&0o077 == 0, mode&0o022 == 0 && !i.IsPersonal():
		tell = e.warn // others see nothing of it, or no more than a ladder
	}
	f := tell(homePermissions, "%s %s (mode %04o, and %04o is right)", shown, modeFault(i.Info.IsDir(), mode), mode, want)
	if command := e.command(fmt.Sprintf("chmod %o", want), i); command != "" {
		f.try("%s", command)
	}
	if e.home.LinkedElsewhere(i) {
		f.text += "; the file has another name outside of the home, so --fix leaves it"
		return
	}
	f.by(mend, "%s has the mode %04o now", shown, want)
}

// modeFault says what permissions let others do, or keep their owner from.
func modeFault(isDir bool, mode fs.FileMode) string {
	needed := fs.FileMode(0o600)
	if isDir {
		needed = dirBits
	}
	switch {
	case mode&0o022 != 0:
		return "can be changed by others"
	case mode&0o055 != 0:
		return "can be read by others"
	case mode&needed != needed:
		return "cannot be read and written by you"
	}
	return "can be run as a program"
}

// checkKinds names what is no file where there should be one, links, and what rung did not put there.
func (e *examination) checkKinds() {
	for _, b := range e.home.Blind {
		e.problem(homeFiles, "%s cannot be looked into: %s", e.shownDir(b.Path), bare(b.Err)).try("see its owner and its permissions").ends(blindCode(b))
	}
	for _, i := range e.home.Items {
		e.checkKind(i)
	}
	if strays := e.strays(); len(strays) > 0 {
		e.warn(homeFiles, "%s of rung's: %s", countedNot(len(strays)), listFew(strays)).try("move what you need elsewhere: rung does not look at it")
	}
	if e.home.Cut {
		e.warn(homeFiles, "more than 100,000 files are here, and the rest was not looked at").try("name another home with --home")
	}
	if e.clean(homeLinks) {
		e.ok(homeLinks, "no links, pipes or devices in it")
	}
}

// blindCode is for a directory that --fix cannot open; where its permissions are to blame, these are told and mended by themselves.
func blindCode(b store.Blind) exitCode {
	if os.IsPermission(b.Err) {
		return 0
	}
	return mendCode(b.Err)
}

// shownDir is the path of a directory that is only known by it.
func (e *examination) shownDir(path string) string {
	for _, i := range e.home.Items {
		if i.Path == path {
			return e.names.path(i)
		}
	}
	return e.home.Home
}

// checkKind checks that an item is what its place is for.
func (e *examination) checkKind(i store.Item) {
	shown, mode := e.names.path(i), i.Info.Mode()
	switch {
	case mode&fs.ModeSymlink != 0:
		hint := e.removal(i)
		if i.Sort() == store.Folder {
			hint = "put what it leads to in its place"
		}
		e.problem(homeLinks, "%s is a symbolic link, and rung follows none in its home", shown).try("%s", hint).ends(badInput)
	case !mode.IsDir() && !mode.IsRegular():
		e.problem(homeLinks, "%s is %s, and rung does not open it", shown, natureOf(mode)).try("%s", e.removal(i)).ends(badInput)
	case i.Sort() == store.Folder && !mode.IsDir():
		e.problem(homeFiles, "%s is not a directory, so nothing can be kept in it", shown).try("move it away; rung makes the directory").ends(notSaved)
	case i.IsScratch(): // told with the leftovers
	case i.Sort() != store.Folder && i.Sort() != store.Stray && mode.IsDir():
		e.problem(homeFiles, "%s is a directory, and should be a file", shown).try("move it away").ends(badInput)
	case e.home.LinkedElsewhere(i):
		e.warn(homeLinks, "%s has another name outside of the home (%d hard links), under which others may read it", shown, i.Links).
			try("find / -xdev -inum %d finds it", i.Number())
	}
}

// removal is how to remove an item, and nothing but that: a name with a * in it goes with no rm.
func (e *examination) removal(i store.Item) string {
	rm, what := "rm", "it"
	switch mode := i.Info.Mode(); {
	case mode.IsDir():
		rm = "rm -r"
	case mode&fs.ModeSymlink != 0:
		what = "the link; what it leads to stays"
	}
	switch {
	case plainPath().MatchString(i.Path) && e.names.path(i) == i.Path:
		return fmt.Sprintf("%s %s removes %s", rm, safe.Shell(e.home.Abs(i.Path)), what)
	case i.Number() != 0:
		return fmt.Sprintf("find %s -xdev -inum %d shows it; remove %s", safe.Shell(e.home.Home), i.Number(), what)
	}
	return "remove " + what
}

// natureOf names what is neither file nor directory nor link.
func natureOf(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "neither a file nor a directory"
}

// strays are the paths of what rung did not put there. Ladders that are misnamed are told with the ladders.
func (e *examination) strays() []string {
	var paths []string
	for _, i := range e.home.Items {
		if i.Sort() == store.Stray && !isMisnamed(i) && (i.Info.IsDir() || i.Info.Mode().IsRegular()) {
			paths = append(paths, e.names.path(i))
		}
	}
	return paths
}

func countedNot(n int) string {
	if n == 1 {
		return "1 file is not one"
	}
	return chart.Count(n, "file") + " are none"
}

// listFew lists the first of many.
func listFew(all []string) string {
	const few = 5
	text := ""
	for i, s := range all[:min(few, len(all))] {
		if i > 0 {
			text += ", "
		}
		text += s
	}
	if more := len(all) - few; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}
