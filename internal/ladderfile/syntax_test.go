package ladderfile

import (
	"strings"
	"testing"
)

// TestSyntax: what is no YAML gets one problem, where the author has to mend it.
func TestSyntax(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "1:1: the file is empty"},
		{"blank", " \n\n", "1:1: the file is empty"},
		{"comment only", "# a ladder\n", "1:1: the file is empty"},
		{"start of a document only", "---\n", "1:1: the file is empty"},
		{"start of two documents", "---\n---\nrung: 1\n", "2:1: a second document starts here"},
		{"two documents", "rung: 1\n---\nrung: 1\n", "2:1: a second document starts here"},
		{"broken second document", "rung: 1\n---\nid: [a\n", `3:5: the list that starts here is not closed with "]"`},
		{"document end", "rung: 1\n...\nid: a\n", "3:1: a second document starts here"},
		{"tab", "rung: 1\nneeds:\n\tteam: a team\n", "3:1: a tab stands where only blanks may"},
		{"tab after blanks", "needs:\n  team: a team\n\tcrew: a crew\n", "3:1: a tab stands where only blanks may"},
		{"UTF-16 LE", "\xff\xfea\x00:\x00", "1:1: the file is UTF-16 text"},
		{"UTF-16 BE", "\xfe\xff\x00a\x00:", "1:1: the file is UTF-16 text"},
		{"invalid UTF-8", "id: ä\r\ntitle: ä\xff\n", "2:9: this byte is not UTF-8 text"},
		{"escape byte", "id: a\ntitle: \x1b[31m\n", "2:8: an invisible control character (U+001B) stands here"},
		{"null byte", "id: a\x00", "1:6: an invisible control character (U+0000) stands here"},
		{"line separator", "id: a\u2028b", "1:6: an invisible control character (U+2028) stands here"},
		{"next line", "id: a\u0085b", "1:6: an invisible control character (U+0085) stands here"},
		{"colon in text", "id: a\ntitle: Product: the basics\n", `2:15: a ": " is not allowed here`},
		{"open quote", "id: \"a\ntitle: b\nversion: c\n", "1:5: the quote that opens here is not closed"},
		{"open bracket", "id: a\naliases: [b, c\ntitle: d\n", `2:10: the list that starts here is not closed with "]"`},
		{"open brace", "id: a\nneeds: {b: c\ntitle: d\n", `2:8: the block that starts here is not closed with "}"`},
		{"indentation", "needs:\n  a: b\n c: d\n", "3:2: this does not fit what stands above it"},
		{"after a quote", "title: \"a\" b\n", "1:12: nothing may follow a closing quote"},
		{"no colon", "id: a\ntitle\nversion: b\n", `2:1: "key: value" is expected here`},
		{"list in a line", "id: - a\n", "1:5: a list item is not allowed here"},
		{"missing value", "aliases: [,]\n", "1:11: a value is missing here"},
		{"at sign", "title: @home\n", "1:8: a value may not start with @"},
		{"backtick", "title: `a`\n", "1:8: a value may not start with `"},
		{"percent", "title: %a\n", "1:8: a value may not start with %"},
		{"star", "title: *\n", "1:8: a value may not start with * or &"},
		{"unknown alias", "title: *home\n", "1:8: this alias refers to nothing in the file"},
		{"bad escape", `title: "a\q"` + "\n", `1:10: a "\" that stands for nothing known`},
		{"directive", "%YAML 3.0\n---\nid: a\n", `1:1: a line that starts with "%" is not supported`},
		{"tag", "title: !loud a\n", `1:8: the tag "!loud" is not supported`},
		{"binary", "title: !!binary YQ==\n", `1:8: the tag "!!binary" is not supported`},
		{"a list", "- rung: 1\n", "1:1: a ladder must be a block of keys, is a list"},
		{"a word", "rung\n", `1:1: a ladder must be a block of keys, is the text "rung"`},
		{"null", "~\n", "1:1: a ladder must be a block of keys, is empty"},
	} {
		_, err := Read("x.yaml", []byte(c.text))
		if want := "x.yaml:" + c.want; err == nil || err.Error() != want {
			t.Errorf("%s:\n got %v\nwant %s", c.name, err, want)
		}
		if _, lintErr := Lint("x.yaml", []byte(c.text)); c.want[0] != '1' && (lintErr == nil || lintErr.Error() != "x.yaml:"+c.want) {
			t.Errorf("%s: Lint returns %v, want the same error as Read", c.name, lintErr)
		}
	}
}

