package report_test

import (
	"io"
	"os"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/chart"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/report"
	"github.com/rung-dev/rung/ladders"
)

// FuzzText writes whatever decodes as an assessment: no claim of a file may break a view.
func FuzzText(f *testing.F) {
	text, _ := ladders.Read("product")
	l, err := ladderfile.Read("product.yaml", text)
	if err != nil {
		f.Fatal(err)
	}
	ada, err := os.ReadFile("../../docs/example/ada.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(ada)
	f.Add([]byte(`{"format":"rung.assessment/1","ladder":{"id":"product"},"result":{"placement":"pm"},"answers":[]}`))
	f.Add([]byte(`{"format":"rung.assessment/1","ladder":{"id":"product"},"result":{"readiness":{"num":9,"den":1,"percent":5},"gaps":[{"competency":"x","thirds":9}]},"answers":[{"rung":"pm","competency":"data","value":3}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := assess.Decode(data)
		if err != nil || a.Result == nil {
			return
		}
		if err := report.Text(io.Discard, chart.NewOutcome(l, a), "2026-11-21", 60); err != nil {
			t.Fatal(err)
		}
	})
}
