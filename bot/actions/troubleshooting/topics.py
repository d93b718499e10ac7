"""Something does not work: what the customer says in the middle of a guide, and the three topics that walk one."""

import re
from typing import Any

from bot.actions.knowledge import ASKS, Knowledge, asks_about_it
from bot.actions.outages.looking import CheckOutage, place_in
from bot.actions.troubleshooting.guiding import GUIDES, guide_meant, works_now
from bot.actions.troubleshooting.starting import says_cut_off, says_nothing_works
from bot.actions.troubleshooting.stepping import Stepping
from bot.actions.troubleshooting.unchosen import gives_up, is_tried
from bot.actions.troubleshooting.walk import CASE, GUIDE, MORE, STEP
from bot.actions.troubleshooting.whose import LINE, SIGN_IN
from bot.dialogue.lines import named as named_line
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.temper import swears
from bot.dialogue.turn import Turn
from bot.reading import yes_or_no

PERSON = "request_human"
# Who is asked to sign in, and is no customer.
_NO_ACCOUNT = re.compile(
    r"\b(?:no account|(?:don'?t|do not|haven'?t) (?:got |have )?an? account|not (?:a|the|your) customer|not with you"
    r"|my (?:mum|mom|mam|dad|nan|gran|friend|neighbour|partner|wife|husband|brother|sister|flatmate|landlord)'?s\b"
    r"|(?:isn'?t|not) (?:mine|my account|in my name))",
    re.IGNORECASE,
)


class Trouble(Stepping):
    """Each thing that is waited for has its own way to hear the answer."""

    def outranks_library(self, turn: Turn) -> bool:
        """Who tells of a fault wants it found; who asks how something is done is told."""
        return turn.sure and not ASKS.search(turn.words)

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        if form.asked == STEP and asks_about_it(turn, form.facts["guide"]):
            await Knowledge().answer(turn)
            await self.ask_again(turn, form)
            return True
        if turn.intent == PERSON and (turn.pressed or turn.sure) and "guide" in form.facts:
            await self.end_with(turn, form, "person")
            return True
        if turn.words and "guide" in form.facts and works_now(turn.words):
            await self.end_with(turn, form, "fixed")
            return True
        if turn.picked is None and gives_up(turn.words):
            await self.declined(turn, form)
            return True
        if self.may_wait(turn, form):
            return True
        hears = {
            GUIDE: self._take_which,
            SIGN_IN: self._take_sign_in,
            LINE: self._take_line,
            CASE: self._take_case,
            STEP: self.take_step,
        }.get(form.asked or "")
        taken = await hears(turn, form) if hears else await super().take(turn, form)
        if hears and not taken and "guide" in form.facts and swears(turn.words):
            # Whoever swears has had enough of choices, and of being asked whether it is a complaint.
            await self.end_with(turn, form, "person")
            return True
        return taken

    def words_of(self, form: Opened) -> str:
        """In the end it is a visit that is booked."""
        return "visits.book_technician" if "ticket_id" in form.facts else super().words_of(form)

    async def facts(self, turn: Turn, form: Opened) -> dict[str, Any]:
        choices = ", ".join(option.title for option in form.options[:-1])
        return {**await super().facts(turn, form), "choices": choices}

    async def declined(self, turn: Turn, form: Opened) -> None:
        """Who does not want to sign in is helped all the same."""
        if form.asked == SIGN_IN and not {"ending", "agreed"} & set(form.facts):
            await self._go_without(turn, form)
        elif "ticket_id" in form.facts:
            await super().declined(turn, form)
        else:
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

    async def _take_which(self, turn: Turn, form: Opened) -> bool:
        if turn.picked and turn.picked.value == MORE:
            self.ask_guide(turn, form, rest=True)
            return True
        guide = guide_meant(turn, self.intent)
        if guide is None:
            return False
        self.take_guide(form, guide)
        form.text = form.text or turn.words
        await self.go_on(turn, form)
        return True

    async def _take_sign_in(self, turn: Turn, form: Opened) -> bool:
        if {"ending", "agreed"} & set(form.facts):
            return False
        wants_none = turn.picked and turn.picked.value == "without"
        if wants_none or yes_or_no(turn.words) == "no" or turn.intent == "deny":
            await self._go_without(turn, form)
            return True
        return await self._take_place(turn, form)

    async def _take_place(self, turn: Turn, form: Opened) -> bool:
        """Whether there is an outage can be told to anybody, of any place."""
        place = await place_in(turn, bare=True) if turn.words else None
        if place is None and not _NO_ACCOUNT.search(turn.words):
            return False
        self.finish(turn)
        turn.memory.again = None
        await CheckOutage().look_at(turn, place)
        return True

    async def _go_without(self, turn: Turn, form: Opened) -> None:
        form.facts["without"], turn.memory.again = True, None
        await self.go_on(turn, form)

    async def _take_line(self, turn: Turn, form: Opened) -> bool:
        named = named_line(turn.words, [option.title for option in form.options])
        picked = turn.picked.value if turn.picked and turn.picked.intent is None else None
        service = picked or (form.options[named].value if named is not None else None)
        if service is None:
            return False
        form.facts["service"] = service
        await self.ask_again(turn, form)
        return True

    async def _take_case(self, turn: Turn, form: Opened) -> bool:
        value = turn.picked.value if turn.picked else None
        if value == "see":
            self.finish(turn)
            turn.then = "check_ticket"
        elif value == "test" or yes_or_no(turn.words) == "yes" or self._tells_more(turn, form):
            form.facts["case_seen"] = True
            await self.examine(turn, form)
        else:
            return False
        return True

    def _tells_more(self, turn: Turn, form: Opened) -> bool:
        """Who goes on telling what is wrong wants it looked at."""
        guide = guide_meant(turn, self.intent) if turn.intent == self.intent and turn.words else None
        if guide:
            self.take_guide(form, guide)
        return guide is not None


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
