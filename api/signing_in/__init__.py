"""Signing in on a page of ours, outside any conversation, and who is signed in."""
