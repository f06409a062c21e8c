//go:build !linux

package cli

import "errors"

func mountReadOnly(string) error { return errors.ErrUnsupported }

func unmount(string) error { return nil }
