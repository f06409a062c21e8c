package cli

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/pattern"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/store"
)

// nameless says where files are without the names of people, which folders and files are called after.
type nameless struct {
	words map[string]bool // of names, in lower case
}

// ofRung are the names that rung itself gives to documents.
var ofRung = pattern.Of(`^(\d{4}-\d\d-\d\d-[a-z0-9-]+-(self|manager|agreed)-[0-9a-f]{8}(-\d+)?|[0-9a-f-]{36})\.json$`)

// learn takes up whom documents and folders are called after.
func (n *nameless) learn(names ...string) {
	if n.words == nil {
		n.words = map[string]bool{}
	}
	for _, name := range names {
		for _, w := range strings.FieldsFunc(strings.ToLower(name), notLetter) {
			if len(w) > 2 {
				n.words[w] = true
			}
		}
	}
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// learnFrom takes up the people of a document.
func (n *nameless) learnFrom(a *assess.Assessment) { n.learn(a.Person.Name, a.Rater.Name) }

// path is the place of an item within the home, safe to show, with * for what would name somebody.
func (n *nameless) path(i store.Item) string {
	parts := strings.Split(i.Path, "/")
	last := len(parts) - 1
	switch {
	case i.Sort() == store.Notes:
		parts[last] = "*.md"
	case parts[0] == "assessments" && (last > 1 || last == 1 && i.Info.IsDir()):
		parts[1] = "*"
	}
	if !ofRung().MatchString(parts[last]) && i.Sort() != store.Folder {
		parts[last] = n.hide(parts[last])
	}
	return safe.Text(path.Join(parts...))
}

// hide puts * for each word that is of somebody's name.
func (n *nameless) hide(text string) string {
	var b strings.Builder
	for text != "" {
		end := strings.IndexFunc(text, notLetter)
		switch end {
		case -1:
			end = len(text)
		case 0:
			end = strings.IndexFunc(text, func(r rune) bool { return !notLetter(r) })
			if end < 0 {
				end = len(text)
			}
		}
		word := text[:end]
		if n.words[strings.ToLower(word)] {
			word = "*"
		}
		b.WriteString(word)
		text = text[end:]
	}
	return b.String()
}

// plainPath is a path that a shell takes as it is.
var plainPath = pattern.Of(`^[A-Za-z0-9/._+-]+$`)

// command is one about an item that a person can copy, as chmod 600 FILE. Where the name of a file cannot be said, or not be typed, it is
// found by its number. It may be about what lies beside the item, too, so it must do no harm there: see removal.
func (e *examination) command(command string, i store.Item) string {
	shown := e.names.path(i)
	home := safe.Shell(e.home.Home)
	switch {
	case i.Path == ".":
		return command + " " + home
	case plainPath().MatchString(i.Path) && shown == i.Path:
		return command + " " + safe.Shell(e.home.Abs(i.Path))
	case plainPath().MatchString(i.Path) && (ofRung().MatchString(i.Name()) || i.Sort() == store.Notes || i.Sort() == store.Folder):
		return command + " " + home + "/" + shown // the shell knows what * stands for
	case i.Number() == 0:
		return ""
	}
	return fmt.Sprintf("find %s -inum %d -exec %s {} +", home, i.Number(), command)
}

// quotes are what a message repeats from a document.
var quotes = pattern.Of(`"(?:[^"\\]|\\.)*"`)

// withoutQuotes leaves out of what is wrong with a document what stands in it: that may be a name.
func withoutQuotes(text string) string {
	if what, _, more := strings.Cut(text, "not valid JSON: "); more && what == "" {
		return "not valid JSON"
	}
	return quotes().ReplaceAllString(text, `"..."`)
}
