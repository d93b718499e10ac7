"""The words that say whether somebody wants texts at all. They mean it only where they stand alone."""

import re
import unicodedata
from enum import StrEnum


class Keyword(StrEnum):
    stop = "stop"
    start = "start"
    help = "help"


# CTIA's list with the words that regulators and carriers added, those of our neighbours' languages, and what people
# write who know none of these lists. None is a word that we ask for ourselves: "Reply REMOVE" is about an add-on.
WORDS = {
    Keyword.stop: (
        "stop, stopp, stopall, stop all, stop it, unsubscribe, unsubscribe me, unsub, revoke, optout, opt out, "
        "opt me out, remove me, remove me from your list, take me off your list, stop text, stop texts, stop texting, "
        "stop texting me, stop sending me texts, stop sending texts, stop message, stop messages, stop messaging me, "
        "stop sending me messages, stop sending messages, stop sms, stop all texts, stop all messages, no more texts, "
        "no more messages, do not text me, dont text me, do not text, dont text, do not message me, dont message me, "
        "do not contact me, dont contact me, arret, arrete, arretez, desabonner, desinscrire, parar, pare, baja, alto, "
        "darme de baja, desuscribir, halt, abmelden, abbestellen, basta, sair, wypisz, стоп, отписаться"
    ),
    Keyword.start: "start, unstop, subscribe, opt in, optin, opt me in, resume, resubscribe",
    Keyword.help: "help, help me, info, aide, ayuda, hilfe, aiuto, ajuda, pomoc",
}
# These are ordinary answers too. With any other word beside them, "cancel please" is about an order.
BARE = {
    Keyword.stop: "cancel, end, quit, annuler, cancelar, annulla, ende, fin, kundigen",
    Keyword.start: "yes",
    Keyword.help: "",
}


def _by_word(words: dict[Keyword, str]) -> dict[str, Keyword]:
    return {word.strip(): keyword for keyword, row in words.items() for word in row.split(",") if word.strip()}


_MEANS, _MEANS_BARE = _by_word(WORDS), _by_word(BARE)
# "Stop. Thank you" is no less a stop, and nor is "Please stop".
_THANKS = r"please|pls|plz|thanks|thank you|thankyou|thx|ty|cheers|now|so much|very much|a lot|merci|gracias|danke"
_AFTER = re.compile(rf"(?:\s(?:{_THANKS}))+$")
_BEFORE = re.compile(r"^(?:(?:please|pls|plz|ok|okay|hi|hello|just|reply|text|send)\s)+")
_AGAIN = re.compile(r"^(\w+)(?:\s\1)+$")
_APOSTROPHE = re.compile(r"['\u2019\u02bc`]")


def keyword_in(text: str) -> Keyword | None:
    """The keyword that a text is, and is nothing but: "cancel my plan" is none."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text).casefold())
    letters = "".join(character for character in plain if unicodedata.category(character) not in ("Mn", "Me", "Cf"))
    words = _AGAIN.sub(r"\1", " ".join(re.sub(r"[\W_]+", " ", letters).split()))
    return _MEANS.get(words) or _MEANS_BARE.get(words) or _MEANS.get(_BEFORE.sub("", _AFTER.sub("", words)))
