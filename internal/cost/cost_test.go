package cost

import (
	"fmt"
	"testing"
	"time"
)

// failures is a test that notes what it is told.
type failures struct {
	testing.TB
	said []string
}

func (f *failures) Helper()             {}
func (f *failures) Logf(string, ...any) {}
func (f *failures) Errorf(format string, a ...any) {
	f.said = append(f.said, fmt.Sprintf(format, a...))
}

func TestLimit(t *testing.T) {
	const mem = 10 << 20
	once := 0
	for _, c := range []struct {
		name string
		work func() Spent
		want int
	}{
		{"nothing", func() Spent { return Spent{} }, 0},
		{"too slow", func() Spent { return Spent{Time: time.Hour} }, 1},
		{"slow once", func() Spent { once++; return Spent{Time: time.Duration(1/once) * time.Hour} }, 0},
		{"at the limit", func() Spent { return Spent{Memory: mem} }, 0},
		{"too much", func() Spent { return Spent{Memory: mem + 1} }, 1},
		{"both", func() Spent { return Spent{time.Hour, mem + 1} }, 2},
	} {
		f := &failures{TB: t}
		Limit{Yards: 1000, Memory: mem}.CheckSpent(f, c.name, c.work)
		if len(f.said) != c.want {
			t.Errorf("%s: %q", c.name, f.said)
		}
	}
}

var kept []byte

func TestOf(t *testing.T) {
	spent := Of(func() {
		kept = make([]byte, 32<<20)
		for begun := used(); used()-begun < 20*time.Millisecond; {
			kept[0]++
		}
	})
	if spent.Time < 20*time.Millisecond || spent.Memory < 32<<20 || spent.Memory > 64<<20 {
		t.Errorf("%v", spent)
	}
}
