package safe

import "strings"

// Dragged is the path of a file without what a terminal puts round one that is dragged into it: quotes, or a backslash before a blank.
func Dragged(path string) string {
	for _, q := range []string{"'", `"`} {
		if len(path) > 1 && strings.HasPrefix(path, q) && strings.HasSuffix(path, q) {
			return path[1 : len(path)-1]
		}
	}
	return strings.ReplaceAll(path, `\ `, " ")
}
