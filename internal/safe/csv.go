package safe

import (
	"strings"
	"unicode"
)

// quoteMark before a cell tells a spreadsheet that text follows, whatever it looks like.
const quoteMark = "'"

// CSV returns a cell that no spreadsheet takes for a formula: what could start one gets a quote mark before it. The
// result is the content of a cell; separators and double quotes are the business of a CSV writer.
func CSV(s string) string {
	if startsFormula(s) {
		return quoteMark + s
	}
	return s
}

// UnCSV takes away the quote mark of CSV and no other: UnCSV(CSV(s)) is s, for every s.
func UnCSV(s string) string {
	if rest, quoted := strings.CutPrefix(s, quoteMark); quoted && startsFormula(rest) {
		return rest
	}
	return s
}

// startsFormula is true for what a spreadsheet may run: one of = + - @ at the start, in any width, also behind blanks
// and characters that nobody sees; and any control character there. Quote marks before that change nothing, so that
// CSV quotes a quoted formula once more and UnCSV knows which mark is whose.
func startsFormula(s string) bool {
	for _, r := range strings.TrimLeft(s, quoteMark) {
		switch {
		case strings.ContainsRune("=+-@＝＋－＠﹦﹢﹣﹫−", r), unicode.IsControl(r):
			return true
		case unicode.IsSpace(r), unicode.In(r, unicode.Cf, unicode.M):
		default:
			return false
		}
	}
	return false
}
