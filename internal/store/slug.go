package store

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

const maxSlug = 40

// folder is the name of the directory for a person's assessments: "Ada Example" has ada-example. Where that would
// lose something of the name (other letters, other capitals, too many of them), a hash of the name is appended, so that
// two names never share a folder; no name without a hash has the two dashes before it.
func folder(name string) string {
	slug := slugOf(name)
	if slug != "" && !reserved(slug) && titleOf(slug) == name {
		return slug
	}
	if slug == "" {
		slug = "name"
	}
	sum := sha256.Sum256([]byte(name))
	return slug + "--" + hex.EncodeToString(sum[:5])
}

// slugOf keeps the ASCII letters and digits of a name, in lower case, with a dash for whatever lies between them.
func slugOf(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case r >= 'A' && r <= 'Z':
			b.WriteRune(r - 'A' + 'a')
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= maxSlug {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}

// titleOf is the one name that a slug stands for without a hash: its words with capitals.
func titleOf(slug string) string {
	words := strings.Split(slug, "-")
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

// reserved says whether Windows takes the name for a device.
func reserved(slug string) bool {
	switch slug {
	case "con", "prn", "aux", "nul":
		return true
	}
	port := strings.HasPrefix(slug, "com") || strings.HasPrefix(slug, "lpt")
	return port && len(slug) == 4 && slug[3] >= '0' && slug[3] <= '9'
}
