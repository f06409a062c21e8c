package ladderfile

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// explanation says in plain words what an error of the YAML library means.
type explanation struct {
	message    string // part of the library's message
	text, hint string
	// opened: the library reports where it got stuck, which may be the end of the file; what helps is where
	// the bracket or quote was opened that it missed the end of.
	opened bool
}

const (
	quoteIt = "put the text in quotes"
	// What ends a text that stands inside { } or [ ], whether its author meant it or not.
	closeIt = `close it, or put the texts in it in double quotes: a comma, ": ", " #", a bracket or an apostrophe may end one`
)

// Where these are found, a look at the line may tell more.
const (
	colonText  = `a ": " is not allowed here`
	keyText    = `"key: value" is expected here`
	misfitText = "this does not fit what stands above it"
	noKeyText  = "a key is not allowed here"
	noneText   = "a value is missing here"
)

// explanations is in order: the first that fits is taken.
func explanations() []explanation {
	const (
		openQuote = "the quote that opens here is not closed"
		closeQ    = "close it; put a text that holds or starts with an apostrophe in double quotes"
		escape    = `a "\" that stands for nothing known`
		escapeIt  = `use single quotes, or write "\\"`
		directive = `a line that starts with "%" is not supported`
	)
	return []explanation{
		{message: errTooDeep.Error(), text: errTooDeep.Error(), hint: tooDeepHint},
		{message: "tab character", text: tabText, hint: tabHint},
		{message: "directive", text: directive, hint: "delete it", opened: true},
		{message: "incompatible YAML document", text: directive, hint: "delete it"},
		{message: "mapping values are not allowed", text: colonText, hint: quoteIt + " if it holds a colon, else check the indentation"},
		{message: "could not find expected ':'", text: keyText, hint: quoteIt + " if it runs over several lines", opened: true},
		{message: "did not find expected key", text: misfitText, hint: "check the indentation, and that nothing follows a closing quote"},
		{message: "did not find expected '-' indicator", text: "this does not fit the list above it", hint: `start each item with "- ", all in one column`},
		{message: "did not find expected ',' or ']'", text: `the list that starts here is not closed with "]"`, hint: closeIt, opened: true},
		{message: "did not find expected ',' or '}'", text: `the block that starts here is not closed with "}"`, hint: closeIt, opened: true},
		{message: "did not find expected node content", text: noneText, hint: quoteIt + " if it is a text"},
		{message: "found unexpected end of stream", text: openQuote, hint: closeQ, opened: true},
		{message: "found unexpected document indicator", text: openQuote, hint: closeQ, opened: true},
		{message: "found unknown escape character", text: escape, hint: escapeIt},
		{message: "did not find expected hexadecimal number", text: escape, hint: escapeIt},
		{message: "invalid Unicode character escape code", text: escape, hint: escapeIt},
		{message: "did not find expected alphabetic or numeric character", text: "a value may not start with * or &", hint: quoteIt, opened: true},
		{message: "block sequence entries are not allowed", text: "a list item is not allowed here", hint: "put it on a line of its own below its key; " + quoteIt + " if it starts with a dash"},
		{message: "mapping keys are not allowed", text: noKeyText, hint: "put it on a line of its own"},
		{message: "while scanning a tag", text: "a value may not start with !", hint: quoteIt, opened: true},
		{message: "undefined tag handle", text: "a value may not start with !", hint: quoteIt, opened: true},
		{message: "found a comment without preceding whitespace", text: "a comment is not allowed here", hint: `put a blank before "#"`},
		{message: "indentation indicator", text: "this block of text starts with a number that YAML does not know", hint: "write only | or >"},
		{message: "did not find expected comment or line break", text: "a block of text starts on the line below its | or >", hint: quoteIt + " if it starts with | or >"},
		{message: "document-end marker", text: `nothing may follow "..." on its line`, hint: "delete the line"},
		{message: "did not find expected <document start>", text: "nothing may follow the value that ends here", hint: notLadderHint},
	}
}

const (
	tabText = "a tab stands where only blanks may"
	tabHint = "indent with blanks"
)

// syntaxProblem turns an error of the YAML library into a problem that an author can act on.
func syntaxProblem(err error, text []byte) *Problem {
	if p := foreign(text); p != nil {
		return p
	}
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		return &Problem{Line: 1, Col: 1, Text: "the file is not valid YAML", Hint: notLadderHint}
	}
	p := &Problem{Line: e.Mark.Line, Col: e.Mark.Column}
	if strings.Contains(e.Message, "unknown anchor") {
		p.Text, p.Hint = "this alias refers to nothing in the file", quoteIt+" if it starts with *"
		return p
	}
	if strings.Contains(e.Message, "cannot start any token") {
		p.Text, p.Hint = badStart(newRawText(text).at(p))
		return p
	}
	explain(p, e)
	clamp(p, text)
	look(p, newRawText(text))
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
	p.Text, p.Hint = "this is not valid YAML", "compare it with the lines around it; "+quoteIt+" if it is one"
}

func badStart(r rune) (text, hint string) {
	if r == '\t' {
		return tabText, tabHint
	}
	return fmt.Sprintf("a value may not start with %c", r), quoteIt
}

// clamp moves a position behind the end of the text to its end: the library notices there what is missing.
func clamp(p *Problem, text []byte) {
	p.Line, p.Col = max(p.Line, 1), max(p.Col, 1)
	if end := locate(text, len(bytes.TrimRight(text, "\r\n"))); p.Line > end.line {
		p.Line, p.Col = end.line, end.col
	}
}
