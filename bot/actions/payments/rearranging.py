"""What was just agreed may be put right: another day or parts in its place, or nothing at all."""

import re
from typing import Any

from bot.actions.payments.arrangement_facts import facts_of
from bot.actions.payments.arrangement_refused import running, say_why_not
from bot.actions.payments.arrangement_words import longer, parts_in, takes_back, wants_parts
from bot.actions.payments.asked_about import OfMoney
from bot.actions.payments.splitting import part_now
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn

BASE = "/v1/payments/arrangements"
OPTIONS = f"{BASE}/options"
BACK = "back"
# What it was done by, said to take it back.
UNDO = "take back the arrangement"
_DAYS = ("day", "month", "spell")
_LONGER = re.compile(r"\b(?:later|longer|more time|sooner|earlier|(?:an)?other day)\b", re.IGNORECASE)


class Rearranging(OfMoney):
    """The part of the form that knows what was agreed before."""

    def goes_on_with(self, turn: Turn) -> bool:
        """ "Actually the 30th", "make it two payments", "a week longer": what was told or agreed, otherwise."""
        words, alone = turn.words, _just_agreed(turn)
        names = any(one.kind in _DAYS for one in turn.found(asked="day")) or longer(words, turn.today, turn.today)
        return bool(
            names or parts_in(words, alone=alone) or wants_parts(words) or part_now(turn) or _LONGER.search(words)
        )

    def undo(self, form: Opened) -> str | None:
        return None if form.values.get("how") == BACK else UNDO

    async def begin(self, turn: Turn, form: Opened) -> bool:
        agreed = await running(turn) if takes_back(turn.words) else None
        if takes_back(turn.words) and not (agreed and agreed["can_change"]):
            self._say_stands(turn, agreed)
            return False
        options = await turn.get(OPTIONS)
        if options.ok and options.body["why_not"]:
            agreed = agreed or await running(turn)
            if agreed and agreed["can_change"]:
                options = await turn.get(OPTIONS, instead_of=agreed["id"])
        if not options.ok:
            await self.stop(turn, options)
            return False
        if options.body["why_not"]:
            await say_why_not(turn, options.body["why_not"])
            return False
        if not agreed and not options.body["extension"] and not options.body["plans"]:
            turn.say("payments.too_little", owed=options.body["owed"]["display"])
            return False
        form.facts = facts_of(options.body) | _facts_before(agreed)
        form.facts["can"] = turn.phrase("payments.or").join(map(str, form.facts["counts"]))
        return True

    def _say_stands(self, turn: Turn, agreed: dict[str, Any] | None) -> None:
        if agreed:
            turn.say("payments.arrangement_stands", number=agreed["number"], told=agreed["told"])
        else:
            turn.say("payments.none_agreed")

    def ask_to_withdraw(self, turn: Turn, form: Opened) -> None:
        key = "payments.payment_extension_withdraw"
        self.confirm(
            turn,
            key if "agreed" in form.facts else f"{key}_parts",
            yes=turn.phrase("payments.take_it_back"),
            no=turn.phrase("payments.keep_it"),
            number=form.facts["number"],
            amount=form.facts.get("amount", ""),
            due_on=form.facts.get("due_on", ""),
        )

    async def withdraw(self, turn: Turn, form: Opened) -> None:
        done = await turn.delete(f"{BASE}/{form.facts['instead_of']}")
        if await self.went_through(turn, done):
            turn.say("payments.withdrawn", number=done.body["number"])

    async def declined(self, turn: Turn, form: Opened) -> None:
        """Who was about to change what is agreed leaves it as it is agreed."""
        if "instead_of" not in form.facts:
            await super().declined(turn, form)
            return
        self.finish(turn)
        turn.say("payments.stays_agreed", number=form.facts["number"], told=form.facts["told"])


def _just_agreed(turn: Turn) -> bool:
    """ "3 is better", right after it was agreed, is so many parts."""
    return turn.memory.done is not None and turn.memory.done.undo == UNDO


def way_back(turn: Turn, form: Opened) -> list[Reply]:
    return [Reply(turn.phrase("payments.take_it_back"), value=BACK)] if "instead_of" in form.facts else []


def _facts_before(agreed: dict[str, Any] | None) -> dict[str, Any]:
    if agreed is None:
        return {}
    facts = {"instead_of": agreed["id"], "number": agreed["number"], "told": agreed["told"]}
    if agreed["kind"] == "instalments":
        facts["in_parts"] = True
    else:
        day = agreed["instalments"][0]["due_on"]
        facts |= {"agreed": day["display"], "agreed_iso": day["iso"]}
    return facts
