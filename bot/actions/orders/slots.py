"""Free times for a visit: which ones a message means, and which are offered."""

import re
from datetime import date
from typing import Any

from bot.actions.client import Answer
from bot.dialogue.lines import HOME
from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn
from bot.reading import Found
from bot.reading.calendar_words import WEEKDAY, weekday_from, weekday_of
from bot.reading.days import NOT_DAY
from bot.reading.denial import NOT
from bot.reading.hours import Hours

# Three fit on a text message, and the first ones are what most people take.
MOST_OFFERED = 3
MOST_READ = 50
WHEN = frozenset({"day", NOT_DAY, "hours", "spell", "month"})
# Farther off than bot.reading looks for it: "nobody is in on Tuesday". "Not until Tuesday" names the day.
_EXCLUDES = re.compile(rf"{NOT}(?:(?!\b(?:but|mind|until|till|before)\b)[^,.;]){{0,20}}$", re.IGNORECASE)
_FOLLOWING = re.compile(
    rf"\bfollowing (?P<weekday>{WEEKDAY})\b|\b(?P<before>{WEEKDAY}) (?:after|following)(?: that| it)?\W*$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_SOONEST = re.compile(
    r"\b(?:earliest|soonest|first (?:available|possible|slot|one you)|as soon as|asap|next available)\b", re.IGNORECASE
)

Slot = dict[str, Any]


async def free(turn: Turn, kind: str, site: dict[str, Any]) -> Answer:
    """All times of the coming weeks: for an order, or for a service that is there."""
    line = None if site else HOME
    return await turn.get("/v1/orders/appointments/slots", line=line, kind=kind, limit=MOST_READ, **site)


def when_said(turn: Turn, words: str) -> list[Found]:
    """Days to come and times of day. "It drops since Monday" names no time for a visit."""
    found = [one for one in turn.found(asked="day", text=words) if one.kind in WHEN]
    return [one for one in found if one.kind == "hours" or max(_days(one)) >= turn.today]


def meant(turn: Turn, slots: list[Slot], words: str) -> list[Slot]:
    """Those that fit the day and the time of day that were said; none where neither was said."""
    found = when_said(turn, words)
    days = [one for one in found if one.kind in ("day", NOT_DAY)]
    ruled_out = [one for one in days if one.kind == NOT_DAY or _EXCLUDES.search(words[: one.start])]
    never = {day for one in ruled_out for day in _days(one)}
    # "From Tuesday to Thursday": the last one is where it goes.
    wanted = {day for one in [one for one in days if one not in ruled_out][-1:] for day in _days(one)} - never
    spells = [one.value for one in found if one.kind in ("spell", "month")] if not days else []
    hours = [one.value for one in found if one.kind == "hours"]
    if not days and not hours and not spells:
        return []
    fitting = [slot for slot in slots if _day(slot) not in never and (not wanted or _day(slot) in wanted)]
    fitting = [slot for slot in fitting if not spells or any(one.first <= _day(slot) <= one.last for one in spells)]
    return [slot for slot in fitting if not hours or any(_fits(slot, one) for one in hours)]


def begins_before(turn: Turn, slot: Slot, words: str) -> bool:
    """ "Any time after 3" has no window of its own: who comes from 13:00 may come too early."""
    hours = [one.value for one in when_said(turn, words) if one.kind == "hours"]
    return any(one.first and one.first != one.last and slot["starts"] < f"{one.first:%H:%M}" for one in hours)


def of_known_day(slots: list[Slot], chosen: str | None, kinds: set[str]) -> list[Slot]:
    """ "Afternoon" alone changes the time of day, and not the day that was chosen."""
    days = {slot["day"]["iso"] for slot in slots if slot["id"] == chosen}
    return [slot for slot in slots if slot["day"]["iso"] in days] if days and kinds == {"hours"} else slots


def following(slots: list[Slot], chosen: str | None, words: str) -> list[Slot]:
    """ "The following Monday" is the one after the day that was chosen."""
    said = _FOLLOWING.search(words)
    days = [_day(slot) for slot in slots if slot["id"] == chosen]
    if said is None or not days:
        return []
    day = weekday_from(days[0], weekday_of(said["weekday"] or said["before"]))
    return [slot for slot in slots if _day(slot) == day]


