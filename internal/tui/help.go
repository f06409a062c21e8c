package tui

import (
	"slices"

	"charm.land/bubbles/v2/key"

	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/tui/keys"
)

// footer shows keys, and drops those in the middle that do not fit: the last two are help and the way out.
func footer(bindings []key.Binding, width int) chart.Line {
	gap := "  ·  "
	if width < 60 {
		gap = "  "
	}
	for {
		line := footerLine(bindings, gap)
		if line.Width() <= width || len(bindings) <= 2 {
			return line.Cut(width)
		}
		drop := max(1, len(bindings)-3)
		bindings = append(bindings[:drop:drop], bindings[drop+1:]...)
	}
}

func footerLine(bindings []key.Binding, gap string) chart.Line {
	var line chart.Line
	for i, b := range bindings {
		if i > 0 {
			line = line.Add(chart.Faint, gap)
		}
		line = line.Add(chart.Key, b.Help().Key).Add(chart.Muted, " "+b.Help().Desc)
	}
	return line
}

// keyMap is the one of whoever gets the next key.
func (r *Root) keyMap() keys.Map {
	switch {
	case r.asking:
		retry := keys.New("ctrl+s", "try again", "ctrl+s")
		return keys.Map{Footer: []key.Binding{retry, keys.Back("stay"), keys.New("q", "leave", "q")}}
	case r.help:
		return keys.Map{Footer: []key.Binding{keys.New("esc", "close help", "esc")}}
	}
	return r.screenKeys()
}

func (r *Root) screenKeys() keys.Map {
	switch r.place {
	case atSetup:
		return r.setup.Keys()
	case atIntro:
		return r.intro.Keys()
	case atQuestion:
		return r.question.Keys()
	case atJump:
		return r.jump.Keys()
	case atEvidence:
		return r.evidence.Keys()
	case atResult:
		return r.result.Keys()
	case atPreference:
		return r.prefer.Keys()
	case atShelf:
		return r.shelf.Keys()
	case atBrowse:
		return r.browse.Keys()
	case atMeet:
		return r.meets.Keys()
	case atBlind:
		return r.blind.Keys()
	case atGate:
		return r.gate.Keys()
	case atReveal:
		return r.revealKeys()
	case atTalk:
		return r.meeting.talk.Keys()
	case atPlan:
		return r.plan.Keys()
	}
	return r.home.Keys()
}

// helpKeys are all keys that do something now.
func (r *Root) helpKeys() []key.Binding {
	all := r.screenKeys().All
	if r.cfg.Pause != nil {
		all = append(slices.Clone(all), keys.Pause())
	}
	if r.disk.unsaved() != nil {
		return append([]key.Binding{retryKey()}, all...)
	}
	return all
}

// helpLines lists every key of a screen with what it does.
func helpLines(bindings []key.Binding, width int) []chart.Line {
	room := 0
	for _, b := range bindings {
		room = max(room, chart.Width(b.Help().Key))
	}
	lines := []chart.Line{chart.Blank, chart.L(chart.Strong, "Keys"), chart.Blank}
	for _, b := range bindings {
		name := b.Help().Key
		for _, desc := range chart.Wrap(chart.Text, b.Help().Desc, max(1, width-room-3)) {
			lines = append(lines, append(chart.L(chart.Key, chart.Pad(name, room+3)), desc...).Cut(width))
			name = ""
		}
	}
	return lines
}
