"""The card says how it was proven who is speaking: read from the record, and not guessed where the record is silent."""

import hashlib
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import update

from api.auth import VERIFIED_FOR
from api.parts import Parts
from api.sessions import hash_of
from models import BrowserSession, Contact, Conversation, Level, OneTimeCode, UsedToken
from models.base import now
from tests.api.callers import ANA
from tests.api.card.conftest import Chat, Opens

NUMBER = "+447700900101"


async def used_code(parts: Parts, chat: Chat, address: str, ago: timedelta) -> None:
    row = await chat.row()
    async with parts.database.transaction() as session:
        session.add(
            OneTimeCode(
                id=uuid.uuid4(),
                conversation_id=row.id,
                contact_id=row.contact_id,
                customer_id=row.customer_id,
                address=address,
                code_hash="a hash",
                ends_at=now(),
                used_at=now() - ago,
            )
        )


async def proof(chat: Chat) -> tuple[str, str | None, str]:
    told = (await chat.told("card"))["proof"]
    return told["level"], told["way"], told["text"]


@pytest.mark.commits
@pytest.mark.parametrize(
    ("address", "way", "words"),
    [
        (NUMBER, "code_by_text", "by a code sent by text"),
        ("ana.brown@example.com", "code_by_email", "by a code sent by e-mail"),
    ],
)
async def test_a_code_is_told_with_its_way_and_its_end(
    chat: Opens, parts: Parts, address: str, way: str, words: str
) -> None:
    ana = await chat(ANA, Level.verified, until=now() - timedelta(minutes=5) + VERIFIED_FOR)
    await used_code(parts, ana, address, timedelta(minutes=5))
    level, told, text = await proof(ana)
    assert (level, told) == ("verified", way)
    assert text.startswith(f"Verified {words}, until ")


@pytest.mark.commits
async def test_a_proof_that_has_worn_off_is_called_what_it_is_now(chat: Opens, parts: Parts) -> None:
    ana = await chat(ANA, Level.verified, until=now() - timedelta(hours=1))
    await used_code(parts, ana, NUMBER, timedelta(hours=1) + VERIFIED_FOR)
    assert (await proof(ana))[:2] == ("identified", "code_by_text")
    async with parts.database.transaction() as session:
        old = now() - timedelta(days=1)
        await session.execute(update(Conversation).where(Conversation.id == ana.id).values(verified_until=old))
    assert await proof(ana) == ("anonymous", None, "Not proven any more.")


@pytest.mark.commits
async def test_the_operator_s_own_site_and_the_carrier_s_number_are_told_apart(chat: Opens, parts: Parts) -> None:
    at_site = await chat(ANA, Level.identified, until=now())
    row = await at_site.row()
    async with parts.database.transaction() as session:
        browser = BrowserSession(
            id=uuid.uuid4(),
            contact_id=row.contact_id,
            customer_id=row.customer_id,
            level=Level.identified,
            token_hash=hash_of(uuid.uuid4().hex),
            ends_at=now() + timedelta(days=1),
        )
        session.add(browser)
        await session.execute(update(Conversation).where(Conversation.id == at_site.id).values(browser_id=browser.id))
        name = hashlib.sha256(b"a token").hexdigest()
        session.add(UsedToken(name_hash=name, browser_session_id=browser.id, ends_at=now() + timedelta(minutes=5)))
    assert (await proof(at_site))[:2] == ("identified", "site")
    texting = await chat(ANA, channel="sms", address=NUMBER)
    assert await proof(texting) == ("identified", "number", "Identified by the number they write from.")


@pytest.mark.commits
async def test_an_agent_s_word_is_told_as_an_agent_s(chat: Opens) -> None:
    ana = await chat(ANA)
    (await ana.desk.do(ana.id, "verification", how="date of birth and last bill")).raise_for_status()
    assert (await proof(ana))[:2] == ("verified", "agent")


@pytest.mark.commits
async def test_what_the_record_does_not_say_is_not_made_up(chat: Opens, parts: Parts) -> None:
    ana = await chat(ANA, Level.verified, until=now() + timedelta(minutes=3))
    level, way, text = await proof(ana)
    assert (level, way) == ("verified", None)
    assert text.startswith("Verified, until ")
    nobody = await chat(None)
    assert await proof(nobody) == ("anonymous", None, "Not signed in.")
    async with parts.database.session() as session:
        assert (await session.get_one(Contact, (await nobody.row()).contact_id)).customer_id is None
