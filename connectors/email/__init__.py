"""E-mail: letters that nobody answers, over the operator's own mail server."""
