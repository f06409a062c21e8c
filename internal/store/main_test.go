package store

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// The test binary is its own second rung: with this variable it does what the value says and ends.
const helperVariable = "RUNG_STORE_HELPER"

func TestMain(m *testing.M) {
	if mode := os.Getenv(helperVariable); mode != "" {
		os.Exit(help(mode, os.Args[1:]))
	}
	os.Exit(m.Run())
}

func help(mode string, args []string) int {
	s, err := Open(args[0], Options{})
	if err == nil {
		err = helpers[mode](s, args[1:])
	}
	if err != nil {
		fmt.Println(err)
		return 74
	}
	return 0
}

var helpers = map[string]func(s *Store, args []string) error{
	// save: one draft with as many answers as the argument has letters
	"save": func(s *Store, args []string) error {
		return s.SaveDraft(assessment(1, "Ada Example", len(args[0])))
	},
	// loop: a draft that grows until it is killed; every acknowledged size is printed
	"loop": func(s *Store, _ []string) error {
		for n := 1; n < 5000; n++ {
			if err := s.SaveDraft(assessment(1, "Ada Example", n)); err != nil {
				return err
			}
			fmt.Println(n)
		}
		return errors.New("nobody killed me")
	},
	"finish": func(s *Store, args []string) error {
		for n := range 50 {
			a := assessment(len(args[0])*1000+n, "Ada Example", 30)
			if err := s.SaveDraft(a); err != nil {
				return err
			}
			a.FinishedAt = noon
			if _, err := s.Finish(a); err != nil {
				return err
			}
		}
		return nil
	},
	"finish-one": func(s *Store, _ []string) error {
		a := assessment(1, "Ada Example", 30)
		a.FinishedAt = noon
		_, err := s.Finish(a)
		return err
	},
	// lock: holds the draft until it is killed
	"lock": func(s *Store, args []string) error {
		if _, err := s.LockDraft(args[0]); err != nil {
			return err
		}
		fmt.Println("locked")
		time.Sleep(time.Minute)
		return nil
	},
	// edit: adds answers to one draft, one at a time and each under its lock
	"edit": func(s *Store, args []string) error {
		times, err := strconv.Atoi(args[0])
		for n := 0; n < times && err == nil; {
			unlock, busy := s.LockDraft(id(1))
			if busy != nil {
				time.Sleep(time.Millisecond)
				continue
			}
			var a *assess.Assessment
			if a, err = s.LoadDraft(id(1)); err == nil {
				a.Answers = append(a.Answers, assess.Answer{Rung: "pm", Competency: fmt.Sprintf("c-%d", len(a.Answers)), Response: 3, Evidence: args[1]})
				err = s.SaveDraft(a)
			}
			unlock()
			n++
		}
		return err
	},
	// contend: enters and leaves the draft again and again; a second one inside would find the mark
	"contend": func(s *Store, args []string) error {
		for entered := 0; entered < 200; {
			unlock, err := s.LockDraft(args[0])
			if err != nil {
				continue
			}
			mark, err := os.OpenFile(args[1], os.O_CREATE|os.O_EXCL, 0o600)
			if err != nil {
				return fmt.Errorf("two at once: %w", err)
			}
			mark.Close()
			os.Remove(args[1])
			unlock()
			entered++
		}
		return nil
	},
}

// figure logs a number in the form in which docs/reliability.md states it.
func figure(t *testing.T, what string, number any) {
	t.Helper()
	t.Logf("figure: %s: %v", what, number)
}

// upTo is how often something is done: as often in long tests, and less otherwise.
func upTo(short, long int) int {
	if os.Getenv("RUNG_LONG_TESTS") != "" {
		return long
	}
	return short
}

func helper(t *testing.T, mode string, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, args...)
	// The race detector would sleep for a second at the end of each.
	cmd.Env = append(os.Environ(), helperVariable+"="+mode, "GORACE=atexit_sleep_ms=0")
	return cmd
}

// startHelper starts a helper and waits for its first line.
func startHelper(t *testing.T, mode string, args ...string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := helper(t, mode, args...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() {
		t.Fatalf("%s said nothing: %v", mode, cmd.Wait())
	}
	return cmd, lines
}

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func id(n int) string { return fmt.Sprintf("0198f0c2-5b7e-7c3a-9d41-%012x", n) }

// assessment is a draft with that many answers, each with a note, so that it does not fit into one page.
func assessment(n int, person string, answers int) *assess.Assessment {
	a := &assess.Assessment{
		ID:        id(n),
		Ladder:    assess.LadderRef{ID: "product", Version: "1.0.0", Digest: "sha256:abc"},
		Person:    assess.Person{Name: person},
		Rater:     assess.Rater{Role: assess.Self, Name: person},
		Mode:      assess.Check,
		StartedAt: noon.Add(-time.Hour),
	}
	for i := range answers {
		a.Answers = append(a.Answers, assess.Answer{
			Rung: "pm", Competency: fmt.Sprintf("c-%d", i), Response: assess.Response(i % 5),
			Evidence: strings.Repeat("see the decision log; ", 10),
		})
	}
	return a
}

func finished(n int, person string, at time.Time) *assess.Assessment {
	a := assessment(n, person, 3)
	a.FinishedAt = at
	a.Result = &assess.Result{Placement: "pm", Target: "head"}
	return a
}

func open(t *testing.T, home string) *Store {
	t.Helper()
	s, err := Open(home, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func newStore(t *testing.T) *Store {
	t.Helper()
	return open(t, t.TempDir()+"/data/rung")
}

func equal(a, b *assess.Assessment) bool { return bytes.Equal(assess.Encode(a), assess.Encode(b)) }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
