package seal

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

// TestSSHKeys seals and opens with each kind of SSH key that can, written as OpenSSH does, with and without a passphrase.
func TestSSHKeys(t *testing.T) {
	for name, c := range map[string]struct {
		key        pair
		passphrase []string
	}{
		"ed25519":                     {ed25519Pair(t, ""), nil},
		"ed25519 with a passphrase":   {ed25519Pair(t, "open sesame"), []string{"open sesame"}},
		"RSA":                         {rsaPair(t, 2048, ""), nil},
		"RSA with a passphrase":       {rsaPair(t, 2048, "open sesame"), []string{"open sesame"}},
		"in a file with a passphrase": {inLockedFile(t, ed25519Pair(t, "")), []string{"open sesame"}},
	} {
		t.Run(name, func(t *testing.T) {
			sealed := sealedFor(t, text, agePair(t), c.key)
			keys := Keys{Identities: identities(t, "\n"+c.key.private, c.passphrase...)}
			for range 2 { // a passphrase is asked for once
				plain, err := Decrypt(sealed, keys)
				same(t, plain, err, text)
			}
			plain, err := Decrypt(binary(t, sealed), keys)
			same(t, plain, err, text)
		})
	}
}

func inLockedFile(t *testing.T, key pair) pair {
	return pair{key.public, string(sealedCheaply(t, key.private, "open sesame"))}
}

// TestSSHFormats opens with the older formats of private keys.
func TestSSHFormats(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	pkcs1 := &pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)}
	//lint:ignore SA1019 nobody should make such keys, and people have them
	locked, err := x509.EncryptPEMBlock(rand.Reader, pkcs1.Type, pkcs1.Bytes, []byte("open sesame"), x509.PEMCipherAES128)
	if err != nil {
		t.Fatal(err)
	}
	seed := ed25519.NewKeyFromSeed(make([]byte, 32))
	for name, c := range map[string]struct {
		key        any
		block      *pem.Block
		passphrase []string
	}{
		"PKCS 1":                   {key, pkcs1, nil},
		"PKCS 1 with a passphrase": {key, locked, []string{"open sesame"}},
		"PKCS 8":                   {key, pkcs8(t, key), nil},
		"PKCS 8, ed25519":          {seed, pkcs8(t, seed), nil},
	} {
		sealed := sealedFor(t, text, pair{public: sshPair(t, c.key, "").public})
		plain, err := Decrypt(sealed, Keys{Identities: identities(t, string(pem.EncodeToMemory(c.block)), c.passphrase...)})
		if err != nil || string(plain) != text {
			t.Errorf("%s: %v", name, err)
		}
	}
	// An old key does not say which it is: it is asked for where it may be the one, and not elsewhere.
	old := string(pem.EncodeToMemory(locked))
	if _, err := Decrypt(sealedFor(t, text, agePair(t)), Keys{Identities: identities(t, old)}); !errors.Is(err, ErrNoKeyFits) {
		t.Errorf("for a key of age: %v", err)
	}
}

func pkcs8(t *testing.T, key any) *pem.Block {
	b, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return &pem.Block{Type: "PRIVATE KEY", Bytes: b}
}

// TestSSHLines reads public keys as they stand in authorized_keys, and knows the same key again.
func TestSSHLines(t *testing.T) {
	key := ed25519Pair(t, "")
	bare := strings.Join(strings.Fields(key.public)[:2], " ")
	to := recipients(t, strings.Join([]string{
		"# work", key.public, bare, "restrict " + bare + " max", `command="date, \"now\"",no-pty ` + bare, "  " + bare + "\t\r",
	}, "\n"))
	if len(to) != 5 || len(Distinct(to)) != 1 {
		t.Errorf("%d keys, %d distinct", len(to), len(Distinct(to)))
	}
}

