"""Which month's bill was asked for, where a message names one. Until older bills can be shown, that has to be said."""

import re

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
# "May" is mostly no month: it counts beside the word bill, or with an s.
_MAY = r"may(?:'?s|(?= bill))|(?:in|for|of|from) may"
_NAMED = re.compile(
    rf"\b(?:({'|'.join(month for month in MONTHS if month != 'may')})(?:'?s)?|({_MAY}))\b", re.IGNORECASE
)
_OTHER = re.compile(r"\b(?:next|previous|older?|earlier)\s+(?:month'?s\s+)?(?:bill|invoice)", re.IGNORECASE)


def asks_for_another(text: str, shown: str) -> bool:
    """Whether the message is about another bill than the one that can be shown."""
    named = {(match.group(1) or "may").lower() for match in _NAMED.finditer(text)}
    if named:
        # "Why is November higher than October" is about November, whatever else it names.
        return shown.lower() not in named
    return _OTHER.search(text) is not None
