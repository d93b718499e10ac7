"""One-time codes: making, sending, checking. Knows nothing of conversations but their ids."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from sqlalchemy.ext.asyncio import AsyncSession

from api.brand import Brand
from api.db import after_commit
from api.errors import Gone, NotUnderstood, TooMany
from api.identity import repository
from api.identity.addresses import Address, find_address
from api.identity.codes import (
    CODE_LIFETIME,
    CODES_AN_HOUR,
    HOUR,
    TRIES,
    Purpose,
    code_for,
    fits,
    hash_of,
    tries_left,
)
from api.identity.outlet import CodeOutlet
from api.jobs import Jobs
from models import Customer, OneTimeCode
from models.base import now


class AddressNotUnderstood(NotUnderstood):
    """Neither a phone number nor an e-mail address."""

    title = "That is neither a phone number nor an e-mail address"


class TooManyCodes(TooMany):
    """Codes are not for guessing, nor for bothering somebody."""

    title = "Too many codes"


class CodeWrong(NotUnderstood):
    """Not the code that was sent. The try is counted, whatever becomes of the request."""

    title = "That code is not right"
    keeps_changes = True


class CodeExpired(Gone):
    """The code's time or its tries are over."""

    title = "That code has expired"


@dataclass(frozen=True, slots=True)
class SentCode:
    masked: str
    ends_at: datetime


def understand(text: str, brand: Brand) -> Address:
    address = find_address(text, brand.region)
    if address is None:
        raise AddressNotUnderstood(f"Write a phone number, like {brand.example_phone}, or an e-mail address.")
    return address


async def send_code(
    session: AsyncSession,
    outlet: CodeOutlet,
    jobs: Jobs,
    secret: str,
    *,
    contact_id: uuid.UUID,
    conversation_id: uuid.UUID | None,
    address: Address,
) -> SentCode:
    """Sends a code if a customer has that address. The answer is the same if not: it tells nobody who is one."""
    await repository.lock_address(session, address.value)
    made = await repository.codes_since(session, contact_id=contact_id, address=address.value, since=now() - HOUR)
    if len(made) >= CODES_AN_HOUR:
        raise _too_many(made[-CODES_AN_HOUR] + HOUR)
    customer = await repository.customer_at(session, address.value)
    row = OneTimeCode(
        id=uuid.uuid4(),
        conversation_id=conversation_id,
        contact_id=contact_id,
        customer_id=customer.id if customer else None,
        address=address.value,
        tries_left=TRIES,
        ends_at=now() + CODE_LIFETIME,
    )
    code = code_for(row.id, row.address, secret)
    row.code_hash = hash_of(code, row.id, secret)
    session.add(row)
    await session.flush()
    # Queued for a stranger's address too, and then nothing is sent: how long the answer takes tells nobody either.
    await jobs.code(session, Purpose.sign_in, row.id, row.address)
    if customer is not None:
        after_commit(session, lambda: outlet.send(address.value, code))
    return SentCode(address.masked, row.ends_at)


def _too_many(free_at: datetime) -> TooManyCodes:
    left = max(1, ceil((free_at - now()).total_seconds()))
    minutes = ceil(left / 60)
    when = "in a minute" if minutes == 1 else f"in {minutes} minutes"
    return TooManyCodes(f"Too many codes were asked for. You can ask for another {when}.", retry_after=left)


async def check_code(session: AsyncSession, secret: str, *, contact_id: uuid.UUID, code: str) -> Customer:
    """Who the code was sent to. An older code is good as long as it lasts: texts overtake each other."""
    codes = await repository.open_codes(session, contact_id)
    alive = [row for row in codes if row.ends_at > now() and row.tries_left > 0]
    if not alive:
        raise CodeExpired("That code can't be used any more. Ask for a new one.")
    for row in alive:
        if fits(code, row.code_hash, row.id, secret) and row.customer_id:
            row.used_at = now()
            return await repository.customer(session, row.customer_id)
    # The guess was tried on each of them: asking for more codes buys no more guesses at the older ones.
    for row in alive:
        row.tries_left -= 1
    left = alive[0].tries_left
    raise CodeWrong(f"That is not the code that was sent. {tries_left(left)}", tries_left=left)
