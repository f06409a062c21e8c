package cli

import (
	"errors"
	"io/fs"
	"syscall"
	"testing"

	"github.com/rung-dev/rung/internal/store"
)

func TestPlanMayBeInWhatIsUnread(t *testing.T) {
	const chosen = "assessments/ada--0123456789/2026-11-21-product-self-00000001.json"
	damaged := errors.New("it ends too early")
	for _, c := range []struct {
		path, name string
		err        error
		refused    bool
	}{
		{"assessments/ada/2026-11-20-product-self-00000002.json", "", damaged, false},
		{"assessments/ada/2026-11-20-product-self-00000002.json", "", fs.ErrPermission, true},
		{"assessments/ada/2026-11-20-product-self-00000002.json", "", syscall.EACCES, true},
		{"assessments/ada/2026-11-20-product-self-00000002.json", "Eva", syscall.EIO, true},
		{"assessments/ada/2026-11-21-product-self-00000002.json", "", damaged, true},
		{"assessments/ada/2026-11-21-product-self-00000002.json", "Ada", damaged, true},
		{"assessments/eva/2026-11-21-product-self-00000002.json", "Ada", damaged, false},
		{"assessments/eva/2026-11-21-product-self-00000002.json", "", damaged, true},
		{"assessments/2026-11-22-product-self-00000002.json", "Ada", damaged, true},
		{"assessments/ada/x.json", "Ada", damaged, true},
		{"assessments/ada", "Ada", damaged, true},
		{"assessments/eva", "Ada", damaged, false},
	} {
		o := &planOptions{name: c.name}
		bad := []store.Unreadable{{Path: c.path, Err: c.err}}
		if err := o.mayBeMeant(changing, bad, chosen); (err != nil) != c.refused {
			t.Errorf("%s of %q, %v: %v", c.path, c.name, c.err, err)
		}
		if err := o.mayBeMeant(showing, bad, chosen); err != nil {
			t.Errorf("%s is only looked at: %v", c.path, err)
		}
	}
}
