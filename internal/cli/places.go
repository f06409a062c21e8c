package cli

import "sync"

// places are where finished assessments were read from or written to, by id. They have a lock of their own, which nobody holds while the
// disk works: a screen asks in Update.
type places struct {
	mu    sync.Mutex
	files map[string]string // "" for what is printed when the screen is gone
}

func (p *places) put(id, path string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.files == nil {
		p.files = map[string]string{}
	}
	p.files[id] = path
}

func (p *places) of(id string) (path string, known bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	path, known = p.files[id]
	return path, known
}
