"""Calls that customers were promised: between which hours, who makes them, and what is said when they slip."""
