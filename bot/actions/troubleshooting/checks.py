"""What can be seen of a service from here, in the names that the guides have for it."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.actions.client import Answer
from bot.actions.lines import Line
from bot.actions.plans.price_abroad import price_abroad
from bot.actions.troubleshooting.abroad import Abroad
from bot.dialogue.turn import Turn

# Found, and nothing the matter; and not to be found out just now.
IN_ORDER, NOT_KNOWN = "in_order", "not_known"
AT_HOME = frozenset({"broadband", "tv"})


@dataclass(frozen=True)
class Found:
    """The api's name for it, the first step that it gives with it, and the facts that a guide's words may use."""

    name: str = IN_ORDER
    step: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Looked:
    """What one look at all systems gave. `case` is the open one about this service; `outage` the one that runs."""

    found: Mapping[str, Found]
    case: dict[str, Any] | None
    outage: dict[str, Any] | None


async def look(turn: Turn, line: Line, away: Abroad | None) -> Looked:
    """All at once: together they take as long as the slowest."""
    outages, cases, more = await asyncio.gather(
        turn.get("/v1/outages/mine", service_id=line["id"]),
        turn.get("/v1/tickets", state="open"),
        _more(turn, line),
    )
    outage = _outage_in(outages)
    usage = more if line["kind"] == "mobile" else None
    account = _state(line) or await _roaming(turn, line, away) or _left(usage)
    found = {"outage": _outage(outages, outage), "account": account}
    if line["kind"] in AT_HOME:
        found["device"] = _device(more)
    return Looked(found, _case(cases, line), outage)


async def test_line(turn: Turn, line_id: str) -> tuple[Found, dict[str, Any] | None]:
    """The test itself, and the outage that explains it where one came up only now."""
    tested = await turn.post("/v1/diagnostics/tests", {"service_id": line_id})
    if not tested.ok:
        return Found(NOT_KNOWN), None
    outage = tested.body["outage"]
    steps = tested.body["steps"]
    facts = {"text": tested.body["text"], **(outage_facts(outage) if outage else {})}
    return Found(tested.body["verdict"], steps[0]["code"] if steps else None, facts), outage


def outage_facts(outage: dict[str, Any]) -> dict[str, Any]:
    return {"area": outage["area"]["name"], "expected": outage["expected_text"], "text": outage["state_text"]}


async def _more(turn: Turn, line: Line) -> Answer:
    """A mobile line has an allowance, one at home has a device."""
    path = "/v1/usage/current" if line["kind"] == "mobile" else "/v1/diagnostics/devices"
    return await turn.get(path, service_id=line["id"])


def _outage_in(answer: Answer) -> dict[str, Any] | None:
    services = answer.body["services"] if answer.ok else []
    running: list[dict[str, Any]] = [one["outage"] for one in services if one["outage"]]
    return running[0] if running else None


def _outage(answer: Answer, outage: dict[str, Any] | None) -> Found:
    if outage:
        return Found(outage["state"], None, outage_facts(outage))
    return Found(IN_ORDER if answer.ok else NOT_KNOWN)


def _state(line: Line) -> Found | None:
    if line["state"] == "active" and line["is_suspended"]:
        return Found("suspended", _whose(line))
    return Found(line["state"], _whose(line)) if line["state"] != "active" else None


async def _roaming(turn: Turn, line: Line, away: Abroad | None) -> Found | None:
    """At home it does not matter."""
    if away is None or line["roaming"] is not False:
        return None
    return Found("roaming_off", _whose(line), await price_abroad(turn, line["id"], away.country))


def _whose(line: Line) -> str | None:
    return None if line["held"] else "ask_holder"


def _left(usage: Answer | None) -> Found:
    if usage is None or not usage.ok:
        return Found()
    credit, data = usage.body["credit"], usage.body["data"]
    if credit and credit["minor"] <= 0:
        return Found("out_of_credit")
    if data and data["limit"] == "allowance" and data["left"] and data["left"]["amount"] <= 0:
        return Found("used_up", None, {"resets": usage.body["cycle"]["resets_on"]["display"]})
    return Found()


def _device(answer: Answer) -> Found:
    devices = answer.body["devices"] if answer.ok else []
    if not devices:
        return Found(NOT_KNOWN)
    device = devices[0]
    if device["back"]:
        return Found("restarting", None, {"back": device["back"]["display"].rpartition(", ")[2]})
    return Found("online" if device["is_online"] else "offline")


def _case(answer: Answer, line: Line) -> dict[str, Any] | None:
    cases = answer.body["items"] if answer.ok else []
    own = [one for one in cases if one["service_id"] == line["id"] and one["is_yours"] and one["kind"] != "billing"]
    return own[0] if own else None
