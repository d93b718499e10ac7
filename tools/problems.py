"""The one kind of failure that is shown to people: a sentence that says what is wrong and what to do."""


class Problem(Exception):
    """Its text is the whole message; no traceback is printed with it."""
