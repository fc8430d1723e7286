package calendar

import "slices"

// Build compiles a built-in calendar anew, past the one kept for its function.
func Build(name string) *Calendar { return builtIn(byName(name)) }

// BuildReversed is Build with the rules in the opposite order.
func BuildReversed(name string) *Calendar {
	v := byName(name)
	slices.Reverse(v.rules)
	return builtIn(v)
}

func byName(name string) division {
	for _, v := range []division{divisionEnglandAndWales(), divisionScotland(), divisionNorthernIreland()} {
		if v.name == name {
			return v
		}
	}
	panic("no division " + name)
}
