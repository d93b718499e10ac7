"""What leads see of the whole floor: who waits, who is late, who is there, and how it was a week ago."""
