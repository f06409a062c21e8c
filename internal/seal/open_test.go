package seal

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"filippo.io/age"

	"github.com/rung-dev/rung/internal/cost"
)

// TestTampered flips each byte of a sealed text in several ways, and cuts it off after each. None of it opens, but for the line feed at the
// very end of armour, which is no part of it.
func TestTampered(t *testing.T) {
	key := agePair(t)
	keys := Keys{Identities: identities(t, key.private), Passphrase: says()}
	armoured := sealedFor(t, text, key)
	for name, sealed := range map[string][]byte{"armoured": armoured, "binary": binary(t, armoured)} {
		t.Run(name, func(t *testing.T) {
			tamper(t, sealed, keys, name == "armoured", 0x01, 0x20, 0x80, 0xff)
		})
	}
}

// TestTamperedPassphrase does the same to a text with a passphrase.
func TestTamperedPassphrase(t *testing.T) {
	sealed := sealedCheaply(t, text, "open sesame")
	keys := Keys{Passphrase: func() (string, error) { return "open sesame", nil }}
	tamper(t, binary(t, sealed), keys, false, 0x01, 0x80)
}

func tamper(t *testing.T, sealed []byte, keys Keys, lineFeed bool, masks ...byte) {
	t.Helper()
	end := len(sealed)
	if lineFeed {
		end--
	}
	for n := range end {
		wantFailure(t, sealed[:n], keys, "cut off")
		for _, mask := range masks {
			changed := bytes.Clone(sealed)
			changed[n] ^= mask
			wantFailure(t, changed, keys, "changed")
		}
	}
	wantFailure(t, append(bytes.Clone(sealed), 'x'), keys, "longer")
	wantFailure(t, append(bytes.Clone(sealed), sealed...), keys, "twice")
}

// TestCutOffLate cuts a text of several chunks off at the end of one: what came before is authentic, and still not returned.
func TestCutOffLate(t *testing.T) {
	key := agePair(t)
	sealed := binary(t, sealedFor(t, strings.Repeat("a", 200<<10), key))
	header := bytes.Index(sealed, []byte("\n--- ")) + len("\n--- ") + 43 + 1
	keys := Keys{Identities: identities(t, key.private)}
	for _, chunks := range []int{0, 1, 2, 3} {
		_, err := Decrypt(sealed[:header+16+chunks*(64<<10+16)], keys)
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("after %d chunks: %v", chunks, err)
		}
	}
}

