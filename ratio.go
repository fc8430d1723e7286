package childprotection

import "strconv"

// Ratio is how many of how many.
type Ratio struct {
	Count int `json:"count"`
	Of    int `json:"of"`
}

// Value returns the ratio from 0 to 1, and false where it is of none and has no value.
func (r Ratio) Value() (float64, bool) {
	if r.Of == 0 {
		return 0, false
	}
	return float64(r.Count) / float64(r.Of), true
}

// Percent returns the ratio in per cent with one digit after the point, and the empty text where
// it is of none. It is "0.0 %" only for none, and "100.0 %" only for all.
func (r Ratio) Percent() string {
	if r.Of <= 0 {
		return ""
	}
	tenths := int((2000*int64(r.Count) + int64(r.Of)) / (2 * int64(r.Of)))
	switch {
	case r.Count > 0 && tenths == 0:
		tenths = 1
	case r.Count < r.Of && tenths == 1000:
		tenths = 999
	}
	return strconv.Itoa(tenths/10) + "." + strconv.Itoa(tenths%10) + " %"
}

// String returns the ratio as "41 of 50 (82.0 %)", or "0 of 0".
func (r Ratio) String() string {
	text := strconv.Itoa(r.Count) + " of " + strconv.Itoa(r.Of)
	if percent := r.Percent(); percent != "" {
		text += " (" + percent + ")"
	}
	return text
}