// TestUnsupportedSSH refuses, by name, keys of SSH that nothing can be sealed for.
func TestUnsupportedSSH(t *testing.T) {
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	certified, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed(make([]byte, 32)))
	if err != nil {
		t.Fatal(err)
	}
	cert := &ssh.Certificate{Key: certified.PublicKey(), CertType: ssh.UserCert}
	if err := cert.SignCert(rand.Reader, certified); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ key, want string }{
		"ecdsa":       {sshPair(t, curve, "").public, "the kind ecdsa-sha2-nistp256"},
		"hardware":    {"sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAIGTYYMh4mBjOyHZXwNXLqyDPMSwLVMCRqxfLTwYvFBQxAAAABHNzaDo= max", "the kind sk-ssh-ed25519@openssh.com"},
		"certificate": {strings.TrimSpace(string(ssh.MarshalAuthorizedKey(cert))), "the kind ssh-ed25519-cert-v01@openssh.com"},
		"short":       {shortRSA(t), "fewer than 2048 bits"},
	} {
		_, err := ParseRecipients([]byte(c.key))
		var wrong *KeyError
		if !errors.As(err, &wrong) || !strings.Contains(wrong.Text, c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	for name, file := range map[string]string{
		"ecdsa": sshPair(t, curve, "").private, "ecdsa with a passphrase": sshPair(t, curve, "open sesame").private,
	} {
		var wrong *KeyError
		if _, err := ParseIdentities("a key", []byte(file), says()); !errors.As(err, &wrong) || !strings.Contains(wrong.Text, "nothing can be encrypted") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// shortRSA is the public key of 1024 bits: rung makes none, and people still have them.
func shortRSA(t *testing.T) string {
	t.Setenv("GODEBUG", "rsa1024min=0")
	return rsaPair(t, 1024, "").public
}

// TestLockedSSH asks for the passphrase of a key only where something is sealed for it, and names it where it is wrong.
func TestLockedSSH(t *testing.T) {
	locked, free := ed25519Pair(t, "open sesame"), agePair(t)
	if _, err := Decrypt(sealedFor(t, text, ed25519Pair(t, "")), Keys{Identities: identities(t, locked.private)}); !errors.Is(err, ErrNoKeyFits) {
		t.Errorf("for another key: %v", err)
	}
	plain, err := Decrypt(sealedFor(t, text, locked, free), Keys{Identities: append(identities(t, locked.private), identities(t, free.private)...)})
	same(t, plain, err, text)
	var wrong *LockedKeyError
	if _, err := Decrypt(sealedFor(t, text, locked), Keys{Identities: identities(t, locked.private, "open barley")}); !errors.As(err, &wrong) || wrong.Name != "a key" {
		t.Errorf("another passphrase: %v", err)
	}
	if _, err := Decrypt(sealedFor(t, text, locked), Keys{Identities: identities(t, locked.private)}); !errors.Is(err, errAsked) {
		t.Errorf("nobody answers: %v", err)
	}
}

// TestTamperedSSH is TestTampered for the keys of SSH.
func TestTamperedSSH(t *testing.T) {
	for name, key := range map[string]pair{"ed25519": ed25519Pair(t, ""), "RSA": rsaPair(t, 2048, "")} {
		t.Run(name, func(t *testing.T) {
			tamper(t, binary(t, sealedFor(t, text, key)), Keys{Identities: identities(t, key.private)}, false, 0x01)
		})
	}
}

// TestKeygen opens with keys that ssh-keygen itself made.
func TestKeygen(t *testing.T) {
	program, err := exec.LookPath("ssh-keygen")
	if err != nil {
		t.Skip("no ssh-keygen here")
	}
	for name, args := range map[string][]string{
		"ed25519":              {"-t", "ed25519", "-N", ""},
		"ed25519, passphrase":  {"-t", "ed25519", "-N", "open sesame"},
		"RSA":                  {"-t", "rsa", "-b", "2048", "-N", ""},
		"RSA, PEM, passphrase": {"-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "open sesame"},
	} {
		file := filepath.Join(t.TempDir(), "id")
		if out, err := exec.Command(program, append(args, "-q", "-C", "max@laptop", "-f", file)...).CombinedOutput(); err != nil {
			t.Fatalf("ssh-keygen: %v: %s", err, out)
		}
		private, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		public, err := os.ReadFile(file + ".pub")
		if err != nil {
			t.Fatal(err)
		}
		sealed := sealedFor(t, text, pair{public: string(public)})
		plain, err := Decrypt(sealed, Keys{Identities: identities(t, string(private), "open sesame")})
		if err != nil || string(plain) != text {
			t.Errorf("%s: %v", name, err)
		}
	}
}
