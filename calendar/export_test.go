package calendar

// Build compiles a built-in calendar anew, past the one kept for its function.
func Build(division string) *Calendar {
	switch division {
	case "England and Wales":
		return builtIn(divisionEnglandAndWales())
	case "Scotland":
		return builtIn(divisionScotland())
	case "Northern Ireland":
		return builtIn(divisionNorthernIreland())
	}
	panic("no division " + division)
}
