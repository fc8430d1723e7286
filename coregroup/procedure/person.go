package procedure

// Person is someone by id and role: who decided something, who answers for a task, a guest. The role tells what they are
// where they are no member of the group; a member's own roles count.
type Person struct {
	Role Role     `json:"role,omitzero"`
	ID   MemberID `json:"id,omitzero"`
}
