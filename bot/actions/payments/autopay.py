"""Automatic payment: on, with which card and on which day; off; and what that means for the bill that is open."""

import re
from datetime import date
from typing import Any

from bot.actions.payments.asked_about import AUTOPAY, OfMoney
from bot.actions.payments.autopay_words import wants_it
from bot.actions.payments.methods import NEW, good, method_in, names_card, options_of, saved_methods, say_link
from bot.actions.payments.owing import EXTENSION
from bot.actions.payments.splitting import in_parts
from bot.dialogue.form import CHANGE, Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn

START, DAY, METHOD, STOP = "start", "day", "method", "stop"
# The day a bill is due: no day of the month.
DUE = "due"
# Later in the month than this not every month has a day.
LAST_DAY = 28
_OFF = re.compile(r"\b(?:turn|switch|take|get)\b.{0,20}\boff\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:day|date|payday|wages|salary|pension|earlier|later|move|on the \d+)\b", re.IGNORECASE)
_METHOD = re.compile(r"\b(?:card|bank|account|visa|mastercard)\b", re.IGNORECASE)
_DUE = re.compile(r"\b(?:when|day|date)\b.{0,20}\bdue\b|^\W*due\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:change|chng|chang\w*|switch|update|move|different|new|instead|another)\b", re.IGNORECASE)


