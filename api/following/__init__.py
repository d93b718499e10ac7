"""What an open desk follows: that something of its agent's has changed, told as it happens."""
