//go:build unix

package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
)

func init() {
	// plan: puts items with its own name on the plan of a document, one change each
	helpers["plan"] = func(_ *Store, args []string) error {
		for n := range 25 {
			if _, err := ChangePlan(args[0], adding(fmt.Sprint(args[1], " ", n))); err != nil {
				return err
			}
		}
		return nil
	}
	// plan-lock: holds the lock of a document's plan until it is killed
	helpers["plan-lock"] = func(_ *Store, args []string) error {
		root, err := os.OpenRoot(filepath.Dir(args[0]))
		if err != nil {
			return err
		}
		if _, err := lockName(root, filepath.Base(args[0]), 1); err != nil {
			return err
		}
		fmt.Println("locked")
		time.Sleep(time.Minute)
		return nil
	}
}

func adding(action string) func([]assess.PlanItem) ([]assess.PlanItem, error) {
	return func(items []assess.PlanItem) ([]assess.PlanItem, error) {
		return append(items, assess.PlanItem{Action: action, Status: assess.Planned}), nil
	}
}

// planned is the text of a finished document that holds all there may be, with keys that nobody knows on every level.
func planned(t *testing.T, plan string) string {
	t.Helper()
	text := strings.NewReplacer(
		`"plan": []`, `"plan": [`+plan+`]`,
		`"name": "Ada Example"}`, `"name": "Ada Example", "badge": 7}`,
		`"answers": [`, `"preferences": [
    {"item": "speed", "value": -1, "why": "later"}
  ],
  "answers": [`,
	).Replace(strings.TrimSuffix(string(assess.Encode(finished(1, "Ada Example", noon))), "}\n") + `,
  "later": {"note": "keep \u001b me", "numbers": [1.50, 2e3]}
}
`)
	text = strings.Replace(text, "\n,\n", ",\n", 1)
	a, err := assess.Decode([]byte(text))
	must(t, err)
	return string(assess.Encode(a))
}

