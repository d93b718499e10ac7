"""Benchmarks of the API and the bot: `make bench-api`, `make bench`. They print; no test asserts a time."""
