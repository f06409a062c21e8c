package sample_test

import (
	"runtime"
	"testing"

	"github.com/rung-dev/rung/internal/sample"
)

// failing notes that a test was ended.
type failing struct {
	testing.TB
	ended bool
}

func (f *failing) Helper() {}

func (f *failing) Fatal(...any) { f.end() }

func (f *failing) Fatalf(string, ...any) { f.end() }

func (f *failing) end() {
	f.ended = true
	runtime.Goexit()
}

func TestFiles(t *testing.T) {
	if files := sample.Files(t, "files.go", "files_*.go"); len(files) != 2 || files[0].Name != "files.go" || len(files[0].Data) == 0 {
		t.Error(files)
	}
	for _, patterns := range [][]string{{"*.none"}, {"files.go", "gone/*"}, {"["}, {"../sampl[e]"}} {
		f, done := &failing{}, make(chan struct{})
		go func() {
			defer close(done)
			sample.Files(f, patterns...)
		}()
		if <-done; !f.ended {
			t.Errorf("%q: nothing is wrong with them", patterns)
		}
	}
}
