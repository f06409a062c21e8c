package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/tui/question"
)

// wideHeader is the width from which a result's mode and date stand in the header.
const wideHeader = 92

// View is the frame with what only a terminal can do.
func (r *Root) View() tea.View {
	v := tea.NewView(r.drawn)
	v.AltScreen = true
	v.Cursor = r.cursor
	if !r.cfg.Untitled {
		v.WindowTitle = r.inGlyphs(r.title())
	}
	if r.cfg.Progress && r.session != nil {
		v.ProgressBar = tea.NewProgressBar(tea.ProgressBarDefault, percentDone(r.session))
	}
	return v
}

// Frame is the whole screen as text, height lines of at most width cells.
func (r *Root) Frame() string { return r.drawn }

// draw is the last step of each message and of each key. What a key does may depend on what is in sight: how far a page goes, and where the
// marker is on what is longer than the screen. So every key comes after a frame, also one that was typed ahead, and View changes nothing.
func (r *Root) draw() { r.drawn, r.cursor = r.frame() }

func (r *Root) frame() (string, *tea.Cursor) {
	if r.width == 0 || r.height == 0 {
		return "", nil // the terminal has not said its size yet
	}
	if r.tooSmall() {
		return r.sayTooSmall(), nil
	}
	g := r.geometry()
	top := []chart.Line{r.header(g.inner)}
	if r.session != nil && !r.help {
		top = append(top, question.Progress(r.session, g.inner, g.ways)...)
	}
	if g.ruled {
		top = append(top, rule(g.inner))
	}
	bottom := r.bottom(g)
	room := r.height - len(top) - len(bottom) - 1
	body, cursor := r.body(g.inner, room)
	bottom = append(bottom, footer(r.keyMap().Footer, g.inner)) // after the body: the keys go by what is in sight
	lines := r.theme.Lines(chart.CutAll(top, g.inner))
	lines = append(lines, body[:min(len(body), room)]...)
	for len(lines) < len(top)+room {
		lines = append(lines, "")
	}
	lines = append(lines, r.theme.Lines(chart.CutAll(bottom, g.inner))...)
	if cursor != nil {
		cursor.X += g.margin
		cursor.Y += len(top)
	}
	return r.frameInGlyphs(g.set(lines)), cursor
}

// geometry is how the frame divides the terminal, from its size alone.
type geometry struct {
	margin int  // blank cells at the left, the same on every screen
	inner  int  // cells between the margins
	ruled  bool // thin rules set header and footer off
	ways   int  // lines that the ways up a ladder may take in the header
}

func (r *Root) geometry() geometry {
	g := geometry{margin: 1, ruled: r.height >= 18, ways: 1}
	if r.height >= 24 {
		g.ways = 4
	}
	if r.width >= 60 {
		g.margin = 2
	}
	g.inner = r.width - 2*g.margin
	return g
}

func rule(width int) chart.Line { return chart.L(chart.Rail, strings.Repeat("─", width)) }

// set puts lines at the left margin.
func (g geometry) set(lines []string) string {
	pad := strings.Repeat(" ", g.margin)
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		if l != "" {
			b.WriteString(pad)
			b.WriteString(l)
		}
	}
	return b.String()
}

// titleWidth is how many cells of a ladder's title stand in that of the window.
const titleWidth = 60

// title of the window: the ladder, never a person.
func (r *Root) title() string {
	of := ""
	switch a := r.assessment(); {
	case a != nil:
		of = r.ladderTitle(a)
	case r.place == atBrowse:
		of = r.browse.Title()
	}
	if of == "" {
		return "rung"
	}
	return "rung – " + chart.Cut(safe.Text(of), titleWidth)
}

// percentDone is how much of an assessment is answered, as far as one knows.
func percentDone(s *assess.Session) int {
	return 100 * s.Answered() / max(1, s.Answered()+s.Left())
}

// assessment is the one on the screen, nil for none.
func (r *Root) assessment() *assess.Assessment {
	switch {
	case r.working() != nil:
		return r.working()
	case r.meeting != nil:
		return r.meeting.second // nothing of the first view, as long as it is not to be seen
	}
	return r.shown
}

