package chart

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ASCII redraws text for terminals that have nothing but ASCII: lines, bars, marks, arrows, dots, dashes, quotes and fractions
// become what looks most like them. It works on whole lines, plain or styled, and a line keeps its width; only where a fraction
// finds no blanks to take the room from does it grow. Letters and all else stay as they are: a name in another script is the
// name of somebody, and most terminals with such a locale show it all the same.
func ASCII(text string) string {
	if isASCII(text) {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if !isASCII(l) {
			lines[i] = string(asciiLine([]rune(l)))
		}
	}
	return strings.Join(lines, "\n")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// asciiSigns has a sign for a sign. Signs that tell two things apart on a screen stay apart here.
var asciiSigns = map[rune]rune{
	'─': '-', '━': '=', '╌': '~', '│': '|', '├': '|', '┤': '|', '┝': '|', '┥': '|', '┴': '+', '┷': '+', '┼': '+', '┿': '#', '╰': '`', '╯': '\'',
	'●': '*', '○': 'o', '✓': '+', '≠': 'x', '•': '*',
	'▸': '>', '◂': '<', '▾': 'v', '›': '>', '⇢': '>', '→': '>', '←': '<', '↑': '^', '↓': 'v',
	'–': '-', '—': '-', '−': '-', '‘': '\'', '’': '\'', '“': '"', '”': '"', '\u00a0': ' ', '\ufffd': '?',
}

func asciiLine(styled []rune) []rune {
	seen := unstyled(styled)
	var out []rune
	at := 0 // in what is seen; styles have no signs in them
	for _, r := range styled {
		if r < 0x80 {
			out = append(out, r)
			continue
		}
		for seen[at] < 0x80 {
			at++
		}
		out = asciiSign(out, seen, at)
		at++
	}
	return shrink(out)
}

// unstyled is a line without the styles of its text.
func unstyled(line []rune) []rune {
	var seen []rune
	for i := 0; i < len(line); i++ {
		if line[i] != '\x1b' {
			seen = append(seen, line[i])
			continue
		}
		for i+1 < len(line) && line[i] != 'm' && line[i+1] < 0x80 {
			i++
		}
	}
	return seen
}

// asciiSign adds what stands for the sign at a place of a line.
func asciiSign(out, line []rune, at int) []rune {
	switch r := line[at]; r {
	case '·':
		return append(out, asciiDot(line, at))
	case '…':
		rest := string(line[at+1:])
		if at > 0 && line[at-1] == ' ' && (strings.HasPrefix(rest, "  ") || strings.TrimSpace(rest) == "") {
			return grow(out, "...")
		}
		return append(out, '~') // the mark of a text that was cut
	case '⅓', '⅔':
		fraction := map[rune]string{'⅓': "1/3", '⅔': "2/3"}[r]
		if at > 0 && unicode.IsDigit(line[at-1]) {
			fraction = " " + fraction
		}
		return grow(out, fraction)
	default:
		return append(out, asciiOf(r))
	}
}

func asciiOf(r rune) rune {
	if sign, ok := asciiSigns[r]; ok {
		return sign
	}
	if r >= 0x2400 && r <= 0x2426 { // package safe makes control characters visible with these
		return '?'
	}
	return r
}

// asciiDot is a dash where a dot sets words apart or stands before some, and a point where it fills bars and tables.
func asciiDot(line []rune, at int) rune {
	before, after := string(line[:at]), string(line[at+1:])
	if !strings.HasPrefix(after, " ") || (before != "" && !strings.HasSuffix(before, " ")) {
		return '.'
	}
	next, _, _ := strings.Cut(after[1:], " ")
	last := strings.TrimSuffix(before, " ")
	last = last[strings.LastIndexByte(last, ' ')+1:]
	if utf8.RuneCountInString(next) < 2 || utf8.RuneCountInString(last) == 1 || strings.HasSuffix(last, ",") {
		return '.'
	}
	return '-'
}

// grown marks a cell that is one too many, until shrink has taken a blank for it.
const grown = '\u0000'

// grow puts more than one cell where one was.
func grow(line []rune, text string) []rune {
	line = append(line, []rune(text)...)
	for range len(text) - 1 {
		line = append(line, grown)
	}
	return line
}

// shrink takes a blank out of the nearest gap for each cell that is too many, so that columns stay where they are.
func shrink(line []rune) []rune {
	for {
		at := slices.Index(line, grown)
		if at < 0 {
			return line
		}
		line = slices.Delete(line, at, at+1)
		if gap := nearestGap(line, at); gap >= 0 {
			line = slices.Delete(line, gap, gap+1)
		}
	}
}

// nearestGap finds a blank next to another one, behind a place or right before the word there, on this side of any rule between
// columns; -1 for none.
func nearestGap(line []rune, at int) int {
	for i := at; i+1 < len(line) && line[i] != '|'; i++ {
		if line[i] == ' ' && line[i+1] == ' ' {
			return i
		}
	}
	word := at
	for word > 0 && (line[word-1] != ' ' || word > 1 && unicode.IsDigit(line[word-2])) {
		word--
	}
	if word < 2 || line[word-2] != ' ' || strings.TrimSpace(string(line[:word])) == "" {
		return -1
	}
	return word - 1
}
