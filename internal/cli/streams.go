package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/charmbracelet/x/term"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/store"
)

// stdio is the file name that stands for standard input and standard output.
const stdio = "-"

// output is standard output: buffered, and the first error stays, so that none goes unnoticed.
type output struct{ *bufio.Writer }

func newOutput(w io.Writer) *output { return &output{bufio.NewWriterSize(stdout{w}, 64<<10)} }

// stdout marks the errors of standard output as such.
type stdout struct{ io.Writer }

func (s stdout) Write(p []byte) (int, error) {
	n, err := s.Writer.Write(p)
	if err != nil {
		err = &outputError{err}
	}
	return n, err
}

// outputError says that standard output did not take everything.
type outputError struct{ err error }

func (e *outputError) Error() string { return "writing to standard output: " + bare(e.err) }

func (e *outputError) Unwrap() error { return e.err }

// bare is an error of a file without the name of the call and of the file.
func bare(err error) string {
	var in *fs.PathError
	if errors.As(err, &in) {
		return in.Err.Error()
	}
	return err.Error()
}

// line writes one line of text to standard output. It is safe whatever it repeats.
func (a *app) line(format string, args ...any) error {
	_, err := fmt.Fprintln(a.out, a.inGlyphs(safe.Text(fmt.Sprintf(format, args...))))
	return err
}

// path writes the path of a file to standard output: to a program as it is, so that it can be used, to a terminal as it can be shown.
func (a *app) path(path string) error {
	if isTerminal(a.world.Stdout) {
		return a.line("%s", path)
	}
	_, err := fmt.Fprintln(a.out, path)
	return err
}

// json writes a value to standard output.
func (a *app) json(v any) error {
	if err := json.MarshalWrite(a.out, v, jsontext.WithIndent("  ")); err != nil {
		return err
	}
	return a.out.WriteByte('\n')
}

// print writes a document to standard output, and notices if it does not arrive.
func (a *app) print(doc *assess.Assessment) error {
	if _, err := a.out.Write(assess.Encode(doc)); err != nil {
		return err
	}
	return a.out.Flush()
}

// isTerminal says whether a stream is one.
func isTerminal(stream any) bool {
	f, ok := stream.(term.File)
	return ok && term.IsTerminal(f.Fd())
}

// stdin returns standard input, and says so before it waits for a person to type.
func (a *app) stdin() (io.Reader, error) {
	if isTerminal(a.world.Stdin) {
		if a.noInput {
			return nil, usage("standard input is a terminal, and --no-input forbids to ask").try("give a file, or pipe the document in")
		}
		a.say("reading from the terminal, Ctrl-D ends")
	}
	a.stdinTaken = true
	return a.world.Stdin, nil
}

// read returns what a file holds; - is standard input. What is beyond the limit is left: whoever decodes the rest refuses it.
func (a *app) read(path string) ([]byte, error) { return a.readUpTo(path, maxInput) }

// readUpTo is read with a limit of its own, in bytes.
func (a *app) readUpTo(path string, most int) ([]byte, error) {
	if path != stdio {
		return store.ReadFileUpTo(path, most)
	}
	in, err := a.stdin()
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(in, int64(most)+1))
	if err != nil {
		return nil, fmt.Errorf("reading standard input: %w", err)
	}
	return b, nil
}

// maxInput is the size of the largest file that any reader here takes; a sealed document may have more, see readText.
const maxInput = 4 << 20

// nameOf is how messages call a file.
func nameOf(path string) string {
	if path == stdio {
		return "stdin"
	}
	return path
}

// write puts data where -o says. A file is written whole or not at all.
func (a *app) write(path string, data []byte, force bool) error {
	if path == stdio {
		_, err := a.out.Write(data)
		return err
	}
	return a.unbroken(func() error { return store.WriteNew(path, data, force) })
}

// stdoutPaths are files that stand for standard output. One that is written whole or not at all cannot take their place.
var stdoutPaths = []string{"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}

// checkTarget fails early where write could only fail late: after all the questions.
func checkTarget(path string, force bool) error {
	if path == "" || path == stdio {
		return nil
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.Mode().IsRegular() && slices.Contains(stdoutPaths, path):
		return usage("-o %s is the file that standard output goes to", path).try("-o - writes to standard output")
	case err == nil && info.IsDir():
		return &store.SaveError{Path: path, Err: errors.New("it is a directory")}
	case err == nil && info.Mode().IsRegular() && !force:
		return &store.ExistsError{Path: path}
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return &store.SaveError{Path: path, Err: err}
	}
	return nil
}

// width is how wide text may be: as wide as the terminal, and 80 elsewhere.
func (a *app) width() int {
	if f, ok := a.world.Stdout.(term.File); ok {
		if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
			return w
		}
	}
	return 80
}
