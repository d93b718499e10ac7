"""Telegram, by a bot of its own Bot API."""
