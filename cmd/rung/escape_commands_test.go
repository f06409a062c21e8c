//go:build unix

package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// form is what a command writes to standard output.
type form int

const (
	lines    form = iota
	jsonText      // any number of values
	csvText
)

// order is a command to give. @name is a file on the desk, EVIL a text with the payloads.
type order struct {
	line  string
	form  form
	stdin string // the name of a file
	keys  string // typed where it runs on a terminal
	// rawKept says that the document is printed as it is read: what rung does not know of is in it, as escapes of JSON that both sides have of
	// their own.
	rawKept bool
}

// apart says that both sides print something of their own: a document as it was read, places in files that are not alike, or an argument,
// which messages quote as programs quote it.
func (o order) apart() bool {
	for _, part := range []string{"EVIL", "@bad", "@raw", "@broken", "ladder check", "ladder import", "--to @key.pub"} {
		if strings.Contains(o.line, part) {
			return true
		}
	}
	return o.rawKept
}

// orders are given by both sides, in this order, one desk for all.
var orders = []order{
	{line: "", keys: "q"},
	{line: "help"}, {line: "help ladder show"}, {line: "help EVIL"}, {line: "EVIL"},
	{line: "version"}, {line: "version --json", form: jsonText},
	{line: "completion bash"}, {line: "completion EVIL"},
	{line: "__complete assess --ladder @evil.yaml --at "}, {line: "__complete ladder show "},

	{line: "ladder"}, {line: "ladder EVIL"},
	{line: "ladder list"}, {line: "ladder list --json", form: jsonText},
	{line: "ladder show evil", keys: "q"}, {line: "ladder show @evil.yaml --format text"}, {line: "ladder show @evil.yaml --json", form: jsonText},
	{line: "ladder show @evil.yaml --format json", form: jsonText}, {line: "ladder show @evil.yaml --format mermaid"},
	{line: "ladder show @evil.yaml --format yaml"}, {line: "ladder show @evil.yaml --format csv", form: csvText},
	{line: "ladder show @evil.yaml --format long", form: csvText}, {line: "ladder show @evil.yaml --format csv --excel", form: csvText},
	{line: "ladder show @evil.yaml --format case", form: jsonText}, {line: "ladder show EVIL"}, {line: "ladder show @bad.yaml"}, {line: "ladder show @raw.yaml"},
	{line: "ladder check @evil.yaml"}, {line: "ladder check @evil.yaml --json", form: jsonText}, {line: "ladder check @evil.yaml --strict"},
	{line: "ladder check @bad.yaml"}, {line: "ladder check @bad.yaml --json", form: jsonText}, {line: "ladder check @raw.yaml"}, {line: "ladder check EVIL"},
	{line: "ladder diff @evil.yaml @evil2.yaml"}, {line: "ladder diff @evil.yaml @evil2.yaml --json", form: jsonText},
	{line: "ladder diff @evil.yaml @evil2.yaml --with @ada.json"}, {line: "ladder diff --with @older.json"}, {line: "ladder diff EVIL @bad.yaml"},
	{line: "ladder import @evil.csv --dry-run"}, {line: "ladder import @evil.csv --json --dry-run", form: jsonText}, {line: "ladder import @evil.csv -o -"},
	{line: "ladder import @long.csv --dry-run --title EVIL"}, {line: "ladder import @long.csv -o -"},
	{line: "ladder import @case.json --dry-run"}, {line: "ladder import @case.json -o -"}, {line: "ladder import @evil.md --dry-run"},
	{line: "ladder import @evil.md -o -"}, {line: "ladder import @bad.csv"}, {line: "ladder import @bad.csv --levels EVIL,EVIL"},
	{line: "ladder import @ada.json"}, {line: "ladder import - --from csv --dry-run", stdin: "evil.csv"},
	{line: "ladder new --title EVIL --rungs EVIL,B --competencies EVIL,D -o -"}, {line: "ladder new", keys: "\x03"},
	{line: "ladder schema", form: jsonText},

	{line: "assess --answers @ada.json -o -", form: jsonText, rawKept: true}, {line: "assess --answers @ada.json"},
	{line: "assess --answers @ada.json --name EVIL --manager XEVIL -o -", form: jsonText, rawKept: true}, {line: "assess --answers @ada.json --at EVIL"},
	{line: "assess --answers @ada.json --context EVIL"}, {line: "assess --answers @bad.json"}, {line: "assess --answers @broken.json"},
	{line: "assess --ladder @evil.yaml --name EVIL", keys: ""}, {line: "assess --resume", keys: ""}, {line: "assess --resume EVIL"},
	{line: "assess --from @older.json", keys: ""},
	{line: "score @ada.json", form: jsonText, rawKept: true}, {line: "score -", stdin: "max.json", form: jsonText, rawKept: true},
	{line: "score @ada.json @max.json", form: jsonText, rawKept: true}, {line: "score @bad.json"}, {line: "score @broken.json --json"}, {line: "score @older.json"},
	{line: "score @EVIL"},
	{line: "show @ada.json --text"}, {line: "show @ada.json --json", form: jsonText, rawKept: true}, {line: "show @ada.json", keys: "q"},
	{line: "show --text"}, {line: "show", keys: "q"}, {line: "show @older.json --text"}, {line: "show @bad.json"}, {line: "show @bad.json --json"},
	{line: "show @EVIL"},
	{line: "one-on-one @ada.json", keys: ""}, {line: "one-on-one @ada.json --agenda"}, {line: "one-on-one @ada.json --answers @max.json --agenda"},
	{line: "one-on-one @ada.json --answers @max.json --json", form: jsonText}, {line: "one-on-one @ada.json --answers @max.json", keys: "q"},
	{line: "one-on-one @ada.json --answers @max.json --agree @decisions.json -o @record.json"}, {line: "one-on-one @record.json --minutes"},
	{line: "one-on-one @ada.json --answers @max.json --agree @decisions.json --json", form: jsonText}, {line: "one-on-one @record.json", keys: "q"},
	{line: "one-on-one @ada.json --answers @ada.json --json"}, {line: "one-on-one @bad.json"}, {line: "one-on-one @ada.json --minutes"},
	{line: "share @ada.json --to @key.pub", form: lines}, {line: "share @ada.json --redact names -o -", form: jsonText, rawKept: true},
	{line: "share @ada.json --redact EVIL"}, {line: "share @ada.json --to EVIL"}, {line: "share @ada.json --to @evil.pub"}, {line: "share @ada.json --passphrase"},
	{line: "share @ada.age --identity @evil.key -o -"},
	{line: "plan @ada.json"}, {line: "plan @ada.json --json", form: jsonText}, {line: "plan"}, {line: "plan --name EVIL"},
	{line: "plan offers"}, {line: "plan offers --json", form: jsonText}, {line: "plan offers --file @ada.json"},
	{line: "plan add EVIL --owner EVIL --for code"}, {line: "plan add EVIL --json", form: jsonText}, {line: "plan add EVIL --due EVIL"}, {line: "plan add --offer 1"},
	{line: "plan tick 1"}, {line: "plan tick 2 --json", form: jsonText}, {line: "plan tick EVIL"}, {line: "plan reopen 2"}, {line: "plan reopen EVIL"},
	{line: "plan move 1 --due 2027-03-01 --why EVIL"}, {line: "plan move 1 --due EVIL"}, {line: "plan drop 1 --why EVIL"}, {line: "plan drop EVIL"}, {line: "plan"},

	{line: "doctor"}, {line: "doctor --json", form: jsonText}, {line: "doctor --fix"},
	{line: "man"},
	{line: "assess --accessible --ladder @evil.yaml", stdin: "evil.txt"}, {line: "assess --accessible --resume", stdin: "evil.txt"},
	{line: "show --accessible"}, {line: "one-on-one @ada.json --accessible", stdin: "evil.txt"}, {line: "--accessible", stdin: "evil.txt"},
}

