"""The conversation itself."""
