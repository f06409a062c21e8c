package interchange

import "github.com/rung-dev/rung/internal/ladder"

// ownRungs returns what rung wrote about rungs, nil for nothing.
func (r *caseReader) ownRungs() []*jsonNode {
	for _, rubric := range r.rubrics {
		if own := extension(rubric); own.get("rungs") != nil {
			return r.objects(own, "rungs")
		}
	}
	return nil
}

// rungs reads rungs as rung writes them. All ids are known before one is referred to.
func (r *ownReader) rungs(nodes []*jsonNode) {
	if len(nodes) > ladder.MaxRungs {
		r.wrongAt(nodes[ladder.MaxRungs], "too many rungs", "take some out")
		return
	}
	for _, n := range nodes {
		rung := ladder.Rung{
			ID: r.id(n, "a rung"), Parent: r.text(n, "parent"), Also: r.texts(n, "also"), Title: r.needText(n, "a rung", "title"),
			Short: r.text(n, "short"), Aliases: r.texts(n, "aliases"), Mandate: r.text(n, "mandate"), Scope: r.text(n, "scope"),
			Horizon: r.text(n, "horizon"), Shift: r.text(n, "shift"), Actions: r.texts(n, "actions"),
		}
		if rung.Short == "" {
			rung.Short = rung.Title
		}
		if r.ladder.RungIndex(rung.ID) >= 0 {
			r.wrongAt(n, "the rung "+quote(rung.ID)+" appears twice", "delete one")
		}
		r.ladder.Rungs = append(r.ladder.Rungs, rung)
	}
	for i, n := range nodes {
		r.references(&r.ladder.Rungs[i], n)
	}
	if len(r.problems) == 0 {
		r.checkRing(nodes)
	}
}

// references follows what a rung names.
func (r *ownReader) references(rung *ladder.Rung, n *jsonNode) {
	if rung.Parent != "" {
		r.needRung(n.get("parent"), rung.Parent)
	}
	for _, id := range rung.Also {
		r.needRung(n.get("also"), id)
		if id == rung.ID {
			r.wrongAt(n.get("also"), `"also" names the rung itself`, "delete it")
		}
	}
	if from := n.get("actions_from"); from != nil {
		rung.ActionsFrom = r.actions(n, "actions_from")
	}
}

// checkRing reports parents that form a ring.
func (r *ownReader) checkRing(nodes []*jsonNode) {
	for i, rung := range r.ladder.Rungs {
		at := i
		for range r.ladder.Rungs {
			if at = r.ladder.Parent(at); at < 0 {
				break
			}
		}
		if at >= 0 {
			r.wrongAt(nodes[i], "the parents of "+quote(rung.ID)+" form a ring", "give the lowest of these rungs no parent")
			return
		}
	}
}

func (r *ownReader) needRung(n *jsonNode, id string) {
	if r.ladder.RungIndex(id) < 0 {
		r.wrongAt(n, "unknown rung "+quote(id), unknownHint)
	}
}

// actions reads lists of actions by the id of a rung.
func (r *ownReader) actions(n *jsonNode, name string) map[string][]string {
	actions := map[string][]string{}
	v := n.get(name)
	if v.kind != '{' {
		r.wrongAt(v, quote(name)+" must be an object, is "+v.describe(), writeObject)
		return actions
	}
	for id, list := range v.fields {
		r.needRung(list, id)
		actions[id] = r.textsOf(list, name)
	}
	return actions
}
