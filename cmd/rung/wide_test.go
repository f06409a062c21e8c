//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"github.com/rung-dev/rung/internal/assess"
)

// wideTexts are what people are called and write, in scripts and signs that programs trip over: wide, combining, right to left, joined,
// without blanks, and long.
var wideTexts = []payload{
	{name: "Chinese", in: "職業生涯階梯與能力評估"},
	{name: "Japanese", in: "キャリアラダーと能力評価、日々の記録"},
	{name: "Korean", in: "경력 사다리와 역량 평가"},
	{name: "jamo", in: "\u1112\u1161\u11ab\u1100\u1173\u11af letters"},
	{name: "half width", in: "ｶﾞｷﾞｸﾞ ﾊﾟﾋﾟﾌﾟ"},
	{name: "full width", in: "Ｐｒｏｄｕｃｔ　Ｏｗｎｅｒ"},
	{name: "Hebrew", in: "סולם קריירה עִבְרִית"},
	{name: "Arabic", in: "سُلَّم الوظائف والتقييم"},
	{name: "Persian", in: "می\u200cخواهم کار کنم"},
	{name: "both ways", in: "abc עברית 123 العربية xyz"},
	{name: "Devanagari", in: "नमस्ते क्षत्रिय क्\u200dष कौशल"},
	{name: "Tamil", in: "நிர்வாகம் கௌரவம்"},
	{name: "Thai", in: "บันไดอาชีพและการประเมินความสามารถที่ดี"},
	{name: "Tibetan", in: "བོད་སྐད་ཡིག"},
	{name: "Vietnamese", in: "Đánh giá năng lực nghề nghiệp"},
	{name: "decomposed", in: "Zoe\u0308 A\u030asa n\u0303a e\u0301te\u0301"},
	{name: "stack", in: "Z" + marks(8) + " a" + marks(8) + "b"},
	{name: "family", in: "👨\u200d👩\u200d👧\u200d👦 and 👩🏽\u200d💻"},
	{name: "flags", in: "🇩🇪🇯🇵🇧🇷 🏴\u200d☠️"},
	{name: "variation", in: "❤️ ❤︎ ☎️ ☎︎ 1️⃣ #️⃣ ✈️"},
	{name: "skin", in: "👍🏿👍🏻 🤷🏾\u200d♂️"},
	{name: "ambiguous", in: "±×÷°§¶†‡…‰′″※→⇒∀∂∈√∞≒■□▲△◆◇○◎●★☆"},
	{name: "box", in: "┌─┐│└┘╔═╗▓▒░█▌"},
	{name: "blanks", in: "a\u00a0b\u2003c\u2009d\u3000e"},
	{name: "mathematics", in: "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 𝟘𝟙𝟚"},
	{name: "ligature", in: "ﷺ ﷽ ﬁ ﬃ"},
	{name: "word", in: strings.Repeat("Donaudampfschifffahrt", 4)},
	{name: "wide word", in: strings.Repeat("漢字", 40)},
	{name: "long", in: strings.TrimSpace(strings.Repeat("Ada Maria ", 20))},
	{name: "joined word", in: strings.Repeat("👩🏽\u200d💻", 30)},
}

// wideSizes are the screens that wide texts are shown on.
var wideSizes = []size{{40, 12}, {80, 24}, {120, 40}}

func init() {
	for i := range wideTexts {
		wideTexts[i].out, wideTexts[i].harmless = wideTexts[i].in, true
	}
}

// TestWideTextsKeepTheirBytes: what is written in any script comes back from a document and from a ladder byte for byte.
func TestWideTextsKeepTheirBytes(t *testing.T) {
	notInShort(t)
	t.Parallel()
	p := &plant{ids: noTexts, words: someWords}
	file := plantedLadder(t, p)
	docs := plantedDocuments(t, p, file)
	for turn := range wideTexts {
		c := crop{p.fields, turn, wideTexts}
		for name, doc := range docs {
			written := c.json(attack, doc)
			a, err := assess.Decode(written)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if again := assess.Encode(a); !bytes.Equal(again, written) {
				t.Errorf("%s with %s at the first field changes when it is read and written: %s", name, wideTexts[turn].name, firstDifference(written, again))
			}
		}
	}
	t.Logf("figure: documents in odd scripts kept byte for byte: %d", len(docs)*len(wideTexts))
}

func firstDifference(a, b []byte) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return fmt.Sprintf("%q is %q", a[max(0, i-20):min(len(a), i+40)], b[max(0, i-20):min(len(b), i+40)])
}

// TestEveryScreenHoldsWideTexts goes through every screen with wide texts in every field. No line is wider than the terminal, and no character
// is torn.
func TestEveryScreenHoldsWideTexts(t *testing.T) {
	notInShort(t)
	t.Parallel()
	sizes, turns := []size{{80, 24}}, 1
	if longTests() {
		sizes, turns = wideSizes, len(wideTexts)
	}
	score := newTally()
	t.Cleanup(func() {
		score.everywhere(t)
		t.Logf("figure: screens with wide texts checked: %d at %v with %d texts; fields seen whole: %d", score.screens, sizes, len(wideTexts), len(score.seen))
	})
	travel(t, sizes, turns, score, func(t *testing.T, turn int) map[side]*evilDesk {
		desks := evilDesksOf(t, turn, wideTexts)
		delete(desks, twin)
		return desks
	})
}

