package childprotection

import (
	"reflect"
	"sync"

	"github.com/safeguarding-go/childprotection/calendar"
)

// dateSites is where in a type the days are: the type is a Date, or it is a struct in some fields of
// which there are any, or a list of what has them. A type without any has no dateSites.
type dateSites struct {
	isDate bool
	fields []dateField
	// elem is what a list holds.
	elem *dateSites
}

type dateField struct {
	index int
	in    *dateSites
}

var dateType = reflect.TypeFor[calendar.Date]()

// caseDates is where in a case the days are. It is worked out from the type, so that a day that a
// record gains is not forgotten.
var caseDates = sync.OnceValue(func() *dateSites { return dateSitesIn(reflect.TypeFor[Case]()) })

// dateSitesIn returns where in a type the days are, nil if it has none. Types do not hold themselves.
func dateSitesIn(t reflect.Type) *dateSites {
	switch {
	case t == dateType:
		return &dateSites{isDate: true}
	case t.Kind() == reflect.Slice:
		if elem := dateSitesIn(t.Elem()); elem != nil {
			return &dateSites{elem: elem}
		}
	case t.Kind() == reflect.Struct:
		var d dateSites
		for i := range t.NumField() {
			if in := dateSitesIn(t.Field(i).Type); in != nil && t.Field(i).IsExported() {
				d.fields = append(d.fields, dateField{i, in})
			}
		}
		if d.fields != nil {
			return &d
		}
	}
	return nil
}

// appendDates appends the days of a value, those that are not zero.
func (d *dateSites) appendDates(dst []calendar.Date, v reflect.Value) []calendar.Date {
	switch {
	case d.isDate:
		if day, ok := v.Addr().Interface().(*calendar.Date); ok && !day.IsZero() {
			dst = append(dst, *day)
		}
	case d.elem != nil:
		for i := range v.Len() {
			dst = d.elem.appendDates(dst, v.Index(i))
		}
	default:
		for _, f := range d.fields {
			dst = f.in.appendDates(dst, v.Field(f.index))
		}
	}
	return dst
}

func (c *Case) appendDates(dst []calendar.Date) []calendar.Date {
	return caseDates().appendDates(dst, reflect.ValueOf(c).Elem())
}
