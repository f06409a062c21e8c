package seal

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"slices"
	"strings"

	"filippo.io/age"
	"golang.org/x/crypto/ssh"
)

// Identity is a private key, or a locked file of them.
type Identity struct {
	key  age.Identity
	asks bool // for a passphrase, when it is needed
}

// ParseIdentities reads the private keys of a file: those of age, one a line; one of OpenSSH; or a file of either that is itself sealed with
// a passphrase. A locked key is unlocked when something is to be opened that was sealed for it: then ask is called, once. Name is how a
// *LockedKeyError or a *KeyError calls the file. It fails with a *KeyError.
func ParseIdentities(name string, text []byte, ask func() (string, error)) ([]Identity, error) {
	identities, err := identitiesIn(text, lock{name: name, ask: ask})
	if err != nil {
		err.Name = name
		return nil, err
	}
	return identities, nil
}

func identitiesIn(text []byte, lock lock) ([]Identity, *KeyError) {
	switch begin := trim(text); {
	case len(text) > maxKeyFile:
		return nil, &KeyError{Text: "this is too large for a file of keys", Advice: "give the file of a private key"}
	case IsSealed(text):
		return []Identity{{&lockedFile{lock: lock, sealed: text}, true}}, nil
	case bytes.HasPrefix(begin, []byte("-----BEGIN")):
		identity, err := identityOfSSH(begin, lock)
		if err != nil {
			return nil, err
		}
		return []Identity{identity}, nil
	}
	return identityLines(text)
}

// identityLines reads private keys of age.
func identityLines(text []byte) ([]Identity, *KeyError) {
	var identities []Identity
	for n, line := range keyLines(text) {
		key, err := identityIn(line)
		if err != nil {
			err.Line = n
			return nil, err
		}
		identities = append(identities, Identity{key: key})
	}
	if len(identities) == 0 {
		return nil, noPrivateKey("there is no private key in it")
	}
	return identities, nil
}

func identityIn(line string) (age.Identity, *KeyError) {
	var key age.Identity
	var err error
	switch {
	case strings.HasPrefix(line, "AGE-SECRET-KEY-PQ-1"):
		key, err = age.ParseHybridIdentity(line)
	case strings.HasPrefix(line, "AGE-SECRET-KEY-1"):
		key, err = age.ParseX25519Identity(line)
	case strings.HasPrefix(line, "AGE-PLUGIN-"):
		return nil, pluginKey()
	case strings.HasPrefix(line, "PuTTY-User-Key-File-"):
		return nil, &KeyError{Text: "this key is in the format of PuTTY", Advice: "PuTTYgen can export it as an OpenSSH key"}
	case LooksLikeKey(line) && !isPrivate(line):
		return nil, &KeyError{Text: "this is a public key, and the private one is wanted", Advice: "its file mostly has the same name without .pub"}
	default:
		return nil, noPrivateKey("this is no private key")
	}
	if err != nil {
		return nil, noPrivateKey("this private key is mistyped or cut off") // age's own words may repeat some of it
	}
	return key, nil
}

func noPrivateKey(text string) *KeyError {
	return &KeyError{Text: text, Advice: "give a file like ~/.ssh/id_ed25519, or one that age-keygen made"}
}

// identityOfSSH reads a private key of SSH.
func identityOfSSH(pem []byte, l lock) (Identity, *KeyError) {
	raw, err := ssh.ParseRawPrivateKey(pem)
	var locked *ssh.PassphraseMissingError
	switch {
	case errors.As(err, &locked) && locked.PublicKey != nil && !sealsFor(locked.PublicKey.Type()):
		return Identity{}, unsupportedKey(locked.PublicKey.Type())
	case errors.As(err, &locked):
		return Identity{&lockedKey{lock: l, pem: pem, pub: locked.PublicKey}, true}, nil
	case err != nil:
		return Identity{}, &KeyError{Text: "this private key cannot be read",
			Advice: "it has to be an ed25519 or RSA key as OpenSSH has it; ssh-keygen -p -f FILE writes such a one anew"}
	}
	key, wrong := sshIdentity(raw)
	return Identity{key: key}, wrong
}

