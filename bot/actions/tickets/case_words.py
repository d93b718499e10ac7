"""How a case stands, in one sentence that fits its state."""

from typing import Any

from bot.dialogue.memory import Reply
from bot.dialogue.turn import Turn

# From here on a case has taken too much out of somebody for a plain answer.
MANY_VISITS, MOST_COUNTED = 2, 5
COMPLETED, COMING = "completed", ("booked", "on_the_way")
# With more than this the sentences around it no longer fit one bubble.
LONGEST = 90


def say_case(turn: Turn, case: dict[str, Any], replies: list[Reply]) -> None:
    """The answer first: what was done last, and when they hear again."""
    facts: dict[str, object] = {
        "number": case["number"],
        "title": _short(case["title"]),
        "state": case["state_text"],
        "opened": case["opened"]["display"],
        **{name: case[name]["display"] for name in ("promised", "solved") if case[name]},
        **_visit(case),
    }
    if "visits" in facts:
        # Nobody has patience for more than the words go up to.
        count = min(done_visits(case), MOST_COUNTED)
        facts["visits"] = turn.phrase(f"tickets.visits_{count}")
    last = _last(case)
    if last:
        facts["last"] = last
    key = _key(case, facts)
    turn.say(key, replies=replies, **facts)


def _key(case: dict[str, Any], facts: dict[str, object]) -> str:
    if not case["is_open"]:
        return "tickets.solved" if case["state"] == "resolved" else "tickets.closed"
    if case["state"] == "waiting_for_customer":
        return "tickets.waiting_last" if "last" in facts else "tickets.waiting"
    if "comes" in facts:
        return "tickets.visit"
    if "promised" not in facts:
        return "tickets.open_undated"
    if "visits" in facts and "last" in facts and case["is_late"]:
        return "tickets.late_visits"
    if case["is_late"]:
        return "tickets.late"
    return "tickets.open_last" if "last" in facts else "tickets.open"


def _visit(case: dict[str, Any]) -> dict[str, object]:
    """The next visit, and how many there were, where that is a tale of its own."""
    coming = next((one for one in case["visits"] if one["state"] in COMING), None)
    done = done_visits(case)
    facts: dict[str, object] = {"visits": done} if done >= MANY_VISITS else {}
    if coming:
        facts |= {"comes": coming["starts"]["display"], "until": coming["ends"]["display"].rpartition(", ")[2]}
    return facts


def done_visits(case: dict[str, Any]) -> int:
    return sum(one["state"] == COMPLETED for one in case["visits"])


def _last(case: dict[str, Any]) -> str | None:
    """The last thing that was found out or done. A promise has its own place, and the customer's words are known."""
    ours = [one["text"] for one in case["events"] if one["by"] != "You" and one["text"]]
    visits = [one["text"] for one in case["events"] if one["kind"] == "visit" and one["text"]]
    last = (visits or ours)[-1:]
    return last[0].rstrip(".") if last and len(last[0]) <= LONGEST else None


def _short(title: str) -> str:
    return title if len(title) <= LONGEST // 2 else f"{title[: LONGEST // 2].rsplit(' ', 1)[0]}\N{HORIZONTAL ELLIPSIS}"