class SetupAutopay(OfMoney):
    """Starts it, moves it to another day or card, or stops it; always after saying what that means."""

    intent = "setup_autopay"
    topic = "payments"
    once_more = True
    summed_up = frozenset({AUTOPAY, "when", "first"})
    questions = (
        Question("do"),
        Question(METHOD, needed=lambda form: form.values.get("do") == METHOD or form.facts["several"]),
        Question(DAY, reads=("day",), needed=lambda form: form.values.get("do") == DAY),
    )
    refusals = {
        "prepaid-has-no-bills": "payments.prepaid",
        "arrangement-running": "payments.arranged_already_autopay",
    }

    def goes_on_with(self, turn: Turn) -> bool:
        """ "Actually the 15th", "no the other card", "make it when it is due"."""
        named = any(one.kind == "day" for one in turn.found(asked=DAY))
        return named or names_card(turn.words) or _DUE.search(turn.words) is not None

    async def answer(self, turn: Turn) -> None:
        """ "Set me up for two payments" is an arrangement."""
        if in_parts(turn):
            turn.then, turn.then_words = EXTENSION, turn.words
        else:
            await super().answer(turn)

    async def begin(self, turn: Turn, form: Opened) -> bool:
        autopay = await turn.get("/v1/payments/autopay")
        methods = await saved_methods(turn) if autopay.ok else None
        if not autopay.ok:
            await self.stop(turn, autopay)
            return False
        shown = autopay.body
        form.facts = {"on": shown["on"], "told": shown["told"], "methods": methods or []}
        form.facts |= {"method_id": (shown["method"] or {}).get("id"), "day_now": shown["day"]}
        form.facts["method_label"] = (shown["method"] or {}).get("label", "")
        wanted = self._wanted(turn, form)
        if wanted == STOP and not form.facts["on"]:
            turn.say("payments.autopay_is_off", told=shown["told"])
            return False
        if wanted:
            form.values["do"] = wanted
        form.facts["several"] = wanted == START and len(good(form.facts["methods"])) > 1
        return True

    def _wanted(self, turn: Turn, form: Opened) -> str | None:
        """What the first message, or the reply that was pressed, asks for. None: it is on, and may mean anything."""
        about = turn.about if isinstance(turn.about, dict) else {}
        words = turn.words
        if about.get("do"):
            return str(about["do"])
        if wants_it(words) is False:
            return STOP
        if not form.facts["on"]:
            return START
        if turn.first("day") or _DUE.search(words) or (_CHANGE.search(words) and _DAY.search(words)):
            return DAY
        return METHOD if names_card(words) or (_CHANGE.search(words) and _METHOD.search(words)) else None

    async def options_do(self, turn: Turn, form: Opened) -> list[Reply]:
        return [
            Reply(turn.phrase("payments.autopay_day"), value=DAY),
            Reply(turn.phrase("payments.autopay_method"), value=METHOD),
            Reply(turn.phrase("payments.autopay_off"), value=STOP),
        ]

    async def options_method(self, turn: Turn, form: Opened) -> list[Reply]:
        others = [one for one in form.facts["methods"] if one["id"] != form.facts["method_id"]]
        return options_of(turn, others)

    async def read_method(self, turn: Turn, form: Opened, words: str) -> Any:
        return method_in(words, form.facts["methods"], form.facts["method_id"])

    async def options_day(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase("payments.when_due"), value=DUE)]

    async def read_day(self, turn: Turn, form: Opened, words: str) -> Any:
        """ "The day it is due" is no day of the month."""
        if _DUE.search(words):
            return DUE
        found = turn.found(asked="day" if form.asked == DAY else None, text=words)
        return next((one.value for one in found if one.kind == "day"), None)

    async def check_day(self, turn: Turn, form: Opened, value: Any) -> Any:
        number = value.day if isinstance(value, date) else value
        if number == DUE or (isinstance(number, int) and number <= LAST_DAY):
            return number
        return refuse("payments.setup_autopay_day_too_late")

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        form.facts.pop(CHANGE, None)
        if form.values["do"] == STOP:
            self._ask_to_stop(turn, form)
        elif form.values.get(METHOD) == NEW or not good(form.facts["methods"]):
            await self._by_link(turn)
        else:
            await self._ask_to_start(turn, form)

    def _ask_to_stop(self, turn: Turn, form: Opened) -> None:
        self.confirm(
            turn,
            "payments.setup_autopay_stop",
            yes=turn.phrase("payments.autopay_off"),
            no=turn.phrase("payments.autopay_keep"),
            method=form.facts["method_label"],
        )

    async def _ask_to_start(self, turn: Turn, form: Opened) -> None:
        day = form.values.get(DAY, form.facts["day_now"])
        wanted = {"day": None if day == DUE else day, "method_id": form.values.get(METHOD, form.facts["method_id"])}
        quote = await turn.post("/v1/payments/autopay/quotes", wanted)
        if quote.problem in ("no-method", "method-expired"):
            await self._by_link(turn)
        elif await self.quoted(turn, quote):
            self.confirm(
                turn,
                "payments.setup_autopay_confirm",
                yes=turn.phrase("payments.autopay_change" if form.facts["on"] else "payments.autopay_start"),
                no=turn.phrase("payments.setup_autopay_no"),
                change={name: turn.phrase(f"payments.autopay_{name}") for name in (DAY, METHOD)},
                told=quote.body["told"],
                method=quote.body["method"]["label"],
                when=quote.body["when"],
            )

    async def act(self, turn: Turn, form: Opened) -> None:
        if form.values["do"] == STOP:
            done = await turn.delete("/v1/payments/autopay")
        else:
            done = await turn.put("/v1/payments/autopay", {"quote_id": form.facts["quote_id"]})
        if not await self.went_through(turn, done):
            return
        if done.body["on"]:
            facts = {"method": done.body["method"]["label"], "when": done.body["when"]}
            turn.say("payments.autopay_on", told=done.body["told"], **facts)
        else:
            turn.say("payments.autopay_is_off", told=done.body["told"])

    async def declined(self, turn: Turn, form: Opened) -> None:
        """ "Switch it off" is no wish to leave all as it is."""
        if form.facts["on"] and form.values.get("do") != STOP and _OFF.search(turn.words):
            form.values = {"do": STOP}
            await self.go_on(turn, form)
        else:
            await super().declined(turn, form)

    async def _by_link(self, turn: Turn) -> None:
        """The new card is entered on the provider's page; once it is saved it can be chosen."""
        link = await turn.post("/v1/payments/links", {"purpose": "save_card"})
        if await self.went_through(turn, link):
            say_link(turn, "payments.link_autopay", link)
