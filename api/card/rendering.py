"""The card's facts in the order in which they are read: wants, tried, next, and the parts in few words."""

from collections.abc import Sequence

from api.accounts.schemas import MeOut
from api.billing.schemas import BalanceOut, CauseOut, ComparisonOut
from api.card.schemas import (
    BillFactsOut,
    GivenOut,
    OwnedOut,
    TouchedOut,
    TriedOut,
    WantsOut,
)
from api.card.words import in_words, reason_in_words
from api.conversations.hiding import content_for_agents
from api.masking import mask_cards
from api.matters import case_about, matter
from api.outages.schemas import MyOutagesOut, OutageOut
from models import Handoff, Message

CAUSES, LONGEST = 2, 300


def wants_out(handoff: Handoff | None, intent: str | None, said: Sequence[Message]) -> WantsOut:
    told = handoff.card if handoff else {}
    intent = told.get("intent") or intent
    words = "\n".join(content_for_agents(message).text for message in said)
    return WantsOut(
        intent=intent,
        text=matter(intent),
        said=words[:LONGEST] or None,
        reason=reason_in_words(handoff.reason) if handoff else None,
        slots=[GivenOut(name=in_words(name), value=mask_cards(value)) for name, value in told.get("slots", {}).items()],
        note=handoff.note if handoff else None,
        case=case_about(intent, handoff.reason if handoff else None),
    )


def tried_out(handoff: Handoff | None) -> TriedOut:
    told = handoff.card if handoff else {}
    done, failed = ([mask_cards(each) for each in told.get(name, [])] for name in ("tried", "failed"))
    return TriedOut(done=done, failed=failed)


def bill_facts(balance: BalanceOut, comparison: ComparisonOut | None) -> BillFactsOut:
    is_first = comparison is None or comparison.direction == "first"
    return BillFactsOut(
        account=balance.account.label,
        owed=balance.owed,
        overdue=balance.overdue,
        due_on=balance.next_due_on,
        credit=balance.credit,
        suspended=balance.suspended,
        bill_id=comparison.bill.id if comparison else None,
        bill=comparison.bill.name if comparison else None,
        total=comparison.bill.total if comparison else None,
        change=None if comparison is None or is_first else comparison.difference,
        causes=[_cause(cause) for cause in comparison.causes[:CAUSES]] if comparison else [],
    )


def _cause(cause: CauseOut) -> str:
    return f"{cause.title} {cause.amount.display}"


def owned(me: MeOut) -> list[OwnedOut]:
    return [
        OwnedOut(
            account_id=account.id,
            service_id=service.id,
            label=service.label,
            kind=service.kind,
            state=service.state,
            plan=service.plan,
            contract_ends_on=service.contract_ends_on,
            held=account.held,
        )
        for account in me.accounts
        for service in account.services
    ]


def touched(mine: MyOutagesOut) -> list[TouchedOut]:
    """What runs first, then what is planned; each once, however many services it touches."""
    found: dict[object, TouchedOut] = {}
    pairs: list[tuple[str, OutageOut | None]] = [(one.service.label, one.outage) for one in mine.services]
    pairs += [(one.service.label, one.planned) for one in mine.services]
    for label, outage in pairs:
        if outage is not None:
            found.setdefault(outage.id, TouchedOut(services=[], outage=outage)).services.append(label)
    return list(found.values())
