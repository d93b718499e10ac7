"""Getting things to work."""
