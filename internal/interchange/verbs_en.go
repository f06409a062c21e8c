package interchange

import "strings"

// grammar is what is known of English verbs. A sheet says "Asks for help" where a question says "I ask for help"; words
// that are not known here are left alone, since a wrong guess reads worse than a sentence that waits for its writer.
type grammar struct {
	verbs   map[string]bool // base forms, of all three lists below
	starts  map[string]bool
	nouns   map[string]bool
	pasts   map[string]bool // irregular pasts, the same in every person
	clauses map[string]bool // where a clause with a subject of its own begins
	objects map[string]bool // what hardly follows anything but a verb: "design a", "shares their"
	links   map[string]bool // what follows a verb without an object: "work with"
	finite  map[string]bool // what follows a noun and no verb: "plans are", "reviews of"
	able    map[string]bool // "able to": an "is" that was left out
}

// english builds the lists when they are wanted: whoever imports nothing pays nothing.
func english() *grammar {
	return &grammar{
		verbs:  words(plainVerbs + " " + startVerbs + " " + nounVerbs),
		starts: words(startVerbs),
		nouns:  words(nounVerbs),
		pasts: words(`began bought broke brought built came caught chose did drew drove fell felt found fought gave got grew had held
			kept knew laid led left lent lost made met paid ran rose said sat saw sent set shown sold spent spoke stood taught
			thought told took understood was went won wrote`),
		clauses: words(`who which that is are has have it they he she we you I`),
		objects: words(`a an the this that these those all any both each every others another other my our your their its his her it
			them us me myself themselves what when where who whom whose why how whether new`),
		links: words(`to for with without on in into by from at up out over off about across against among around as between through
			toward towards under alongside`),
		finite: words(`is are was were be been has have had do does did can could may might must shall should will would of`),
		able: words(`able-to accountable-for accustomed-to adept-at aware-of capable-of comfortable-in comfortable-with
			competent-in competent-with confident-in confident-with conversant-with familiar-with fluent-in knowledgeable-about
			open-to proficient-at proficient-in proficient-with ready-to responsible-for skilled-at skilled-in skilled-with
			willing-to`),
	}
}

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// plainVerbs are hardly ever anything else, nor are their forms in -s.
const plainVerbs = `accelerate accept accompany accomplish achieve acknowledge acquire act adapt add adhere adjust adopt
	advise agree aim align allocate allow amplify analyse analyze anticipate apply appoint appreciate approve arrange ask
	assemble assess assign assist assume assure attain attend automate avoid become begin believe brainstorm break bring
	broaden build buy calibrate carry cascade celebrate chair choose clarify codify collaborate collect combine come
	commit communicate compare compete compile comply compose comprehend conceive conceptualise conceptualize conclude
	conduct configure confirm connect consider consolidate construct consult contribute convene convert convey convince
	cooperate coordinate cope create cultivate debug decide decline decompose deepen defend define delight deliver delve
	demonstrate deploy derive describe detect determine develop devise diagnose differentiate dig disagree disclose
	discover discuss dismiss disseminate distil distill distinguish distribute diversify double-check earn educate elevate
	elicit eliminate embed embody embrace emphasise emphasize employ empower enable encourage energise energize enforce
	engage enhance enjoy enlist enrich ensure enter enumerate escalate establish evaluate evangelise evangelize evolve
	examine exceed excel execute exemplify exhibit expand expect explain explore expose extend facilitate fill finalise
	finalize find finish follow forecast foresee forge formalise formalize formulate foster fulfil fulfill gain gather
	gauge generalise generalize generate get give go govern grasp greet grow guarantee handle hear help hire hone ideate
	identify illuminate illustrate imagine implement improve incentivise incentivize incorporate inform initiate innovate
	inspect inspire instigate instil instill institute instruct integrate interact interpret intervene introduce invent
	invest investigate invite involve iterate join justify keep know learn leave lend let listen lose maintain make manage
	maximise maximize mediate meet mend migrate minimise minimize mitigate mobilise mobilize modify motivate navigate
	negotiate nurture observe obtain onboard operate optimise optimize orchestrate organise organize originate overcome
	oversee participate pave perform persuade pick pinpoint practise pre-empt prepare preserve prevent prioritise
	prioritize proceed promote propagate propose protect prove provide prune publicise publicize publish pursue put
	qualify quantify raise react read realise realize receive recognise recognize recommend reconcile recover recruit
	redesign redirect reduce refactor refer refine reflect refuse regard regulate rehearse reinforce reject relate rely
	remain remove renew reorganise reorganize rephrase replace replicate reply represent require reserve resolve respond
	restructure retain reveal revise role-model run safeguard satisfy say seek seize select sell send serve set settle
	shepherd show simplify sit socialise socialize solicit solve speak spearhead specify spend stabilise stabilize
	standardise standardize stay stimulate streamline strengthen strive substitute suggest summarise summarize summon
	supervise supply surpass sustain synthesise synthesize tackle tailor take teach tell tend thank think thrive tolerate
	trace train transform translate treat triage troubleshoot try unblock uncover undergo understand undertake unify unite
	unlock unpack uphold uplevel upskill use utilise utilize validate verify vet visualise visualize wear weave weigh
	widen win withdraw wonder write`

// startVerbs are verbs at the start of a sentence; within one they may be nouns or adjectives: "clear and complete".
const startVerbs = `access address advocate approach approximate articulate attempt attract audit balance benchmark call
	cast challenge champion clean close coach complete correct counsel craft critique debate delegate direct display dive
	drive echo elaborate estimate exercise experiment express extract face fit flag frame free guard harness hit launch
	lead leverage live look lower map mentor model moderate monitor move offer pair partner perfect pilot pioneer pitch
	place point pool preempt present probe produce promise prototype pull push rally release research respect reuse route scale
	schedule screen secure separate shape share ship shoulder shut signal split sponsor spread stand start steer stop
	stretch surface switch tap tie track transfer trigger trust tune turn tweak update value volunteer welcome`

// nounVerbs are nouns at least as often: "design reviews", "plan for the quarter".
const nounVerbs = `answer arm back base block book brief budget catch cause change check code command concern contact
	contract control cost cover credit cut date deal demand design detail document doubt draft draw export feature feed
	field filter fix focus fund grade group guide hand highlight hold host impact import increase influence input interest
	interface interview issue judge lack level limit link list log mark market master match matter measure mind name need
	network note object open order outline output own pace pass pay phase plan plot position post praise price process
	profile program progress project prompt purchase question rank rate reach reason record repair report request rest
	result return reverse review reward risk round rule sample save scope score search sense shadow shift sign size sketch
	sort sound source spot stage state step stress structure study support survey talk target task test time touch tour
	trade travel trial visit voice vote walk want watch work`
