package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/store"
)

// The checks of the home.
const (
	homePlace       check = "home.place"
	homeOwner       check = "home.owner"
	homePermissions check = "home.permissions"
	homeLinks       check = "home.links"
	homeDisk        check = "home.disk"
	homeSaving      check = "home.saving"
	homeFiles       check = "home.files"
)

// leastRoom is how much room on the disk is enough for many drafts, in bytes.
const leastRoom = 1 << 20

// findHome says where the home is, and what says so.
func (e *examination) findHome() (string, bool) {
	if e.app.home != "" {
		e.from = "--home"
		return e.app.home, true
	}
	home, err := store.DefaultHome(e.world.Getenv, e.world.GOOS)
	if err != nil {
		f := failureOf(err)
		e.problem(homePlace, "%s", f.text).try("%s", f.hint).ends(notSaved)
		return "", false
	}
	e.from = store.HomeSource(e.world.Getenv, e.world.GOOS)
	if !filepath.IsAbs(home) {
		e.warn(homePlace, "%s is a relative path, so the home is another one in each directory", e.from).try("give the whole path")
	}
	return home, true
}

// checkHome checks the home as a place to keep documents in.
func (e *examination) checkHome() {
	if !e.checkPlace() || !e.checkOurs() {
		return
	}
	e.checkOwners()
	if e.world.GOOS != "windows" { // which keeps a person's files to that person by itself
		e.checkPermissions()
	}
	e.checkKinds()
	e.checkDisk(e.home.Home)
	e.checkSaving()
}

// checkPlace says where the home is, and whether it can be looked into.
func (e *examination) checkPlace() bool {
	h := e.home
	switch err := h.Err; {
	case errors.Is(err, fs.ErrNotExist) && h.Link:
		e.problem(homePlace, "%s is a link to nowhere (named by %s)", h.Home, e.from).try("remove the link, or make the directory that it leads to").ends(notSaved)
	case errors.Is(err, fs.ErrNotExist):
		e.checkMissing()
	case errors.Is(err, syscall.ENOTDIR):
		e.problem(homePlace, "%s is not a directory (named by %s)", h.Home, e.from).
			try("move it away, or name another place with --home").ends(notSaved)
	case errors.Is(err, fs.ErrPermission) && e.mine(h.Info):
		e.problem(homePlace, "%s cannot be looked into: %v (named by %s)", h.Home, bare(err), e.from).
			try("chmod 700 %s", safe.Shell(h.Home)).by(h.RestrictHome, "%s can be looked into by you alone now (mode 0700)", h.Home)
	case errors.Is(err, fs.ErrPermission):
		e.problem(homePlace, "%s cannot be looked into: %v (named by %s)", h.Home, bare(err), e.from).
			try("let its owner give it to you, or name another place with --home").ends(noPermission)
	case err != nil:
		e.problem(homePlace, "%s cannot be looked into: %v (named by %s)", h.Home, bare(err), e.from).
			try("name another place with --home").ends(notSaved)
	case h.Link:
		e.ok(homePlace, "%s, named by %s; a link leads there", h.Home, e.from)
	default:
		e.ok(homePlace, "%s, named by %s", h.Home, e.from)
	}
	return h.Err == nil
}

// checkOurs keeps doctor from what is no home of rung, but a directory that was named by mistake: nothing in it is to be mended.
func (e *examination) checkOurs() bool {
	ours := func(i store.Item) bool { return i.Sort() != store.Stray && i.Sort() != store.EditorFile }
	if len(e.home.Items) == 0 || slices.ContainsFunc(e.home.Items, ours) {
		return true
	}
	e.problem(homeFiles, "%s does not look like a home of rung: nothing in it is rung's (named by %s)", e.home.Home, e.from).
		try("name the right one with --home, or an empty directory").ends(badInput)
	e.home.Items = nil // whatever it is, it is nobody's business here
	return false
}

// mine says whether a file belongs to whoever runs rung; where nobody can tell, it does.
func (e *examination) mine(info fs.FileInfo) bool {
	if info == nil {
		return false
	}
	owner := store.OwnerOf(info)
	return owner < 0 || owner == os.Geteuid()
}

// checkMissing says of a home that is not there whether it can be made.
func (e *examination) checkMissing() {
	h := e.home
	dir, err := h.Nearest()
	if err != nil {
		e.problem(homePlace, "%s is not there and cannot be made (named by %s): %s: %s", h.Home, e.from, dir, bare(err)).
			try("name another place with --home").ends(mendCode(err))
		return
	}
	e.ok(homePlace, "%s, named by %s; it is not there yet, and the first save makes it", h.Home, e.from)
	e.checkDisk(dir)
}

