package cli

import (
	"strings"

	"github.com/charmbracelet/colorprofile"

	"github.com/rung-dev/rung/internal/tui/theme"
)

// profile is what the terminal can show, as far as the person wants to see it. It asks neither the terminal nor
// another program.
func (a *app) profile() colorprofile.Profile {
	if !a.wantsColor() {
		return colorprofile.ASCII
	}
	p := a.terminalProfile()
	if a.color == always || forced(a.world.Getenv("CLICOLOR_FORCE")) {
		p = max(p, colorprofile.ANSI)
	}
	return p
}

// wantsColor is the order of conventions: the flag, NO_COLOR (anything but nothing), CLICOLOR_FORCE, CLICOLOR.
func (a *app) wantsColor() bool {
	switch {
	case a.color != auto:
		return a.color == always
	case a.world.Getenv("NO_COLOR") != "":
		return false
	case forced(a.world.Getenv("CLICOLOR_FORCE")):
		return true
	}
	return a.world.Getenv("CLICOLOR") != "0"
}

func forced(value string) bool { return value != "" && value != "0" }

// terminalProfile reads TERM and its relatives. The variables about wanting colour are kept from it, since
// it takes NO_COLOR for a yes or no.
func (a *app) terminalProfile() colorprofile.Profile {
	var env []string
	for _, e := range a.world.Environ {
		if !strings.HasPrefix(e, "NO_COLOR=") && !strings.HasPrefix(e, "CLICOLOR") {
			env = append(env, e)
		}
	}
	if monochrome(a.world.Getenv("TERM")) && a.world.Getenv("COLORTERM") == "" {
		return colorprofile.ASCII
	}
	p := colorprofile.Env(env)
	if p < colorprofile.TrueColor {
		p = max(p, colorprofile.Terminfo(a.world.Getenv("TERM")))
	}
	return p
}

// monochrome says whether a terminal is one of those that were built before colour: vt52, vt100, vt220 and so on.
func monochrome(term string) bool {
	model, ok := strings.CutPrefix(term, "vt")
	return ok && model != "" && model[0] >= '1' && model[0] <= '5'
}

// ground is what is known of the terminal's ground before it has said which it is.
func (a *app) ground() theme.Ground {
	switch a.theme {
	case light:
		return theme.Light
	case dark:
		return theme.Dark
	}
	colours := strings.Split(a.world.Getenv("COLORFGBG"), ";")
	switch colours[len(colours)-1] {
	case "":
		return theme.Unknown
	case "7", "15":
		return theme.Light
	}
	return theme.Dark
}
