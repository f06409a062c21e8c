package ladderfile

import (
	"bytes"
	"errors"
	"slices"

	"go.yaml.in/yaml/v4"
)

// dumpedAtOnce is how many items of a list are written at once. The library keeps what it has written until the end, hundreds of bytes for each
// value; in pieces, a large ladder takes half of the memory.
const dumpedAtOnce = 16

// dump writes the block of a ladder file, key by key and long lists in pieces, as one call of the library would.
func dump(b *bytes.Buffer, root *yaml.Node) error {
	for pair := range slices.Chunk(root.Content, 2) {
		key, value := pair[0], pair[1]
		if value.Kind != yaml.SequenceNode || value.Style == yaml.FlowStyle {
			if err := dumpKey(b, key, value); err != nil {
				return err
			}
			continue
		}
		start := b.Len()
		for items := range slices.Chunk(value.Content, dumpedAtOnce) {
			at := b.Len()
			if err := dumpKey(b, key, listNode(items)); err != nil {
				return err
			}
			if at > start { // the key stands there already
				piece := slices.Clone(b.Bytes()[at:])
				b.Truncate(at)
				b.Write(piece[bytes.IndexByte(piece, '\n')+1:])
			}
			key = textNode(key.Value) // without its comment
		}
	}
	return nil
}

func dumpKey(b *bytes.Buffer, key, value *yaml.Node) error {
	d, err := yaml.NewDumper(b, yaml.WithV4Defaults(), yaml.WithLineWidth(-1), yaml.WithCompactSeqIndent(false),
		yaml.WithQuotePreference(yaml.QuoteDouble))
	if err != nil {
		return err
	}
	return errors.Join(d.Dump(&yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{key, value}}), d.Close())
}
