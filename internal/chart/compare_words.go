package chart

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
)

// selfSays and managerSays put an answer into words: that the manager has not seen something is an answer of its own.
func (v TwoViews) selfSays(r assess.Response) string { return Answer(v.ladder().Scale, r) }

// managerSays is selfSays for the manager.
func (v TwoViews) managerSays(r assess.Response) string { return ManagerAnswer(v.ladder().Scale, r) }

// brief is an answer in a column: by its value alone where words is false.
func (v TwoViews) brief(r assess.Response, byManager, words bool) string {
	switch {
	case r == assess.Skipped && byManager:
		return notSeen
	case r == assess.NotApplicable:
		return "Not here"
	case r.Scaled() && !words:
		return fmt.Sprint(int(r))
	}
	return Answer(v.ladder().Scale, r)
}

// Count says how many answers are the same, and how many more are next to each other.
func (v TwoViews) Count() (same, near string) {
	c := v.Comparison
	switch n := c.Agreement.Adjacent - c.Agreement.Exact; {
	case n == 1 && c.Same == 0:
		near = "One is one point apart."
	case n > 0 && c.Same == 0:
		near = fmt.Sprintf("%d are one point apart.", n)
	case n == 1:
		near = "One more is one point apart."
	case n > 1:
		near = fmt.Sprintf("Another %d are one point apart.", n)
	}
	switch all := len(c.Pair.Questions); {
	case c.Same == all && all == 1:
		return "The one answer is the same.", near
	case c.Same == all:
		return fmt.Sprintf("All %d answers are the same.", all), near
	case c.Same == 0:
		return fmt.Sprintf("None of %s is the same.", Count(all, "answer")), near
	default:
		return fmt.Sprintf("%d of %d answers %s the same.", c.Same, all, plural(c.Same, "is", "are")), near
	}
}

// Nothing says that there is nothing to talk about, "" where there is.
func (v TwoViews) Nothing() string {
	c := v.Comparison
	switch {
	case len(c.All()) == 0:
		return "Both views are the same. There is nothing that must be talked about."
	case len(c.ToTalk()) == 0:
		return fmt.Sprintf("No value differs. On %s, one view or both have no value.", Count(len(c.Apart), "question"))
	}
	return ""
}

// Leniency says who answers higher throughout, "" where that could be chance. It is a way of using the scale, and nobody's fault.
func (v TwoViews) Leniency() string {
	s := &v.Comparison.Agreement
	if !s.Lenient() {
		return ""
	}
	higher, lower := v.Self.Who, v.Manager.Who
	if s.Sum < 0 {
		higher, lower = lower, higher
	}
	return fmt.Sprintf("Across %d answers %s answers %s higher than %s.", s.N, higher, points(max(s.Sum, -s.Sum), s.N), lower)
}

// points says a share of points, to a quarter.
func points(num, den int) string {
	quarters := (8*num + den) / (2 * den)
	part := [...]string{"", "a quarter", "a half", "three quarters"}[quarters%4]
	switch whole := quarters / 4; {
	case quarters == 0:
		return "a little"
	case quarters == 2:
		return "about half a point"
	case whole == 0:
		return "about " + part + " of a point"
	case quarters == 4:
		return "about one point"
	case part == "":
		return "about " + InWords(whole) + " points"
	default:
		return "about " + InWords(whole) + " and " + part + " points"
	}
}

// Kappa says how far the views agree beyond chance, "" where there are too few answers to say so, or no such figure.
func (v TwoViews) Kappa() string {
	s := &v.Comparison.Agreement
	if !s.KappaShown() {
		return ""
	}
	return fmt.Sprintf("Weighted kappa over %d answers: %s. 1 would be the same answer throughout, 0 no more than chance.", s.N, kappa(s.Kappa()))
}

func kappa(r score.Ratio) string {
	text := fmt.Sprintf("%.2f", r.Value())
	switch {
	case text == "-0.00":
		return "0.00"
	case text == "1.00" && r.Num != r.Den: // 1 is said to be the same answer throughout
		return "0.99"
	}
	return strings.Replace(text, "-", "−", 1)
}

// NoKappa says why Kappa is silent.
func (v TwoViews) NoKappa() string {
	s, k := &v.Comparison.Agreement, len(v.ladder().Scale.Points)
	switch {
	case s.N == 0 || s.KappaShown():
		return ""
	case s.N < 2*k*k:
		return fmt.Sprintf("Kappa takes %d questions with a value from both; here %s %d.", 2*k*k, plural(s.N, "is", "are"), s.N)
	}
	return "Kappa is not defined here: both views give one value throughout."
}

// Figures are the counts over the questions with a value from both. Never an average.
func (v TwoViews) Figures(width int) []Line {
	s := &v.Comparison.Agreement
	if s.N == 0 {
		return Set(Muted, "No question has a value from both, so there are no figures.", width)
	}
	lines := headline("In figures", "over "+Count(s.N, "question")+" with a value from both", width)
	for _, f := range []struct {
		label string
		n     int
	}{{"The same value", s.Exact}, {"At most one point apart", s.Adjacent}} {
		lines = append(lines, L(Muted, Pad(f.label, 26)).Add(Text, fmt.Sprintf("%d of %d", f.n, s.N)).Cut(width))
	}
	for _, text := range []string{v.Leniency(), v.Kappa()} {
		if text != "" {
			lines = append(lines, Set(Text, text, width)...)
		}
	}
	if why := v.NoKappa(); why != "" {
		lines = append(lines, Set(Faint, why, width)...)
	}
	return lines
}

// Tally says how many questions are agreed on, and how many stay open.
func (v TwoViews) Tally() string {
	agreed, open := 0, v.leftOpen()
	if v.Agreement != nil {
		agreed = len(v.Agreement.Draft.Answers)
	}
	switch {
	case agreed == 0 && open == 0:
		return "Nothing is open."
	case open == 0:
		return fmt.Sprintf("%d agreed on, nothing is open.", agreed)
	case agreed == 0:
		return fmt.Sprintf("Nothing is agreed on yet; %d %s open, as two views.", open, plural(open, "stays", "stay"))
	}
	return fmt.Sprintf("%d agreed on; %d %s open, as two views.", agreed, open, plural(open, "stays", "stay"))
}
