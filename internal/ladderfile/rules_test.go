package ladderfile

import (
	"slices"
	"strings"
	"testing"
)

// TestSentenceRules: each rule finds what it is for, where it stands, and only then. What a rule objects to stands in «»; for a rule
// about the whole sentence they mark the place, if it is not the start. Other rules may object as well.
func TestSentenceRules(t *testing.T) {
	for rule, c := range map[string]struct{ bad, good []string }{
		"Q01": {
			bad: []string{
				"Orders the backlog by what each item earns.",
				"I the backlog order by value each week.",
				"I carefully order the backlog by its value.",
				"I also order the backlog by its value.",
				"I'm the one who orders the backlog.",
				"We order the backlog by its value.",
				"I order the backlog. «The team reads it from there.",
				"I order the backlog! «the team reads it from there.",
				"I order the backlog «(by value) before the sprint.",
				"I order the backlog «[by value] before the sprint.",
				"I order, name«, weigh the items of the backlog.",
				"I order the backlog, item by item«, before the sprint.",
			},
			good: []string{
				"I order the backlog by value, starting from the top.",
				"I rely on figures from real use of the product.",
				"I always order the backlog by its value.", // Q04
				"I never order the backlog by its age.",    // Q05
				"I fully own the backlog of the product.",  // Q08
				"I settle sales vs. support before the launch.",
				"I show e.g. a chart of the U.S. market to the team.",
				"I plan for 10,000 users, not for 1,000,000 of them.",
				"I raise v2.1 of the interface with the team.",
			},
		},
		"Q02": {
			bad: []string{
				"I order the backlog «and» name its goal.",
				"I order the backlog «and» name its goal «or» its user.",
				"I order the backlog «as well as» the roadmap.",
				"I order the backlog «along with» the team «while» it plans.",
				"I order the backlog«/»roadmap before the sprint.",
				"I order the backlog«;» the team plans«;» others wait.",
				"I name the goal «and/or» the user of a story.",
				"I write a story «&» its test before the sprint.",
				"I either fix a fault «or» delete the feature.",
				"I choose between speed and quality «and» name the price.",
			},
			good: []string{
				"I brief the people of sales and marketing before a launch.",
				"I run an A/B-test before a launch to customers.",
				"I plan R & D of the product line with finance.",
				"I choose between speed and quality when a date slips.",
				"I decide whether a feature pays or costs.",
				"I ask two or three customers what they would pay.",
				"I bring two or more teams to one plan.",
				"I check the CI/CD pipeline 24/7 before a launch.",
				"I hold the ladder of search and rescue before a launch.", // a term of the glossary
				"I land the candy store brand in the handbook.",
			},
		},
		"Q03": {
			bad: []string{
				"I order the backlog.",
				"I plan.",
				"I order" + strings.Repeat(" it", 21) + ".",
				"I order" + strings.Repeat(" it", 27) + ".",
				"I order the " + strings.Repeat("ü", 112) + " before a sprint.",
				"I " + strings.Repeat("order ", 400) + "it.",
			},
			good: []string{
				"I order the backlog daily.",
				"I order" + strings.Repeat(" it", 20) + ".",
				"I order the " + strings.Repeat("ü", 111) + " before a sprint.",
				"I weigh trade-offs of the go-to-market plan.",
			},
		},
		"Q04": {
			bad: []string{
				"I «always» order the backlog before the sprint.",
				"I order the backlog «from time to time», «usually» alone.",
				"I note the wish «every time» a customer calls.",
				"I tell the team «whenever» a date slips.",
				"I hold «regular» reviews with the team.",
				"I order the backlog «more often than not» by value.",
				"I order the backlog «at all times» by value.",
				"I «Usually» order the backlog by value.",
				"I plan the week, «as a rule», with the team.",
			},
			good: []string{
				"I check how often customers use a feature.",
				"I get users to come back more often.",
				"I set a limit as a rule for spending.",
				"I test a regular expression before a release.",
				"I plan the step from beta to generally available.",
				"I meet five customers each quarter.",
				"I normalise the figures of the teams.",
			},
		},
		"Q05": {
			bad: []string{
				"I order the backlog «without» asking the team.",
				"I «don't» change the sprint goal when it has started.",
				"I «don’t» change the sprint goal when it has started.",
				"I do «not» ship «unless» the tests pass.",
				"I «never» «fail to» name the user of a story.",
				"I ship «no» feature that the team has left untested.",
				"I leave «nothing» open before a launch.",
				"I plan so that teams «avoid» waiting.",
				"I «cannot» ship a feature that fails.",
			},
			good: []string{
				"I knot the net before the boat leaves.",
				"I say no to a request outside the product's goals.",
				"I decide whether or not to ship a feature.",
				"I remove features that no customer uses.",
				"I roll back a failed release within the hour.",
				"I note the notable notes of the team.",
				"I work around what cannons do to walls.",
			},
		},
		"Q06": {
			bad: []string{
				"I order the backlog in an «effective» way for the team.",
				"I give «several» teams the «key» figures of the sprint.",
				"I hire «good» people for the team.",
				"I order the backlog «as needed» for the team.",
				"I answer a customer «quickly» in plain words.",
				"I bring «a lot» of ideas to the team.",
				"I bring «a number of» ideas to the team.",
				"I «effectively» order the backlog for the team.",
			},
			good: []string{
				"I name the key results of the quarter.",
				"I rotate the API key of the service.",
				"I report how many users come back.",
				"I run a test until it is statistically significant.",
				"I ship the goods that customers ordered.",
				"I better the plan of the team each sprint.",
				"I keep the keys of the house.",
				"I show that version B does better than A.",
			},
		},
		"Q07": {
			bad: []string{
				"I order the backlog with the «best» method there is.",
				"I «obviously» order the backlog by its value.",
				"I act as an «expert» in the order of backlogs.",
				"I order, «of course», the backlog by value.",
				"I order the backlog as a «head of product» would.",
				"I brief the «Heads of Product» before the launch.",
				"I order the backlog for the «VP» before the sprint.",
				"I take the «VP's» questions before the sprint.",
				"I order the backlog as a «Lead» of the team.",
			},
			good: []string{
				"I lead the team through the order of the backlog.",
				"I put my head into the product of the team.",
				"I interview domain experts before a design starts.",
				"I bring my superiors the figures of the sprint.",
				"I order the bestsellers of the store by margin.",
				"I clear the path of the team.",
				"I plan the course of the launch.",
			},
		},
		"Q08": {
			bad: []string{
				"I order «all» items of the backlog before a sprint.",
				"I order «only» items that «any» user «fully» needs «every» day.",
				"I ask «everyone» on the team for a view.",
				"I check «all» of the stories before a sprint.",
				"I «only» ship what the team has tested.",
				"I name «Any» risk of the launch.",
				"I read «anything» that a customer writes.",
				"I «completely» rewrite a story that fails.",
			},
			good: []string{
				"I shift the ball of the hall to the wall.",
				"I order the backlog at all times by value.", // Q04
				"I note the wish every time a customer calls.",
				"I name the risks of a launch, if any.",
				"I plan the talk at the all-hands of the group.",
				"I call above all the users who left.",
				"I use read-only access to the figures.",
			},
		},
		"Q09": {
			bad: []string{
				"I «understand» the order of the backlog of the team.",
				"I «am able to» order the backlog of the team.",
				"I really «can» order the backlog of the team.",
				"I «am fully aware» of the risks of the launch.",
				"I order the backlog and I «believe» in its value.",
				"I «would» order the backlog of the team.",
				"I «am familiar with» the market of the product.",
				"I do not «know» the market of the product.",
				"I «value» the views of the team.",
			},
			good: []string{
				"I show users what they can order from the team.",
				"I write down what I know about the market.",
				"I explain what users feel when they wait.",
				"I know-how the plan of the team.",
				"I fill a can with water for the roses.",
				"I am the one who orders the backlog.",
				"I think aloud when the team reviews a design.",
				"I state the value of a story.",
			},
		},
		"Q10": {
			bad: []string{
				"I «help» the team to order the backlog by value.",
				"I «am responsible for» the order of the backlog.",
				"I «am jointly responsible for» the order of the backlog.",
				"I «try» to order the backlog by value.",
				"I «ensure» that the backlog has an order.",
				"I «intend to» order the backlog by value.",
				"I actively «support» the team in a launch.",
				"I «am involved» in the order of the backlog.",
			},
			good: []string{
				"I order help for users from the team that gives support.",
				"I try out a design with users before release.",
				"I order the backlog to help the team.",
				"I plan the launch with sales.",
				"I state the aim of the sprint to the team.",
				"I name who is responsible for a story.",
				"I make the plan of the launch sure of its date.",
			},
		},
		"Q11": {
			bad: []string{
				"I bring «5 years» of work with backlogs to the team.",
				"I bring «years of experience» with backlogs to the team.",
				"I have over «5 years» in product work.",
				"I spent «three years» in the order of backlogs.",
				"I bring «10 years' experience» to the team.",
				"I lead teams for «five or more years» by now.",
				"I have «18 months» in the role behind me.",
				"I bring «5+ years» to the team.",
			},
			good: []string{
				"I plan the backlog for the next three years.",
				"I plan the backlog three years ahead of the market.",
				"I keep the records of a launch for three years.",
				"I compare the figures of the last five years.",
				"I cut what a launch costs over two years.",
				"I hold a launch date for six months.",
				"I ask what an idea does to the business over years.",
				"I have a plan for the next two years.",
			},
		},
		"Q12": {
			bad: []string{
				"I order the backlog by the «SLA» of the product.",
				"I order the backlog for «B2B» users of Q2.",
				"I sell the «SaaS» product to larger customers.",
				"I plan the «PoC» of a feature with engineers.",
				"I order the «SLA-first» backlog before the sprint.",
				"I settle «SLAs» with the customers of the product.",
				"I bring the «CFO's» view into the plan.",
				"I check «MTTR» with the «SRE» team.",
			},
			good: []string{
				"I order the backlog by OKR, with KPIs from the OKRs.",
				"I name one KPI for the launch of a product.",
				"I check the CI/CD pipeline before a launch.",
				"I order the backlog for the VP before the sprint.", // Q07
				"I write to GitHub, PowerPoint or LinkedIn about it.",
				"I plan the R&D of a product line.",
				"I test the app on iOS before a launch.",
				"I ship version 2 in Q3 to users.",
			},
		},
		"Q13": {
			bad: []string{
				"I orchestrate interdisciplinary organisational transformation initiatives.",
				"I operationalise multidimensional prioritisation methodologies.",
				"I articulate differentiated organisational capabilities internationally.",
				"I institutionalise accountability.",
			},
			good: []string{
				"I order the backlog by value before the sprint starts.",
				"I agree with engineering leaders on the share of capacity for platform health.",
				"I settle a dispute between two colleagues.",
				"I present the product's direction so that stakeholders repeat it in their own words.",
			},
		},
		"Q14": {
			bad: []string{
				"I order the backlog that «was agreed» by the team.",
				"I order the backlog that «is being newly written» here.",
				"I plan what has «been not yet planned» by the team.",
				"I «am asked» by the team to order the backlog.",
				"I check that tests «are also run» before a launch.",
				"I name the people who «aren't heard» in the team.",
				"I bring back what «were stolen» goods.",
				"I show which features «are hardly used» by customers.",
			},
			good: []string{
				"I order the backlog that is in need of it.",
				"I am interested in what users of the product say.",
				"I name the product's planned effect before a launch.",
				"I order a backlog agreed with the team.",
				"I ask what is red on the board.",
				"I find out who is a hundred days in.",
				"I tell users that we are open again.",
				"I say what there is indeed to gain.",
			},
		},
	} {
		for _, marked := range c.bad {
			checkMarked(t, rule, marked)
		}
		for _, sentence := range c.good {
			if f := findingOf(t, rule, sentence); f != nil {
				t.Errorf("%s: %q: false alarm: %+v", rule, sentence, *f)
			}
		}
	}
}

