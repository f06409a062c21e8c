package assess

// Unknown holds the members of a JSON object that this version does not know, as one JSON object; nil for none.
type Unknown []byte
