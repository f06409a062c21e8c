package main

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
)

// fill takes all room that is left in the home, and returns what gives it back.
func (d *desk) fill() (free func()) {
	d.t.Helper()
	path := d.home("fill")
	f, err := os.Create(path)
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = f.Write(make([]byte, 512))
	}
	return func() { os.Remove(path) }
}

// TestFullDiskInOneOnOne runs out of room in the second view, at its lock and in the agreement. What is not saved is called so; nothing of
// the first view is seen before the second one is on the disk.
func TestFullDiskInOneOnOne(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if err := os.Mkdir(d.home(), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", d.home(), "tmpfs", 0, "mode=0700,size=256k"); err != nil {
		t.Skipf("skipped: nothing can be mounted here: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(d.home(), syscall.MNT_DETACH) })
	d.write("ada.json", assess.Encode(adasView(t, 6, fours, func(i int) string { return fmt.Sprint(markers[0], i) })))

	x := d.open("one-on-one", "ada.json").see("Your name").press("Max" + enter).see("continue").press(enter + "3").see("1 answered").see("saved ✓")
	free := d.fill()
	x.press(enter + "3").see("Not saved").see("no space left on device").see("2 answered").see("not saved")
	free()
	rate(x.press("\x13").see("saved ✓"), "3")
	free = d.fill()
	x.press("l").see("Not saved").press(enter).see("Both views are locked").press(stop)
	if code := x.exit(); code != 74 {
		t.Errorf("exit code %d, want 74", code)
	}
	x.see("not saved").see("go on with: rung one-on-one ada.json")
	if strings.Contains(d.tape.String(), markers[0]) {
		t.Error("the first view was shown before the second one was locked on the disk")
	}
	none(t, d.home("assessments", "*", "*"))
	free()

	x = lock(d.open("one-on-one", "ada.json").see("lock your view")).press(enter).see("All questions")
	x.press(open).see("What did each of us see?").see(markers[0]).press("4").see("saved ✓")
	free = d.fill()
	x.press("2").see("not saved").press(stop)
	if code := x.exit(); code != 74 {
		t.Errorf("exit code %d, want 74", code)
	}
	free()
	x = d.open("one-on-one", "ada.json").see("1 question talked about").press(enter).see("All questions").press(open).see("✓ 4")
	agree(x.press(esc)).see("What will be done").see("saved ✓").press(esc).see("Summary").press("q")
	if code := x.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	none(t, d.home("drafts", "*"))
	theOnly(t, d.home("assessments", "*", "*-agreed-*.json"))
}
