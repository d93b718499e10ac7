"""A technician's visit for a case that was just opened: a few times to choose from, and a yes before it is booked."""

import re
from datetime import date
from typing import Any

from bot.actions.orders.asked_about import ASKED_AS
from bot.actions.orders.slot_cards import slots_card
from bot.actions.troubleshooting.whose import Whose
from bot.dialogue.form import Question, refuse
from bot.dialogue.memory import Opened, Reply
from bot.dialogue.turn import Turn
from bot.reading import yes_or_no
from bot.reading.still_off import is_not_mended

REPAIR, SLOT = "repair", "slot"
# What a text message of a guide says to type for the times.
VISIT = "visit"
NO_VISIT = "none"
# Together with the way out as many as there can be buttons.
MOST_SLOTS = 3
_ANY_TIME = re.compile(
    r"\W*(?:(?:ok|okay|yes|yeah|yep|sure|please|just|the|i'?m|well|oh|um+)\W+)*(?:(?:any|either|whichever|whatever)"
    r"(?: (?:time|day|one|of (?:them|these)|is fine|will do|works))*|whenever(?: suits(?: you)?| you (?:can|like))?"
    r"|asap|as soon as (?:possible|you can)|(?:soonest|earliest|next|first)(?: (?:one|available|possible|time|slot))*"
    r"|you (?:pick|choose|decide)|don'?t mind|not (?:bothered|fussed)|yes|yeah|yep|ok|okay|sure)"
    r"(?:\W+(?:please|pls|thanks|ta|then))*\W*",
    re.IGNORECASE,
)


class Visiting(Whose):
    """The last part of a walk. It begins once `ticket_id` and `service` are known."""

    questions = (Question(SLOT, needed=lambda form: "ticket_id" in form.facts),)
    asked_as = ASKED_AS

    async def offer_visit(self, turn: Turn, form: Opened) -> bool:
        """Whether there are times: they are kept, and asked for by what comes next."""
        slots = await turn.get(
            "/v1/orders/appointments/slots", kind=REPAIR, service_id=form.facts["service"], limit=MOST_SLOTS
        )
        form.facts["slots"] = [_kept(slot) for slot in slots.body["items"]] if slots.ok else []
        return bool(form.facts["slots"])

    async def take(self, turn: Turn, form: Opened) -> bool | None:
        if form.asked != SLOT:
            return None
        if turn.words.strip(" .!").casefold() == VISIT:
            await self.ask_again(turn, form)
            return True
        if turn.picked is None and yes_or_no(turn.words) == "no" and not is_not_mended(turn.words):
            form.values["slot"] = NO_VISIT
            await self.go_on(turn, form)
            return True
        if turn.picked is None and _ANY_TIME.fullmatch(turn.words):
            # It is summed up with its day before it is booked.
            form.values["slot"] = form.facts["slots"][0]["id"]
            await self.go_on(turn, form)
            return True
        return None

    async def options_slot(self, turn: Turn, form: Opened) -> list[Reply]:
        times = [
            Reply(turn.phrase("troubleshooting.slot", day=slot["short"], starts=slot["starts"]), value=slot["id"])
            for slot in form.facts["slots"]
        ]
        return [*times, Reply(turn.phrase("troubleshooting.no_visit"), value=NO_VISIT)]

    async def drawn(self, turn: Turn, form: Opened, question: Question, options: list[Reply]) -> dict[str, Any] | None:
        if question.name != SLOT:
            return await super().drawn(turn, form, question, options)
        shown = [slot | {"day": {"iso": slot["iso"], "display": slot["day"]}} for slot in form.facts["slots"]]
        return slots_card(turn, shown, options)

    async def read_slot(self, turn: Turn, form: Opened, words: str) -> date | None:
        """The day, once there are times. Before, it tells since when; and a bare number is a place in the menu."""
        is_none = "slots" not in form.facts or words.strip(" .").isdigit()
        found = [] if is_none else turn.found(asked="day", text=words)
        return next((one.value for one in found if one.kind == "day"), None)

    async def check_slot(self, turn: Turn, form: Opened, value: Any) -> Any:
        slots = form.facts.get("slots", [])
        if isinstance(value, date):
            value = next((slot["id"] for slot in slots if slot["iso"] == value.isoformat()), None)
        if value == NO_VISIT or any(slot["id"] == value for slot in slots):
            return value
        return refuse("troubleshooting.no_such_slot")

    async def sum_up(self, turn: Turn, form: Opened) -> None:
        slot = next((one for one in form.facts["slots"] if one["id"] == form.values["slot"]), None)
        if slot is None:
            self.finish(turn)
            turn.say("troubleshooting.without_visit", number=form.facts["number"])
            return
        self.confirm(
            turn,
            "troubleshooting.visit_confirm",
            yes=turn.phrase("troubleshooting.visit_yes"),
            no=turn.phrase("troubleshooting.visit_no"),
            change={"slot": turn.phrase("troubleshooting.visit_other")},
            number=form.facts["number"],
            **{name: slot[name] for name in ("day", "starts", "ends")},
        )

    async def act(self, turn: Turn, form: Opened) -> None:
        booked = await turn.post(
            "/v1/orders/appointments",
            {
                "slot_id": form.values["slot"],
                "kind": REPAIR,
                "service_id": form.facts["service"],
                "ticket_id": form.facts["ticket_id"],
            },
        )
        if booked.problem == "slot-taken":
            await self._offer_others(turn, form)
        elif await self.went_through(turn, booked):
            visit = booked.body
            turn.say(
                "troubleshooting.visit_booked",
                day=visit["day"]["display"],
                starts=visit["starts"],
                ends=visit["ends"],
                address=visit["address"],
                number=form.facts["number"],
            )

    async def _offer_others(self, turn: Turn, form: Opened) -> None:
        del form.values["slot"]
        if await self.offer_visit(turn, form):
            turn.say("troubleshooting.slot_taken")
            await super().go_on(turn, form)
        else:
            self.finish(turn)
            turn.say("troubleshooting.no_slots", number=form.facts["number"])


def _kept(slot: dict[str, Any]) -> dict[str, str]:
    day = slot["day"]["display"]
    weekday, number, month = day.split()[:3]
    return {
        "id": slot["id"],
        "iso": slot["day"]["iso"],
        "day": day,
        # As much of the day as fits a button beside the time.
        "short": f"{weekday} {number} {month[:3]}",
        "starts": slot["starts"],
        "ends": slot["ends"],
    }
