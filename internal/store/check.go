package store

import (
	"cmp"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// maxItems is how much a check-up lists.
const maxItems = 100_000

// HomeSource names what says where the home is, for a person. It goes with DefaultHome.
func HomeSource(getenv func(string) string, goos string) string {
	switch {
	case getenv("RUNG_HOME") != "":
		return "$RUNG_HOME"
	case goos == "windows":
		return "%LocalAppData%"
	case filepath.IsAbs(getenv("XDG_DATA_HOME")):
		return "$XDG_DATA_HOME"
	}
	return "$HOME"
}

// Checkup is a home as somebody sees it who wants to mend it, in whatever state it is: nothing about it is refused at sight, and nothing
// in it is followed or waited for. It is for one goroutine.
type Checkup struct {
	Home string      // absolute
	Info fs.FileInfo // of the home, nil where there is nothing or it cannot be looked at
	Link bool        // a symbolic link leads to the home
	Err  error       // why it cannot be looked into; fs.ErrNotExist to errors.Is where it is not there yet

	Items []Item  // all that is in it, by path
	Blind []Blind // directories that cannot be listed
	Cut   bool    // there is more than is listed, which is 100,000 items

	now   func() time.Time
	rand  io.Reader
	root  *os.Root
	names map[fileKey]int // how many names a file has within the home, where it has several anywhere
}

// Item is a file, a directory or something else in a home.
type Item struct {
	Path  string // within the home, with slashes, as it is on the disk: not safe to show
	Info  fs.FileInfo
	Owner int // user id, -1 where the system has none
	Links int // names that a file has, here or elsewhere
	key   fileKey
}

// Blind is a directory that cannot be listed.
type Blind struct {
	Path string // as that of an Item
	Err  error
}

// fileKey tells files apart whatever they are called.
type fileKey struct{ device, file uint64 }

// CheckUp looks at a home and at all that is in it. Nothing is changed.
func CheckUp(home string, o Options) *Checkup {
	c := &Checkup{Home: home, now: o.Now, rand: o.Rand, names: map[fileKey]int{}}
	if c.now == nil {
		c.now = time.Now
	}
	if c.rand == nil {
		c.rand = rand.Reader
	}
	if c.Home, c.Err = filepath.Abs(home); c.Err == nil {
		c.Err = c.open()
	}
	if c.Err == nil {
		c.list(".")
		slices.SortFunc(c.Items, func(a, b Item) int { return cmp.Compare(a.Path, b.Path) })
	}
	return c
}

// Close lets go of the home.
func (c *Checkup) Close() {
	if c.root != nil {
		_ = c.root.Close() // it was only read through this
	}
}

// open opens the home if it is a directory; opening anything else may have effects, or never end.
func (c *Checkup) open() error {
	if info, err := os.Lstat(c.Home); err == nil {
		c.Link = info.Mode()&fs.ModeSymlink != 0
	}
	info, err := os.Stat(c.Home)
	if err != nil {
		return plainErr(err)
	}
	c.Info = info
	if !info.IsDir() {
		return syscall.ENOTDIR
	}
	c.root, err = os.OpenRoot(c.Home)
	return plainErr(err)
}

// list adds what is in dir, and in those of rung's directories that lie in it. Links are not followed.
func (c *Checkup) list(dir string) {
	f, err := c.root.OpenFile(dir, os.O_RDONLY|noWait, 0)
	if err != nil {
		c.Blind = append(c.Blind, Blind{dir, plainErr(err)})
		return
	}
	defer f.Close()
	for {
		entries, err := f.ReadDir(1000)
		for _, e := range entries {
			c.add(path.Join(dir, e.Name()))
		}
		switch {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			c.Blind = append(c.Blind, Blind{dir, plainErr(err)})
			return
		case len(c.Items) >= maxItems:
			c.Cut = true
			return
		}
	}
}

func (c *Checkup) add(name string) {
	if len(c.Items) >= maxItems {
		c.Cut = true
		return
	}
	info, err := c.root.Lstat(name)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) { // else it has gone just now
			c.Blind = append(c.Blind, Blind{name, plainErr(err)})
		}
		return
	}
	item := Item{Path: name, Info: info, Owner: OwnerOf(info)}
	item.Links, item.key = linksOf(info)
	c.Items = append(c.Items, item)
	if item.Links > 1 && info.Mode().IsRegular() {
		c.names[item.key]++
	}
	if info.IsDir() && item.Sort() == Folder {
		c.list(name)
	}
}

// Self is the home as an item, for what is asked of items.
func (c *Checkup) Self() Item { return Item{Path: ".", Info: c.Info, Owner: OwnerOf(c.Info), Links: 1} }

// Number tells a file apart without its name, as find -inum takes it; 0 where the system has none.
func (i Item) Number() uint64 { return i.key.file }

// Abs is the path of an item for commands that a person copies.
func (c *Checkup) Abs(name string) string { return filepath.Join(c.Home, filepath.FromSlash(name)) }

// LinkedElsewhere says whether a file has a name outside the home, too.
func (c *Checkup) LinkedElsewhere(i Item) bool {
	return i.Info.Mode().IsRegular() && i.Links > 1 && c.names[i.key] < i.Links
}

// Dir is the directory of the home that an item lies in: "" for the home itself.
func (i Item) Dir() string {
	dir, _, below := strings.Cut(i.Path, "/")
	if !below {
		return ""
	}
	return dir
}

// Name is the last part of the path.
func (i Item) Name() string { return path.Base(i.Path) }

// Age is how long ago an item was written.
func (c *Checkup) Age(i Item) time.Duration { return c.now().Sub(i.Info.ModTime()) }

// IsPersonal says whether an item may say something about somebody. Ladders do not.
func (i Item) IsPersonal() bool {
	return i.Path != laddersDir && i.Dir() != laddersDir
}

// WantedMode is the mode that an item should have: that of a directory or of a file.
func (i Item) WantedMode() fs.FileMode {
	if i.Info.IsDir() {
		return dirMode
	}
	return fileMode
}
