package report

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/score"
)

// TestMinutesSayWhereEitherViewWouldLead with the questions that stay open.
func TestMinutesSayWhereEitherViewWouldLead(t *testing.T) {
	l := small()
	p, err := assess.NewPair(viewBy(l, assess.Self, "Ada", 4, 4, 4, 4, 4, 4), viewBy(l, assess.Manager, "Max", 4, 1, 1, 1, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	r := assess.NewAgreement(p).Record()
	got := minutesOf(t, After{Day: "2026-12-01", Ladder: l, Record: r, Self: p.Self, Manager: p.Manager})
	const want = "| agreed | not settled yet | | |\n\n" +
		`With Ada's answers to what stays open, the record would stand at Second; with Max's, it would be at the start.` + "\n"
	if !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
}

// TestOpenAnswersBeyondTheScaleAreRefused, whatever result the record claims.
func TestOpenAnswersBeyondTheScaleAreRefused(t *testing.T) {
	_, p := meet(t)
	r := record(t, p)
	r.Open[0].Views.Self = 7
	var beyond *assess.OpenError
	if err := Minutes(io.Discard, After{Day: "2026-12-01", Ladder: small(), Record: r}); !errors.As(err, &beyond) || beyond.Index != 0 {
		t.Errorf("minutes: %v", err)
	}
	if err := Text(io.Discard, chart.NewOutcome(small(), r), "2026-12-01", 80); !errors.As(err, &beyond) {
		t.Errorf("text: %v", err)
	}
	if _, err := score.Derive(small(), r); !errors.As(err, &beyond) {
		t.Errorf("score: %v", err)
	}
}
