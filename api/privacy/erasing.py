"""Erasing a customer: quoted with what goes and what has to stay, confirmed, done once, and finished when it may be."""

import uuid
from datetime import date, timedelta

from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.rendering import receipt_number
from api.auth import Caller
from api.parts import Parts
from api.privacy import forgetting, whose
from api.privacy.schemas import ErasureOut, ErasureQuoteOut, KeptOut
from api.quotes import executing, offer
from api.sessions import find_browser
from api.systems.ports.account import Account, Forgets
from models import AccountState, Erasure, Level, ServiceState
from models.base import now

KIND = "erasure"
AT_ONCE = 50
ERASED = [
    "All conversations on every channel, with the files in them and our notes about them.",
    "Messages we have sent you, promised calls, ratings and line tests.",
    "What you wrote in cases that are solved, and with reports of faults.",
    "Your passkeys and codes, and your sign-ins everywhere but here.",
]
TRACE = "Nobody may change the record of who looked at your data."
# Rasa's trackers, and what systems said last: both are in Redis and go by themselves (endpoints.yml, api/systems).
MEMORY = timedelta(days=7)
UNREACHED = "Your e-mail address, phone number and date of birth. Nobody can sign in as you any more."


class ErasureTerms(BaseModel):
    """`is_over`: no contract was left when it was quoted."""

    is_over: bool
    kept_until: date | None


async def quote(parts: Parts, caller: Caller) -> ErasureQuoteOut:
    terms = await _terms(parts, caller.require(Level.verified))
    offered = await offer(parts.database, caller, KIND, terms)
    return ErasureQuoteOut(
        quote_id=offered.id,
        erased=[*ERASED, UNREACHED] if terms.is_over else ERASED,
        kept=_kept(parts, terms),
        ends_at=offered.ends_at,
        ends_at_display=parts.formats.clock(offered.ends_at),
    )


async def _terms(parts: Parts, customer_id: uuid.UUID) -> ErasureTerms:
    accounts = (await parts.systems.account.accounts_of(customer_id)).fresh()
    if any(_goes_on(account, customer_id) for account in accounts):
        return ErasureTerms(is_over=False, kept_until=None)
    held = [account for account in accounts if account.holder_id == customer_id]
    issued = [
        bill.issued_on for each in held for bill in (await parts.systems.billing.latest_bills(each.id, 1)).fresh()
    ]
    last = max(issued, default=None)
    return ErasureTerms(is_over=True, kept_until=_years_after(last, parts.settings.books_kept_years) if last else None)


def _goes_on(account: Account, customer_id: uuid.UUID) -> bool:
    """An account of theirs that is open, or a line of somebody else's that they still use."""
    if account.holder_id == customer_id:
        return account.state is not AccountState.closed
    return any(service.state is not ServiceState.ceased for service in account.services)


def _years_after(day: date, years: int) -> date:
    """The day after a 28th of February is soon enough for a leap day."""
    return date(day.year + years, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _kept(parts: Parts, terms: ErasureTerms) -> list[KeptOut]:
    until = parts.formats.day(terms.kept_until) if terms.kept_until else None
    years = parts.settings.books_kept_years
    memory = parts.formats.day(parts.formats.today(now() + MEMORY))
    kept = [
        KeptOut(what="What the assistant remembers of its last answers.", why="It ends by itself.", until=memory),
        KeptOut(what="That something was done, when and by whom, without words.", why=TRACE, until=None),
    ]
    if terms.is_over and until is None:
        return kept
    books = f"The law has us keep our books for {years} years."
    kept.insert(0, KeptOut(what="Bills, payments and orders, with your name and address.", why=books, until=until))
    if not terms.is_over:
        goes_on = "Your contract goes on. Ask again once it has ended."
        what = "Your name, address, number and e-mail address, your plan, usage and open cases."
        kept.insert(0, KeptOut(what=what, why=goes_on, until=None))
    return kept


async def erase(parts: Parts, caller: Caller, quote_id: uuid.UUID, cookie: str | None) -> ErasureOut:
    """As it was quoted, unless a contract has begun since. Each step does no harm when it is done again."""
    customer_id = caller.require(Level.verified)
    async with executing(parts.database, caller, KIND, quote_id, ErasureTerms) as it:
        terms = it.terms if it.was_tried else await _as_of_now(parts, customer_id, it.terms)
        async with parts.database.transaction() as session:
            here = await find_browser(session, cookie)
            theirs = await whose.find(session, customer_id)
            spared = here.id if here else None
            await forgetting.forget(parts, session, theirs, is_over=terms.is_over, here=spared, quote_id=quote_id)
            await _note(session, customer_id, it.reference, terms.kept_until)
        what = _depth(terms)
        await parts.systems.account.forget(customer_id, what, reference=it.reference)
    until = parts.formats.day(terms.kept_until) if terms.kept_until else None
    return ErasureOut(number=receipt_number(it.reference), done="Your data was erased.", kept_until=until)


async def _as_of_now(parts: Parts, customer_id: uuid.UUID, quoted: ErasureTerms) -> ErasureTerms:
    """Whoever has come to have a contract meanwhile can still be reached afterwards."""
    found = await _terms(parts, customer_id)
    return found if quoted.is_over and not found.is_over else quoted


def _depth(terms: ErasureTerms) -> Forgets:
    if not terms.is_over:
        return Forgets.words
    return Forgets.reach if terms.kept_until else Forgets.name


async def _note(session: AsyncSession, customer_id: uuid.UUID, reference: str, kept_until: date | None) -> None:
    row = {"customer_id": customer_id, "reference": reference, "done_at": now(), "kept_until": kept_until}
    await session.execute(insert(Erasure).values(id=uuid.uuid4(), **row).on_conflict_do_nothing())


async def finish_due(parts: Parts) -> None:
    """A round: what had to be kept until a day that has come is erased too."""
    today = parts.formats.today(now())
    due = (Erasure.ended_at.is_(None), Erasure.kept_until < today)
    async with parts.database.transaction() as session:
        found = await session.scalars(
            select(Erasure).where(*due).order_by(Erasure.id).limit(AT_ONCE).with_for_update(skip_locked=True)
        )
        for each in found.all():
            # Whoever has come back has a contract, and new bills.
            if (await _terms(parts, each.customer_id)).is_over:
                await parts.systems.account.forget(each.customer_id, Forgets.name, reference=f"finish:{each.id}")
            each.ended_at = now()
