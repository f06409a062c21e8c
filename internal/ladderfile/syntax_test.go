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
		{"after a quote", "title: \"a\" b\n", "1:12: this does not fit what stands above it"},
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

// TestNoLibraryWords: no message may show the machinery.
func TestNoLibraryWords(t *testing.T) {
	for _, text := range []string{"a: |0\n x\n", "a: \"\\xZZ\"\n", "a: ? b\n", "a: [a]#b\n", "%TAG ! x\n", "a: !<x y\n", "a: &\n", "? [\n", "a: {b\n", "'", "\"", "---\n...\n...", "a: !x!y 1\n"} {
		_, err := Read("x.yaml", []byte(text))
		if err == nil {
			t.Errorf("%q reads", text)
			continue
		}
		for _, word := range []string{"yaml:", "libyaml", "go-yaml", "scanner", "while ", "token", "mapping", "scalar", "sequence", "stream"} {
			if strings.Contains(strings.TrimPrefix(err.Error(), "x.yaml"), word) {
				t.Errorf("%q: %v", text, err)
			}
		}
	}
}
