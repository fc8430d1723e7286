package given

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/safeguarding-go/childprotection/calendar"
	"github.com/safeguarding-go/childprotection/coregroup/procedure"
)

// Basis is the flags that say by what a case is judged.
type Basis struct{ procedure, division, closures string }

// Register adds the flags.
func (g *Basis) Register(flags *flag.FlagSet) {
	flags.StringVar(&g.procedure, "procedure", "nottinghamshire", "nottinghamshire, nottingham-city, bexley, or a `file` with a council's own as JSON")
	flags.StringVar(&g.division, "division", "england-and-wales", "whose bank holidays: england-and-wales, scotland, northern-ireland or united-kingdom")
	flags.StringVar(&g.closures, "closures", "", "`dates` on which the authority's offices are shut, with commas between")
}

// Date reads the day that a flag gives.
func Date(name, text string) (calendar.Date, error) {
	d, err := calendar.ParseDate(text)
	if err != nil {
		return d, fmt.Errorf("-%s %q: want a day that exists, written YYYY-MM-DD", name, text)
	}
	return d, nil
}

// Calendar returns whose working days are counted, and tells of all that is wrong with the flags for
// it.
func (g *Basis) Calendar() (*calendar.Calendar, error) {
	var errs []error
	c := calendar.UnitedKingdom()
	switch g.division {
	case "england-and-wales":
		c = calendar.EnglandAndWales()
	case "scotland":
		c = calendar.Scotland()
	case "northern-ireland":
		c = calendar.NorthernIreland()
	case "united-kingdom":
	default:
		errs = append(errs, fmt.Errorf("-division %q: want england-and-wales, scotland, northern-ireland or united-kingdom", g.division))
	}
	if g.closures != "" {
		for text := range strings.SplitSeq(g.closures, ",") {
			day, err := Date("closures", strings.TrimSpace(text))
			if err != nil {
				errs = append(errs, err)
				continue
			}
			with, err := c.With(calendar.Holiday{Date: day, Name: "closure"})
			if err != nil {
				errs = append(errs, fmt.Errorf("-closures %s: want a day in the years from 1995 to 2100", day))
				continue
			}
			c = with
		}
	}
	return c, errors.Join(errs...)
}

// Editions returns the procedure of a name, or reads a council's own, or its editions, from a JSON file.
func (g *Basis) Editions() (procedure.Editions, error) {
	switch g.procedure {
	case "nottinghamshire":
		return procedure.NewEditions(procedure.Nottinghamshire())
	case "nottingham-city":
		return procedure.NewEditions(procedure.NottinghamCity())
	case "bexley":
		return procedure.NewEditions(procedure.Bexley())
	}
	data, err := os.ReadFile(g.procedure)
	if err != nil {
		return procedure.Editions{}, Usage(fmt.Errorf("-procedure %q: want nottinghamshire, nottingham-city, bexley or a file that can be read: %w", g.procedure, Cause(err)))
	}
	return Editions(g.procedure, data)
}

// Editions reads a council's own procedure, or an array of its editions, that a file holds.
func Editions(file string, data []byte) (procedure.Editions, error) {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		var list procedure.Editions
		err := procedure.ReadJSON(data, &list)
		return list, Problems(file, data, err)
	}
	p, err := procedure.ParseProcedure(data)
	if err != nil {
		return procedure.Editions{}, Problems(file, data, err)
	}
	return procedure.NewEditions(p)
}
