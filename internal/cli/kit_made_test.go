package cli

import (
	"fmt"
	"os"
	"strings"

	"github.com/rung-dev/rung/internal/seal"
)

// madeFile is a case that is too large to be kept as a file.
type madeFile struct {
	what string // for those who make it themselves
	text func() string
}

const (
	kitKiB = 1 << 10
	kitMiB = 1 << 20
)

// madeFiles are the cases at and beyond the limits, by the name that they have in the index.
func madeFiles() map[string]madeFile {
	made := map[string]madeFile{}
	for name, m := range madeDocuments() {
		made["documents/"+name+".json"] = m
	}
	for name, m := range madeLadders() {
		made["ladders/"+name+".yaml"] = m
	}
	for name, m := range madeSealed() {
		made["encrypted/"+name+".age"] = m
	}
	for name, m := range madeSheets() {
		made["sheets/"+name] = m
	}
	return made
}

// document is a sound document with more members, and then filled up with blanks to a size; 0 for none.
func kitDocument(members string, size int) string {
	text := `{"format": "rung.assessment/1", "ladder": {"id": "bakery"}, ` + members +
		`"answers": [{"rung": "hand", "competency": "dough", "value": 4}, {"rung": "hand", "competency": "oven", "value": 4}, {"rung": "hand", "competency": "guests", "value": 4}]}`
	return text + strings.Repeat(" ", max(0, size-len(text)))
}

func each(n int, pattern string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strings.ReplaceAll(pattern, "#", fmt.Sprint(i)))
	}
	return b.String()
}

func madeDocuments() map[string]madeFile {
	return map[string]madeFile{
		"sound/4-mib": {"a note that makes the document 4 MiB", func() string {
			return strings.Replace(kitDocument(`"x": "@", `, 0), "@", strings.Repeat("x", 4*kitMiB-len(kitDocument(`"x": "", `, 0))), 1)
		}},
		"bad/4-mib-and-one-byte": {"sound/4-mib with one byte more", func() string {
			return strings.Replace(kitDocument(`"x": "@", `, 0), "@", strings.Repeat("x", 4*kitMiB+1-len(kitDocument(`"x": "", `, 0))), 1)
		}},
		"sound/name-of-64-kib":       {"a name of 65,536 letters", func() string { return kitDocument(`"person": {"name": "`+strings.Repeat("x", 64*kitKiB)+`"}, `, 0) }},
		"bad/name-of-64-kib-and-one": {"a name of 65,537 letters", func() string { return kitDocument(`"person": {"name": "`+strings.Repeat("x", 64*kitKiB+1)+`"}, `, 0) }},
		"bad/plan-of-20001-items":    {"20,001 items of a plan", func() string { return kitDocument(`"plan": [`+each(20_001, `{"action": "Bake #."}`)+`], `, 0) }},
		"sound/plan-of-20000-items":  {"20,000 items of a plan", func() string { return kitDocument(`"plan": [`+each(20_000, `{"action": "Bake #."}`)+`], `, 0) }},
		"bad/100001-answers": {"the answer {} 100,001 times, less what makes it sound", func() string {
			return `{"format": "rung.assessment/1", "ladder": {"id": "bakery"}, "answers": [` + each(100_001, `{"rung":"a","competency":"b","value":1}`) + `]}`
		}},
		"bad/101-problems": {"101 answers that are numbers", func() string {
			return `{"format": "rung.assessment/1", "ladder": {"id": "bakery"}, "answers": [` + each(101, `#`) + `]}`
		}},
		"sound/50000-unknown-keys": {"50,000 keys that nobody knows", func() string { return kitDocument(each(50_000, `"k#": #`)+", ", 0) }},
		"bad/one-million-brackets": {"1,000,000 opening brackets", func() string { return strings.Repeat("[", 1_000_000) }},
		"bad/one-million-braces":   {`{"a": 600,000 times`, func() string { return strings.Repeat(`{"a":`, 600_000) }},
		"bad/format-of-one-mib":    {"a newer format whose number has 1,048,576 digits", func() string { return `{"format": "rung.assessment/` + strings.Repeat("9", kitMiB) + `"}` }},
		"bad/key-of-one-mib-twice": {"a key of 1,048,576 letters, twice", func() string { k := `"` + strings.Repeat("k", kitMiB) + `": 1, `; return kitDocument(k+k, 0) }},
		"bad/number-of-one-mib":    {"a value of 1,048,576 digits", func() string { return strings.Replace(kitDocument("", 0), "4}", strings.Repeat("4", kitMiB)+"}", 1) }},
		"bad/version-of-64-kib": {"bound to a version of 65,536 letters", func() string {
			return strings.Replace(kitDocument("", 0), `"bakery"`, `"bakery", "version": "`+strings.Repeat("v", 64*kitKiB)+`"`, 1)
		}},
		"bad/ladder-id-of-one-mib":        {"a ladder whose id has 1,048,576 letters", func() string { return strings.Replace(kitDocument("", 0), "bakery", strings.Repeat("b", kitMiB), 1) }},
		"bad/five-mib-of-blanks":          {"5,242,880 blanks", func() string { return strings.Repeat(" ", 5*kitMiB) }},
		"bad/five-mib-of-nuls":            {"5,242,880 bytes 0", func() string { return strings.Repeat("\x00", 5*kitMiB) }},
		"bad/text-that-never-ends":        {"a quote and 4 MiB of letters", func() string { return `"` + strings.Repeat("x", 4*kitMiB) }},
		"bad/four-mib-of-escapes":         {`a quote and \u0000 700,000 times`, func() string { return `{"format": "` + strings.Repeat(`\u0000`, 700_000-10) }},
		"sound/64-kib-of-combining-marks": {"a name of one letter and 32,000 accents", func() string { return kitDocument(`"person": {"name": "e`+strings.Repeat("\u0301", 32_000)+`"}, `, 0) }},
		"bad/wide-result":                 {"a result that is blocked 300,000 times", func() string { return kitDocument(`"result": {"blocked": [`+each(300_000, `"A"`)+`]}, `, 0) }},
	}
}

