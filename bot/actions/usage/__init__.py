"""What is used, and adding to it."""
