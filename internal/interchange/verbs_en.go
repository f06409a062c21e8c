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
		able: words(`able-to accountable-for accustomed-to adept-at aware-of calm-in calm-under capable-of clear-about
			clear-on comfortable-in comfortable-with competent-in competent-with confident-in confident-with
			conversant-with experienced-in experienced-with familiar-with fluent-in knowledgeable-about open-to
			proficient-at proficient-in proficient-with ready-to responsible-for skilled-at skilled-in skilled-with
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
const plainVerbs = `abide absorb accelerate accept accommodate accompany accomplish achieve acknowledge acquire act activate adapt
	add adhere adjust administer adopt advertise advise affect agree aim align allocate allow alter amend amplify
	analyse analyze announce anticipate apologise apologize apply appoint appraise appreciate approve arbitrate
	argue arrange ascertain ask assemble assert assess assign assist assume assure attach attain attend augment
	authorise authorize automate avoid become befriend begin believe borrow brainstorm break bring broaden build buy
	calculate calibrate cancel capitalise capitalize carry cascade categorise categorize celebrate centralise
	centralize certify chair choose circulate cite clarify classify codify collaborate collate collect combine come
	commercialise commercialize commit communicate compare compensate compete compile comply compose comprehend
	compute conceive concentrate conceptualise conceptualize conclude conduct confer configure confirm conform
	confront connect consider consolidate construct consult contain contextualise contextualize contribute convene
	converse convert convey convince cooperate coordinate cope correlate create cross-train cultivate curate
	customise customize debug decide declare decline decommission decompose decouple dedicate deduce deepen defend
	defer define deflect defuse delete delight deliver delve demonstrate denounce depend deploy deprecate derive
	describe detect determine develop devise diagnose dictate differentiate dig disagree discard discern disclose
	discover discuss dismantle dismiss dispose disrupt dissect disseminate distil distill distinguish distribute
	diversify divide double-check earn educate elevate elicit eliminate embed embody embrace emphasise emphasize
	employ empower emulate enable enact encapsulate encode encourage endorse energise energize enforce engage
	enhance enjoy enlarge enlist enrich enrol enroll ensure enter entertain enumerate envision equip erode escalate
	establish evaluate evangelise evangelize evolve examine exceed excel excite exclude execute exemplify exert
	exhibit expand expect expedite explain explore expose extend extrapolate facilitate familiarise familiarize fill
	finalise finalize find fine-tune finish flourish follow forecast foresee forge forgive formalise formalize
	formulate foster fulfil fulfill gain gather gauge generalise generalize generate get give go govern grasp greet
	grow guarantee handle harden harmonise harmonize heal hear heed help hire hone hypothesise hypothesize ideate
	identify ignore illuminate illustrate imagine implement impose improve improvise incentivise incentivize include
	incorporate incubate indicate inform infuse ingest inherit initiate inject innovate inspect inspire install
	instigate instil instill institute instruct integrate intend interact intercede internalise internalize
	interpret intervene introduce invent invest investigate invite involve isolate iterate join juggle justify keep
	know lay learn leave lend let liaise listen localise localize locate lose maintain make manage manipulate
	maximise maximize mediate meet memorise memorize mend merge micromanage migrate minimise minimize mitigate
	mobilise mobilize modernise modernize modify modularise modularize monetise monetize motivate multiply narrate
	navigate negotiate neutralise neutralize nominate normalise normalize notify nurture obey observe obtain occupy
	onboard operate operationalise operationalize oppose optimise optimize orchestrate organise organize originate
	outperform outsource overcome overlook oversee parse participate pave penetrate perceive perform persevere
	persist persuade pick pinpoint postpone practise pre-empt predict prefer prepare preserve prevent prioritise
	prioritize proceed procure promote proofread propagate propose prosper protect prove provide prune publicise
	publicize publish pursue put qualify quantify quit raise rationalise rationalize re-evaluate react read realise
	realize reallocate reassess reassure rebuild receive recognise recognize recommend reconcile reconfigure
	reconsider recover recruit rectify recycle redefine redesign redirect redistribute reduce refactor refer refine
	reflect reframe refuse regain regard regulate rehearse reinforce reiterate reject relate rely remain remember
	remind remove render renegotiate renew reorganise reorganize rephrase replace replicate reply represent
	reproduce require reserve reshape reside resolve respond restate restore restrict restructure retain rethink
	retire retrieve reveal revise revisit role-model run sacrifice safeguard satisfy say scrutinise scrutinize see
	seek seize select sell send serve set settle sharpen shepherd show shrink sift simplify simulate sit socialise
	socialize solicit solve speak spearhead specialise specialize specify spend stabilise stabilize standardise
	standardize stay stimulate stipulate strategise strategize streamline strengthen strive subdivide submit
	substantiate substitute succeed suggest summarise summarize summon supervise supply surpass suspend sustain
	symbolise symbolize synchronise synchronize synthesise synthesize systematise systematize tackle tailor take
	teach tell tend thank think thrive tighten tolerate trace train transcend transform translate transmit transpose
	treat triage troubleshoot try unblock uncover undergo understand undertake unify unite unlock unpack unravel
	unveil uphold uplevel upskill use utilise utilize validate vary verify vet visualise visualize vocalise vocalize
	vouch warn wear weave weigh widen win withdraw withstand wonder wrestle write`

// startVerbs are verbs at the start of a sentence; within one they may be nouns or adjectives: "clear and complete".
const startVerbs = `access address advocate approach approximate articulate attempt attract audit balance beat benchmark call cast
	challenge champion clean close coach complete correct counsel craft critique debate debrief delegate direct
	dispatch display dive drive echo edit elaborate estimate exercise experiment express extract face fail feel fit
	flag frame free guard harness hit launch lead leverage live look lower map mentor miss model moderate monitor
	move offer pair partner perfect pilot pioneer pitch place point pool preempt present probe produce promise
	prototype pull push rally recall release repeat research respect reuse rewrite route scale schedule screen
	secure separate shape share ship shoulder shut signal split sponsor spread stand start steer stick stop stretch
	surface switch tap tie track transfer trigger trust tune turn tweak update value volunteer wait welcome wrap
	zoom`

// nounVerbs are nouns at least as often: "design reviews", "plan for the quarter".
const nounVerbs = `abstract account advance aid alert answer appeal archive arm author award back base batch benefit bet bid bill
	blend block blog book boost branch bridge brief broker budget bundle calm campaign capture care catalogue catch
	cause change charge chart chase check claim clear code coin command comment commission compliment compromise
	concern contact contract control copy cost count counter cover credit cut date deal decrease demand demo design
	detail digest document doubt draft draw drill drop ease effect encounter end endeavor endeavour engineer
	evidence exchange export factor favor favour feature feed field figure file filter finance fix focus
	fold format forward fuel function fund grade grant groom ground group guide hand head highlight hold honor
	honour host hunt impact import increase index influence input instrument interest interface interview issue
	judge kick label lack land level license lift limit link list load lobby log mandate mark market master match
	matter mature mean measure mention mind mirror mix mock name narrow need network note notice nudge number object
	open order orient outline output overhaul own pace package partition pass patch patrol pay phase phrase pivot
	plan play plot police polish poll pose position post practice praise press price process profile program
	progress project prompt provision purchase query question quote rank rate reach reason record refresh register
	relay remedy repair report request rescue rest result return reverse review reward rework risk roll rotate round
	rule sample save scan scope score scout script search segment sense sequence shadow shelter shield shift sign
	size sketch slice smooth sort sound source span speed spot staff stage state step store stress strike structure
	struggle study suit support survey swarm sync tag talk target task temper test time touch tour trade transition
	travel trial tutor type upgrade upload urge venture version view visit voice vote walk want watch wish witness
	word work worry yield`
