"""Viber, by a bot of its REST API."""
