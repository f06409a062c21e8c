package interchange

// IDOf returns the text itself if a ladder file takes it for an id, else the id that is made of it as of a title; "" if it has no
// letter or digit that an id could have.
func IDOf(text string) string { return idOf(text) }
