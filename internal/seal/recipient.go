package seal

import (
	"bytes"
	"slices"
	"strings"

	"filippo.io/age"
	"golang.org/x/crypto/ssh"
)

// maxKeyFile is the size of the largest file of keys, in bytes.
const maxKeyFile = 256 << 10

// Recipient is somebody's public key: what is sealed for it opens with the private key that belongs to it.
type Recipient struct {
	key age.Recipient
	id  string // the same for the same key, whatever comment it has
}

// quantum says whether a key withstands quantum computers. Those that do are not mixed with others.
func (r Recipient) quantum() bool { return strings.HasPrefix(r.id, quantumPrefix) }

const quantumPrefix = "age1pq1"

// Distinct leaves out keys that are there already.
func Distinct(to []Recipient) []Recipient {
	var distinct []Recipient
	for _, r := range to {
		if !slices.ContainsFunc(distinct, func(d Recipient) bool { return d.id == r.id }) {
			distinct = append(distinct, r)
		}
	}
	return distinct
}

// together says why a text cannot be sealed for some keys, nil where it can.
func together(to []Recipient) error {
	switch n := len(to); {
	case n == 0:
		return &KeyError{Text: "there is no key to encrypt it for", Advice: "give at least one public key"}
	case n > MaxKeys:
		return &KeyError{Text: "these are more than 100 keys", Advice: "encrypt it for fewer people at a time"}
	}
	for _, r := range to[1:] {
		if r.quantum() != to[0].quantum() {
			return &KeyError{Text: "keys that begin with age1pq1 cannot be mixed with others",
				Advice: "share it twice; encrypted for both, it would be as weak as the weaker one"}
		}
	}
	return nil
}

// LooksLikeKey says whether a word is meant as a key, or an address of some, and not as the name of a file.
func LooksLikeKey(text string) bool {
	text = strings.TrimSpace(text)
	for _, prefix := range []string{"age1", "ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-", "github:", "http://", "https://"} {
		if strings.HasPrefix(text, prefix) {
			return true
		}
	}
	return isPrivate(text) || strings.Contains(text, " AAAA") // behind the options of an authorized_keys file
}

// isPrivate says whether a line is, or begins, a private key.
func isPrivate(line string) bool {
	line = strings.ToUpper(line)
	return strings.Contains(line, "AGE-SECRET-KEY-") || strings.Contains(line, "PRIVATE KEY---") ||
		strings.HasPrefix(line, "AGE-PLUGIN-") || strings.HasPrefix(line, "PUTTY-USER-KEY-FILE-")
}

// ParseRecipients reads public keys, one a line: of age, and of SSH as they stand in .pub and authorized_keys files. Empty lines and those
// that begin with # are skipped. It fails with a *KeyError for the first line that is none of these, and where there is no key at all.
func ParseRecipients(text []byte) ([]Recipient, error) {
	if len(text) > maxKeyFile {
		return nil, &KeyError{Text: "this is too large for a file of keys", Advice: "a file of keys has one public key a line"}
	}
	var to []Recipient
	for n, line := range keyLines(text) {
		r, err := parseRecipient(line)
		if err != nil {
			err.Line = n
			return nil, err
		}
		to = append(to, r)
	}
	if len(to) == 0 {
		e := noPublicKey()
		e.Text = "there is no public key in it"
		return nil, e
	}
	return to, nil
}

// keyLines yields the lines of a file of keys that say something, with their numbers.
func keyLines(text []byte) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range bytes.Lines(bytes.TrimPrefix(text, []byte(byteOrderMark))) {
			n++
			line = bytes.TrimSpace(line)
			if len(line) > 0 && line[0] != '#' && !yield(n, string(line)) {
				return
			}
		}
	}
}

func parseRecipient(line string) (Recipient, *KeyError) {
	r, err := recipientIn(line)
	if err != nil {
		return Recipient{}, err
	}
	if _, err := r.key.Wrap(make([]byte, 16)); err != nil { // a point that nothing can be sealed for
		return Recipient{}, brokenKey()
	}
	return r, nil
}

func recipientIn(line string) (Recipient, *KeyError) {
	switch {
	case isPrivate(line):
		return Recipient{}, privateKey()
	case strings.HasPrefix(line, "github:"), strings.HasPrefix(line, "http://"), strings.HasPrefix(line, "https://"):
		return Recipient{}, onTheNetwork()
	case strings.HasPrefix(line, quantumPrefix):
		return ageRecipient(age.ParseHybridRecipient(line))
	case strings.HasPrefix(line, "age1") && strings.Count(line, "1") > 1:
		return Recipient{}, pluginKey()
	case strings.HasPrefix(line, "age1"):
		return ageRecipient(age.ParseX25519Recipient(line))
	}
	return recipientOfSSH(line)
}

func ageRecipient[R interface {
	age.Recipient
	String() string
}](key R, err error) (Recipient, *KeyError) {
	if err != nil {
		return Recipient{}, brokenKey()
	}
	return Recipient{key, key.String()}, nil
}

// recipientOfSSH reads a public key of SSH, with or without options and a comment.
func recipientOfSSH(line string) (Recipient, *KeyError) {
	pub, _, _, _, err := ssh.ParseAuthorizedKey([]byte(line))
	switch {
	case err != nil && strings.Contains(line, "AAAA"):
		return Recipient{}, brokenKey()
	case err != nil:
		return Recipient{}, noPublicKey()
	}
	key, wrong := sshRecipient(pub)
	if wrong != nil {
		return Recipient{}, wrong
	}
	return Recipient{key, pub.Type() + " " + string(pub.Marshal())}, nil
}