func (r *Root) ladderTitle(a *assess.Assessment) string {
	if l, err := r.cfg.Ladder(a.Ladder); err == nil {
		return strings.TrimSuffix(l.Title+" · "+l.ContextTitle(), " · ")
	}
	return a.Ladder.ID
}

func (r *Root) header(width int) chart.Line {
	left := chart.L(chart.Accent, "rung")
	a := r.assessment()
	switch {
	case r.place == atBrowse:
		return left.Add(chart.Muted, " · "+r.browse.Title())
	case r.place == atBlind:
		return left.Add(chart.Muted, " · "+r.ladderTitle(r.meeting.first))
	case a == nil:
		return left
	}
	left = left.Add(chart.Muted, " · "+r.ladderTitle(a))
	if r.place == atResult && width >= wideHeader {
		left = left.Add(chart.Faint, " · "+string(a.Mode)+" · "+a.FinishedAt.Format("2 Jan 2006"))
	}
	right := r.saveState()
	if width >= 60 {
		who := chart.L(chart.Muted, r.who(a))
		if len(right) > 0 {
			who = who.Add(chart.Text, "   ")
		}
		right = append(who, right...)
	}
	return chart.Ends(left, right, width)
}

// nameWidth is how many cells of a name stand in the header.
const nameWidth = 24

// who says whom it is about, and what is on the screen: a rater's view, or the talk about two of them.
func (r *Root) who(a *assess.Assessment) string {
	named := *a
	named.Person.Name, named.Rater.Name = chart.Cut(a.Person.Name, nameWidth), chart.Cut(a.Rater.Name, nameWidth)
	if r.meeting != nil && r.session == nil {
		return named.Person.Name + " · one-on-one"
	}
	return chart.ViewName(&named)
}

func (r *Root) saveState() chart.Line {
	if r.place == atResult && r.result.Trying() {
		return nil
	}
	switch r.disk.state(r.assessment().ID) {
	case notSaved:
		return chart.L(chart.Missing, "not saved")
	case saving:
		return chart.L(chart.Muted, "saving …")
	case saved:
		return chart.L(chart.Met, "saved ✓")
	}
	return nil
}

// bottom is what stands above the footer with the keys.
func (r *Root) bottom(g geometry) []chart.Line {
	lines := r.notices(g.inner)
	if len(lines) > 3 {
		lines = lines[:3]
	}
	if g.ruled {
		lines = append(lines, rule(g.inner))
	}
	return lines
}

// body draws the screen shown, or help in its place. A line that is too wide in spite of its screen, as a ladder with very
// long titles can make it, is cut rather than broken by the terminal.
func (r *Root) body(width, height int) ([]string, *tea.Cursor) {
	if r.help {
		return r.theme.Lines(chart.CutAll(r.helpTop.View(helpLines(r.helpKeys(), width), height), width)), nil
	}
	switch r.place {
	case atSetup:
		return cutStyled(r.setup.View(r.theme, width, height), width), nil
	case atEvidence:
		lines, cursor := r.evidence.View(width, height)
		return cutStyled(lines, width), cursor
	case atMeet:
		lines, cursor := r.meets.Draw(width, height)
		return cutStyled(lines, width), cursor
	case atBlind:
		lines, cursor := r.blind.View(width, height)
		return cutStyled(lines, width), cursor
	case atPlan:
		lines, cursor := r.plan.View(width, height)
		return cutStyled(lines, width), cursor
	}
	return r.theme.Lines(chart.CutAll(r.screenLines(width, height), width)), nil
}

func cutStyled(lines []string, width int) []string {
	for i, l := range lines {
		lines[i] = ansi.Truncate(l, width, "")
	}
	return lines
}

func (r *Root) screenLines(width, height int) []chart.Line {
	switch r.place {
	case atIntro:
		return r.intro.View(width, height)
	case atQuestion:
		return r.question.View(width, height)
	case atJump:
		return r.jump.View(width, height)
	case atResult:
		return r.result.View(width, height)
	case atPreference:
		return r.prefer.View(width, height)
	case atShelf:
		return r.shelf.View(width, height)
	case atBrowse:
		return r.browse.View(width, height)
	case atGate:
		return r.gate.View(width, height)
	case atReveal:
		return r.meeting.reveal.View(width, height)
	case atTalk:
		return r.meeting.talk.View(width, height)
	}
	return r.home.View(width, height)
}
