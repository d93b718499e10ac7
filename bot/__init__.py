"""The dialogue: one authenticated channel in, one action server out."""
