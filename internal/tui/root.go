// Package tui is rung on a screen: the root model that routes between screens, lays out the frame round them, and saves.
//
// A screen answers a key with a typed action, and the root carries it out inside Update, so that keys typed ahead meet the
// screen they were meant for. Commands are for the disk alone.
package tui

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/desk"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/tui/blind"
	"github.com/rung-dev/rung/internal/tui/browse"
	"github.com/rung-dev/rung/internal/tui/evidence"
	"github.com/rung-dev/rung/internal/tui/gate"
	"github.com/rung-dev/rung/internal/tui/home"
	"github.com/rung-dev/rung/internal/tui/intro"
	"github.com/rung-dev/rung/internal/tui/jump"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/meet"
	"github.com/rung-dev/rung/internal/tui/pane"
	planscreen "github.com/rung-dev/rung/internal/tui/plan"
	"github.com/rung-dev/rung/internal/tui/preference"
	"github.com/rung-dev/rung/internal/tui/question"
	"github.com/rung-dev/rung/internal/tui/result"
	"github.com/rung-dev/rung/internal/tui/setup"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// place is where the person is.
type place int

const (
	atHome place = iota
	atSetup
	atIntro
	atQuestion
	atJump
	atEvidence
	atResult
	atPreference
	atShelf
	atBrowse
	atMeet
	atBlind
	atGate
	atReveal
	atTalk
	atPlan
)

// Root is the model of the whole program.
type Root struct {
	cfg           Config
	theme         *theme.Theme
	ground        theme.Ground
	profile       colorprofile.Profile
	width, height int

	drawn  string // the screen as it is now
	cursor *tea.Cursor

	place   place
	single  bool // started for one thing: leaving it leaves rung
	help    bool
	helpTop pane.Pane
	notice  string // one line above the footer, until the next key

	home     *home.Screen
	setup    *setup.Screen
	intro    *intro.Screen
	question *question.Screen
	jump     *jump.Screen
	evidence *evidence.Screen
	result   *result.Screen
	prefer   *preference.Screen
	shelf    *browse.Shelf
	browse   *browse.Screen
	meets    *meet.Screen
	blind    *blind.Screen // nil where nobody is about to give a second view
	gate     *gate.Screen
	plan     *planscreen.Screen

	session    *assess.Session
	introduced map[int]bool
	shown      *assess.Assessment    // the result on the screen
	meeting    *meeting              // nil outside of a one-on-one
	planning   *planning             // nil where no plan is on the screen
	noting     noting                // what the note being edited is for
	notes      map[string]desk.Notes // private ones as they are, by id of the view that is given meanwhile
	name       string                // of whoever gives a second view, where it was said before
	start      tea.Cmd               // what the program begins with
	entered    form                  // the last that was filled in

	disk        *disk
	mine        map[string]bool // drafts this program has worked on, and so holds locked
	opening     bool            // a draft is being opened
	ahead       []tea.Msg       // keys that wait for the disk; see waiting
	interrupted bool            // ctrl+c in the middle of an assessment
	leaving     bool            // quit as soon as nothing is being saved
	gone        bool            // the terminal, which says so itself, too
	typed       string          // what was being typed when rung was left, and has no place to be kept at
	planned     string          // what was being typed then, and went on the plan as far as it was
	hurried     bool            // left while something was being saved
	pausing     bool            // pause as soon as nothing is being saved
	editing     bool            // a text editor has the note that is on the screen
	asking      bool            // whether to leave although answers are not saved
}

// New returns the root at its home screen. See StartSetup, StartSession and StartResult for others.
func New(cfg Config) *Root {
	r := &Root{cfg: cfg, ground: cfg.Ground, profile: cfg.Profile, introduced: map[int]bool{}, mine: map[string]bool{}, notes: map[string]desk.Notes{}}
	r.disk = newDisk(&r.cfg)
	r.theme = theme.New(r.ground, r.profile)
	return r
}

