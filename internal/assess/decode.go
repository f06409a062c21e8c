package assess

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/safe"
)

// Decode reads one assessment document. It is strict about what rung understands and keeps what it does not;
// every text in the result is safe to show. The error is a *NewerError or DecodeErrors.
func Decode(data []byte) (*Assessment, error) { return newParser().decode(data, place{1, 1}) }

// decode reads the document in data, which begins at from in its stream.
func (p *parser) decode(data []byte, from place) (*Assessment, error) {
	if len(data) > MaxBytes {
		return nil, from.errors(data, problem{text: tooLarge, hint: tooLargeHint})
	}
	if string(data) == byteOrderMark {
		return nil, from.errors(data, problem{text: "nothing but a byte order mark stands here", hint: "delete it"})
	}
	p.reset(bytes.TrimPrefix(data, []byte(byteOrderMark)))
	d := document{parser: p, a: &Assessment{Mode: Check, Rater: Rater{Role: Self}}}
	d.read()
	if err := d.verdict(from); err != nil {
		return nil, err
	}
	if d.a.ID == "" {
		d.a.ID = deriveID(d.a)
	}
	return d.a, nil
}

// byteOrderMark is what some editors put before a text.
const byteOrderMark = "\ufeff"

var tooLarge = fmt.Sprintf("larger than %d MiB", MaxBytes>>20)

// document is an assessment while it is being read.
type document struct {
	*parser
	a       *Assessment
	format  string // "" as long as none was seen
	named   int    // where the format stands
	foreign bool   // the format is none of rung's
	newer   bool   // the format is one that a later rung writes
	answers bool   // the answers were seen
}

func (d *document) read() {
	d.a.Unknown = d.object("an assessment", d.member)
	if d.broken != nil {
		return
	}
	if d.a.Ladder.ID == "" && !d.mentions("ladder") {
		d.problemAt(d.at, "ladder.id is missing", `say which ladder it is about: "ladder": {"id": "product"}`)
	}
	if !d.answers && !d.mentions("answers") {
		d.problemAt(d.at, "answers is missing", `an assessment without answers has "answers": []`)
	}
	if rest := bytes.TrimLeft(d.data[d.dec.InputOffset():], " \t\r\n"); len(rest) > 0 {
		d.problemAt(len(d.data)-len(rest), "something follows the document", "only a stream may hold several documents")
	}
}

// mentions says whether a problem with the named part is noted already; one word about it is enough.
func (d *document) mentions(part string) bool {
	for _, pr := range d.problems {
		if strings.HasPrefix(pr.text, part) {
			return true
		}
	}
	return false
}

// verdict turns what was noted into one error. Whose format is not ours gets no list of what else is missing.
func (d *document) verdict(from place) error {
	foreign := problem{0, "not a rung assessment", `an assessment has "format": "` + Format + `"`}
	switch {
	case d.newer:
		pos := from.at(d.data, d.named)
		return &NewerError{short(safe.Text(d.format)), pos.line, pos.col}
	case d.foreign:
		foreign.offset = d.named
		return from.errors(d.data, foreign)
	case d.broken != nil && !errors.Is(d.broken, errStop):
		return from.errors(d.data, syntaxProblem(d.data, d.broken))
	case d.broken == nil && d.format == "":
		return from.errors(d.data, foreign)
	case len(d.problems) > 0:
		return from.errors(d.data, d.problems...)
	}
	return nil
}

// member reads one member of the document.
func (d *document) member(name []byte) bool {
	a := d.a
	switch string(name) {
	case "format":
		d.readFormat()
	case "id":
		a.ID = d.uuid("id")
	case "ladder":
		d.readLadder()
	case "person":
		if !d.null() {
			a.Person.Unknown = d.object("person", d.personMember)
		}
	case "rater":
		if !d.null() {
			a.Rater.Unknown = d.object("rater", d.raterMember)
		}
	case "declared":
		a.Declared = d.rung("declared")
	case "aspiration":
		a.Aspiration = d.rung("aspiration")
	case "previous":
		d.readPrevious()
	case "from":
		d.readFrom()
	case "about":
		d.readAbout()
	case "redacted":
		a.Redacted = nil
		d.entries("redacted", func() { a.Redacted = append(a.Redacted, d.text("redacted")) })
	case "open":
		d.entries("open", d.readOpen)
	case "mode":
		d.readMode()
	case "started_at":
		a.StartedAt = d.time("started_at")
	case "finished_at":
		a.FinishedAt = d.time("finished_at")
	case "result":
		d.readResult()
	case "plan":
		d.entries("plan", d.readPlanItem)
	case "sources":
		d.entries("sources", d.readSource)
	case "preferences":
		d.entries("preferences", d.readPreferred)
	case "again":
		d.answerList("again", &a.Again)
	case "pending":
		d.entries("pending", d.readNote)
	case "answers":
		d.readAnswers()
	default:
		return false
	}
	return true
}

// readFormat stops at a format that is not ours: the rest could only be misread.
func (d *document) readFormat() {
	b, _ := d.bytes("format")
	if d.broken != nil {
		return
	}
	d.format, d.named = string(b), d.at
	if d.format == Format {
		return
	}
	d.newer = isNewer(d.format)
	d.foreign = !d.newer
	d.broken = errStop
}

// isNewer says whether format is a version of ours with a higher number. Numbers have no length limit here.
func isNewer(format string) bool {
	name, _, _ := strings.Cut(Format, "/")
	number, ok := strings.CutPrefix(format, name+"/")
	return ok && number != "" && number[0] != '0' && number != "1" && strings.Trim(number, "0123456789") == ""
}

// uuid reads the id of a document, "" for none.
func (d *document) uuid(what string) string {
	b, ok := d.bytes(what)
	if !ok {
		return ""
	}
	s := strings.ToLower(string(b))
	if !ValidUUID(s) {
		d.problemAt(d.at, what+" must be a UUID", "leave it out to have one made from the content")
		return ""
	}
	return s
}
