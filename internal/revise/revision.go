package revise

// Revision is what has become of an assessment since its ladder has changed, with words for the person.
type Revision struct {
	Carried *Carried
	Change  string // what has changed
	Fate    string // what becomes of the answers
}
