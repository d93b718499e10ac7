"""Which troubleshooting guide a message is about, and how its texts are said."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.actions.troubleshooting.abroad import abroad
from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn
from bot.dialogue.wording import filled
from bot.guides import Choice, Guide, Outcome, Step, choose, read
from bot.guides.typed import meant
from bot.guides.typed import plain as typed
from bot.reading.still_off import fault_of, is_still_off

GUIDES: Mapping[str, Guide] = read(Path(__file__).parents[2] / "data" / "guides")
# Where a symptom that was read, or a service that was named, leaves only one guide. The first that fits is taken.
BY_SYMPTOM: Mapping[str, tuple[tuple[str, str], ...]] = {
    "internet_problem": (
        ("one_device", "wifi"),
        ("dropping", "internet_dropping"),
        ("slow", "internet_slow"),
        ("down", "internet_down"),
    ),
    "mobile_problem": (
        ("voicemail", "voicemail_mobile"),
        ("pictures", "picture_messages"),
        ("texts", "mobile_texts"),
        ("calls", "mobile_calls"),
        ("no_signal", "mobile_no_service"),
        ("no_data", "mobile_no_data"),
        ("slow", "mobile_data_slow"),
    ),
    "tv_problem": (
        ("voicemail", "voicemail_home"),
        ("no_picture", "tv"),
        ("remote", "tv"),
        ("noise", "landline"),
        ("calls", "landline"),
        ("landline", "landline"),
        ("tv", "tv"),
    ),
}
# Who asked about an outage has nothing at all.
OUTAGE = re.compile(
    r"\b(?:outages?|power ?cuts?|offline|anyone else|neighbou?rs?|whole (?:street|area|road|village|building)"
    r"|known (?:fault|issue|problem)s?)\b",
    re.IGNORECASE,
)
NOTHING = {"internet_problem": "internet_down", "mobile_problem": "mobile_no_service", "tv_problem": "tv"}
# Abroad these have other causes than at home.
ALL_AWAY = frozenset({"mobile_no_data", "mobile_no_service"})
# What ends the trouble, said at any moment: longer than a "yes", which may be the answer to something else.
MENDED = Choice(
    title="It works now",
    means=(
        *("its working", "it works", "works now", "working now", "it works now", "its working now", "works again"),
        *("its working again", "back on", "its back", "its back on", "its fixed", "all fixed", "fixed now", "solved"),
        *("its sorted", "all sorted", "sorted now", "up and running", "came back", "came back on", "its solved"),
        *(
            "its ok now",
            "it is ok now",
            "all ok now",
            "its okay now",
            "its fine now",
            "its alright now",
            "its good now",
        ),
        *(
            "seems ok now",
            "seems fine now",
            "is ok now",
            "is fine now",
            "works fine now",
            "all good now",
            "it came back",
        ),
        *("its better now", "is better now", "much better now", "all better now"),
        *("just came back", "back to normal", "it does work", "does work now", "it is working"),
    ),
    go="fixed",
    tried=None,
    does=None,
    refused=None,
)
_NOT_MENDED = Choice("No change", ("not working", "still not working", "doesnt work"), "fixed", None, None, None)


def guide_meant(turn: Turn, intent: str) -> Guide | None:
    """By title, by the guides' own words, or by the symptom."""
    said = typed(turn.words)
    for guide in GUIDES.values():
        if guide.intent == intent and typed(guide.title) == said:
            return guide
    fitting = choose(GUIDES, intent, turn.words) or _by_symptom(turn, intent)
    if intent == "mobile_problem" and (fitting is None or fitting.name in ALL_AWAY) and abroad(turn, turn.words):
        return GUIDES["working_abroad"]
    if fitting is None and intent == "mobile_problem" and fault_of(turn.words) == "internet_problem":
        # Of who has a mobile alone.
        return GUIDES["mobile_no_data"]
    return fitting or (GUIDES[NOTHING[intent]] if _has_nothing(turn.words, intent) else None)


def _has_nothing(words: str, intent: str) -> bool:
    """Of a phone "not working" leaves open what of it; "dead" does not."""
    if intent == "mobile_problem":
        return OUTAGE.search(words) is not None or (fault_of(words) == intent and "work" not in words.lower())
    return OUTAGE.search(words) is not None or fault_of(words) == intent or is_still_off(words)


def _by_symptom(turn: Turn, intent: str) -> Guide | None:
    read_there = {one.value for one in turn.found() if one.kind in ("symptom", "service")}
    return next((GUIDES[name] for symptom, name in BY_SYMPTOM[intent] if symptom in read_there), None)


# "Text me when it's back" waits for it.
_TO_COME = re.compile(r"\b(?:when|once|until|till?|as soon as|if|whether)\b", re.IGNORECASE)


def works_now(words: str) -> bool:
    """Nothing may speak against it: "it works now but only upstairs" is none."""
    if _TO_COME.search(words):
        return False
    said = f" {typed(words)} "
    is_spoken_of = any(f" {phrase} " in said for phrase in MENDED.means)
    return is_spoken_of and meant((MENDED, _NOT_MENDED), words, frozenset({MENDED.title})) is MENDED


def say_step(turn: Turn, guide: Guide, step: Step, facts: Mapping[str, object]) -> list[Reply]:
    replies = [Reply(choice.title) for choice in step.choices]
    say_text(turn, f"{guide.name}.{step.name}", step.say, step.sms, facts, replies)
    return replies


def say_outcome(
    turn: Turn, guide: Guide, outcome: Outcome, facts: Mapping[str, object], replies: list[Reply] | None = None
) -> None:
    if outcome.say:
        say_text(turn, f"{guide.name}.{outcome.name}", outcome.say, outcome.sms, facts, replies or [])


def say_text(
    turn: Turn, key: str, say: str, sms: str, facts: Mapping[str, object], replies: list[Reply] | None = None
) -> None:
    """A guide has its words for a text message, with its menu."""
    key = f"guides.{key}"
    turn.tell({"key": key, "text": filled(say, key, facts), "sms": filled(sms, key, facts)}, replies or [])
