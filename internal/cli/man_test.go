package cli

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
)

// TestManPage wants every command and flag in the manual page, and nothing that man complains of.
func TestManPage(t *testing.T) {
	a := &app{out: newOutput(&bytes.Buffer{})}
	root := newRootCmd(a)
	page := manPage(root)
	for _, c := range commandsBelow(root) {
		if want := `.SS "` + quoteRoff.Replace(usageLine(c)) + `"`; !strings.Contains(page, want) {
			t.Errorf("no section %s", want)
		}
	}
	for _, line := range strings.Split(page, "\n") {
		if strings.HasPrefix(line, "'") || strings.Contains(line, "`") || line != strings.TrimRight(line, " ") {
			t.Errorf("a line that roff reads differently: %q", line)
		}
	}
	if page != manPage(newRootCmd(a)) {
		t.Error("two pages of one program differ")
	}
	groff(t, page)
}

// groff lets the formatter read the page.
func groff(t *testing.T, page string) {
	if _, err := exec.LookPath("groff"); err != nil {
		t.Skip("needs groff")
	}
	cmd := exec.Command("groff", "-man", "-ww", "-b", "-Tascii")
	cmd.Stdin = strings.NewReader(page)
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil || said.Len() > 0 {
		t.Fatalf("%v\n%s", err, &said)
	}
	for _, want := range []string{"rung assess", "--ladder", "RUNG_HOME", "EXIT STATUS"} {
		if !bytes.Contains(stripped(out), []byte(want)) {
			t.Errorf("the page as it is read does not hold %q", want)
		}
	}
}

// stripped takes out what makes letters bold on a terminal.
func stripped(page []byte) []byte {
	var plain []byte
	for i := 0; i < len(page); i++ {
		switch {
		case page[i] == 0x1b:
			for page[i] != 'm' {
				i++
			}
		case i+1 < len(page) && page[i+1] == '\b':
			i++
		default:
			plain = append(plain, page[i])
		}
	}
	return plain
}
