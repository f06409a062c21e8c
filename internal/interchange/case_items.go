package interchange

import (
	"cmp"
	"fmt"
	"strings"
)

// caseThing is a CFItem that was read: a competency, an area, or something else that items are grouped by.
type caseThing struct {
	node        *jsonNode
	short, full string // abbreviatedStatement and fullStatement
	code, kind  string
	parent      *caseThing
	hasChildren bool
	criteria    int // how many are about it
}

// isArea is true for what rung writes as one.
func (i *caseThing) isArea() bool { return strings.EqualFold(i.kind, areaType) && i.criteria == 0 }

// names are the title of an item and what else it says.
func (i *caseThing) names() (title, meaning string) {
	if i.short == "" || i.short == i.full {
		return i.full, ""
	}
	if meaning, ok := strings.CutPrefix(i.full, i.short+dash); ok {
		return i.short, strings.TrimSpace(meaning)
	}
	return i.short, i.full
}

func (r *caseReader) readItems(root *jsonNode) {
	for _, n := range r.objects(root, "CFItems") {
		item := &caseThing{
			node: n, short: r.text(n, "abbreviatedStatement"), full: r.needText(n, "the CFItem", "fullStatement"),
			code: r.text(n, "humanCodingScheme"), kind: r.text(n, "CFItemType"),
		}
		r.items = append(r.items, item)
		if id := r.identify(n); id != "" {
			r.byLink[id] = item
		}
		if uri := r.text(n, "uri"); uri != "" {
			r.byLink[uri] = item
		}
	}
}

// linked returns the item that a link leads to, nil for none. The address counts where there is no identifier.
func (r *caseReader) linked(link *jsonNode) *caseThing {
	if id := r.text(link, "identifier"); id != "" {
		return r.byLink[strings.ToLower(id)]
	}
	return r.byLink[r.text(link, "uri")]
}

// readParents lets items stand below others, as the associations say. Of several parents the first counts.
func (r *caseReader) readParents(root *jsonNode) {
	for _, n := range r.objects(root, "CFAssociations") {
		r.identify(n)
		if !strings.EqualFold(r.text(n, "associationType"), "isChildOf") {
			continue
		}
		child, parent := r.end(n, "originNodeURI"), r.end(n, "destinationNodeURI")
		if child == nil || parent == nil {
			continue // it stands below the document, or is reported
		}
		parent.hasChildren = true
		if child.parent == nil {
			child.parent = parent
		}
	}
}

// end is the item at one end of an association; nil for the document, and for what is not there, which is reported.
func (r *caseReader) end(association *jsonNode, name string) *caseThing {
	link := association.get(name)
	if link == nil || link.kind != '{' {
		r.wrongAt(association, "the CFAssociation has no "+quote(name), "name the item that it leads from or to")
		return nil
	}
	item := r.linked(link)
	if item == nil && r.identifiers[strings.ToLower(r.text(link, "identifier"))] == nil {
		r.dangling(link, name, "export the package with all its items, or delete the association")
	}
	return item
}

func (r *caseReader) dangling(link *jsonNode, name, hint string) {
	what := cmp.Or(r.text(link, "title"), r.text(link, "identifier"), r.text(link, "uri"))
	if what == "" {
		r.wrongAt(link, quote(name)+" leads nowhere: it has no identifier", hint)
		return
	}
	r.wrongAt(link, fmt.Sprintf("%s leads to %s, which is not in the package", quote(name), quote(what)), hint)
}

// areaAbove is the nearest item above that no criterion is about, nil for none. Parents may form a ring, so it does not look far.
func (i *caseThing) areaAbove() *caseThing {
	above := i.parent
	for range maxJSONDepth {
		if above == nil || above.criteria == 0 {
			return above
		}
		above = above.parent
	}
	return nil
}
