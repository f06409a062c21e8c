package typo_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/typo"
)

func TestNearest(t *testing.T) {
	known := []string{"title", "short", "also", "id", "facts", "Über uns", "Head of Product"}
	for name, want := range map[string]string{
		"titel": "title", "titl": "title", "titles": "title", "TITLE": "title", "shrt": "short", "asol": "", "als": "also",
		"fact": "facts", "ID": "id", "i": "", "it": "", "": "", "something": "", "ttile": "title", "fatcs": "facts",
		"uber uns": "Über uns", " head of produkt ": "Head of Product", "Head of Design": "",
	} {
		if got := typo.Nearest(name, known); got != want {
			t.Errorf("nearest to %q is %q, want %q", name, got, want)
		}
	}
}

func TestNearestIsTheFirstOfEquals(t *testing.T) {
	if got := typo.Nearest("rung-3", []string{"rung-1", "rung-2"}); got != "rung-1" {
		t.Errorf("nearest is %q, want the first", got)
	}
}

// TestOneSlip holds that any single slip in a name of four letters or more is seen through.
func TestOneSlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.StringMatching(`[a-zäß-]{4,80}`).Draw(t, "name")
		letters := []rune(name)
		at := rapid.IntRange(0, len(letters)-2).Draw(t, "at")
		switch rapid.SampledFrom([]string{"swap", "lose", "double", "hit"}).Draw(t, "slip") {
		case "swap":
			letters[at], letters[at+1] = letters[at+1], letters[at]
		case "lose":
			letters = append(letters[:at:at], letters[at+1:]...)
		case "double":
			letters = append(letters[:at+1:at+1], letters[at:]...)
		case "hit":
			letters[at] = 'x'
		}
		if got := typo.Nearest(strings.ToUpper(string(letters)), []string{"9999", name}); got != name {
			t.Fatalf("nearest to %q is %q, want %q", string(letters), got, name)
		}
	})
}
