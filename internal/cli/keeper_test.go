package cli

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
	"github.com/rung-dev/rung/internal/seal"
	"github.com/rung-dev/rung/internal/store"
	"github.com/rung-dev/rung/internal/tui"
)

// keeping is a keeper on a home of its own, and what its run says on standard error.
func keeping(t *testing.T) (*keeper, *bytes.Buffer) {
	t.Helper()
	said := &bytes.Buffer{}
	a := &app{home: filepath.Join(t.TempDir(), "home"), world: World{
		GOOS: runtime.GOOS, Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: said,
		Now: func() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) }, Rand: rand.Reader,
	}}
	a.out = newOutput(a.world.Stdout)
	a.keys.onScreen = true
	home, err := a.openHome()
	if err != nil {
		t.Fatal(err)
	}
	k := newKeeper(a, home, a.shelf())
	t.Cleanup(k.close)
	return k, said
}

// undatedView is a view that was written by hand, without times.
func undatedView(t *testing.T) (view *assess.Assessment, file string) {
	t.Helper()
	file, _ = bothViews(t, t.TempDir())
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if view, err = assess.Decode(data); err != nil {
		t.Fatal(err)
	}
	return view, file
}

// TestChangeableWaitsForNoDisk: a screen asks in Update, while something may be being written.
func TestChangeableWaitsForNoDisk(t *testing.T) {
	k, _ := keeping(t)
	k.mu.Lock()
	answered := make(chan error, 1)
	go func() { answered <- k.changeable(&assess.Assessment{ID: "x"}) }()
	select {
	case err := <-answered:
		if err == nil {
			t.Error("what has no file can be changed")
		}
	case <-time.After(10 * time.Second):
		t.Error("it waits for what is being written")
	}
	k.mu.Unlock()
}

