package plain_test

import "flag"

var update = flag.Bool("update", false, "rewrite the expected transcripts")
