//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/plan"
)

// TestOneOnOneKilledAtAnyMoment kills rung at random moments of a one-on-one, from the first question to the plan, again and again, and
// goes on each time with the same command. What the screen called saved has to be there, and what is locked stays as it is.
func TestOneOnOneKilledAtAnyMoment(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: a long test, left out by -short")
	}
	parts := 1
	if long() {
		parts = 2 // at once, as most of it is waiting
	}
	for part := range parts {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			for left := kills() / parts; left > 0; {
				left -= newMortal(t).meet(left)
			}
		})
	}
}

// mortal is a one-on-one in which rung gets killed.
type mortal struct {
	*desk
	x     *terminal
	rated int                 // answers that were there after the last kill
	acts  int                 // how many things were planned
	about string              // the question talked about
	saved map[string][]string // what the screen called saved, by what it is about; after another key on the same, what may be there
	tried map[string]string   // what a key has made of it, as long as the screen does not say so
	kept  map[string][]byte   // locked documents by path, without their plans
	was   string              // what was shown before the last key
	idle  int                 // how many keys in a row did nothing
}

func newMortal(t *testing.T) *mortal {
	m := &mortal{desk: newDesk(t), saved: map[string][]string{}, tried: map[string]string{}, kept: map[string][]byte{}}
	m.write("ada.json", assess.Encode(adasView(t, 6, fours, func(i int) string { return fmt.Sprint("note ", i) })))
	return m
}

// meet goes through a one-on-one, kills rung at most so many times, and returns how often it did.
func (m *mortal) meet(most int) (killed int) {
	m.t.Helper()
	for starts := 0; !m.done(); starts++ {
		if starts == 300 {
			m.t.Fatalf("the one-on-one never ends; the last screen was\n%s", m.x.shows())
		}
		m.begin()
		for range rand.IntN(16) {
			m.onward()
			m.settle()
			m.note()
		}
		if killed < most {
			m.onward()
			time.Sleep(time.Duration(rand.IntN(5000)) * time.Microsecond)
			if n, isSaved := counted(m.x); isSaved && n > 0 {
				m.claim("rated", fmt.Sprint(n))
			}
			killed++
		}
		m.x.cmd.Process.Kill()
		m.x.close()
		m.check()
	}
	m.checkEnd()
	return killed
}

// done says whether the record is written, with two things planned.
func (m *mortal) done() bool {
	r := m.only("*-agreed-*.json")
	return r != nil && plan.Left(r.Plan) > 1
}

// only is the document in the home that matches a pattern, nil if there is none.
func (m *mortal) only(pattern string) *assess.Assessment {
	m.t.Helper()
	found, _ := filepath.Glob(m.home("assessments", "*", pattern))
	if len(found) == 0 {
		return nil
	}
	return m.document(filepath.Join("assessments", "*", pattern))
}

// draft is the draft of a rater, nil if there is none.
func (m *mortal) draft(role assess.Role) *assess.Assessment {
	m.t.Helper()
	var drafts []*assess.Assessment
	for _, path := range m.glob("drafts/*.json") {
		a, err := assess.Decode(m.read(path))
		if err != nil {
			m.t.Fatalf("%s does not read: %v", path, err)
		}
		if a.Rater.Role == role {
			drafts = append(drafts, a)
		}
	}
	if len(drafts) > 1 {
		m.t.Fatalf("there are %d drafts by %s", len(drafts), role)
	}
	return slices.Concat(drafts, []*assess.Assessment{nil})[0]
}

func (m *mortal) glob(pattern string) []string {
	found, _ := filepath.Glob(m.home(pattern))
	return found
}

// check looks at what is on the disk after a kill.
func (m *mortal) check() {
	m.t.Helper()
	second, record := m.only("*-manager-*.json"), m.only("*-agreed-*.json")
	answers := 0
	if view := second; view != nil {
		answers = len(view.Answers)
	} else if view = m.draft(assess.Manager); view != nil {
		answers = len(view.Answers)
	}
	claimed := 0
	if n := m.saved["rated"]; n != nil {
		fmt.Sscan(n[0], &claimed)
	}
	if answers < claimed || answers < m.rated {
		m.t.Fatalf("the second view has %d answers; %d were saved, %d were there before", answers, claimed, m.rated)
	}
	m.rated = answers
	if record == nil {
		record = m.draft(assess.Agreed)
	}
	for what, values := range m.saved {
		if found := m.find(record, what); what != "rated" {
			if !slices.Contains(values, found) {
				m.t.Fatalf("%s: %q was saved, %q is there", what, values, found)
			}
			m.saved[what] = []string{found}
		}
	}
	clear(m.tried)
	for _, path := range append(m.glob("assessments/*/*.json"), m.at("ada.json")) {
		m.checkKept(path)
	}
}

// find is what a record says of something that was saved.
func (m *mortal) find(record *assess.Assessment, what string) string {
	if record == nil {
		return "no record"
	}
	if action, ok := strings.CutPrefix(what, "planned "); ok {
		for _, item := range record.Plan {
			if item.Action == action {
				return item.Status
			}
		}
	}
	l, _ := product()
	for _, c := range l.Competencies {
		for _, r := range l.Rungs {
			if about, ok := strings.CutPrefix(what, "agreed on "); ok && about == c.Title+" "+r.Short {
				if i := record.Find(c.ID, r.ID); i >= 0 {
					return fmt.Sprint(int(record.Answers[i].Response))
				}
			}
			if about, ok := strings.CutPrefix(what, "said about "); ok && about == c.Title+" "+r.Short {
				return said(record, assess.Question{Rung: r.ID, Competency: c.ID})
			}
		}
	}
	return "nothing"
}

func said(record *assess.Assessment, q assess.Question) string {
	for _, n := range record.Pending {
		if n.Rung == q.Rung && n.Competency == q.Competency {
			return n.Evidence
		}
	}
	return record.NoteOn(q)
}

// checkKept wants a locked document to be as it was.
func (m *mortal) checkKept(path string) {
	m.t.Helper()
	now := m.read(path)
	if strings.Contains(path, "-agreed-") {
		a, err := assess.Decode(now)
		if err != nil {
			m.t.Fatalf("%s does not read: %v", path, err)
		}
		a.Plan = nil
		now = assess.Encode(a)
	}
	if was, ok := m.kept[path]; ok && !bytes.Equal(was, now) {
		m.t.Fatalf("%s was\n%s\nand is\n%s", path, was, now)
	}
	m.kept[path] = now
}

// checkEnd wants one view of each and one record, and nothing else, after one more start. What a kill leaves behind goes when it is old.
func (m *mortal) checkEnd() {
	m.t.Helper()
	old := time.Now().Add(-2 * time.Hour)
	for _, pattern := range []string{"*/.rung-*", "*/*/.rung-*", "drafts/*.lock"} {
		for _, path := range m.glob(pattern) {
			os.Chtimes(path, old, old)
		}
	}
	m.run("plan", "tick", "1") // whoever changes the plan takes over what is left of a lock on it
	x := m.open("one-on-one", "ada.json").see("These two were talked about")
	x.press(esc)
	if code := x.exit(); code != 0 {
		m.t.Errorf("exit code %d", code)
	}
	for _, pattern := range []string{"*-self-*.json", "*-manager-*.json", "*-agreed-*.json"} {
		theOnly(m.t, m.home("assessments", "*", pattern))
	}
	for path := range m.files() {
		in, name := filepath.Split(path)
		if in == "home/drafts/" || strings.HasPrefix(name, ".") || strings.HasPrefix(path, "tmp/") {
			m.t.Errorf("left behind: %s", path)
		}
	}
}
