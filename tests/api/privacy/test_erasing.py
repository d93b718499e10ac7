"""Erasing a customer: nothing personal is left in any table, but for what was said before to be kept."""

import uuid
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select, update

from api.files import keeping
from api.parts import Parts
from api.privacy.erasing import finish_due
from models import (
    Account,
    AccountState,
    Attachment,
    Audit,
    Contact,
    Conversation,
    Customer,
    Erasure,
    Level,
    Message,
    Service,
    ServiceState,
)
from models.base import now
from tests.api.callers import ANA, BEN, Callers, key
from tests.api.channels.carrier import Carrier
from tests.api.channels.conftest import Texting, carrier, texting
from tests.api.conftest import Codes
from tests.api.conversations.test_endpoints import opened, saying
from tests.api.privacy.traces import PHONE, SECRET, WORDS, join, leave_more, live, tables_with

__all__ = ["carrier", "texting"]


@pytest.fixture
def parts(parts: Parts, carrier: Carrier) -> Parts:
    return replace(parts, providers={carrier.name: carrier})


async def quoted(client: httpx.AsyncClient) -> Any:
    answer = await client.post("/v1/privacy/erasures/quotes", headers=key())
    assert answer.status_code == 201, answer.text
    return answer.json()


async def erased(client: httpx.AsyncClient) -> httpx.Response:
    quote = await quoted(client)
    return await client.post("/v1/privacy/erasures", json={"quote_id": quote["quote_id"]}, headers=key())


async def test_no_word_of_somebody_without_a_contract_is_left_in_any_table(
    texting: Texting, browser: httpx.AsyncClient, codes: Codes, parts: Parts
) -> None:
    customer_id = await join(parts)
    await live(texting, browser, codes)
    await leave_more(parts, customer_id)
    async with parts.database.session() as session:
        before = await tables_with(session, WORDS)
        rows = await session.scalar(select(func.count()).select_from(Conversation))
        trace = await session.scalar(select(func.count()).select_from(Audit))
    # What this test would be worth without: the words are everywhere that words can be.
    assert before >= {
        *("arrival", "attachment", "callback", "consent", "contact", "contact_change", "customer", "draft"),
        *("fragment", "handoff", "message", "note", "notice", "one_time_code", "quote", "rating", "request"),
        *("ticket", "ticket_event", "ticket_file"),
    }
    answer = await erased(browser)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["done"], answer.json()["kept_until"]) == ("Your data was erased.", None)
    async with parts.database.session() as session:
        assert await tables_with(session, WORDS) == set()
        # The rows that the trace points to are there, and so is the trace.
        assert await session.scalar(select(func.count()).select_from(Conversation)) == rows
        assert (await session.scalar(select(func.count()).select_from(Audit)) or 0) > (trace or 0)
        assert await session.scalar(select(Conversation.id).where(Conversation.owner != "closed")) is None
        left = await session.scalar(select(Customer.given_name).where(Customer.id == customer_id))
    assert left == "Erased"
    assert (await browser.post("/v1/sign-in/codes", json={"address": "07700 900888"})).status_code == 202
    assert len(codes.sent) == 2


async def test_files_go_with_the_conversation_they_were_in(
    texting: Texting, browser: httpx.AsyncClient, codes: Codes, parts: Parts
) -> None:
    customer_id = await join(parts)
    await live(texting, browser, codes)
    await leave_more(parts, customer_id)
    await erased(browser)
    await keeping.throw_away(parts)
    async with parts.database.session() as session:
        assert await session.scalar(select(Attachment.id)) is None


async def test_while_a_contract_goes_on_it_keeps_what_it_needs_and_says_so(
    callers: Callers, texting: Texting, parts: Parts
) -> None:
    await texting.text(f"my cat {SECRET}")
    ana, elsewhere, ben = [await callers.customer(who) for who in (ANA, ANA, BEN)]
    for client, words in ((ana, SECRET), (ben, "Ben says hello")):
        path = await opened(client)
        await client.post(f"{path}/messages", json=saying(words))
    quote = await quoted(ana)
    assert [each["until"] is None for each in quote["kept"]] == [True, True, False, True]
    assert "Your contract goes on." in quote["kept"][0]["why"]
    answer = await ana.post("/v1/privacy/erasures", json={"quote_id": quote["quote_id"]}, headers=key())
    assert answer.status_code == 200, answer.text
    assert (await ana.get("/v1/me")).json()["name"] == "Ana Brown"
    assert (await ana.get("/v1/billing/balance")).status_code == 200
    assert (await elsewhere.get("/v1/me")).json()["level"] == "anonymous"
    async with parts.database.session() as session:
        assert await tables_with(session, (SECRET,)) == set()
        # Their number stays where a STOP has to hold, and nobody else's words are touched.
        assert await session.scalar(select(Contact.id).where(Contact.address == "+447700900101")) is not None
        assert await tables_with(session, ("Ben says hello",)) >= {"message"}


