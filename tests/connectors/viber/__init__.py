"""Viber: its events, what goes out to its chats, and its stand-in."""
