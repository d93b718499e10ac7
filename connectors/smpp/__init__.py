"""Text messages over a bind of our own to an operator's SMSC: SMPP 3.4."""
