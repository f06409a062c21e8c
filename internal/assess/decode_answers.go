package assess

import "fmt"

// readAnswers reads the answers. Unlike other lists this one may not be null: it is what a document is for.
func (d *document) readAnswers() {
	d.answers = true
	if d.kind() == 'n' {
		d.raw()
		d.problem("answers must be a list", writeList)
		return
	}
	d.answerList("answers", &d.a.Answers)
}

// answerList reads a list of answers.
func (d *document) answerList(what string, answers *[]Answer) {
	d.list(what, func() {
		if len(*answers) == MaxAnswers {
			d.raw()
			d.problem(fmt.Sprintf("more than %d answers", MaxAnswers), oneDocument)
			d.broken = errStop
			return
		}
		if x := d.readAnswer(); d.broken == nil {
			*answers = append(*answers, x)
		}
	})
}

// answer is an Answer while it is being read.
type answer struct {
	Answer
	value, offScale bool // which of the two were given
}

func (d *document) readAnswer() Answer {
	x := answer{Answer: Answer{Response: Unasked}}
	noted := len(d.problems)
	x.Unknown = d.object("an answer", func(name []byte) bool { return d.answerMember(&x, name) })
	if d.broken == nil && len(d.problems) == noted {
		d.checkAnswer(&x)
	}
	return x.Answer
}

func (d *document) answerMember(x *answer, name []byte) bool {
	switch string(name) {
	case "rung":
		x.Rung = d.id("rung")
	case "competency":
		x.Competency = d.id("competency")
	case "value":
		var n int
		if n, x.value = d.number("value", MaxValue); x.value {
			x.Response = Response(n)
		}
	case "off_scale":
		d.readOffScale(x)
	case "evidence":
		x.Evidence = d.lines("evidence")
	case "views":
		x.Views, x.ViewsUnknown = d.readViews()
	case "at":
		x.At = d.time("at")
	default:
		return false
	}
	return true
}

func (d *document) readOffScale(x *answer) {
	b, ok := d.bytes("off_scale")
	if !ok {
		return
	}
	r, ok := ParseOffScale(string(b))
	if !ok {
		d.problem("off_scale must be no_occasion, not_applicable or skipped", "write one of the three, or a value in its place")
	}
	x.Response, x.offScale = r, true
}

// readNote reads evidence that waits for its answer.
func (d *document) readNote() {
	var n Note
	d.object("a pending note", func(name []byte) bool {
		switch string(name) {
		case "rung":
			n.Rung = d.id("rung")
		case "competency":
			n.Competency = d.id("competency")
		case "evidence":
			n.Evidence = d.lines("evidence")
		default:
			return false
		}
		return true
	})
	d.a.Pending = append(d.a.Pending, n)
}

// checkAnswer notes what an answer lacks.
func (d *document) checkAnswer(x *answer) {
	hint := `for example {"rung": "pm", "competency": "roadmap", "value": 4}`
	for _, missing := range []struct {
		is   bool
		text string
	}{
		{x.Rung == "", "the answer has no rung"},
		{x.Competency == "", "the answer has no competency"},
		{!x.value && !x.offScale, "the answer has neither value nor off_scale"},
		{x.value && x.offScale, "the answer has both value and off_scale"},
	} {
		if missing.is {
			d.problemAt(d.at, missing.text, hint)
		}
	}
}
