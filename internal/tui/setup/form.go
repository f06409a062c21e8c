package setup

import (
	"errors"
	"strings"

	"charm.land/huh/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladder"
)

// The pages of the form, one field each.
const (
	pageName = iota
	pageLadder
	pageDeclared
	pageAspired
	pageMode
	lastPage = pageMode
)

// nameLimit is how long a name may get, in characters.
const nameLimit = 80

func (s *Screen) build() {
	s.declared = huh.NewSelect[int]().Title("Which rung are you on today?").
		Description("By what you do, whatever your title says. The questions start there.").
		Value(&s.values.Declared)
	s.aspired = huh.NewSelect[int]().Title("Which rung would you like to reach?").
		Description("It changes no figure; it is noted with the result.").
		Value(&s.values.Aspired)
	if l := s.values.Ladder; l != nil {
		s.declared.Options(declaredOptions(l)...)
		s.aspired.Options(aspiredOptions(l)...)
	}
	s.form = huh.NewForm(
		huh.NewGroup(s.nameField()),
		huh.NewGroup(s.ladderField()),
		huh.NewGroup(s.declared),
		huh.NewGroup(s.aspired),
		huh.NewGroup(s.modeField()),
	).WithShowHelp(false).WithShowErrors(true).WithTheme(huh.ThemeFunc(func(bool) *huh.Styles { return s.styles }))
	s.form.Init()
}

func (s *Screen) nameField() huh.Field {
	return huh.NewInput().Title("Whose assessment is it?").
		Description("Your name, as it should stand on the result. It stays on this machine.").
		Prompt("▸ ").CharLimit(nameLimit).Value(&s.values.Name).
		Validate(func(name string) error {
			if strings.TrimSpace(name) == "" {
				return errors.New("type a name; any will do")
			}
			return nil
		})
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

func (s *Screen) modeField() huh.Field {
	return huh.NewSelect[assess.Mode]().Title("How thorough?").
		Description("All three reach the same placement when answers fall with the rung.").
		Options(
			huh.NewOption("Check      asks about a third, the default", assess.Check),
			huh.NewOption("Careful    a few questions more, for uneven profiles", assess.Careful),
			huh.NewOption("Full       every question of the ladder", assess.Full),
		).Value(&s.values.Mode)
}

func declaredOptions(l *ladder.Ladder) []huh.Option[int] {
	return append(rungOptions(l), huh.NewOption("I do not know: start in the middle", -1))
}

func aspiredOptions(l *ladder.Ladder) []huh.Option[int] {
	return append([]huh.Option[int]{huh.NewOption("None in particular", -1)}, rungOptions(l)...)
}

func rungOptions(l *ladder.Ladder) []huh.Option[int] {
	var options []huh.Option[int]
	room := 0
	for _, r := range l.Rungs {
		room = max(room, chart.Width(r.Title))
	}
	for i, r := range l.Rungs {
		options = append(options, huh.NewOption(strings.TrimRight(chart.Pad(r.Title, room+3)+r.Scope, " "), i))
	}
	return options
}
