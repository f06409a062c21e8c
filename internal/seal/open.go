package seal

import (
	"errors"
	"io"
	"math"
	"slices"
	"strconv"

	"filippo.io/age"
)

// Keys are what somebody has to open sealed texts with.
type Keys struct {
	Identities []Identity
	// Passphrase asks for the passphrase of a text that was sealed with one, and is not called for others. Its error is what Decrypt fails
	// with. Nil: nobody can be asked.
	Passphrase func() (string, error)
}

// Decrypt opens a sealed text, armoured or not. It fails with one of the errors of this package, or with what asking for a passphrase
// failed with, and then returns nothing of the text, however much of it could be opened.
func Decrypt(sealed []byte, keys Keys) ([]byte, error) {
	if len(sealed) > MaxSealed {
		return nil, ErrTooLarge
	}
	stanzas, err := stanzasOf(sealed)
	if err != nil {
		return nil, err
	}
	identities, misfit, err := keys.fitting(stanzas)
	if err != nil {
		return nil, err
	}
	text, err := age.Decrypt(unarmoured(sealed), identities...)
	if err != nil {
		return nil, reason(err, misfit)
	}
	plain, err := io.ReadAll(io.LimitReader(text, MaxPlain+1))
	switch {
	case err != nil:
		return nil, ErrDamaged
	case len(plain) > MaxPlain:
		return nil, ErrTooLarge
	}
	return plain, nil
}

// reason is what to fail with where age does; misfit is what it means that no key has fitted.
func reason(err, misfit error) error {
	var (
		noMatch *age.NoIdentityMatchError
		own     given
	)
	switch {
	case errors.As(err, &own):
		return own.error
	case errors.As(err, &noMatch):
		return misfit
	}
	return ErrDamaged
}

// fitting are the identities to try, and what it means if none fits. A passphrase is asked for once it is known that a file has one, and
// that it can be tried in reasonable time.
func (k Keys) fitting(stanzas []*age.Stanza) (identities []age.Identity, misfit, err error) {
	if !slices.ContainsFunc(stanzas, byPassphrase) {
		if len(k.Identities) == 0 {
			return nil, nil, ErrNeedsIdentity
		}
		return inOrder(k.Identities), ErrNoKeyFits, nil
	}
	switch work, err := workOf(stanzas); {
	case err != nil:
		return nil, nil, err
	case work > maxWorkFactor:
		return nil, nil, ErrTooCostly
	case k.Passphrase == nil:
		return nil, nil, ErrNeedsPassphrase
	}
	passphrase, err := k.Passphrase()
	if err != nil {
		return nil, nil, err
	}
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, nil, ErrWrongPassphrase // it is empty
	}
	identity.SetMaxWorkFactor(maxWorkFactor)
	return []age.Identity{identity}, ErrWrongPassphrase, nil
}

func byPassphrase(s *age.Stanza) bool { return s.Type == "scrypt" }

// saltText is how many letters the salt of a passphrase has: 16 bytes in base64 without padding.
const saltText = 22

// workOf is the work factor of a file with a passphrase, which is then its only key.
func workOf(stanzas []*age.Stanza) (int, error) {
	if len(stanzas) != 1 || len(stanzas[0].Args) != 2 {
		return 0, ErrDamaged
	}
	text := stanzas[0].Args[1]
	work, err := strconv.ParseUint(text, 10, 64)
	switch {
	case errors.Is(err, strconv.ErrRange):
		return math.MaxInt, nil
	case err != nil || work == 0 || text[0] == '0' || len(stanzas[0].Args[0]) != saltText:
		return 0, ErrDamaged // nobody is asked for a passphrase that could not fit
	}
	return int(min(work, math.MaxInt)), nil
}

// inOrder are identities with those in front that nobody has to be asked for.
func inOrder(identities []Identity) []age.Identity {
	var free, asking []age.Identity
	for _, i := range identities {
		if i.asks {
			asking = append(asking, i.key)
		} else {
			free = append(free, i.key)
		}
	}
	return append(free, asking...)
}

// stanzasOf says for which keys a text is sealed. They are bounded, as each one costs time.
func stanzasOf(sealed []byte) ([]*age.Stanza, error) {
	var w witness
	_, err := age.Decrypt(unarmoured(sealed), &w)
	switch {
	case w.stanzas == nil && err != nil:
		return nil, ErrDamaged
	case len(w.stanzas) > MaxKeys:
		return nil, ErrTooLarge
	}
	return w.stanzas, nil
}

// witness is an identity that fits nothing and has seen everything.
type witness struct{ stanzas []*age.Stanza }

func (w *witness) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	w.stanzas = stanzas
	return nil, age.ErrIncorrectIdentity
}
