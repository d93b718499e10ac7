"""Troubleshooting guides for pages: the ones that the assistant walks, from the same files."""
