package cli

import (
	"strings"

	"github.com/rung-dev/rung/internal/chart"
)

// quoted is a word as a shell takes it.
func quoted(s string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+"
	if s != "" && strings.Trim(s, plain) == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// counted says a number with a noun.
func counted(n int, noun string) string { return chart.Count(n, noun) }
