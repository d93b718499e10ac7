"""A plan that is asked for by its speed, and whether the network reaches a place."""

import re
from typing import Any

from bot.actions.client import Answer
from bot.actions.lines import known_lines
from bot.actions.plans.plan_wishes import BARE_SPEED
from bot.actions.plans.plan_words import within
from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn

WHERE = "plans.which_postcode"
_REACH = re.compile(
    r"\b(?:avail\w*|reach|cover(?:ed)?|get|have|do|serve)\b.*\b(?:where (?:i|we) live"
    r"|(?:at|to|in|for|cover|reach|serve) (?:my|our) (?:new )?"
    r"(?:address|house|home|flat|postcode|street|road|area|village|town))\b"
)
_MOBILE = re.compile(r"\b(?:signal|mobile|phone|sim|[345] ?g|reception)\b")


async def plan_of_speed(turn: Turn, text: str) -> dict[str, Any] | None:
    """The broadband plan that is sold with the speed in the message."""
    said = BARE_SPEED.search(text)
    sold = await turn.get("/v1/plans/catalogue", kind="broadband") if said else None
    plans = sold.body["plans"] if sold and sold.ok else []
    return next((one for one in plans if said and one["allowances"]["speed_mbps"] == int(said[1])), None)


async def tell_plan(turn: Turn, plan: dict[str, Any]) -> None:
    """Its price, and beside it what the customer pays now."""
    told = plan["allowances"]["told"]
    facts = {"name": plan["name"], "price": plan["price"]["display"], "told": within(told[0]) if told else ""}
    own = [line for line in await known_lines(turn) if line["service"]["kind"] == "broadband"]
    wish = turn.phrase("plans.wish_for", name=plan["name"])
    replies = [
        Reply(turn.book.title("change_plan"), "change_plan", wish),
        Reply(turn.book.title("view_plan"), "view_plan"),
    ]
    if len(own) != 1 or own[0]["plan_code"] == plan["code"] or not own[0]["price"]:
        turn.say("plans.of_speed", **facts)
        return
    present = own[0]["price"]["plan"]
    more = plan["price"]["minor"] - present["minor"]
    key = "plans.of_speed_more" if more > 0 else "plans.of_speed_less"
    turn.say(key, replies=replies, plan=own[0]["plan_name"], present=present["display"], **facts)


def place_in(turn: Turn, *, bare: bool = False) -> str | None:
    words = f"in {turn.words}" if bare and turn.words else None
    return next((one.value for one in turn.found(text=words) if one.kind in ("postcode", "postcode_area")), None)


def asks_for_reach(turn: Turn, text: str) -> bool:
    """Of the network at home: a map of Ofcom's tells of the mobile one."""
    return not _MOBILE.search(text) and (place_in(turn) is not None or _REACH.search(text) is not None)


def was_asked_where(turn: Turn) -> bool:
    return any(said["key"] == WHERE for said in turn.memory.said)


async def tell_reach(turn: Turn, place: str | None) -> Answer | None:
    """Whether the network is there; an answer that failed is given back."""
    if place is None:
        turn.say(WHERE)
        return None
    areas = await turn.get("/v1/outages/areas")
    if not areas.ok:
        return areas
    reached = place.split()[0] in {one["area"]["postcode_prefix"] for one in areas.body["areas"]}
    turn.say("plans.reached" if reached else "plans.not_reached", postcode=place)
    return None
