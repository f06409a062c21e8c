package ladderfile

import (
	"slices"
	"strings"
	"unicode"
)

// at is the character at the position of a problem, a blank behind the end of a line.
func (raw rawText) at(p *Problem) rune {
	if line := raw.line(p.Line); p.Col >= 1 && p.Col <= len(line) {
		return line[p.Col-1]
	}
	return ' '
}

// line is a line of the file, from 1; nil for one that is not there.
func (raw rawText) line(n int) []rune {
	if n < 1 || n > len(raw.lines) {
		return nil
	}
	return raw.lines[n-1]
}

// look reads the lines where the YAML library got stuck for mistakes that it has no eye for, and then says what they are.
func look(p *Problem, raw rawText) {
	switch {
	case raw.lookAtBlanks(p):
	case p.Text == colonText || p.Text == keyText:
		raw.lookAtColons(p)
	case (p.Text == noKeyText || p.Text == noneText) && raw.at(p) == '?':
		p.Text, p.Hint = badStart('?')
	case p.Text == misfitText:
		raw.lookBehind(p)
	}
}

// lookAtBlanks looks for an indentation that is not made of blanks. The library takes a no-break space for a letter, and notices
// lines later that something is wrong.
func (raw rawText) lookAtBlanks(p *Problem) bool {
	const before = 3 // lines
	for n := max(1, p.Line-before); n <= p.Line; n++ {
		line := raw.line(n)
		i := slices.IndexFunc(line, func(r rune) bool { return r != ' ' && r != '\t' })
		if i >= 0 && unicode.IsSpace(line[i]) {
			p.Line, p.Col = n, i+1
			p.Text, p.Hint = "a blank of another kind ("+codePoint(line[i])+") stands in the indentation", tabHint
			return true
		}
	}
	return false
}

// lookAtColons looks for a key with a colon that does not count, in the line and in the one above, which it then runs on from.
func (raw rawText) lookAtColons(p *Problem) {
	for n := p.Line; n >= p.Line-1; n-- {
		line := string(raw.line(n))
		if hint := colonHint(line); hint != "" {
			p.Line, p.Col = n, len(line)-len(strings.TrimLeft(line, " -"))+1
			p.Text, p.Hint = keyText, hint
			return
		}
	}
}

// lookBehind looks at what stands before something that does not fit: the end of a text or a block that was meant to go on.
func (raw rawText) lookBehind(p *Problem) {
	line := raw.line(p.Line)
	before := strings.TrimRight(string(line[:max(0, min(p.Col-1, len(line)))]), " ")
	if before == "" {
		return
	}
	switch last := before[len(before)-1]; last {
	case '}', ']':
		p.Text, p.Hint = `nothing may follow a "`+string(last)+`"`, quoteIt+" if it starts with a bracket"
	case '\'':
		p.Text, p.Hint = "nothing may follow a closing quote", "put a text with an apostrophe in double quotes"
	case '"':
		p.Text, p.Hint = "nothing may follow a closing quote", `put a text with double quotes in it in single quotes, or write \" inside`
	}
}
