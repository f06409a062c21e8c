package safe

import (
	"fmt"
	"strings"
)

// Shell quotes s for a command that a person may copy into a POSIX shell. Words of plain characters stay as they are. What cannot be shown is
// written in numbers, which shells read between $' and '.
func Shell(s string) string {
	const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+"
	if s != "" && strings.Trim(s, plain) == "" {
		return s
	}
	if Text(s) != s {
		return "$'" + numbered(s) + "'"
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// numbered writes every byte that is no printable ASCII as an octal number, of three digits so that none after it counts.
func numbered(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '\'' || c == '\\' {
			fmt.Fprintf(&b, `\%03o`, c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
