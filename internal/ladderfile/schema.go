package ladderfile

import _ "embed"

//go:embed schema.json
var schema string

// Schema returns the JSON Schema (2020-12) of ladder files. With it an editor completes keys, explains them and marks a
// mistake as it is made. It knows no references: some files that it accepts are refused by Read.
func Schema() []byte { return []byte(schema) }
