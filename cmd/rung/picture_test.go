//go:build unix

package main

import (
	"bytes"
	"flag"
	"fmt"
	"html"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

var update = flag.Bool("update", false, "write the picture of the README anew")

// TestPicture keeps the picture of the README what rung really shows: it runs rung on a terminal, draws the screen as an
// SVG, and compares. With -update it writes the picture.
func TestPicture(t *testing.T) {
	const path = "../../docs/result.svg"
	example, err := filepath.Abs("../../docs/example/ada.json")
	if err != nil {
		t.Fatal(err)
	}
	x := start(t, t.TempDir(), 100, 30, false, "show", "--color", "always", "--theme", "dark", example)
	x.see("You stand at").see("esc leave")
	picture := draw(x, 100, 30)
	if *update {
		if err := os.WriteFile(path, picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(kept, picture) {
		t.Errorf("%s is not what rung shows (%v); run: go test ./cmd/rung -run TestPicture -update", path, err)
	}
}

// The size of a cell in the picture, and the colours of a terminal that has not been asked for any.
const (
	cellWidth, cellHeight = 9, 19
	margin                = 18
	ink, paper            = "#d8dce8", "#181a24"
)

// draw makes an SVG of the screen: one text element for each run of cells in one style.
func draw(x *terminal, width, height int) []byte {
	var b bytes.Buffer
	w, h := width*cellWidth+2*margin, height*cellHeight+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">`+"\n", w, h, w, h)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="10" fill="%s"/>`+"\n", paper)
	fmt.Fprintln(&b, `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="15" xml:space="preserve">`)
	for y := range height {
		for col := 0; col < width; {
			col = drawRun(&b, x, col, y, width)
		}
	}
	fmt.Fprintln(&b, "</g>\n</svg>")
	return b.Bytes()
}

// drawRun writes the cells from column on that share a style, and returns the column after them.
func drawRun(b *bytes.Buffer, x *terminal, column, y, width int) int {
	style, text, end := x.cell(column, y).Style, "", column
	for end < width {
		c := x.cell(end, y)
		if !c.Style.Equal(&style) {
			break
		}
		text += c.Content
		end += max(1, c.Width)
	}
	if strings.TrimSpace(text) == "" {
		return end
	}
	weight := ""
	if style.Attrs&uv.AttrBold != 0 {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(b, `<text x="%d" y="%d" fill="%s"%s textLength="%d">%s</text>`+"\n",
		margin+column*cellWidth, margin+y*cellHeight+14, hex(style.Fg), weight, (end-column)*cellWidth, html.EscapeString(text))
	return end
}

func (x *terminal) cell(column, y int) uv.Cell {
	if c := x.screen.CellAt(column, y); c != nil && c.Content != "" {
		return *c
	}
	return uv.Cell{Content: " ", Width: 1}
}

func hex(c color.Color) string {
	if c == nil {
		return ink
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
