package cli

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
)

// What no message may show: names of types, packages and functions, addresses, and the format verbs of a mistake.
var forInsiders = regexp.MustCompile(`\*?\b(os|fs|syscall|errors|exec|io)\.[A-Z]\w+|\bstrconv\b|(?:^|[ (])(?:json|yaml|jsontext|age|ssh|cobra|pflag|tea|huh|flock): |\b(?:assess|chart|cli|interchange|ladderfile|oneonone|plain|report|revise|safe|score|seal|store|tui)\.[A-Z]\w+|\w\.go:\d|%!|%[svdqw]\b|` +
	`interface *\{|struct *\{|map\[|\[\]byte|\bgoroutine\b|\bpanic\b|\b0x[0-9a-f]{4,}|<nil>|\bnil\b|\bEOF\b|\berrno\b|\b(openat|fstat|lstat|renameat|unlinkat|mkdirat|fsync|ioctl|statat)\b|path escapes|use of closed|file already closed`)

// wrapped is how the library begins an error about a file: with the call that failed.
var wrapped = regexp.MustCompile(`(?:^|: )(?:open|read|write|stat|close|mkdir|rename|remove|unlink|chmod|link|symlink|readlink|sync|truncate|seek|chdir) (?:/|\./|\.\./|[\w.-]+/)?[^ ]*: `)

// emptyWords blame a value without saying which are good.
var emptyWords = regexp.MustCompile(`(?i)\b(invalid|illegal|bad value|malformed|error|failed|failure|unexpected|unsupported)\b`)

// capitalised is a sentence that begins like one. Names, such as of a file or of JSON, are none.
var capitalised = regexp.MustCompile(`^[A-Z][a-z]+ `)

// textFaults are what is wrong with how a message reads.
func textFaults(text string) []string {
	var faults []string
	add := func(wrong bool, what string) {
		if wrong {
			faults = append(faults, what)
		}
	}
	add(strings.ContainsAny(text, "\n\r"), "it has more than one line")
	add(strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "..."), "it ends in a full stop")
	add(strings.TrimSpace(text) != text || text == "", "it is empty, or has blanks around it")
	if found := forInsiders.FindString(text); found != "" {
		add(true, "it shows "+found)
	}
	if found := wrapped.FindString(text); found != "" {
		add(true, "it names a call of the system, "+found)
	}
	if found := emptyWords.FindString(text); found != "" {
		add(true, "it says "+found+", and not what would be right")
	}
	return faults
}

// hintFaults are what is wrong with how a hint reads; there may be none.
func hintFaults(hint string) []string {
	var faults []string
	hint, _, _ = strings.Cut(hint, "it asks: ") // what follows is a question of the ladder
	if found := forInsiders.FindString(hint); found != "" {
		faults = append(faults, "the hint shows "+found)
	}
	if strings.HasSuffix(hint, ".") && !strings.HasSuffix(hint, "...") || strings.ContainsAny(hint, "\n\r") || capitalised.MatchString(hint) {
		faults = append(faults, "the hint is a sentence")
	}
	return faults
}

// atPlace is a file, with a line and a column or the cell of a table, and what is wrong there.
var atPlace = regexp.MustCompile(`^(?:[^ ]+?:\d+:\d+|[^ ]+?\.\w+(?::[A-Z]+\d+)?): (.*)$`)

// errorFaults are what is wrong with what a command that ended with a code said on standard error.
func errorFaults(code int, args []string, stderr string) []string {
	switch {
	case code == 0 || code >= 128: // ended by a signal, and then there are only notes
		return nil
	case strings.TrimSpace(stderr) == "" && (code == int(badInput) || slices.Contains(args, "doctor")): // it is told on standard output
		return nil
	case strings.Contains(stderr, "\nUsage: ") || strings.HasPrefix(stderr, "Usage: "): // the help says what to do
		return nil
	}
	lines := strings.Split(strings.TrimSuffix(stderr, "\n"), "\n")
	if slices.Contains(args, "--json") {
		return jsonFaults(lines[len(lines)-1])
	}
	return lineFaults(lines)
}

// lineFaults wants a line that says what is wrong, and one after it that says what to do.
func lineFaults(lines []string) []string {
	var faults []string
	said, open := false, ""
	for _, line := range lines {
		text := ""
		switch place := atPlace.FindStringSubmatch(line); {
		case strings.HasPrefix(line, "hint: "):
			open = ""
			text = strings.TrimPrefix(line, "hint: ")
			for _, fault := range hintFaults(text) {
				faults = append(faults, fault+": "+line)
			}
			continue
		case strings.HasPrefix(line, "rung: "):
			text = strings.TrimPrefix(line, "rung: ")
		case place != nil:
			text = place[1]
		default:
			continue // a note, or what was asked
		}
		said, open = true, line
		for _, fault := range textFaults(text) {
			faults = append(faults, fault+": "+line)
		}
	}
	if !said {
		faults = append(faults, "no line says what is wrong: "+strings.Join(lines, " / "))
	}
	if open != "" {
		faults = append(faults, "no hint says what to do: "+open)
	}
	return faults
}

// jsonFaults wants the object that conventions promise.
func jsonFaults(line string) []string {
	var report map[string]errorJSON
	if err := json.Unmarshal([]byte(line), &report); err != nil || len(report) != 1 {
		return []string{"it is no error as JSON: " + line}
	}
	e := report["error"]
	faults := textFaults(e.Message)
	if e.Code == "" {
		faults = append(faults, "it has no code")
	}
	hint := e.Hint
	for _, p := range e.Problems {
		faults = append(faults, textFaults(p.Message)...)
		hint += p.Hint
	}
	if hint == "" {
		faults = append(faults, "it has no hint")
	}
	for i := range faults {
		faults[i] += ": " + line
	}
	return faults
}

func TestStyleFindsFaults(t *testing.T) {
	for _, bad := range []string{
		"rung: open x: no such file", "rung: it is gone.\nhint: look", "rung: &os.PathError{}\nhint: look",
		"rung: strconv.Atoi: parsing\nhint: look", "rung: bad %!s(MISSING)\nhint: look", "rung: invalid value\nhint: look", "nothing was said",
		"x.json:1:2: it is wrong", "rung: goroutine 1 [running]\nhint: look", "rung: yaml: line 3\nhint: look", "rung: at 0xc000123456\nhint: look",
		"rung: open x.json: it is gone\nhint: look", "rung: reading /x: open /x: it is gone\nhint: look", "rung: a score.Error\nhint: look",
		"rung: it is gone\nhint: Look for it.",
	} {
		if errorFaults(1, nil, bad+"\n") == nil {
			t.Errorf("nothing is found in %q", bad)
		}
	}
	for _, good := range []string{
		"rung: x is not there\nhint: look at the name", "saved x\nrung: y is not there\nhint: look", "x.json:1:2: it is wrong\nhint: put it right",
	} {
		if faults := errorFaults(1, nil, good+"\n"); faults != nil {
			t.Errorf("%q: %v", good, faults)
		}
	}
	if errorFaults(1, []string{"--json"}, "rung: x\nhint: y\n") == nil || errorFaults(1, []string{"--json"}, `{"error":{"code":"usage","message":"m"}}`) == nil {
		t.Error("JSON is not looked at")
	}
}
