"""Orders, visits, SIMs and numbers."""
