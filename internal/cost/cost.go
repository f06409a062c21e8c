// Package cost holds work to what it may cost. Tests use it where input is made to exhaust whoever reads it.
//
// Time is a ratio to that of a yardstick, some work of the standard library that is done in the same process: so a slow machine changes
// nothing, and a busy one little. Memory needs no yardstick.
package cost

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

// Spent is what some work took.
type Spent struct {
	Time   time.Duration // of the processor, for all threads of this process; where the system does not tell, what has passed
	Memory uint64        // bytes asked for on the way; less is in use at a time
}

func (s Spent) String() string {
	return fmt.Sprintf("%v, %d MiB", s.Time.Round(time.Millisecond), s.Memory>>20)
}

// Of does some work, and says what it took.
func Of(work func()) Spent {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := used()
	work()
	took := used() - start
	runtime.ReadMemStats(&after)
	return Spent{took, after.TotalAlloc - before.TotalAlloc}
}

// Limit is what work may cost.
type Limit struct {
	Yards  float64 // time, in yardsticks: one is about what it takes to read 256 KiB of JSON
	Memory uint64  // bytes, as in Spent
}

// tries is how often work that takes too long is done again: something else may have been going on, such as collecting what others left.
const tries = 8

// Check does some work, again if it took too long, and fails the test if it always does, or takes too much memory.
func (l Limit) Check(t testing.TB, what string, work func()) {
	t.Helper()
	l.CheckSpent(t, what, func() Spent { return Of(work) })
}

// CheckSpent is Check for work that says itself what it took.
func (l Limit) CheckSpent(t testing.TB, what string, work func() Spent) {
	t.Helper()
	spent := work()
	yards := spent.in(earlier())
	for try := 1; try < tries && yards > l.Yards; try++ {
		before := yardstick()
		spent = work()
		yards = spent.in(max(before, yardstick()))
	}
	if yards > l.Yards {
		t.Errorf("%s took %.1f times as long as the yardstick, at most %.1f are allowed: %v", what, yards, l.Yards, spent)
	}
	if spent.Memory > l.Memory {
		t.Errorf("%s took %d MiB, at most %d are allowed", what, spent.Memory>>20, l.Memory>>20)
	}
	t.Logf("%s: %.1f yardsticks, %v", what, yards, spent)
}

// in is the time in yardsticks.
func (s Spent) in(yard time.Duration) float64 { return float64(s.Time) / float64(max(yard, 1)) }

// earlier is what the yardstick took when it was first needed: as good as that of the moment for work that is well below its limit.
var earlier = sync.OnceValue(yardstick)

var yard = []byte("[" + strings.Repeat(`{"name": "A name", "values": [1, 2.5, true, null, "and a text"]},`, 4000) + "0]")

// yardstick is how long the yardstick takes right now.
func yardstick() time.Duration {
	return Of(func() {
		var v any
		if json.Unmarshal(yard, &v) != nil {
			panic("the yardstick is no JSON")
		}
	}).Time
}
