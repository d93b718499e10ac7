"""The heart: receive, order, answer, show live."""
