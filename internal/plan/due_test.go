package plan_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
)

func TestParseDue(t *testing.T) {
	for _, c := range []struct{ text, today, want string }{
		{"2027-02-01", "2026-11-21", "2027-02-01"},
		{" 2027-02-01 ", "2026-11-21", "2027-02-01"},
		{"2026-01-01", "2026-11-21", "2026-01-01"}, // the past is a date, too
		{"", "2026-11-21", ""},
		{"none", "2026-11-21", ""},
		{"2027-02", "2026-11-21", "2027-02-28"},
		{"2028-02", "2026-11-21", "2028-02-29"},
		{"2100-02", "2026-11-21", "2100-02-28"}, // no leap year
		{"2027-12", "2026-11-21", "2027-12-31"},
		{"+0d", "2026-11-21", "2026-11-21"},
		{"+10d", "2026-11-21", "2026-12-01"},
		{"+2w", "2026-12-20", "2027-01-03"},
		{"+2W", "2026-12-20", "2027-01-03"},
		{"+3m", "2026-11-21", "2027-02-21"},
		{"+3m", "2026-11-30", "2027-02-28"},
		{"+3m", "2027-11-30", "2028-02-29"},
		{"+1m", "2026-01-31", "2026-02-28"},
		{"+1m", "2028-01-31", "2028-02-29"},
		{"+12m", "2028-02-29", "2029-02-28"},
		{"+1m", "2026-12-31", "2027-01-31"},
		{"+1d", "2028-02-28", "2028-02-29"},
	} {
		got, err := plan.ParseDue(c.text, c.today)
		if err != nil || got != c.want {
			t.Errorf("%q from %s: %q, %v; want %q", c.text, c.today, got, err, c.want)
		}
	}
}

func TestParseDueRefuses(t *testing.T) {
	for _, text := range []string{
		"soon", "2027", "2027-2-1", "2027-02-30", "2027-13", "01.02.2027", "+", "+3", "+m", "+3y", "+-3m", "++3m", "+ 3m", "+3.5w", "-3w",
		"+99999d", "+9999m", "1969-12-31", "2201-01-01", "2201-01", "+²d",
	} {
		got, err := plan.ParseDue(text, "2026-11-21")
		var refused *plan.Error
		if !errors.As(err, &refused) || refused.Hint() == "" {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
	if got, err := plan.ParseDue("+1d", "today"); err == nil {
		t.Errorf("without a today: %q", got)
	}
}

// TestParsedDuesAreDays checks that whatever is taken for a date can be kept in a document, and is never before today when it is ahead.
func TestParsedDuesAreDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		today := drawDay(t, "today")
		text := rapid.StringMatching(`\+[0-9]{1,4}[dwm]`).Draw(t, "text")
		due, err := plan.ParseDue(text, today)
		if err != nil {
			return // beyond the last year
		}
		if due < today {
			t.Fatalf("%s from %s is %s", text, today, due)
		}
		if _, err := plan.Add(nil, assess.PlanItem{Action: "a", Due: due}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestOverdue(t *testing.T) {
	for _, c := range []struct {
		due, status, today string
		want               int
	}{
		{"2026-11-09", assess.Planned, "2026-11-21", 12},
		{"2026-11-20", assess.Planned, "2026-11-21", 1},
		{"2026-11-21", assess.Planned, "2026-11-21", 0}, // on its day
		{"2026-11-22", assess.Planned, "2026-11-21", 0},
		{"2028-02-28", assess.Planned, "2028-03-01", 2},
		{"", assess.Planned, "2026-11-21", 0},
		{"2026-11-09", assess.Done, "2026-11-21", 0},
		{"2026-11-09", assess.Dropped, "2026-11-21", 0},
		{"2026-11-09", "waiting", "2026-11-21", 12},
		{"2026-11-09", "", "2026-11-21", 12},
		{"some day", assess.Planned, "2026-11-21", 0},
		{"2026-11-09", assess.Planned, "", 0},
	} {
		if got := plan.Overdue(assess.PlanItem{Due: c.due, Status: c.status}, c.today); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

func TestInWords(t *testing.T) {
	if got := plan.InWords("2027-02-01"); got != "1 February 2027" {
		t.Error(got)
	}
	if got := plan.InWords(""); got != "" {
		t.Error(got)
	}
}
