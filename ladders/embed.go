// Package ladders holds the ladders that ship with rung, as the bytes of their files. Nothing is parsed here:
// a program that starts needs one ladder at most.
package ladders

import (
	"embed"
	"slices"
	"strings"
)

// Default is the id of the ladder to take when nobody named one.
const Default = "product"

const extension = ".yaml"

//go:embed *.yaml compiled/*.json
var files embed.FS

// IDs returns the ids of all ladders, the default first and the others in alphabetical order. A ladder's
// file is named after its id.
func IDs() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic(err) // the directory is part of the program
	}
	var others []string
	for _, e := range entries {
		if id, ok := strings.CutSuffix(e.Name(), extension); ok && id != Default {
			others = append(others, id)
		}
	}
	slices.Sort(others)
	return append([]string{Default}, others...)
}

// Compiled returns a ladder in the form that is fast to load; it says the same as its file. A test of package ladderfile keeps
// it so, and writes it.
func Compiled(id string) ([]byte, bool) {
	data, err := files.ReadFile("compiled/" + id + ".json")
	return data, err == nil
}

// Read returns the file of a ladder, and whether there is one of that id.
func Read(id string) ([]byte, bool) {
	data, err := files.ReadFile(id + extension)
	return data, err == nil
}
