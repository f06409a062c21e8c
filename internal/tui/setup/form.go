package setup

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/textinput"
	"charm.land/huh/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// The pages of the form, one field each.
const (
	pageName  = iota // this and the next one are for text
	pageRater        // only where somebody else than the person answers
	pageLadder
	pageContext
	pageDeclared
	pageAspired
	pageMode
	lastPage = pageMode
)

func (s *Screen) build() {
	s.twins = [...]textinput.Model{pageName: twin(s.values.Name), pageRater: twin(s.values.Rater)}
	s.declared = huh.NewSelect[int]().Value(&s.values.Declared)
	s.aspired = huh.NewSelect[int]().Title("Which rung would you like to reach?").
		Description("It is noted with the result. On a ladder that forks, the questions begin on the way there.").
		Value(&s.values.Aspired)
	if s.values.ByOther {
		s.aspired.Title("Which rung would they like to reach?")
	}
	s.claimedFirst(nil) // the words of the page, also before a ladder is chosen
	s.offerRungs()
	theme := huh.ThemeFunc(func(bool) *huh.Styles { return s.styles })
	var pages []*huh.Group
	s.lists = []huh.Field{s.ladderField(), s.contextField(), s.declared, s.aspired, s.modeField()}
	for _, field := range append([]huh.Field{s.nameField(), s.raterField()}, s.lists...) {
		// A group draws its field when it is made, and a field without a theme makes huh's own one for every option.
		pages = append(pages, huh.NewGroup(field.WithTheme(theme)))
	}
	s.form = huh.NewForm(pages...).WithShowHelp(false).WithShowErrors(true).WithTheme(theme)
	s.form.Init()
}

// twin is a text field like that of a page with this value.
func twin(value string) textinput.Model {
	m := textinput.New()
	m.CharLimit = assess.MaxName
	m.SetValue(value)
	m.Focus()
	return m
}

func (s *Screen) nameField() huh.Field {
	title, says := "Whose assessment is it?", "Your name, as it should stand on the result. It stays on this machine."
	if s.values.ByOther {
		title, says = "Who is it about?", "The name of the person, as it should stand on the result."
	}
	return huh.NewInput().Title(title).Description(says).
		Prompt("▸ ").CharLimit(assess.MaxName).Value(&s.values.Name).Validate(someName)
}

func someName(name string) error {
	if strings.TrimSpace(name) == "" {
		return errors.New("type a name; any will do")
	}
	return nil
}

// raterField asks who answers.
func (s *Screen) raterField() huh.Field {
	s.rater = huh.NewInput().Title("Who answers?").
		Prompt("▸ ").CharLimit(assess.MaxName).Value(&s.values.Rater).
		Validate(func(name string) error {
			if s.values.ByOther && strings.EqualFold(strings.TrimSpace(name), strings.TrimSpace(s.values.Name)) {
				return errors.New("a second view is somebody else's; type your own name")
			}
			return someName(name)
		})
	return s.rater
}

// raterSays is broken here: huh would leave a word alone on its line before the end of a sentence.
func raterSays(width int) string {
	says := "Your own name. Answer for what you saw; the person's own view can come after yours."
	return strings.TrimRight(chart.Plain(chart.Set(chart.Text, says, width)), "\n")
}

func (s *Screen) ladderField() huh.Field {
	var options []huh.Option[int]
	for i, c := range s.choices {
		options = append(options, huh.NewOption(c.Title, i))
	}
	return huh.NewSelect[int]().Title("Which ladder?").
		Description("The roles and the skills that count are those of the ladder.").
		Options(options...).Value(&s.ladder)
}

// asWritten stands for the ladder without a context.
const asWritten = ""

// contextField asks what kind of workplace it is; its options are those of the chosen ladder.
func (s *Screen) contextField() huh.Field {
	s.contexts = huh.NewSelect[string]().Title("What is it like where you work?").
		Description("Where several roles are one job, the questions are those that can come up there.").
		Value(&s.context)
	s.offerContexts()
	return s.contexts
}