// TestSyntaxHints: a mistake that the library has no words for is named where it was made, with what to do about it.
func TestSyntaxHints(t *testing.T) {
	const rest = "version: 1\nrungs:\n"
	for _, c := range []struct{ name, text, want, hint string }{
		{"no blank", "rung: 1\ntitle:X\n" + rest, `2:1: "key: value" is expected here`, `put a blank after the colon, as in "title: X"`},
		{"no blank in the first line", "title:X\nrung: 1\n", `1:1: "key: value" is expected here`, `put a blank after the colon, as in "title: X"`},
		{"no blank in a list", "rungs:\n  - id:a\n    title: A\n", `2:5: "key: value" is expected here`, `put a blank after the colon, as in "id: a"`},
		{"address", "summary: a\n  https://example.org\nid: b: c\n", `3:6: a ": " is not allowed here`, "put the text in quotes if it holds a colon, else check the indentation"},
		{"wide colon", "rung: 1\ntitle：X\n" + rest, `2:1: "key: value" is expected here`, `write ":" and a blank instead of the wide colon, as in "title: X"`},
		{"no-break space behind a colon", "rung: 1\ntitle:\u00a0X\n" + rest, `2:1: "key: value" is expected here`, "put a plain blank after the colon; the one there is of another kind (U+00A0)"},
		{"no-break spaces", "rungs:\n  - id: a\n\u00a0\u00a0\u00a0\u00a0title: A\n    short: B\n", "3:1: a blank of another kind (U+00A0) stands in the indentation", "indent with blanks"},
		{"a no-break space among blanks", "rungs:\n  - id: a\n  \u00a0 title: A\n    short: B\n", "3:3: a blank of another kind (U+00A0) stands in the indentation", "indent with blanks"},
		{"wide space", "rungs:\n\u3000- id: a\n    title: A\n", "2:1: a blank of another kind (U+3000) stands in the indentation", "indent with blanks"},
		{"question", "title: ? who\n", "1:8: a value may not start with ?", "put the text in quotes"},
		{"question in a block", "{id: a, title: ? who}\n", "1:16: a value may not start with ?", "put the text in quotes"},
		{"bracket", "title: {Discriminator} Lead\n", `1:24: nothing may follow a "}"`, "put the text in quotes if it starts with a bracket"},
		{"square bracket", "title: [Senior] Lead\n", `1:17: nothing may follow a "]"`, "put the text in quotes if it starts with a bracket"},
		{"apostrophe", "i: 'I don't wait.'\n", "1:11: nothing may follow a closing quote", "put a text with an apostrophe in double quotes"},
		{"quotes", "i: \"I say \"no\".\"\n", "1:12: nothing may follow a closing quote", `put a text with double quotes in it in single quotes, or write \" inside`},
		{"apostrophe in a block", "a: {i: 'I don't wait.'}\n", `1:4: the block that starts here is not closed with "}"`, closeIt},
		{"colon in a block", "a: {i: I say: no}\n", `1:4: the block that starts here is not closed with "}"`, closeIt},
		{"comment in a block", "a: {i: I say # no}\nb: c\n", `1:4: the block that starts here is not closed with "}"`, closeIt},
		{"bracket in a block", "a: {i: {x} y, they: z}\n", `1:4: the block that starts here is not closed with "}"`, closeIt},
		{"comment in a list", "a: [b # c]\nd: e\n", `1:4: the list that starts here is not closed with "]"`, closeIt},
		{"block of text", "title: | A text\n", "1:10: a block of text starts on the line below its | or >", "put the text in quotes if it starts with | or >"},
		{"Markdown table", "| Level | Title |\n|---|---|\n", "1:1: this is no ladder file: it looks like a Markdown table", notLadderHint},
		{"quoted table", "\"Level\",\"Title\"\n\"1\",\"Junior\"\n", "1:1: this is no ladder file: it looks like a table, as spreadsheets save it", notLadderHint},
		{"table with tabs", "Level\tTitle\n1\tJunior\n", "1:1: this is no ladder file: it looks like a table, as spreadsheets save it", notLadderHint},
		{"HTML", "<!DOCTYPE html>\n", "1:1: this is no ladder file: it looks like HTML or XML", notLadderHint},
		{"a comment with a comma", "# Design, a ladder\nrung: 1\nid: a: b\n", `3:6: a ": " is not allowed here`, "put the text in quotes if it holds a colon, else check the indentation"},
		{"Markdown", "# Design\n\n- Draws\n", "3:1: a ladder must be a block of keys, is a list", notLadderHint},
		{"front matter", "---\ntitle: Design\n---\n# Design\n\nText.\n", "3:1: a second document starts here", notLadderHint},
		{"workbook", "PK\x03\x04\x14\x00", "1:1: the file is a workbook or an archive, no text", "save the sheet as CSV; " + importHint},
		{"gzip", "\x1f\x8b\x08\x00", "1:1: the file is compressed (gzip), no text", "unpack it first"},
		{"PDF", "%PDF-1.7\n", "1:1: the file is a PDF, no text", "rung ladder new makes a ladder to start with, as text"},
		{"UTF-16 without a mark", "r\x00u\x00n\x00g\x00", "1:1: the file is UTF-16 text", "save it as UTF-8"},
		{"big-endian UTF-16 without a mark", "\x00r\x00u\x00n\x00g", "1:1: the file is UTF-16 text", "save it as UTF-8"},
		{"soft hyphens", "title: Prod\u00aduct Man\u00adager\n", "1:12: an invisible character (U+00AD) stands here", "delete it; there are 2 of them in the file"},
		{"zero-width space", "ti\u200btle: A\n", "1:3: an invisible character (U+200B) stands here", "delete it"},
		{"word joiner", "id: a\u2060\n", "1:6: an invisible character (U+2060) stands here", "delete it"},
		{"mark of order", "\ufeffid: a\n\ufefftitle: b\n", "2:1: an invisible character (U+FEFF) stands here", "delete it"},
		{"override", "title: a\u202eb\n", "1:9: an invisible character (U+202E) stands here that turns the direction of the text", "delete it"},
		{"isolate", "title: a\u2066b\u2069\n", "1:9: an invisible character (U+2066) stands here that turns the direction of the text", "delete it"},
	} {
		_, err := Read("x.yaml", []byte(c.text))
		ps, ok := err.(Problems)
		if !ok || len(ps) != 1 || ps[0].String() != "x.yaml:"+c.want || ps[0].Hint != c.hint {
			t.Errorf("%s:\n got %swant x.yaml:%s\n    %s", c.name, printed(ps), c.want, c.hint)
		}
	}
}

// TestNoLibraryWords: no message may show the machinery.
func TestNoLibraryWords(t *testing.T) {
	for _, text := range []string{"a: |0\n x\n", "a: \"\\xZZ\"\n", "a: ? b\n", "a: [a]#b\n", "%TAG ! x\n", "a: !<x y\n", "a: &\n", "? [\n", "a: {b\n", "'", "\"", "---\n...\n...", "a: !x!y 1\n", "| a | b |\n", "a: | b\n", "\"a\" b\n", "a: ? b\n", "- a\n b: c\n", "a: {b c: d e: f}\n"} {
		_, err := Read("x.yaml", []byte(text))
		if err == nil {
			t.Errorf("%q reads", text)
			continue
		}
		for _, word := range []string{"yaml:", "libyaml", "go-yaml", "scanner", "while ", "token", "mapping", "scalar", "sequence", "stream", "did not", "could not", "document start"} {
			if strings.Contains(strings.TrimPrefix(err.Error(), "x.yaml"), word) {
				t.Errorf("%q: %v", text, err)
			}
		}
	}
}
