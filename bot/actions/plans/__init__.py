"""Plans, extras, abroad, and leaving."""
