//go:build unix

package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/rung-dev/rung/internal/assess"
)

// brokenCopies are files that should be the view, and are not. Each is made in the same way of whatever view it is.
func brokenCopies(view, marker string) map[string]string {
	change := func(from, to string) string { return strings.Replace(view, from, to, 1) }
	note, value := strings.Index(view, marker+" 4"), strings.Index(view, `"value": `)
	answered := view[value : value+len(`"value": 4`)]
	copies := map[string]string{
		"cut in a note":       view[:note+3],
		"cut after a value":   view[:value+len(answered)],
		"cut at the end":      view[:len(view)-3],
		"unquoted note":       change(`"evidence": "`, `"evidence": `),
		"open note":           change(` 3"`, ` 3`),
		"no colon":            change(`"evidence": `, `"evidence" `),
		"note as a list":      change(`"evidence": "`+marker+` 0"`, `"evidence": ["`+marker+`"]`),
		"control character":   change(marker, marker[:4]+"\x01"+marker[4:]),
		"no UTF-8":            change(marker, marker[:4]+"\xff"+marker[4:]),
		"escape sequence":     change(marker, `\u001b]0;`+marker+`\u0007`),
		"large value":         change(`"value": `, `"value": 9`),
		"value as a word":     change(answered, `"value": "`+marker+`"`),
		"off scale":           change(answered, `"off_scale": "`+marker+`"`),
		"both":                change(answered, answered+`, "off_scale": "skipped"`),
		"neither":             change(answered, `"at": null`),
		"unknown competency":  change(`"competency": "data"`, `"competency": "dada"`),
		"unknown rung":        change(`{"rung": "po", "competency": "roadmap"`, `{"rung": "zz", "competency": "roadmap"`),
		"twice":               change(`{"rung": "pm", "competency": "data"`, `{"rung": "po", "competency": "data"`),
		"declared":            change(`"declared": "pm"`, `"declared": "`+strings.ToLower(marker)+`"`),
		"aspiration":          change(`"aspiration": null`, `"aspiration": "`+strings.ToLower(marker)+`"`),
		"aspiration, a list":  change(`"aspiration": null`, `"aspiration": ["`+marker+`"]`),
		"due":                 change(`"plan": [`, `"plan": [{"competency": "data", "rung": "pm", "action": "`+marker+`", "due": "`+marker+`", "status": "`+marker+`"}`),
		"preference":          change(`"answers": [`, `"preferences": [{"item": "`+marker+`", "value": 99}], "answers": [`),
		"result":              change(`"result": null`, `"result": {"placement": ["`+marker+`"], "gaps": "`+marker+`"}`),
		"pending":             change(`"answers": [`, `"pending": [{"rung": "`+marker+`", "evidence": 3}], "answers": [`),
		"time of an answer":   change(answered, answered+`, "at": "`+marker+`"`),
		"unfinished":          change(`"finished_at": "2026-01-20T09:30:00Z"`, `"finished_at": null`),
		"a record":            change(`"role": "self"`, `"role": "agreed"`),
		"unknown role":        change(`"role": "self"`, `"role": "`+marker+`"`),
		"newer format":        change(`rung.assessment/1`, `rung.assessment/2`),
		"newer ladder":        change(`"version": "1.0.0"`, `"version": "9.0.0"`),
		"another ladder":      change(`"id": "product"`, `"id": "products"`),
		"another digest":      change(`sha256:`, `sha256:00`),
		"without questions":   view[:strings.Index(view, `"answers": [`)] + `"answers": []}`,
		"too few for a level": strings.ReplaceAll(view, `"value": `, `"off_scale": "skipped", "was": `),
		"nothing":             "",
		"a list":              "[" + view + "]",
		"two of them":         view + view,
		"key as a note":       change(`"evidence"`, `"`+marker+`"`),
		"key twice":           change(`"evidence": `, `"evidence": "`+marker+`", "evidence": `),
		"long note":           change(marker, strings.Repeat(marker, 1+assess.MaxNote/len(marker))),
		"deep":                change(`"answers": [`, `"strange": `+strings.Repeat("[", 20000)+`"`+marker+`", "answers": [`),
	}
	for _, at := range []int{3, 9, 10, 11} { // and one bit of damage in a note, before its number, in it, and at its end
		copies[fmt.Sprintf("damaged at %d", at)] = view[:note+at] + string(view[note+at]^0x20) + view[note+at+1:]
	}
	return copies
}

// TestBrokenViewSaysNothing gives what is no view to every command of the second rater. What is said of it must be the same whatever was
// answered and noted.
func TestBrokenViewSaysNothing(t *testing.T) {
	t.Parallel()
	var desks [2]*desk
	var views [2]string
	for i, marker := range markers {
		desks[i] = newDesk(t)
		a := adasView(t, 6, func(n int) assess.Response { return assess.Response((n + i) % 5) }, func(n int) string { return fmt.Sprintf("%s %d", marker, n) })
		a.Result = nil
		views[i] = string(assess.Encode(a))
		other := adasView(t, 6, fours, noNote)
		other.ID, other.Rater = "0198f0c2-0000-7000-8000-0000000000bb", assess.Rater{Role: assess.Manager, Name: "Max"}
		other.About = &assess.About{ID: adasID}
		desks[i].write("max.json", assess.Encode(other))
	}
	copies := [2]map[string]string{brokenCopies(views[0], markers[0]), brokenCopies(views[1], markers[1])}
	forms := [][]string{{"--agenda"}, {"--json"}, {"--answers", "max.json", "--json"}}
	for n, name := range slices.Sorted(maps.Keys(copies[0])) {
		for f, args := range forms {
			if f != n%len(forms) && !longTests() {
				continue // each copy in one form, and each form often
			}
			var said [2]string
			for i, d := range desks {
				d.write("ada.json", []byte(copies[i][name]))
				code, out, talk := d.try(append([]string{"one-on-one", "ada.json"}, args...)...)
				said[i] = fmt.Sprintf("%d\n%s%s", code, out, talk)
				if len(args) > 1 && code == 0 {
					said[i] = "" // both views are locked, and are compared
				} else if strings.Contains(said[i], markers[i]) || strings.Contains(said[i], "goroutine") {
					t.Errorf("%s, %v: it says\n%s", name, args, said[i])
				}
			}
			if said[0] != said[1] {
				t.Errorf("%s, %v: what is said tells the views apart:\n%s\n%s", name, args, said[0], said[1])
			}
		}
	}
}