// sealsFor says whether texts can be sealed for a kind of SSH key.
func sealsFor(kind string) bool { return kind == ssh.KeyAlgoED25519 || kind == ssh.KeyAlgoRSA }

// lock is what private keys may have in front of them.
type lock struct {
	name string
	ask  func() (string, error)
}

// failure is an error of unlocking on its way through age.
func (l lock) failure(err error) error {
	if wrong := (*KeyError)(nil); errors.As(err, &wrong) {
		wrong.Name = l.name
	}
	return given{err}
}

// lockedKey is a private key of SSH with a passphrase.
type lockedKey struct {
	lock
	pem  []byte
	pub  ssh.PublicKey // nil for old formats, which do not say it
	open age.Identity
}

// Unwrap asks for the passphrase, unless no stanza is for this key.
func (k *lockedKey) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	if k.open == nil {
		if !slices.ContainsFunc(stanzas, k.mayFit) {
			return nil, age.ErrIncorrectIdentity
		}
		if err := k.unlock(); err != nil {
			return nil, k.failure(err)
		}
	}
	return k.open.Unwrap(stanzas)
}

// mayFit compares the beginning of the key's digest, which stands in a stanza, or where the key is not known its kind.
func (k *lockedKey) mayFit(s *age.Stanza) bool {
	if k.pub == nil {
		return sealsFor(s.Type)
	}
	sum := sha256.Sum256(k.pub.Marshal())
	return s.Type == k.pub.Type() && len(s.Args) > 0 && s.Args[0] == base64.RawStdEncoding.EncodeToString(sum[:4])
}

func (k *lockedKey) unlock() error {
	passphrase, err := k.ask()
	if err != nil {
		return err
	}
	raw, err := ssh.ParseRawPrivateKeyWithPassphrase(k.pem, []byte(passphrase))
	if errors.Is(err, x509.IncorrectPasswordError) {
		return &LockedKeyError{k.name}
	}
	if err != nil {
		return &KeyError{Text: "this private key cannot be unlocked", Advice: "ssh-keygen -p -f FILE writes it anew"}
	}
	key, wrong := sshIdentity(raw)
	if wrong != nil {
		return wrong
	}
	k.open = key
	return nil
}

// lockedFile is a file of private keys that is sealed with a passphrase.
type lockedFile struct {
	lock
	sealed []byte
	open   []Identity
}

// Unwrap asks for the passphrase. Which keys are in the file is not known before.
func (f *lockedFile) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	if f.open == nil {
		if err := f.unlock(); err != nil {
			return nil, f.failure(err)
		}
	}
	for _, i := range f.open {
		key, err := i.key.Unwrap(stanzas)
		if !errors.Is(err, age.ErrIncorrectIdentity) {
			return key, err
		}
	}
	return nil, age.ErrIncorrectIdentity
}

func (f *lockedFile) unlock() error {
	text, err := Decrypt(f.sealed, Keys{Passphrase: f.ask})
	switch {
	case errors.Is(err, ErrWrongPassphrase):
		return &LockedKeyError{f.name}
	case errors.Is(err, ErrNeedsIdentity):
		return &KeyError{Text: "this file of keys is itself encrypted for a key", Advice: "open it with age, or encrypt it with a passphrase"}
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrTooLarge), errors.Is(err, ErrTooCostly):
		return &KeyError{Text: "this file of keys cannot be opened: " + err.Error(), Advice: "take it from where you keep a copy"}
	case err != nil:
		return err
	case IsSealed(text):
		return &KeyError{Text: "this file of keys is encrypted twice", Advice: "open it once with age -d"}
	}
	f.open, err = ParseIdentities(f.name, text, f.ask)
	return err
}
