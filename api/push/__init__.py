"""Browsers that want to be told while their page is closed."""
