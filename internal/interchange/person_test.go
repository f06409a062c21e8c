package interchange

import (
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPersons(t *testing.T) {
	g := english()
	for _, c := range []struct{ text, i, they string }{
		// third person
		{"Asks for help", "I ask for help", "Asks for help"},
		{"Asks for help.", "I ask for help.", "Asks for help."},
		{"asks for help", "I ask for help", "asks for help"},
		{"Tries new tools", "I try new tools", "Tries new tools"},
		{"Focuses on the user", "I focus on the user", "Focuses on the user"},
		{"Teaches a class", "I teach a class", "Teaches a class"},
		{"Has a plan", "I have a plan", "Has a plan"},
		{"Is the first to ask", "I am the first to ask", "Is the first to ask"},
		{"Does what was agreed", "I do what was agreed", "Does what was agreed"},
		{"Goes to see customers", "I go to see customers", "Goes to see customers"},
		{"Proactively shares what works", "I proactively share what works", "Proactively shares what works"},
		{"Plans and delivers releases", "I plan and deliver releases", "Plans and delivers releases"},
		{"Plans, builds, and ships features", "I plan, build, and ship features", "Plans, builds, and ships features"},
		{"Clarifies scope and delivers projects", "I clarify scope and deliver projects", "Clarifies scope and delivers projects"},
		{"Leads a team; helps to set scope", "I lead a team; help to set scope", "Leads a team; helps to set scope"},
		{"Writes designs and tests", "I write designs and tests", "Writes designs and tests"},
		{"Learns from failure. Shares what was learnt.", "I learn from failure. I share what was learnt.", "Learns from failure. Shares what was learnt."},
		{"Owns their own backlog", "I own my own backlog", "Owns their own backlog"},
		{"Listens to their worries", "I listen to their worries", "Listens to their worries"},
		{"Uses tools, e.g. Notion, daily", "I use tools, e.g. Notion, daily", "Uses tools, e.g. Notion, daily"},
		// first person
		{"I ask for help", "I ask for help", "Asks for help"},
		{"I plan my own work", "I plan my own work", "Plans their own work"},
		{"I am able to plan", "I am able to plan", "Is able to plan"},
		{"I'm the one they ask", "I'm the one they ask", "Is the one they ask"},
		{"I've built two of my tools myself", "I've built two of my tools myself", "Has built two of their tools themselves"},
		{"I finish what I am asked, as I said I'd", "I finish what I am asked, as I said I'd", "Finishes what they are asked, as they said they'd"},
		{"I can plan and lead", "I can plan and lead", "Can plan and lead"},
		{"I don't guess", "I don't guess", "Doesn't guess"},
		{"I led the move", "I led the move", "Led the move"},
		{"I shipped it", "I shipped it", "Shipped it"},
		{"I plan and deliver releases", "I plan and deliver releases", "Plans and delivers releases"},
		{"I work with peers to remove barriers and make progress", "I work with peers to remove barriers and make progress", "Works with peers to remove barriers and make progress"},
		{"I help teams plan and ship", "I help teams plan and ship", "Helps teams plan and ship"},
		{"I write clear and complete notes", "I write clear and complete notes", "Writes clear and complete notes"},
		{"I do X. I do Y.", "I do X. I do Y.", "Does X. Does Y."},
		// second person
		{"You write readable code", "I write readable code", "Writes readable code"},
		{"You are given large tasks", "I am given large tasks", "Is given large tasks"},
		{"You're a mentor", "I am a mentor", "Is a mentor"},
		{"You manage your time yourself.", "I manage my time myself.", "Manages their time themselves."},
		{"You ask before you start, when you're stuck", "I ask before I start, when I'm stuck", "Asks before they start, when they're stuck"},
		{"You say what you are told", "I say what I am told", "Says what they are told"},
		{"You've made changes", "I've made changes", "Has made changes"},
		// orders and abilities
		{"Ask for help", "I ask for help", "Asks for help"},
		{"Plan the quarter", "I plan the quarter", "Plans the quarter"},
		{"Work closely with peers", "I work closely with peers", "Works closely with peers"},
		{"Actively seek feedback", "I actively seek feedback", "Actively seeks feedback"},
		{"Keep your promises", "I keep my promises", "Keeps their promises"},
		{"Can prioritise tasks", "I can prioritise tasks", "Can prioritise tasks"},
		{"Able to say no", "I am able to say no", "Is able to say no"},
		{"Calm under pressure", "I am calm under pressure", "Is calm under pressure"},
	} {
		got, ok := g.persons(c.text)
		if want := (voices{c.i, c.they}); !ok || got != want {
			t.Errorf("%q: %q, %v; want %q", c.text, got, ok, want)
		}
	}
}

// TestUnsure: what no rule surely fits is left alone.
func TestUnsure(t *testing.T) {
	g := english()
	for _, text := range []string{
		"", "I", "Basics of programming", "Deep expertise in one field", "Decisions have a lasting impact", "Processes are written down",
		"Work is thoroughly reviewed", "Plans of the team", "Design reviews", "Reticulates splines", "Skills in SQL", "Building trust",
		"You write the code you own", "You learn from those around you", "Seeks input and shares findings", "Knows who does what and asks them",
		"Shares what works. Deep expertise.", "Demonstrated understanding", "My team trusts me", "Asks  twice", "✅ Asks for help", "SHIPS",
		"Fragt nach Hilfe", "日本語",
	} {
		if got, ok := g.persons(text); ok || got != (voices{text, text}) {
			t.Errorf("%q: %q, %v; want it left alone", text, got, ok)
		}
	}
}

// TestPersonsOfBuiltIn: of the sentences of a ladder that was written by hand in both persons, nearly all follow from each
// other; a few say more in one of them.
func TestPersonsOfBuiltIn(t *testing.T) {
	data, err := os.ReadFile("../../ladders/product.yaml")
	if err != nil {
		t.Fatal(err)
	}
	g, first := english(), ""
	all, fromFirst, fromThird := 0, 0, 0
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "  #")
		if i, ok := strings.CutPrefix(line, "i: "); ok {
			first = i
		}
		they, ok := strings.CutPrefix(line, "they: ")
		if !ok {
			continue
		}
		all++
		if v, _ := g.persons(first); v.they == they {
			fromFirst++
		}
		if v, _ := g.persons(they); v.i == first {
			fromThird++
		}
	}
	if all < 40 || 10*fromFirst < 9*all || 10*fromThird < 8*all {
		t.Errorf("of %d sentences, %d follow from the first person and %d from the third", all, fromFirst, fromThird)
	}
}

