//go:build !agessh

package seal

import (
	"filippo.io/age"
	"golang.org/x/crypto/ssh"
)

func sshRecipient(ssh.PublicKey) (age.Recipient, *KeyError) { return nil, withoutSSH() }

func sshIdentity(any) (age.Identity, *KeyError) { return nil, withoutSSH() }

func withoutSSH() *KeyError {
	return &KeyError{Text: "this rung was built without keys of SSH", Advice: "take a key of the kind age1"}
}