// TestKeepViewWithoutTimes: the copy is made, is the view as it came, and its path is said once.
func TestKeepViewWithoutTimes(t *testing.T) {
	k, said := keeping(t)
	view, _ := undatedView(t)
	for range 2 {
		if err := k.keepView(view); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(k.fileOf(view.ID))
	if err != nil || !bytes.Equal(data, assess.Encode(view)) {
		t.Errorf("%v:\n%s", err, data)
	}
	if err := k.app.farewell(tui.Exit{}, k, &watch{}, nil); err != nil {
		t.Error(err)
	}
	if want := "kept a copy of Ada Example's view: " + k.fileOf(view.ID) + "\n"; said.String() != want {
		t.Errorf("it says %q, want %q", said, want)
	}
}

func TestViewOf(t *testing.T) {
	for _, c := range []struct {
		role         assess.Role
		rater, about string
		want         string
	}{
		{assess.Self, "Ada", "Ada", "Ada's view"},
		{assess.Self, "", "Ada", "Ada's view"},
		{assess.Self, "", "", "the person's view"},
		{assess.Manager, "Max", "Ada", "Max's view"},
		{assess.Manager, "", "Ada", "the manager's view"},
	} {
		a := &assess.Assessment{Person: assess.Person{Name: c.about}, Rater: assess.Rater{Role: c.role, Name: c.rater}}
		if got := viewOf(a); got != c.want {
			t.Errorf("%v: %s", c, got)
		}
	}
}

// TestReadView: what a screen cannot read is refused at once, and every file for its own reason, whatever was read before.
func TestReadView(t *testing.T) {
	k, _ := keeping(t)
	_, file := undatedView(t)
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	to, err := seal.ParseRecipients([]byte("age1swkkmruzlxcgjaqncg99heghm5n0km8mw7zq086ku74atrguhqjsjavsyz"))
	if err != nil {
		t.Fatal(err)
	}
	forKey, err := seal.Encrypt(text, to)
	if err != nil {
		t.Fatal(err)
	}
	locked, err := seal.EncryptWithPassphrase(text, "open sesame")
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"sealed.age": forKey, "locked.age": locked, "wrong.json": []byte("{}")} {
		if err := os.WriteFile(in(name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ path, text, hint string }{
		{"-", "- is no file", "the path of a file"},
		{dir, "a directory", "the path of a file"},
		{os.DevNull, "a device", "the path of a file"},
		{in("sealed.age"), "is encrypted for somebody's key", "one-on-one " + in("sealed.age") + " --identity KEY"},
		{in("gone.json"), "no such file", "look at the name"},
		{in("locked.age"), "has a passphrase", "leave rung, and be asked for it there: rung --home"},
		{in("wrong.json"), "not a rung assessment", "an assessment has"},
	} {
		_, err := k.readView(c.path)
		if err == nil {
			t.Errorf("%s: it was read", c.path)
			continue
		}
		f := failureOf(err)
		hint := f.hint
		if len(f.spots) > 0 {
			hint = f.spots[0].hint
		}
		if !strings.Contains(f.Error(), c.text) || !strings.Contains(hint, c.hint) {
			t.Errorf("%s: %q, hint %q", c.path, f.Error(), hint)
		}
	}
	if view, err := k.readView(file); err != nil || view.Person.Name != "Ada Example" {
		t.Errorf("a view: %v", err)
	}
}

// TestSavePlanReturnsWhatIsThere: with what another rung has added, and also where the change is refused.
func TestSavePlanReturnsWhatIsThere(t *testing.T) {
	k, _ := keeping(t)
	view, _ := undatedView(t)
	if err := k.keepView(view); err != nil {
		t.Fatal(err)
	}
	add := func(action string) plan.Change {
		return func(items []assess.PlanItem) ([]assess.PlanItem, error) {
			return plan.Add(items, assess.PlanItem{Action: action})
		}
	}
	if _, err := store.ChangePlan(k.fileOf(view.ID), add("somebody else's")); err != nil {
		t.Fatal(err)
	}
	items, err := k.savePlan(view, add("mine"))
	if err != nil || len(items) != 2 || items[0].Action != "somebody else's" {
		t.Fatalf("%v, %v", items, err)
	}
	mine := items[1]
	tick := plan.On(0, mine, func(p []assess.PlanItem, i int) ([]assess.PlanItem, error) { return plan.Tick(p, i, "2026-11-21") })
	items, err = k.savePlan(view, tick)
	if err != nil || items[0].Status != assess.Planned || items[1].Status != assess.Done {
		t.Errorf("%v, %v", items, err)
	}
	var refused *plan.Error
	items, err = k.savePlan(view, tick)
	if !errors.As(err, &refused) || len(items) != 2 || items[1].Status != assess.Done {
		t.Errorf("%v, %v", items, err)
	}
	if len(k.losses) > 0 {
		t.Errorf("a refused change is no loss: %v", k.losses)
	}
}

// TestNotesFollowTheView: notes on a person whose name was left out belong to the first view, whoever it is opened from.
func TestNotesFollowTheView(t *testing.T) {
	k, _ := keeping(t)
	first := &assess.Assessment{ID: "0198f0c2-0000-7000-8000-000000000001"}
	second := &assess.Assessment{ID: "0198f0c2-0000-7000-8000-000000000002", About: &assess.About{ID: first.ID}}
	other := &assess.Assessment{ID: "0198f0c2-0000-7000-8000-000000000003", About: &assess.About{ID: "0198f0c2-0000-7000-8000-000000000004"}}
	if err := k.saveNotes(second, "on the one"); err != nil {
		t.Fatal(err)
	}
	for a, want := range map[*assess.Assessment]string{first: "on the one", second: "on the one", other: ""} {
		if n, err := k.notes(a); n.Text != want || err != nil || !strings.Contains(n.Path, subject(a)) {
			t.Errorf("%s: %+v, %v", a.ID, n, err)
		}
	}
}

// TestFarewellNamesWhatIsLost: that the answers could be saved in the end does not make up for the notes.
func TestFarewellNamesWhatIsLost(t *testing.T) {
	k, said := keeping(t)
	draft := &assess.Assessment{ID: "0198f0c2-0000-7000-8000-000000000001", Ladder: assess.LadderRef{ID: "product"}, StartedAt: k.app.now(),
		Rater: assess.Rater{Role: assess.Self}, Mode: assess.Check, Answers: []assess.Answer{{Rung: "po", Competency: "delivery", Response: 3}}}
	if err := k.save(draft); err != nil {
		t.Fatal(err)
	}
	notes := k.home.Abs("notes")
	if err := os.WriteFile(notes, nil, 0o600); err != nil { // in the way of the directory
		t.Fatal(err)
	}
	err := k.saveNotes(draft, "what nobody should see on the terminal")
	if err == nil {
		t.Fatal("the notes were saved")
	}
	k.files.put("x", filepath.Join(notes, "gone.json"))
	_, wrong := k.savePlan(&assess.Assessment{ID: "x"}, func(p []assess.PlanItem) ([]assess.PlanItem, error) { return p, nil })
	if wrong == nil {
		t.Fatal("the plan was saved")
	}
	end := failureOf(k.app.farewell(tui.Exit{Interrupted: true, Unsaved: wrong, Draft: draft}, k, &watch{}, nil))
	if end.code != notSaved || !strings.HasPrefix(end.text, "not saved: the plan: ") {
		t.Errorf("%d: %s", end.code, end.text)
	}
	for _, want := range []string{"not saved: the private notes: ", "draft kept; go on with: "} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("%q is not in %q", want, said)
		}
	}
	if strings.Contains(said.String()+end.text, "nobody should see") {
		t.Error("the notes were said")
	}
}

