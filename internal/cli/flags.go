package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/rung-dev/rung/internal/assess"
)

// when says when to use colour.
type when string

// themeName says which ground the colours are for.
type themeName string

const (
	auto   = "auto"
	always = when("always")
	never  = when("never")
	light  = themeName("light")
	dark   = themeName("dark")
)

// addGlobalFlags adds the flags that every command has.
func addGlobalFlags(a *app, root *cobra.Command) {
	a.theme, a.color = auto, auto
	if t := themeName(a.world.Getenv("RUNG_THEME")); t == light || t == dark {
		a.theme = t
	}
	f := root.PersistentFlags()
	f.StringVar(&a.home, "home", "", "directory of drafts, results and ladders")
	f.Var(newWord(&a.theme, auto, light, dark), "theme", "colours for this ground")
	f.Var(newWord(&a.color, auto, always, never), "color", "when to use colour")
	f.BoolVar(&a.noInput, "no-input", false, "never ask, never open a screen")
	completeGlobals(root)
}

// word is a flag that takes one of a few words.
type word[T ~string] struct {
	value *T
	known []T
}

func newWord[T ~string](value *T, known ...T) pflag.Value { return &word[T]{value, known} }

func (w *word[T]) String() string { return string(*w.value) }

// Type is what help shows for the value.
func (w *word[T]) Type() string {
	var words []string
	for _, k := range w.known {
		words = append(words, string(k))
	}
	return strings.Join(words, "|")
}

// Set takes the word from the command line.
func (w *word[T]) Set(s string) error {
	if !slices.Contains(w.known, T(s)) {
		return fmt.Errorf("it is one of %s", strings.ReplaceAll(w.Type(), "|", ", "))
	}
	*w.value = T(s)
	return nil
}

func modeFlag(m *assess.Mode) pflag.Value { return newWord(m, assess.Modes[:]...) }
