package ladderfile

import (
	"strings"
	"testing"
)

// TestPatterns: the better wording that comes with a finding.
func TestPatterns(t *testing.T) {
	for _, c := range []struct{ rule, sentence, want string }{
		{"Q01", "Orders the backlog by value.", "I ... the backlog by value."},
		{"Q01", "The team orders the backlog by value.", ""},
		{"Q01", "I also order the backlog by value.", "I order the backlog by value."},
		{"Q01", "I QA releases before users get them.", ""},
		{"Q01", "I order the backlog. The team reads it.", "I order the backlog."},
		{"Q01", "I order the backlog (by value) before the sprint.", "I order the backlog before the sprint."},
		{"Q01", "I order, name, weigh the items.", ""},

		{"Q02", "I order the backlog and name its goal.", `one question each: "I order the backlog ...", "I ... name its goal."`},
		{"Q02", "I order the backlog, or I name its goal.", `one question each: "I order the backlog ...", "I name its goal."`},
		{"Q02", "I order the backlog/roadmap before the sprint.", `one question each: "I order the backlog ...", "I ... roadmap before the sprint."`},
		{"Q02", "I order, name and weigh items or goals.", `one question each: "I order, name ...", "I ... weigh items ...", "I ... goals."`},
		{"Q02", "I order the backlog while the team plans.", "I order the backlog ..."},
		{"Q02", "Orders and names items.", ""},
		{"Q02", "I order and name and weigh and test items.", ""},

		{"Q03", "I order the backlog.", "I order the backlog so that ..."},
		{"Q03", "I order" + strings.Repeat(" it", 30) + ".", "I order ... so that ..."},
		{"Q03", "Order it.", ""},

		{"Q04", "I always order the backlog by value.", "I order the backlog by value."},
		{"Q04", "I order the backlog from time to time, usually alone.", "I order the backlog, alone."},
		{"Q04", "I note a wish each time a customer calls.", "I note a wish when a customer calls."},
		{"Q04", "I ask a customer why every time.", "I ask a customer why."},
		{"Q04", "I lead an often late team to a date.", "I lead a late team to a date."},
		{"Q04", "I lead a usually angry team to a date.", "I lead an angry team to a date."},
		{"Q04", "I ask an often used feature's users.", "I ask an ... used feature's users."}, // a used one, an unused one
		{"Q04", "I meet users as often as sales does.", "I meet users as ... as sales does."},
		{"Q04", "I hold reviews that are regular.", "I hold reviews that are ..."},

		{"Q05", "I do not ship without a test.", "I ship with a test."},
		{"Q05", "I never ship without asking the team.", "I ship after asking the team."},
		{"Q05", "I don't ship unless the tests pass.", "I ship once the tests pass."},
		{"Q05", "I never fail to name the user of a story.", "I name the user of a story."},
		{"Q05", "I do not leave without anything to show.", "I decline ..., I keep ... free of ..., or: I wait with ... until ..."},
		{"Q05", "I do not ship a feature.", "I decline ..., I keep ... free of ..., or: I wait with ... until ..."},

		{"Q06", "I order the backlog in an effective way.", "I order the backlog in an ... way."},
		{"Q06", "I give several teams the key figures.", "I give ... teams the ... figures."},
		{"Q06", "I run the meetings effectively.", "I run the meetings ..."},
		{"Q06", "I effectively run the meetings.", "I run the meetings."},

		{"Q07", "I clearly explain the plan to the team.", "I explain the plan to the team."},
		{"Q07", "I order, of course, the backlog.", "I order the backlog."},
		{"Q07", "I give excellent talks to customers.", "I give talks to customers."},
		{"Q07", "I act as an expert in the market.", "I act as an ... in the market."},
		{"Q07", "I give talks that are excellent.", "I give talks that are ..."},
		{"Q07", "I brief the VP before the sprint.", "I brief the person who ... before the sprint."},
		{"Q07", "I brief VPs before the sprint.", "I brief people who ... before the sprint."},

		{"Q08", "I order all items of the backlog.", "I order items of the backlog."},
		{"Q08", "I check all of the stories.", "I check the stories."},
		{"Q08", "I check almost all of the stories.", "I check almost ... of the stories."},
		{"Q08", "I order only items that the user fully needs.", "I order items that the user needs."},
		{"Q08", "I name every risk of a launch.", "I name the risk of a launch."},
		{"Q08", "I order the backlog every week.", ""},
		{"Q08", "I ask everyone on the team.", "I ask ... on the team."},

		{"Q09", "I understand the market of the product.", "I explain to ... the market of the product."},
		{"Q09", "I know how users pay.", "I explain to ... how users pay."},
		{"Q09", "I know and name the market.", "I say ... when ..., or: I act on ... by ..."},
		{"Q09", "I am able to order the backlog.", "I order the backlog."},
		{"Q09", "I can easily order the backlog.", "I order the backlog."},
		{"Q09", "I can be asked about the backlog.", "I say ... when ..., or: I act on ... by ..."},
		{"Q09", "I value the views of the team.", "I say ... when ..., or: I act on ... by ..."},

		{"Q10", "I help to prioritise the backlog.", "I prioritise the backlog."},
		{"Q10", "I try to be on time.", "I write ..., I decide ..., or: I check ..."},
		{"Q10", "I help the team to order the backlog.", "I show the team how to ..."},
		{"Q10", "I contribute to the roadmap of the group.", "I write ... for the roadmap of the group."},
		{"Q10", "I help order the backlog.", "I write ..., I decide ..., or: I check ..."},
		{"Q10", "I am responsible for the backlog.", "I write ..., I decide ..., or: I check ..."},

		{"Q12", "I settle SLAs with the CFO.", "glossary: {SLA: ..., CFO: ...}"},

		{"Q14", "I order the backlog that was agreed by the team.", "I order the backlog that the team ..."},
		{"Q14", "I sell what is made by the product team before lunch.", ""},
		{"Q14", "I order the backlog that was agreed.", ""},
		{"Q14", "I am asked by the team to order it.", ""},
	} {
		p := findingOf(t, c.rule, c.sentence)
		if p == nil {
			t.Errorf("%s: %q: no finding", c.rule, c.sentence)
			continue
		}
		if p.Pattern != c.want {
			t.Errorf("%s: %q:\n got %q\nwant %q", c.rule, c.sentence, p.Pattern, c.want)
		}
		if whole := p.Pattern != "" && !strings.Contains(p.Pattern, "..."); whole && findingOf(t, c.rule, p.Pattern) != nil {
			t.Errorf("%s: %q breaks its own rule", c.rule, p.Pattern)
		}
	}
}
