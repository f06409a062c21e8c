package safe

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestCSV(t *testing.T) {
	for in, want := range map[string]string{
		"":                       "",
		"plain":                  "plain",
		"Asks for help":          "Asks for help",
		"a=1":                    "a=1",
		"'tis":                   "'tis",
		"'":                      "'",
		"=1+1":                   "'=1+1",
		`=HYPERLINK("http://x")`: `'=HYPERLINK("http://x")`,
		"+1":                     "'+1",
		"-1":                     "'-1",
		"- a bullet":             "'- a bullet",
		"@SUM(A1)":               "'@SUM(A1)",
		"\t=1":                   "'\t=1",
		"\rx":                    "'\rx",
		"\nx":                    "'\nx",
		"\x00=1":                 "'\x00=1",
		"  =1":                   "'  =1",
		"\u00a0=1":               "'\u00a0=1",
		"\u200b=1":               "'\u200b=1",
		"\ufeff=1":               "'\ufeff=1",
		"＝1":                     "'＝1",
		"＋1":                     "'＋1",
		"－1":                     "'－1",
		"＠x":                     "'＠x",
		"'=1":                    "''=1",
		"''=1":                   "'''=1",
		"' =1":                   "'' =1",
		"(=1)":                   "(=1)",
	} {
		if got := CSV(in); got != want {
			t.Errorf("CSV(%q) = %q, want %q", in, got, want)
		}
		if got := UnCSV(want); got != in {
			t.Errorf("UnCSV(%q) = %q, want %q", want, got, in)
		}
	}
}

// TestUnCSVKeeps: a quote mark that guards nothing belongs to the text.
func TestUnCSVKeeps(t *testing.T) {
	for _, s := range []string{"", "'", "''", "'tis the season", "'90s", "it's", "=1"} {
		if got := UnCSV(s); got != s {
			t.Errorf("UnCSV(%q) = %q, want it unchanged", s, got)
		}
	}
}

// TestCSVRoundTrip: whatever the cell holds, the guard holds and comes off again.
func TestCSVRoundTrip(t *testing.T) {
	nasty := rapid.StringOf(rapid.OneOf(rapid.RuneFrom([]rune("'=+-@ \t\r\n\x00＝＠\u00a0\u200bab")), rapid.Rune()))
	rapid.Check(t, func(t *rapid.T) {
		s := nasty.Draw(t, "cell")
		guarded := CSV(s)
		if got := UnCSV(guarded); got != s {
			t.Fatalf("UnCSV(CSV(%q)) = %q", s, got)
		}
		if first := strings.TrimSpace(guarded); first != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(first)[0]) {
			t.Fatalf("CSV(%q) = %q still starts a formula", s, guarded)
		}
	})
}
