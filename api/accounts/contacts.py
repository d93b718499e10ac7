"""A new e-mail address or phone number: a code goes there, and only who reads it there can bring it back."""

import uuid

from api.accounts import repository
from api.accounts.readings import read_contact
from api.accounts.rendering import receipt_number, receipt_out
from api.accounts.schemas import ContactChangeOut, DetailsReceiptOut, NewContactBody
from api.auth import Caller
from api.conversations.hiding import hide_code
from api.db import after_commit
from api.errors import NotFound, Refused
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
from api.identity.repository import lock_address
from api.identity.service import CodeExpired, CodeWrong, TooManyCodes
from api.notices import tell
from api.parts import Parts
from api.systems.ports.account import ContactTaken
from models import ContactChange, ContactField, Level, NoticeKind
from models.base import now

NAMES = {ContactField.email: "e-mail address", ContactField.phone: "phone number"}
SPACE = uuid.UUID("0b7b0d2c-9c1f-5b0e-8a53-3c1a5f7e2d10")


class ContactUnchanged(Refused):
    """It is what we have already."""

    title = "That is what we have"


class ContactChangeUnknown(NotFound):
    """No such change, or somebody else's."""


class ContactChangeUsed(Refused):
    """The code has done its work."""

    title = "That has been done already"


async def begin(parts: Parts, caller: Caller, body: NewContactBody, reference: str) -> ContactChangeOut:
    """The answer is the same whether or not another customer has the address: it tells nobody who is one."""
    customer_id = caller.require(Level.verified)
    address = read_contact(body.field, body.value, parts.brand)
    former = (await parts.systems.account.customer(customer_id)).fresh().contact(body.field)
    if former == address.value:
        raise ContactUnchanged(f"That is the {NAMES[body.field]} we have for you. Nothing to change.", field="value")
    is_free = (await parts.systems.account.is_free(body.field, address.value)).fresh()
    row = ContactChange(
        id=uuid.uuid5(SPACE, reference),
        customer_id=customer_id,
        field=body.field,
        value=address.value,
        former=former,
        tries_left=TRIES,
        ends_at=now() + CODE_LIFETIME,
    )
    return _change_out(parts, await _keep(parts, row, is_free=is_free), address)


async def _keep(parts: Parts, row: ContactChange, *, is_free: bool) -> ContactChange:
    async with parts.database.transaction() as session:
        for whoever_asks_at_once in (str(row.customer_id), row.value):
            await lock_address(session, whoever_asks_at_once)
        known = await session.get(ContactChange, row.id)
        if known is not None:  # the same request, whose answer was lost
            return known
        made = await repository.changes_since(session, customer_id=row.customer_id, value=row.value, since=now() - HOUR)
        if made >= CODES_AN_HOUR:
            raise TooManyCodes("Too many codes were asked for. Please try again in an hour.", retry_after=3600)
        await repository.end_earlier(session, row.customer_id, row.field)
        if is_free:
            code = code_for(row.id, row.value, _secret(parts))
            row.code_hash = hash_of(code, row.id, _secret(parts))
            after_commit(session, lambda: parts.codes.send(row.value, code))
        session.add(row)
        await session.flush()
        # Queued for an address that is taken too, and then nothing is sent: the answer takes as long.
        await parts.jobs.code(session, Purpose.contact_change, row.id, row.value)
    return row


async def confirm(parts: Parts, caller: Caller, change_id: uuid.UUID, code: str) -> DetailsReceiptOut:
    """Steps that may each be asked for again: the code, the change itself, the word to the address it replaces."""
    await hide_code(parts, caller.conversation_id, code)
    row = await _prove(parts, caller, change_id, code)
    reference = f"contact-change:{row.id}"
    try:
        await parts.systems.account.change_contact(row.customer_id, row.field, row.value, reference=reference)
    except ContactTaken:
        await _give_up(parts, row)
        raise
    return await _finish(parts, row, reference)


async def _prove(parts: Parts, caller: Caller, change_id: uuid.UUID, code: str) -> ContactChange:
    async with parts.database.transaction() as session:
        row = await repository.held_change(session, caller.require(Level.verified), change_id)
        if row is None:
            raise ContactChangeUnknown("There is no such change. Begin again with the new address.")
        if row.done_at is not None:
            raise ContactChangeUsed("This code has been used. Your details show what we have now.")
        # One that was proved and got no answer has to be found out about, however late.
        if row.tries_left == 0 or (row.ends_at <= now() and row.proved_at is None):
            raise CodeExpired("That code can't be used any more. Ask for a new one.")
        if row.code_hash is None or not fits(code, row.code_hash, row.id, _secret(parts)):
            row.tries_left -= 1
            left = row.tries_left
            raise CodeWrong(f"That is not the code that was sent. {tries_left(left)}", tries_left=left, field="code")
        row.proved_at = row.proved_at or now()
        return row


async def _give_up(parts: Parts, proved: ContactChange) -> None:
    async with parts.database.transaction() as session:
        row = await session.get_one(ContactChange, proved.id, with_for_update=True)
        row.proved_at, row.ends_at = None, now()


async def _finish(parts: Parts, proved: ContactChange, reference: str) -> DetailsReceiptOut:
    name, shown = NAMES[proved.field], _masked(proved.value, parts.brand.region)
    async with parts.database.transaction() as session:
        row = await session.get_one(ContactChange, proved.id, with_for_update=True)
        row.done_at = row.done_at or now()
        await tell(
            session,
            customer_id=row.customer_id,
            kind=NoticeKind.account,
            text=f"Your {name} was changed to {shown} ({receipt_number(reference)}). "
            f"If that wasn't you, call {parts.brand.phone} ({parts.brand.phone_hours}).",
            key=reference,
            former_address=row.former,
        )
    done = f"Your {name} is now {shown}."
    if proved.former is not None:
        done += f" We have told {_masked(proved.former, parts.brand.region)} too."
    return receipt_out(reference, done, parts.formats.today(now()), parts.formats)


def _change_out(parts: Parts, row: ContactChange, address: Address) -> ContactChangeOut:
    return ContactChangeOut(
        id=row.id,
        field=row.field,
        sent_to=address.masked,
        ends_at=row.ends_at,
        ends_at_display=parts.formats.clock(row.ends_at),
    )


def _masked(value: str, region: str) -> str:
    found = find_address(value, region)
    return found.masked if found else value


def _secret(parts: Parts) -> str:
    return parts.settings.token_secret.get_secret_value()
