"""What a customer may ask about themselves: a copy of all that is kept, and that it is erased."""
