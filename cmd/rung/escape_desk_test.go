//go:build unix

package main

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/cli"
	"github.com/rung-dev/rung/internal/store"
)

// evilDesk is a desk with the documents of one side, a home full of them, and a clock that stands still, so that both sides say the same.
type evilDesk struct {
	t    *testing.T
	root string
	side side
	crop crop
	env  []string
}

// evilTime is when the tests of escape sequences happen.
var evilTime = time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC)

// newEvilDesk puts the files of a world on a desk.
func newEvilDesk(t *testing.T, root string, s side, c crop, w world) *evilDesk {
	t.Helper()
	d := &evilDesk{t: t, root: root, side: s, crop: c}
	d.env = []string{"RUNG_HOME=" + d.at("home"), "HOME=" + d.at("user"), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "RUNG_TEST_MAIN=1", "PATH=" + os.Getenv("PATH")}
	for name, data := range w {
		d.write(name, data)
	}
	d.write("home/ladders/evil.yaml", w["evil.yaml"])
	d.write("home/drafts/0198f0c2-0000-7000-8000-0000000000cc.json", w["draft.json"])
	d.write("home/drafts/0198f0c2-0000-7000-8000-0000000000ee.json", []byte(`{"format": "rung.assessment/7 `+inJSON(d.text(3))+`"}`))
	d.write("home/assessments/ada/2026-01-20-evil-self-0198f0c2.json", w["ada.json"])
	d.write("home/assessments/ada/2026-01-19-evil-self-0198f0c3.json", w["older.json"])
	d.write("home/assessments/ada/2026-01-18-evil-self-0198f0c4.json", []byte(`{"format": "rung.assessment/1", "ladder": {"id": "`+inJSON(d.text(0))+`"}, "`+inJSON(d.text(1))+`": {"`+inJSON(d.text(2))+`": 1}, "answers": 7}`))
	return d
}

// text is the payload of a number, as this side has it.
func (d *evilDesk) text(n int) string {
	if d.side == attack {
		return payloads[n].in
	}
	return payloads[n].out
}

// packed is many payloads in one text, without what no argument and no file name can hold.
func (d *evilDesk) packed() string {
	var b strings.Builder
	for n, p := range payloads {
		if p.name != "cut off" {
			b.WriteString(d.text(n))
		}
	}
	return strings.NewReplacer("\x00", "", "␀", "").Replace(b.String())
}

func (d *evilDesk) at(name string) string { return filepath.Join(d.root, name) }