// sentenceColumn is the column in which the text of withSentence starts, behind its quote.
const sentenceColumn = 13

func checkMarked(t *testing.T, rule, marked string) {
	t.Helper()
	plain := strings.NewReplacer("«", "", "»", "").Replace(marked)
	p := findingOf(t, rule, plain)
	if p == nil {
		t.Errorf("%s: %q: missed", rule, plain)
		return
	}
	col := sentenceColumn - 1
	if before, _, ok := strings.Cut(marked, "«"); ok {
		col = sentenceColumn + len([]rune(before))
	}
	excerpt := plain
	if strings.Contains(marked, "»") {
		var words []string
		for _, piece := range strings.Split(marked, "«")[1:] {
			word, _, _ := strings.Cut(piece, "»")
			words = append(words, word)
		}
		excerpt = strings.Join(words, ", ")
	}
	if long := len(plain) > maxSentence; p.Line != 14 || p.Col != col || p.Excerpt != excerpt && !long || p.Hint == "" {
		t.Errorf("%s: %q: at %d:%d, want column %d: %q", rule, plain, p.Line, p.Col, col, p.Excerpt)
	}
}

// findingOf returns what a rule says about a sentence, nil if nothing.
func findingOf(t *testing.T, rule, sentence string) *Problem {
	t.Helper()
	ps := lint(t, withSentence("en", sentence))
	if i := slices.IndexFunc(ps, func(p Problem) bool { return p.Rule == rule }); i >= 0 {
		return &ps[i]
	}
	return nil
}