// StartHome shows the home screen.
func (r *Root) StartHome() { r.toHome() }

// StartSetup shows the form for a new assessment, and leaves rung when that is left.
func (r *Root) StartSetup(v setup.Values) {
	r.single = true
	r.toSetup(v)
}

// StartNew begins an assessment with these values, and leaves rung when that is left.
func (r *Root) StartNew(v setup.Values) {
	r.single = true
	r.start = r.startNew(v)
}

// StartSession goes on with an assessment that is locked already, and leaves rung when that is left.
func (r *Root) StartSession(a *assess.Assessment, l *ladder.Ladder) error {
	r.single = true
	return r.goOnWith(a, l)
}

// StartResult shows a result, and leaves rung when that is left.
func (r *Root) StartResult(o chart.Outcome) {
	r.single = true
	r.toResult(o)
}

// StartBrowse shows a ladder, and leaves rung when that is left.
func (r *Root) StartBrowse(l *ladder.Ladder) {
	r.single = true
	r.toBrowse(l)
}

// Init asks the terminal for its ground, without waiting for an answer.
func (r *Root) Init() tea.Cmd {
	if r.cfg.Ask {
		return tea.Batch(tea.RequestBackgroundColor, r.start)
	}
	return r.start
}

// Update carries out one message, and draws.
func (r *Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := r.carryOut(msg)
	r.draw()
	return r, cmd
}

func (r *Root) carryOut(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.width, r.height = msg.Width, msg.Height
	case tea.ColorProfileMsg:
		r.retheme(r.ground, msg.Profile)
	case tea.BackgroundColorMsg:
		if r.cfg.Ask {
			r.retheme(groundOf(msg), r.profile)
		}
	case Stop:
		return r.stop()
	case Pause:
		return r.onPause()
	case Redraw:
		return r.redraw()
	case backAgain:
		return r.onBackAgain(msg)
	case jobDone:
		return r.onJobDone(msg)
	case tea.KeyPressMsg:
		return r.onKey(typedText(normal(msg)))
	case tea.PasteMsg:
		return r.onKey(typedText(msg))
	}
	return nil
}

// normal undoes what terminals do to keys typed fast: enter typed before rung has set the terminal up arrives as ctrl+j, and
// two escapes in one read as alt+esc, as does an escape before the keys that leave and pause.
func normal(k tea.KeyPressMsg) tea.KeyPressMsg {
	switch k.Keystroke() {
	case "ctrl+j":
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	case "alt+esc":
		return tea.KeyPressMsg{Code: tea.KeyEscape}
	case "ctrl+alt+c", "ctrl+alt+z":
		return tea.KeyPressMsg{Code: k.Code, Mod: tea.ModCtrl}
	}
	return k
}

func groundOf(msg tea.BackgroundColorMsg) theme.Ground {
	if msg.IsDark() {
		return theme.Dark
	}
	return theme.Light
}

func (r *Root) retheme(g theme.Ground, p colorprofile.Profile) {
	if g == r.ground && p == r.profile {
		return
	}
	r.ground, r.profile = g, p
	r.theme = theme.New(g, p)
	if r.setup != nil {
		r.setup.SetTheme(r.theme)
	}
	if r.evidence != nil {
		r.evidence.SetTheme(r.theme)
	}
	if r.meets != nil {
		r.meets.SetTheme(r.theme)
	}
	if r.blind != nil {
		r.blind.SetTheme(r.theme)
	}
	if r.plan != nil {
		r.plan.SetTheme(r.theme)
	}
}

