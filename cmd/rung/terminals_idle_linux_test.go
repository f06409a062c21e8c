package main

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// TestIdle leaves every screen alone: not one byte is written, also after the window was resized.
func TestIdle(t *testing.T) {
	notInShort(t)
	quiet := time.Second
	if long() {
		quiet = 10 * time.Second
	}
	for _, s := range sights() {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			h := s.goTo(t, 80, 24)
			h.until("a screen that stands still for longer", func() bool { return h.tape.still(400 * time.Millisecond) })
			h.silent("after the first frame", quiet)
			written := h.tape.size()
			h.become(70, 20).until("a new frame", func() bool { return h.tape.size() > written })
			h.until("a screen that stands still for longer", func() bool { return h.tape.still(400 * time.Millisecond) })
			h.silent("after a resize", quiet)
		})
	}
	figure(t, "screens left alone", len(sights()))
	figure(t, "bytes written while left alone", 0)
}

func (h *host) silent(when string, d time.Duration) {
	h.t.Helper()
	written := h.tape.size()
	time.Sleep(d)
	if more := h.tape.String()[written:]; more != "" {
		h.t.Errorf("%s, idle for %v: rung writes %q", when, d, more)
	}
}

// TestIdleWakeUps counts how often rung wakes up when it is left alone, beside a program of the library that does nothing, at the same time.
// A busy machine disturbs one more than the other, but not each time.
func TestIdleWakeUps(t *testing.T) {
	notInShort(t)
	t.Parallel()
	const most, tries = 1.05, 8
	while := time.Second
	if long() {
		while = 10 * time.Second
	}
	d := lookedAt(t)
	nothing := on(t, with(d.command("rung"), "RUNG_TEST_MAIN=bare"), 80, 24, atOnce).settled("nothing to do")
	for _, s := range sights()[:2] {
		h := s.goTo(t, 80, 24)
		best, ours, theirs := 99.0, 0, 0
		for try := 0; try < tries && best > most; try++ {
			h.settle()
			a, b := h.wakeUps(), nothing.wakeUps()
			time.Sleep(while)
			if x, y := h.wakeUps()-a, nothing.wakeUps()-b; float64(x)/float64(y) < best {
				best, ours, theirs = float64(x)/float64(y), x, y
			}
		}
		if best > most {
			t.Errorf("%s: rung wakes up %d times in %v, %.2f times as often as the library alone", s.name, ours, while, best)
		}
		figure(t, fmt.Sprintf("wake-ups in %v on %s, and of the library alone", while, s.name), fmt.Sprint(ours, " and ", theirs))
	}
}

// wakeUps is how often rung's threads have waited for something and gone on.
func (h *host) wakeUps() (n int) {
	dir := fmt.Sprintf("/proc/%d/task", h.cmd.Process.Pid)
	tasks, _ := os.ReadDir(dir)
	for _, task := range tasks {
		status, _ := os.ReadFile(dir + "/" + task.Name() + "/status")
		for line := range strings.Lines(string(status)) {
			var k int
			if _, err := fmt.Sscanf(line, "voluntary_ctxt_switches: %d", &k); err == nil {
				n += k
			}
		}
	}
	return n
}
