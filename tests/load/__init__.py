"""Benchmarks of the API, the channels and the bot: `make bench-api`, `make load`, `make bench`. They only print."""
