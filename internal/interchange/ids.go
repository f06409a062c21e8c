package interchange

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/rung-dev/rung/internal/pattern"
)

// maxID is how long an id of a ladder file may be.
const maxID = 64

// slug makes an id of a title: its letters and digits in small ASCII, dashes between the words. It is "" for a title
// that has none of them, such as one in another script.
func slug(title string) string {
	var b strings.Builder
	for _, r := range title {
		if plain := plainLetters(unicode.ToLower(r)); plain != "" {
			b.WriteString(plain)
		} else if b.Len() > 0 && !strings.HasSuffix(b.String(), "-") && r != '\'' && r != '’' {
			b.WriteByte('-')
		}
		if b.Len() > 2*maxID {
			break
		}
	}
	return notADevice(cutID(strings.Trim(b.String(), "-"), maxID))
}

// plainLetters is a small letter or digit in ASCII, "" for what has no such form.
func plainLetters(r rune) string {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return string(r)
	case r < 'ß':
		return ""
	}
	for _, pair := range [...]struct{ from, to string }{
		{"àáâãåāăą", "a"}, {"ä", "ae"}, {"æ", "ae"}, {"çćč", "c"}, {"ďđ", "d"}, {"èéêëēęě", "e"}, {"ğ", "g"}, {"ìíîïī", "i"}, {"ı", "i"},
		{"ł", "l"}, {"ñńň", "n"}, {"òóôõøō", "o"}, {"ö", "oe"}, {"œ", "oe"}, {"ř", "r"}, {"śšş", "s"}, {"ß", "ss"}, {"ťţ", "t"},
		{"ùúûůū", "u"}, {"ü", "ue"}, {"ýÿ", "y"}, {"źżž", "z"}, {"ð", "d"}, {"þ", "th"},
	} {
		if strings.ContainsRune(pair.from, r) {
			return pair.to
		}
	}
	return ""
}

// cutID shortens an id, between words where that leaves enough of it.
func cutID(id string, most int) string {
	if len(id) <= most {
		return id
	}
	id = id[:most]
	if dash := strings.LastIndexByte(id, '-'); dash > most/2 {
		id = id[:dash]
	}
	return strings.TrimRight(id, "-")
}

// idOf is the id that a text is, else the one that is made of it.
func idOf(text string) string {
	if isID(text) {
		return text
	}
	return slug(text)
}

// isID is true for what a ladder file takes for an id.
func isID(s string) bool { return plainID().MatchString(s) && !device().MatchString(s) }

var plainID = pattern.Of(`^[a-z0-9][a-z0-9-]{0,63}$`)

var device = pattern.Of(`^(con|prn|aux|nul|com\d|lpt\d)$`)

// notADevice keeps an id from being the name of a device on Windows, as no file there may have that name.
func notADevice(id string) string {
	if device().MatchString(id) {
		return id + "-1"
	}
	return id
}

// ids are the ids of one kind of thing, each with the place that has it.
type ids map[string]place

// free returns the id if nobody has it, else the next one of id-2, id-3 and so on that is free.
func (ids ids) free(id string) string {
	candidate := id
	for n := 2; ; n++ {
		if _, taken := ids[candidate]; !taken {
			return candidate
		}
		end := fmt.Sprintf("-%d", n)
		candidate = cutID(id, maxID-len(end)) + end
	}
}
