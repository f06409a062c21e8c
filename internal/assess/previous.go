package assess

// PreviousIn finds, among finished assessments with the newest first, the one that came before a: of the same person by the
// same kind of rater on the same ladder version. Nil when there is none.
func PreviousIn(finished []*Assessment, a *Assessment) *Previous {
	for _, b := range finished {
		if b.Result != nil && b.ID != a.ID && b.Person.Name == a.Person.Name && b.Rater.Role == a.Rater.Role &&
			b.Ladder.ID == a.Ladder.ID && b.Ladder.Version == a.Ladder.Version && b.Ladder.Digest == a.Ladder.Digest {
			return &Previous{ID: b.ID, Placement: b.Result.Placement}
		}
	}
	return nil
}