// onKey gives a key to whoever is to have it: the way out, a question of the root's own, help, or the screen.
func (r *Root) onKey(msg tea.Msg) tea.Cmd {
	switch {
	case keys.Is(msg, keys.Leave()):
		r.interrupted = r.working() != nil || r.begun() != nil
		return r.stop()
	case r.isPauseKey(msg):
		return r.onPause()
	case r.tooSmall():
		return nil // nobody answers what they cannot see
	case r.waiting():
		r.ahead = append(r.ahead, msg)
		return nil
	case r.asking:
		return r.onAskingKey(msg)
	case keys.Is(msg, retryKey()) && r.disk.unsaved() != nil && !r.keepsText():
		return r.disk.retry()
	case r.help:
		r.onHelpKey(msg)
		return nil
	case keys.Is(msg, keys.Help()) && !r.typing():
		r.help = true
		r.helpTop.Reset()
		return nil
	}
	r.notice = ""
	return r.toScreen(msg)
}

// waiting says whether keys wait: for the disk, while a draft is opened, and while an answer is saved; and for a text editor. So no more
// than one answer is ever on the screen and not on the disk, however fast somebody types.
func (r *Root) waiting() bool {
	return r.opening || r.editing || r.working() != nil && r.disk.state(r.working().ID) == saving
}

// working is the assessment that is being answered or agreed on, nil for none.
func (r *Root) working() *assess.Assessment {
	switch {
	case r.session != nil:
		return r.session.Assessment
	case r.meeting != nil && r.meeting.agreement != nil:
		return r.meeting.agreement.Draft
	}
	return nil
}

// playAhead gives the keys that waited to the screens, until they have to wait again.
func (r *Root) playAhead() tea.Cmd {
	var cmds []tea.Cmd
	for len(r.ahead) > 0 && !r.waiting() {
		k := r.ahead[0]
		r.ahead = r.ahead[1:]
		r.draw()
		cmds = append(cmds, r.onKey(k))
	}
	return tea.Batch(cmds...)
}

// typing says whether letters are text on the screen shown.
func (r *Root) typing() bool {
	switch r.place {
	case atSetup, atEvidence, atBlind:
		return true
	case atMeet:
		return r.meets.Typing()
	case atPlan:
		return r.plan.Typing()
	}
	return false
}

// keepsText says whether the key that tries to save again means to the screen that what is typed there is kept.
func (r *Root) keepsText() bool { return r.place == atEvidence || r.place == atPlan && r.plan.Typing() }

func (r *Root) onHelpKey(msg tea.Msg) {
	if keys.Is(msg, keys.Help(), keys.Quit(), keys.Back("")) {
		r.help = false
		return
	}
	r.helpTop.Update(msg)
}

func (r *Root) toScreen(msg tea.Msg) tea.Cmd {
	switch r.place {
	case atHome:
		return r.onHome(r.home.Update(msg))
	case atSetup:
		return r.onSetup(r.setup.Update(msg))
	case atIntro:
		return r.onIntro(r.intro.Update(msg))
	case atQuestion:
		return r.onQuestion(r.question.Update(msg))
	case atJump:
		return r.onJump(r.jump.Update(msg))
	case atEvidence:
		return r.onEvidence(r.evidence.Update(msg))
	case atResult:
		return r.onResult(r.result.Update(msg))
	case atPreference:
		return r.onPreference(r.prefer.Update(msg))
	case atShelf:
		return r.onShelf(r.shelf.Update(msg))
	case atBrowse:
		return r.onBrowse(r.browse.Update(msg))
	}
	return r.toMeetingScreen(msg)
}

// toMeetingScreen is toScreen for the screens of a one-on-one and of plans.
func (r *Root) toMeetingScreen(msg tea.Msg) tea.Cmd {
	switch r.place {
	case atMeet:
		return r.onMeet(r.meets.Update(msg))
	case atBlind:
		return r.onBlind(r.blind.Update(msg))
	case atGate:
		return r.onGate(r.gate.Update(msg))
	case atReveal:
		if r.meeting.confirming {
			return r.onConfirmKey(msg)
		}
		return r.onReveal(r.meeting.reveal.Update(msg))
	case atTalk:
		return r.onTalk(r.meeting.talk.Update(msg))
	case atPlan:
		return r.onPlan(r.plan.Update(msg))
	}
	return nil
}