// words are the arguments of an order.
func (d *evilDesk) words(o order) []string {
	var words []string
	for _, w := range strings.Split(o.line, " ") {
		if w == "" && !strings.HasPrefix(o.line, "__complete") || o.line == "" {
			continue
		}
		if w = strings.ReplaceAll(w, "EVIL", d.packed()); strings.HasPrefix(w, "@") {
			w = d.at(w[1:])
		}
		words = append(words, w)
	}
	return words
}

// commandsOfRung are all of them with their flags, also those that help does not show: by name, as TestCommandList of internal/cli keeps
// them.
func commandsOfRung(t *testing.T) map[string][]string {
	t.Helper()
	list, err := os.ReadFile("../../internal/cli/testdata/commands.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSuffix(string(list), "\n"), "\n") {
		name, flags, _ := strings.Cut(line, "\t")
		all[name] = strings.Fields(flags)
	}
	return all
}

// commandOf is the command that an order gives, as commandsOfRung names it.
func commandOf(line string, all map[string][]string) string {
	words := strings.Fields(line)
	for n := len(words); n > 0; n-- {
		if name := strings.Join(words[:n], " "); all[name] != nil || slices.Contains(keysOf(all), name) {
			return name
		}
	}
	return ""
}

func keysOf(all map[string][]string) []string {
	var keys []string
	for k := range all {
		keys = append(keys, k)
	}
	return keys
}

