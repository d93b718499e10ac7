"""Files of conversations: looked at, made harmless, stored, and handed out to those who may read them."""
