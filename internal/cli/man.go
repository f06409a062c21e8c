package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newManCmd prints the manual page of all commands, as packages of a release want it. It is made from the same texts as the help.
func newManCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: "rung man > rung.1\nrung man | man -l -\nrung man > ~/.local/share/man/man1/rung.1",
		Args:    files(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := a.out.Write([]byte(manPage(cmd.Root())))
			return err
		},
	}
}

// environment is what rung looks at besides its flags.
var environment = [][2]string{
	{"RUNG_HOME", "directory of drafts, results and ladders, in place of the usual one"},
	{"RUNG_THEME", "light or dark: the ground of the terminal"},
	{"RUNG_ACCESSIBLE, ACCESSIBLE", "anything but 0, false, no or off: questions and results line by line, for screen readers"},
	{"NO_COLOR", "anything but nothing: no colour"},
	{"CLICOLOR_FORCE", "colour also where the output is no terminal"},
	{"VISUAL, EDITOR", "the editor for notes"},
	{"RUNG_NO_TITLE", "anything but 0, false, no or off: leave the title of the window alone, as --no-title does"},
}

// exits are the codes with which rung ends.
var exits = []struct {
	code    exitCode
	meaning string
}{
	{done, "done"},
	{failed, "failed"},
	{badUsage, "called in a way that rung does not know"},
	{badInput, "a file is not what it should be, or a check found problems"},
	{notEnough, "too few answers for a result"},
	{busy, "another rung has the draft open"},
	{notSaved, "could not be saved"},
	{noPermission, "no permission"},
}

// manPage is the manual page, section 1, in the macros of man(7). It has no date: two builds of one version give the same bytes.
func manPage(root *cobra.Command) string {
	var r roff
	r.macro("TH", "RUNG", "1", "", "rung "+thisVersion().Version, "")
	r.macro("SH", "NAME")
	r.text("rung - where you stand on a career ladder, which role comes next, and what is missing for it")
	r.macro("SH", "SYNOPSIS")
	r.bold("rung").text(" [COMMAND] [FLAGS]")
	r.macro("SH", "COMMANDS")
	for _, c := range commandsBelow(root) {
		r.command(c)
	}
	r.macro("SH", "FLAGS OF EVERY COMMAND")
	r.flags(root.PersistentFlags())
	r.macro("SH", "ENVIRONMENT")
	for _, e := range environment {
		r.term(e[0], e[1])
	}
	r.macro("SH", "EXIT STATUS")
	for _, e := range exits {
		r.term(fmt.Sprint(e.code), e.meaning)
	}
	r.term("128 + n", "ended by the signal n; what was answered is kept")
	return r.String()
}

// commandsBelow lists the commands below c that do something, each before those below it.
func commandsBelow(c *cobra.Command) []*cobra.Command {
	var all []*cobra.Command
	for _, sub := range c.Commands() {
		if sub.Hidden || !sub.IsAvailableCommand() && sub.Name() != "help" {
			continue
		}
		all = append(all, sub)
		all = append(all, commandsBelow(sub)...)
	}
	return all
}

// roff is a text in the macros of man(7).
type roff struct{ strings.Builder }

// quoteRoff makes text that roff takes as it stands.
var quoteRoff = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, `"`, `\(dq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`)

// macro writes a request on a line of its own.
func (r *roff) macro(name string, args ...string) {
	if n := r.Len(); n > 0 && r.String()[n-1] != '\n' {
		r.WriteByte('\n')
	}
	r.WriteString("." + name)
	for _, a := range args {
		r.WriteString(` "` + quoteRoff.Replace(a) + `"`)
	}
	r.WriteByte('\n')
}

// text goes on in a line. A dot at the beginning of a line would be a request.
func (r *roff) text(s string) *roff {
	lines := strings.Split(quoteRoff.Replace(s), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") {
			lines[i] = `\&` + line
		}
	}
	r.WriteString(strings.Join(lines, "\n"))
	return r
}

func (r *roff) bold(s string) *roff {
	r.WriteString(`\fB`)
	r.text(s)
	r.WriteString(`\fR`)
	return r
}

// term is a word and what it means.
func (r *roff) term(word, meaning string) {
	r.macro("TP")
	r.bold(word)
	r.WriteByte('\n')
	r.text(meaning)
}

// command is a command with its flags and examples.
func (r *roff) command(c *cobra.Command) {
	r.macro("SS", usageLine(c))
	r.text(c.Short + ".")
	r.flags(c.LocalNonPersistentFlags())
	if c.Example != "" {
		r.macro("PP")
		r.text("Examples:")
		r.macro("RS")
		r.macro("nf")
		r.text(c.Example)
		r.macro("fi")
		r.macro("RE")
	}
}

func (r *roff) flags(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Name == "help" {
			return
		}
		value, does := pflag.UnquoteUsage(f)
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		r.term(strings.TrimSpace(name+" "+value), does)
	})
}
