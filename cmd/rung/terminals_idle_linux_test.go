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
	written, woken := h.tape.size(), h.wakeUps()
	time.Sleep(d)
	if more := h.tape.String()[written:]; more != "" {
		h.t.Errorf("%s, idle for %v: rung writes %q", when, d, more)
	}
	h.t.Logf("figure: wake-ups a second %s, %s: %.0f", when, h.t.Name(), float64(h.wakeUps()-woken)/d.Seconds())
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
