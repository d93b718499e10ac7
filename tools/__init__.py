"""What sets the project up, runs it, checks it and tests it."""
