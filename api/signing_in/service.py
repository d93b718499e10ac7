"""A customer signs in on a page of ours: a code is sent, and brought back. What is open in the chat hears of it."""

import uuid
from datetime import timedelta
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.service import me
from api.auth import Caller, SignInRequired, talks_as
from api.conversations import repository as conversations
from api.conversations import sign_in
from api.conversations.knowing import let_in
from api.identity import repository
from api.identity import service as identity
from api.parts import Parts
from api.signing_in.schemas import MayOut, SignedInOut, SignInCodeOut, WhoOut
from models import BrowserSession, Customer, Level

# Texts take a moment, and whoever sees the button at once presses it twice.
RESEND_AFTER = timedelta(seconds=30)
Way = Literal["sms", "email"]


async def send_code(parts: Parts, session: AsyncSession, browser: BrowserSession, written: str | None) -> SignInCodeOut:
    """The same answer for a customer's address and for anybody else's."""
    address = identity.understand(written or await _own_address(session, browser), parts.brand)
    sent = await identity.send_code(
        session,
        parts.codes,
        parts.jobs,
        parts.settings.token_secret.get_secret_value(),
        contact_id=talks_as(browser),
        conversation_id=None,
        address=address,
    )
    taken: Way = "email" if "@" in address.value else "sms"
    shown = sign_in.code_sent_out(parts, sent)
    return SignInCodeOut(**shown.model_dump(), ways=_ways(parts, taken), resend_after=int(RESEND_AFTER.total_seconds()))


async def _own_address(session: AsyncSession, browser: BrowserSession) -> str:
    """Who is known here need not say again where they are reached."""
    customer = await repository.customer(session, Caller.at(browser).require(Level.identified))
    found = customer.phone or customer.email
    if found is None:
        raise SignInRequired("We have no address of yours. Type one.", needs=Level.verified.value)
    return found


def _ways(parts: Parts, taken: Way) -> list[Way]:
    """In the demo both are shown in the log."""
    in_demo = parts.settings.environment == "demo"
    there: dict[Way, bool] = {
        "sms": in_demo or parts.texts is not None,
        "email": in_demo or parts.email is not None,
    }
    return sorted((way for way, is_there in there.items() if is_there), key=lambda way: way != taken)


async def with_code(parts: Parts, session: AsyncSession, browser: BrowserSession, code: str) -> SignedInOut:
    secret = parts.settings.token_secret.get_secret_value()
    customer = await identity.check_code(session, secret, contact_id=talks_as(browser), code=code)
    return await as_customer(parts, session, browser, customer)


async def as_customer(parts: Parts, session: AsyncSession, browser: BrowserSession, customer: Customer) -> SignedInOut:
    """However it was proven."""
    await conversations.lock_contacts(session, browser.contact_id)
    conversation = await conversations.hold_open(session, talks_as(browser))
    await let_in(parts, session, customer, conversation, browser)
    caller = Caller.at(browser)
    until = parts.formats.moment(caller.until) if caller.until else None
    return SignedInOut(level=caller.level.value, until=until, name=customer.name)


async def customer_of(session: AsyncSession, customer_id: uuid.UUID) -> Customer:
    return await repository.customer(session, customer_id)


async def who(parts: Parts, caller: Caller) -> WhoOut:
    """Nobody is an answer too: a page asks before it knows."""
    until = parts.formats.moment(caller.until) if caller.until else None
    if caller.customer_id is None or caller.level is Level.anonymous:
        nobody = MayOut(read=False, change=False, see_bills=False)
        return WhoOut(
            level="anonymous", until=None, name=None, given_name=None, email=None, phone=None, accounts=[], may=nobody
        )
    known = await me(parts, caller)
    may = MayOut(
        read=True,
        change=caller.level is Level.verified,
        see_bills=any(account.held for account in known.accounts),
    )
    told = known.model_dump(include={"name", "given_name", "email", "phone", "accounts"})
    return WhoOut(level=caller.level.value, until=until, may=may, **told)