// evilDesks are the desks of both sides.
func evilDesks(t *testing.T, turn int) map[side]*evilDesk { return evilDesksOf(t, turn, payloads) }

// evilDesksOf are desks with texts of a kind in the fields.
func evilDesksOf(t *testing.T, turn int, texts []payload) map[side]*evilDesk {
	t.Helper()
	c, worlds := evilWorlds(t, turn, texts)
	planted := plantedLadder(t, &plant{ids: noTexts, words: someWords})
	desks := map[side]*evilDesk{}
	root := fastDir(t)
	for s, name := range map[side]string{attack: "one", twin: "two"} { // of the same length, so that lines break alike
		d := newEvilDesk(t, filepath.Join(root, name), s, c, worlds[s])
		d.sheets(planted)
		other := crop{c.fields, turn + 1, texts}
		d.write("evil2.yaml", other.yaml(s, planted))
		private, public := kinds["age"](t)
		d.write("key", []byte(private))
		d.write("key.pub", []byte("# "+d.packed()+"\n"+public))
		d.write("evil.pub", []byte("age1"+d.packed()+"\n"))
		d.write("evil.key", []byte("# "+d.packed()+"\nAGE-SECRET-KEY-1"+d.packed()+"\n"))
		d.write("ada.age", []byte("age-encryption.org/v1\n-> "+d.packed()+"\n"))
		d.write("evil.txt", []byte(d.packed()+"\n\n1\n?\n"+d.packed()+"\nq\n"))
		desks[s] = d
	}
	return desks
}

// TestEveryCommandPrintsSafely gives every command hostile input in every form, between pipes and on a terminal. What it prints is parsed byte
// for byte, and is the same as where what is to be shown stands in place of the attack.
func TestEveryCommandPrintsSafely(t *testing.T) {
	notInShort(t)
	t.Parallel()
	all := commandsOfRung(t)
	given := map[string]bool{"": true}
	for _, o := range orders {
		given[commandOf(o.line, all)] = true
	}
	for name := range all {
		if !given[name] {
			t.Errorf("no order here gives rung %s: add one, in all its forms", name)
		}
	}
	turns := 1
	if longTests() {
		turns = len(payloads)
	}
	var runs, size atomic.Int64
	t.Cleanup(func() {
		t.Logf("figure: commands run with hostile texts: %d (%d orders of %d commands, through pipes and on a terminal), %d bytes parsed", runs.Load(), len(orders), len(all), size.Load())
	})
	for turn := range turns {
		for _, onTerminal := range []bool{false, true} {
			t.Run(fmt.Sprintf("turn %d, terminal %v", turn, onTerminal), func(t *testing.T) {
				t.Parallel()
				desks := evilDesks(t, turn)
				for _, o := range orders {
					heard := map[side]heardFrom{}
					for s, d := range desks {
						heard[s] = d.give(o, onTerminal)
						runs.Add(1)
						size.Add(int64(len(heard[s].out) + len(heard[s].err)))
					}
					compareSides(t, o, onTerminal, desks, heard)
				}
			})
		}
	}
}

func (d *evilDesk) give(o order, onTerminal bool) heardFrom {
	d.t.Helper()
	words := d.words(o)
	if onTerminal {
		return d.terminal(o.keys, words...)
	}
	stdin := ""
	if o.stdin != "" {
		stdin = string(d.read(o.stdin))
	}
	return d.pipe(stdin, words...)
}

