package ladder

// Preference is a set of two-pole items that are never scored: which way somebody leans between two ways of doing a job. It is
// shown beside a readiness, and says nothing about who is fit for what.
type Preference struct {
	ID, Title string
	Low, High string // names of the poles at -MaxLean and +MaxLean
	Note      string // what one should know before reading a lean
	Items     []PreferenceItem
}

// PreferenceItem is one choice between two poles, neither of which is right.
type PreferenceItem struct {
	ID, Topic string
	Low, High string // what each pole would do
	Resolve   string // what people do who stand at different poles
	Facts     []string
}

// MaxLean is the strongest answer to an item: answers go from -MaxLean, wholly the low pole, to +MaxLean.
const MaxLean = 2

// Item returns the preference item with this id and the preference it belongs to; nil if there is none. Ids are unique in a ladder.
func (l *Ladder) Item(id string) (*Preference, *PreferenceItem) {
	for p := range l.Preferences {
		for i := range l.Preferences[p].Items {
			if item := &l.Preferences[p].Items[i]; item.ID == id {
				return &l.Preferences[p], item
			}
		}
	}
	return nil, nil
}
