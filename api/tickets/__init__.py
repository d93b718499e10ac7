"""Cases that somebody works on until they are solved."""
