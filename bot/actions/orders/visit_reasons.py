"""What a technician has to come for: an order, a case that is open, or a fault that is told now."""

import re
from typing import Any

from bot.actions.client import Answer, Outcome
from bot.dialogue.answers import NOT_A_MATTER
from bot.dialogue.lines import HOME
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn
from bot.reading.days import NOT_DAY

INSTALL, REPAIR = "install", "repair"
CASES = ("fault", "complaint")
TROUBLES = frozenset(
    {
        *("internet_problem", "mobile_problem", "tv_problem", "report_outage", "complain", "service_request"),
        *("book_technician", *NOT_A_MATTER),
    }
)
# What is wrong with a thing, where no symptom of the service is named.
_BROKEN = re.compile(
    r"\b(?:broke[n]?|bust(?:ed)?|damaged|crack\w*|smashed|snapped|loose|faulty|dead|hanging|chewed|severed|ripped|bad"
    r"|poor|rubbish|terrible|useless|unusable|patchy|came (?:off|out|away)|cut (?:through|off)|fell off|pulled out"
    r"|not work\w*|(?:doesn|won|isn|don)'?t work\w*|stopped work\w*"
    r"|no (?:internet|wi-?fi|broadband|signal|connection))\b",
    re.IGNORECASE,
)


async def find_reason(turn: Turn) -> dict[str, Any] | str | Answer:
    """Facts for the form; the words of an outage, which a visit would not end; or the answer that stands in the way."""
    orders = await turn.get("/v1/orders", state="open")
    if orders.ok and (order := next((one for one in orders.body["items"] if one["needs_visit"]), None)):
        return {"kind": INSTALL, "site": {"order_id": order["id"]}, "for": order["number"]}
    if not orders.ok and orders.outcome is not Outcome.not_holder:
        return orders
    outages = await turn.get("/v1/outages/mine")
    touched = [one for one in outages.body["services"] if one["is_touched"] and one["outage"]] if outages.ok else []
    if touched:
        return str(touched[0]["text"])
    cases = await turn.get("/v1/tickets", state="open")
    open_cases = [one for one in cases.body["items"] if one["kind"] in CASES] if cases.ok else []
    case = next((one for one in open_cases if one["service_id"] and one["is_yours"]), None)
    if case:
        site = {"service_id": case["service_id"]}
        return {"kind": REPAIR, "site": site, "ticket_id": case["id"], "for": case["number"]}
    return {"kind": REPAIR, "site": {}, "needs_trouble": True}


def about_trouble(turn: Turn) -> bool:
    return not turn.sure or turn.intent in TROUBLES


def symptoms(turn: Turn, words: str) -> list[Any]:
    return [one.value for one in turn.found(text=words) if one.kind == "symptom"]


def says_trouble(turn: Turn, words: str) -> bool:
    return bool(symptoms(turn, words)) or _BROKEN.search(words) is not None


def tells_trouble(turn: Turn) -> bool:
    """ "It drops every evening" names no time for a visit, though asked for one."""
    days = [one for one in turn.found(asked="day") if one.kind in ("day", NOT_DAY)]
    return says_trouble(turn, turn.words) and not days


async def book(turn: Turn, form: Opened) -> Answer:
    """For a fault that is not known yet a case is opened first: it tells the technician what to look at."""
    facts, line = form.facts, None if form.facts["site"] else HOME
    if "trouble" in form.values and "ticket_id" not in facts:
        opened = await turn.post("/v1/tickets", {"kind": "fault", "text": form.values["trouble"]}, line=HOME)
        if opened.ok:
            facts["ticket_id"] = opened.body["ticket"]["id"]
        elif opened.problem != "ticket-already-open":
            return opened
    visit = {"slot_id": form.values["slot"], "kind": facts["kind"], "ticket_id": facts.get("ticket_id")}
    return await turn.post("/v1/orders/appointments", {**visit, **facts["site"]}, line=line)