func (d *evilDesk) write(name string, data []byte) {
	d.t.Helper()
	if err := os.MkdirAll(filepath.Dir(d.at(name)), 0o700); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(d.at(name), data, 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// note writes the private notes on the person of all documents, past what rung does to a text that is typed.
func (d *evilDesk) note() {
	d.t.Helper()
	home, err := store.Open(d.at("home"), store.Options{})
	if err != nil {
		d.t.Fatal(err)
	}
	defer home.Close()
	ada, err := assess.Decode(d.read("ada.json"))
	if err == nil {
		err = home.SaveNotes(ada.Person.Name, ada.ID, d.text(0)+"\n"+d.text(7)+"\n"+d.text(18))
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

func (d *evilDesk) read(name string) []byte {
	d.t.Helper()
	data, err := os.ReadFile(d.at(name))
	if err != nil {
		d.t.Fatal(err)
	}
	return data
}

// heardFrom is what a command wrote, and its exit code.
type heardFrom struct {
	out, err string // err is empty on a terminal, where all goes to one place
	code     int
}

// world is what the command sees.
func (d *evilDesk) world(args []string) cli.World {
	return cli.World{
		Args: args, Environ: d.env, GOOS: "linux", Now: func() time.Time { return evilTime }, Rand: sameBytes{},
		Signals: func(chan<- os.Signal) func() { return func() {} },
	}
}

// sameBytes makes every id alike on both sides.
type sameBytes struct{}

func (sameBytes) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(i)
	}
	return len(p), nil
}

// pipe runs a command between pipes.
func (d *evilDesk) pipe(stdin string, args ...string) heardFrom {
	var stdout, stderr bytes.Buffer
	w := d.world(args)
	w.Stdin, w.Stdout, w.Stderr = strings.NewReader(stdin), &stdout, &stderr
	code := cli.Main(w)
	return heardFrom{stdout.String(), stderr.String(), code}
}

// terminal runs a command on a terminal of its own. Keys are typed once there is a screen; a command that waits without one gets the end of
// its input.
func (d *evilDesk) terminal(keys string, args ...string) heardFrom {
	d.t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		d.t.Skipf("skipped: no pseudo-terminal here: %v", err)
	}
	_ = pty.Setsize(slave, &pty.Winsize{Rows: 30, Cols: 100})
	var shown tape
	read := make(chan struct{})
	go func() { io.Copy(&shown, master); close(read) }()
	w := d.world(args)
	w.Stdin, w.Stdout, w.Stderr = slave, slave, slave
	ended := make(chan int, 1)
	go func() { ended <- cli.Main(w) }()
	begun, code, typed, answered := time.Now(), -1, 0, false
	var stopped time.Time // the last time that it was told to; once more at once would be a signal, and may come while it leaves
	for code < 0 {
		select {
		case code = <-ended:
		case <-time.After(10 * time.Millisecond):
			written := shown.String()
			screen, after := strings.Contains(written, enterScreen), strings.LastIndex(written, leaveScreen)
			switch {
			case time.Since(begun) > patience:
				d.t.Fatalf("rung %s does not end on a terminal; it has shown %q", strings.Join(args, " "), written)
			case after >= 0 && !answered && strings.Contains(written[after:], whoAreYou):
				io.WriteString(master, aTerminal)
				answered = true
			case after >= 0 || screen && !shown.still(quiet):
			case screen && typed < len(keys):
				io.WriteString(master, keys[typed:typed+1])
				typed++
			case screen && time.Since(stopped) > patience/10:
				io.WriteString(master, stop)
				stopped = time.Now()
			case screen:
			case time.Since(begun) > 100*time.Millisecond:
				io.WriteString(master, "\x04")
			}
		}
	}
	slave.Close()
	<-read
	master.Close()
	return heardFrom{strings.ReplaceAll(shown.String(), "^D\b\b", ""), "", code} // the terminal shows the end of input
}

var anyDigest = regexp.MustCompile(`\b[0-9a-f]{64}\b|\bsha256:[0-9a-f]{8}\b|\b[0-9a-f]{8}\.json\b`)

// masked leaves out where the desk stands, and the digests and short ids of its files.
func (d *evilDesk) masked(s string) string {
	return anyDigest.ReplaceAllString(strings.ReplaceAll(s, d.root, "DESK"), "DIGEST")
}

// sheets are the ladder in the forms that others use, with the texts in them.
func (d *evilDesk) sheets(planted []byte) {
	d.t.Helper()
	d.write("tokens.yaml", planted)
	for name, form := range map[string]string{"evil.csv": "csv", "long.csv": "long", "case.json": "case"} {
		s := d.pipe("", "ladder", "show", d.at("tokens.yaml"), "--format", form)
		if s.code != 0 {
			d.t.Fatalf("%s: %s", form, s.err)
		}
		data := d.crop.replace([]byte(s.out), func(n int) string { return inCSV(d.crop.text(d.side, n)) })
		if form == "case" {
			data = d.crop.json(d.side, []byte(s.out))
		}
		d.write(name, data)
	}
	md := "# Qx0000xQ\n\n| Competency | Qx0010xQ | Qx0011xQ |\n|---|---|---|\n| Qx0012xQ | I do Qx0013xQ. | I lead Qx0014xQ. |\n| Qx0015xQ | I do Qx0016xQ. | I lead Qx0017xQ. |\n"
	d.write("evil.md", d.crop.plain(d.side, []byte(md)))
	d.write("bad.csv", []byte("Area,Competency,"+inCSV(d.text(3))+","+inCSV(d.text(7))+"\n"+inCSV(d.text(18))+",x,y\n"))
	d.write("bad.yaml", []byte("rung: 1\nid: "+inYAML(d.text(3))+"\ntitle: x\n"+inYAML(d.text(0))+": 1\nrungs: [{id: "+inYAML(d.text(7))+", title: a, parent: "+inYAML(d.text(10))+"}]\n"))
	d.write("raw.yaml", []byte("rung: 1\ntitle: "+d.text(0)+d.text(18)+"\n"))
	d.write("bad.json", []byte(`{"format": "rung.assessment/1", "ladder": {"id": "`+inJSON(d.text(0))+`"}, "mode": "`+inJSON(d.text(7))+`", "answers": [{"rung": "`+inJSON(d.text(10))+`", "competency": "code", "value": 3}]}`))
	d.write("broken.json", []byte(`{"format": "rung.assessment/1", `+d.text(3)+d.text(18)+`"`))
}

// inCSV is a text in a cell.
func inCSV(s string) string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{s, ""}) // to memory
	w.Flush()
	return strings.TrimSuffix(b.String(), ",\n")
}
