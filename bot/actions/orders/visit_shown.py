"""A visit that was just told of: what is said next may change it, and anything else simply passes it by."""

from typing import Any

from bot.actions.orders import slots
from bot.actions.orders.asked_about import ASKED_AS
from bot.actions.orders.visit_wants import BOOK, CALL_AHEAD, CANCEL, SHOW, say_none, show, wanted, wants_call_ahead
from bot.dialogue.answers import NOT_A_MATTER
from bot.dialogue.form import Form
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn

SHOWN = "shown"


class ShownVisit(Form):
    """The part of the form about visits that follows one that was told of."""

    asked_as = ASKED_AS | {"call": CALL_AHEAD}

    def goes_on_with(self, turn: Turn) -> bool:
        """ "No wait, Tuesday" after one was booked is another day for it."""
        done = turn.memory.done
        return done is not None and done.intent == self.intent and bool(slots.when_said(turn, turn.words))

    def holds(self, form: Opened) -> bool:
        return form.asked != SHOWN

    async def coming(self, turn: Turn, *, may_book: bool = False) -> list[dict[str, Any]] | None:
        """The visits to come, soonest first. None where that was answered: there are none, or it can't be found out."""
        visits = await turn.get("/v1/orders/appointments")
        if not visits.ok:
            await self.excuse(turn, visits)
            return None
        coming = [one for one in visits.body["items"] if one["state"] in ("booked", "on_the_way")]
        if not coming and not may_book:
            say_none(turn, visits.body["items"])
            return None
        return coming

    def tell(self, turn: Turn, visit: dict[str, Any]) -> None:
        show(turn, visit)
        if visit["may_change"] and turn.memory.form is None:
            turn.memory.form = Opened(self.intent, asked=SHOWN, options=list(turn.memory.offered))

    def tell_of_calls(self, turn: Turn) -> None:
        turn.say("visits.book_technician_about_call_after")

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        if form.asked != SHOWN:
            return None
        if wants_call_ahead(turn.words):
            self.tell_of_calls(turn)
            return True
        elsewhere = turn.sure and turn.intent not in {*NOT_A_MATTER, self.intent}
        what = wanted(turn.words)
        if elsewhere or what == SHOW or (what == BOOK and not slots.when_said(turn, turn.words)):
            return False
        await self._begin_anew(turn)
        return True

    async def declined(self, turn: Turn, form: Opened) -> None:
        """ "Call it off" may be understood as a wish to stop."""
        if form.asked == SHOWN and wanted(turn.words) == CANCEL:
            await self._begin_anew(turn)
        else:
            await super().declined(turn, form)

    async def ask_again(self, turn: Turn, form: Opened) -> None:
        await (self._begin_anew(turn) if form.asked == SHOWN else super().ask_again(turn, form))

    async def _begin_anew(self, turn: Turn) -> None:
        turn.memory.form = None
        turn.as_if(self.intent, turn.words)
        await self.answer(turn)
