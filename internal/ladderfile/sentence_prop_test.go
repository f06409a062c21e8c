package ladderfile

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAnySentence draws sentences from the words that rules look for: a finding stands where its excerpt is, a better wording is tidy,
// and one without gaps does not break the rule that it comes with.
func TestAnySentence(t *testing.T) {
	vocabulary := strings.Fields(`I I team backlog users order plan risk hour apple the the a an of to for by in and or & / ; while between whether
		always usually regular often how more every each time all any only fully not never without unless fail avoid don't don’t
		good key several effectively expert best clearly outstanding VP Lead Head of Product can must know understand can try to help to never fail to am aware is was agreed
		are run able responsible help support contribute try 5 three years experience next SLA OKRs ordering testing anything , . ... ü (x) "q"`)
	whole := []string{"Q04", "Q05", "Q08", "Q09", "Q10"} // rules whose patterns are whole sentences
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 12).Draw(t, "words")
		sentence := strings.NewReplacer(" ,", ",", " .", ".", " ;", ";").Replace(strings.Join(append([]string{"I"}, words...), " ") + ".")
		data := withSentence("en", sentence)
		line := []rune(strings.Split(string(data), "\n")[13])
		ps, err := Lint("l.yaml", data)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range ps {
			if p.Line != 14 {
				continue
			}
			if first, _, _ := strings.Cut(p.Excerpt, ", "); p.Excerpt != sentence && !strings.HasPrefix(string(line[p.Col-1:]), first) {
				t.Fatalf("%s is not at %d: %q", p.Rule, p.Col, string(line))
			}
			for _, ugly := range []string{"  ", " ,", gap, "... ...", "....."} {
				if strings.Contains(p.Pattern, ugly) && !strings.Contains(sentence, "...") {
					t.Fatalf("%s: %q holds %q", p.Rule, p.Pattern, ugly)
				}
			}
			if p.Pattern != "" && !strings.Contains(p.Pattern, "...") && slices.Contains(whole, p.Rule) {
				again, _ := Lint("l.yaml", withSentence("en", p.Pattern))
				if i := slices.IndexFunc(again, func(q Problem) bool { return q.Rule == p.Rule }); i >= 0 {
					t.Fatalf("%s: %q breaks its own rule", p.Rule, p.Pattern)
				}
			}
		}
	})
}
