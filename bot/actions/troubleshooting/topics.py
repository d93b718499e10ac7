"""Something does not work: what the customer says in the middle of a guide, and the three topics that walk one."""

from typing import Any

from bot.actions.knowledge import ASKS, Knowledge, asks_about_it
from bot.actions.orders.visiting import SLOT
from bot.actions.troubleshooting.going_back import LEFT
from bot.actions.troubleshooting.guiding import GUIDES, works_now
from bot.actions.troubleshooting.hearing import Hearing
from bot.actions.troubleshooting.leaving import gives_up
from bot.actions.troubleshooting.open_case import CASE
from bot.actions.troubleshooting.starting import says_cut_off, says_nothing_works
from bot.actions.troubleshooting.unchosen import is_tried
from bot.actions.troubleshooting.walk import GUIDE, STEP
from bot.actions.troubleshooting.whose import LINE, SIGN_IN
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.temper import swears
from bot.dialogue.turn import Turn
from bot.reading.still_off import fault_of, is_not_mended

PERSON = "request_human"


class Trouble(Hearing):
    """What is heard whatever was asked, and then the answer to that."""

    def outranks_library(self, turn: Turn) -> bool:
        """Who tells of a fault wants it found; who asks how something is done is told."""
        return turn.sure and not ASKS.search(turn.words)

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        if form.asked == STEP and asks_about_it(turn, form.facts["guide"]):
            await Knowledge().answer(turn)
            await self.ask_again(turn, form)
            return True
        if form.asked == STEP and await self.take_anywhere(turn, form):
            return True
        if turn.intent == PERSON and (turn.pressed or turn.sure) and "guide" in form.facts:
            await self.end_with(turn, form, "person")
            return True
        if turn.words and "guide" in form.facts and works_now(turn.words) and not is_not_mended(turn.words):
            await self.end_with(turn, form, "fixed")
            return True
        if turn.picked is None and gives_up(turn.words):
            await self.declined(turn, form)
            return True
        if self.may_wait(turn, form):
            return True
        hears = {
            GUIDE: self.take_which,
            SIGN_IN: self.take_sign_in,
            LINE: self.take_line,
            CASE: self.take_case,
            STEP: self.take_step,
        }.get(form.asked or "")
        taken = await hears(turn, form) if hears else await super().take(turn, form)
        if hears and not taken and "guide" in form.facts and swears(turn.words):
            # Whoever swears has had enough of choices, and of being asked whether it is a complaint.
            await self.end_with(turn, form, "person")
            return True
        return taken or await self._take_what_is_left(turn, form) or taken

    async def _take_what_is_left(self, turn: Turn, form: Opened) -> bool:
        if form.asked == SLOT and (is_not_mended(turn.words) or fault_of(turn.words)):
            # It is why somebody is to come.
            await self.ask_otherwise(turn, form)
            return True
        return form.asked == STEP and await self.take_beside(turn, form)

    def words_of(self, form: Opened) -> str:
        """In the end it is a visit that is booked."""
        return "visits.book_technician" if "ticket_id" in form.facts else super().words_of(form)

    async def facts(self, turn: Turn, form: Opened) -> dict[str, Any]:
        choices = ", ".join(option.title for option in form.options[:-1])
        return {**await super().facts(turn, form), "choices": choices}

    async def declined(self, turn: Turn, form: Opened) -> None:
        """Who does not want to sign in is helped all the same."""
        if form.asked == SIGN_IN and not {"ending", "agreed"} & set(form.facts):
            await self.go_without(turn, form)
        elif "ticket_id" in form.facts:
            await super().declined(turn, form)
        else:
            self.remember(turn, form, LEFT)
            self.finish(turn)
            replies = [Reply(turn.book.title(intent), intent) for intent in (self.intent, PERSON)]
            key = "troubleshooting.left" if form.facts.get("tried") else "general.nothing_done"
            turn.say(key, replies=replies)

    async def ask_again(self, turn: Turn, form: Opened) -> None:
        guide = GUIDES.get(form.facts.get("guide", ""))
        if "agreed" in form.facts:
            await self.do_agreed(turn, form)
        elif "ending" in form.facts and guide:
            await self.end(turn, form, guide, guide.outcomes[form.facts["ending"]])
        elif form.asked == STEP and guide:
            await self.reach(turn, form, form.facts["step"])
        elif "ticket_id" in form.facts:
            await super().ask_again(turn, form)
        else:
            await self.go_on(turn, form)

    async def ask_otherwise(self, turn: Turn, form: Opened) -> None:
        """What can be answered, named."""
        if form.asked == STEP:
            step = GUIDES[form.facts["guide"]].steps[form.facts["step"]]
            key = "troubleshooting.step_again" if is_tried(step) else "troubleshooting.step_which"
            turn.say(key, replies=form.options, **await self.facts(turn, form))
        elif form.asked in (GUIDE, LINE, CASE, SIGN_IN):
            turn.say(f"troubleshooting.{form.asked}_again", replies=form.options[:4])
        else:
            await super().ask_otherwise(turn, form)


class InternetProblem(Trouble):
    intent = "internet_problem"

    def claims(self, turn: Turn) -> bool:
        """ "Nothing works": their internet, or whatever else they have with us."""
        return says_nothing_works(turn.words)


class MobileProblem(Trouble):
    intent = "mobile_problem"

    def claims(self, turn: Turn) -> bool:
        """ "My phone got cut off" is no lost phone: the account says why."""
        return says_cut_off(turn.words)


class TvProblem(Trouble):
    intent = "tv_problem"
