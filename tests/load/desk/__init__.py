"""The desk with a year's talk behind it: `make load ONLY=desk`."""
