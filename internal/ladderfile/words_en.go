package ladderfile

import (
	"regexp"
	"strings"
)

// language is what the rules know of one language, the words in lower case.
type language struct {
	sentenceEnd  *regexp.Regexp // where one sentence ends and another begins
	notVerbs     phrases        // what may follow "I" without being a verb
	verbsInLy    phrases        // verbs that end like adverbs
	connectors   phrases        // what joins two behaviours
	pairs        phrases        // fixed pairs that name one thing
	symbolPairs  phrases        // the same, written with a symbol
	frequency    phrases
	negation     phrases
	vague        phrases
	praise       phrases
	absolute     phrases
	unobservable phrases // verbs for what goes on in a head
	hedges       phrases
	numbers      phrases // numbers in words, before "years"
	before       phrases // before years, these make a plan of them and no record
	ahead        phrases // the same behind years
	be           phrases
	participles  phrases // irregular ones
	notPassive   phrases // words that end like participles
	stop         phrases // words without content
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
	return &language{
		sentenceEnd: regexp.MustCompile(`[.!?]+["')]?\s+\S`),
		notVerbs: listed(`a an the my our your their its this that these those and or but so if as at by for from in into of
			on to up with about after before during when while where who which what how why because not never no very also just`),
		verbsInLy:  listed(`apply comply fly imply multiply rally rely reply supply tally ally`),
		connectors: phrasesOf("and", "or", "as well as", "along with", "while"),
		pairs: phrasesOf("build or buy", "buy or build", "make or buy", "cost and benefit", "costs and benefits",
			"design and engineering", "engineering and design", "engineering and product", "product and engineering",
			"health and safety", "marketing and sales", "marketing and support", "sales and marketing", "sales and support",
			"privacy and security", "privacy or security", "security and privacy", "security or privacy",
			"products and services", "profit and loss", "pros and cons", "questions and answers", "research and development",
			"roles and responsibilities", "strengths and weaknesses", "supply and demand", "terms and conditions",
			"time and materials", "trial and error", "vision and strategy", "mergers and acquisitions"),
		symbolPairs: listed(`a/b ci/cd i/o tcp/ip 24/7 ui/ux ux/ui q&a r&d p&l m&a`),
		frequency: phrasesOf("always", "usually", "regularly", "consistently", "often", "frequently", "rarely", "seldom",
			"sometimes", "occasionally", "constantly", "continually", "continuously", "routinely", "repeatedly", "normally",
			"generally", "typically", "mostly", "habitually", "invariably", "hardly ever", "every time", "each time",
			"at all times", "all the time", "from time to time", "most of the time", "now and then", "once in a while",
			"on a regular basis", "as a rule", "day to day"),
		negation: phrasesOf("not", "never", "without", "avoid", "avoids", "avoided", "avoiding", "fail to", "fails to",
			"failed to", "failing to", "unless", "cannot"),
		vague: phrasesOf("effective", "effectively", "efficient", "efficiently", "appropriate", "appropriately", "good",
			"strong", "strongly", "several", "key", "complex", "various", "numerous", "many", "some", "relevant", "suitable",
			"suitably", "proper", "properly", "adequate", "adequately", "sufficient", "sufficiently", "reasonable",
			"reasonably", "significant", "significantly", "meaningful", "important", "successful", "successfully", "robust",
			"timely", "optimal", "high-quality", "impactful", "holistic", "proactive", "proactively", "great", "nice",
			"as needed", "as necessary", "where necessary", "if necessary", "etc", "and so on"),
		praise: phrasesOf("expert", "experts", "expertly", "best", "outstanding", "obviously", "of course", "excellent",
			"excellently", "exceptional", "exceptionally", "world-class", "superior", "superb", "brilliant", "brilliantly",
			"perfect", "perfectly", "clearly", "naturally", "undoubtedly", "visionary", "inspiring", "masterful",
			"masterfully", "flawless", "flawlessly", "seamless", "seamlessly", "impressive", "top-notch", "stellar"),
		absolute: phrasesOf("all", "every", "any", "only", "fully"),
		unobservable: phrasesOf("know", "understand", "believe", "feel", "am aware", "can", "am able to", "value", "appreciate",
			"realise", "realize", "care about"),
		hedges: phrasesOf("try", "aim", "help", "support", "contribute", "am involved", "am responsible for", "assist",
			"participate", "strive", "seek to", "attempt"),
		numbers: listed(`one two three four five six seven eight nine ten twelve fifteen twenty several many`),
		before:  listed(`next coming following in over within`),
		ahead:   listed(`ahead out`),
		be:      listed(`am is are was were be been being`),
		participles: listed(`begun born bought bound broken brought built caught chosen cut dealt done drawn driven felt forgotten
			fought found given gone grown heard held hidden hit kept known laid led left lent lost made meant met paid put read
			run said seen sent set shown sold spent spoken taken taught thought told understood won worn written`),
		notPassive: listed(`bed breed exceed feed hundred indeed need proceed red seed speed succeed`),
		stop: listed(`a an the i me my mine we us our you your they them their it its he she his her this that these those
			and or but nor so if then than as at by for from in into of off on onto out over to up with within about across after
			against among around before behind between during toward towards through under until upon via
			when while where who whom whose which what how why because since
			am is are was were be been being do does did has have had will would shall should may might must can could
			not no never each every all any some such own other both same also only just very more most one two three
			as well along there here get gets`),
	}
}

// listed is phrasesOf for single words.
func listed(words string) phrases { return phrasesOf(strings.Fields(words)...) }
