package assess

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// firstAndSecond are a finished self-view and the finished second view to it, alike but for the raters.
func firstAndSecond() (first, second *Assessment) {
	at := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	first = &Assessment{
		ID: uuidOf(1), Ladder: LadderRef{ID: "product", Version: "1.0.0", Digest: "sha256:1"}, Person: Person{Name: "Ada"},
		Rater: Rater{Role: Self, Name: "Ada"}, StartedAt: at, FinishedAt: at.Add(time.Hour),
	}
	for _, q := range questionsOf(4) {
		first.Answers = append(first.Answers, Answer{Rung: q.Rung, Competency: q.Competency, Response: 3, Evidence: "seen"})
	}
	second = Second(first, Rater{Role: Manager, Name: "Max"})
	second.ID, second.StartedAt, second.FinishedAt = uuidOf(2), at, at.Add(2*time.Hour)
	second.Answers = slices.Clone(first.Answers)
	second.Lock(first)
	return first, second
}

func TestMismatch(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(a, b *Assessment)
		want   string
	}{
		{"the same view", func(_, b *Assessment) { b.ID = uuidOf(1) }, "they are the same view"},
		{"a record", func(_, b *Assessment) { b.Rater.Role = Agreed }, "one of them is what two agreed on, and nobody's own view"},
		{"two of the person", func(_, b *Assessment) { b.Rater.Role = Self }, "both are a person's own view, and neither is a manager's"},
		{"two of managers", func(a, _ *Assessment) { a.Rater.Role = Manager }, "both are a manager's view, and neither is the person's own"},
		{"a draft", func(_, b *Assessment) { b.FinishedAt = time.Time{} }, "one of them is not finished"},
		{"a second view that has questions left", func(_, b *Assessment) { b.About.Questions = questionsOf(1) }, "one of them is not finished"},
		{"two people", func(_, b *Assessment) { b.Person.Name = "Bob" }, "they are about two people, Ada and Bob"},
		{"two ladders", func(_, b *Assessment) { b.Ladder.ID = "design" }, "they are on two ladders, product and design"},
		{"two contexts", func(_, b *Assessment) { b.Ladder.Context = "startup" }, "they see the ladder product in two ways, as it is written and in the context startup"},
		{"two versions", func(_, b *Assessment) { b.Ladder.Version = "2.0.0" }, "they are on two versions of the ladder product"},
		{"two texts of one version", func(_, b *Assessment) { b.Ladder.Digest = "sha256:2" }, "they are on two versions of the ladder product"},
		{"another first view", func(_, b *Assessment) { b.About.ID = uuidOf(3) }, "the second view was given to another first view"},
		{"a pair", func(*Assessment, *Assessment) {}, ""},
		{"a pair, by hand", func(a, b *Assessment) {
			a.StartedAt, a.FinishedAt, b.About, b.Ladder = time.Time{}, time.Time{}, nil, LadderRef{ID: "product"}
		}, ""},
		{"a pair without names", func(_, b *Assessment) { b.Person.Name = "" }, ""},
		{"a pair with names in other letters", func(_, b *Assessment) { b.Person.Name = "ADA" }, ""},
	} {
		a, b := firstAndSecond()
		c.change(a, b)
		for _, order := range [][2]*Assessment{{a, b}, {b, a}} {
			err := Mismatch(order[0], order[1])
			_, paired := NewPair(order[0], order[1])
			if (err == nil) != (paired == nil) {
				t.Errorf("%s: %v, and as a pair %v", c.name, err, paired)
			}
			if c.want == "" {
				if err != nil {
					t.Errorf("%s: %v", c.name, err)
				}
				continue
			}
			var wrong *PairError
			if !errors.As(err, &wrong) || wrong.Hint() == "" {
				t.Errorf("%s: %v", c.name, err)
			} else if order[0] == a && wrong.Text != c.want {
				t.Errorf("%s: %s", c.name, wrong.Text)
			}
		}
	}
}