const kitLadderHead = "rung: 1\nid: made\nversion: 1.0.0\ntitle: Made\n"

// kitLadder is a sound ladder with so many rungs and competencies.
func kitLadder(rungs, competencies int) string {
	var b strings.Builder
	b.WriteString(kitLadderHead + "rungs:\n")
	for i := range rungs {
		fmt.Fprintf(&b, "  - {id: r%d, title: Rung %d}\n", i, i)
	}
	b.WriteString("competencies:\n")
	for i := range competencies {
		fmt.Fprintf(&b, "  - {id: c%d, title: Competency %d, indicators: {r0: {i: I bake %d., they: Bakes %d.}}}\n", i, i, i, i)
	}
	return b.String()
}

func madeLadders() map[string]madeFile {
	filled := func(size int) string {
		text := kitLadder(1, 1)
		return text + "#" + strings.Repeat("x", size-len(text)-1)
	}
	contexts := func(n int) string {
		return kitLadder(1, 1) + "contexts: [" + each(n, "{id: x#, title: X #}") + "]\n"
	}
	return map[string]madeFile{
		"sound/1-mib":                {"a comment that makes the file 1 MiB", func() string { return filled(kitMiB) }},
		"bad/1-mib-and-one-byte":     {"sound/1-mib with one byte more", func() string { return filled(kitMiB + 1) }},
		"sound/64-rungs":             {"64 rungs", func() string { return kitLadder(64, 1) }},
		"bad/65-rungs":               {"65 rungs", func() string { return kitLadder(65, 1) }},
		"sound/256-competencies":     {"256 competencies", func() string { return kitLadder(1, 256) }},
		"bad/257-competencies":       {"257 competencies", func() string { return kitLadder(1, 257) }},
		"sound/16-contexts":          {"16 contexts", func() string { return contexts(16) }},
		"bad/17-contexts":            {"17 contexts", func() string { return contexts(17) }},
		"bad/flat-map-of-70000-keys": {"70,000 keys that nobody knows", func() string { return kitLadderHead + strings.ReplaceAll(each(70_000, "k#: v"), ", ", "\n") }},
		"bad/150001-values":          {"a list of 150,001 texts", func() string { return kitLadderHead + "x: [" + strings.Repeat("a,", 150_001) + "]\n" }},
		"bad/140000-brackets":        {"140,000 opening brackets", func() string { return strings.Repeat("[", 140_000) }},
		"bad/70000-braces":           {"{a:  70,000 times", func() string { return strings.Repeat("{a: ", 70_000) }},
		"bad/50000-dashes":           {"-  50,000 times", func() string { return strings.Repeat("- ", 50_000) }},
		"bad/key-of-one-mib":         {"a key of nearly 1 MiB", func() string { return strings.Repeat("k", kitMiB-10) + ": v\n" }},
		"bad/one-mib-of-tabs":        {"1 MiB of tabs", func() string { return strings.Repeat("\t", kitMiB) }},
		"bad/one-mib-of-nuls":        {"1 MiB of bytes 0", func() string { return strings.Repeat("\x00", kitMiB) }},
		"bad/140000-documents":       {"--- 140,000 times", func() string { return strings.Repeat("---\n", 140_000) }},
		"bad/quote-of-one-mib":       {"a quote that is not closed for nearly 1 MiB", func() string { return `a: "` + strings.Repeat("x", kitMiB-10) }},
		"bad/long-text-behind-aliases": {"a text of 800,000 bytes and two aliases of it", func() string {
			return kitLadderHead + "summary: &a " + strings.Repeat("é", 400_000) + "\nglossary: {a: *a, b: *a}\n"
		}},
		"sound/summary-of-half-a-mib": {"a summary of 500,000 letters", func() string { return kitLadder(1, 1) + "summary: " + strings.Repeat("x", 500_000) + "\n" }},
		"bad/1001-problems": {"1,001 rungs to also name, none of them known", func() string {
			return kitLadder(1, 1) + "glossary:\n" + strings.ReplaceAll(each(1001, " k#: [v]"), ", ", "\n") + "\n"
		}},
		"bad/id-of-half-a-mib": {"an id of 500,000 letters", func() string {
			return strings.Replace(kitLadder(1, 1), "id: made", "id: "+strings.Repeat("a", 500_000), 1)
		}},
		"bad/format-of-half-a-mib": {"a format of 500,000 digits", func() string {
			return strings.Replace(kitLadder(1, 1), "rung: 1", "rung: "+strings.Repeat("9", 500_000), 1)
		}},
		"bad/text-of-half-a-mib-for-one": {"a weight of 500,000 letters", func() string { return kitLadder(1, 1) + "quorum: " + strings.Repeat("x", 500_000) + "\n" }},
	}
}

