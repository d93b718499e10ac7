"""A yes in the words of the button: "yes move it", or "MOVE" as a text message asks for."""

import re
from collections.abc import Collection, Sequence

from bot.dialogue.memory import Reply
from bot.reading import agrees

# Words of a button that are no deed.
_LITTLE = frozenset({"the", "for", "it", "to", "a", "my", "this", "that", "now", "as", "is"})
# Said around it, and of no weight.
_BESIDE = frozenset({"it", "that", "please", "now", "in", "so", "just", "then", "well"})
_WORD = re.compile(r"[\w']+")


def names_the_deed(words: str, options: Sequence[Reply], other: Collection[str] = ()) -> str | None:
    """ "yes" where nothing is said but words of the yes button, or `other` ones, and at most a yes; else None."""
    title = next((option.title for option in options if option.value == "yes"), "")
    deed, said = [*_WORD.findall(title.lower()), *other], _WORD.findall(words.lower())
    named = ({*deed} - _LITTLE) & {*said}
    # A number alone may be a place in a menu, and it agrees to nothing.
    if all(word.isdigit() for word in named) or "?" in words:
        return None
    if len(said) == 1 and said[0] in other:
        # "Cancel" alone may mean this talk.
        return None
    beside = " ".join(word for word in said if word not in _BESIDE.union(deed))
    return "yes" if not beside or agrees(beside) == "yes" else None
