package ladderfile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestTwins: looking among those that share a rare word finds all that looking at each pair finds.
func TestTwins(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var cells [][3]string
		for c := range rapid.IntRange(1, 6).Draw(t, "competencies") {
			for r := range 3 {
				words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields("the apple pear plum wall rose soil water prune sow dig rake hoe mow")), 0, 14).Draw(t, "words")
				cells = append(cells, [3]string{fmt.Sprint("c", c), fmt.Sprint("r", r), says("I " + strings.Join(words, " ") + ".")})
			}
		}
		data := ladderOf([]string{"r0", "r1", "r2"}, cells...)
		root, p := parse(data)
		if p != nil {
			t.Fatal(p)
		}
		s := newSubject(decode("x", root), root, newRawText(data))
		var got, want []place
		for _, f := range checkQ15(s) {
			got = append(got, f.at)
		}
		all := contentsOf(s)
		for i, b := range all.sets {
			if slices.ContainsFunc(all.sets[:i], func(a content) bool { return alike(a, b) }) {
				want = append(want, b.at)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("found %v, there are %v in\n%s", got, want, data)
		}
	})
}

// TestUnspaced: in a script without blanks between words a sentence is not one word.
func TestUnspaced(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		alike      bool
	}{
		{"Japanese", "私は毎週お客様の話を聞く。", "私は聞いた話を記録して渡す。", false},
		{"Japanese, one word differs", "私は毎週お客様の話を聞いて要点を一枚の紙にまとめて渡す。", "私は毎月お客様の話を聞いて要点を一枚の紙にまとめて渡す。", true},
		{"Chinese", "我每周听取客户的意见。", "我为团队制定明年的计划。", false},
		{"the same in Chinese", "我每周听取客户的意见。", "我每周听取客户的意见！", true},
		{"Thai", "ฉันฟังลูกค้าทุกสัปดาห์", "ฉันวางแผนงานของทีม", false},
		{"with blanks", "Ich höre Kunden zu.", "Ich plane die Woche.", false},
	} {
		for _, competency := range []string{"c", "other"} {
			data := ladderOf([]string{"a", "b"}, [3]string{"c", "a", says(c.a)}, [3]string{competency, "b", says(c.b)})
			data = []byte(strings.Replace(string(data), "title: Lint\n", "title: Lint\nlocale: x\n", 1))
			ps := slices.DeleteFunc(lint(t, data), func(p Problem) bool { return p.Rule != "Q15" })
			if len(ps) > 0 != c.alike || len(ps) > 0 && strings.Contains(ps[0].Hint, "tell them apart") {
				t.Errorf("%s, in %s: %v", c.name, competency, ps)
			}
		}
	}
}

// TestTwinsEnd: what was not compared is said, once.
func TestTwinsEnd(t *testing.T) {
	data := []byte(fewWords())
	root, _ := parse(data)
	all := contentsOf(newSubject(decode("x", root), root, newRawText(data)))
	few := newTwins(all)
	few.left = 1000
	for i := range all.sets {
		few.of(i)
		few.add(i)
	}
	if few.tired <= 0 || few.tired > 1000 {
		t.Errorf("tired at %d", few.tired)
	}
	whole := slices.DeleteFunc(lint(t, data), func(p Problem) bool { return !strings.HasPrefix(p.Text, "so many indicators") })
	if len(whole) != 1 || whole[0].Level != Warning || whole[0].Rule != "Q15" {
		t.Errorf("%v", whole)
	}
}
