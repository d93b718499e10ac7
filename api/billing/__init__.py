"""What is owed, and why."""
