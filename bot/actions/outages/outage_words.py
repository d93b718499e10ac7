"""What is said of an outage, and the offer of word about it."""

from collections.abc import Sequence
from typing import Any

from bot.actions.outages.outage_cards import outage_card
from bot.dialogue.memory import Opened, Reply, Wish
from bot.dialogue.turn import Turn
from bot.dialogue.wording import BUBBLE

CHECK = "check_outage"
FOLLOW = "follow"
NOT_NOW = "not_now"
# Who mends what, by the kind of service.
PROBLEM_OF = {
    "broadband": "internet_problem",
    "mobile": "mobile_problem",
    "tv": "tv_problem",
    "landline": "tv_problem",
}
Outage = dict[str, Any]


def say_own(turn: Turn, mine: dict[str, Any], wanted: set[str]) -> None:
    """Of all the customer's services: what runs, else what is planned, else that nothing is known."""
    services = [one for one in mine["services"] if not wanted or one["service"]["kind"] in wanted]
    running = [one["outage"] for one in services if one["outage"]]
    planned = [one["planned"] for one in services if one["planned"]]
    if running:
        say_outage(turn, running[0], mine.get("as_of"))
    elif planned:
        card = outage_card(turn, planned[0], is_own=True, as_of=mine.get("as_of"))
        turn.say("outages.planned", custom=card, **facts_of(planned[0]))
    elif services:
        service = services[0]["service"]
        turn.say(
            "outages.none", replies=test_replies(turn, service["kind"]), place=service["label"], checked=mine["as_of"]
        )
    else:
        turn.say("outages.no_service")


def say_outage(turn: Turn, outage: Outage, as_of: str | None = None) -> None:
    """The fact, what is done, and until when; then the offer of word."""
    state = "planned_now" if outage["state"] == "planned" else outage["state"]
    ask_to_follow(turn, outage["id"])
    facts = facts_of(outage)
    # One that takes longer than it should has more to be said of its end, and less of the rest.
    fits = len(turn.phrase(f"outages.{state}", **facts)) <= BUBBLE
    card = outage_card(turn, outage, is_own=True, as_of=as_of)
    turn.say(f"outages.{state}" if fits else f"outages.{state}_late", replies=offered(turn), custom=card, **facts)


def say_of_place(turn: Turn, outages: Sequence[Outage]) -> None:
    """For somebody who may not live there, or has not said who they are."""
    running = [one for one in outages if one["is_running"]]
    ahead = [one for one in outages if not one["is_running"] and not one["ended"]]
    if running:
        ask_to_follow(turn, running[0]["id"])
        card, state = outage_card(turn, running[0], is_own=False), running[0]["state_text"]
        turn.say("outages.there", replies=offered(turn), custom=card, state=state, **facts_of(running[0]))
    elif ahead:
        card = outage_card(turn, ahead[0], is_own=False)
        turn.say("outages.planned", custom=card, **facts_of(ahead[0]))
    else:
        turn.say("outages.none_there")


def ask_to_follow(turn: Turn, outage_id: str) -> None:
    """Word of it can be had for a yes. In the middle of something else it is told only."""
    if turn.memory.form is None:
        replies = [
            Reply(turn.phrase("outages.text_me"), value=FOLLOW),
            Reply(turn.phrase("outages.not_now"), value=NOT_NOW),
            Reply(turn.book.title("request_human"), "request_human"),
        ]
        turn.memory.form = Opened(CHECK, asked=FOLLOW, facts={"outage": outage_id}, options=replies)


def offered(turn: Turn) -> list[Reply]:
    form = turn.memory.form
    return form.options if form and form.intent == CHECK else []


def test_replies(turn: Turn, kind: str) -> list[Reply]:
    """What comes next where no fault is known: the line itself, by what was said to be wrong with it."""
    if turn.memory.form is None:
        turn.memory.again = Wish(PROBLEM_OF[kind], turn.words)
    return [
        Reply(turn.phrase("outages.test_line"), PROBLEM_OF[kind]),
        Reply(turn.book.title("report_outage"), "report_outage"),
        Reply(turn.book.title("request_human"), "request_human"),
    ]


def facts_of(outage: Outage) -> dict[str, Any]:
    return {
        "area": outage["area"]["name"],
        "away": outage["away"],
        "started": outage["started"]["display"],
        "expected": outage["expected_text"],
    }