def of_weekday(turn: Turn, offered: list[Slot], slots: list[Slot], words: str) -> list[Slot]:
    """ "Tuesday" beside an offered Tuesday of the week after means that one."""
    found = when_said(turn, words)
    weekdays = {one.value.weekday() for one in found if one.kind == "day" and _WEEKDAY.fullmatch(one.text)}
    hours = [one.value for one in found if one.kind == "hours"]
    days = {_day(slot) for slot in offered if _day(slot).weekday() in weekdays}
    fitting = [slot for slot in slots if _day(slot) in days]
    return [slot for slot in fitting if not hours or any(_fits(slot, one) for one in hours)]


def names_when(turn: Turn, words: str) -> bool:
    """ "1" names a place in the menu, and "after 3" no day whose number is 3."""
    found = turn.found(text=words)
    return any(one.kind == "day" or (one.kind == "hours" and re.search(r"\d", one.text)) for one in found)


def as_said(turn: Turn, slots: list[Slot], chosen: Slot) -> Slot | None:
    """ "Sunday afternoon" has the day of a button in it that is for the morning. None where it is not free then."""
    found = turn.found()
    hours = [one.value for one in found if one.kind == "hours"]
    fitting = [slot for slot in same_day(slots, chosen) if all(_fits(slot, one) for one in hours)]
    if chosen in fitting or (not fitting and any(one.kind == "symptom" for one in found)):
        # "It drops every evening" is no time for a visit.
        return chosen
    return fitting[0] if fitting else None


def same_day(slots: list[Slot], chosen: Slot) -> list[Slot]:
    return [slot for slot in slots if _day(slot) == _day(chosen)]


def says_soonest(words: str) -> bool:
    return _SOONEST.search(words) is not None


def nearest(turn: Turn, slots: list[Slot], words: str) -> list[Slot]:
    """The free ones that come closest to a day that is taken."""
    days = [one.value for one in when_said(turn, words) if one.kind == "day"]
    if not days:
        return slots[:MOST_OFFERED]
    by_distance = sorted(slots, key=lambda slot: abs((_day(slot) - days[-1]).days))
    return sorted(by_distance[:MOST_OFFERED], key=lambda slot: slot["starts_at"])


def spread(slots: list[Slot]) -> list[Slot]:
    """The first ones, but not three of a day."""
    first_of_day: dict[str, Slot] = {}
    for slot in slots:
        first_of_day.setdefault(slot["day"]["iso"], slot)
    picked = [*slots[:2], *(slot for slot in first_of_day.values() if slot not in slots[:2])]
    return picked[:MOST_OFFERED]


def reply(turn: Turn, slot: Slot) -> Reply:
    return Reply(turn.phrase(f"visits.slot_{slot['part']}", day=slot["day"]["display"]), value=slot["id"])


def brief(slot: Slot) -> Slot:
    """As much of it as is shown."""
    return {name: slot[name] for name in ("id", "day", "starts", "ends")}


def listed(turn: Turn, slots: list[Slot]) -> str:
    return ", ".join(when(turn, slot) for slot in slots)


def when(turn: Turn, slot: Slot) -> str:
    return turn.phrase("visits.when", day=slot["day"]["display"], starts=slot["starts"], ends=slot["ends"])


def _fits(slot: Slot, hours: Hours) -> bool:
    """Whether the window and the time that was said have something in common."""
    starts, ends = slot["starts"], slot["ends"]
    first = f"{hours.first:%H:%M}" if hours.first else "00:00"
    last = f"{hours.last:%H:%M}" if hours.last else "23:59"
    return bool(starts <= first < ends if first == last else starts < last and first < ends)


def _days(one: Found) -> list[date]:
    return [one.value, *one.also] if one.kind in ("day", NOT_DAY) else [one.value.last]


def _day(slot: Slot) -> date:
    return date.fromisoformat(slot["day"]["iso"])
