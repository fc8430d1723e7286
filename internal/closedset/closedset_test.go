package closedset_test

import (
	"fmt"

	"github.com/safeguarding-go/childprotection/coregroup/procedure"
	"github.com/safeguarding-go/childprotection/internal/closedset"
)

func ExampleSet() {
	ways := closedset.Set{"", "discussed", "escalated"}
	fmt.Println(ways.Text(2, "Way"), ways.Text(9, "Way"))
	text, err := ways.Marshal(9)
	fmt.Printf("%q %v\n", text, err)
	_, err = ways.Read([]byte("ignored"), "backend: a way")
	fmt.Println(err)
	var answer procedure.Answer
	fmt.Println(closedset.ReadText(closedset.Set{"", "yes", "no"}, []byte("no"), "backend: an answer", &answer), answer)
	fmt.Println(ways.Has(2), ways.Has(9))
	// Output:
	// escalated Way(9)
	// "" procedure: no such value
	// backend: a way must be discussed or escalated
	// <nil> no
	// true false
}
