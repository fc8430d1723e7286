package closedset_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/internal/closedset"
)

type Way uint8

func ExampleSet() {
	ways := closedset.Of[Way]("backend: a way", "", "discussed", "escalated")
	fmt.Println(ways.Text(2), ways.Text(9))
	text, err := ways.Marshal(9)
	fmt.Printf("%q %v\n", text, err)
	var way Way
	fmt.Println(ways.Read([]byte("discussed"), &way), ways.Text(way))
	fmt.Println(ways.Read([]byte("ignored"), &way), ways.Text(way))
	fmt.Println(ways.Has(2), ways.Has(9))
	// Output:
	// escalated Way(9)
	// "" procedure: no such value
	// <nil> discussed
	// backend: a way must be discussed or escalated discussed
	// true false
}
