//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// mux is rung in a terminal inside of another program, which draws the screen by rules of its own.
type mux struct {
	t      *testing.T
	desk   *desk
	run    func(args ...string) string
	text   func() string
	redraw func() // has it draw its picture anew; nil where it need not
}

// tmux starts rung in tmux.
func tmux(t *testing.T, d *desk, width, height int, args ...string) *mux {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("skipped: needs tmux")
	}
	d.write("tmux.conf", []byte("set -g default-terminal screen-256color\nset -g status off\nset -g remain-on-exit on\nset -s escape-time 10\n"))
	socket := filepath.Join(d.root, "tmp", "tmux")
	m := &mux{t: t, desk: d}
	m.run = func(args ...string) string {
		out, err := d.command("tmux", append([]string{"-S", socket, "-f", "tmux.conf"}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("tmux %v: %v: %s", args, err, out)
		}
		return string(out)
	}
	m.text = func() string { return m.run("capture-pane", "-p") }
	start := []string{"new-session", "-d", "-x", fmt.Sprint(width), "-y", fmt.Sprint(height), filepath.Join(d.root, "bin", "rung")}
	m.run(append(start, args...)...)
	t.Cleanup(func() { _ = d.command("tmux", "-S", socket, "kill-server").Run() })
	return m
}

func (m *mux) see(text string) *mux {
	m.t.Helper()
	return m.until(text, func(screen string) bool { return strings.Contains(screen, text) })
}

func (m *mux) until(what string, ok func(string) bool) *mux {
	m.t.Helper()
	for end := time.Now().Add(patience); !ok(m.text()); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			m.t.Fatalf("waited in vain for %s; the screen shows\n%s", what, m.text())
		}
	}
	return m
}

func (m *mux) press(keys ...string) *mux {
	m.t.Helper()
	m.run(append([]string{"send-keys"}, keys...)...)
	return m
}

// sameAs compares the screen with what the emulator of the other tests makes of it.
func (m *mux) sameAs(h *host) {
	m.t.Helper()
	begun, drawn := time.Now(), time.Now()
	for ; rows(m.text()) != rows(h.shows()); time.Sleep(20 * time.Millisecond) {
		if m.redraw != nil && time.Since(drawn) > time.Second {
			drawn = time.Now()
			m.redraw()
		}
		if time.Since(begun) > patience {
			m.t.Fatalf("it shows +, and the other emulator -:\n%s", cmp.Diff(rows(h.shows()), rows(m.text())))
		}
	}
}

// rows is a screen without the blanks that no eye sees.
func rows(screen string) string {
	var all []string
	for _, l := range strings.Split(screen, "\n") {
		all = append(all, strings.TrimRight(l, " \r"))
	}
	return strings.TrimRight(strings.Join(all, "\n"), "\n")
}

// TestTmux goes the whole way from home to a saved result in tmux, and compares the result with the one on the emulator of the other
// tests, also after a resize, and after the session was left and come back to.
func TestTmux(t *testing.T) {
	notInShort(t)
	t.Parallel()
	d := newDesk(t)
	m := tmux(t, d, 100, 30)
	m.see("New assessment").press("Enter").see("Whose assessment").press("Ada", "Enter").see("Which ladder").press("Enter")
	m.see("What is it like").press("Enter").see("Which rung are you on").press("Up", "Up", "Up", "Up", "Enter").see("like to reach").press("Enter")
	m.see("How thorough").press("Enter").see("Think of the last ten")
	for !strings.Contains(m.text(), "Summary") {
		m.press("Enter", "3", "Enter", "3", "Enter", "3")
	}
	m.see("saved ✓").press("1").see("You stand at")
	saved := theOnly(t, d.home("assessments", "*", "*.json"))
	h := on(t, d.command("rung", "show", saved), 100, 30, atOnce)
	h.settled("You stand at")
	shown := tmux(t, deskBeside(d, t), 100, 30, "show", saved)
	shown.see("You stand at").sameAs(h)

	h.become(70, 20)
	shown.run("resize-window", "-x", "70", "-y", "20")
	h.settle()
	shown.sameAs(h)

	client := on(t, shown.client("attach"), 70, 20, atOnce)
	client.see("You stand at")
	shown.run("detach-client")
	client.exit()
	shown.press("2").see("target")
	again := on(t, shown.client("attach"), 70, 20, atOnce)
	again.see("target")
}

// deskBeside is another desk with the same home.
func deskBeside(d *desk, t *testing.T) *desk {
	other := newDesk(t)
	if err := os.Symlink(d.home(), other.home()); err != nil {
		t.Fatal(err)
	}
	return other
}

// client is a tmux that shows the session.
func (m *mux) client(command string) *exec.Cmd {
	return m.desk.command("tmux", "-S", filepath.Join(m.desk.root, "tmp", "tmux"), command)
}

// TestGNUScreen compares screens of rung in GNU screen with those on the emulator of the other tests.
func TestGNUScreen(t *testing.T) {
	notInShort(t)
	if _, err := exec.LookPath("screen"); err != nil {
		t.Skip("skipped: needs GNU screen")
	}
	t.Parallel()
	d := lookedAt(t)
	sockets := filepath.Join(d.root, "sockets")
	if err := os.Mkdir(sockets, 0o700); err != nil {
		t.Fatal(err)
	}
	d.write("screenrc", []byte("defutf8 on\nstartup_message off\nmaptimeout 10\n"))
	gnu := func(args ...string) *exec.Cmd { return with(d.command("screen", args...), "SCREENDIR="+sockets) }
	h := on(t, d.command("rung", "show", "ada.json"), 80, 24, atOnce)
	outer := on(t, gnu("-U", "-c", "screenrc", "-S", "smoke", filepath.Join(d.root, "bin", "rung"), "show", "ada.json"), 80, 24, atOnce)
	t.Cleanup(func() { _ = gnu("-S", "smoke", "-X", "quit").Run() })
	m := &mux{t: t, text: outer.shows} // what GNU screen draws of its own picture of rung's
	// What counts is that picture: when it draws only what has changed, it may lose a piece of it on a busy machine. Its own key draws all of it.
	m.redraw = func() { outer.press("\x01l") }
	outer.see("You stand at")
	for _, key := range []string{"1", "2", "3", "?"} {
		h.settle().press(key)
		outer.settle().press(key)
		m.sameAs(h)
	}
}
