package assess

// PreviousIn finds, among finished assessments with the newest first, the one that came before a: of the same person by the
// same kind of rater on the same ladder version. A record that leaves questions open places nobody, so none is held where it would. Nil when
// there is none.
func PreviousIn(finished []*Assessment, a *Assessment) *Previous {
	if a.Person.Name == "" {
		return nil // nobody knows that two without a name are the same
	}
	for _, b := range finished {
		if b.Result != nil && b.Finished() && b.ID != a.ID && b.Person.Name == a.Person.Name && b.Rater.Role == a.Rater.Role &&
			b.Ladder.sameAs(a.Ladder) && len(b.Open) == 0 {
			return &Previous{ID: b.ID, Placement: b.Result.Placement}
		}
	}
	return nil
}

// sameAs compares what both references know: a digest that one of them lacks says nothing.
func (r LadderRef) sameAs(o LadderRef) bool {
	return r.ID == o.ID && r.Version == o.Version && r.Context == o.Context && (r.Digest == "" || o.Digest == "" || r.Digest == o.Digest)
}
