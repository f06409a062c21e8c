package interchange

import (
	"cmp"
	"fmt"
	"slices"
)

// criterion is a CFRubricCriterion that was read: what one competency asks for at each rung.
type criterion struct {
	node        *jsonNode
	item        *caseThing // nil for a criterion that is about no item
	description string
	category    string
	position    float64
	levels      []criterionLevel // the lowest first
}

// criterionLevel is a CFRubricCriterionLevel that was read.
type criterionLevel struct {
	node    *jsonNode
	own     *jsonNode // what rung wrote, nil for nothing
	quality string    // the name of the rung
}

// readCriteria reads the criteria of all rubrics, in the order of their positions.
func (r *caseReader) readCriteria(root *jsonNode) {
	r.rubrics = r.objects(root, "CFRubrics")
	for _, rubric := range r.rubrics {
		r.identify(rubric)
		var criteria []*criterion
		for _, n := range r.objects(rubric, "CFRubricCriteria") {
			criteria = append(criteria, r.criterion(n))
		}
		slices.SortStableFunc(criteria, func(a, b *criterion) int { return cmp.Compare(a.position, b.position) })
		r.criteria = append(r.criteria, criteria...)
	}
}

func (r *caseReader) criterion(n *jsonNode) *criterion {
	r.identify(n)
	c := &criterion{node: n, description: r.text(n, "description"), category: r.text(n, "category"), levels: r.levels(n)}
	c.position = r.rank(n, "position")
	link := n.get("CFItemURI")
	if link == nil {
		return c
	}
	if link.kind != '{' {
		r.wrongAt(link, `"CFItemURI" must be an object, is `+link.describe(), `write {"identifier": "..."}, with the identifier of a CFItem`)
		return c
	}
	if c.item = r.linked(link); c.item == nil {
		r.dangling(link, "CFItemURI", "export the package with all its items")
		return c
	}
	if uri := link.get("uri"); uri != nil && c.item.node.get("uri") != nil && r.byLink[uri.text] != c.item {
		r.sayAt(uri, `this "uri" does not lead to the item of that "identifier"; the identifier counts`)
	}
	c.item.criteria++
	return c
}

// rank is a number that things are ordered by, 0 where there is none.
func (r *caseReader) rank(n *jsonNode, name string) float64 {
	v := n.get(name)
	if v == nil {
		return 0
	}
	x, ok := v.number()
	if !ok {
		r.wrongAt(v, quote(name)+" must be a number, is "+v.describe(), "write it in digits alone, without quotes")
	}
	return x
}

// levels reads the levels of a criterion, the lowest first: by score where each has one of its own, else by position. Many rubrics
// have the best level in the first place.
func (r *caseReader) levels(criterion *jsonNode) []criterionLevel {
	nodes := r.objects(criterion, "CFRubricCriterionLevels")
	for _, key := range []string{"score", "position"} {
		if rank := ranks(nodes, key); rank != nil {
			slices.SortStableFunc(nodes, func(a, b *jsonNode) int { return cmp.Compare(rank[a], rank[b]) })
			break
		}
	}
	var levels []criterionLevel
	for i, n := range nodes {
		r.identify(n)
		r.rank(n, "score")
		r.rank(n, "position")
		levels = append(levels, criterionLevel{n, extension(n), cmp.Or(r.text(n, "quality"), fmt.Sprint("Level ", i+1))})
	}
	return levels
}

// ranks are the numbers under a key, nil where one is missing or appears twice.
func ranks(nodes []*jsonNode, key string) map[*jsonNode]float64 {
	rank, seen := map[*jsonNode]float64{}, map[float64]bool{}
	for _, n := range nodes {
		v, ok := n.get(key).number()
		if !ok || seen[v] {
			return nil
		}
		rank[n], seen[v] = v, true
	}
	return rank
}
