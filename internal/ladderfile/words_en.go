package ladderfile

import "strings"

// language is what the rules know of one language, the words in lower case.
type language struct {
	abbreviations phrases // their full stop ends no sentence
	notVerbs      phrases // what may follow "I" without being a verb
	fillers       phrases // those of them that can just go
	verbsInLy     phrases // verbs that end like adverbs
	clauses       phrases // before "I", these start a clause
	connectors    phrases // what joins two behaviours
	clauseJoins   phrases // those behind which somebody else may act
	pairs         phrases // fixed pairs that name one thing
	symbolPairs   phrases // the same, written with a symbol
	choices       map[string]string
	frequency     phrases
	adjectives    phrases // those of them that describe a thing
	eachTime      phrases // words for how often that start a clause
	negation      phrases
	doesNot       phrases // negations of the verb behind them
	nothing       phrases // negations where they come straight after the verb
	vague         phrases
	praise        phrases
	people        phrases // praise that is a noun
	absolute      phrases
	determiners   phrases // what may follow "all" in front of a noun
	owns          phrases // what starts the name of a thing
	questions     phrases // what starts a question
	stretches     phrases // what "every" makes a rhythm of
	unobservable  phrases // verbs for what goes on in a head
	modals        phrases // the same in front of another verb, which can be seen
	knowing       phrases // those of them that one can explain
	hedges        phrases
	hedgesTo      phrases // those before "to" and a verb
	hedgesOf      phrases // those before a thing
	numbers       phrases // numbers in words
	future        phrases // before years, these make a plan of them
	stretch       phrases // before years, these make a stretch of time of them
	ahead         phrases // the same behind years
	served        phrases // verbs of somebody who looks back
	lasting       phrases // verbs of what is made to last
	experience    phrases // behind years, these make a record of them
	role          phrases // behind a number of months, the same
	be            phrases
	participles   phrases // irregular ones
	notPassive    phrases // words that end like participles
	betweenBe     phrases // what may stand between "be" and a participle
	grades        phrases // what grades the word behind it, which then cannot go
	stop          phrases // words without content
}

// languageOf returns the word lists for a locale, nil where there are none.
func languageOf(locale string) *language {
	tag, _, _ := strings.Cut(strings.ReplaceAll(locale, "_", "-"), "-")
	if !strings.EqualFold(tag, "en") {
		return nil
	}
	return english()
}

// english builds the lists when they are wanted: a start of the program that lints nothing pays nothing.
func english() *language {
	l := &language{}
	l.listGrammar()
	l.listJoins()
	l.listLoaded()
	l.listVerbs()
	l.listTime()
	return l
}

func (l *language) listGrammar() {
	l.abbreviations = listed(`approx ca cf co dept dr e.g eg etc i.e ie inc incl ltd max min mr mrs ms no nr prof resp st vs`)
	l.notVerbs = listed(`a an the my our your their its this that these those and or but so if as at by for from in into of
		on to up with about after before during when while where who whom what how why because not never no very also just
		then now first still already ever soon myself together both he she we you they it me`)
	l.fillers = listed("also just then now first still already")
	l.verbsInLy = listed(`apply bully comply fly imply multiply rally rely reply supply tally ally`)
	l.clauses = listed(`and or but then while so`)
	l.be = listed(`am is are was were be been being i'm we're they're you're isn't aren't wasn't weren't`)
	l.betweenBe = listed(`not also already still just now yet well never both all then`)
	l.participles = listed(`beaten begun bent bitten blown born bought bound broken brought built caught chosen cut dealt done drawn
		driven drunk eaten fed felt forbidden forgiven forgotten fought found frozen given gone grown heard held hidden hit hurt
		kept known laid led left lent lost made meant met mistaken overridden overseen overtaken paid proven put read rewritten
		run said seen sent set shaken shot shown shut sold sought spent split spoken spread stolen struck swept taken taught
		thought thrown told torn undertaken understood upheld withdrawn withheld won worn written`)
	l.notPassive = listed(`bed breed exceed feed hundred indeed interested convinced committed concerned engaged experienced skilled qualified
		involved excited tired related need proceed red seed speed succeed supposed embed shed sacred naked`)
	l.grades = listed(`more most less least as so how too very quite rather not almost nearly virtually practically`)
	l.stop = listed(`a an the i me my mine we us our you your they them their it its he she his her this that these those
		and or but nor so if then than as at by for from in into of off on onto out over to up with within about across after
		against among around before behind between during toward towards through under until upon via
		when while where who whom whose which what how why because since
		am is are was were be been being do does did has have had will would shall should may might must can could
		not no never each every all any some such own other both same also only just very more most one two three
		as well along there here get gets`)
}

