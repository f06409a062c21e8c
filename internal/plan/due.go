package plan

import (
	"strconv"
	"strings"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// The years that a document takes.
const (
	firstYear = 1970
	lastYear  = 2200
)

const (
	monthOnly = "2006-01"
	dueAdvice = "a day as 2027-02-01, a month as 2027-02, or from today as +10d, +2w or +3m"
)

// ParseDue reads a date as a person gives it: a day (2027-02-01), the end of a month (2027-02), or a time from today (+10d, +2w, +3m).
// Nothing, and none, stand for no date. From the 31st, a month ahead is the last day of a shorter month.
func ParseDue(text, today string) (string, error) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" || text == "none" {
		return "", nil
	}
	day, ok := parseDue(text, today)
	if !ok {
		return "", refuse(dueAdvice, "%q is no date", text)
	}
	if day.Year() < firstYear || day.Year() > lastYear {
		return "", refuse(dueAdvice, "%q is not in the years %d to %d", text, firstYear, lastYear)
	}
	return day.Format(time.DateOnly), nil
}

func parseDue(text, today string) (time.Time, bool) {
	if ahead, ok := strings.CutPrefix(text, "+"); ok {
		return fromToday(ahead, today)
	}
	if month, err := time.Parse(monthOnly, text); err == nil {
		return lastOf(month), true
	}
	day, err := time.Parse(time.DateOnly, text)
	return day, err == nil
}

// fromToday reads a number of up to four digits with its unit.
func fromToday(ahead, today string) (time.Time, bool) {
	from, err := time.Parse(time.DateOnly, today)
	if err != nil || len(ahead) < 2 || len(ahead) > 5 {
		return time.Time{}, false
	}
	number, unit := ahead[:len(ahead)-1], ahead[len(ahead)-1]
	n, err := strconv.ParseUint(number, 10, 16) // no sign
	if err != nil {
		return time.Time{}, false
	}
	switch unit {
	case 'd':
		return from.AddDate(0, 0, int(n)), true
	case 'w':
		return from.AddDate(0, 0, 7*int(n)), true
	case 'm':
		return monthsAhead(from, int(n)), true
	}
	return time.Time{}, false
}

// monthsAhead is the same day of a later month, or the last one of a shorter month.
func monthsAhead(from time.Time, n int) time.Time {
	first := time.Date(from.Year(), from.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, min(from.Day(), lastOf(first).Day())-1)
}

// lastOf is the last day of a month.
func lastOf(month time.Time) time.Time {
	return time.Date(month.Year(), month.Month()+1, 0, 0, 0, 0, 0, time.UTC)
}

func checkDay(day string) error {
	if day == "" {
		return nil
	}
	if t, err := time.Parse(time.DateOnly, day); err != nil || t.Year() < firstYear || t.Year() > lastYear {
		return refuse(dueAdvice, "%q is no date", day)
	}
	return nil
}

// Overdue is the number of days since an open item was due, 0 for one that is not overdue. On its day it is not overdue yet.
func Overdue(item assess.PlanItem, today string) int {
	due, err := time.Parse(time.DateOnly, item.Due)
	now, wrong := time.Parse(time.DateOnly, today)
	if err != nil || wrong != nil || !Open(item) {
		return 0
	}
	return max(0, int(now.Sub(due).Hours()/24))
}

// Day says the day of a time, in UTC, as InWords does. Everybody who opens a document reads the same day.
func Day(t time.Time) string { return t.UTC().Format(inWords) }

// inWords is a day as running text has it.
const inWords = "2 January 2006"

// InWords says a day as running text has it: 1 February 2027. What is no day stays as it is.
func InWords(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.Format(inWords)
}
