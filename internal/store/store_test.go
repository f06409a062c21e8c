package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/safe"
)

func TestReadingMakesNothing(t *testing.T) {
	home := filepath.Join(t.TempDir(), "a", "b")
	s := open(t, home)
	for _, list := range []func() ([]Entry, []Unreadable, error){s.Drafts, s.Finished} {
		if entries, bad, err := list(); len(entries)+len(bad) != 0 || err != nil {
			t.Error(entries, bad, err)
		}
	}
	name, err := s.LastName()
	previous, err2 := s.Previous(assessment(1, "Ada", 1))
	ladders, err3 := s.Ladders()
	if name != "" || previous != nil || len(ladders) != 0 || errors.Join(err, err2, err3, s.DeleteDraft(id(1))) != nil {
		t.Error(name, previous, ladders, err, err2, err3)
	}
	if _, err := s.LoadDraft(id(1)); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Dir(home)); !errors.Is(err, fs.ErrNotExist) {
		t.Error("reading made the home")
	}
}

func TestDraftToFinished(t *testing.T) {
	s := newStore(t)
	a := assessment(1, "Ada Example", 2)
	must(t, s.SaveDraft(a))
	a = assessment(1, "Ada Example", 5)
	must(t, s.SaveDraft(a))
	drafts, bad, err := s.Drafts()
	if err != nil || len(drafts) != 1 || len(bad) != 0 || len(drafts[0].Assessment.Answers) != 5 || drafts[0].Path != "drafts/"+id(1)+".json" {
		t.Fatal(drafts, bad, err)
	}
	back, err := s.LoadDraft(a.ID)
	if err != nil || !equal(a, back) {
		t.Fatal(err)
	}

	a.FinishedAt = noon
	a.Result = &assess.Result{Placement: "pm", Target: "head"}
	path, err := s.Finish(a)
	if want := "assessments/ada-example/2026-11-21-product-self-00000001.json"; path != want || err != nil {
		t.Fatalf("%s, %v; want %s", path, err, want)
	}
	if drafts, _, _ := s.Drafts(); len(drafts) != 0 {
		t.Error("the draft is still there")
	}
	entries, bad, err := s.Finished()
	if err != nil || len(entries) != 1 || len(bad) != 0 {
		t.Fatal(entries, bad, err)
	}
	if e := entries[0]; e.Path != path || e.SavedAt.IsZero() || !equal(a, e.Assessment) {
		t.Errorf("the list shows %+v", e)
	}
	if back, err := s.Load(path); err != nil || !equal(a, back) {
		t.Error(err)
	}
	if name, err := s.LastName(); name != "Ada Example" || err != nil {
		t.Error(name, err)
	}
}

func TestFinishNeverOverwrites(t *testing.T) {
	s := newStore(t)
	a := finished(1, "Ada Example", noon)
	first, err := s.Finish(a)
	must(t, err)
	// A crash after finishing left the draft: it is finished again, a little later.
	must(t, s.SaveDraft(a))
	again := finished(1, "Ada Example", noon.Add(time.Minute))
	if path, err := s.Finish(again); path != first || err != nil {
		t.Errorf("%s, %v; want %s once more", path, err, first)
	}
	if drafts, _, _ := s.Drafts(); len(drafts) != 0 {
		t.Error("the draft is still there")
	}
	if back, _ := s.Load(first); !equal(a, back) {
		t.Error("the first one changed")
	}
	// Other content under the same id is kept beside it.
	other := finished(1, "Ada Example", noon)
	other.Answers[0].Response = 0
	other.Answers[0].Evidence = "changed"
	second, err := s.Finish(other)
	if want := strings.Replace(first, ".json", "-2.json", 1); second != want || err != nil {
		t.Errorf("%s, %v; want %s", second, err, want)
	}
	if back, _ := s.Load(first); !equal(a, back) {
		t.Error("the first one changed")
	}
	if entries, _, _ := s.Finished(); len(entries) != 2 {
		t.Error(entries)
	}
}

