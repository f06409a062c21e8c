package cli

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/safe"
	"github.com/rung-dev/rung/internal/seal"
)

// keyring is what opens the sealed documents of one run.
type keyring struct {
	files []string        // that --identity names
	keys  []seal.Identity // of these files, once they are read
	read  bool

	onScreen bool // a screen has the terminal, so nothing can be asked for
}

// flags are the flags that name the files, for commands that are printed.
func (k *keyring) flags() string {
	var flags string
	for _, file := range k.files {
		flags += " --identity " + safe.Shell(file)
	}
	return flags
}

// addIdentity adds the flag --identity to a command that reads documents. It reads them with readDocument or readText, a stream of them with
// openText; these open what is sealed.
func (a *app) addIdentity(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&a.keys.files, "identity", nil, "private key `file` for encrypted documents")
}

// readText returns the text of a document; of a sealed one, what is sealed in it. - is standard input. What is beyond the limit is left, as
// read does.
func (a *app) readText(path string) (text []byte, sealed bool, err error) {
	if err := a.checkIdentities(path); err != nil {
		return nil, false, err
	}
	data, err := a.readUpTo(path, seal.MaxSealed)
	if err != nil {
		return nil, false, err
	}
	if seal.IsSealed(data) {
		text, err := a.unseal(path, data)
		return text, true, err
	}
	return data[:min(len(data), maxInput+1)], false, nil
}

// openText opens a file to read documents from it as a stream; one that is sealed is opened whole.
func (a *app) openText(path string) (io.ReadCloser, error) {
	if err := a.checkIdentities(path); err != nil {
		return nil, err
	}
	in, err := a.open(path)
	if err != nil {
		return nil, err
	}
	stream := bufio.NewReader(in)
	if !sealedAhead(stream) {
		return readCloser{stream, in}, nil
	}
	defer in.Close() // it was only read
	data, err := io.ReadAll(io.LimitReader(stream, seal.MaxSealed+1))
	if err != nil {
		return nil, plainRead(nameOf(path), err)
	}
	text, err := a.unseal(path, data)
	return io.NopCloser(bytes.NewReader(text)), err
}

// readCloser reads through a buffer and closes what is behind it.
type readCloser struct {
	io.Reader
	io.Closer
}

// sealedAhead looks at the beginning of a stream, and waits for no more of it than it takes to know.
func sealedAhead(stream *bufio.Reader) bool {
	for n := 1; n < stream.Size(); n++ {
		begin, err := stream.Peek(n)
		if seal.IsSealed(begin) {
			return true
		}
		if err != nil || !seal.MayBeSealed(begin) {
			return false
		}
	}
	return false
}

// unseal opens a sealed document.
func (a *app) unseal(path string, data []byte) ([]byte, error) {
	name := nameOf(path)
	text, err := seal.Decrypt(data, seal.Keys{
		Identities: a.keys.keys,
		Passphrase: func() (string, error) { return a.askPassphrase(name) },
	})
	return text, sealFailure(name, err)
}

// checkIdentities reads the files of keys before the first document, so that a mistake in naming them shows whatever the document is.
func (a *app) checkIdentities(document string) error {
	if document == stdio && slices.Contains(a.keys.files, stdio) {
		return usage("standard input is either the document or the key").try("give a file for one of them")
	}
	if a.keys.read {
		return nil
	}
	for _, file := range a.keys.files {
		keys, err := a.identitiesIn(file)
		if err != nil {
			return err
		}
		a.keys.keys = append(a.keys.keys, keys...)
	}
	a.keys.read = true
	return nil
}

func (a *app) identitiesIn(file string) ([]seal.Identity, error) {
	text, err := a.read(file)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, err
	case err != nil:
		return nil, usage("--identity: %v", err).try("give the file of a private key, as in --identity ~/.ssh/id_ed25519")
	}
	keys, err := seal.ParseIdentities(nameOf(file), text, func() (string, error) { return a.askPassphrase("the key " + nameOf(file)) })
	if err != nil {
		return nil, sealFailure("", err)
	}
	a.warnIfOpenToOthers(file)
	return keys, nil
}

// warnIfOpenToOthers says that others can read a private key.
func (a *app) warnIfOpenToOthers(file string) {
	info, err := os.Stat(file)
	if file == stdio || err != nil || a.world.GOOS == "windows" || !info.Mode().IsRegular() || info.Mode().Perm()&0o044 == 0 {
		return
	}
	a.say("warning: others on this machine can read the key %s; chmod 600 %s mends that", file, safe.Shell(file))
}

// sealFailure words why a document could not be opened.
func sealFailure(name string, err error) error {
	var (
		key    *seal.KeyError
		locked *seal.LockedKeyError
	)
	switch {
	case errors.As(err, &key):
		return keyFailure("--identity "+key.Name, key.Name, key)
	case errors.As(err, &locked):
		return fail(badInput, "%s stays encrypted: %v", name, locked).try("try again; capitals count")
	case errors.Is(err, seal.ErrNeedsIdentity):
		return usage("%s is encrypted for somebody's key", name).try("--identity FILE opens it, as in --identity ~/.ssh/id_ed25519").because(err)
	case errors.Is(err, seal.ErrNoKeyFits):
		return fail(badInput, "%s is encrypted for other keys than this", name).
			try("give the private key that belongs to the public one it was shared with, or ask for it to be shared again")
	case errors.Is(err, seal.ErrWrongPassphrase):
		return fail(badInput, "%s stays encrypted: that is not its passphrase", name).try("try again; capitals count")
	case errors.Is(err, seal.ErrDamaged):
		return fail(badInput, "%s was changed or cut off since it was encrypted", name).try("ask for it once more; nothing of it can be trusted")
	case errors.Is(err, seal.ErrTooLarge):
		return fail(badInput, "%s: %v", name, err).try("ask for one assessment, shared with fewer people; age -d opens this one")
	case errors.Is(err, seal.ErrTooCostly):
		return fail(badInput, "%s: %v", name, err).try("age -d opens it, if you trust whoever encrypted it")
	}
	return err
}

// keyFailure words what is wrong with a key that a flag gives; file is where it stands, "" for the flag itself.
func keyFailure(flag, file string, e *seal.KeyError) error {
	if file == "" || e.Line == 0 {
		return usage("%s: %s", flag, e.Text).try("%s", e.Advice)
	}
	return &failure{code: badUsage, spots: []spot{{file, e.Line, 1, e.Text, e.Advice}}}
}
