//go:build agessh

package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestSSHScripts is TestScripts for what takes keys of SSH.
func TestSSHScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/ssh", RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			if err := os.WriteFile(filepath.Join(env.WorkDir, "pm.json"), personas(t)["pm.json"], 0o600); err != nil {
				return err
			}
			return setupEnv(env)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": cmdStatus},
	})
}
