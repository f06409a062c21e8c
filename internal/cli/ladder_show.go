package cli

import (
	"bytes"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/interchange"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/report"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/ladders"
)

// ladderFormat is a form in which a ladder is shown.
type ladderFormat string

const (
	asText    = ladderFormat("text")
	asJSON    = ladderFormat("json")
	asMermaid = ladderFormat("mermaid") // how it stands, as a flowchart
	asYAML    = ladderFormat("yaml")    // its file
	asCSV     = ladderFormat("csv")     // a row for each competency, a column for each rung
	asLong    = ladderFormat("long")    // a row for each competency and rung
	asCASE    = ladderFormat("case")    // a 1EdTech CASE 1.1 package
)

var ladderFormats = []ladderFormat{asText, asJSON, asMermaid, asYAML, asCSV, asLong, asCASE}

// ladderShowOptions are the flags of rung ladder show.
type ladderShowOptions struct {
	*app
	ref    string
	format ladderFormat // "": a screen where there is one, else text
	json   bool
	excel  bool
	output string
	force  bool
}

const ladderShowExample = `rung ladder show ./my-ladder.yaml
rung ladder show product --format csv --excel -o product.csv
rung ladder show executive --format mermaid`

func newLadderShowCmd(a *app) *cobra.Command {
	o := &ladderShowOptions{app: a}
	cmd := &cobra.Command{
		Use:     "show [ID|PATH]",
		Short:   "Show a ladder: its rungs, and what each asks for",
		Example: ladderShowExample,
		Args:    files(0, 1, ""),
		RunE: func(_ *cobra.Command, args []string) error {
			o.ref = ladders.Default
			if len(args) > 0 {
				o.ref = args[0]
			}
			return runLadderShow(o)
		},
	}
	cmd.ValidArgsFunction = a.ladderNames
	f := cmd.Flags()
	f.Var(newWord(&o.format, ladderFormats...), "format", "the form to show it in")
	f.BoolVar(&o.json, "json", false, "as JSON")
	f.BoolVar(&o.excel, "excel", false, "CSV that Excel reads: byte order mark, CR LF")
	f.StringVarP(&o.output, "output", "o", stdio, "`file` to write to")
	f.BoolVar(&o.force, "force", false, "overwrite that file")
	completeFlag(cmd, "format", oneOf(ladderFormats...))
	return cmd
}

func runLadderShow(o *ladderShowOptions) error {
	if err := o.checkFormat(); err != nil {
		return err
	}
	shelf := o.shelf()
	l, err := shelf.find(o.ref)
	if err != nil {
		return err
	}
	if o.format == "" && o.output == stdio && o.browses() {
		return runLadderBrowse(o.app, shelf, l)
	}
	var b bytes.Buffer
	if err := o.render(&b, l); err != nil {
		return err
	}
	if left := o.left(l); len(left) > 0 {
		o.say("left out, as %s has no place for it: %s", o.format, strings.Join(left, "; "))
	}
	if o.format == asCSV || o.format == asLong {
		o.say("import it with: %s", o.importCommand(l))
	}
	return o.write(o.output, b.Bytes(), o.force)
}

// importCommand brings a sheet back as the same ladder: a sheet has no place for what the ladder itself is called.
func (o *ladderShowOptions) importCommand(l *ladder.Ladder) string {
	file := o.output
	if file == stdio {
		file = "FILE"
	}
	return o.command("ladder", "import", file, "--id", l.ID, "--title", l.Title)
}

func (o *ladderShowOptions) checkFormat() error {
	if o.json {
		if o.format != "" && o.format != asJSON {
			return usage("--json and --format %s exclude each other", o.format).try("leave one of them out")
		}
		o.format = asJSON
	}
	if o.excel && o.format != asCSV && o.format != asLong {
		return usage("--excel is for sheets").try("add --format csv or --format long")
	}
	return nil
}

// render writes a ladder in a form.
func (o *ladderShowOptions) render(b *bytes.Buffer, l *ladder.Ladder) error {
	switch o.format {
	case asJSON:
		return writeJSON(b, ladderJSONOf(l))
	case asMermaid:
		return report.Mermaid(b, l)
	case asYAML:
		return o.file(b, l)
	case asCSV:
		return interchange.WriteMatrix(b, l, interchange.WriteOptions{Excel: o.excel})
	case asLong:
		return interchange.WriteLong(b, l, interchange.WriteOptions{Excel: o.excel})
	case asCASE:
		return interchange.WriteCASE(b, l, interchange.CASEOptions{Changed: o.now()})
	}
	return report.Ladder(b, l, o.width())
}

// file writes the ladder file as its author wrote it, so that a copy is the same ladder to results. One that holds what a reader cannot
// see is written anew.
func (o *ladderShowOptions) file(b *bytes.Buffer, l *ladder.Ladder) error {
	_, text, err := o.ladderText(o.ref)
	if err != nil {
		return err
	}
	plain := strings.ReplaceAll(strings.TrimPrefix(string(text), "\ufeff"), "\r\n", "\n")
	if safe.Lines(plain) != plain {
		if text, err = ladderfile.Encode(l); err != nil {
			return err
		}
	}
	_, err = b.Write(text)
	return err
}

// left names what of a ladder the form has no place for.
func (o *ladderShowOptions) left(l *ladder.Ladder) []string {
	switch o.format {
	case asCSV:
		return interchange.Left(l, interchange.Matrix)
	case asLong:
		return interchange.Left(l, interchange.Long)
	case asCASE:
		return interchange.LeftByCASE(l)
	}
	return nil
}
