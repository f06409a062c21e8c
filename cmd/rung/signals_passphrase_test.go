//go:build unix

package main

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

// TestPassphraseKeys presses what ends or pauses a program while it waits for a passphrase.
func TestPassphraseKeys(t *testing.T) {
	for name, c := range map[string]struct {
		keys string
		code int
		says string
	}{
		"ctrl+c":           {"open\x03", 130, ""},
		"ctrl+\\":          {"open\x1c", 131, ""},
		"ctrl+d":           {"\x04", 1, "rung: no passphrase was typed"},
		"ctrl+d, half way": {"sesam\x04\x04e\r" + "sesame\r", 0, ""},
		"ctrl+z":           {"op\x1asesame\rsesame\r", 0, ""},
		"editing":          {"x\x15sesamm\x7f\x1b[De\rsesame\r", 0, ""},
		"not the same":     {"sesame\rsesam\r", 1, "are not the same"},
	} {
		t.Run(name, func(t *testing.T) {
			if c.code == 0 && name != "editing" && os.Getenv("RUNG_LONG_TESTS") == "" {
				t.Skip("skipped: to encrypt with a passphrase takes seconds; RUNG_LONG_TESTS=1 does it")
			}
			if c.code == 0 {
				notInShort(t)
			}
			t.Parallel()
			d := newDesk(t)
			d.write("ada.json", assess.Encode(adasView(t, 6, fours, noNote)))
			w := d.watch(d.command("rung", "share", "ada.json", "--passphrase", "-o", "ada.age"))
			w.see("New passphrase:")
			for key := range strings.SplitSeq(c.keys, "\x1a") {
				w.press(key)
				if strings.Contains(c.keys, "\x1a") {
					w.press("\x1a")
					time.Sleep(500 * time.Millisecond)
				}
			}
			w.ends(c.code)
			if written := w.out.String(); !strings.Contains(written, c.says) || strings.Contains(written, "sesam") || strings.Contains(written, "op") && c.code != 0 && strings.Contains(written, "open") {
				t.Errorf("it wrote %q", written)
			}
			if _, err := os.Stat(d.at("ada.age")); (err == nil) != (c.code == 0) {
				t.Errorf("written: %v", err)
			}
			if c.code == 0 {
				x := d.open("show", "ada.age", "--text").see("Passphrase of").press("sesame\r").see("Product Manager")
				if code := x.exit(); code != 0 {
					t.Errorf("exit code %d", code)
				}
			}
		})
	}
}

// TestPassphrasePaused pauses rung from a shell while it waits for a passphrase: the shell shows what is typed, and afterwards the whole
// passphrase is asked for. With RUNG_LONG_TESTS it is paused once more while it encrypts, when nobody listens any more.
func TestPassphrasePaused(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.write("ada.json", assess.Encode(adasView(t, 6, fours, noNote)))
	cmd := d.command("sh", "-i")
	cmd.Env = append(cmd.Env, "PS1=$ ", "ENV=", "HISTFILE=")
	w := d.watch(cmd)
	w.see("$").press("rung share ada.json --passphrase -o ada.age\n").see("New passphrase:").press("half\x1a")
	w.until("the shell", func() bool { return w.modes() == w.before && strings.Contains(w.out.String(), "Stopped") })
	w.press("echo still shown\n").see("still shown").press("fg\n")
	w.until("the question", func() bool { return strings.Count(w.out.String(), "New passphrase:") >= 2 && w.modes() != w.before })
	w.press("sesame\r").see("once more")
	code := 1
	if long() {
		w.press("sesame\r")
		time.Sleep(100 * time.Millisecond)
		w.press("\x1a").until("it to stop again", func() bool { return strings.Count(w.out.String(), "Stopped") >= 2 })
		w.press("fg\n")
		code = 0
	} else {
		w.press("halfsesame\r").see("are not the same") // to encrypt takes seconds
	}
	w.until("the shell", func() bool { return w.modes() == w.before })
	w.press("exit\n")
	w.ends(code)
	if _, err := os.Stat(d.at("ada.age")); (err == nil) != (code == 0) || strings.Contains(w.out.String(), "half") {
		t.Errorf("%v; it wrote %q", err, w.out.String())
	}
}
