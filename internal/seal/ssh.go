package seal

import (
	"crypto/ed25519"
	"crypto/rsa"

	"filippo.io/age"
	"filippo.io/age/agessh"
	"golang.org/x/crypto/ssh"
)

// sshRecipient is a public key of SSH for age.
func sshRecipient(pub ssh.PublicKey) (age.Recipient, *KeyError) {
	switch kind := pub.Type(); kind {
	case ssh.KeyAlgoED25519:
		if key, err := agessh.NewEd25519Recipient(pub); err == nil {
			return key, nil
		}
		return nil, brokenKey()
	case ssh.KeyAlgoRSA:
		if key, err := agessh.NewRSARecipient(pub); err == nil {
			return key, nil
		}
		return nil, shortKey()
	default:
		return nil, unsupportedKey(kind)
	}
}

// sshIdentity is a private key, as package ssh has read it, for age.
func sshIdentity(raw any) (age.Identity, *KeyError) {
	var key age.Identity
	var err error
	switch raw := raw.(type) {
	case *ed25519.PrivateKey:
		key, err = agessh.NewEd25519Identity(*raw)
	case ed25519.PrivateKey:
		key, err = agessh.NewEd25519Identity(raw)
	case *rsa.PrivateKey:
		key, err = agessh.NewRSAIdentity(raw)
	default:
		return nil, &KeyError{Text: "nothing can be encrypted for a key of this kind", Advice: "give an ed25519 or RSA key of SSH, or one of age"}
	}
	if err != nil {
		return nil, noPrivateKey("this private key cannot be used")
	}
	return key, nil
}
