"""Finds conversations: by what was said in them, by number, case, tag, agent and day."""