// TestWhy names what is wrong in each case.
func TestWhy(t *testing.T) {
	mine, yours := agePair(t), agePair(t)
	forMe, locked := sealedFor(t, text, mine), sealedCheaply(t, text, "open sesame")
	me := identities(t, mine.private)
	for name, c := range map[string]struct {
		sealed []byte
		keys   Keys
		want   error
	}{
		"another key":         {forMe, Keys{Identities: identities(t, yours.private)}, ErrNoKeyFits},
		"no key":              {forMe, Keys{}, ErrNeedsIdentity},
		"no key to ask for":   {forMe, Keys{Passphrase: says()}, ErrNeedsIdentity},
		"a key, a passphrase": {locked, Keys{Identities: me}, ErrNeedsPassphrase},
		"another passphrase":  {locked, Keys{Passphrase: says("open barley")}, ErrWrongPassphrase},
		"an empty passphrase": {locked, Keys{Passphrase: says("")}, ErrWrongPassphrase},
		"nobody answers":      {locked, Keys{Passphrase: says()}, errAsked},
		"not sealed":          {[]byte("{}"), Keys{Identities: me}, ErrDamaged},
		"nothing":             {nil, Keys{Identities: me}, ErrDamaged},
		"cut off in armour":   {forMe[:len(forMe)/2], Keys{Identities: me}, ErrDamaged},
		"more than is read":   {make([]byte, MaxSealed+1), Keys{Identities: me}, ErrTooLarge},
	} {
		plain, err := Decrypt(c.sealed, c.keys)
		if !errors.Is(err, c.want) || plain != nil {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// TestLeniency opens what mail programs and editors make of armour.
func TestLeniency(t *testing.T) {
	key := agePair(t)
	sealed := string(sealedFor(t, text, key))
	for _, changed := range []string{
		"\uFEFF" + sealed, "\n\r\n\t" + sealed, strings.ReplaceAll(sealed, "\n", "\r\n"), sealed + "\n\n", strings.TrimSuffix(sealed, "\n"),
		strings.Repeat("\n", 3000) + sealed,
	} {
		plain, err := Decrypt([]byte(changed), Keys{Identities: identities(t, key.private)})
		same(t, plain, err, text)
	}
}

// TestLargerThanSaid seals more than may be opened, as another program would.
func TestLargerThanSaid(t *testing.T) {
	key := agePair(t)
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, recipients(t, key.public)[0].key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = w.Write(make([]byte, MaxPlain+1)); err == nil {
		err = w.Close()
	}
	if err != nil || sealed.Len() > MaxSealed {
		t.Fatal(sealed.Len(), err)
	}
	if plain, err := Decrypt(sealed.Bytes(), Keys{Identities: identities(t, key.private)}); !errors.Is(err, ErrTooLarge) || plain != nil {
		t.Errorf("opened %d bytes, %v", len(plain), err)
	}
}

// TestCost refuses at once what is made to take long: a passphrase that costs too much, and more keys than anybody has. Nobody is asked.
func TestCost(t *testing.T) {
	cheap := string(binary(t, sealedCheaply(t, text, "open sesame")))
	at := strings.Index(cheap, " 2\n")
	for _, work := range []string{"21", "22", "30", "64", "9999999999"} {
		costly := cheap[:at+1] + work + cheap[at+2:]
		if _, err := Decrypt([]byte(costly), Keys{Passphrase: says()}); !errors.Is(err, ErrTooCostly) {
			t.Errorf("2^%s: %v", work, err)
		}
	}
	key := agePair(t)
	one := recipients(t, key.public)[0].key
	many := make([]age.Recipient, MaxKeys+1)
	for i := range many {
		many[i] = one
	}
	sealed, err := encrypt([]byte(text), many...)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Decrypt(sealed, Keys{Identities: identities(t, key.private)}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("for %d keys: %v", len(many), err)
	}
}

// TestMixedWithPassphrase refuses a file that has a passphrase and other keys: age makes no such thing.
func TestMixedWithPassphrase(t *testing.T) {
	key := agePair(t)
	locked := string(binary(t, sealedCheaply(t, text, "open sesame")))
	free := string(binary(t, sealedFor(t, text, key)))
	stanza := locked[strings.Index(locked, "-> scrypt"):strings.Index(locked, "---")]
	mixed := strings.Replace(free, "-> X25519", stanza+"-> X25519", 1)
	if _, err := Decrypt([]byte(mixed), Keys{Identities: identities(t, key.private), Passphrase: says("open sesame")}); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
}

// TestHostileHeaders holds headers that are large, or odd, to a moment.
func TestHostileHeaders(t *testing.T) {
	const intro = "age-encryption.org/v1\n"
	key := agePair(t)
	keys := Keys{Identities: identities(t, key.private), Passphrase: says("x")}
	most := cost.Limit{Yards: 20, Memory: 64 << 20}
	for name, sealed := range map[string]string{
		"no end":         intro + "-> X25519 " + strings.Repeat("a", MaxSealed-100),
		"no line end":    intro + strings.Repeat("-> ", 1<<20),
		"many stanzas":   intro + strings.Repeat("-> x\n\n", 1<<19),
		"many arguments": intro + "-> x" + strings.Repeat(" a", 1<<20) + "\n\n---\n",
		"long body":      intro + "-> x\n" + strings.Repeat(strings.Repeat("A", 64)+"\n", 1<<15),
		"armoured blank": "-----BEGIN AGE ENCRYPTED FILE-----\n" + strings.Repeat("\n", 1<<20),
		"odd stanza":     intro + "-> scrypt\n\n--- " + strings.Repeat("A", 43) + "\n",
		"odd work":       intro + "-> scrypt AAAAAAAAAAAAAAAAAAAAAA -3\n\n--- " + strings.Repeat("A", 43) + "\n",
		"zero bytes":     intro + strings.Repeat("\x00", 1<<20),
	} {
		most.Check(t, name, func() { wantFailure(t, []byte(sealed), keys, name) })
	}
}

// fixedPair is the same in every process that fuzzes. It protects nothing.
func fixedPair(t testing.TB) pair {
	t.Helper()
	const secret = "AGE-SECRET-KEY-" + "1SPXLM7ANTH6X2GWTM28MW8GLXM2XTGD6Z7T2XDQMJN025TJJGQ9QWXM0H0"
	key, err := age.ParseX25519Identity(secret)
	if err != nil {
		t.Fatal(err)
	}
	return pair{key.Recipient().String(), secret}
}
