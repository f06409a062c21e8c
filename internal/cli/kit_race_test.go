//go:build race

package cli

// raceFactor is how much more the race detector asks for.
const raceFactor = 10
