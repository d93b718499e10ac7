"""Testing a line and bringing it back."""
