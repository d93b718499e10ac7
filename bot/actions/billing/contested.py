"""What somebody means who does not agree with a bill: which line of it, or two payments."""

from typing import Any

from bot.actions.billing.bill_lines import Line, line_in
from bot.actions.payments.twice import pair_of
from bot.dialogue.memory import Opened
from bot.dialogue.turn import Turn


def line_meant(turn: Turn, lines: list[Line], about: dict[str, Any]) -> Line | None:
    """The one whose reply was pressed, or that is named; else the one that was just offered to be contested."""
    if (titled := _titled(lines, about.get("line"))) is not None:
        return titled
    found = turn.found(asked="money")
    named = line_in(f"{turn.words} {about.get('named', '')}", found, lines)
    # "That's wrong", after one line was told to be why the bill is more. An amount that none has means another.
    by_amount = any(one.kind == "money" for one in found)
    return named if named or by_amount else _titled(lines, _offered(turn))


async def was_paid_twice(turn: Turn) -> bool:
    payments = await turn.get("/v1/payments", limit=10)
    return payments.ok and pair_of(payments.body["items"]) is not None


def _offered(turn: Turn) -> str | None:
    values = [reply.value for reply in turn.offered_before if reply.intent == "dispute_charge"]
    titles = [value["line"] for value in values if isinstance(value, dict) and value.get("line")]
    return titles[0] if len(titles) == 1 else None


def _titled(lines: list[Line], title: str | None) -> Line | None:
    """Five lines on one plan have one title, which then names none of them."""
    titled = [line for line in lines if line.title == title]
    return titled[0] if len(titled) == 1 else None


def charge_of(form: Opened) -> str:
    """The one that was chosen, as it stands on the bill."""
    chosen = form.values.get("line")
    return next((f"{title}, {shown}" for line_id, title, shown, _ in lines_of(form) if line_id == chosen), "")


def lines_of(form: Opened) -> list[tuple[str, str, str, int]]:
    """Id, title, and what it is, of each that was looked up when it was begun."""
    return [tuple(one) for one in form.facts["lines"]]
