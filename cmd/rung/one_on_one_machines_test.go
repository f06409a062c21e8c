//go:build unix

package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
	"golang.org/x/crypto/ssh"

	"github.com/rung-dev/rung/internal/assess"
)

// kinds of keys that documents are sealed for, each with what makes the file of a private key and the line of the public one.
var kinds = map[string]func(t *testing.T) (private, public string){
	"age": func(t *testing.T) (string, string) {
		key, err := age.GenerateX25519Identity()
		if err != nil {
			t.Fatal(err)
		}
		return key.String() + "\n", key.Recipient().String() + "\n"
	},
	"ed25519": func(t *testing.T) (string, string) {
		_, key, err := ed25519.GenerateKey(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		return sshKey(t, key)
	},
	"rsa": func(t *testing.T) (string, string) {
		key, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			t.Fatal(err)
		}
		return sshKey(t, key)
	},
}

// sshKey writes a key as ssh-keygen does.
func sshKey(t *testing.T, key any) (private, public string) {
	t.Helper()
	block, err := ssh.MarshalPrivateKey(key, "")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(block)), string(ssh.MarshalAuthorizedKey(signer.PublicKey()))
}

// person is somebody at a desk, with a pair of keys.
type person struct {
	*desk
	name string
}

// arrive seats somebody at a desk of their own. Rung may have been built without keys of a kind.
func arrive(t *testing.T, name, kind string) person {
	t.Helper()
	p := person{newDesk(t), name}
	private, public := kinds[kind](t)
	p.write("key", []byte(private))
	p.write("key.pub", []byte(public))
	p.write("empty.json", assess.Encode(adasView(t, 6, fours, noNote)))
	if _, _, said := p.try("share", "empty.json", "--to", "key.pub"); strings.Contains(said, "built without keys of SSH") {
		t.Skip("skipped: this rung was built without keys of SSH")
	}
	return p
}

// hand shares a document with somebody, who gets it as a file of that name.
func (p person) hand(to person, name, document string, more ...string) {
	p.t.Helper()
	p.write("to.pub", to.read(to.at("key.pub")))
	p.run(append([]string{"share", document, "--to", "to.pub", "-o", name}, more...)...)
	sealed := p.read(p.at(name))
	if !strings.HasPrefix(string(sealed), "-----BEGIN AGE ENCRYPTED FILE-----") {
		p.t.Fatalf("%s is not sealed:\n%s", name, sealed)
	}
	to.write(name, sealed)
}

// sharing is a one-on-one of two people at two machines.
type sharing struct {
	adas, maxs string // kinds of their keys
	firstBy    assess.Role
	redact     string // what is left out of all that is handed over, "" for nothing
	onScreen   bool   // whether the first view is given on a terminal
}

// TestTwoMachines goes through a whole one-on-one with two homes and sealed files between them: one gives a view and hands it over, the
// other gives theirs blind, both are revealed, and the record goes back.
func TestTwoMachines(t *testing.T) {
	for name, s := range map[string]sharing{
		"self first":             {"age", "age", assess.Self, "", true},
		"manager first":          {"age", "age", assess.Manager, "", false},
		"ssh, self first":        {"rsa", "ed25519", assess.Self, "evidence", false},
		"ssh, manager first":     {"ed25519", "rsa", assess.Manager, "names", true},
		"self without evidence":  {"age", "age", assess.Self, "evidence", false},
		"self without names":     {"age", "age", assess.Self, "names", false},
		"manager without either": {"age", "age", assess.Manager, "evidence,names", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s.run(t)
		})
	}
}

func (s sharing) run(t *testing.T) {
	ada, max := arrive(t, "Ada Example", s.adas), arrive(t, "Max", s.maxs)
	one, other := ada, max
	if s.firstBy == assess.Manager {
		one, other = max, ada
	}
	s.giveFirst(one)
	one.hand(other, "first.age", theOnly(t, one.home("assessments", "*", "*.json")), s.flags()...)

	x := other.open("one-on-one", "first.age", "--identity", "key").see("Your name").press(strings.Repeat("\x7f", 20) + other.name + enter)
	lock(x.see("continue"))
	other.blind(one.document("assessments/*/*.json"))
	agree(x.press(enter))
	x.see("What will be done").press("a").see("What to do").press("w").see("In your own words")
	x.press("Watch three user tests" + enter).see("Who sees to it").press("Max" + enter).see("As 2027").press("+3m" + enter)
	x.see("[ ] Watch three user tests").see("saved ✓")
	x.press(esc).see("Summary").press("q")
	if code := x.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	s.check(one, other)

	other.hand(one, "second.age", theOnly(t, other.home("assessments", "*", "*-"+s.secondBy()+"-*.json")), s.flags()...)
	other.hand(one, "record.age", theOnly(t, other.home("assessments", "*", "*-agreed-*.json")), s.flags()...)
	x = one.open("one-on-one", "second.age", "--identity", "key").see("Both views are locked").press(enter).see("All questions")
	x.press(open).see("What did each of us see?").press(stop).exit()
	x = one.open("one-on-one", "record.age", "--identity", "key").see("Summary").press("q")
	if code := x.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if s.redact != "evidence,names" && s.redact != "names" { // without a name it is nobody's plan
		if plan := one.run("plan"); !strings.Contains(plan, "Watch three user tests") {
			t.Errorf("the plan of the record is not the one of now:\n%s", plan)
		}
	}
	if record := one.run("show", "record.age", "--identity", "key"); !strings.Contains(record, "agreed") {
		t.Errorf("rung show writes:\n%s", record)
	}
	named := !strings.Contains(s.redact, "names") // whoever sees to something is named, too
	if plan := one.run("plan", "record.age", "--identity", "key"); !strings.Contains(plan, "Watch three user tests") || strings.Contains(plan, "owner Max") != named {
		t.Errorf("rung plan writes:\n%s", plan)
	}
	if minutes := one.run("one-on-one", "record.age", "--identity", "key", "--minutes"); !strings.Contains(minutes, "Watch three user tests") {
		t.Errorf("the minutes are:\n%s", minutes)
	}
}

