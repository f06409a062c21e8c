package ladderfile

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/rung-dev/rung/internal/safe"
)

// explanation says in plain words what an error of the YAML library means.
type explanation struct {
	message    string // part of the library's message
	text, hint string
	// opened: the library reports where it got stuck, which may be the end of the file; what helps is where
	// the bracket or quote was opened that it missed the end of.
	opened bool
}

const quoteIt = "put the text in quotes"

// explanations is in order: the first that fits is taken.
func explanations() []explanation {
	const (
		openQuote = "the quote that opens here is not closed"
		escape    = `a "\" that stands for nothing known`
		directive = `a line that starts with "%" is not supported`
	)
	return []explanation{
		{message: errTooDeep.Error(), text: errTooDeep.Error()},
		{message: "tab character", text: tabText, hint: tabHint},
		{message: "directive", text: directive, hint: "delete it", opened: true},
		{message: "incompatible YAML document", text: directive, hint: "delete it"},
		{message: "mapping values are not allowed", text: `a ": " is not allowed here`, hint: quoteIt + " if it holds a colon, else check the indentation"},
		{message: "could not find expected ':'", text: `"key: value" is expected here`, hint: quoteIt + " if it runs over several lines", opened: true},
		{message: "did not find expected key", text: "this does not fit what stands above it", hint: "check the indentation, and that nothing follows a closing quote"},
		{message: "did not find expected '-' indicator", text: "this does not fit the list above it", hint: `start each item with "- ", all in one column`},
		{message: "did not find expected ',' or ']'", text: `the list that starts here is not closed with "]"`, opened: true},
		{message: "did not find expected ',' or '}'", text: `the block that starts here is not closed with "}"`, opened: true},
		{message: "did not find expected node content", text: "a value is missing here"},
		{message: "found unexpected end of stream", text: openQuote, opened: true},
		{message: "found unexpected document indicator", text: openQuote, opened: true},
		{message: "found unknown escape character", text: escape, hint: `use single quotes, or write "\\"`},
		{message: "did not find expected hexadecimal number", text: escape, hint: `use single quotes, or write "\\"`},
		{message: "invalid Unicode character escape code", text: escape, hint: `use single quotes, or write "\\"`},
		{message: "did not find expected alphabetic or numeric character", text: "a value may not start with * or &", hint: quoteIt, opened: true},
		{message: "block sequence entries are not allowed", text: "a list item is not allowed here", hint: "put it on a line of its own below its key"},
		{message: "mapping keys are not allowed", text: "a key is not allowed here", hint: "put it on a line of its own"},
		{message: "while scanning a tag", text: "a value may not start with !", hint: quoteIt, opened: true},
		{message: "undefined tag handle", text: "a value may not start with !", hint: quoteIt, opened: true},
		{message: "found a comment without preceding whitespace", text: "a comment is not allowed here", hint: `put a blank before "#"`},
		{message: "indentation indicator", text: "this block of text starts with a number that YAML does not know", hint: "write only | or >"},
		{message: "document-end marker", text: `nothing may follow "..." on its line`, hint: "delete the line"},
	}
}

const (
	tabText = "a tab stands where only blanks may"
	tabHint = "indent with blanks"
)

// syntaxProblem turns an error of the YAML library into a problem that an author can act on.
func syntaxProblem(err error, text []byte) *Problem {
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		return &Problem{Line: 1, Col: 1, Text: "the file is not valid YAML"}
	}
	p := &Problem{Line: e.Mark.Line, Col: e.Mark.Column}
	if strings.Contains(e.Message, "unknown anchor") {
		p.Text, p.Hint = "this alias refers to nothing in the file", quoteIt+" if it starts with *"
		return p
	}
	if strings.Contains(e.Message, "cannot start any token") {
		p.Text, p.Hint = badStart(runeAt(text, p))
		return p
	}
	explain(p, e)
	clamp(p, text)
	return p
}

func explain(p *Problem, e *yaml.LoadError) {
	for _, x := range explanations() {
		if !strings.Contains(e.ContextMsg+": "+e.Message, x.message) {
			continue
		}
		p.Text, p.Hint = x.text, x.hint
		if x.opened && e.ContextMark.Line > 0 {
			p.Line, p.Col = e.ContextMark.Line, e.ContextMark.Column
		}
		return
	}
	p.Text = "not valid YAML: " + safe.Text(e.Message)
}

func badStart(r rune) (text, hint string) {
	if r == '\t' {
		return tabText, tabHint
	}
	return fmt.Sprintf("a value may not start with %c", r), quoteIt
}

// runeAt is the character at the position of a problem.
func runeAt(text []byte, p *Problem) rune {
	lines := bytes.Split(text, []byte("\n"))
	if p.Line > len(lines) {
		return ' '
	}
	line := []rune(string(lines[p.Line-1]))
	if p.Col > len(line) {
		return ' '
	}
	return line[p.Col-1]
}

// clamp moves a position behind the end of the text to its end: the library notices there what is missing.
func clamp(p *Problem, text []byte) {
	p.Line, p.Col = max(p.Line, 1), max(p.Col, 1)
	if end := locate(text, len(bytes.TrimRight(text, "\r\n"))); p.Line > end.line {
		p.Line, p.Col = end.line, end.col
	}
}
