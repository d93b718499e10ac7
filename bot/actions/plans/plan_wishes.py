"""What somebody wants of a plan without naming one: cheaper, more, no limit, so many gigabytes."""

import re
from collections.abc import Callable
from typing import Any

from bot.reading.tidy import plain

_CHEAPER = re.compile(
    r"\b(?:cheap\w*|less expensive|lower|reduce|down ?grad\w*|down grade|smaller|save|pay less|costs? less)\b"
)
_MORE = re.compile(r"\b(?:up ?grad\w*|up grade|faster|quicker|speedier|bigger|larger|more|higher|better)\b")
_UNLIMITED = re.compile(r"\b(?:un ?limi\w*|no limit|limitless|endless)\b")
_AMOUNT = re.compile(r"\b(?P<number>\d{1,4}) ?(?:gb|gig\w*|g)\b")
_SPEED = re.compile(r"\b(?P<number>\d{2,4}) ?(?:mb\w*|meg\w*)\b")
# "The 500": a speed and nothing else. A price or an amount of data is none.
BARE_SPEED = re.compile(
    r"(?<!under )(?<!below )(?<!than )(?<!around )(?<!about )(?<![\w£$€₹.])(\d{2,4})"
    r"(?!\d| ?(?:gb|gig|pound|quid|p\b|min|text|gbp|a month|per month))"
)
KILOBYTES_A_GIGABYTE = 1_000_000

Test = Callable[[dict[str, Any]], bool]


def fitting_wish(words: str, eligibility: dict[str, Any]) -> list[str] | None:
    """Codes of the plans that have what is wished for; None where nothing of the kind was said."""
    text = plain(words)
    wish = _wish(text) or _of_speed(text, eligibility["plans"])
    if wish is None:
        return None
    present = eligibility["present"]["code"]
    others = [one for one in eligibility["plans"] if one["plan"]["code"] != present]
    return [one["plan"]["code"] for one in others if wish(one) and not one["plan"]["prepaid"]]


def _wish(text: str) -> Test | None:
    if _UNLIMITED.search(text):
        return lambda one: one["plan"]["allowances"]["data_kilobytes"] is None
    if match := _AMOUNT.search(text):
        least = int(match["number"]) * KILOBYTES_A_GIGABYTE
        return lambda one: (one["plan"]["allowances"]["data_kilobytes"] or least) >= least
    if match := _SPEED.search(text):
        speed = int(match["number"])
        return lambda one: (one["plan"]["allowances"]["speed_mbps"] or 0) >= speed
    if _CHEAPER.search(text):
        return lambda one: one["difference"]["minor"] < 0
    if _MORE.search(text):
        return lambda one: one["difference"]["minor"] > 0
    return None


def _of_speed(text: str, plans: list[dict[str, Any]]) -> Test | None:
    """A number that is no plan's speed may be anything."""
    said = {int(number) for number in BARE_SPEED.findall(text)}
    fits = {one["plan"]["allowances"]["speed_mbps"] for one in plans} & said
    return (lambda one: one["plan"]["allowances"]["speed_mbps"] in fits) if fits else None