func TestPairLaysTwoViewsSideBySide(t *testing.T) {
	self, manager := firstAndSecond()
	slices.Reverse(manager.Answers)
	sources := []Source{{ID: self.ID, Digest: DigestOf(self)}, {ID: manager.ID, Digest: DigestOf(manager)}}
	for _, order := range [][2]*Assessment{{self, manager}, {manager, self}} {
		p, err := NewPair(order[0], order[1])
		if err != nil {
			t.Fatal(err)
		}
		if p.Self != self || p.Manager != manager || p.Left != 0 || p.ChangedSince() {
			t.Errorf("%+v", p)
		}
		if d := cmp.Diff(questionsOf(4), p.Questions); d != "" { // of the first view, in whatever order the files were given
			t.Errorf("questions (-want +got):\n%s", d)
		}
		if d := cmp.Diff(sources, p.Sources); d != "" {
			t.Errorf("sources (-want +got):\n%s", d)
		}
	}
}

func TestPairInWhichTheManagerWasFirst(t *testing.T) {
	first, second := firstAndSecond()
	first.Rater, second.Rater = Rater{Role: Manager, Name: "Max"}, Rater{Role: Self, Name: "Ada"}
	second.Lock(first)
	slices.Reverse(second.Answers)
	for _, order := range [][2]*Assessment{{first, second}, {second, first}} {
		p, err := NewPair(order[0], order[1])
		if err != nil {
			t.Fatal(err)
		}
		if p.Self != second || p.Manager != first || p.Sources[0].ID != second.ID || p.Sources[1].ID != first.ID || p.ChangedSince() {
			t.Errorf("%+v", p)
		}
		if d := cmp.Diff(questionsOf(4), p.Questions); d != "" {
			t.Errorf("questions (-want +got):\n%s", d)
		}
	}
}

func TestPairWithAnswersTooMany(t *testing.T) {
	self, manager := firstAndSecond()
	manager.Answers = append([]Answer{{Rung: "r7", Competency: "c7", Response: 1}}, manager.Answers...)
	manager.Result = &Result{}
	p, err := NewPair(self, manager)
	if err != nil {
		t.Fatal(err)
	}
	if p.Left != 1 || len(p.Manager.Answers) != 4 || p.Manager.Find("c7", "r7") >= 0 || p.Manager.Result != nil {
		t.Errorf("left %d of %+v", p.Left, p.Manager.Answers)
	}
	if len(manager.Answers) != 5 || manager.Result == nil || p.Sources[1].Digest != DigestOf(manager) {
		t.Error("the view itself was changed")
	}
}

func TestPairWithAnAnswerTooFew(t *testing.T) {
	self, manager := firstAndSecond()
	manager.Answers = slices.Delete(manager.Answers, 2, 3)
	_, err := NewPair(self, manager)
	var wrong *IncompleteError
	if !errors.As(err, &wrong) || wrong.Question != (Question{"r0", "c2"}) || !strings.Contains(err.Error(), "competency c2 at rung r0") {
		t.Errorf("%v", err)
	}
}

func TestChangedSince(t *testing.T) {
	self, manager := firstAndSecond()
	self.Plan = []PlanItem{{Action: "Go on"}}
	p, err := NewPair(self, manager)
	if err != nil {
		t.Fatal(err)
	}
	if !p.ChangedSince() {
		t.Error("the plan of the first view went on, and nothing is said")
	}
	manager.About.Digest = ""
	if p, _ = NewPair(self, manager); p.ChangedSince() {
		t.Error("nobody knows what the first view was")
	}
}