func write(t *testing.T, path, text string) string {
	t.Helper()
	must(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func contentOf(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	return string(b)
}

const oneItem = `{"competency": "business", "rung": "head", "action": "Shadow", "due": "2027-02-01", "status": "waiting", "mood": "good"}`

func TestChangePlanChangesThePlanAlone(t *testing.T) {
	before := planned(t, oneItem)
	for _, part := range []string{`"mood": "good"`, `"badge": 7`, `"why": "later"`, `"numbers": [1.50, 2e3]`} {
		if !strings.Contains(before, part) {
			t.Fatalf("the document lacks %s:\n%s", part, before)
		}
	}
	dir := t.TempDir()
	path := write(t, filepath.Join(dir, strings.Repeat("x", 250)+".json"), before)
	must(t, os.Chmod(path, 0o644))
	a, err := ChangePlan(path, adding("Mentor"))
	must(t, err)
	if len(a.Plan) != 2 || a.Plan[0].Status != "waiting" || a.Plan[1].Action != "Mentor" {
		t.Errorf("%+v", a.Plan)
	}
	mentor := `    {"competency": "", "rung": "", "action": "Mentor", "due": "", "status": "open"}` + "\n"
	want := strings.Replace(before, oneItem+"\n", oneItem+",\n"+mentor, 1)
	if got := contentOf(t, path); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != fileMode {
		t.Errorf("mode %v", info.Mode())
	}
	if all, _ := os.ReadDir(dir); len(all) != 1 {
		t.Error("leftovers:", all)
	}
	_, err = ChangePlan(path, func(items []assess.PlanItem) ([]assess.PlanItem, error) { return items[:1], nil })
	must(t, err)
	if got := contentOf(t, path); got != before {
		t.Errorf("taken back, it is\n%s\nbut was\n%s", got, before)
	}
}

func TestChangePlanInTheHome(t *testing.T) {
	s := newStore(t)
	name, err := s.Finish(finished(1, "Ada Example", noon))
	must(t, err)
	_, err = ChangePlan(s.Abs(name), adding("Mentor"))
	must(t, err)
	entries, bad, err := s.Finished()
	if len(entries) != 1 || len(bad) != 0 || err != nil || len(entries[0].Assessment.Plan) != 1 {
		t.Errorf("%v %v %v", entries, bad, err)
	}
}

func TestChangePlanThroughALink(t *testing.T) {
	dir := t.TempDir()
	path := write(t, filepath.Join(dir, "real.json"), planned(t, ""))
	must(t, os.Mkdir(filepath.Join(dir, "links"), 0o700))
	link := filepath.Join(dir, "links", "to.json")
	must(t, os.Symlink("../real.json", link))
	_, err := ChangePlan(link, adding("Mentor"))
	must(t, err)
	if info, _ := os.Lstat(link); info.Mode().Type() != fs.ModeSymlink {
		t.Error("the link is gone")
	}
	if !strings.Contains(contentOf(t, path), "Mentor") {
		t.Error("the file behind the link was not changed")
	}
}

func TestChangePlanRefuses(t *testing.T) {
	dir := t.TempDir()
	draft := assessment(1, "Ada", 3)
	second := finished(2, "Ada", noon)
	second.About = &assess.About{ID: id(1), Questions: []assess.Question{{Rung: "pm", Competency: "c-9"}}}
	no := errors.New("no")
	for _, c := range []struct {
		name, text string
		change     func([]assess.PlanItem) ([]assess.PlanItem, error)
		want       error
		says       string
	}{
		{"a change that is refused", planned(t, oneItem), func([]assess.PlanItem) ([]assess.PlanItem, error) { return nil, no }, no, "no"},
		{"a draft", string(assess.Encode(draft)), adding("x"), ErrDraft, "not finished"},
		{"a second view under way", string(assess.Encode(second)), adding("x"), ErrDraft, "not finished"},
		{"encrypted", "age-encryption.org/v1\n-> X25519 ...\n", adding("x"), ErrEncrypted, "cannot be changed in place"},
		{"encrypted as text", "\ufeff\n-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n", adding("x"), ErrEncrypted, "cannot be changed in place"},
		{"too large", strings.Repeat(" ", assess.MaxBytes+1), adding("x"), ErrTooLarge, "4 MiB"},
		{"too large afterwards", planned(t, oneItem), adding(strings.Repeat("x", assess.MaxNote+1)), nil, "longer than 64 KiB"},
		{"no day", planned(t, oneItem), func([]assess.PlanItem) ([]assess.PlanItem, error) {
			return []assess.PlanItem{{Action: "x", Due: "soon"}}, nil
		}, nil, "due must be a date"},
		{"no document", "{", adding("x"), nil, "ends too early"},
		{"a newer one", `{"format": "rung.assessment/2"}`, adding("x"), nil, "newer"},
	} {
		path := write(t, filepath.Join(dir, "doc.json"), c.text)
		a, err := ChangePlan(path, c.change)
		if a != nil || err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", c.name, err)
		}
		if contentOf(t, path) != c.text {
			t.Errorf("%s: the file was changed", c.name)
		}
		if all, _ := os.ReadDir(dir); len(all) != 1 {
			t.Errorf("%s: leftovers: %v", c.name, all)
		}
	}
	for _, bad := range []string{dir, filepath.Join(dir, "none.json"), os.DevNull} {
		var save *SaveError
		if _, err := ChangePlan(bad, adding("x")); !errors.As(err, &save) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestChangePlanFromSeveralProcesses(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "doc.json"), planned(t, oneItem))
	together(t, 3, func(n int) *exec.Cmd { return helper(t, "plan", t.TempDir(), path, fmt.Sprint("process ", n)) })
	a, err := assess.Decode([]byte(contentOf(t, path)))
	must(t, err)
	if len(a.Plan) != 1+3*25 {
		t.Errorf("%d items: a change was lost", len(a.Plan))
	}
	if all, _ := os.ReadDir(filepath.Dir(path)); len(all) != 1 {
		t.Error("leftovers:", all)
	}
}

func TestPlanLock(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "doc.json"), planned(t, ""))
	root, err := os.OpenRoot(filepath.Dir(path))
	must(t, err)
	defer root.Close()
	unlock, err := lockName(root, "doc.json", 1)
	must(t, err)
	if _, err := lockName(root, "DOC.json", 1); !errors.Is(err, ErrBusy) {
		t.Errorf("the same file with other capitals: %v", err)
	}
	other, err := lockName(root, "other.json", 1)
	must(t, err)
	other()
	time.AfterFunc(5*lockPause, unlock)
	_, err = ChangePlan(path, adding("after the other one")) // it waits
	must(t, err)
}

func TestPlanLockOfAKilledProcessIsFree(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "doc.json"), planned(t, ""))
	cmd, _ := startHelper(t, "plan-lock", t.TempDir(), path)
	must(t, cmd.Process.Kill())
	_ = cmd.Wait()
	_, err := ChangePlan(path, adding("x"))
	must(t, err)
	if all, _ := os.ReadDir(filepath.Dir(path)); len(all) != 1 {
		t.Error("leftovers:", all)
	}
}

func TestPlanLockInTheWay(t *testing.T) {
	path := write(t, filepath.Join(t.TempDir(), "doc.json"), planned(t, ""))
	must(t, os.Mkdir(filepath.Join(filepath.Dir(path), nameLock("doc.json")), 0o700))
	if _, err := ChangePlan(path, adding("x")); !errors.Is(err, ErrNotRegular) {
		t.Error(err)
	}
}
