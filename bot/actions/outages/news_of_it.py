"""Word of an outage: "text me when it's back" before anybody has spoken of it, and "don't bother" afterwards."""

import re
from typing import Any

from bot.actions.client import Answer
from bot.actions.outages.outage_words import CHECK, Outage
from bot.dialogue.topic import Topic
from bot.dialogue.turn import Turn

# What it was done by, said to take it back.
UNDO = "no more news of the outage"
CHOICES = "/v1/accounts/notification-choices"
MOST_WORDS = 20
_TELL = (
    r"(?:text|txt|sms|ping|tell|notify|update|message|msg|e-?mail|alert|inform|let|call|ring|buzz|give|send|drop)"
    r"(?: (?:me|us|him|her|my \w+))(?: (?:a |an )?(?:know|text|txt|message|msg|shout|update|alert|e-?mail|call|ring))?"
)
_BACK = (
    r"(?:back(?: (?:on|up|working|again))*|fixed|sorted|working(?: again)?|works(?: again)?|over|mended|repaired"
    r"|restored|resolved|running(?: again)?|up(?: (?:and running|again))?|done|on again|finished)"
)
_NEWS = r"(?:any (?:more )?news|an update|more (?:news|info)|you know more|there(?:'s| is) (?:any )?news)"
_WHEN = r"(?:when|once|if|as soon as|soon as|the (?:moment|minute)|wen)"
_IT = (
    r"(?:it|this|that|its|it's|it is|it has|things|everything|service|(?:the |my |our )?(?:\w+ )?"
    r"(?:internet|broadband|wi-?fi|line|net|signal|tv|phone|network|outage|fault|connection))"
)
WANTS_WORD = re.compile(
    rf"\b{_TELL} (?:please |pls )?{_WHEN} (?:{_IT}(?:'?s| is| has| gets| comes| been| has been| is all)?(?: all)? )?"
    rf"(?:{_BACK}|{_NEWS})\b",
    re.IGNORECASE,
)
# What may be back or over as well, and is no outage.
_ELSE = re.compile(
    r"\b(?:bill|payment|refund|order|router|parcel|delivery|sim|visit|engineer|technician|case|complaint|ticket|stock"
    r"|money|contract|offer)\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    rf"\b(?:{UNDO}|(?:stop|don'?t|do not|no (?:need to|more)) (?:{_TELL}|texts?|news|updates?|texting me)"
    r"(?: (?:of|about|on|when) (?:it|this|that|the \w+).*)?)",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\be-?mail\b", re.IGNORECASE)


class NewsOfIt(Topic):
    """Where there is an outage, they are told of that one. Where there is none, the message means something else."""

    intent = "outage_news"
    by_its_words = comes_first = True

    def fits(self, turn: Turn) -> bool:
        words = turn.words
        short = 0 < len(words.split()) <= MOST_WORDS
        return turn.memory.form is None and short and bool(WANTS_WORD.search(words)) and not _ELSE.search(words)

    async def answer(self, turn: Turn) -> None:
        mine = await turn.get("/v1/outages/mine")
        if mine.problem == "sign-in-required" or own_outage(mine):
            turn.then, turn.then_words = CHECK, turn.words


def own_outage(mine: Answer) -> Outage | None:
    services = mine.body["services"] if mine.ok else []
    return next((one["outage"] for one in services if one["outage"]), None)


def wants_no_more(turn: Turn) -> bool:
    """Only what this topic does is taken back by it."""
    done = turn.memory.done
    told = done is not None and done.intent == CHECK
    return UNDO in turn.words or (told and _NO_MORE.search(turn.words) is not None)


async def say_followed(turn: Turn, outage: Outage | None) -> None:
    """Which way it comes, and to which number; a way that was switched off is switched on, for it was asked for."""
    way = "email" if _EMAIL.search(turn.words) else "sms"
    me = await turn.get("/v1/accounts/me")
    phone = me.body.get("phone") if me.ok else None
    address = me.body.get("email") if me.ok and way == "email" else phone["display"] if phone and way == "sms" else None
    if not address or not await _goes(turn, way):
        turn.say("outages.followed")
        return
    area = outage["area"]["name"] if outage else ""
    key = "outages.followed_at" if area else "outages.followed_there"
    turn.say(key, custom={"private": True}, how=turn.phrase(f"outages.word_by_{way}"), at=address, area=area)


async def _goes(turn: Turn, way: str) -> bool:
    """Whether what is told of outages comes this way."""
    choices = await turn.get(CHOICES)
    kinds: list[dict[str, Any]] = choices.body["kinds"] if choices.ok else []
    ways: list[dict[str, Any]] = next((kind["channels"] for kind in kinds if kind["kind"] == "outage"), [])
    if any(one["channel"] == way and one["wanted"] for one in ways):
        return True
    if not ways:
        return False
    return (await turn.put(CHOICES, {"choices": [{"kind": "outage", "channel": way, "wanted": True}]})).ok
