"""The first words: who this is and what it does; to who is signed in, what matters to them today."""

import asyncio
from typing import Any

from bot.actions.client import Answer
from bot.actions.general.small_talk import SmallTalk
from bot.actions.support.card import CALL_BACK
from bot.dialogue.memory import Reply
from bot.dialogue.plain import PERSON
from bot.dialogue.turn import Turn


class Open(SmallTalk):
    intent = "open"

    async def answer(self, turn: Turn) -> None:
        if turn.memory.said:
            # Coming back: nobody is greeted twice.
            await _go_on(turn)
            return
        outages = await turn.get("/v1/outages/mine")
        if not outages.ok:
            turn.say("general.open")
            return
        if outage := _running(outages):
            turn.say(
                "general.open_outage",
                away=outage["away"],
                area=outage["area"]["name"],
                expected=outage["expected_text"],
            )
            return
        visits, balance = await asyncio.gather(turn.get("/v1/orders/appointments"), turn.get("/v1/billing/balance"))
        self._what_comes(turn, visits, balance)

    def _what_comes(self, turn: Turn, visits: Answer, balance: Answer) -> None:
        visit = _next_visit(visits)
        if visit:
            day, starts, ends = visit["day"]["display"], visit["starts"], visit["ends"]
            turn.say("general.open_visit", day=day, starts=starts, ends=ends)
        elif balance.ok and balance.body["overdue"]:
            overdue = balance.body["overdue"]
            key = "general.open_suspended" if balance.body["suspended"] else "general.open_overdue"
            teaser = {"teaser": turn.phrase("billing.teaser")}
            turn.say(key, custom=teaser, amount=overdue["amount"]["display"], since=overdue["since"]["display"])
        else:
            turn.say("general.open")


async def _go_on(turn: Turn) -> None:
    """Where we were; after a person, with what they said comes next."""
    mine = await turn.get("/v1/handoffs/mine")
    returned = mine.ok and mine.body["state"] == "returned"
    wanted = (mine.body["next"] or "") if returned else ""
    memory, titles = turn.memory, turn.book.titles
    if wanted == CALL_BACK:
        # They asked for it themselves, instead of waiting.
        turn.then = CALL_BACK
    elif wanted in titles and (memory.form is None or memory.form.intent != wanted):
        # What was open before the person came was theirs to settle.
        memory.form = None
        turn.say("general.open_back_to", replies=_ways(turn, wanted), what=turn.matter(wanted))
    elif memory.form:
        turn.say("general.open_back_within")
    elif memory.last is not None and memory.last in titles:
        turn.say("general.open_back", replies=_ways(turn, memory.last))
    else:
        turn.say("general.open_back")


def _ways(turn: Turn, first: str) -> list[Reply]:
    return [Reply(turn.book.title(intent), intent) for intent in (first, "help", PERSON)]


def _running(outages: Answer) -> dict[str, Any] | None:
    found: dict[str, Any] | None = next((one["outage"] for one in outages.body["services"] if one["outage"]), None)
    return found


def _next_visit(visits: Answer) -> dict[str, Any] | None:
    """Those to come stand first."""
    first: dict[str, Any] | None = next(iter(visits.body["items"]), None) if visits.ok else None
    return first if first and first["state"] in ("booked", "on_the_way") else None
