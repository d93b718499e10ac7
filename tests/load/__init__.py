"""Benchmarks: what the API does under load. No test asserts a time; `make bench-api` prints what was measured."""
