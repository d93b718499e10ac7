"""A person, complaints and praise, and bad moments."""