// kitSealed seals for the key of the kit.
func kitSealed(plain string) string {
	public, err := os.ReadFile("encrypted/keys/test-key.pub")
	if err != nil {
		panic(err)
	}
	to, err := seal.ParseRecipients(public)
	if err != nil {
		panic(err)
	}
	sealed, err := seal.Encrypt([]byte(plain), to)
	if err != nil {
		panic(err)
	}
	return string(sealed)
}

func madeSealed() map[string]madeFile {
	const first = "age-encryption.org/v1\n"
	long := func() string { return kitSealed(kitDocument("", 200*kitKiB)) }
	return map[string]madeFile{
		"sound/of-4-mib":             {"a document and blanks, 4 MiB, armoured", func() string { return kitSealed(kitDocument("", 4*kitMiB)) }},
		"sound/of-several-pieces":    {"a document and blanks, 200 KiB, armoured", long},
		"bad/cut-off-behind-a-piece": {"sound/of-several-pieces without its second half", func() string { s := long(); return s[:len(s)/2/65*65] + "-----END AGE ENCRYPTED FILE-----\n" }},
		"bad/line-out-of-the-middle": {"sound/of-several-pieces without one line in the middle", func() string {
			s := long()
			at := 64*1000 + strings.Index(s[64*1000:], "\n") + 1
			return s[:at] + s[at+65:]
		}},
		"bad/6-mib-and-one-byte":           {"the first line and bytes 0, 6 MiB and one", func() string { return first + strings.Repeat("\x00", 6*kitMiB+1-len(first)) }},
		"bad/stanza-of-one-mib":            {"a stanza with 500,000 arguments", func() string { return first + "-> x" + strings.Repeat(" a", 500_000) + "\n\n---\n" }},
		"bad/one-hundred-thousand-stanzas": {"100,000 stanzas", func() string { return first + strings.Repeat("-> x\n\n", 100_000) }},
		"bad/first-line-of-one-mib":        {"the first line and 1 MiB of letters behind it", func() string { return strings.TrimSuffix(first, "\n") + strings.Repeat("x", kitMiB) }},
		"bad/armour-of-blank-lines":        {"1 MiB of blank lines in armour", func() string { return "-----BEGIN AGE ENCRYPTED FILE-----\n" + strings.Repeat("\n", kitMiB) }},
		"bad/armour-of-one-line": {"1 MiB on one line of armour", func() string {
			return "-----BEGIN AGE ENCRYPTED FILE-----\n" + strings.Repeat("A", kitMiB) + "\n-----END AGE ENCRYPTED FILE-----\n"
		}},
	}
}

