"""Our own parts of Rasa's pipeline, one class a file."""
