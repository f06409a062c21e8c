package score

import (
	"errors"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
)

// ErrNotEnough says that no result exists: no value was given, or no rung is assessable.
var ErrNotEnough = errors.New("not enough answers for a result")

// Derive computes the result of an assessment on its ladder. It fails with an *assess.AnswerError on answers that do
// not fit the ladder, with an *assess.OpenError or an error on preferences that do not, and with ErrNotEnough. It looks at answers, preferences, declared rung,
// aspiration, mode and previous placement, and not at a result that is already there, so deriving twice gives the same.
func Derive(l *ladder.Ladder, a *assess.Assessment) (*assess.Result, error) {
	sheet, err := assess.SheetOf(l, a.Answers)
	if err != nil {
		return nil, err
	}
	if err := assess.CheckOpen(l, a.Open); err != nil {
		return nil, err
	}
	rd := Read(l, sheet, a.Declared.Index(l))
	if !rd.enough() {
		return nil, ErrNotEnough
	}
	leans, err := Leans(l, a.Leanings)
	if err != nil {
		return nil, err
	}
	main := rd.Main()
	at, target := main.Height(rd.Placement), main.Height(rd.Target)
	return &assess.Result{
		Rules:     assess.Rules,
		Placement: assess.RefOf(l, rd.Placement),
		Target:    assess.RefOf(l, rd.Target),
		Held:      held(main, at, a.Previous),
		Readiness: main.readiness(target),
		Blocked:   rd.competencyIDs(main.At(target).Blocked),
		Margin:    main.margin(at),
		Range:     rd.skipRange(a.Declared.Index(l)),
		Next:      rd.next(),
		Gaps:      main.gapResults(target),
		Rungs:     rd.rungResults(),
		Levels:    main.levelResults(target),
		Flags:     rd.flags(main, a),
		Leans:     leans,
	}, nil
}

// enough says whether the answers make a result (scoring section 3).
func (rd *Reading) enough() bool {
	return len(rd.scaled()) > 0 && rd.anyRung(func(s Step) bool { return s.Assessable })
}

func (rd *Reading) anyRung(ok func(Step) bool) bool {
	for r := range rd.Ladder.Rungs {
		if ok(rd.At(r)) {
			return true
		}
	}
	return false
}

// scaled lists all values given, by competency and rung.
func (rd *Reading) scaled() []assess.Response {
	var rs []assess.Response
	for c := range rd.Ladder.Competencies {
		for r := range rd.Ladder.Rungs {
			if x := rd.Sheet.Get(ladder.Cell{Competency: c, Rung: r}); x.Scaled() {
				rs = append(rs, x)
			}
		}
	}
	return rs
}

// held is the placement that stands beside an earlier one; an earlier rung on another branch holds nothing.
func held(p *Path, at int, previous *assess.Previous) assess.RungRef {
	if previous == nil {
		return ""
	}
	earlier := p.Height(previous.Placement.Index(p.ladder))
	if earlier == 0 && previous.Placement != "" {
		return assess.RefOf(p.ladder, p.Rung(at))
	}
	return assess.RefOf(p.ladder, p.Rung(p.Hold(at, earlier)))
}

// skipRange is the placement with all skips read as 0 and as the top point; nil without skips.
func (rd *Reading) skipRange(declared int) *assess.Range {
	if !rd.Sheet.Has(assess.Skipped) {
		return nil
	}
	with := func(r assess.Response) assess.RungRef {
		return assess.RefOf(rd.Ladder, Placement(rd.Ladder, rd.Sheet.Replace(assess.Skipped, r), declared))
	}
	return &assess.Range{Low: with(0), High: with(assess.Response(rd.Ladder.Scale.Top()))}
}

// next lists the rungs above the placement, then the lateral suggestions of the placement.
func (rd *Reading) next() []assess.Next {
	next := []assess.Next{}
	for _, r := range rd.NextSteps() {
		next = append(next, rd.best[r].nextRole(rd.best[r].Height(r), assess.Step))
	}
	if rd.Placement < 0 {
		return next
	}
	for _, id := range rd.Ladder.Rungs[rd.Placement].Also {
		if rd.Ladder.Parent(rd.Ladder.RungIndex(id)) == rd.Placement {
			continue // a step already
		}
		alone := ReadPath(rd.Ladder, ladder.Path{rd.Ladder.RungIndex(id)}, rd.Sheet)
		next = append(next, alone.nextRole(1, assess.Lateral))
	}
	return next
}

