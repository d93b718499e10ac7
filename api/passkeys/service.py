"""Making passkeys, signing in with them, and taking them away."""

import secrets
import uuid
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import Caller
from api.devices import UNKNOWN
from api.errors import Gone, NotFound, Refused
from api.notices import tell
from api.parts import Parts
from api.passkeys import ceremony, repository
from api.passkeys.ceremony import REFUSED, PasskeyRefused, Site
from api.passkeys.schemas import ChallengeOut, PasskeyOut, PasskeysOut
from api.signing_in.schemas import SignedInOut
from api.signing_in.service import as_customer
from models import BrowserSession, ChallengeUse, Customer, Level, NoticeKind, Passkey
from models.base import now

CHALLENGE_BYTES = 32
# One for each device that somebody has, with room to spare.
MOST = 20


class ChallengeOver(Gone):
    """None was asked for in this browser, it has been answered, or its time is over."""

    title = "That took too long, or was done already"


class PasskeyUnknown(NotFound):
    """No such passkey, or somebody else's."""


class PasskeyKnown(Refused):
    """The device has made it before, for this customer or for another."""

    title = "This passkey is here already"


class TooManyPasskeys(Refused):
    """Nobody has so many devices."""

    title = "There are too many passkeys"


def _site(parts: Parts) -> Site:
    return ceremony.site_at(parts.settings.public_url, parts.brand.name)


async def begin_making(parts: Parts, session: AsyncSession, browser: BrowserSession) -> ChallengeOut:
    customer_id = Caller.at(browser).require(Level.verified)
    site = _site(parts)
    customer = await session.get_one(Customer, customer_id)
    known = await repository.of_customer(session, customer_id)
    challenge = secrets.token_bytes(CHALLENGE_BYTES)
    options = ceremony.to_make(site, customer, known, challenge)
    return await _lay_down(parts, session, browser, ChallengeUse.register, challenge, options)


async def make(
    parts: Parts, session: AsyncSession, browser: BrowserSession, credential: dict[str, Any], name: str | None
) -> PasskeyOut:
    customer_id = Caller.at(browser).require(Level.verified)
    challenge = await _take_up(session, browser, ChallengeUse.register)
    made = ceremony.read_made(_site(parts), challenge, credential)
    await repository.lock_owner(session, customer_id)
    if await repository.by_credential(session, made.credential_id) is not None:
        raise PasskeyKnown("Use it to sign in, or make one on another device.")
    if len(await repository.of_customer(session, customer_id)) >= MOST:
        raise TooManyPasskeys(f"You have {MOST}. Remove one that you don't use any more.")
    passkey = Passkey(
        customer_id=customer_id,
        credential_id=made.credential_id,
        public_key=made.public_key,
        sign_count=made.sign_count,
        name=name or browser.device or UNKNOWN,
        created_at=now(),
    )
    session.add(passkey)
    await session.flush()
    await _tell(parts, session, passkey, "was added")
    return _out(parts, passkey)


async def begin_showing(parts: Parts, session: AsyncSession, browser: BrowserSession) -> ChallengeOut:
    challenge = secrets.token_bytes(CHALLENGE_BYTES)
    options = ceremony.to_show(_site(parts), challenge)
    return await _lay_down(parts, session, browser, ChallengeUse.sign_in, challenge, options)


async def sign_in(
    parts: Parts, session: AsyncSession, browser: BrowserSession, credential: dict[str, Any]
) -> SignedInOut:
    challenge = await _take_up(session, browser, ChallengeUse.sign_in)
    passkey = await repository.by_credential(session, ceremony.credential_id_in(credential))
    if passkey is None:
        raise PasskeyRefused(REFUSED)
    passkey.sign_count = ceremony.count_in(_site(parts), challenge, credential, passkey)
    passkey.used_at = now()
    customer = await session.get_one(Customer, passkey.customer_id)
    return await as_customer(parts, session, browser, customer)


async def show(parts: Parts, session: AsyncSession, browser: BrowserSession) -> PasskeysOut:
    found = await repository.of_customer(session, Caller.at(browser).require(Level.identified))
    return PasskeysOut(passkeys=[_out(parts, each) for each in found])


async def rename(
    parts: Parts, session: AsyncSession, browser: BrowserSession, passkey_id: uuid.UUID, name: str
) -> PasskeyOut:
    passkey = await _held(session, browser, passkey_id, Level.identified)
    passkey.name = name
    return _out(parts, passkey)


async def remove(parts: Parts, session: AsyncSession, browser: BrowserSession, passkey_id: uuid.UUID) -> None:
    passkey = await _held(session, browser, passkey_id, Level.verified)
    await _tell(parts, session, passkey, "was removed")
    await session.delete(passkey)


async def _held(session: AsyncSession, browser: BrowserSession, passkey_id: uuid.UUID, level: Level) -> Passkey:
    found = await repository.held(session, Caller.at(browser).require(level), passkey_id)
    if found is None:
        raise PasskeyUnknown("It has been removed already, or it was never yours.")
    return found


async def _lay_down(
    parts: Parts,
    session: AsyncSession,
    browser: BrowserSession,
    use: ChallengeUse,
    challenge: bytes,
    options: dict[str, Any],
) -> ChallengeOut:
    ends_at = now() + ceremony.LIFETIME
    await repository.lay_down(session, browser.id, use, challenge, ends_at)
    return ChallengeOut(options=options, ends_at=parts.formats.moment(ends_at))


async def _take_up(session: AsyncSession, browser: BrowserSession, use: ChallengeUse) -> bytes:
    challenge = await repository.take_up(session, browser.id, use)
    if challenge is None:
        raise ChallengeOver("Begin again: a passkey is asked for once, and within five minutes.")
    return challenge


async def _tell(parts: Parts, session: AsyncSession, passkey: Passkey, what: str) -> None:
    """Whoever has got in some other way could stay by one of their own."""
    await tell(
        session,
        customer_id=passkey.customer_id,
        kind=NoticeKind.account,
        text=f"The passkey {passkey.name} {what}. "
        f"If that wasn't you, call {parts.brand.phone} ({parts.brand.phone_hours}).",
        key=f"passkey {what}:{passkey.id}",
    )


def _out(parts: Parts, passkey: Passkey) -> PasskeyOut:
    used = parts.formats.moment(passkey.used_at) if passkey.used_at else None
    return PasskeyOut(id=passkey.id, name=passkey.name, made_at=parts.formats.moment(passkey.created_at), used_at=used)
