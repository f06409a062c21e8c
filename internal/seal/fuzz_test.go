package seal

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode"

	"github.com/rung-dev/rung/internal/safe"
)

// addKit adds files of the conformance kit as seeds.
func addKit(f *testing.F, pattern string) {
	f.Helper()
	files, err := filepath.Glob(filepath.Join("../../testdata/encrypted", pattern))
	if err != nil || len(files) == 0 {
		f.Fatal("nothing in the kit", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
}

// FuzzDecrypt: no bytes make opening them panic. Nobody can make a text that opens as another one, and what does not open fails
// with an error that rung knows, and shows nothing of it.
func FuzzDecrypt(f *testing.F) {
	mine := fixedPair(f)
	keys := Keys{Identities: identities(f, mine.private), Passphrase: func() (string, error) { return "open sesame", nil }}
	armoured, locked := sealedFor(f, text, mine), sealedCheaply(f, text, "open sesame")
	for _, seed := range [][]byte{armoured, binary(f, armoured), locked, binary(f, locked), []byte("{}"), nil} {
		f.Add(seed)
	}
	addKit(f, "*/*.age")
	f.Fuzz(func(t *testing.T, sealed []byte) {
		keys := keys
		if bytes.Contains(sealed, []byte("-> scrypt")) && !bytes.Contains(sealed, []byte(" 2\n")) {
			keys.Passphrase = nil // to try one may cost seconds
		}
		plain, err := Decrypt(sealed, keys)
		switch {
		case err == nil && string(plain) != text:
			t.Errorf("opened as %q", plain)
		case err != nil && (plain != nil || !isOurs(err)):
			t.Errorf("%v with %q", err, plain)
		}
	})
}

// FuzzIsSealed: a text begins like a sealed one for as long as it may be one, wherever a stream is cut.
func FuzzIsSealed(f *testing.F) {
	addKit(f, "*/*.age")
	f.Add([]byte("\ufeff \n-----BEGIN AGE"))
	f.Add([]byte("{\"format\": 1}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !IsSealed(data) {
			return
		}
		for n := range min(len(data), 200) {
			if !MayBeSealed(data[:n]) {
				t.Fatalf("%q may not be sealed, %q is", data[:n], data)
			}
		}
	})
}

// FuzzRecipients: a file of public keys is read, or refused with the line and without a word of a key in it.
func FuzzRecipients(f *testing.F) {
	addKit(f, "*/*.pub")
	addKit(f, "bad/private-key-*")
	f.Fuzz(func(t *testing.T, data []byte) {
		to, err := ParseRecipients(data)
		if err != nil {
			checkKeyError(t, data, err)
			return
		}
		if len(to) == 0 {
			t.Fatal("no key and no error")
		}
		if to = Distinct(to); len(Distinct(to)) != len(to) {
			t.Error("keys are distinct only the second time")
		}
		if len(to) > 3 {
			return
		}
		switch sealed, err := Encrypt([]byte(text), to); {
		case err == nil && !IsSealed(sealed):
			t.Errorf("sealed as %q", sealed)
		case err != nil && !isOurs(err):
			t.Errorf("%v", err)
		}
	})
}

// FuzzIdentities is the same for private keys. Whatever key is in a file, it opens nothing that is sealed for another.
func FuzzIdentities(f *testing.F) {
	addKit(f, "*/*.txt")
	addKit(f, "keys/*")
	other := sealedFor(f, text, agePair(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		if IsSealed(data) {
			return // opening it is what FuzzDecrypt does
		}
		ids, err := ParseIdentities("a\x1b[2J", data, says("open sesame"))
		if err != nil {
			checkKeyError(t, data, err)
			return
		}
		if len(ids) == 0 {
			t.Fatal("no key and no error")
		}
		if plain, err := Decrypt(other, Keys{Identities: ids}); err == nil || plain != nil || !isOurs(err) {
			t.Errorf("opened %q, %v", plain, err)
		}
	})
}

func checkKeyError(t *testing.T, data []byte, err error) {
	t.Helper()
	var wrong *KeyError
	if !errors.As(err, &wrong) || wrong.Text == "" || wrong.Advice == "" || wrong.Line < 0 || wrong.Line > bytes.Count(data, []byte{'\n'})+1 {
		t.Fatalf("%#v", err)
	}
	words := wrong.Text + wrong.Advice
	if len(words) > 400 {
		t.Errorf("%d bytes of words", len(words))
	}
	for _, r := range words {
		if unicode.IsControl(r) || safe.IsHidden(r) {
			t.Fatalf("%q", words)
		}
	}
}
