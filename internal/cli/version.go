package cli

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// versionJSON is what rung version --json says.
type versionJSON struct {
	Schema  string `json:"schema"`
	Version string `json:"version"`
	Commit  string `json:"commit"`
	Go      string `json:"go"`
	System  string `json:"system"`
}

func newVersionCmd(a *app) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:     "version [--json]",
		Short:   "Say which rung this is",
		Example: "rung version\nrung version --json\nrung version --json | jq -r .version",
		Args:    files(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			v := thisVersion()
			if asJSON {
				return a.json(v)
			}
			return a.line("rung %s (%s, %s)", v.Version, v.Go, v.System)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

// thisVersion reads what the linker noted when rung was built.
func thisVersion() versionJSON {
	v := versionJSON{"rung/version/1", "devel", "", runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" && info.Main.Version != "(devel)" {
		v.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			v.Commit = s.Value
		}
	}
	return v
}
