package cli

import (
	"bytes"
	"crypto/rand"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/ladders"
)

// brokenPipe is a writer that fails as a full disk does.
type brokenPipe struct{ err error }

func (b brokenPipe) Write([]byte) (int, error) { return 0, b.err }

// TestProvokedErrors makes commands fail in every way that takes no machine of its own, and holds what they say to the house style: a line
// with what is wrong and where, and one with what to do, which is the one expected here.
func TestProvokedErrors(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	known := readCatalogue(t)
	product, _ := ladders.Read(ladders.Default)
	po := string(personas(t)["po.json"])
	var (
		gone   = filepath.Join(dir, "gone.json")
		doc    = put("po.json", po)
		empty  = put("empty.json", "")
		cut    = put("cut.json", po[:200])
		newer  = put("newer.json", strings.Replace(po, "assessment/1", "assessment/9", 1))
		other  = put("other.json", strings.Replace(po, `"id": "product"`, `"id": "perfume"`, 1))
		binary = put("binary.json", "\x7fELF\x00\x00\x01")
		large  = put("large.json", strings.Repeat(" ", 5<<20))
		yaml   = put("wrong.yaml", "rung: 1\nid: x\n  y: [\n")
		keyed  = put("keyed.yaml", strings.Replace(string(product), "title:", "titel:", 1))
		key    = put("key", "no key at all\n")
		sealed = put("sealed.age", "age-encryption.org/v1\n-> X25519 short\n")
		table  = put("table.csv", "competency,L1\n\"a,b\n")
	)
	for _, c := range []struct {
		args string
		code exitCode
		hint string // what to do, or the beginning of that
	}{
		{"score " + gone, failed, "look at the name"},
		{"score " + dir, failed, "give a file in it"},
		{"score " + empty, badInput, ""},
		{"score " + cut, badInput, "it may have been cut off"},
		{"score " + newer, badInput, "install a newer rung"},
		{"score " + other, badInput, "put its file into the directory ladders"},
		{"score " + binary, badInput, ""},
		{"score " + large, badInput, ""},
		{"score " + doc + " --ladder prodct", failed, `did you mean "product"?`},
		{"score " + doc + " --ladder " + gone + ".yaml", failed, "look at the name"},
		{"score " + doc + " --ladder " + yaml, badInput, ""},
		{"score " + doc + " --ladder " + keyed, badInput, `did you mean "title"?`},
		{"score " + doc + " -o " + filepath.Join(dir, "no/out.json"), notSaved, "make the directory first"},
		{"score " + doc + " -o " + dir, notSaved, "give a file in it"},
		{"score " + doc + " -o " + doc, failed, "--force overwrites it"},
		{"score " + doc + " --identity " + key, badUsage, ""},
		{"score " + doc + " --identity " + gone, badUsage, "give the file of a private key"},
		{"score " + sealed, badInput, ""},
		{"show", failed, "rung assess makes one"},
		{"show " + gone + " --text", failed, "look at the name"},
		{"show " + doc + " " + doc, badUsage, "rung help show"},
		{"assess", badUsage, ""},
		{"assess --no-input", badUsage, ""},
		{"assess --answers " + doc + " --mode quick", badUsage, "rung help assess shows what it takes"},
		{"assess --answers " + doc + " --at hed", badUsage, `did you mean "head"?`},
		{"assess --answers " + doc + " --at nowhere", badUsage, "its rungs are"},
		{"assess --answers " + doc + " --context startup2", badUsage, "it has "},
		{"assess --resume 0198", badUsage, ""},
		{"assess --frob", badUsage, "rung help assess shows what it takes"},
		{"assess -Z", badUsage, "rung help assess shows what it takes"},
		{"assess --name", badUsage, "rung help assess shows what it takes"},
		{"assess --no-input=perhaps", badUsage, "rung help assess shows what it takes"},
		{"asess", badUsage, `did you mean "rung assess"?`},
		{"frobnicate", badUsage, "rung help lists the commands"},
		{"ladder chek", badUsage, `did you mean "rung ladder check"?`},
		{"help frobnicate", badUsage, "rung help lists the commands"},
		{"ladder show prodct", failed, `did you mean "product"?`},
		{"ladder check", badUsage, "rung help ladder check shows how"},
		{"ladder import " + table, badInput, ""},
		{"ladder new", badUsage, "as in: rung ladder new"},
		{"ladder diff product", badUsage, ""},
		{"plan add", badUsage, ""},
		{"plan tick 1", failed, ""},
		{"share " + doc + " --to nobody", badUsage, ""},
		{"share " + doc + " --to " + key, badUsage, ""},
		{"share " + doc + " --passphrase -o " + filepath.Join(dir, "x.age"), badUsage, ""},
		{"one-on-one " + gone, failed, "look at the name"},
		{"one-on-one", badUsage, ""},
		{"completion tcsh", badUsage, "there is one for bash"},
		{"doctor now", badUsage, "rung help doctor shows what it takes"},
		{"--color sometimes version", badUsage, ""},
		{"--theme neon version", badUsage, ""},
	} {
		for _, json := range []bool{false, true} {
			args := strings.Fields(c.args)
			if json {
				args = append(args, "--json")
			}
			code, said := provoke(t, dir, args, nil)
			if !json && code != c.code {
				t.Errorf("rung %s ends with %d, want %d: %s", c.args, code, c.code, said)
			}
			if !json && c.hint != "" && !strings.Contains(said, "hint: "+c.hint) {
				t.Errorf("rung %s says\n%swant the hint: %s", c.args, said, c.hint)
			}
			for _, fault := range append(errorFaults(int(code), args, said), known.strange(heard{args, int(code), said})...) {
				t.Errorf("rung %s: %s", strings.Join(args, " "), fault)
			}
		}
	}
}

// TestProvokedWriteErrors holds what is said when standard output takes nothing.
func TestProvokedWriteErrors(t *testing.T) {
	for _, c := range causes {
		for _, command := range []string{"version", "ladder list", "help", "ladder show product", "doctor"} {
			args := strings.Fields(command)
			code, said := provoke(t, t.TempDir(), args, c.is)
			if code != notSaved {
				t.Errorf("rung %s ends with %d where writing fails: %v: %s", command, code, c.is, said)
			}
			for _, fault := range errorFaults(int(code), args, said) {
				t.Errorf("rung %s: %s", command, fault)
			}
		}
	}
}

// provoke runs a command without a terminal, in a home of its own. failing is what writing to standard output fails with.
func provoke(t *testing.T, dir string, args []string, failing error) (code exitCode, said string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	w := World{
		Args: args, GOOS: runtime.GOOS, Environ: []string{"TERM=xterm", "LANG=C.UTF-8", "RUNG_HOME=" + filepath.Join(dir, "home")},
		Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Now: time.Now, Rand: rand.Reader,
	}
	if failing != nil {
		w.Stdout = brokenPipe{failing}
	}
	code = exitCode(Main(w))
	return code, stderr.String()
}
