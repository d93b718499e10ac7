"""Files of conversations."""
