//go:build race

package ladderfile

const slowdown = 10 // what the race detector costs
