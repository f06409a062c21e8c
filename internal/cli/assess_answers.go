package cli

func runAnswers(o *assessOptions) error { return nil }