func (s sharing) flags() []string {
	if s.redact == "" {
		return nil
	}
	return []string{"--redact", s.redact}
}

func (s sharing) secondBy() string {
	if s.firstBy == assess.Self {
		return "manager"
	}
	return "self"
}

// giveFirst gives the first view, from a document or on a terminal.
func (s sharing) giveFirst(p person) {
	p.t.Helper()
	args := []string{"assess", "--name", "Ada Example", "--at", "PM", "--aspire", "Head"}
	if s.firstBy == assess.Manager {
		args = append(args, "--manager", p.name)
	}
	if s.onScreen {
		x := p.open(args...).see("continue").press(enter).see("Counts as evidence")
		x.press("e").see("keep and go back").press(evidence).see(evidence).press(esc).see("Not yet")
		for i := range 90 {
			x.press(enter + string("44401"[i%5]))
		}
		x.see("Summary").see("saved ✓").press("q").exit()
		return
	}
	answers, err := os.ReadFile(filepath.Join("..", "..", "docs", "example", "answers.json"))
	if err != nil {
		p.t.Fatal(err)
	}
	p.write("answers.json", answers)
	p.run(append(args, "--answers", "answers.json")...)
}

// evidence is noted by whoever gives the first view.
const evidence = "A list of eleven customer talks"

// blind wants nothing that was noted in the first view to be on the terminal or the disk of the second rater, who has just locked theirs.
func (p person) blind(first *assess.Assessment) {
	p.t.Helper()
	seen := p.tape.String()
	for path, text := range p.files() {
		seen += path + "\n" + text + "\n"
	}
	for _, a := range first.Answers {
		if a.Evidence != "" && strings.Contains(seen, a.Evidence[:15]) {
			p.t.Errorf("the second rater has seen %q", a.Evidence)
		}
	}
}

// agree looks at both views, agrees on two differences, and writes the record.
func agree(x *terminal) *terminal {
	x.t.Helper()
	x.see("All questions").press(open).see("What did each of us see?").press("4").see("agreed").see("saved ✓")
	x.press("e").see("What was said").press("We look again in March").see("again in March").press(esc).see("What do we agree on?")
	x.press(enter).see("nothing yet").press("3").see("agreed").see("saved ✓").press(esc).see("All questions")
	x.press(bottom + enter).see("y writes it").press("y")
	return x
}

// check looks at what is in the home of the one who answered second.
func (s sharing) check(one, other person) {
	t := one.t
	t.Helper()
	first := one.document("assessments/*/*.json")
	kept := other.document("assessments/*/*-" + string(s.firstBy) + "-*.json")
	second := other.document("assessments/*/*-" + s.secondBy() + "-*.json")
	record := other.document("assessments/*/*-agreed-*.json")
	none(t, other.home("drafts", "*.json"))
	if kept.ID != first.ID || len(kept.Answers) != len(first.Answers) || strings.Join(kept.Redacted, ",") != s.redact {
		t.Errorf("the first view is kept as %s, with %d answers, without %v", kept.ID, len(kept.Answers), kept.Redacted)
	}
	if second.About == nil || second.About.ID != first.ID || second.About.Digest != assess.DigestOf(kept) || second.Rater.Name != other.name {
		t.Errorf("the second view is by %+v about %+v", second.Rater, second.About)
	}
	var ids []string
	for _, v := range record.Sources {
		ids = append(ids, v.ID)
	}
	if !slices.Contains(ids, first.ID) || !slices.Contains(ids, second.ID) || len(ids) != 2 {
		t.Errorf("the record is made from %v", ids)
	}
	if len(record.Plan) != 1 || record.Plan[0].Owner != "Max" || len(record.Answers)+len(record.Open) != len(first.Answers) || len(record.Open) == 0 {
		t.Errorf("the record plans %+v, agrees on %d, leaves %d open", record.Plan, len(record.Answers), len(record.Open))
	}
	for _, a := range kept.Answers {
		if strings.Contains(s.redact, "evidence") && a.Evidence != "" {
			t.Errorf("evidence came along: %q", a.Evidence)
		}
	}
	if strings.Contains(s.redact, "names") && (kept.Person.Name != "" || kept.Rater.Name != "") {
		t.Errorf("names came along: %+v %+v", kept.Person, kept.Rater)
	}
}
