"""How it was proven who is speaking, read from the record: from what set the time until which it holds."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import IDENTIFIED_FOR, VERIFIED_FOR, level_now
from api.card import repository
from api.card.schemas import ProofOut, Way
from api.formats import Formats, MomentOut
from api.identity.addresses import is_number
from models import Contact, Conversation, Level

# The code is used, and the proof begins, in one transaction, a moment apart.
SAME = timedelta(seconds=10)
WAYS: dict[Way, str] = {
    "code_by_text": "by a code sent by text",
    "code_by_email": "by a code sent by e-mail",
    "site": "by the sign-in at the operator's own site",
    "number": "by the number they write from",
    "agent": "by an agent who checked",
}


async def proof_of(session: AsyncSession, formats: Formats, conversation: Conversation, contact: Contact) -> ProofOut:
    level = level_now(conversation.level, conversation.verified_until)
    if level is Level.anonymous:
        text = "Not signed in." if conversation.customer_id is None else "Not proven any more."
        return ProofOut(level="anonymous", way=None, until=None, text=text)
    way = await _way(session, conversation, contact)
    ends_at = conversation.verified_until
    if ends_at is not None and level is Level.identified:
        ends_at += IDENTIFIED_FOR
    until = formats.moment(ends_at) if ends_at else None
    return ProofOut(level=level.value, way=way, until=until, text=_sentence(level, way, until))


async def _way(session: AsyncSession, conversation: Conversation, contact: Contact) -> Way | None:
    code = await repository.code_used(session, conversation)
    code_way: Way = "code_by_email" if code and "@" in code.address else "code_by_text"
    until = conversation.verified_until
    if code and _began(code.used_at, until):
        return code_way
    if _began(await repository.vouched_at(session, conversation.id), until):
        return "agent"
    if await repository.is_signed_in_by_site(session, conversation.browser_id):
        return "site"
    if is_number(contact.address):
        return "number"
    return code_way if code else None


def _began(at: datetime | None, until: datetime | None) -> bool:
    return at is not None and until is not None and abs(at + VERIFIED_FOR - until) < SAME


def _sentence(level: Level, way: Way | None, until: MomentOut | None) -> str:
    parts = ["Verified" if level is Level.verified else "Identified"]
    if way is not None:
        parts.append(WAYS[way])
    return f"{' '.join(parts)}, until {until.display}." if until else f"{' '.join(parts)}."