func (s *Screen) offerContexts() {
	options := []huh.Option[string]{huh.NewOption("The roles of the ladder exist", asWritten)}
	if s.base != nil {
		for _, c := range s.base.Contexts {
			options = append(options, huh.NewOption(s.option(c.Title, c.Summary), c.ID))
		}
	}
	s.contexts.Options(options...)
}

func (s *Screen) modeField() huh.Field {
	return huh.NewSelect[assess.Mode]().Title("How thorough?").
		Description("Check is enough for most. The others ask more, for uneven profiles.").
		Options(
			huh.NewOption("Check     about a third", assess.Check),
			huh.NewOption("Careful   a few more", assess.Careful),
			huh.NewOption("Full      every question", assess.Full),
		).Value(&s.values.Mode)
}

// wideFrom is the width from which a rung's scope stands behind its title.
const wideFrom = 60

// offerRungs gives the two fields for rungs those of the chosen ladder.
func (s *Screen) offerRungs() {
	if s.values.Ladder == nil {
		return
	}
	rungs := s.rungOptions(s.values.Ladder)
	s.declared.Options(append(s.claimedFirst(rungs), huh.NewOption("I do not know: start in the middle", -1))...)
	s.aspired.Options(append([]huh.Option[int]{huh.NewOption("None in particular", -1)}, rungs...)...)
}

// claimedFirst puts the rungs that go by the title somebody gave before the others, each with what it is for, and asks which is meant.
func (s *Screen) claimedFirst(rungs []huh.Option[int]) []huh.Option[int] {
	claim := s.values.Claim
	if len(claim.Rungs) == 0 {
		s.declared.Title("Which rung are you on today?").
			Description("By what you do, whatever your title says. The questions start there.")
		if s.values.ByOther {
			s.declared.Title("Which rung are they on today?").
				Description("By what they do, whatever their title says. The questions start there.")
		}
		return slices.Clone(rungs)
	}
	l := s.values.Ladder
	s.declared.Title(fmt.Sprintf("%d rungs of this ladder go by %q. Which is yours?", len(claim.Rungs), claim.Title)).
		Description("By what you do, whatever your title says.")
	var first, rest []huh.Option[int]
	for i, o := range rungs {
		if slices.Contains(claim.Rungs, i) {
			first = append(first, huh.NewOption(s.option(l.Rungs[i].Title, l.Rungs[i].Mandate), i))
		} else {
			rest = append(rest, o)
		}
	}
	return append(first, rest...)
}

// rungOptions are the rungs, with the scope behind the title where there is room for it.
func (s *Screen) rungOptions(l *ladder.Ladder) []huh.Option[int] {
	var options []huh.Option[int]
	column := 0
	for _, r := range l.Rungs {
		if w := chart.Width(r.Title); w <= titleColumn {
			column = max(column, w)
		}
	}
	for i, r := range l.Rungs {
		title := strings.TrimRight(chart.Pad(r.Title, column)+"   "+r.Scope, " ")
		if s.width < wideFrom || chart.Width(title) > s.room() {
			title = s.option(r.Title, "")
		}
		options = append(options, huh.NewOption(title, i))
	}
	return options
}

// titleColumn is how long the title of a rung may be for the scopes to stand behind it, below each other.
const titleColumn = 36

// room for an option behind the marker.
func (s *Screen) room() int { return max(20, s.width-2) }

// option is a title with what is to say about it. Lines below the first one are indented: they are no options.
func (s *Screen) option(title, says string) string {
	lines := chart.Set(chart.Text, title, s.room()-2)
	if says != "" {
		lines = append(lines, chart.Set(chart.Text, says, s.room()-2)...)
	}
	return strings.TrimRight(chart.Plain(append(lines[:1:1], chart.Indent(2, lines[1:])...)), "\n")
}
