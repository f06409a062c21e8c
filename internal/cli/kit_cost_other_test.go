//go:build !unix

package cli

import (
	"os"
	"time"
)

// cpuTime is not known here.
func cpuTime() time.Duration { return 0 }

func processCost(p *os.ProcessState) cost { return cost{time: p.UserTime() + p.SystemTime()} }
