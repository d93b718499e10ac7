"""A person is asked for, waits to be free, takes the conversation, and gives it back."""
