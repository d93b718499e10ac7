"""How customers found what was done for them: asked once, of whoever solved it, and counted."""
