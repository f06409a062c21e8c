package ladderfile

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/safe"
)

// kind is a kind of thing with an id.
type kind struct{ one, many string }

var (
	aLadder     = kind{"ladder", "ladders"}
	aSource     = kind{"source", "sources"}
	aNeed       = kind{"need", "needs"}
	anArea      = kind{"area", "areas"}
	aRung       = kind{"rung", "rungs"}
	aCompetency = kind{"competency", "competencies"}
	anIndicator = kind{"indicator", "indicators"}
	aContext    = kind{"context", "contexts"}
	aSeat       = kind{"seat", "seats"}
	aPreference = kind{"preference", "preferences"}
	anItem      = kind{"item", "items"}
)

// names are the ids that a file declares of one kind.
type names struct {
	order []string       // the valid ones, for suggestions
	lines map[string]int // where each is declared
}

// reference is a place that names an id.
type reference struct {
	kind kind
	id   string
	at   place
}

// id reads and declares the id of a thing.
func (f fields) id(k kind) string {
	n := f.need("id")
	if n == nil {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		f.d.wrongType(n, `"id"`, aText)
		return ""
	}
	return f.d.declare(k, n)
}

// declare checks an id and remembers it. One that breaks the pattern is declared all the same, so that
// references to it are not reported on top.
func (d *decoder) declare(k kind, n *yaml.Node) string {
	id := safe.Text(n.Value)
	if d.names[k] == nil {
		d.names[k] = &names{lines: map[string]int{}}
	}
	known := d.names[k]
	if line, twice := known.lines[id]; twice {
		d.report(n, fmt.Sprintf("the %s %s is declared twice; first in line %d", k.one, quote(id), line), "give one of them another id")
		return id
	}
	known.lines[id] = n.Line
	if text, hint := checkID(k, n.Value); text != "" {
		d.report(n, text, hint)
	} else {
		known.order = append(known.order, id)
	}
	return id
}

// checkID: ids appear in file names and on command lines, so they are short and plain, do not look like a
// flag and are never a device of Windows.
func checkID(k kind, id string) (text, hint string) {
	if isDevice(id) {
		return fmt.Sprintf("the id %s is the name of a device on Windows", quote(id)), "choose another"
	}
	return checkForm(k, id)
}

// checkForm holds an id to its letters. Those of sources are only printed, and may be a document's own.
func checkForm(k kind, id string) (text, hint string) {
	if hidden(id) != "" {
		return fmt.Sprintf("the id %s holds %s", quote(id), hidden(id)), deleteIt
	}
	letters := "a-z"
	if k == aSource {
		letters = "A-Z, a-z"
	}
	if isPlainID(id, k == aSource) {
		return "", ""
	}
	text = fmt.Sprintf("the id %s is not 1 to %d of %s, 0-9 and -, starting with a letter or digit", quote(id), maxID, letters)
	better := strings.Trim(strings.NewReplacer(" ", "-", "_", "-").Replace(id), "-")
	if k != aSource {
		better = strings.ToLower(better)
	}
	if isPlainID(better, k == aSource) && !isDevice(better) {
		return text, "write " + quote(better)
	}
	return text, "choose another, as in team-lead"
}

const maxID = 64

func isPlainID(id string, capitals bool) bool {
	for i := range len(id) {
		switch b := id[i]; {
		case b >= 'a' && b <= 'z', b >= '0' && b <= '9', b == '-' && i > 0, b >= 'A' && b <= 'Z' && capitals:
		default:
			return false
		}
	}
	return id != "" && len(id) <= maxID
}

func isDevice(id string) bool {
	name := strings.TrimRight(id, "0123456789")
	switch name {
	case "con", "prn", "aux", "nul":
		return name == id
	case "com", "lpt":
		return len(id) == len(name)+1
	}
	return false
}

// reference reads an id that has to be declared somewhere in the file; needReference one that has to be there.
func (f fields) reference(key string, k kind) string { return f.referTo(k, key, f.text(key)) }

func (f fields) needReference(key string, k kind) string { return f.referTo(k, key, f.needText(key)) }

func (f fields) referTo(k kind, key, id string) string {
	if id != "" {
		f.d.refer(k, id, f.get(key))
	}
	return id
}

// references is reference for a list, which has a limit.
func (f fields) references(key string, k kind, limit int) []string {
	items := f.items(key)
	if len(items) > limit {
		f.d.report(items[limit].at, fmt.Sprintf("%s names %d %s; at most %d are allowed", quote(key), len(items), k.many, limit), "name each once, and leave some out")
		items = items[:limit]
	}
	for _, i := range items {
		f.d.refer(k, i.text, i.at)
	}
	return texts(items)
}

// facts reads a list of facts; each is the id of a source, a dash and a number or name within it: S2-03.
func (f fields) facts() []string {
	facts := f.items("facts")
	for _, i := range facts {
		dash := strings.LastIndex(i.text, "-")
		if dash < 1 || dash == len(i.text)-1 {
			f.d.report(i.at, fmt.Sprintf("the fact %s names no source", quote(i.text)), `write the id of a source, "-" and a number, as in S2-03`)
			continue
		}
		f.d.refer(aSource, i.text[:dash], i.at)
	}
	return texts(facts)
}

// refer remembers a place that names an id, unless the id has been declared by then.
func (d *decoder) refer(k kind, id string, n *yaml.Node) {
	if !d.declared(k, id) {
		d.references = append(d.references, reference{k, id, placeOf(n)})
	}
}

func (d *decoder) declared(k kind, id string) bool {
	known := d.names[k]
	return known != nil && known.lines[id] > 0
}

// resolve reports each reference to something that the file does not declare.
func (d *decoder) resolve() {
	for _, r := range d.references {
		switch {
		case d.full():
			return
		case d.declared(r.kind, r.id):
		case hidden(r.id) != "":
			d.reportAt(r.at, fmt.Sprintf("the id %s holds %s", quote(r.id), hidden(r.id)), deleteIt)
		default:
			d.reportAt(r.at, fmt.Sprintf("unknown %s %s", r.kind.one, quote(r.id)), d.suggest(r.id, r.kind.many, d.idsOf(r.kind)))
		}
	}
}

// idsOf are the ids of a kind that the file declares, in its order.
func (d *decoder) idsOf(k kind) []string {
	if known := d.names[k]; known != nil {
		return known.order
	}
	return nil
}