async def test_it_is_done_once_and_told_again_to_who_lost_the_answer(callers: Callers, parts: Parts) -> None:
    ana, ben = await callers.customer(ANA), await callers.customer(BEN)
    body, once = {"quote_id": (await quoted(ana))["quote_id"]}, key()
    assert (await ben.post("/v1/privacy/erasures", json=body, headers=key())).status_code == 404
    first = await ana.post("/v1/privacy/erasures", json=body, headers=once)
    again = await ana.post("/v1/privacy/erasures", json=body, headers=once)
    assert (first.status_code, again.json()) == (200, first.json())
    used = await ana.post("/v1/privacy/erasures", json=body, headers=key())
    assert (used.status_code, used.json()["type"]) == (409, "/problems/quote-used")
    async with parts.database.session() as session:
        assert await session.scalar(select(func.count()).select_from(Erasure)) == 1


async def test_the_books_are_kept_for_six_years_and_then_go_by_themselves(callers: Callers, parts: Parts) -> None:
    ben = await callers.customer(BEN)
    async with parts.database.transaction() as session:
        customer = await session.scalar(select(Customer).where(Customer.phone == "+447700900102"))
        assert customer
        mine = Account.holder_id == customer.id
        held = select(Account.id).where(mine)
        await session.execute(update(Service).where(Service.account_id.in_(held)).values(state=ServiceState.ceased))
        await session.execute(update(Account).where(mine).values(state=AccountState.closed))
    quote = await quoted(ben)
    until = quote["kept"][0]["until"]["iso"]
    last = (await ben.get("/v1/billing/bills")).json()["items"][0]["issued_on"]["iso"]
    assert int(until[:4]) == int(last[:4]) + 6
    assert "phone number" in quote["erased"][-1]
    await ben.post("/v1/privacy/erasures", json={"quote_id": quote["quote_id"]}, headers=key())
    assert await _named(parts, customer.id) == ("Ben", None, None)
    await finish_due(parts)
    assert await _named(parts, customer.id) == ("Ben", None, None)
    async with parts.database.transaction() as session:
        await session.execute(update(Erasure).values(kept_until=now().date() - timedelta(days=2)))
    await finish_due(parts)
    assert await _named(parts, customer.id) == ("Erased", None, None)
    async with parts.database.session() as session:
        assert await tables_with(session, ("900102", "Okafor", "ben.okafor@")) == set()


async def _named(parts: Parts, customer_id: uuid.UUID) -> tuple[str, str | None, str | None]:
    async with parts.database.session() as session:
        asked = select(Customer.given_name, Customer.email, Customer.phone).where(Customer.id == customer_id)
        given_name, email, phone = (await session.execute(asked)).one()
        return given_name, email, phone


async def test_only_who_has_just_proven_it_may_and_no_agent(callers: Callers) -> None:
    tired = await callers.customer(ANA, Level.identified)
    assert (await tired.post("/v1/privacy/erasures/quotes", headers=key())).json()["needs"] == "verified"
    agent = await callers.agent(ANA)
    refused = await agent.post("/v1/privacy/erasures/quotes", headers=key())
    assert refused.json()["type"] == "/problems/customer-only"


async def test_a_conversation_of_theirs_on_somebody_else_s_phone_is_erased_and_the_phone_is_not(
    callers: Callers, parts: Parts
) -> None:
    ana = await callers.customer(ANA)
    async with parts.database.transaction() as session:
        customer_id = await session.scalar(select(Customer.id).where(Customer.phone == "+447700900101"))
        phone = Contact(channel="sms", address=PHONE)
        session.add(phone)
        await session.flush()
        lent = Conversation(contact_id=phone.id, channel="sms", customer_id=customer_id, level=Level.identified)
        session.add(lent)
        await session.flush()
        said = {"seq": 1, "sender": "customer", "direction": "in", "content": {"text": SECRET}}
        lent.last_seq = 1
        await session.flush()
        session.add(Message(conversation_id=lent.id, **said))
    assert (await erased(ana)).status_code == 200
    async with parts.database.session() as session:
        assert await tables_with(session, (SECRET,)) == set()
        assert await session.scalar(select(Contact.address).where(Contact.id == phone.id)) == PHONE
