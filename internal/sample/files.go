package sample

import (
	"os"
	"path/filepath"
	"testing"
)

// File is one that tests work on.
type File struct {
	Name string // its path, as the pattern begins it
	Data []byte
}

// Files reads the files that patterns match, as of filepath.Glob. Each pattern must match one: where a directory has moved, a test goes
// through nothing, and passes.
func Files(t testing.TB, patterns ...string) []File {
	t.Helper()
	var files []File
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("no file matches %s: %v", pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, File{name, data})
		}
	}
	return files
}
