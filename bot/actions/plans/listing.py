"""The plans that are sold: a short list of a kind, and what each would have cost for one's own use."""

import re
from typing import Any

from bot.actions.client import Answer
from bot.actions.lines import ask_which, known_lines, meant
from bot.actions.plans.asked_for import asks_for_reach, place_in, plan_of_speed, tell_plan, tell_reach, was_asked_where
from bot.actions.plans.plan_cards import plans_card
from bot.actions.plans.plan_words import in_menu, within
from bot.dialogue.memory import Reply, Wish
from bot.dialogue.topic import LINE, Topic
from bot.dialogue.turn import MOST_SHOWN, Turn
from bot.reading.tidy import plain

# A choice of kinds is remembered under this name.
KIND = "kind of plan"
# What is used on these is counted, so that plans can be held against it.
COUNTED = ("mobile", "broadband")
KINDS = ("mobile", "broadband", "tv", "landline")
_UNLIMITED = re.compile(r"\bun ?limi\w*|\bno limit")
_PREPAID = re.compile(r"\b(?:pre ?paid|pre ?pay|payg|pay as you go|pay as u go)\b")
_BUSINESS = re.compile(r"\b(?:business|company|firm)\b")
_MOBILE = re.compile(r"\b(?:gb|gigs?|data|minutes|texts|5g|4g)\b")
_FIFTH = re.compile(r"\b5 ?g\b(?!b)")
_FOR_ME = re.compile(r"\b(?:for me|my usage|what i use|how much i use|best|better|save|suits?|overpaying|should i)\b")
# What carries no plan's name or price of its own.
_CHEAPEST = re.compile(
    r"\bcheapest\b|\bwhich (?:one |plan |of \w+ )?(?:is|costs|would be) (?:the )?(?:cheaper|least)\b"
)
# "Sky are doing 24, can you match it".
_MATCH = re.compile(r"\b(?:match|beat) (?:it|that|them|this|the|their)\b|\bprice ?match\b")
_WHAT_IS_CHEAPER = re.compile(
    r"\bwhat(?:'?s| is| are)? (?:the )?(?:cheaper|cheapest|lower)\b|\b(?:anything|something|one|plan|deal) cheaper\b"
    r"|\bcheaper (?:plan|deal|one|package|tariff)\b"
)
_CHEAPER = re.compile(r"\b(?:cheaper|less|lower)\b")
_DIFFERENCE = re.compile(r"\bdiffer\w*\b|\bcompare (?:them|these|those)\b")


