package interchange

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/safe"
)

// Read makes a ladder of an input in that format; Auto goes by the end of the name, else by the content. The name stands
// in problems, and names the ladder where nothing else does. An error is always of type Problems; the draft is then nil.
func Read(name string, data []byte, format Format, o Options) (*Draft, error) {
	f := &findings{file: safe.Text(name)}
	text := bytes.TrimPrefix(data, []byte("\ufeff"))
	if !f.isText(text) {
		return f.done(nil)
	}
	if format == Auto {
		format = guess(name, text)
	}
	return f.done(f.read(text, format, o))
}

func (f *findings) read(text []byte, format Format, o Options) *ladder.Ladder {
	var out *outline
	switch format {
	case CASE:
		return readCASE(f, text, o)
	case Markdown:
		out = readMarkdown(f, text, o)
	default:
		out = readSheet(f, text, format, o)
	}
	if out == nil {
		return nil
	}
	return f.build(out, o)
}

// guess tells the format. A sheet may still be of either shape: Auto stays what its header says.
func guess(name string, text []byte) Format {
	switch lower := strings.ToLower(name); {
	case hasSuffix(lower, ".json"):
		return CASE
	case hasSuffix(lower, ".md", ".markdown", ".mdx"):
		return Markdown
	case hasSuffix(lower, ".csv", ".tsv", ".tab"):
		return Auto
	}
	text = bytes.TrimSpace(text)
	first, _, _ := bytes.Cut(text, []byte("\n"))
	switch {
	case bytes.HasPrefix(text, []byte("{")):
		return CASE
	case sepLine().Match(text):
		return Auto
	case len(first) > 0 && strings.IndexByte("#|-*>", first[0]) >= 0, bytes.Count(first, []byte{separator(first)}) == 0:
		return Markdown
	}
	return Auto
}

// isText refuses what is not UTF-8 text of a size that a ladder may have, in words for whoever saved it from a
// spreadsheet.
func (f *findings) isText(data []byte) bool {
	const hint = `save it again as UTF-8: in Excel "CSV UTF-8 (comma delimited)", in LibreOffice the character set "Unicode (UTF-8)"`
	p := Problem{}
	switch {
	case len(data) > MaxBytes:
		p.Text, p.Hint = "the file is larger than 1 MiB", "a file holds one ladder; leave out what it does not need"
	case len(bytes.TrimSpace(data)) == 0:
		p.Text, p.Hint = "the file is empty", "export it again, or look whether this is the right file"
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		p.Text, p.Hint = "the file is a workbook or an archive, no text", "save the sheet as CSV, in UTF-8"
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}), bytes.IndexByte(data, 0) >= 0:
		p.Text, p.Hint = "the file is UTF-16 text, or no text", hint
	case !utf8.Valid(data):
		p.Line, p.Col = invalidAt(data)
		p.Text, p.Hint = "the file is not UTF-8 text: a byte here belongs to another encoding", hint
	default:
		return true
	}
	f.report(p)
	return false
}

// invalidAt is the line and column of the first byte that is not UTF-8.
func invalidAt(data []byte) (line, col int) {
	line, col = 1, 1
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			break
		}
		col++
		if r == '\n' {
			line, col = line+1, 1
		}
		data = data[n:]
	}
	return line, col
}
