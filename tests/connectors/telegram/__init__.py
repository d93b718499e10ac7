"""Telegram: its updates, what goes out to its chats, and its stand-in."""