// tooWide are the lines of a screen that are wider than the terminal, and the characters that were torn: each one on the screen is one that
// stands in a text, or a sign of rung's own.
func tooWide(w *window, s size) []string {
	var found []string
	whole := w.desk.crop.characters()
	for _, line := range strings.Split(w.shows(), "\n") {
		if n := ansi.StringWidth(strings.TrimRight(line, " ")); n > s.width {
			found = append(found, fmt.Sprintf("%d cells: %q", n, line))
		}
		for _, g := range graphemes(line) {
			if len(g) > 1 && !whole[g] && !isSign(g) && !inField(w.shows(), g) {
				found = append(found, fmt.Sprintf("%+q is torn in %q", g, line))
			}
		}
	}
	return found
}

// inField says whether a piece of a character may be the edge of a text field, which the library scrolls and breaks between code points.
func inField(screen, piece string) bool {
	typing := strings.Contains(screen, "Whose assessment is it?") || strings.Contains(screen, "New on the plan")
	return typing && strings.Contains("👩🏽\u200d💻", strings.TrimSpace(piece))
}

// isSign says whether a character is one that rung draws and writes itself: fractions, arrows, lines and other signs, none of which takes a mark.
func isSign(g string) bool {
	r, size := utf8.DecodeRuneInString(g)
	return size == len(g) && (r >= 0x2150 && r <= 0x27bf || r >= 0x2010 && r <= 0x203f || r == '·' || r == '×')
}

// characters are those of all texts in a crop.
func (c crop) characters() map[string]bool {
	all := map[string]bool{}
	for _, p := range c.texts {
		for _, g := range graphemes(p.out) {
			all[g] = true
		}
	}
	return all
}

// TestTypingWideTexts types, pastes and deletes wide texts in a name and in a note. A delete takes a whole character, the cursor stands where
// text goes on, and what is kept is what was typed.
func TestTypingWideTexts(t *testing.T) {
	notInShort(t)
	t.Parallel()
	texts := wideTexts
	if !longTests() {
		texts = slices.DeleteFunc(slices.Clone(texts), func(p payload) bool {
			return !slices.Contains([]string{"Chinese", "jamo", "Devanagari", "family", "flags", "stack"}, p.name)
		})
	}
	for _, p := range texts {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			typeWide(t, p, size{80, 24})
		})
	}
	t.Logf("figure: texts typed into a name and a note: %d", len(texts))
}

func typeWide(t *testing.T, p payload, s size) {
	t.Helper()
	name := cutTo(p.in, 60)
	home := filepath.Join(fastDir(t), "home")
	x := start(t, home, s.width, s.height, false, "assess", "--ladder", "product")
	x.see("Whose assessment").press(name)
	x.until("the name "+p.name, func() bool { return strings.Contains(bare(x.shows()), bare(tail(name))) })
	x.press(enter).see("Which ladder").press(enter).see("What is it like").press(enter).see("Which rung are you on").press(up + up + up + up + enter).see("like to reach").press(enter)
	x.see("How thorough").press(enter).see("Think of the last ten").press(enter).see("answered").press("e").see("keep and go back")
	x.press(paste(p.in))
	x.until("the note "+p.name, func() bool { return strings.Contains(bare(x.shows()), bare(tail(p.in))) })
	x.press(esc).see("No occasion").press("3").see("1 answered").see("saved").press(stop)
	if code := x.exit(); code != 130 {
		t.Errorf("%s: exit code %d", p.name, code)
	}
	path := theOnly(t, filepath.Join(home, "drafts", "*.json"))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, err := assess.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if a.Person.Name != name {
		t.Errorf("%s: the name %+q was kept as %+q", p.name, name, a.Person.Name)
	}
	if len(a.Answers) != 1 || a.Answers[0].Evidence != p.in {
		t.Errorf("%s: the note %+q was kept as %+v", p.name, p.in, a.Answers)
	}
}

// bare is a text without marks and blanks: the emulator of the tests loses marks on letters of ASCII.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.M, r) {
			return -1
		}
		return r
	}, solid(s))
}

// tail is the end of a text, as much as a field surely shows.
func tail(s string) string { return strings.Join(lastGraphemes(s, 4), "") }

func lastGraphemes(s string, n int) []string {
	all := graphemes(s)
	return all[max(0, len(all)-n):]
}

// graphemes are what readers take for characters.
func graphemes(s string) []string {
	var all []string
	for s != "" {
		g, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		all = append(all, g)
		s = s[len(g):]
	}
	return all
}

// cutTo is a text of at most so many characters as rung counts them.
func cutTo(s string, n int) string {
	var b strings.Builder
	for _, g := range graphemes(s) {
		if n -= utf8.RuneCountInString(g); n < 0 {
			break
		}
		b.WriteString(g)
	}
	return strings.TrimSpace(b.String())
}
