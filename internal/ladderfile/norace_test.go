//go:build !race

package ladderfile

const slowdown = 1