// compareSides fails where one side printed what it must not, or the two do not say the same.
func compareSides(t *testing.T, o order, onTerminal bool, desks map[side]*evilDesk, heard map[side]heardFrom) {
	t.Helper()
	a, b := heard[attack], heard[twin]
	screen := onTerminal && strings.Contains(a.out, "\x1b[?1049h")
	for s, h := range heard {
		rules := house{screen: screen, tabs: strings.HasPrefix(o.line, "__complete"), titles: desks[s].titles()}
		for _, stream := range []string{h.out, h.err} {
			if strings.Contains(o.line, "--excel") {
				stream = strings.Replace(stream, "\ufeff", "", 1) // the mark that Excel wants
			}
			if strings.Contains(o.line, "--agenda") || strings.Contains(o.line, "--minutes") {
				stream = strings.ReplaceAll(stream, "\u2060", "") // rung's own in Markdown, so that no address becomes a link; the twin has as many
			}
			if found := rules.faults(stream); found != nil {
				t.Errorf("rung %s, terminal %v: %s", o.line, onTerminal, strings.Join(found, "\n"))
			}
		}
		if !onTerminal {
			checkForm(t, o, h)
		}
	}
	if screen || o.apart() {
		return // screens are compared by what they show, elsewhere
	}
	if a.code != b.code {
		t.Errorf("rung %s ends with %d, and with %d where nothing attacks: %s %s", o.line, a.code, b.code, a.err, b.err)
	}
	for _, pair := range [][2]string{{a.out, b.out}, {a.err, b.err}} {
		if x, y := desks[attack].masked(pair[0]), desks[twin].masked(pair[1]); x != y {
			t.Errorf("rung %s, terminal %v: what attacks changes what is printed (+):\n%s", o.line, onTerminal, cmp.Diff(strings.Split(y, "\n"), strings.Split(x, "\n")))
		}
	}
}

// checkForm reads what machines read.
func checkForm(t *testing.T, o order, h heardFrom) {
	t.Helper()
	texts := map[string]form{h.out: o.form}
	if strings.Contains(o.line, "--json") && h.err != "" && strings.HasPrefix(h.err, "{") {
		texts[h.err] = jsonText
	}
	for text, f := range texts {
		var err error
		switch f {
		case jsonText:
			for dec := json.NewDecoder(strings.NewReader(text)); err == nil; {
				var v any
				err = dec.Decode(&v)
			}
			if errors.Is(err, io.EOF) {
				err = nil
			}
		case csvText:
			r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
			r.FieldsPerRecord = -1
			_, err = r.ReadAll()
		}
		if err != nil {
			t.Errorf("rung %s does not write what it should: %v\n%s", o.line, err, text)
		}
		if f != lines && o.form == f && h.code != 0 && h.out != "" && h.code != 3 {
			t.Errorf("rung %s ends with %d: %s", o.line, h.code, h.err)
		}
	}
}

// TestEveryFlagPrintsSafely gives every flag of every command that takes a text the payloads, and every command as its argument.
func TestEveryFlagPrintsSafely(t *testing.T) {
	notInShort(t)
	t.Parallel()
	desks := evilDesks(t, 0)
	d := desks[attack]
	runs := 0
	for name, flags := range commandsOfRung(t) {
		for _, flag := range append(flags, "--home=text", "--theme=text", "--color=text", "--"+d.packed()+"=text", "=text") {
			flag, _, _ := strings.Cut(flag, "=text")
			if strings.HasSuffix(flag, "=none") {
				flag = strings.TrimSuffix(flag, "none") + d.packed()
			} else if flag != "" && !strings.Contains(flag, "=") {
				flag += "=" + d.packed()
			} else {
				flag = d.packed()
			}
			for _, more := range [][]string{nil, {"--json"}, {d.at("ada.json")}} {
				args := append(append(strings.Fields(name), flag, "--no-input"), more...)
				h := d.pipe("", args...)
				runs++
				for _, stream := range []string{h.out, h.err} {
					if found := (house{}).faults(stream); found != nil {
						t.Errorf("rung %s with %q: %s", name, flag, strings.Join(found, "\n"))
					}
				}
			}
		}
	}
	t.Logf("figure: flags and arguments given hostile texts: %d runs", runs)
}
