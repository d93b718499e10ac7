"""Where agents sit: their log-in, and later their screens."""
