// Package safe makes strings that came from outside fit to be shown in a terminal.
package safe
