//go:build !unix

package main

import "github.com/rung-dev/rung/internal/cli"

// job is nil: no shell here pauses programs.
func job() *cli.Job { return nil }
