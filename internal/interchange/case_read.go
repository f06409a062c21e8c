package interchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rung-dev/rung/internal/ladder"
)

// The hints that several problems share.
const (
	writeText   = "put it in double quotes"
	writeList   = "write its items between [ and ]"
	writeObject = "write its members between { and }"
	unknownHint = "name one that the package has, or leave it out"
)

// caseReader reads one CASE package. A package that rung has written says all that a ladder needs, most of it under "extensions",
// and is read as strictly as a ladder file. Any other becomes an outline, with what it does not say made up and noted. What a ladder has no use for is
// passed over: packages in the wild have much of that.
type caseReader struct {
	*findings
	ruler       ruler
	identifiers map[string]*jsonNode // of everything in the package, in lower case
	items       []*caseThing
	byLink      map[string]*caseThing // by identifier in lower case, and by address
	rubrics     []*jsonNode
	criteria    []*criterion
}

// readCASE returns the ladder of a package, nil with problems reported.
func readCASE(f *findings, data []byte, o Options) *ladder.Ladder {
	root := f.jsonTree(data)
	if root == nil {
		return nil
	}
	r := &caseReader{findings: f, ruler: newRuler(data), identifiers: map[string]*jsonNode{}, byLink: map[string]*caseThing{}}
	doc := root.get("CFDocument")
	if doc == nil || doc.kind != '{' {
		r.wrongAt(root, `this is no CASE package: it has no "CFDocument"`, "export it as a CFPackage in JSON")
		return nil
	}
	r.identify(doc)
	title := r.needText(doc, "the CFDocument", "title")
	r.readItems(root)
	r.readParents(root)
	r.readCriteria(root)
	var l *ladder.Ladder
	switch own, rungs := extension(doc), r.ownRungs(); {
	case own != nil && rungs != nil:
		l = r.ownLadder(title, doc, own, rungs, o)
	case len(r.problems) == 0:
		l = r.foreignLadder(title, doc, o)
	}
	// What holds for the whole package has no place and stays first.
	slices.SortStableFunc(r.notes, func(a, b Note) int { return cmp.Or(a.Line-b.Line, a.Col-b.Col) })
	return l
}

// extension is what rung has added to a part of a package, nil for nothing.
func extension(n *jsonNode) *jsonNode {
	e := n.get("extensions")
	if e != nil && e.kind == '[' && len(e.items) > 0 {
		e = e.items[0]
	}
	if own := e.get("rung"); own != nil && own.kind == '{' {
		return own
	}
	return nil
}

// identify remembers the identifier of a part, and reports one that another part has.
func (r *caseReader) identify(n *jsonNode) string {
	id := strings.ToLower(r.text(n, "identifier"))
	if id == "" {
		return ""
	}
	here := n.get("identifier")
	if first := r.identifiers[id]; first != nil {
		r.wrongAt(here, fmt.Sprintf("the identifier %s appears twice; first in %s", quote(here.text), r.at(first)), "give one of them another")
		return ""
	}
	r.identifiers[id] = here
	return id
}

func (r *caseReader) at(n *jsonNode) place { return r.ruler.place(n.offset) }

func (r *caseReader) wrongAt(n *jsonNode, text, hint string) { r.wrong(r.at(n), text, hint) }

func (r *caseReader) sayAt(n *jsonNode, format string, args ...any) { r.say(r.at(n), format, args...) }

// text is a text that may be absent; a number is taken as it is written.
func (r *caseReader) text(n *jsonNode, name string) string {
	v := n.get(name)
	switch {
	case v == nil:
		return ""
	case v.kind == '"' || v.kind == '0':
		return v.text
	}
	r.wrongAt(v, quote(name)+" must be text, is "+v.describe(), writeText)
	return ""
}

func (r *caseReader) needText(n *jsonNode, what, name string) string {
	if n.get(name) == nil {
		r.wrongAt(n, what+" has no "+quote(name), "write it there, or ask for a package that has it")
	}
	return r.text(n, name)
}

// texts is a list of texts that may be absent; those that are empty are left out.
func (r *caseReader) texts(n *jsonNode, name string) []string {
	if list := n.get(name); list != nil {
		return r.textsOf(list, name)
	}
	return nil
}

func (r *caseReader) textsOf(list *jsonNode, name string) []string {
	if list.kind != '[' {
		r.wrongAt(list, quote(name)+" must be a list, is "+list.describe(), writeList)
		return nil
	}
	var texts []string
	for _, item := range list.items {
		switch {
		case item.kind != '"':
			r.wrongAt(item, "an item of "+quote(name)+" must be text, is "+item.describe(), writeText)
		case item.text != "":
			texts = append(texts, item.text)
		}
	}
	return texts
}

// objects are the items of a list that may be absent.
func (r *caseReader) objects(n *jsonNode, name string) []*jsonNode {
	list := n.get(name)
	if list == nil {
		return nil
	}
	if list.kind != '[' {
		r.wrongAt(list, quote(name)+" must be a list, is "+list.describe(), writeList)
		return nil
	}
	var objects []*jsonNode
	for _, item := range list.items {
		if item.kind == '{' {
			objects = append(objects, item)
		} else {
			r.wrongAt(item, "an item of "+quote(name)+" must be an object, is "+item.describe(), writeObject)
		}
	}
	return objects
}
