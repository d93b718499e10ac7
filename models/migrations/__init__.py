"""The steps that bring a database from nothing to the tables of today, and back."""
