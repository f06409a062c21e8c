package cli

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/rung-dev/rung/internal/store"
)

// mayBeMeant fails where a plan is to be changed, and it may be in a document that could not be read rather than in the chosen one.
func (o *planOptions) mayBeMeant(why purpose, bad []store.Unreadable, chosen string) error {
	if why != changing && why != adding {
		return nil
	}
	for _, b := range bad {
		if mayBeInOrder(b.Err) || chosen != "" && o.mayBeNewer(b.Path, chosen) {
			return fail(failed, "%s: %v; the plan may be in there, so none was changed", b.Path, b.Err).try("try again, or name the document with --file")
		}
	}
	return nil
}

// mayBeInOrder says whether it is only this process that cannot read a document now.
func mayBeInOrder(err error) bool { return store.FailedToRead(err) || errors.Is(err, fs.ErrPermission) }

// mayBeNewer says whether what could not be read may be a newer document of the same person than the chosen one, as far as paths say that.
func (o *planOptions) mayBeNewer(unread, chosen string) bool {
	if o.name != "" && !mayBeTogether(unread, chosen) {
		return false
	}
	day, dated := dayOf(unread)
	than, _ := dayOf(chosen)
	return !dated || day >= than
}

// mayBeTogether says whether two paths may be those of one person, who can be written in several ways. A document that lies outside of the
// directories of persons may be anybody's.
func mayBeTogether(unread, chosen string) bool {
	a, b := slugIn(unread), slugIn(chosen)
	return a == b || a == "" || b == ""
}

// slugIn is the part of a path that every way of writing a name shares, "" outside of the directories of persons.
func slugIn(name string) string {
	if strings.HasSuffix(name, ".json") {
		name = path.Dir(name)
	}
	if path.Dir(name) == "." {
		return ""
	}
	slug, _, _ := strings.Cut(path.Base(name), "--")
	return slug
}

// dayOf is the day that the name of a document begins with.
func dayOf(name string) (string, bool) {
	day := path.Base(name)
	day = day[:min(len(day), len(time.DateOnly))]
	_, err := time.Parse(time.DateOnly, day)
	return day, err == nil
}
