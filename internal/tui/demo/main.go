package main

import (
	"fmt"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/ladderfile"
	"github.com/rung-dev/rung/internal/tui"
	"github.com/rung-dev/rung/internal/tui/setup"
	"github.com/rung-dev/rung/ladders"
)

func main() {
	data, _ := ladders.Read("product")
	var l *ladder.Ladder
	load := func() (*ladder.Ladder, error) {
		if l != nil {
			return l, nil
		}
		var err error
		l, err = ladderfile.Read("product.yaml", data)
		return l, err
	}
	if _, err := load(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	p := colorprofile.TrueColor
	if os.Getenv("NO_COLOR") != "" {
		p = colorprofile.ASCII
	}
	if os.Getenv("C16") != "" {
		p = colorprofile.ANSI
	}
	n := 0
	r := tui.New(tui.Config{
		Choices: []setup.Choice{{ID: "product", Title: "Product management", Load: load}},
		Ladder:  func(assess.LadderRef) (*ladder.Ladder, error) { return load() },
		Now:     time.Now,
		NewID:   func() string { n++; return fmt.Sprint("id", n) },
		Open:    func(id string) (*assess.Assessment, error) { return nil, fmt.Errorf("no") },
		Save:    func(*assess.Assessment) error { return nil },
		Finish:  func(*assess.Assessment) (string, error) { return "x.json", nil },
		Discard: func(string) error { return nil },
		Dark:    os.Getenv("RUNG_THEME") != "light", Profile: p,
	})
	r.StartHome()
	if _, err := tea.NewProgram(r, tea.WithColorProfile(p), tea.WithFPS(120)).Run(); err != nil {
		fmt.Println(err)
	}
}
