package interchange

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/rung-dev/rung/internal/pattern"
)

// matter is what is used of a front matter without topics.
type matter struct {
	title  string
	level  place // of the key "level", in a file that holds one rung
	topics bool
}

// frontMatter returns the lines between the dashes that a text may start with, and where the text goes on.
func frontMatter(lines []string) (front []string, body int) {
	if strings.TrimSpace(lines[0]) != "---" {
		return nil, 0
	}
	for i, line := range lines[1:] {
		if end := strings.TrimRight(line, " \t"); end == "---" || end == "..." {
			return lines[1 : i+1], i + 2
		}
	}
	return nil, 0
}

var topKey = pattern.Of(`^(title|level|topics):\s*(.*?)\s*$`)

func (f *findings) matter(front []string) matter {
	m := matter{}
	for i, line := range front {
		switch key := topKey().FindStringSubmatch(line); {
		case key == nil:
		case key[1] == "title":
			m.title = f.words(unquoted(key[2]), place{line: i + 2, col: 1})
		case key[1] == "level" && key[2] != "":
			m.level = place{line: i + 2, col: 1}
		case key[1] == "topics":
			m.topics = true
		}
	}
	return m
}

// topics reads a ladder that is front matter throughout: topics, each with levels, each with criteria.
//
//	levels: 5
//	topics:
//	  - name: feedback
//	    title: Feedback
//	    content:
//	      - level: 1
//	        criteria:
//	          - "Asks for feedback."
func (f *findings) topics(front []string, o Options) *outline {
	root := f.yamlLines(front, 2)
	if f.full() || len(f.problems) > 0 {
		return nil
	}
	t := topicReader{findings: f, outline: &outline{title: f.words(root.get("title").value, root.get("title").at)}}
	t.declare(root.get("levels"))
	topics := root.get("topics")
	if len(topics.kids) == 0 {
		f.wrong(topics.at, "the text is not structured: it has no topics", structureHint)
	}
	for _, topic := range topics.kids {
		t.topic(topic)
	}
	if len(o.Levels) > 0 {
		(&matrix{findings: f, outline: t.outline}).orderNamed(topics.at, o.Levels, nil)
	}
	return t.outline
}

type topicReader struct {
	*findings
	outline  *outline
	declared int // levels, 0 where the text does not say
}

// declare adds the levels that the text says it has, so that one without criteria is missed.
func (t *topicReader) declare(levels *yamlLine) {
	if levels.value == "" {
		return
	}
	if t.declared = t.number(levels); t.declared == 0 {
		return
	}
	for n := range t.declared {
		t.outline.level(fmt.Sprintf("Level %d", n+1), levels.at)
	}
}

const maxTopicLevel = 99

func (t *topicReader) number(n *yamlLine) int {
	v, err := strconv.Atoi(n.value)
	if err != nil || v < 1 || v > maxTopicLevel {
		t.wrong(n.at, fmt.Sprintf("%s must be a number from 1 to %d, is %s", quote(n.key), maxTopicLevel, quote(n.value)), "count the levels from 1, the lowest first")
		return 0
	}
	return v
}

func (t *topicReader) topic(topic *yamlLine) {
	title := t.words(topic.get("title").value, topic.get("title").at)
	if title == "" {
		title = upperFirst(t.words(topic.get("name").value, topic.get("name").at))
	}
	if title == "" {
		t.wrong(topic.at, "the topic has no title", `write the key "title" or "name"`)
		return
	}
	for _, content := range topic.get("content").kids {
		number := content.get("level")
		n := t.number(number)
		if n > t.declared && t.declared > 0 {
			t.wrong(number.at, fmt.Sprintf("the text has %d levels, this is for level %d", t.declared, n), fmt.Sprintf(`write "levels: %d", or take it out`, n))
		}
		if n == 0 || n > t.declared && t.declared > 0 {
			continue
		}
		l := t.outline.level(fmt.Sprintf("Level %d", n), number.at)
		for _, other := range content.kids {
			if other != number && other.key != "criteria" {
				t.say(other.at, "left out: %s", quote(other.key))
			}
		}
		for _, c := range content.get("criteria").kids {
			if len(c.kids) > 0 {
				t.wrong(c.at, "the criterion is no text", "put it in quotes")
			}
			if asked := t.behaviours(c.value, c.at); len(asked) > 0 {
				t.outline.skill("", title, topic.at).ask(map[*level][]behaviour{l: asked})
			}
		}
	}
}

func unquoted(s string) string {
	if len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' {
		if u, err := strconv.Unquote(s); err == nil {
			return u
		}
		return s[1 : len(s)-1]
	}
	if len(s) > 1 && s[0] == '\'' && s[len(s)-1] == '\'' {
		return strings.ReplaceAll(s[1:len(s)-1], "''", "'")
	}
	return s
}
