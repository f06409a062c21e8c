package cli

import (
	"fmt"
	"slices"
	"strconv"
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
	f.BoolVar(&a.noTitle, "no-title", isOn(a.world.Getenv("RUNG_NO_TITLE")), "leave the title of the window alone")
	f.Var(&a.accessible, "accessible", "line by line, for screen readers and pipes")
	f.Lookup("accessible").NoOptDefVal = "true"
	completeGlobals(root)
}

// choice is a switch that knows whether it was touched.
type choice struct{ set, on bool }

func (c *choice) String() string { return strconv.FormatBool(c.on) }

// Type is what pflag calls a switch.
func (c *choice) Type() string { return "bool" }

// IsBoolFlag says that it takes no value.
func (c *choice) IsBoolFlag() bool { return true }

// Set takes the value from the command line.
func (c *choice) Set(s string) error {
	on, err := strconv.ParseBool(s)
	c.set, c.on = true, on
	if err != nil {
		return fmt.Errorf("it is one of true, false")
	}
	return nil
}

// isOn says whether an environment variable is switched on: set to anything that does not say no.
func isOn(value string) bool {
	return !slices.Contains([]string{"", "0", "false", "no", "off"}, strings.ToLower(value))
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
