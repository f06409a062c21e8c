package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"syscall"

	"github.com/go-json-experiment/json"

	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/store"
)

// maxListed is how many problems are listed. Who has more has one cause for most of them.
const maxListed = 20

// report says on standard error what went wrong, and returns the code to exit with.
func (a *app) report(err error) exitCode {
	if err == nil || isClosedPipe(err) {
		return done
	}
	f := failureOf(err)
	if f.text == "" && len(f.spots) == 0 {
		return f.code // all there is to say was said
	}
	f = a.atHome(a.mended(f, err))
	if slices.Contains(a.world.Args, "--json") {
		a.reportJSON(f)
	} else {
		a.reportText(f)
	}
	return f.code
}

// mended is a failure with the command that mends it where the permissions within the home are in the way of saving. What a screen could not
// save ends with the code of that all the same.
func (a *app) mended(f *failure, err error) *failure {
	var save *store.SaveError
	if !errors.As(err, &save) || !errors.Is(save, syscall.EACCES) || !a.isInHome(save.Path) {
		return f
	}
	g := *f
	g.hint = "rung doctor --fix gives you the right to write there"
	if known := (*failure)(nil); !errors.As(err, &known) {
		g.code = noPermission
	}
	return &g
}

// atHome is a failure whose hint names the home that rung was called with: without it, its commands would be about another one.
func (a *app) atHome(f *failure) *failure {
	g := *f
	for _, name := range []string{"doctor", "assess"} {
		g.hint = strings.ReplaceAll(g.hint, "rung "+name, a.command(name))
	}
	return &g
}

func (a *app) reportText(f *failure) {
	if len(f.spots) == 0 {
		a.say("rung: %s", f.text)
	}
	for _, s := range f.spots[:min(maxListed, len(f.spots))] {
		a.say("%s", s)
		if s.hint != "" {
			a.say("hint: %s", s.hint)
		}
	}
	if more := len(f.spots) - maxListed; more > 0 {
		a.say("and %d more", more)
	}
	if f.hint != "" {
		a.say("hint: %s", f.hint)
	}
}

// say writes one line to standard error. It is safe whatever it repeats.
func (a *app) say(format string, args ...any) {
	line := a.inGlyphs(safe.Text(strings.TrimRight(fmt.Sprintf(format, args...), "\n")))
	_, _ = fmt.Fprintln(a.world.Stderr, line) // there is no other place to say that this place is gone
}

// errorJSON is a failure as JSON.
type errorJSON struct {
	Code     string        `json:"code"`
	Message  string        `json:"message"`
	Path     string        `json:"path,omitzero"`
	Line     int           `json:"line,omitzero"`
	Column   int           `json:"column,omitzero"`
	Hint     string        `json:"hint,omitzero"`
	Problems []problemJSON `json:"problems,omitempty"` // all of them, where there are several
}

type problemJSON struct {
	Path    string `json:"path"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitzero"`
}

func (a *app) reportJSON(f *failure) {
	e := errorJSON{Code: f.code.word(), Message: safe.Text(f.text), Hint: safe.Text(f.hint)}
	for i, s := range f.spots {
		p := problemJSON{safe.Text(s.path), s.line, s.col, safe.Text(s.text), safe.Text(s.hint)}
		if i == 0 {
			e.Message, e.Path, e.Line, e.Column, e.Hint = p.Message, p.Path, p.Line, p.Column, p.Hint
		}
		if len(f.spots) > 1 {
			e.Problems = append(e.Problems, p)
		}
	}
	b, err := json.Marshal(map[string]errorJSON{"error": e})
	if err != nil {
		a.reportText(f)
		return
	}
	_, _ = fmt.Fprintf(a.world.Stderr, "%s\n", b)
}
