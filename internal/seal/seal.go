// Package seal encrypts and opens documents with age (age-encryption.org/v1): for the keys of people, those of SSH among them, or with a
// passphrase. What it opens has the very bytes that were sealed, or it fails. It works on bytes, and knows no file and no terminal.
package seal

import (
	"bytes"
	"io"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// The limits of what is sealed and opened.
const (
	MaxPlain  = 4 << 20 // bytes of a text
	MaxSealed = 6 << 20 // bytes of a sealed one: armour adds three eighths, and each key up to 4 KiB
	MaxKeys   = 100     // that one text is sealed for

	workFactor    = 18 // of scrypt: 2^18, as age has it; a second and 256 MiB
	maxWorkFactor = 20 // four times that; whoever sealed it decides, up to here
)

const (
	binaryHeader  = "age-encryption.org/v1"
	byteOrderMark = "\uFEFF"
)

// IsSealed says whether a text is an age file, armoured or not. A byte order mark and blank lines may stand before it.
func IsSealed(data []byte) bool {
	data = trim(data)
	return bytes.HasPrefix(data, []byte(armor.Header)) || bytes.HasPrefix(data, []byte(binaryHeader))
}

// MayBeSealed says whether a text that begins like this may turn out to be sealed, or is already known to be.
func MayBeSealed(begin []byte) bool {
	if bytes.HasPrefix([]byte(byteOrderMark), begin) {
		return true
	}
	begin = trim(begin)
	return begins(begin, armor.Header) || begins(begin, binaryHeader)
}

// begins says whether one of the two begins with the other.
func begins(text []byte, header string) bool {
	n := min(len(text), len(header))
	return string(text[:n]) == header[:n]
}

// trim leaves out what editors and mail programs put before a text.
func trim(data []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(data, []byte(byteOrderMark)), " \t\r\n")
}

// Encrypt seals a text for all of the recipients: each of them can open it alone. The outcome is ASCII armour. It fails with a *KeyError
// where there are none, too many, or some that do not go together, and with ErrTooLarge for what Decrypt would refuse.
func Encrypt(plain []byte, to []Recipient) ([]byte, error) {
	to = Distinct(to)
	if err := together(to); err != nil {
		return nil, err
	}
	keys := make([]age.Recipient, len(to))
	for i, r := range to {
		keys[i] = r.key
	}
	return encrypt(plain, keys...)
}

// EncryptWithPassphrase seals a text so that whoever knows the passphrase can open it. It takes about a second, which is what makes guessing
// expensive. An empty passphrase is refused with a *KeyError.
func EncryptWithPassphrase(plain []byte, passphrase string) ([]byte, error) {
	return encryptWithWork(plain, passphrase, workFactor)
}

func encryptWithWork(plain []byte, passphrase string, work int) ([]byte, error) {
	if passphrase == "" {
		return nil, &KeyError{Text: "an empty passphrase protects nothing", Advice: "take several words that nobody can guess"}
	}
	key, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	key.SetWorkFactor(work)
	return encrypt(plain, key)
}

func encrypt(plain []byte, keys ...age.Recipient) ([]byte, error) {
	if len(plain) > MaxPlain {
		return nil, ErrTooLarge
	}
	var sealed bytes.Buffer
	armoured := armor.NewWriter(&sealed)
	w, err := age.Encrypt(armoured, keys...)
	if err != nil {
		return nil, err
	}
	for _, step := range []func() error{
		func() error { _, err := w.Write(plain); return err },
		w.Close,
		armoured.Close,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	if sealed.Len() > MaxSealed {
		return nil, ErrTooLarge
	}
	return sealed.Bytes(), nil
}

// unarmoured reads a sealed text as age writes it without armour.
func unarmoured(sealed []byte) io.Reader {
	sealed = trim(sealed)
	if bytes.HasPrefix(sealed, []byte(armor.Header)) {
		return armor.NewReader(bytes.NewReader(sealed))
	}
	return bytes.NewReader(sealed)
}