func TestViewsOfAQuestion(t *testing.T) {
	self, manager := firstAndSecond()
	self.Answers[0].Response, manager.Answers[0].Response = 2, NoOccasion
	manager.Answers[0].Evidence = ""
	p, err := NewPair(self, manager)
	if err != nil {
		t.Fatal(err)
	}
	q := questionsOf(1)[0]
	if v := p.Views(q); v != (Views{2, NoOccasion}) {
		t.Errorf("%+v", v)
	}
	if v := p.Views(Question{"r9", "c9"}); v != (Views{Unasked, Unasked}) {
		t.Errorf("of no question: %+v", v)
	}
	if p.Self.NoteOn(q) != "seen" || p.Manager.NoteOn(q) != "" || p.Self.NoteOn(Question{"r9", "c9"}) != "" {
		t.Error("notes")
	}
	for _, c := range []struct {
		v            Views
		same, scaled bool
	}{
		{Views{3, 3}, true, true}, {Views{0, 0}, true, true}, {Views{3, 4}, false, true}, {Views{NoOccasion, NoOccasion}, true, false},
		{Views{NotApplicable, NotApplicable}, true, false}, {Views{Skipped, Skipped}, false, false}, {Views{Unasked, Unasked}, false, false},
		{Views{3, Skipped}, false, false}, {Views{NoOccasion, 0}, false, false},
	} {
		if c.v.Same() != c.same || c.v.Scaled() != c.scaled {
			t.Errorf("%+v: same %v, scaled %v", c.v, c.v.Same(), c.v.Scaled())
		}
	}
}

func TestPersonOfAPair(t *testing.T) {
	for _, c := range []struct{ self, manager, want string }{{"Ada", "", "Ada"}, {"", "Ada", "Ada"}, {"", "", ""}} {
		self, manager := firstAndSecond()
		self.Person.Name, manager.Person.Name = c.self, c.manager
		p, err := NewPair(self, manager)
		if err != nil {
			t.Fatal(err)
		}
		if p.PersonName() != c.want || NewAgreement(p).Record().Person.Name != c.want {
			t.Errorf("%+v: %q", c, p.PersonName())
		}
	}
}

func TestCounterpart(t *testing.T) {
	first, second := firstAndSecond()
	older, stranger := *second, *second
	older.ID = uuidOf(3)
	stranger.ID, stranger.About = uuidOf(4), &About{ID: uuidOf(9)}
	draft := *second
	draft.ID, draft.FinishedAt = uuidOf(5), time.Time{}
	all := []*Assessment{&draft, &stranger, first, second, &older}
	if got := Counterpart(all, first); got != second {
		t.Errorf("of the first view: %+v", got)
	}
	if got := Counterpart(all, second); got != first {
		t.Errorf("of the second view: %+v", got)
	}
	if got := Counterpart(all[:3], first); got != nil {
		t.Errorf("of a view without one: %+v", got)
	}
}

func TestUnlocked(t *testing.T) {
	at := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name string
		a    Assessment
		want bool
	}{
		{"by hand", Assessment{}, false},
		{"begun", Assessment{StartedAt: at}, true},
		{"finished", Assessment{StartedAt: at, FinishedAt: at}, false},
		{"finished, begun who knows when", Assessment{FinishedAt: at}, false},
		{"a second view with questions", Assessment{FinishedAt: at, About: &About{Questions: questionsOf(1)}}, true},
		{"a second view that is locked", Assessment{FinishedAt: at, About: &About{}}, false},
	} {
		if got := Unlocked(&c.a); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestReferenceLikeAnother(t *testing.T) {
	full := LadderRef{ID: "product", Version: "1.0.0", Digest: "sha256:1"}
	for _, c := range []struct{ ref, want LadderRef }{
		{LadderRef{ID: "product"}, full},
		{LadderRef{ID: "product", Version: "2.0.0"}, LadderRef{ID: "product", Version: "2.0.0"}}, // that digest is of another version
		{full, full},
	} {
		if d := cmp.Diff(c.want, c.ref.Like(full)); d != "" {
			t.Errorf("%+v:\n%s", c.ref, d)
		}
	}
}