func (l *language) listJoins() {
	l.connectors = phrasesOf("and", "or", "as well as", "along with", "in addition to", "but also", "while", "whilst", "and then")
	l.clauseJoins = listed("while whilst")
	l.choices = map[string]string{"between": "and", "whether": "or"} // what is chosen from, not two behaviours
	l.pairs = phrasesOf("build or buy", "buy or build", "make or buy", "cost and benefit", "costs and benefits",
		"design and engineering", "engineering and design", "engineering and product", "product and engineering",
		"health and safety", "marketing and sales", "marketing and support", "sales and marketing", "sales and support",
		"privacy and security", "privacy or security", "security and privacy", "security or privacy",
		"products and services", "profit and loss", "pros and cons", "questions and answers", "research and development",
		"roles and responsibilities", "strengths and weaknesses", "supply and demand", "terms and conditions",
		"time and materials", "trial and error", "vision and strategy", "mergers and acquisitions",
		"cause and effect", "mission and vision", "vision and mission", "checks and balances", "risk and reward", "risk and return",
		"learning and development", "diversity and inclusion", "back and forth", "more and more", "less and less",
		"time and again", "again and again", "over and over", "search and replace", "drag and drop", "question and answer",
		"input and output", "inputs and outputs", "up and running", "r and d", "p and l", "q and a", "m and a",
		"when and how", "how and when", "what and why", "if and when", "yes or no", "pass or fail", "go or no-go", "whether or not", "or not", "or more", "or less", "or fewer", "or so", "or later",
		"or earlier", "or above", "or below")
	l.symbolPairs = listed(`a/b ci/cd i/o tcp/ip ui/ux ux/ui q&a r&d p&l m&a he/she she/he his/her her/his him/her s/he
		read/write input/output client/server go/no-go n/a km/h`)
}

func (l *language) listLoaded() {
	l.frequency = phrasesOf("always", "usually", "regularly", "consistently", "often", "frequently", "infrequently", "rarely",
		"seldom", "sometimes", "occasionally", "constantly", "continually", "continuously", "routinely", "repeatedly", "normally",
		"generally", "typically", "mostly", "habitually", "invariably", "periodically", "sporadically", "regular", "hardly ever",
		"every time", "each time", "whenever", "at all times", "all the time", "from time to time", "most of the time", "at times",
		"now and then", "time and again", "again and again", "over and over", "once in a while", "on a regular basis",
		"on occasion", "in most cases", "as a rule", "day to day", "more often than not").
		except("how often", "how frequently", "how regularly", "more often", "less often", "more frequently", "less frequently",
			"at times of", "as a rule of", "as a rule for", "as a rule that", "generally available", "normally distributed",
			"regular expression", "regular expressions", "regular user", "regular users", "regular customer", "regular customers")
	l.adjectives = phrasesOf("regular", "day to day")
	l.eachTime = phrasesOf("every time", "each time", "whenever")
	l.negation = phrasesOf("not", "never", "without", "avoid", "avoids", "avoided", "avoiding", "fail to", "fails to",
		"failed to", "failing to", "unless", "cannot", "neither", "nor").
		except("whether or not")
	l.doesNot = phrasesOf("do not", "don't", "never", "cannot", "can't")
	l.nothing = listed("no none nobody nothing nowhere no-one")
	l.vague = phrasesOf("effective", "effectively", "efficient", "efficiently", "appropriate", "appropriately", "good", "better",
		"strong", "strongly", "several", "key", "complex", "various", "numerous", "many", "some", "relevant", "suitable",
		"suitably", "proper", "properly", "adequate", "adequately", "sufficient", "sufficiently", "enough", "reasonable",
		"reasonably", "significant", "significantly", "meaningful", "important", "successful", "successfully", "robust",
		"timely", "clear", "sensible", "quickly", "promptly", "swiftly", "smooth", "smoothly", "solid", "optimal", "high-quality", "high quality",
		"impactful", "holistic", "proactive", "proactively", "great", "nice", "necessary", "useful", "a lot", "lots",
		"a number of", "a range of", "a variety of", "things", "as needed", "as necessary", "where necessary", "if necessary", "etc", "and so on").
		except("to clear", "clear of", "key result", "key results", "key account", "key accounts", "api key", "public key", "private key", "access key",
			"encryption key", "key rotation", "common good", "better than", "how many", "as many as", "statistically significant",
			"good faith", "internet of things")
	l.praise = phrasesOf("expert", "experts", "expertly", "best", "outstanding", "obviously", "of course", "excellent",
		"excellently", "exceptional", "exceptionally", "world-class", "best-in-class", "superior", "superb", "brilliant", "brilliantly",
		"perfect", "perfectly", "clearly", "naturally", "undoubtedly", "visionary", "inspiring", "masterful",
		"masterfully", "flawless", "flawlessly", "seamless", "seamlessly", "impressive", "top-notch", "stellar").
		except("domain expert", "domain experts", "subject matter expert", "subject matter experts", "subject-matter expert",
			"subject-matter experts", "best before", "my superior", "my superiors")
	l.people = listed("expert experts best superior visionary")
	l.absolute = phrasesOf("all", "every", "any", "only", "fully", "everyone", "everybody", "everything", "anyone", "anybody",
		"anything", "completely", "entirely", "totally").
		except("above all", "after all", "at all", "all hands", "at all times", "all the time", "every time", "if any", "any time")
	l.determiners = listed("the my our your their its his her this that these those other two three")
	l.owns = listed("a an the my our your their its his her this that these those")
	l.questions = listed("what who whom whose which how why where when whether if")
	l.stretches = listed("day week month quarter year sprint hour few other second third one two three four five six single")
}

