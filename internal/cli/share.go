package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/rung-dev/rung/internal/assess"
	"github.com/rung-dev/rung/internal/score"
	"github.com/rung-dev/rung/internal/seal"
)

// shareOptions are the flags of rung share.
type shareOptions struct {
	*app
	file       string
	to         []string // keys, and files of keys
	passphrase bool
	redact     []string // what to leave out
	output     string
	force      bool
}

const shareExample = `rung share ada.json --to max.pub -o for-max.age
rung share ada.json --to age1... --redact evidence > for-max.age
rung share for-ada.age --identity ~/.ssh/id_ed25519 -o mine.json`

func newShareCmd(a *app) *cobra.Command {
	o := &shareOptions{app: a}
	cmd := &cobra.Command{
		Use:     "share FILE|-",
		Short:   "Make a copy of a view for somebody, encrypted or in part",
		Example: shareExample,
		Args:    o.checkArgs,
		RunE:    func(*cobra.Command, []string) error { return runShare(o) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&o.to, "to", nil, "encrypt for a public `key`, or for all of a file")
	f.BoolVar(&o.passphrase, "passphrase", false, "encrypt with one, which is asked for")
	f.StringSliceVar(&o.redact, "redact", nil, "leave out `parts`: evidence, names")
	f.StringVarP(&o.output, "output", "o", stdio, "`file` to write to")
	f.BoolVar(&o.force, "force", false, "overwrite that file")
	a.addIdentity(cmd)
	completeFlag(cmd, "redact", oneOf(append(assess.Redactable[:], strings.Join(assess.Redactable[:], ","))...))
	return cmd
}

// checkArgs takes the file, and refuses what does not go together.
func (o *shareOptions) checkArgs(cmd *cobra.Command, args []string) error {
	if err := files(1, 1, "the file of a view")(cmd, args); err != nil {
		return err
	}
	o.file = args[0]
	if (o.passphrase || len(o.to) > 0) && !cmd.Flags().Changed("output") && isTerminal(o.world.Stdout) {
		return usage("an encrypted copy is nothing to look at, and standard output is a terminal").try("-o FILE writes it to a file; a pipe takes it, too")
	}
	if o.passphrase && len(o.to) > 0 {
		return usage("--passphrase and --to do not go together").try("share it twice: once with each")
	}
	for _, part := range o.redact {
		if !slices.Contains(assess.Redactable[:], part) {
			return usage("--redact %q: there is no such part", part).try("it is one of %s", strings.Join(assess.Redactable[:], ", "))
		}
	}
	if stdins := slices.Concat(o.to, []string{o.file}, o.keys.files); slices.Index(stdins, stdio) != lastIndex(stdins, stdio) {
		return usage("standard input can be one file only").try("give files for the others")
	}
	return nil
}

func lastIndex(list []string, s string) int {
	for i, x := range slices.Backward(list) {
		if x == s {
			return i
		}
	}
	return -1
}

func runShare(o *shareOptions) error {
	if err := o.checkOutput(); err != nil {
		return err
	}
	to, err := o.recipients()
	if err != nil {
		return err
	}
	doc, _, err := o.readDocument(o.file)
	if err != nil {
		return err
	}
	if assess.Unlocked(doc) {
		return fail(badInput, "%s is not finished, and only what is finished is shared", nameOf(o.file)).try("rung assess --resume goes on with a draft")
	}
	data, said, err := o.sealed(assess.Encode(o.redacted(doc)), to)
	if err != nil {
		return err
	}
	if err := o.write(o.output, data, o.force); err != nil {
		return err
	}
	if err := o.out.Flush(); err != nil {
		return err
	}
	for _, line := range said {
		o.say("%s", line)
	}
	return nil
}

// checkOutput refuses to write where something would be lost, before anybody is asked anything.
func (o *shareOptions) checkOutput() error {
	if err := checkTarget(o.output, o.force); err != nil {
		return err
	}
	from, err := os.Stat(o.file)
	if err != nil {
		return nil // standard input, or whoever reads it says what is wrong
	}
	if to, err := os.Stat(o.output); err == nil && os.SameFile(from, to) {
		return usage("-o %s is the file to share", o.output).try("the copy needs a file of its own")
	}
	return nil
}

// recipients are the keys that --to gives, each of them once.
func (o *shareOptions) recipients() ([]seal.Recipient, error) {
	var to []seal.Recipient
	for _, word := range o.to {
		more, err := o.keysOf(strings.TrimSpace(word))
		if err != nil {
			return nil, err
		}
		to = append(to, more...)
	}
	return seal.Distinct(to), nil
}

// keysOf are the keys that one --to gives: the key itself, or those of a file.
func (o *shareOptions) keysOf(word string) ([]seal.Recipient, error) {
	file, named := strings.CutPrefix(word, "@")
	if !named && seal.LooksLikeKey(word) {
		return keysIn("", []byte(word))
	}
	if file == "" {
		return nil, usage("--to is empty").try("give a public key, or a file of some")
	}
	text, err := o.read(file)
	switch {
	case errors.Is(err, fs.ErrPermission):
		return nil, err
	case errors.Is(err, fs.ErrNotExist):
		return nil, usage("--to %s: there is no such file, and it is no key either", file).
			try("a key begins with age1, ssh-ed25519 or ssh-rsa; a file of keys is given by its path")
	case err != nil:
		return nil, usage("--to: %v", err).try("give a file of public keys, like ~/.ssh/id_ed25519.pub")
	}
	return keysIn(file, text)
}

func keysIn(file string, text []byte) ([]seal.Recipient, error) {
	to, err := seal.ParseRecipients(text)
	var wrong *seal.KeyError
	switch {
	case errors.As(err, &wrong) && file != "":
		return nil, keyFailure("--to "+nameOf(file), nameOf(file), wrong)
	case errors.As(err, &wrong):
		return nil, keyFailure("--to", "", wrong)
	}
	return to, err
}

// redacted is the document without what is to be left out, and with the result that follows from the rest.
func (o *shareOptions) redacted(doc *assess.Assessment) *assess.Assessment {
	doc = assess.Redact(doc, o.redact...)
	if doc.Result != nil && slices.Contains(o.redact, assess.Evidence) {
		doc.Result = o.resultWithoutEvidence(doc)
	}
	return doc
}

// resultWithoutEvidence is the result anew, so that whoever scores the copy gets the same one. Where the very ladder is not at hand it is
// the saved one, without the remark that evidence is missing.
func (o *shareOptions) resultWithoutEvidence(doc *assess.Assessment) *assess.Result {
	if l, err := o.shelf().bound(doc.Ladder); err == nil && doc.Ladder.Fits(l) {
		if r, err := score.Derive(l, doc); err == nil {
			return r
		}
	}
	saved := *doc.Result
	saved.Flags = slices.DeleteFunc(slices.Clone(saved.Flags), func(f assess.Flag) bool { return f.Flag == score.NoExample })
	return &saved
}

// sealed is the text as it is handed over, and what to say about it.
func (o *shareOptions) sealed(text []byte, to []seal.Recipient) (data []byte, said []string, err error) {
	switch {
	case o.passphrase:
		passphrase, err := o.newPassphrase()
		if err != nil {
			return nil, nil, err
		}
		data, err = seal.EncryptWithPassphrase(text, passphrase)
		said = []string{"encrypted with a passphrase"}
		return data, said, o.sealingFailure(err)
	case len(to) > 0:
		data, err = seal.Encrypt(text, to)
		return data, []string{"encrypted for " + keyCount(len(to))}, o.sealingFailure(err)
	}
	return text, []string{"contains personal data of 1 person", "hint: --to encrypts it, as in --to max.pub"}, nil
}

func keyCount(n int) string {
	if n == 1 {
		return "1 key"
	}
	return fmt.Sprintf("%d keys", n)
}

// sealingFailure words why a document could not be sealed.
func (o *shareOptions) sealingFailure(err error) error {
	var wrong *seal.KeyError
	switch {
	case errors.As(err, &wrong) && o.passphrase:
		return fail(failed, "%s", wrong.Text).try("%s", wrong.Advice)
	case errors.As(err, &wrong):
		return keyFailure("--to", "", wrong)
	case errors.Is(err, seal.ErrTooLarge):
		return fail(badInput, "%s: larger than 4 MiB", nameOf(o.file)).try("an assessment has less; is it the right file?")
	}
	return err
}
