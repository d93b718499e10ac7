"""Proving who is speaking: one-time codes."""
