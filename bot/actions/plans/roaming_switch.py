"""Roaming switched on or off for a line: said what it leads to, agreed to, done once, and a receipt."""

import re
from typing import Any

from bot.actions.orders.line_form import LineForm
from bot.actions.other_line import OfOneLine
from bot.actions.plans.price_abroad import price_abroad
from bot.dialogue.form import CONFIRM
from bot.dialogue.lines import of_account
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn

ON = "on"
IT = re.compile(
    r"^\W*(?:(?:yes|yeah|ok|no|please|well|then|so)\W+)*(?:turn|switch|put|leave|keep) (?:it|that) (?P<how>on|off)"
    r"(?: (?:please|then|now))*\W*$",
    re.IGNORECASE,
)


class RoamingSwitch(OfOneLine, LineForm):
    topic = "plans"
    refusals = {"nothing-to-roam": "orders.no_mobile"}

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        """ "Turn it on" is a yes to being asked whether to."""
        said = IT.match(turn.words) if form.asked == CONFIRM else None
        if said is None:
            return await super().take(turn, form)
        if (said["how"].lower() == ON) is form.facts[ON]:
            await self.act(turn, form)
        else:
            await self.declined(turn, form)
        return True

    async def begin_to_switch(self, turn: Turn, form: Opened, on: bool) -> bool:
        form.facts[ON] = on
        return await self.look_up_lines(turn, form)

    async def ask_to_switch(self, turn: Turn, form: Opened) -> None:
        me = await turn.get("/v1/accounts/me")
        if not me.ok:
            await self.stop(turn, me)
            return
        line = next(one for one in of_account(me.body, self.kind) if one["id"] == form.values["line"])
        how = _how(form)
        if not line["held"]:
            self.finish(turn)
            turn.say("support.not_account_holder")
        elif line["roaming"] is form.facts[ON]:
            self.finish(turn)
            turn.say(f"plans.roaming_is_{how}", label=line["label"])
        else:
            price = await price_abroad(turn, line["id"], form.values.get("country")) if form.facts[ON] else {}
            self._confirm(turn, how, label=line["label"], **price)

    def _confirm(self, turn: Turn, how: str, **facts: Any) -> None:
        yes, no = turn.phrase(f"plans.roaming_switch_{how}"), turn.phrase(f"plans.roaming_leave_{how}")
        self.confirm(turn, f"plans.roaming_confirm_{how}", yes=yes, no=no, **facts)

    def words_again(self, form: Opened) -> str:
        return f"turn roaming {_how(form)}"

    def undo(self, form: Opened) -> str | None:
        return f"turn roaming {'off' if form.facts[ON] else 'on'} on {form.facts['label']}"

    async def act(self, turn: Turn, form: Opened) -> None:
        path = f"/v1/accounts/services/{form.values['line']}/roaming"
        done = await turn.put(path, {"on": form.facts[ON]})
        if await self.went_through(turn, done):
            turn.say(f"plans.roaming_now_{_how(form)}", label=done.body["label"], number=done.body["number"])


def _how(form: Opened) -> str:
    return "on" if form.facts[ON] else "off"
