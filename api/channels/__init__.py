"""Channels that others carry: what their providers bring comes in here, and what is said goes out."""
