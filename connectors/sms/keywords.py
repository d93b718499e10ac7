"""The words that say whether somebody wants texts at all. They mean it only where they stand alone."""

import re
import unicodedata
from enum import StrEnum


class Keyword(StrEnum):
    stop = "stop"
    start = "start"
    help = "help"


# CTIA's list with the words that regulators and carriers added, and those of our neighbours' languages.
WORDS = {
    Keyword.stop: (
        "stop, stopall, stop all, unsubscribe, cancel, end, quit, revoke, optout, opt out, stop texts, "
        "stop texting me, stop messages, arret, arreter, parar, alto, halt, basta"
    ),
    Keyword.start: "start, unstop, yes, subscribe, opt in, optin, resume",
    Keyword.help: "help, info, aide, ayuda, hilfe",
}
_MEANS = {word.strip(): keyword for keyword, words in WORDS.items() for word in words.split(",")}
# "Stop. Thank you" is no less a stop.
_POLITE = re.compile(r"(?:\s(?:please|pls|plz|thanks|thank you|thx|now))+$")


def keyword_in(text: str) -> Keyword | None:
    """The keyword that a text is, and is nothing but: "cancel my plan" is none."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    words = " ".join(re.sub(r"[\W_]+", " ", letters).split())
    return _MEANS.get(words) or _MEANS.get(_POLITE.sub("", words))
