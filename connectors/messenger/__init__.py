"""Facebook Messenger, by its Send API."""
