"""Tests of what sets up, runs and checks the project."""
