package plan

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/tui/cluster"
	"github.com/rung-dev/rung/internal/tui/keys"
	"github.com/rung-dev/rung/internal/tui/theme"
)

// field is one line of a form. Its text may wrap, and has no line breaks.
type field struct {
	label, placeholder string
	value              string
	before             string                    // the value that the form began with
	check              func(value string) error  // nil: anything goes
	hint               func(value string) string // what helps while it is filled in; nil: nothing
}

// form is a few fields, of which one is filled in at a time.
type form struct {
	title   string
	serves  plan.Offer // what it is about: the competency and the rung
	fields  []field
	change  func(values []string) plan.Change
	settles bool // whether the form decides something, so that it does not count before it is filled

	at     int
	area   textarea.Model
	typed  bool // whether something would be lost
	warned bool // whether that was said
	keys   formKeys
}

type formKeys struct{ next, back, cancel, keep key.Binding }

// outcome says what a message has led to.
type outcome int

const (
	going outcome = iota
	filled
	cancelled
)

func newForm(title string, serves plan.Offer, change func([]string) plan.Change, fields ...field) *form {
	f := &form{title: title, serves: serves, fields: fields, change: change, keys: formKeys{
		next:   keys.New("enter", "next", "enter", "tab"),
		back:   keys.New("shift+tab", "field before", "shift+tab"),
		cancel: keys.New("esc", "back", "esc"),
		keep:   keys.New("ctrl+s", "keep", "ctrl+s"),
	}}
	for i := range f.fields {
		f.fields[i].before = f.fields[i].value
	}
	f.area = textarea.New()
	f.area.Prompt, f.area.ShowLineNumbers = "", false
	f.area.DynamicHeight = true // up to the room there is
	f.area.SetVirtualCursor(false)
	f.area.Focus()
	f.open(0)
	return f
}

func (f *form) setTheme(t *theme.Theme) {
	plain := textarea.StyleState{Placeholder: t.Style(chart.Faint), Text: t.Style(chart.Text)}
	f.area.SetStyles(textarea.Styles{Focused: plain, Blurred: plain})
}

// open fills the editor with a field.
func (f *form) open(at int) {
	f.at, f.warned = at, false
	f.area.Placeholder = f.fields[at].placeholder
	f.area.SetValue(f.fields[at].value)
	f.area.MoveToEnd()
}

// store takes what the editor holds.
func (f *form) store() { f.fields[f.at].value = strings.TrimSpace(safe.Text(f.area.Value())) }

func (f *form) values() []string {
	var values []string
	for _, x := range f.fields {
		values = append(values, x.value)
	}
	return values
}

// update gives a message to the form; refused says why a field cannot be left.
func (f *form) update(msg tea.Msg) (o outcome, refused string) {
	switch {
	case keys.Is(msg, f.keys.next), keys.Is(msg, f.keys.keep):
		return f.next(keys.Is(msg, f.keys.keep))
	case keys.Is(msg, f.keys.back), keys.Is(msg, f.keys.cancel) && f.at > 0:
		f.store()
		f.open(max(0, f.at-1))
	case keys.Is(msg, f.keys.cancel):
		if f.typed && !f.warned {
			f.warned = true
			return going, "This is not kept yet: esc again leaves without it, enter goes on."
		}
		return cancelled, ""
	default:
		return going, f.edit(msg)
	}
	return going, ""
}

// salvage makes what is typed the values, on the way out; a field that could not be left that way is as it was before. False: nothing is to
// be kept.
func (f *form) salvage() bool {
	f.store()
	if !f.isToKeep() {
		return false
	}
	for i, x := range f.fields {
		if x.refuses() != "" {
			f.fields[i].value = x.before
		}
	}
	return true
}

// isToKeep says whether something of the form can stand: each field as it is, or else as it was before.
func (f *form) isToKeep() bool {
	for _, x := range f.fields {
		if was := (field{value: x.before, check: x.check}); x.refuses() != "" && was.refuses() != "" {
			return false
		}
	}
	return f.typed && !f.settles
}

// text is what was typed and is not what it was before: what salvage keeps, or what it does not.
func (f *form) text(kept bool) string {
	f.store()
	var typed []string
	for _, x := range f.fields {
		if stays := f.isToKeep() && x.refuses() == ""; x.value != "" && x.value != x.before && stays == kept {
			typed = append(typed, x.label+": "+x.value)
		}
	}
	return strings.Join(typed, ", ")
}

// next leaves the field for the one after it; with all, and behind the last, the form is filled.
func (f *form) next(all bool) (outcome, string) {
	for {
		f.store()
		if refused := f.fields[f.at].refuses(); refused != "" {
			f.open(f.at)
			return going, refused
		}
		if f.at == len(f.fields)-1 {
			return filled, ""
		}
		f.open(f.at + 1)
		if !all {
			return going, ""
		}
	}
}

// refuses says why a value cannot be taken, "" if it can.
func (x field) refuses() string {
	if len(x.value) > assess.MaxNote {
		return "A text takes 64 KiB. Shorten it."
	}
	if x.check != nil {
		if err := x.check(x.value); err != nil {
			return sentence(err)
		}
	}
	return ""
}

// edit types. What is pasted becomes one line. Refused says that it would be too long.
func (f *form) edit(msg tea.Msg) (refused string) {
	before := f.area.Value()
	if paste, ok := msg.(tea.PasteMsg); ok {
		msg = tea.PasteMsg{Content: safe.Text(paste.Content)}
		if len(before)+len(safe.Text(paste.Content)) > assess.MaxNote {
			return "A text takes 64 KiB. What was pasted is not in it."
		}
	}
	f.area = cluster.Area(f.area, msg)
	if f.area.Value() != before {
		f.typed, f.warned = true, false
	}
	return ""
}

func (f *form) bindings() keys.Map {
	var footer []key.Binding
	last := f.at == len(f.fields)-1
	if last {
		footer = append(footer, keys.Enter("keep it"))
	} else {
		footer = append(footer, f.keys.next)
	}
	if f.at > 0 {
		footer = append(footer, f.keys.back)
	}
	if !last {
		footer = append(footer, f.keys.keep)
	}
	footer = append(footer, f.keys.cancel)
	return keys.Map{Footer: footer, All: append(footer, keys.Leave())}
}
