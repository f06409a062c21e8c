package seal

import (
	"errors"
	"strings"
	"testing"
)

// TestRecipientFile reads a file of keys as people keep them.
func TestRecipientFile(t *testing.T) {
	one, other := agePair(t).public, quantumPair(t).public
	file := "\uFEFF# Max\r\n" + one + "\r\n\r\n  # his other one\n\t" + other + "  \n" + one
	to := recipients(t, file)
	if len(to) != 3 || to[0].id != one || to[1].id != other {
		t.Errorf("read %d keys", len(to))
	}
	for _, empty := range []string{"", "\n\n", "# nobody yet\n"} {
		if _, err := ParseRecipients([]byte(empty)); err == nil || !strings.Contains(err.Error(), "no public key") {
			t.Errorf("%q: %v", empty, err)
		}
	}
	if _, err := ParseRecipients([]byte(strings.Repeat("#\n", maxKeyFile))); err == nil {
		t.Error("a file of keys may have any size")
	}
}

// TestWrongRecipients says what is wrong with what is no public key, where that is, and never repeats it.
func TestWrongRecipients(t *testing.T) {
	key := agePair(t)
	private := identityLine(key.private)
	for name, c := range map[string]struct{ key, want string }{
		"private":              {private, "this is a private key"},
		"private, lower case":  {strings.ToLower(private), "this is a private key"},
		"private, in quotes":   {`"` + private + `"`, "this is a private key"},
		"private, of SSH":      {"-----BEGIN OPENSSH PRIVATE KEY-----", "this is a private key"},
		"private, of PuTTY":    {"PuTTY-User-Key-File-3: ssh-ed25519", "this is a private key"},
		"plugin, private":      {"AGE-PLUGIN-YUBIKEY-1QQQ", "this is a private key"},
		"plugin":               {"age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t", "this key needs a plugin"},
		"cut off":              {key.public[:len(key.public)-3], "mistyped or cut off"},
		"mistyped":             {key.public[:20] + "b" + key.public[21:], "mistyped or cut off"},
		"cut off, of SSH":      {"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6i", "mistyped or cut off"},
		"another kind than it": {"ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN max", "mistyped or cut off"},
		"GitHub":               {"https://github.com/max.keys", "opens no connection"},
		"GitHub, in short":     {"github:max", "opens no connection"},
		"no key":               {"max@example.com", "no public key"},
		"a certificate":        {"-----BEGIN CERTIFICATE-----", "no public key"},
	} {
		_, err := ParseRecipients([]byte("# Max\n\n" + c.key + "\n"))
		var wrong *KeyError
		switch {
		case !errors.As(err, &wrong) || !strings.Contains(wrong.Text, c.want) || wrong.Advice == "":
			t.Errorf("%s: %v, want %s", name, err, c.want)
		case wrong.Line != 3:
			t.Errorf("%s: line %d, want 3", name, wrong.Line)
		case repeats(wrong.Text+wrong.Advice, c.key):
			t.Errorf("%s: it repeats the key: %s %s", name, wrong.Text, wrong.Advice)
		}
	}
}

// identityLine is the line of a file of keys that has the key.
func identityLine(file string) string {
	for line := range strings.Lines(file) {
		if strings.HasPrefix(line, "AGE-") {
			return strings.TrimSpace(line)
		}
	}
	return ""
}

// repeats says whether a message has more than the beginning of a key.
func repeats(message, key string) bool {
	const telling = 16
	for i := 0; i+telling <= len(key); i++ {
		part := key[i : i+telling]
		if strings.Contains(message, part) && !strings.Contains("https://github.com/NAME.keys AGE-SECRET-KEY-", part) {
			return true
		}
	}
	return false
}

func TestLooksLikeKey(t *testing.T) {
	for word, want := range map[string]bool{
		"age1qqq": true, "ssh-ed25519 AAAA": true, "ecdsa-sha2-nistp256 AAAA": true, "sk-ssh-ed25519@openssh.com AAAA": true,
		" AGE-SECRET-KEY-1QQQ": true, "age-secret-key-1qqq": true, "-----BEGIN RSA PRIVATE KEY-----": true, "github:max": true,
		`restrict,command="date" ssh-rsa AAAAB3`: true,
		"max.pub":                                false, "./age1": false, "keys/team": false, "C:\\keys\\max.pub": false, "": false, "-": false,
	} {
		if got := LooksLikeKey(word); got != want {
			t.Errorf("LooksLikeKey(%q) is %v", word, got)
		}
	}
}