// TestVerbsBothWays: every verb that is known is known in the third person too, and leads back.
func TestVerbsBothWays(t *testing.T) {
	g := english()
	for verb := range g.verbs {
		third := g.third(verb)
		if back, known := g.base(third); back != verb || !known || third == verb {
			t.Errorf("%s: %s, back to %q", verb, third, back)
		}
	}
	for _, verb := range strings.Fields(`add adapt administer align analyse analyze anticipate archive argue assert author authorise benefit calculate
		categorise customise decommission delete edit endorse evidence expedite feel fine-tune include liaise locate merge mitigate negotiate notify
		outsource parse predict procure rebuild reframe render reproduce rethink revisit rewrite scan see simulate strategise submit sync tag
		transition tutor upgrade vary warn`) {
		i, they := "I "+verb+" what matters", upperFirst(g.third(verb))+" what matters"
		for _, text := range []string{i, they} {
			if v, ok := g.persons(text); !ok || v != (voices{i, they}) {
				t.Errorf("%q: %q, %v", text, v, ok)
			}
		}
	}
}

// TestUnsureWords: what may be a noun or an adjective at the start of a text is no order.
func TestUnsureWords(t *testing.T) {
	g := english()
	for _, text := range []string{"Clear communication", "Archives of the team", "Mature judgement", "Experience with two stacks", "Upgrade paths", "Costs are known", "Explains costs and benefits", "Version control"} {
		if v, ok := g.persons(text); ok && v != (voices{"I explain costs and benefits", text}) {
			t.Errorf("%q: %q", text, v)
		}
	}
}

// TestOneCarriesBoth: of what persons makes, one text is enough to make it again.
func TestOneCarriesBoth(t *testing.T) {
	g := english()
	word := rapid.SampledFrom(strings.Fields(`I You You're I'm I've Asks asks ask Ask Plans plan plans and, and or ; to who that is Is am are has have
		their own my your me you they Able able to Actively proactively share shares. Use use uses. features. Features e.g. can Can don't 日本 –`))
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 1, 9).Draw(t, "words"), " ")
		v, _ := g.persons(text)
		for _, first := range []bool{false, true} {
			one, ok := g.pick(v, first)
			if back, _ := g.persons(one); !ok || back != v {
				t.Fatalf("%q makes %q; %q makes %q", text, v, one, back)
			}
		}
	})
}
