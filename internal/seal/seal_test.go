package seal

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

const text = "{\"format\": \"rung.assessment/1\"}\n"

// TestAgeKeys seals and opens with each kind of key of age.
func TestAgeKeys(t *testing.T) {
	for name, key := range map[string]pair{"X25519": agePair(t), "post-quantum": quantumPair(t)} {
		t.Run(name, func(t *testing.T) {
			sealed := sealedFor(t, text, key)
			if !bytes.HasPrefix(sealed, []byte("-----BEGIN AGE ENCRYPTED FILE-----\n")) || !IsSealed(sealed) {
				t.Errorf("not armoured: %.40q", sealed)
			}
			plain, err := Decrypt(sealed, Keys{Identities: identities(t, key.private)})
			same(t, plain, err, text)
			plain, err = Decrypt(binary(t, sealed), Keys{Identities: identities(t, key.private)})
			same(t, plain, err, text)
		})
	}
}

// TestEachOpensIt wants every one of several people to open a text alone, also with a file that has other keys before the one that fits.
func TestEachOpensIt(t *testing.T) {
	keys := []pair{agePair(t), agePair(t), agePair(t)}
	sealed := sealedFor(t, text, keys...)
	for _, k := range keys {
		plain, err := Decrypt(sealed, Keys{Identities: identities(t, agePair(t).private+k.private)})
		same(t, plain, err, text)
	}
}

// TestPassphrase seals with a passphrase at the price that age asks, which a person pays once.
func TestPassphrase(t *testing.T) {
	sealed, err := EncryptWithPassphrase([]byte(text), "Straße ☃ 7")
	if err != nil {
		t.Fatal(err)
	}
	plain, err := Decrypt(sealed, Keys{Passphrase: says("Straße ☃ 7")})
	same(t, plain, err, text)
	if work := strings.Fields(string(binary(t, sealed)))[4]; work != "18" {
		t.Errorf("the work factor is %s, not that of age", work)
	}
}

// TestSizes seals texts around the sizes at which chunks and lines end, and the largest.
func TestSizes(t *testing.T) {
	key := agePair(t)
	keys := Keys{Identities: identities(t, key.private)}
	for _, n := range []int{0, 1, 47, 48, 64<<10 - 1, 64 << 10, 64<<10 + 1, 1 << 20, MaxPlain - 1, MaxPlain} {
		want := bytes.Repeat([]byte("0123456789abcdef"), n/16+1)[:n]
		sealed, err := Encrypt(want, recipients(t, key.public))
		if err != nil {
			t.Fatal(n, err)
		}
		if got, err := Decrypt(sealed, keys); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

// TestRoomForKeys holds the largest text for the most keys of the largest kind to the limit of what is read.
func TestRoomForKeys(t *testing.T) {
	var lines strings.Builder
	for range MaxKeys {
		fmt.Fprintln(&lines, quantumPair(t).public)
	}
	key := quantumPair(t)
	to := recipients(t, key.public+"\n"+lines.String())
	sealed, err := Encrypt(make([]byte, MaxPlain), to[:MaxKeys])
	if err != nil || len(sealed) > MaxSealed {
		t.Fatalf("%d bytes, %v", len(sealed), err)
	}
	plain, err := Decrypt(sealed, Keys{Identities: identities(t, key.private)})
	if err != nil || len(plain) != MaxPlain {
		t.Errorf("opened %d bytes, %v", len(plain), err)
	}
	var wrong *KeyError
	if _, err := Encrypt(nil, to); !errors.As(err, &wrong) {
		t.Errorf("for %d keys: %v", len(to), err)
	}
}

// TestTooLarge refuses to seal what it would refuse to open.
func TestTooLarge(t *testing.T) {
	if _, err := Encrypt(make([]byte, MaxPlain+1), recipients(t, agePair(t).public)); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
	if _, err := EncryptWithPassphrase(nil, ""); err == nil {
		t.Error("an empty passphrase will do")
	}
}

func TestTogether(t *testing.T) {
	one, other, quantum := agePair(t), agePair(t), quantumPair(t)
	if got := Distinct(recipients(t, one.public+"\n"+other.public+"\n"+one.public)); len(got) != 2 {
		t.Errorf("%d distinct keys, want 2", len(got))
	}
	var wrong *KeyError
	if _, err := Encrypt(nil, nil); !errors.As(err, &wrong) {
		t.Errorf("for nobody: %v", err)
	}
	if _, err := Encrypt(nil, recipients(t, one.public+"\n"+quantum.public)); !errors.As(err, &wrong) || !strings.Contains(wrong.Text, "mixed") {
		t.Errorf("mixed: %v", err)
	}
}

func TestIsSealed(t *testing.T) {
	armoured := "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n"
	for begin, want := range map[string]bool{
		armoured:                                true,
		"\uFEFF" + armoured:                     true,
		"\n\r\n  \t\n" + armoured:               true,
		"\uFEFF\n" + armoured:                   true,
		"age-encryption.org/v1\n-> X25519":      true,
		"\n\nage-encryption.org/v1\n":           true,
		"":                                      false,
		"{}":                                    false,
		"age-encryption.org":                    false,
		"-----BEGIN OPENSSH PRIVATE KEY-----\n": false,
		"{\"evidence\": \"age-encryption.org/v1\"}":       false,
		"Hello,\n-----BEGIN AGE ENCRYPTED FILE-----\nYWd": false,
	} {
		if got := IsSealed([]byte(begin)); got != want {
			t.Errorf("IsSealed(%q) is %v", begin, got)
		}
		for n := range len(begin) + 1 {
			if want && !MayBeSealed([]byte(begin[:n])) {
				t.Errorf("after %q it may still be sealed", begin[:n])
			}
		}
	}
	for _, begin := range []string{"{", " {", "-----BEGIN O", "\uFEFF{", "hello", "age1"} {
		if MayBeSealed([]byte(begin)) {
			t.Errorf("%q cannot be sealed any more", begin)
		}
	}
}
