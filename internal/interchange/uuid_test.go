package interchange

import "testing"

// TestNamed holds to values that other implementations give.
func TestNamed(t *testing.T) {
	dns := uuid{0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}
	for _, c := range []struct {
		space      uuid
		name, want string
	}{
		{dns, "www.example.com", "2ed6657d-e927-568b-95e1-2665a8aea6a2"},
		{urlSpace, "http://www.ietf.org/rfc/rfc2141.txt", "818d3182-7f59-546c-9330-e850d089e218"},
	} {
		if got := c.space.named(c.name).String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
