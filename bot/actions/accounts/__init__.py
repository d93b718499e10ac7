"""Own details, messages, access and privacy."""
