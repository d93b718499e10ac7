"""The plan that the customer has: its price, its contract, and from when another one can be had."""

import re
from typing import Any

from bot.actions.lines import Line, ask_which, meant, my_lines
from bot.actions.plans.plan_words import within
from bot.dialogue.topic import Topic
from bot.dialogue.turn import MOST_SHOWN, Turn
from bot.dialogue.wondering import OPEN, words_about
from bot.reading.wonders import kinds_in

_UPGRADE = re.compile(r"\b(?:up ?gra?d\w*|new (?:phone|handset)|elig\w*)\b", re.IGNORECASE)
_CONTRACT = re.compile(
    r"\b(?:contr\w*|agreement|end\w*|expir\w*|tied|locked|term|run(?:s|ning)? out|finish\w*|up|left|remaining|leave"
    r"|notice)\b",
    re.IGNORECASE,
)


class ViewPlan(Topic):
    intent = "view_plan"

    def goes_on_with(self, turn: Turn) -> bool:
        """ "Will it cost me?" after hearing that it can be changed."""
        return _about_a_change(turn) is not None

    async def answer(self, turn: Turn) -> None:
        if turn.memory.last == self.intent and not turn.sure and (key := _about_a_change(turn)):
            turn.say(key)
            return
        lines = await my_lines(self, turn)
        if lines is None:
            return
        if not lines:
            turn.say("plans.no_lines")
            return
        fitting = meant(turn, lines)
        if len(fitting) == 1:
            _tell(turn, fitting[0])
        elif len(fitting) <= MOST_SHOWN and all(line["price"] for line in fitting) and not _CONTRACT.search(turn.words):
            turn.say("plans.mine_all", listed="; ".join(_short(turn, line) for line in fitting))
        else:
            await ask_which(self, turn, fitting)


def _about_a_change(turn: Turn) -> str | None:
    """The key of what is told about it while none is begun."""
    keys = (words_about(turn.book, "plans.change_plan_about", kind, OPEN) for kind in kinds_in(turn.words))
    return next((key for key in keys if key), None)


def _tell(turn: Turn, line: Line) -> None:
    contract, facts = line["contract"], _facts(line)
    if line["pending"]:
        on = line["pending"]["on"]
        facts |= {"new": line["pending"]["plan_name"] or "", "on": on["display"] if on else turn.phrase("plans.soon")}
        turn.say(f"plans.mine_{line['pending']['kind']}", **facts)
    elif contract is None:
        turn.say("plans.upgrade_user" if _UPGRADE.search(turn.words) else "plans.mine_user", **facts)
    elif _UPGRADE.search(turn.words):
        turn.say("plans.upgrade_now" if contract["upgrade_now"] else "plans.upgrade_later", **facts)
    elif _CONTRACT.search(turn.words):
        turn.say(_contract_key(contract), **facts)
    else:
        turn.say("plans.mine" if contract["ends_on"] else "plans.mine_rolling", **facts)


def _contract_key(contract: dict[str, Any]) -> str:
    if contract["ends_on"] is None:
        return "plans.contract_rolling" if contract["notice_days"] else "plans.contract_prepaid"
    return "plans.contract_costs" if contract["leaving_costs"]["minor"] else "plans.contract"


def _facts(line: Line) -> dict[str, Any]:
    contract, price = line["contract"], line["price"]
    facts = {
        "label": line["service"]["label"],
        "plan": line["plan_name"],
        "number": (line["pending"] or {}).get("number"),
    }
    has = [*line["allowances"]["told"], *(one["name"] for one in line["addons"])]
    facts["told"] = ", ".join(map(within, has)) or line["plan_name"]
    if price:
        facts["price"] = price["total"]["display"]
    if contract:
        facts |= {
            "ends": contract["ends_on"]["display"] if contract["ends_on"] else "",
            "upgrade": contract["upgrade_on"]["display"],
            "notice": contract["notice_days"],
            "costs": contract["leaving_costs"]["display"],
        }
    return facts


def _short(turn: Turn, line: Line) -> str:
    return turn.phrase("plans.mine_short", **_facts(line))