// checkOwners names what belongs to somebody else.
func (e *examination) checkOwners() {
	h := e.home
	if owner := h.Self().Owner; !e.mine(h.Info) {
		e.problem(homeOwner, "%s belongs to another user (uid %d), so rung does not use it", h.Home, owner).
			try("let them give it to you, or name another place with --home").ends(noPermission)
		return
	}
	for _, i := range h.Items {
		if i.Owner >= 0 && i.Owner != os.Geteuid() {
			e.problem(homeOwner, "%s belongs to another user (uid %d)", e.names.path(i), i.Owner).
				try("sudo chown -R -h %d %s gives it to you", os.Geteuid(), safe.Shell(h.Home)).ends(noPermission)
		}
	}
	if e.clean(homeOwner) {
		e.ok(homeOwner, "it is yours, and so is everything in it")
	}
}

// checkDisk checks what a directory lies on: whether it keeps what it is given, and has room.
func (e *examination) checkDisk(dir string) {
	if service := syncedBy(dir); service != "" {
		e.warn(homeDisk, "%s copies the home to other machines, without its locks", service).
			try("keep it in a directory that stays here: --home DIR or RUNG_HOME")
	}
	disk, known := store.DiskOf(dir)
	switch {
	case !known:
		e.ok(homeDisk, "what it lies on is not known here")
		return
	case disk.Remote != "":
		e.warn(homeDisk, "the home lies on %s, where locks and flushed files may not hold", disk.Remote).
			try("keep it on a disk of this machine: --home DIR or RUNG_HOME")
	}
	if disk.Room < leastRoom {
		e.warn(homeDisk, "only %d KiB are left on the disk", disk.Room>>10).try("make room: a draft is saved after each answer")
	}
	if e.clean(homeDisk) {
		e.ok(homeDisk, "a disk of this machine, with room")
	}
}

// syncServices are parts of paths, in lower case, and the services that copy what lies below them.
var syncServices = []struct{ part, service string }{
	{"dropbox", "Dropbox"},
	{"onedrive", "OneDrive"},
	{"mobile documents", "iCloud"},
	{"icloud", "iCloud"},
	{"com~apple~clouddocs", "iCloud"},
	{"google drive", "Google Drive"},
	{"googledrive", "Google Drive"},
	{"my drive", "Google Drive"},
	{"cloudstorage", "a cloud service"},
	{"nextcloud", "Nextcloud"},
	{"owncloud", "ownCloud"},
	{"pclouddrive", "pCloud"},
	{"box sync", "Box"},
	{"syncthing", "Syncthing"},
}

// syncedBy is the service that copies what lies below dir to other machines, as far as its path says so; "" for none.
func syncedBy(dir string) string {
	paths := []string{dir}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		paths = append(paths, real)
	}
	for _, path := range paths {
		for part := range strings.SplitSeq(strings.ToLower(filepath.ToSlash(path)), "/") {
			for _, s := range syncServices {
				if strings.HasPrefix(part, s.part) {
					return s.service
				}
			}
		}
	}
	return ""
}

// checkSaving tries what saving needs. In a home of somebody else nothing is tried.
func (e *examination) checkSaving() {
	if !e.mine(e.home.Info) {
		return
	}
	err := e.home.Probe()
	var cannot *store.ProbeError
	switch {
	case errors.As(err, &cannot):
		f := e.problem(homeSaving, "nothing can be saved: rung %v", err).try("%s", probeHint(cannot)).ends(mendCode(err))
		if e.home.Info.Mode().Perm()&0o700 != 0o700 {
			f.code = 0 // the permissions are to blame, and these can be mended
		}
	default:
		e.ok(homeSaving, "files can be made, locked, written, flushed to the disk and removed")
	}
}

// probeHint is what to do about a step that fails.
func probeHint(e *store.ProbeError) string {
	switch {
	case errors.Is(e, syscall.ENOSPC), errors.Is(e, syscall.EDQUOT):
		return "make room on the disk"
	case errors.Is(e, syscall.EROFS):
		return "the disk is read-only: name another place with --home, or mount it for writing"
	case errors.Is(e, fs.ErrPermission):
		return "look at the permissions above, or name another place with --home"
	case e.Step == store.LockFile:
		return "this file system has no locks: name a place on another disk with --home"
	}
	return "the disk does not do its work: name a place on another one with --home"
}
