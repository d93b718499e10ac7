"""Promising a call: one at a time, in the hours in which somebody can make it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api import audit
from api.auth import Caller
from api.callbacks import repository
from api.callbacks.schemas import CallbackIn, CallbackOut, WindowsOut
from api.callbacks.windows import MOST, window_out, windows
from api.errors import NotUnderstood, Refused
from api.handoff.repository import team_for
from api.identity.addresses import find_address, masked
from api.parts import Parts
from models import Callback, CallbackState, Customer, Level, Team
from models.base import now


class NumberNeeded(Refused):
    """There is none on the account, or what was given is none."""

    title = "Which number shall we ring?"


class NoHours(Refused):
    """No team has hours in which it could ring."""

    title = "Nobody can ring back"


class WindowGone(NotUnderstood):
    """It has passed, or never was one of ours; `choices` lists those there are."""

    title = "That time is not on offer"


async def offer(parts: Parts, caller: Caller, topic: str | None) -> WindowsOut:
    customer_id = caller.require(Level.identified)
    async with parts.database.session() as session:
        team = await team_for(session, topic)
        customer = await session.get_one(Customer, customer_id)
    found = _next(parts, team)
    phone = masked(customer.phone, parts.brand.region) if customer.phone else None
    return WindowsOut(items=[window_out(*one, parts.formats) for one in found], phone=phone)


def _next(parts: Parts, team: Team | None) -> list[tuple[datetime, datetime]]:
    coming = windows(team, now(), parts.formats) if team else iter(())
    return [one for _, one in zip(range(MOST), coming, strict=False)]


async def promise(parts: Parts, caller: Caller, asked: CallbackIn) -> CallbackOut:
    """Asked again while one is open, it is the same one: whoever wants another time cancels it first."""
    customer_id = caller.require(Level.identified)
    async with parts.database.transaction() as session:
        customer = await repository.lock_customer(session, customer_id)
        known = await repository.open_of(session, customer_id)
        if known is not None:
            return _out(parts, known)
        team = await team_for(session, asked.topic)
        begins, ends = _chosen(parts, team, asked.begins)
        assert team is not None
        callback = Callback(
            number=await repository.next_number(session),
            customer_id=customer_id,
            conversation_id=caller.conversation_id,
            team_code=team.code,
            phone=_number(parts, customer, asked.phone),
            from_at=begins,
            to_at=ends,
            reason=asked.reason,
            card=asked.card.model_dump(mode="json"),
        )
        session.add(callback)
        await session.flush()
        await _keep(session, caller, callback, "promised")
        return _out(parts, callback).model_copy(update={"is_new": True})


def _chosen(parts: Parts, team: Team | None, begins: datetime | None) -> tuple[datetime, datetime]:
    found = _next(parts, team)
    if not found:
        raise NoHours("Open a case instead, or call us.")
    if begins is None:
        return found[0]
    for one in found:
        # The one that has begun begins a minute later each minute.
        if one[0] == begins or one[0] <= begins < one[1]:
            return one
    choices = [window_out(*one, parts.formats).model_dump(mode="json") for one in found]
    raise WindowGone("Choose another of the times there are.", field="begins", choices=choices)


def _number(parts: Parts, customer: Customer, given: str | None) -> str:
    if given is None:
        if not customer.phone:
            raise NumberNeeded("There is none on your account.", field="phone")
        return customer.phone
    address = find_address(given, parts.brand.region)
    if address is None or "@" in address.value:
        raise NumberNeeded(f"Give it with all its digits, as in {parts.brand.example_phone}.", field="phone")
    return address.value


async def show(parts: Parts, caller: Caller) -> CallbackOut:
    customer_id = caller.require(Level.identified)
    async with parts.database.transaction() as session:
        callback = await repository.open_of(session, customer_id)
    return _out(parts, callback) if callback else CallbackOut(state="none")


async def cancel(parts: Parts, caller: Caller) -> CallbackOut:
    """Whoever has no call coming has none cancelled, and gets none either."""
    customer_id = caller.require(Level.identified)
    async with parts.database.transaction() as session:
        callback = await repository.open_of(session, customer_id)
        if callback is None:
            return CallbackOut(state="none")
        callback.state, callback.ended_at = CallbackState.cancelled, now()
        await _keep(session, caller, callback, "cancelled")
        return _out(parts, callback)


async def _keep(session: AsyncSession, caller: Caller, callback: Callback, what: str) -> None:
    await session.execute(audit.LINE, audit.values(caller, f"callback {what}", callback=str(callback.id)))


def _out(parts: Parts, callback: Callback) -> CallbackOut:
    return CallbackOut(
        state=callback.state.value,
        number=callback.number,
        window=window_out(callback.from_at, callback.to_at, parts.formats),
        phone=masked(callback.phone, parts.brand.region),
    )
