package interchange

import (
	"bytes"
	"strings"
)

const structureHint = `write each rung as a heading with bullets below it, or a table with a column for each rung`

// readMarkdown reads a ladder from a text: from its tables or its headings and bullets, whichever say more, or from
// the topics of its front matter.
func readMarkdown(f *findings, data []byte, o Options) *outline {
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	lines := strings.Split(string(bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))), "\n")
	front, body := frontMatter(lines)
	m := f.matter(front)
	if m.topics {
		return f.topics(front, o)
	}
	blocks := f.blocks(lines[body:], body+1)
	out := f.readBlocks(blocks, o)
	if len(f.problems) == 0 && (out == nil || len(out.skills) == 0) {
		f.wrong(place{line: 1, col: 1}, "the text is not structured: it has no bullets below headings, and no table", structureHint)
		return nil
	}
	if out != nil && out.title == "" {
		out.title = m.title
	}
	if m.level.line > 0 {
		f.wrong(m.level, "the file holds a single rung, as its front matter says", "put all rungs into one file, each below a heading of its own, and take this line out")
	}
	return out
}

// readBlocks reads the tables of a text or its bullets, whichever say more.
func (f *findings) readBlocks(blocks []block, o Options) *outline {
	inTables, inItems := 0, 0
	last := place{}
	for _, b := range blocks {
		switch b.kind {
		case table:
			inTables += textIn(b.grid)
			last = b.at
		case item:
			inItems += len(b.text)
		}
	}
	switch {
	case f.full():
		return nil
	case inTables > inItems:
		if inItems > 0 {
			f.note(Note{Text: "read from the tables; the bullets of the text are left out"})
		}
		return f.readTables(blocks, o)
	case inTables > 0:
		f.say(last, "read from the bullets; the tables of the text are left out")
	}
	return f.readHeadings(blocks, o)
}
