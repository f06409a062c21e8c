package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/store"
)

// job is one document on its way from the input to the output.
type job struct {
	file  string // as messages call it
	raw   assess.Raw
	alone bool        // the input holds no other document
	done  chan scored // takes the outcome without waiting for a reader
}

// scored is what became of a document.
type scored struct {
	data  []byte
	notes []string // what a person should know about it
	err   error
}

// scoreStream scores the documents of all files on all cores and writes them in the order of the input. How many are under
// way at a time is bounded, whatever the size of the input.
func scoreStream(a *app, files []string, sc *scorer, w io.Writer) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	workers := runtime.GOMAXPROCS(0)
	todo := make(chan *job)
	order := make(chan *job, 2*workers)
	a.apart(func() {
		defer close(order)
		defer close(todo)
		feeder{ctx, todo, order}.feed(a, files)
	})
	for range workers {
		a.apart(func() { sc.work(todo) })
	}
	for j := range order {
		s := <-j.done
		for _, note := range s.notes {
			a.say("%s", note)
		}
		if s.err != nil {
			return s.err
		}
		if _, err := w.Write(s.data); err != nil {
			return err
		}
	}
	return nil
}

// feeder hands out documents: to the workers, and in order to whoever writes.
type feeder struct {
	ctx   context.Context
	todo  chan<- *job
	order chan<- *job
}

// feed reads all files. The first document waits for the second: only then is it known whether it is alone.
func (f feeder) feed(a *app, files []string) {
	var first *job
	count := 0
	err := eachDocument(a, files, func(j *job) bool {
		count++
		if count == 1 {
			first = j
			return true
		}
		if count == 2 && !f.hand(first) {
			return false
		}
		return f.hand(j)
	})
	if count == 1 {
		first.alone = err == nil
		f.hand(first)
	}
	if err == nil && count == 0 {
		err = fail(badInput, "%s: no document", nameOf(files[0])).try("rung assess makes one; look whether this is the right file")
	}
	if err != nil {
		f.give(f.order, &job{done: outcome(scored{err: err})})
	}
}

func outcome(s scored) chan scored {
	c := make(chan scored, 1)
	c <- s
	return c
}

// hand passes a document on; false when nobody wants any more.
func (f feeder) hand(j *job) bool { return f.give(f.order, j) && f.give(f.todo, j) }

func (f feeder) give(to chan<- *job, j *job) bool {
	select {
	case to <- j:
		return true
	case <-f.ctx.Done():
		return false
	}
}

// eachDocument calls use with every document of the files, until it returns false.
func eachDocument(a *app, files []string, use func(*job) bool) error {
	for _, file := range files {
		in, err := a.openText(file)
		if err != nil {
			return err
		}
		more, err := eachIn(in, nameOf(file), use)
		_ = in.Close() // it was only read
		if err != nil || !more {
			return err
		}
	}
	return nil
}

func eachIn(in io.Reader, file string, use func(*job) bool) (more bool, err error) {
	r := assess.NewReader(in)
	for {
		raw, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return true, nil
		case err != nil:
			return false, documentFailure(file, plainRead(file, err))
		case !use(&job{file: file, raw: raw, done: make(chan scored, 1)}):
			return false, nil
		}
	}
}

// plainRead words an error of the source.
func plainRead(file string, err error) error {
	if e := (*os.PathError)(nil); errors.As(err, &e) {
		return fmt.Errorf("reading %s: %w", file, e.Err)
	}
	return err
}

// open opens a file to read it as a stream; - is standard input.
func (a *app) open(path string) (io.ReadCloser, error) {
	if path == stdio {
		in, err := a.stdin()
		return io.NopCloser(in), err
	}
	if info, err := os.Stat(path); err == nil && isDevice(info.Mode()) { // opening some has effects, reading some never ends
		return nil, fmt.Errorf("reading %s: %w", path, store.ErrNotRegular)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, plainRead(path, err)
	}
	return f, nil
}

// isDevice says whether a file is neither a file, nor a directory, nor a pipe.
func isDevice(mode fs.FileMode) bool {
	return !mode.IsRegular() && !mode.IsDir() && mode.Type() != fs.ModeNamedPipe
}