func TestFinishNeedsAFinishedAssessment(t *testing.T) {
	s := newStore(t)
	for name, spoil := range map[string]func(a *assess.Assessment){
		"not finished": func(a *assess.Assessment) { a.FinishedAt = time.Time{} },
		"no id":        func(a *assess.Assessment) { a.ID = "" },
		"path as id":   func(a *assess.Assessment) { a.ID = "../../x" },
		"ladder":       func(a *assess.Assessment) { a.Ladder.ID = "../x" },
		"long note":    func(a *assess.Assessment) { a.Answers[0].Evidence = strings.Repeat("x", assess.MaxNote+1) },
	} {
		a := finished(1, "Ada Example", noon)
		spoil(a)
		var save *SaveError
		if _, err := s.Finish(a); !errors.As(err, &save) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := os.Stat(s.Home()); !errors.Is(err, fs.ErrNotExist) {
		t.Error("something was written")
	}
}

func TestListsAreNewestFirst(t *testing.T) {
	s := newStore(t)
	for n, day := range []int{3, 1, 2} {
		_, err := s.Finish(finished(n, "Ada Example", noon.AddDate(0, 0, day)))
		must(t, err)
		must(t, s.SaveDraft(assessment(10+n, "Ada Example", 1)))
		must(t, os.Chtimes(s.Abs(draftPath(id(10+n))), noon, noon.AddDate(0, 0, day)))
	}
	order := func(list func() ([]Entry, []Unreadable, error)) (ids []string) {
		entries, _, err := list()
		must(t, err)
		for _, e := range entries {
			ids = append(ids, e.Assessment.ID)
		}
		return ids
	}
	if diff := cmp.Diff([]string{id(0), id(2), id(1)}, order(s.Finished)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{id(10), id(12), id(11)}, order(s.Drafts)); diff != "" {
		t.Error(diff)
	}
}

func TestPrevious(t *testing.T) {
	s := newStore(t)
	save := func(n int, change func(a *assess.Assessment)) {
		a := finished(n, "Ada Example", noon.AddDate(0, 0, n))
		change(a)
		_, err := s.Finish(a)
		must(t, err)
	}
	save(1, func(a *assess.Assessment) { a.Result.Placement = "po" })
	save(2, func(*assess.Assessment) {})
	save(3, func(a *assess.Assessment) { a.Rater.Role = assess.Manager })
	save(4, func(a *assess.Assessment) { a.Ladder.Version = "2.0.0" })
	save(5, func(a *assess.Assessment) { a.Ladder.Digest = "sha256:other" })
	save(6, func(a *assess.Assessment) { a.Ladder.ID = "design" })
	save(7, func(a *assess.Assessment) { a.Result = nil })
	save(8, func(a *assess.Assessment) { a.Person.Name = "ada example" })
	save(9, func(a *assess.Assessment) { a.Rater.Role, a.Person.Name = assess.Agreed, "Eve" })
	save(10, func(a *assess.Assessment) {
		a.Rater.Role, a.Person.Name, a.Result.Placement = assess.Agreed, "Eve", ""
		a.Open = []assess.Open{{Question: assess.Question{Rung: "po", Competency: "data"}}}
	})
	ref := assess.LadderRef{ID: "product", Version: "1.0.0", Digest: "sha256:abc"}
	for _, c := range []struct {
		person string
		role   assess.Role
		want   *assess.Previous
	}{
		{"Ada Example", assess.Self, &assess.Previous{ID: id(2), Placement: "pm"}},
		{"Ada Example", assess.Manager, &assess.Previous{ID: id(3), Placement: "pm"}},
		{"Ada Example", assess.Agreed, nil},
		{"ada example", assess.Self, &assess.Previous{ID: id(8), Placement: "pm"}},
		{"Bo", assess.Self, nil},
		{"Eve", assess.Agreed, &assess.Previous{ID: id(9), Placement: "pm"}}, // a record that leaves something open places nobody
	} {
		got, err := s.Previous(&assess.Assessment{Person: assess.Person{Name: c.person}, Rater: assess.Rater{Role: c.role}, Ladder: ref})
		if diff := cmp.Diff(c.want, got); diff != "" || err != nil {
			t.Errorf("%s as %s: %v\n%s", c.person, c.role, err, diff)
		}
	}
}

func TestUnreadableFilesAreListedAndLeft(t *testing.T) {
	s := newStore(t)
	_, err := s.Finish(finished(1, "Ada Example", noon))
	must(t, err)
	dir := s.Abs("assessments/ada-example")
	write := func(name, text string) { must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600)) }
	write("broken.json", `{"format": "rung.assessment/1",`)
	write("empty.json", "")
	write("newer.json", `{"format": "rung.assessment/9"}`)
	write("odd\x1b[2J.json", string(assess.Encode(finished(2, "Eve", noon))))
	write("notes.txt", "not ours")
	write("huge.json", strings.Repeat(" ", assess.MaxBytes+1))
	must(t, os.Mkdir(filepath.Join(dir, "folder.json"), 0o700))
	must(t, os.Symlink("/etc/passwd", filepath.Join(dir, "link.json")))
	entries, bad, err := s.Finished()
	if err != nil || len(entries) != 1 {
		t.Fatal(entries, err)
	}
	got := map[string]string{}
	for _, u := range bad {
		got[strings.TrimPrefix(u.Path, "assessments/ada-example/")] = u.Err.Error()
	}
	want := map[string]string{
		"broken.json":  "1:32: the document ends too early",
		"empty.json":   "1:1: the document is empty",
		"newer.json":   "made by a newer rung (rung.assessment/9)",
		"odd␛[2J.json": "the file name has characters that cannot be shown",
		"huge.json":    "larger than 4 MiB",
		"folder.json":  "not a regular file",
		"link.json":    "not a regular file",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if all, _ := os.ReadDir(dir); len(all) != 9 {
		t.Error("something was removed:", all)
	}
}

func TestLadders(t *testing.T) {
	s := newStore(t)
	dir := s.Abs("ladders")
	must(t, os.MkdirAll(dir, 0o700))
	for _, name := range []string{"b.yaml", "a.yaml", "Not An Id.yaml", "c.txt", "d.yml", "\x1bE.YAML"} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("rung: 1\n"), 0o600))
	}
	must(t, os.Symlink("/etc/passwd", filepath.Join(dir, "evil.yaml")))
	files, err := s.Ladders()
	must(t, err)
	var got []string
	for _, f := range files {
		b, err := f.Read()
		got = append(got, f.ID+" "+strings.TrimPrefix(f.Path, dir)+" "+string(b))
		if (err != nil) != (f.ID == "evil") {
			t.Error(f.ID, err)
		}
	}
	if diff := cmp.Diff([]string{"a /a.yaml rung: 1\n", "b /b.yaml rung: 1\n", "evil /evil.yaml "}, got); diff != "" {
		t.Error(diff)
	}
	must(t, os.Mkdir(filepath.Join(dir, "Old Ones.yaml"), 0o700))
	strays, err := s.StrayLadders()
	must(t, err)
	want := []string{safe.Text(dir + "/\x1bE.YAML"), dir + "/Not An Id.yaml", dir + "/d.yml"}
	if diff := cmp.Diff(want, strays); diff != "" {
		t.Error(diff)
	}
	if strays, err := newStore(t).StrayLadders(); len(strays) != 0 || err != nil {
		t.Error("of an empty home:", strays, err)
	}
}
