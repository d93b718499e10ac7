"""What is asked on when the use of a line was told: when it starts anew, whether that is enough, the month before."""

import re
from datetime import date, timedelta
from typing import Any

from bot.dialogue.turn import Turn
from bot.reading.tidy import plain

_RESETS = re.compile(
    r"\b(?:reset\w*|renew\w*|refresh\w*|refill\w*|replenish\w*|(?:start|begin)s? (?:again|over|anew|afresh)"
    r"|when (?:do|will|does|is|can) (?:i|it|we|my|the) (?:\w+ ){0,3}?(?:new|more|next) (?:data|lot|allowance|month)"
    r"|when (?:do|will|can) (?:i|we) get (?:(?:any|some) )?(?:more|new|another)(?= (?:data|gigs?|again)\b|\W*$))\b"
)
_ENOUGH = re.compile(
    r"\b(?:enough|netflix|youtube|films?|movies?|stream\w*|iplayer|disney|prime video|tiktok|box ?sets?)\b"
)
# What of it was used.
_SPENT = re.compile(
    r"\b(?:what|where|how)\b.{0,25}\b(?:spen[dt]|use[ds]?|using|go|gone|went|eat\w*|ate|burn\w*|waste[ds]?)\b.{0,12}"
    r"(?:\b(?:on|for|up|it all|it)\b|\W*$)|\bon what\b|\bbreak ?down\b|\bwhat took\b"
)
_BEFORE = re.compile(r"\b(?:last|previous) (?:month|bill|cycle|period)\b|\bmonth before\b")
# What an hour of film takes of it, as the library has it: in HD, and in standard quality.
AN_HOUR, GIGABYTE = 3_000_000, 1_000_000


def asks_on(words: str) -> bool:
    text = plain(words)
    return any(pattern.search(text) for pattern in (_RESETS, _ENOUGH, _SPENT, _BEFORE))


def asks_of_month_before(text: str) -> bool:
    return _BEFORE.search(text) is not None


def asks_what_for(text: str) -> bool:
    return _SPENT.search(text) is not None


async def tell_month_before(turn: Turn, body: dict[str, Any]) -> bool:
    """From one bill to the next, the one before this; False where that cannot be told."""
    starts = date.fromisoformat(body["cycle"]["starts"]["iso"])
    last = starts - timedelta(days=1)
    before = starts.replace(day=1) - timedelta(days=1)
    first = before.replace(day=min(starts.day, before.day))
    about = {"service_id": body["service"]["id"], "from": first.isoformat(), "to": last.isoformat()}
    answer = await turn.get("/v1/usage/daily", **about)
    if not answer.ok or not answer.body["days"]:
        return False
    days = answer.body["days"]
    turn.say(
        "usage.month_before",
        label=body["service"]["label"],
        used=answer.body["total"]["display"],
        first=days[0]["day"]["display"],
        last=days[-1]["day"]["display"],
    )
    return True


def told_on(turn: Turn, body: dict[str, Any]) -> bool:
    """Whether one of them was asked, and could be told of what there is."""
    text, data = plain(turn.words), body["data"]
    facts = {
        "label": body["service"]["label"],
        "starts": body["cycle"]["starts"]["display"],
        "resets": body["cycle"]["resets_on"]["display"],
    }
    if _RESETS.search(text):
        turn.say("usage.resets", **facts)
        return True
    if not _ENOUGH.search(text) or not data or data["limit"] == "by_use":
        return False
    if data["limit"] == "unlimited":
        turn.say("usage.enough_unlimited", **facts)
    elif data["left"]["amount"] < AN_HOUR:
        turn.say("usage.enough_none", left=data["left"]["display"], **facts)
    else:
        left = data["left"]
        hours, low = left["amount"] // AN_HOUR, left["amount"] // GIGABYTE
        turn.say("usage.enough", hours=hours, low=low, left=left["display"], **facts)
    return True