func (l *language) listVerbs() {
	l.knowing = phrasesOf("know", "understand", "comprehend", "grasp", "am aware of", "am familiar with", "have knowledge of",
		"have an understanding of", "realise", "realize")
	l.modals = phrasesOf("can", "could", "may", "might", "must", "shall", "should", "will", "would", "am able to", "have to", "need to",
		"want to", "hope to", "wish to", "have the ability to")
	l.unobservable = phrasesOf("know", "understand", "comprehend", "grasp", "am aware", "am familiar with", "have knowledge",
		"have an understanding", "realise", "realize", "believe", "feel", "think", "consider", "value", "appreciate", "care about",
		"hope", "wish", "want", "am capable of", "am good at", "am open to", "am willing", "am committed", "am passionate", "am confident",
		"am comfortable", "am interested", "am convinced", "am conversant", "am experienced", "am skilled",
		"can", "could", "may", "might", "must", "shall", "should", "will", "would", "am able to", "have to", "need to",
		"want to", "hope to", "wish to", "have the ability to").
		except("think aloud")
	l.hedgesTo = phrasesOf("try to", "aim to", "help to", "seek to", "attempt to", "strive to", "plan to", "intend to")
	l.hedgesOf = phrasesOf("help with", "help", "support", "contribute to", "am involved in", "assist with", "assist in", "assist",
		"participate in", "take part in", "am part of", "work on", "play a part in", "play a role in")
	l.hedges = phrasesOf("try", "aim", "help", "support", "contribute", "am involved", "am responsible for", "am accountable for",
		"am in charge of", "am part of", "assist", "participate", "take part", "play a part", "play a role", "strive", "seek to",
		"attempt", "plan to", "intend to", "ensure", "make sure", "work on", "am engaged", "get involved").
		except("try out", "try a", "try an", "try the")
}

func (l *language) listTime() {
	l.numbers = listed(`one two three four five six seven eight nine ten twelve fifteen twenty several many`)
	l.future = listed("next coming following")
	l.stretch = listed("in over within across last past previous of")
	l.ahead = listed(`ahead out from later old`)
	l.served = listed(`am was have had spend spent worked served`)
	l.lasting = listed(`plan forecast budget keep store hold lock fix set agree sign commit model project secure sketch fund extend`)
	l.experience = phrasesOf("experience", "of experience", "of professional experience", "of relevant experience", "of work experience")
	l.role = phrasesOf("in the role", "in this role", "in the job", "in my role", "in my job", "as a", "as an", "of service", "of practice")
}

// listed is phrasesOf for single words.
func listed(words string) phrases { return phrasesOf(strings.Fields(words)...) }

func (l *language) isNumber(word string) bool { return isDigit(word[0]) || l.numbers.has(word) }
