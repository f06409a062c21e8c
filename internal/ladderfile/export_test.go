package ladderfile

// Update says whether the tests are to write what they expect.
func Update() bool { return *update }