// TestWrongIdentities does for private keys what TestWrongRecipients does for public ones.
func TestWrongIdentities(t *testing.T) {
	key := agePair(t)
	private := identityLine(key.private)
	for name, c := range map[string]struct {
		key, want string
		line      int
	}{
		"public":        {"\n" + key.public, "this is a public key", 2},
		"public of SSH": {"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN max", "this is a public key", 1},
		"cut off":       {"# mine\n" + private[:len(private)-2], "mistyped or cut off", 2},
		"mistyped":      {private[:30] + "B" + private[31:], "mistyped or cut off", 1},
		"plugin":        {"AGE-PLUGIN-YUBIKEY-1QQQ", "needs a plugin", 1},
		"PuTTY":         {"PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none", "format of PuTTY", 1},
		"empty":         {"# nothing here\n", "no private key", 0},
		"text":          {"hello", "no private key", 1},
		"broken PEM":    {"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9u\n-----END OPENSSH PRIVATE KEY-----", "cannot be read", 0},
		"no end":        {"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9u", "cannot be read", 0},
		"large":         {strings.Repeat("#\n", maxKeyFile), "too large", 0},
	} {
		_, err := ParseIdentities("a key", []byte(c.key), says())
		var wrong *KeyError
		switch {
		case !errors.As(err, &wrong) || !strings.Contains(wrong.Text, c.want) || wrong.Advice == "":
			t.Errorf("%s: %v, want %s", name, err, c.want)
		case wrong.Line != c.line:
			t.Errorf("%s: line %d, want %d", name, wrong.Line, c.line)
		case repeats(wrong.Text+wrong.Advice, strings.TrimSpace(c.key)):
			t.Errorf("%s: it repeats the key: %s %s", name, wrong.Text, wrong.Advice)
		}
	}
}

// TestLockedFile opens with a file of keys that is sealed with a passphrase, which is asked for once, and only when no other key fits.
func TestLockedFile(t *testing.T) {
	free, inside := agePair(t), agePair(t)
	file := string(sealedCheaply(t, agePair(t).private+inside.private, "open sesame"))
	forBoth, forInside := sealedFor(t, text, free, inside), sealedFor(t, text, inside)

	locked := identities(t, file, "open sesame")
	for range 2 {
		plain, err := Decrypt(forInside, Keys{Identities: locked})
		same(t, plain, err, text)
	}
	plain, err := Decrypt(forBoth, Keys{Identities: append(identities(t, file), identities(t, free.private)...)})
	same(t, plain, err, text)
	if _, err := Decrypt(sealedCheaply(t, text, "other"), Keys{Identities: identities(t, file)}); !errors.Is(err, ErrNeedsPassphrase) {
		t.Errorf("asked for a key where a passphrase is needed: %v", err)
	}
	if _, err := Decrypt(sealedFor(t, text, agePair(t)), Keys{Identities: identities(t, file, "open sesame")}); !errors.Is(err, ErrNoKeyFits) {
		t.Errorf("none of its keys fits: %v", err)
	}
	if _, err := Decrypt(forInside, Keys{Identities: identities(t, file)}); !errors.Is(err, errAsked) {
		t.Errorf("nobody answers: %v", err)
	}
}

// TestBrokenLockedFile names the file where it does not unlock.
func TestBrokenLockedFile(t *testing.T) {
	inside := agePair(t)
	sealed := sealedFor(t, text, inside)
	locked := string(sealedCheaply(t, inside.private, "open sesame"))
	var wrong *LockedKeyError
	if _, err := Decrypt(sealed, Keys{Identities: identities(t, locked, "open barley")}); !errors.As(err, &wrong) || wrong.Name != "a key" {
		t.Errorf("another passphrase: %v", err)
	}
	for name, c := range map[string]struct{ file, want string }{
		"damaged":          {locked[:len(locked)/2], "cannot be opened"},
		"sealed for a key": {string(sealedFor(t, inside.private, agePair(t))), "encrypted for a key"},
		"sealed twice":     {string(sealedCheaply(t, locked, "open sesame")), "encrypted twice"},
		"no keys":          {string(sealedCheaply(t, "hello", "open sesame")), "no private key"},
	} {
		var wrong *KeyError
		if _, err := Decrypt(sealed, Keys{Identities: identities(t, c.file, "open sesame")}); !errors.As(err, &wrong) || !strings.Contains(wrong.Text, c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}
