"""What an agent who asks what would be answered is not shown: the api refuses it, and the turn ends there."""

# It would change something, or it tells what is for the customer alone.
REFUSED = frozenset({"only-reads", "customer-only"})


class NotShown(Exception):
    """Nothing was done. Its text is the problem by which the api refused."""


def insist_on_shown(problem: str) -> None:
    if problem in REFUSED:
        raise NotShown(problem)
