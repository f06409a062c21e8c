package plain

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/rung-dev/rung/internal/chart"
)

// whatIf takes other answers for a moment, and says what moves. Nothing of it is saved.
func (h *hearing) whatIf() error {
	w := chart.NewWhatIf(h.toward())
	l := h.outcome.Ladder
	again := func() {
		h.talk.Say("What if? Nothing of this is saved. The open questions of the gaps:")
		for i, cell := range w.Rows {
			was, is := w.Base.Reading.Sheet.Get(cell), w.Sheet.Get(cell)
			text := strings.ToLower(chart.Answer(l.Scale, was))
			if was != is {
				text = chart.Answer(l.Scale, is) + " in place of " + text
			}
			h.talk.Say("%d. %s, %s: %s %s.", i+1, l.Competencies[cell.Competency].Title, l.Rungs[cell.Rung].Title,
				h.outcome.Assessment.Words(l.At(cell)), chart.Upper(text))
		}
	}
	again()
	how := fmt.Sprintf("Type the number of a question and an answer from 0 to %d, as 1 %d. r takes all back. b goes back to the result. help or ? says this again.",
		l.Scale.Top(), l.Scale.Top())
	h.talk.Say("%s", how)
	for {
		line, err := h.talk.Ask("What if:")
		if err != nil {
			return parted(err)
		}
		switch line = lowered(line); line {
		case "b", "m":
			h.talk.Say("%s", backAtResult)
			return nil
		case "q":
			return ErrLeft
		case helpKey:
			again()
			h.talk.Say("%s", how)
			continue
		case "r":
			w.Reset()
			h.talk.Say("As answered.")
			continue
		}
		if row, value, ok := rowAndValue(line, len(w.Rows), l.Scale.Top()); ok {
			w.Set(row, value)
			h.say(w.Spoken())
		} else {
			h.talk.Say("%s", how)
		}
	}
}

// rowAndValue reads "3 4": the third row gets the value 4.
func rowAndValue(line string, rows, top int) (row, value int, ok bool) {
	words := strings.Fields(line)
	if len(words) != 2 {
		return 0, 0, false
	}
	row, err := strconv.Atoi(words[0])
	value, also := strconv.Atoi(words[1])
	return row - 1, value, err == nil && also == nil && row >= 1 && row <= rows && value >= 0 && value <= top
}
