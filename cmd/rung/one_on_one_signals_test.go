//go:build unix

package main

import (
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
)

var goOn = regexp.MustCompile(`go on with: ([^\r\n]+)`)

// TestSignalsKeepTheOneOnOne ends rung at every stage of a one-on-one by each signal, and goes on with the command it prints, as a shell
// takes it.
func TestSignalsKeepTheOneOnOne(t *testing.T) {
	for signal, code := range map[syscall.Signal]int{syscall.SIGHUP: 129, syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		t.Run(signal.String(), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			private, public := kinds["age"](t)
			d.write("key", []byte(private))
			d.write("key.pub", []byte(public))
			d.write("ada.json", assess.Encode(adasView(t, 6, fours, noNote)))
			d.write("ada's view.json", assess.Encode(adasView(t, 6, fours, noNote)))
			d.run("share", "ada.json", "--to", "key.pub", "-o", "ada.age")

			x := d.open("one-on-one", "ada's view.json", "--name", "Max").see("Your name").press(enter).see("continue")
			x.press(enter + "3").see("1 answered").see("saved ✓")
			x = d.interrupt(x, signal, code).see("1 answered").press(enter + "3").see("2 answered")
			x.press("e").see("keep and go back").press("half a no").see("half a no")
			x = d.interrupt(x, signal, code).see("2 answered")
			x.close()
			x = d.open("one-on-one", "ada.age", "--identity", "key", "-o", "record.json").see("2 answered")
			x.press(enter + "3").see("3 answered").see("saved ✓")
			x = d.interrupt(x, signal, code).see("3 answered")
			lock(x).press(enter).see("All questions").press(open).see("What did each of us see?")
			x.press("4").see("saved ✓").press("e").see("What was said").press("half a wo").see("half a wo")
			x = d.interrupt(x, signal, code).see("1 question talked about").press(enter).see("All questions").press(open).see("half a wo")
			x.press(esc).see("All questions").press(bottom + enter).see("y writes it").press("y").see("What will be done").see("saved ✓")
			x.cmd.Process.Signal(signal)
			if got := x.exit(); got != code {
				t.Errorf("exit code %d, want %d", got, code)
			}
			if _, err := assess.Decode(d.read(d.at("record.json"))); err != nil {
				t.Error(err)
			}
			none(t, d.home("drafts", "*"))
		})
	}
}

// interrupt ends rung by a signal, and runs the command that it says goes on.
func (d *desk) interrupt(x *terminal, signal syscall.Signal, code int) *terminal {
	d.t.Helper()
	before := len(d.tape.String())
	x.cmd.Process.Signal(signal)
	if got := x.exit(); got != code {
		d.t.Errorf("exit code %d, want %d; the screen shows\n%s", got, code, x.shows())
	}
	said := goOn.FindStringSubmatch(d.tape.String()[before:])
	if said == nil {
		d.t.Fatalf("no command goes on; the screen shows\n%s", x.shows())
	}
	if !strings.HasPrefix(said[1], "rung ") {
		d.t.Errorf("it goes on with %q", said[1])
	}
	return d.show(d.command("sh", "-c", "exec "+said[1]))
}