// TestFarewellForgetsWhatWasMadeUpFor: what was saved in the end, or given up by the screens, is not lost.
func TestFarewellForgetsWhatWasMadeUpFor(t *testing.T) {
	k, said := keeping(t)
	draft := &assess.Assessment{ID: "0198f0c2-0000-7000-8000-000000000001", Ladder: assess.LadderRef{ID: "product"}, StartedAt: k.app.now(),
		Rater: assess.Rater{Role: assess.Self}, Mode: assess.Check, Answers: []assess.Answer{{Rung: "po", Competency: "delivery", Response: 3}}}
	failed := k.lose(unwritten{draft.ID, "", errors.New("no space left on device")})
	err := k.app.farewell(tui.Exit{Interrupted: true, Unsaved: failed, Draft: draft}, k, &watch{}, nil)
	if f := failureOf(err); f.code != signalCode(os.Interrupt) || !strings.HasPrefix(said.String(), "draft kept; go on with") {
		t.Errorf("%d: %s %s", f.code, f.text, said)
	}
	_ = k.lose(unwritten{draft.ID, "the plan", errors.New("no space left on device")})
	if err := k.app.farewell(tui.Exit{}, k, &watch{}, nil); err != nil {
		t.Errorf("given up: %v", err)
	}
}

// TestEncryptedIsOneThing holds what the store takes for encrypted to what opens encrypted documents.
func TestEncryptedIsOneThing(t *testing.T) {
	for _, text := range []string{"age-encryption.org/v1\n", "-----BEGIN AGE ENCRYPTED FILE-----\n", "\ufeff \r\n\t-----BEGIN AGE ENCRYPTED FILE-----", "{}", "", "age", " age-encryption.org/v1"} {
		file := filepath.Join(t.TempDir(), "doc")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := store.ChangePlan(file, func(p []assess.PlanItem) ([]assess.PlanItem, error) { return p, nil })
		if errors.Is(err, store.ErrEncrypted) != seal.IsSealed([]byte(text)) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestGoOnCommandKeepsTheFlags(t *testing.T) {
	o := &oneOnOneOptions{app: &app{home: "h"}, first: "ada.json", output: "out file.json", force: true, answers: "max.json"}
	got := strings.Fields(o.goOnCommand())
	for _, want := range []string{"--force", "--answers", "--output", "--home"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not in %q", want, got)
		}
	}
}
