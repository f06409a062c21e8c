package score

// Statistics counts how two views agree on n questions that have a value from both. Sums are of d = self - manager.
type Statistics struct {
	N        int
	Exact    int // d = 0
	Adjacent int // |d| <= 1
	Sum      int
	SumAbs   int
	SumSq    int

	points        int // of the scale
	self, manager []int
}

// Ratio is a fraction. Den is not negative; 0 means that the figure is not defined.
type Ratio struct{ Num, Den int }

// Defined says whether there is a figure.
func (r Ratio) Defined() bool { return r.Den != 0 }

// Value of a defined ratio.
func (r Ratio) Value() float64 { return float64(r.Num) / float64(r.Den) }

// add counts one question on a scale that ends at top.
func (s *Statistics) add(self, manager, top int) {
	if s.points == 0 {
		s.points = top + 1
		s.self, s.manager = make([]int, s.points), make([]int, s.points)
	}
	d := self - manager
	s.N++
	s.Sum, s.SumAbs, s.SumSq = s.Sum+d, s.SumAbs+abs(d), s.SumSq+d*d
	if d == 0 {
		s.Exact++
	}
	if abs(d) <= 1 {
		s.Adjacent++
	}
	s.self[self]++
	s.manager[manager]++
}

// ExactShare is the share of questions with the same value.
func (s *Statistics) ExactShare() Ratio { return Ratio{s.Exact, s.N} }

// AdjacentShare is the share of questions at most one point apart.
func (s *Statistics) AdjacentShare() Ratio { return Ratio{s.Adjacent, s.N} }

// MeanSigned is how much higher the person answers on average.
func (s *Statistics) MeanSigned() Ratio { return Ratio{s.Sum, s.N} }

// MeanAbs is how far the answers lie apart on average.
func (s *Statistics) MeanAbs() Ratio { return Ratio{s.SumAbs, s.N} }

// lenientFrom is how many questions it takes to speak of leniency at all.
const lenientFrom = 10

// Lenient says whether one side answers higher throughout, beyond what chance does: n of at least 10, and a mean of at least twice its
// standard error. Multiplied out, so that no rounding decides.
func (s *Statistics) Lenient() bool {
	spread := s.N*s.SumSq - s.Sum*s.Sum // n(n-1) times the sample variance
	return s.N >= lenientFrom && s.Sum != 0 && s.Sum*s.Sum*(s.N-1) >= 4*spread
}

// Kappa is the quadratic weighted kappa on the whole scale, points that nobody chose included. It is not defined where both sides gave one
// and the same value throughout.
func (s *Statistics) Kappa() Ratio {
	expected := 0
	for i, a := range s.self {
		for j, b := range s.manager {
			expected += a * b * (i - j) * (i - j)
		}
	}
	return Ratio{expected - s.N*s.SumSq, expected}
}

// KappaShown says whether there are enough questions for kappa to mean anything: 2k² on a scale of k points.
func (s *Statistics) KappaShown() bool {
	return s.N > 0 && s.N >= 2*s.points*s.points && s.Kappa().Defined()
}