func madeSheets() map[string]madeFile {
	sheet := func(rungs, rows int) string {
		text := "title," + strings.ReplaceAll(each(rungs, "R#: Rung #"), ", ", ",") + "\n"
		for i := range rows {
			text += fmt.Sprintf("Competency %d", i) + strings.Repeat(",Bakes the bread.", rungs) + "\n"
		}
		return text
	}
	return map[string]madeFile{
		"bad/1-mib-and-one-byte.csv":       {"1 MiB and one byte of letters", func() string { return "title,A: a\nDough," + strings.Repeat("x", kitMiB+1-len("title,A: a\nDough,")) }},
		"sound/64-rungs.csv":               {"64 columns that are rungs", func() string { return sheet(64, 1) }},
		"bad/65-rungs.csv":                 {"65 columns that are rungs", func() string { return sheet(65, 1) }},
		"sound/256-rows.csv":               {"256 competencies", func() string { return sheet(1, 256) }},
		"bad/257-rows.csv":                 {"257 competencies", func() string { return sheet(1, 257) }},
		"bad/one-cell-of-900-kib.csv":      {"a cell of 900 KiB of blanks and dashes", func() string { return "title,A: a\nDough,\"" + strings.Repeat("- ", 450*kitKiB) + "\"\n" }},
		"bad/one-mib-of-commas.csv":        {"1 MiB of commas", func() string { return strings.Repeat(",", kitMiB) }},
		"bad/one-mib-of-quotes.csv":        {"1 MiB of double quotes", func() string { return strings.Repeat(`"`, kitMiB) }},
		"bad/one-mib-of-line-breaks.md":    {"1 MiB of line breaks", func() string { return strings.Repeat("\n", kitMiB) }},
		"bad/one-mib-of-bars.md":           {"1 MiB of bars", func() string { return "# A\n\n|a|\n|-|\n" + strings.Repeat("|", kitMiB-100) }},
		"bad/one-mib-of-stars.md":          {"1 MiB of stars", func() string { return "# A\n\n" + strings.Repeat("*", kitMiB-100) }},
		"bad/one-mib-of-brackets.md":       {"1 MiB of opening brackets", func() string { return "# A\n\n- " + strings.Repeat("[", kitMiB-100) }},
		"bad/one-mib-of-entities.md":       {"&amp; 200,000 times", func() string { return "# A\n\n- " + strings.Repeat("&amp;", 200_000) }},
		"bad/half-a-million-brackets.json": {"500,000 opening brackets", func() string { return strings.Repeat("[", 500_000) }},
		"bad/90000-names.json":             {"90,000 names in one object", func() string { return "{" + each(70_000, `"a#":0`) + "}" }},
	}
}