class ComparePlans(Topic):
    intent = "compare_plans"

    def claims(self, turn: Turn) -> bool:
        """The postcode that was just asked for; and "what's cheaper then", after a bill."""
        return _WHAT_IS_CHEAPER.search(plain(turn.words)) is not None or (
            was_asked_where(turn) and place_in(turn, bare=True) is not None
        )

    def goes_on_with(self, turn: Turn) -> bool:
        text = plain(turn.words)
        return _DIFFERENCE.search(text) is not None or _CHEAPEST.search(text) is not None

    async def answer(self, turn: Turn) -> None:
        text = plain(turn.words)
        if asks_for_reach(turn, text) or was_asked_where(turn):
            if failed := await tell_reach(turn, place_in(turn, bare=True)):
                await self.excuse(turn, failed)
            return
        if named := await plan_of_speed(turn, text):
            await tell_plan(turn, named)
            return
        if _MATCH.search(text):
            turn.say("plans.no_match", replies=[])
        if _FOR_ME.search(text) and await self._for_me(turn):
            return
        kind = await self._kind(turn, text)
        if kind is None:
            self._ask_kind(turn)
            return
        answer = await turn.get("/v1/plans/catalogue", kind=kind)
        if not answer.ok:
            await self.excuse(turn, answer)
            return
        own = [line["plan_code"] for line in await known_lines(turn) if line["service"]["kind"] == kind]
        self._list(turn, kind, text, answer.body, own)

    async def _kind(self, turn: Turn, text: str) -> str | None:
        """Said, chosen before, or the only kind that the customer has."""
        said = turn.first("service")
        if said or _MOBILE.search(text):
            return said or "mobile"
        kinds = {line["service"]["kind"] for line in await known_lines(turn)}
        return turn.memory.lines.get(KIND) or (kinds.pop() if len(kinds) == 1 else None)

    def _ask_kind(self, turn: Turn) -> None:
        turn.memory.again, turn.memory.asked_line = Wish(self.intent, turn.words), KIND
        turn.say(
            "plans.which_kind", replies=[Reply(turn.phrase(f"plans.kind_{kind}"), value={LINE: kind}) for kind in KINDS]
        )

    def _list(self, turn: Turn, kind: str, text: str, catalogue: dict[str, Any], own: list[str]) -> None:
        plans = [plan for plan in catalogue["plans"] if plan["prepaid"] == bool(_PREPAID.search(text))]
        plans = [plan for plan in plans if not plan["business_only"] or _BUSINESS.search(text)]
        if _UNLIMITED.search(text):
            plans = [plan for plan in plans if plan["allowances"]["data_kilobytes"] is None]
        if not plans:
            turn.say("plans.list_none")
        elif own == [plans[0]["code"]] and (_CHEAPER.search(text) or _CHEAPEST.search(text)):
            turn.say("plans.cheapest_is_yours", **_facts(plans[0]))
        elif _CHEAPEST.search(text):
            turn.say("plans.cheapest", replies=_choices(turn, plans[:1], own), **_facts(plans[0]))
        elif _DIFFERENCE.search(text) and len(plans) > 1:
            facts = _difference(plans)
            key = "plans.difference" if facts["common"] else "plans.difference_plain"
            turn.say(key, replies=_choices(turn, plans, own), **facts)
        else:
            self._say_all(turn, kind, text, catalogue | {"plans": plans[:MOST_SHOWN]}, own)

    def _say_all(self, turn: Turn, kind: str, text: str, catalogue: dict[str, Any], own: list[str]) -> None:
        plans = catalogue["plans"]
        choices = _choices(turn, plans, own)
        short = [f"{plan['name']} {plan['price']['display']}" for plan in plans]
        facts: dict[str, Any] = {
            "kind": turn.phrase(f"plans.kind_{kind}"),
            "listed": "; ".join(_line(turn, plan) for plan in plans),
            "short": turn.phrase("plans.list_numbered", listed=in_menu(short)) if choices else ", ".join(short),
        }
        card = plans_card(turn, kind, plans, own, choices or [], catalogue["as_of"])
        turn.say("plans.list_5g" if _FIFTH.search(text) else "plans.list", replies=choices, custom=card, **facts)

    async def _for_me(self, turn: Turn) -> bool:
        """What each would have cost in the last months; False where that cannot be told, and the list has to do."""
        fitting = meant(turn, await known_lines(turn), COUNTED)
        if len(fitting) > 1:
            await ask_which(self, turn, fitting)
            return True
        if not fitting:
            return False
        answer = await turn.get("/v1/plans/comparison", service_id=fitting[0]["service"]["id"])
        return answer.ok and self._tell_best(turn, answer)

    def _tell_best(self, turn: Turn, answer: Answer) -> bool:
        body = answer.body
        best = next((plan for plan in body["plans"] if plan["code"] == body["best"]), None)
        facts = {
            "label": body["service"]["label"],
            "plan": body["present"]["name"],
            "present": body["present"]["a_month"]["display"],
        }
        if best is None:
            turn.say("plans.best_is_present", **facts)
            return True
        facts |= {"best": best["name"], "cost": best["a_month"]["display"], "losses": _losses(turn, best["loses"])}
        turn.say("plans.best_loses" if facts["losses"] else "plans.best", **facts)
        return True


def _facts(plan: dict[str, Any]) -> dict[str, Any]:
    told = plan["allowances"]["told"]
    return {"name": plan["name"], "price": plan["price"]["display"], "told": within(told[0]) if told else ""}


def _line(turn: Turn, plan: dict[str, Any]) -> str:
    return turn.book.first(["plans.line", "plans.line_bare"], **_facts(plan))


def _choices(turn: Turn, plans: list[dict[str, Any]], own: list[str]) -> list[Reply] | None:
    """ "The second" of a list is a plan of it, for whoever has a line that can move to it."""
    wishes = [(plan, turn.phrase("plans.wish_for", name=plan["name"])) for plan in plans if own]
    return [Reply(plan["name"], "change_plan", wish, plan["price"]["minor"]) for plan, wish in wishes] or None


def _difference(plans: list[dict[str, Any]]) -> dict[str, Any]:
    """What all have, and from where to where goes what they differ in."""
    told = [plan["allowances"]["told"] for plan in plans]
    common = [within(one) for one in told[0][1:] if all(one in other for other in told)]
    return {
        "first": within(told[0][0]),
        "last": within(told[-1][0]),
        "low": plans[0]["price"]["display"],
        "high": plans[-1]["price"]["display"],
        "common": ", ".join(common),
    }


def _losses(turn: Turn, losses: list[str]) -> str:
    """A list of countries is too long for a sentence."""
    short = [loss if len(loss) <= 60 else turn.phrase("plans.loses_some_abroad") for loss in losses]
    return ", ".join(short)
