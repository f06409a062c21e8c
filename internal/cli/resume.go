package cli

import (
	"fmt"
	"strings"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/ladder"
	"github.com/rung-dev/rung/internal/plain"
	"github.com/rung-dev/rung/internal/store"
	"github.com/rung-dev/rung/internal/tui"
)

// resumeDraft goes on with the newest draft, or with the one that --resume names.
func (o *assessOptions) resumeDraft(k *keeper) error {
	drafts, _, err := k.home.Drafts()
	if err != nil {
		return err
	}
	id, err := pickDraft(drafts, strings.ToLower(o.draft))
	if err != nil {
		return err
	}
	var named *ladder.Ladder
	if o.ladder != "" { // a ladder outside the home
		if named, err = k.shelf.find(o.ladder); err != nil {
			return err
		}
	}
	draft, err := k.open(id)
	if err != nil {
		return err
	}
	if named != nil && named.ID != draft.Ladder.ID {
		k.ladder = "" // it has nothing to do with this draft
	}
	l, err := k.shelf.bound(draft.Ladder)
	if err != nil {
		return err
	}
	cfg, err := o.config(k)
	if err != nil {
		return err
	}
	if err := readResults(&cfg.Desk, k, ""); err != nil { // a one-on-one needs its other view, and any assessment the plan of last time
		return err
	}
	for _, line := range o.begunEarlier(k, draft) {
		o.say("%s", line)
	}
	if o.lineByLine() {
		return o.converse(k, func(t *plain.Talk) plain.Parting {
			return o.resumed(plain.Resume(t, o.inLines(k, cfg), draft, l, true), k.home.Abs("drafts/"+id+".json"))
		})
	}
	root := tui.New(cfg)
	if err := root.StartSession(draft, l); err != nil {
		return fail(badInput, "%s: %v", k.home.Abs("drafts/"+id+".json"), err).try("it was changed by hand, or taken on another ladder; rung doctor says more").because(err)
	}
	return o.show(root, k)
}

// begunEarlier says of a draft that it goes on with an older version of its ladder, and how to take its answers to the one at hand.
func (o *assessOptions) begunEarlier(k *keeper, draft *assess.Assessment) []string {
	c := k.shelf.revised(draft)
	if c == nil {
		return nil
	}
	from := source{path: k.home.Abs("drafts/" + draft.ID + ".json"), ladder: k.ladder}
	return []string{
		changed(c) + "; the draft goes on with the older one",
		"hint: " + o.command("assess", "--from", from.path) + from.ladderFlag() + " goes on with the newer one: " + fates(c),
	}
}

// pickDraft returns the id of the newest draft, or of the one whose id starts with prefix.
func pickDraft(drafts []store.Entry, prefix string) (string, error) {
	var found []store.Entry
	for _, d := range drafts {
		if strings.HasPrefix(d.Assessment.ID, prefix) {
			found = append(found, d)
		}
	}
	switch {
	case len(drafts) == 0:
		return "", fail(failed, "there is no draft to go on with").try("rung assess begins an assessment")
	case len(found) == 0:
		return "", fail(failed, "no draft %q", prefix).try("the drafts are %s", listed(drafts))
	case len(found) > 1 && prefix != "":
		return "", usage("several drafts begin with %q", prefix).try("they are %s", listed(found))
	}
	return found[0].Assessment.ID, nil
}

func listed(drafts []store.Entry) string {
	var each []string
	for _, d := range drafts[:min(5, len(drafts))] {
		a := d.Assessment
		each = append(each, fmt.Sprintf("%s (%s, %d answered)", a.ID, a.Person.Name, len(a.Answers)))
	}
	if len(drafts) > 5 {
		each = append(each, fmt.Sprintf("and %d more", len(drafts)-5))
	}
	return strings.Join(each, ", ")
}
