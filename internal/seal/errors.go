package seal

import "errors"

// Why something cannot be opened. None of these, and none of the types below, ever repeats a key or a passphrase.
var (
	ErrDamaged         = errors.New("it was changed or cut off since it was encrypted")
	ErrNoKeyFits       = errors.New("it was encrypted for other keys")
	ErrNeedsIdentity   = errors.New("it was encrypted for somebody's key")
	ErrNeedsPassphrase = errors.New("it was encrypted with a passphrase")
	ErrWrongPassphrase = errors.New("that is not its passphrase")
	ErrTooLarge        = errors.New("more is encrypted in it than 4 MiB, or for more than 100 keys")
	ErrTooCostly       = errors.New("to try a passphrase on it takes too long")
)

// KeyError says why a text is not taken for a key, or why keys cannot be used together.
type KeyError struct {
	Name   string // of the file of a private key, as ParseIdentities got it; "" for others
	Line   int    // of the text, from 1; 0 where no line is to blame
	Text   string
	Advice string // what to do about it
}

func (e *KeyError) Error() string { return e.Text }

// LockedKeyError says that a private key was not unlocked: the passphrase is not that of the key.
type LockedKeyError struct{ Name string }

func (e *LockedKeyError) Error() string { return "that is not the passphrase of " + e.Name }

// given wraps an error that is not about the sealed text, so that it passes through age as it is.
type given struct{ error }

func (g given) Unwrap() error { return g.error }

func privateKey() *KeyError {
	return &KeyError{Text: "this is a private key, and the public one is wanted",
		Advice: "keep this one to yourself; the public one begins with age1 or ssh-, and often stands in a file that ends in .pub"}
}

func noPublicKey() *KeyError {
	return &KeyError{Text: "this is no public key", Advice: "one begins with age1, ssh-ed25519 or ssh-rsa"}
}

func brokenKey() *KeyError {
	return &KeyError{Text: "this public key is mistyped or cut off", Advice: "copy it once more, all of it"}
}

func unsupportedKey(kind string) *KeyError {
	return &KeyError{Text: "nothing can be encrypted for a key of the kind " + kind, Advice: "take a key of the kind age1, ssh-ed25519 or ssh-rsa"}
}

func shortKey() *KeyError {
	return &KeyError{Text: "this RSA key has fewer than 2048 bits, which protects nothing", Advice: "take another key: ssh-keygen -t ed25519 makes one"}
}

func pluginKey() *KeyError {
	return &KeyError{Text: "this key needs a plugin of age, and rung starts no other program",
		Advice: "take a key of the kind age1, ssh-ed25519 or ssh-rsa, or use age itself"}
}

func onTheNetwork() *KeyError {
	return &KeyError{Text: "this is an address, and rung opens no connection",
		Advice: "fetch the keys yourself, as with: curl -o their.keys https://github.com/NAME.keys, and give that file"}
}
