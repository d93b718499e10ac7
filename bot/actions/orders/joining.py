"""A new service, or a thing for one that is there: what, at what price, where, and ordered."""

import re
from typing import Any

from bot.actions.client import Answer, Outcome
from bot.actions.orders.homes import more_about, term_of
from bot.actions.orders.places import POSTCODE, PlacedForm
from bot.actions.orders.receipts import say_placed
from bot.actions.orders.things import THINGS
from bot.dialogue.form import CHANGE
from bot.dialogue.lines import HOME
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.question import Question
from bot.dialogue.turn import Turn

MOST_OFFERED = 4
THING, HANDSET = "thing", "handset"
KINDS = ("broadband", "mobile", "tv", "landline")
_WITH_SERVICE = re.compile(r"broad ?band|fibre|\btv and\b", re.IGNORECASE)
_HANDSET = re.compile(
    r"\b(?:iphone|galaxy|pixel|handset|tablet|ipad|watch|smart ?phone|samsung|new (?:phone|fone|mobile)"
    r"|(?:buy|order|want|get) (?:an? )?(?:new )?(?:phone|fone))\b",
    re.IGNORECASE,
)
_PREPAID = re.compile(r"\b(?:pay ?as ?you ?go|payg|pre-?paid|no contract|burner)\b", re.IGNORECASE)
_BUSINESS = re.compile(r"\b(?:business|company|office|shop|cafe|firm|practice)\b", re.IGNORECASE)
_MOBILE = re.compile(r"\b(?:lines?|wireless|cell|sim[- ]?only|simonly|contract)\b", re.IGNORECASE)


