package chart

import (
	"strings"
	"testing"
)

func TestVoices(t *testing.T) {
	long := "Maximilian-Alexander"
	for _, c := range []struct{ person, manager, self, other, answer string }{
		{"Ada Example", "Max Power", "Ada", "Max", "Ada's answer"},
		{"", "Max Power", "Self view", "Max", "the person's answer"},
		{"Ada", "", "Ada", "Manager", "Ada's answer"},
		{"", "", "Self view", "Manager", "the person's answer"},
		{"  ", " ", "Self view", "Manager", "the person's answer"},
		{"Max Power", "Max Weber", "Max Power", "Max Weber", "Max Power's answer"},
		{"Max Power", "max power", "Self view", "Manager", "the person's answer"},
		{long + " Power", long + " Weber", "Self view", "Manager", long + " Power's answer"},
		{"山田太郎", "山田花子", "山田太郎", "山田花子", "山田太郎's answer"},
		{strings.Repeat("ab", 40), "Max", "ababababababa…", "Max", strings.Repeat("ab", 14) + "a…'s answer"},
	} {
		self, other := Voices(c.person, c.manager)
		if self.Short != c.self || other.Short != c.other || self.Answer != c.answer {
			t.Errorf("%q and %q: %q, %q, %q", c.person, c.manager, self.Short, other.Short, self.Answer)
		}
	}
}

func TestPoints(t *testing.T) {
	for _, c := range []struct {
		num, den int
		want     string
	}{
		{1, 20, "a little"}, {1, 8, "about a quarter of a point"}, {1, 4, "about a quarter of a point"}, {3, 8, "about half a point"},
		{1, 2, "about half a point"}, {7, 10, "about three quarters of a point"}, {1, 1, "about one point"},
		{5, 4, "about one and a quarter points"}, {3, 2, "about one and a half points"}, {2, 1, "about two points"},
		{11, 4, "about two and three quarters points"}, {4, 1, "about four points"},
	} {
		if got := points(c.num, c.den); got != c.want {
			t.Errorf("%d/%d: %q, want %q", c.num, c.den, got, c.want)
		}
	}
}

// TestLinesKeepsLinks wraps notes at blanks alone, and loses nothing.
func TestLinesKeepsLinks(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"", 20, ""},
		{"one two", 20, "one two"},
		{"one\n\ntwo", 20, "one\n\ntwo"},
		{"see a-b-c-d-e-f here", 12, "see\na-b-c-d-e-f\nhere"},
		{"- https://example.org/x", 12, "- https://ex\nample.org/x"},
		{"a\t- point that wraps", 12, "a - point\nthat wraps"},
		{"\t- point that wraps", 12, "  - point\n  that wraps"},
		{"               deep", 8, "deep"},
		{"評価評価評価", 5, "評価\n評価\n評価"},
	} {
		if got := strings.TrimSuffix(Plain(Lines(Text, c.text, c.width)), "\n"); got != c.want {
			t.Errorf("%q in %d:\n%q, want\n%q", c.text, c.width, got, c.want)
		}
	}
}
