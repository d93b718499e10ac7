"""An outage as a customer tells it: taken down for the line it is about, with what is known and what comes next."""

import re
from typing import Any

from bot.actions.client import Answer
from bot.actions.outages.looking import CheckOutage, kinds_in, place_in
from bot.actions.outages.outage_words import say_of_place, say_outage, test_replies
from bot.actions.troubleshooting.abroad import abroad
from bot.dialogue.form import Form, Question
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn

# As the api names what a message was read to complain of.
SYMPTOMS = {"down": "no_service", "slow": "slow", "dropping": "drops", "no_signal": "no_signal"}
AWAY = "no_service"
MOST_SHOWN = 4


class ReportOutage(Form):
    """Telling us needs no yes: it was the wish, costs nothing, and undoes nothing."""

    intent = "report_outage"
    topic = "outages"
    questions = (Question("service"),)
    refusals = {"service-ended": "outages.no_service"}

    async def begin(self, turn: Turn, form: Opened) -> bool:
        mine = await turn.get("/v1/outages/mine")
        if mine.problem == "sign-in-required":
            await self._by_place(turn, mine)
            return False
        if not mine.ok:
            await self.stop(turn, mine)
            return False
        kinds = {one["service"]["kind"] for one in mine.body["services"]}
        if kinds == {"mobile"} and abroad(turn, turn.words):
            # There is no network of ours: what keeps the phone from theirs is looked for.
            turn.then, turn.then_words = "mobile_problem", turn.words
            return False
        services = _fitting(mine.body["services"], kinds_in(turn))
        if not services:
            turn.say("outages.no_service")
            return False
        form.facts["services"] = [[one["service"][name] for name in ("id", "label", "kind")] for one in services]
        return True

    async def _by_place(self, turn: Turn, refused: Answer) -> None:
        """What is known there can be told to anybody. To add to it we have to know whose line it is."""
        place = await place_in(turn)
        known = await turn.get("/v1/outages", **place) if place else None
        running = [one for one in known.body["items"] if one["is_running"]] if known and known.ok else []
        turn.memory.form = None
        if running:
            say_of_place(turn, running)
        else:
            await self.excuse(turn, refused)

    async def answer(self, turn: Turn) -> None:
        if _only_asks(turn.words):
            await CheckOutage().answer(turn)
            return
        form = turn.memory.form = Opened(self.intent, text=turn.words)
        if await self.begin(turn, form):
            await self.go_on(turn, form)
        elif turn.memory.form is form:
            turn.memory.form = None

    async def options_service(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(label, value=service_id) for service_id, label, _ in form.facts["services"][:MOST_SHOWN]]

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        service = form.values["service"]
        symptoms = [one.value for one in turn.found(text=form.text) if one.kind == "symptom"]
        symptom = next((SYMPTOMS[one] for one in symptoms if one in SYMPTOMS), AWAY)
        body = {"service_id": service, "symptom": symptom, "text": form.text or None}
        told = await turn.post("/v1/outages/reports", body)
        if await self.went_through(turn, told):
            self._receipt(turn, told.body)

    def _receipt(self, turn: Turn, report: dict[str, Any]) -> None:
        if report["outage"]:
            turn.say("outages.report_added")
            say_outage(turn, report["outage"])
            return
        key = "outages.reported_others" if report["others"] else "outages.reported"
        facts = {"place": report["service"]["label"], "reported": report["reported"]["display"]}
        replies = test_replies(turn, report["service"]["kind"])
        turn.say(key, replies=[replies[0], replies[-1]], **facts)


def _only_asks(words: str) -> bool:
    """ "Outage in my area?" reports nothing."""
    return words.rstrip().endswith("?") and not re.search(r"\breport", words, re.IGNORECASE)


def _fitting(services: list[dict[str, Any]], kinds: set[str]) -> list[dict[str, Any]]:
    """Of the kinds named. Where none is, a fault that is known already says which they mean."""
    named = [one for one in services if one["service"]["kind"] in kinds]
    touched = [one for one in named or services if one["outage"]]
    return touched[:1] or named or services
