"""Sentences as vectors: near in meaning, near in space."""
