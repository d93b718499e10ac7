"""An agent's second factor: begun, confirmed by its first code, asked for, and forgotten."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Gone, Refused
from api.factors import recovery, repository, totp
from api.factors.sealing import NotSealedHere, hash_of_code, seal, unseal
from api.parts import Parts
from models import Agent, AgentFactor
from models.base import now

BEGUN_FOR = timedelta(minutes=15)


class FactorNotBegun(Gone):
    """Nothing waits for a first code, or it has waited for too long."""

    title = "Begin to set it up first"


class FactorUnreadable(Refused):
    """It was sealed under another DESK_SECRET."""

    title = "The second factor can't be read any more"


@dataclass(frozen=True, slots=True)
class Begun:
    """Told once, and only here."""

    secret: str
    address: str


@dataclass(frozen=True, slots=True)
class Standing:
    is_set_up: bool
    recovery_codes_left: int


async def standing(session: AsyncSession, agent_id: uuid.UUID) -> Standing:
    factor = await repository.find(session, agent_id)
    if factor is None or factor.sealed is None:
        return Standing(False, 0)
    return Standing(True, await repository.codes_left(session, agent_id))


async def begin(parts: Parts, session: AsyncSession, agent: Agent) -> Begun:
    """The one there was stays good until the new one has been confirmed."""
    secret = totp.new_secret()
    factor = await repository.hold(session, agent.id)
    if factor is None:
        factor = AgentFactor(agent_id=agent.id)
        session.add(factor)
    factor.pending = seal(secret, agent.id.bytes, _key(parts))
    factor.pending_until = now() + BEGUN_FOR
    return Begun(totp.written(secret), totp.address(secret, parts.brand.name, agent.email))


async def confirm(parts: Parts, session: AsyncSession, agent: Agent, typed: str) -> list[str] | None:
    """The recovery codes, told once; None where the code does not fit."""
    factor = await repository.hold(session, agent.id)
    if factor is None or factor.pending is None or factor.pending_until is None or factor.pending_until <= now():
        raise FactorNotBegun("It is over after 15 minutes. Begin again, and scan the new picture.")
    step = totp.step_of(_digits(typed), _unsealed(parts, agent.id, factor.pending), now())
    if step is None:
        return None
    factor.sealed, factor.last_step = factor.pending, step
    factor.pending = factor.pending_until = None
    return await renew_codes(parts, session, agent.id)


async def renew_codes(parts: Parts, session: AsyncSession, agent_id: uuid.UUID) -> list[str]:
    """Ten new ones; those there were are worth nothing any more."""
    codes = recovery.new_codes()
    hashes = [hash_of_code(recovery.read(code), agent_id, _key(parts)) for code in codes]
    await repository.replace_codes(session, agent_id, hashes)
    return codes


async def takes(parts: Parts, session: AsyncSession, agent_id: uuid.UUID, typed: str) -> bool:
    """A code of the app, or one of the ten. Whichever it is, it is taken once."""
    factor = await repository.hold(session, agent_id)
    if factor is None or factor.sealed is None:
        return False
    digits = _digits(typed)
    if len(digits) != totp.DIGITS or any(sign.isalpha() for sign in typed):
        code_hash = hash_of_code(recovery.read(typed), agent_id, _key(parts))
        return await repository.use_code(session, agent_id, code_hash)
    step = totp.step_of(digits, _unsealed(parts, agent_id, factor.sealed), now())
    if step is None or step <= factor.last_step:
        return False
    factor.last_step = step
    return True


def _unsealed(parts: Parts, agent_id: uuid.UUID, sealed: bytes) -> bytes:
    try:
        return unseal(sealed, agent_id.bytes, _key(parts))
    except NotSealedHere as error:
        raise FactorUnreadable("DESK_SECRET was changed since. An admin resets it, and it is set up anew.") from error


def _digits(typed: str) -> str:
    """However they are spaced. Only those that an app shows: other scripts have digits too."""
    return "".join(sign for sign in typed if sign in "0123456789")


def _key(parts: Parts) -> str:
    return parts.settings.desk_secret.get_secret_value()
