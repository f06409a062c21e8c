package seal

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"errors"
	"io"
	"strings"
	"testing"

	"filippo.io/age"
	"golang.org/x/crypto/ssh"
)

// pair is a public key and the file of the private one, as people have them.
type pair struct{ public, private string }

func agePair(t testing.TB) pair {
	t.Helper()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return pair{key.Recipient().String(), "# made for a test\n" + key.String() + "\n"}
}

func quantumPair(t testing.TB) pair {
	t.Helper()
	key, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return pair{key.Recipient().String(), key.String() + "\n"}
}

func ed25519Pair(t testing.TB, passphrase string) pair {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return sshPair(t, key, passphrase)
}

func rsaPair(t testing.TB, bits int, passphrase string) pair {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	return sshPair(t, key, passphrase)
}

// sshPair writes a key as ssh-keygen does.
func sshPair(t testing.TB, key any, passphrase string) pair {
	t.Helper()
	block, err := ssh.MarshalPrivateKey(key, "max@laptop")
	if passphrase != "" {
		block, err = ssh.MarshalPrivateKeyWithPassphrase(key, "max@laptop", []byte(passphrase))
	}
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	public := strings.TrimSpace(string(ssh.MarshalAuthorizedKey(signer.PublicKey()))) + " max@laptop"
	return pair{public, string(pem.EncodeToMemory(block))}
}

func recipients(t testing.TB, text string) []Recipient {
	t.Helper()
	to, err := ParseRecipients([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return to
}

func identities(t testing.TB, text string, passphrase ...string) []Identity {
	t.Helper()
	keys, err := ParseIdentities("a key", []byte(text), says(passphrase...))
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// says answers the question for a passphrase with one after the other; being asked once more is an error.
func says(passphrases ...string) func() (string, error) {
	return func() (string, error) {
		if len(passphrases) == 0 {
			return "", errAsked
		}
		said := passphrases[0]
		passphrases = passphrases[1:]
		return said, nil
	}
}

var errAsked = errors.New("somebody was asked for a passphrase")

func sealedFor(t testing.TB, plain string, keys ...pair) []byte {
	t.Helper()
	var text string
	for _, k := range keys {
		text += k.public + "\n"
	}
	sealed, err := Encrypt([]byte(plain), recipients(t, text))
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

// sealedCheaply seals with a passphrase that is quick to try.
func sealedCheaply(t testing.TB, plain, passphrase string) []byte {
	t.Helper()
	sealed, err := encryptWithWork([]byte(plain), passphrase, 2)
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

// binary is a sealed text without its armour.
func binary(t testing.TB, sealed []byte) []byte {
	t.Helper()
	b, err := io.ReadAll(unarmoured(sealed))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// wantFailure holds Decrypt to failing without a byte of the text, with one of its own errors.
func wantFailure(t *testing.T, sealed []byte, keys Keys, what string) {
	t.Helper()
	plain, err := Decrypt(sealed, keys)
	if err == nil || plain != nil {
		t.Fatalf("%s: opened as %q, %v", what, plain, err)
	}
	if !isOurs(err) {
		t.Fatalf("%s: the error is nobody's: %v", what, err)
	}
}

func isOurs(err error) bool {
	for _, known := range []error{
		ErrDamaged, ErrNoKeyFits, ErrNeedsIdentity, ErrNeedsPassphrase, ErrWrongPassphrase, ErrTooLarge, ErrTooCostly,
	} {
		if errors.Is(err, known) {
			return true
		}
	}
	var key *KeyError
	var locked *LockedKeyError
	return errors.As(err, &key) || errors.As(err, &locked)
}

func same(t *testing.T, got []byte, err error, want string) {
	t.Helper()
	if err != nil || !bytes.Equal(got, []byte(want)) {
		t.Fatalf("got %q, %v; want %q", got, err, want)
	}
}