class NewService(PlacedForm):
    """Everybody may look at what there is; ordering is for customers, and a person takes in new ones."""

    intent = "new_service"
    topic = "homes"
    questions = (
        Question("what"),
        Question("plan", needed=lambda form: form.values.get("what") in KINDS),
        Question("thing", needed=lambda form: form.values.get("what") == THING),
        # At home, unless they say that it is for somewhere else.
        Question("address", needed=lambda form: "elsewhere" in form.facts),
        Question("postcode", reads=POSTCODE.reads, needed=lambda form: "address" in form.values),
    )
    refusals = {
        "account-on-hold": "homes.account_on_hold",
        "account-has-ended": "homes.account_ended",
        "plan-not-sold": "homes.plan_not_sold",
        "plan-not-for-account": "homes.plan_not_for_account",
        "not-served": "homes.not_served",
        "already-ordered": "homes.already_ordered",
        "offer-changed": "homes.offer_changed",
        "service-unknown": "homes.thing_without_service",
        "no-bill-for-it": "homes.no_bill_for_it",
    }

    async def read_what(self, turn: Turn, form: Opened, words: str) -> str | None:
        found = turn.found(text=words)
        kinds = {one.value for one in found if one.kind == "service"}
        if _HANDSET.search(words) and "broadband" not in kinds:
            return HANDSET
        if any(one.search(words) for one in THINGS.values()) and not _WITH_SERVICE.search(words):
            return THING
        if len(kinds) == 1:
            return str(next(iter(kinds)))
        if not kinds and any(one.kind == "plan" for one in found):
            return await self._kind_of(turn, next(one.value for one in found if one.kind == "plan"))
        return "mobile" if not kinds and (_PREPAID.search(words) or _MOBILE.search(words)) else None

    async def options_what(self, turn: Turn, form: Opened) -> list[Reply]:
        return [Reply(turn.phrase(f"homes.what_{kind}"), value=kind) for kind in KINDS]

    async def check_what(self, turn: Turn, form: Opened, value: str) -> str:
        """Another kind has other plans."""
        if form.values.pop("plan", None) and (plan := await self.read_plan(turn, form, turn.words)):
            form.values["plan"] = plan
        return value

    async def _kind_of(self, turn: Turn, name: str) -> str | None:
        plans = await turn.get("/v1/plans/catalogue")
        sold = plans.body["plans"] if plans.ok else []
        return next((one["kind"] for one in sold if one["name"] == name), None)

    async def _plans(self, turn: Turn, form: Opened) -> list[dict[str, Any]] | None:
        found = await turn.get("/v1/plans/catalogue", kind=form.values.get("what"))
        if not found.ok:
            await self.stop(turn, found)
            return None
        prepaid, business = (bool(one.search(form.text)) for one in (_PREPAID, _BUSINESS))
        plans = [one for one in found.body["plans"] if one["prepaid"] == prepaid or one["kind"] != "mobile"]
        return [one for one in plans if business or not one["business_only"]]

    async def options_plan(self, turn: Turn, form: Opened) -> list[Reply]:
        plans = await self._plans(turn, form)
        if plans == []:
            turn.memory.form = None
            turn.say("homes.none_sold")
        shown = (plans or [])[:MOST_OFFERED]
        facts = [{"name": one["name"], "price": one["price"]["display"]} for one in shown]
        form.facts["listed"] = "; ".join(turn.phrase("homes.plan_line", **one) for one in facts)
        titles = [turn.phrase("homes.plan_title", **one) for one in facts]
        return [
            Reply(title, value=one["code"], amount=one["price"]["minor"])
            for title, one in zip(titles, shown, strict=True)
        ]

    async def read_plan(self, turn: Turn, form: Opened, words: str) -> str | None:
        name = next((one.value for one in turn.found(text=words) if one.kind == "plan"), None)
        plans = await turn.get("/v1/plans/catalogue") if name else None
        sold = plans.body["plans"] if plans and plans.ok else []
        return next((one["code"] for one in sold if one["name"] == name), None)

    async def options_thing(self, turn: Turn, form: Opened) -> list[Reply]:
        found = await turn.get("/v1/orders/equipment")
        if not found.ok:
            await self.stop(turn, found)
            return []
        things = [one for one in found.body["items"] if one["kind"] in THINGS]
        lines = [turn.phrase("homes.thing_line", name=one["name"], price=one["price"]["display"]) for one in things]
        form.facts["listed"] = "; ".join(lines)
        return [Reply(one["name"], value=one["code"], amount=one["price"]["minor"]) for one in things[:MOST_OFFERED]]

    async def read_thing(self, turn: Turn, form: Opened, words: str) -> str | None:
        """By what it is: "a mesh point", "another router"."""
        kind = next((kind for kind, pattern in THINGS.items() if pattern.search(words)), None)
        found = await turn.get("/v1/orders/equipment") if kind else None
        things = found.body["items"] if found and found.ok else []
        return next((one["code"] for one in things if one["kind"] == kind), None)

    async def go_on(self, turn: Turn, form: Opened) -> None:
        if form.facts.get(CHANGE) == "address":
            form.facts["elsewhere"] = True
        if form.values.get("what") == HANDSET:
            self.finish(turn)
            turn.say("homes.phones_in_shops", replies=_sim_plans(turn))
            return
        await super().go_on(turn, form)

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        place = {name: form.values.get(name) for name in ("address", "postcode")}
        if form.values["what"] == THING:
            wanted = {"kind": "equipment", "code": form.values["thing"]}
        else:
            wanted = {"kind": "new_service", "plan_code": form.values["plan"]}
        quote = await turn.post("/v1/orders/quotes", {**wanted, **place}, line=HOME)
        if quote.outcome is Outcome.sign_in and "plan" in form.values:
            await self._by_person(turn, form, quote)
        elif quote.problem == "address-needed":
            form.facts["elsewhere"] = True
            await self.go_on(turn, form)
        elif await self.quoted(turn, quote):
            self._ask(turn, form, quote.body)

    def _ask(self, turn: Turn, form: Opened, offer: dict[str, Any]) -> None:
        form.facts["visit"] = offer["needs_visit"]
        is_thing = form.values["what"] == THING
        price = offer["once" if is_thing else "monthly"]["display"]
        months = offer["contract_months"]
        self.confirm(
            turn,
            "homes.new_service_thing_confirm" if is_thing else "homes.new_service_confirm",
            yes=turn.phrase("homes.new_service_yes", price=price),
            no=turn.phrase("homes.new_service_no"),
            change={"address": turn.phrase("homes.other_place")},
            title=offer["title"],
            address=offer["address"],
            day=offer["expected_on"]["display"],
            once=offer["once"]["display"],
            monthly=offer["monthly"]["display"],
            term=term_of(turn, months),
            more=turn.phrase("homes.mobile_sim") if form.values["what"] == "mobile" else more_about(turn, offer),
        )

    async def _by_person(self, turn: Turn, form: Opened, answer: Answer) -> None:
        """Who joins has no account to sign in to yet; who has one can go on here."""
        plan = await turn.get(f"/v1/plans/catalogue/{form.values['plan']}")
        await self.stop(turn, answer)
        if plan.ok:
            asked = turn.said.pop()
            price = plan.body["price"]["display"]
            custom = {"form": asked["form"]}
            turn.say("homes.join_by_person", custom=custom, name=plan.body["name"], price=price)

    async def act(self, turn: Turn, form: Opened) -> None:
        if receipt := await self.do_as_quoted(turn, "/v1/orders"):
            visit = "homes.placed_service_visit" if form.facts["visit"] else "homes.placed_service"
            say_placed(turn, "homes.placed_thing" if form.values["what"] == THING else visit, receipt)


def _sim_plans(turn: Turn) -> list[Reply]:
    return [
        Reply(turn.phrase("homes.sim_plans"), "new_service", "a mobile sim only"),
        Reply(turn.book.title("request_human"), "request_human"),
    ]
