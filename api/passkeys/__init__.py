"""Passkeys: signing in by a key that stays in the customer's device."""