func (p *Path) nextRole(h int, kind string) assess.Next {
	return assess.Next{
		Rung:      p.ladder.Rungs[p.Rung(h)].ID,
		Kind:      kind,
		Readiness: p.readiness(h),
		Blocked:   idsOf(p.ladder, p.At(h).Blocked),
		Gaps:      p.gapResults(h),
	}
}

func (p *Path) gapResults(h int) []assess.Gap {
	gaps := []assess.Gap{}
	for _, g := range p.GapsTo(h) {
		kind := assess.SkillGap
		if g.Opportunity {
			kind = assess.OpportunityGap
		}
		gaps = append(gaps, assess.Gap{
			Competency: p.ladder.Competencies[g.Competency].ID,
			Thirds:     g.Thirds,
			MustHave:   g.MustHave,
			Kind:       kind,
			Start:      p.ladder.Rungs[p.Rung(g.Start)].ID,
		})
	}
	return gaps
}

func (rd *Reading) rungResults() []assess.RungResult {
	var rs []assess.RungResult
	for r, rung := range rd.Ladder.Rungs {
		s := rd.At(r)
		rs = append(rs, assess.RungResult{
			Rung: rung.ID, Met: s.Met, Total: s.Total, Full: s.Full, OK: s.OK, Assessable: s.Assessable, Thin: s.Thin,
			Blocked: rd.competencyIDs(s.Blocked), Asked: rd.asked(r),
		})
	}
	return rs
}

// asked says how much of rung r has an answer.
func (rd *Reading) asked(r int) string {
	some, all := false, true
	for c := range rd.Ladder.Competencies {
		cell := ladder.Cell{Competency: c, Rung: r}
		if rd.Ladder.At(cell) == nil {
			continue
		}
		answered := rd.Sheet.Get(cell).Answered()
		some, all = some || answered, all && answered
	}
	switch {
	case !some:
		return assess.AskedNone
	case all:
		return assess.AskedAll
	}
	return assess.AskedSome
}

func (p *Path) levelResults(target int) []assess.Level {
	var ls []assess.Level
	for c, comp := range p.ladder.Competencies {
		ls = append(ls, assess.Level{
			Competency:     comp.ID,
			Rung:           assess.RefOf(p.ladder, p.Rung(p.Level(c))),
			AtLeast:        p.AtLeast(c, target),
			ContradictedBy: p.rungIDs(p.Against(c)),
		})
	}
	return ls
}

// AtLeast says whether the level of c may be higher than it reads: it has reached the target, and the next
// indicator above it was not asked.
func (p *Path) AtLeast(c, target int) bool {
	if p.levels[c] < target {
		return false
	}
	for h := p.levels[c] + 1; h <= len(p.rungs); h++ {
		if p.counts(c, h) {
			return p.response(c, h) == assess.Unasked
		}
	}
	return false
}

// Against lists the heights whose answers contradict the level of c: met ones above it, and others up to it.
func (p *Path) Against(c int) []int {
	var hs []int
	for h := 1; h <= len(p.rungs); h++ {
		if p.indicator(c, h) != nil && p.response(c, h).Scaled() && p.isMet(c, h) != (h <= p.levels[c]) {
			hs = append(hs, h)
		}
	}
	return hs
}

func (p *Path) rungIDs(heights []int) []string {
	ids := []string{}
	for _, h := range heights {
		ids = append(ids, p.ladder.Rungs[p.Rung(h)].ID)
	}
	return ids
}

func (rd *Reading) competencyIDs(cs []int) []string { return idsOf(rd.Ladder, cs) }

func idsOf(l *ladder.Ladder, cs []int) []string {
	ids := []string{}
	for _, c := range cs {
		ids = append(ids, l.Competencies[c].ID)
	}
	return ids
}
