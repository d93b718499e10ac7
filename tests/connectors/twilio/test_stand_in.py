"""The connector and the stand-in for Twilio talk to each other: neither takes anything from the other's code."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from connectors.base import Inbound, NotSent, OutcomeUnknown, Thanks
from tests.connectors.twilio.conftest import DELIVERY, OWN, PERSON, outgoing
from tests.connectors.twilio.portal import ACCOUNT, WEBHOOK, Portal, stand_in
from tools.phones.twilio import Account, Twilio
from tools.phones.twilio_messages import Message


@pytest.fixture
def portal() -> Portal:
    return Portal()


@pytest.fixture
def twilio(portal: Portal) -> Twilio:
    return stand_in(portal)


async def test_a_text_goes_there_and_its_receipts_come_back(portal: Portal, twilio: Twilio) -> None:
    taken = await portal.connector.send(outgoing())
    await twilio.settle()
    assert [message.body for message in twilio.to(PERSON)] == ["Your bill is £84.20."]
    assert [receipt.state for receipt in portal.receipts()] == ["sent", "sent", "delivered"]
    assert {receipt.reference for receipt in portal.receipts()} == {DELIVERY}
    assert {receipt.provider_message_id for receipt in portal.receipts()} == set(taken.ids)


async def test_receipts_may_overtake_the_answer(portal: Portal, twilio: Twilio) -> None:
    twilio.hurries = True
    taken = await portal.connector.send(outgoing())
    assert [receipt.provider_message_id for receipt in portal.receipts()] == [*taken.ids] * 3


async def test_a_service_sends_from_a_number_of_its_pool(portal: Portal, twilio: Twilio) -> None:
    await portal.connector.send(outgoing(own=""))
    await twilio.settle()
    assert [(message.sender, message.service) for message in twilio.sent] == [(OWN, ACCOUNT.service)]


async def test_a_text_comes_in_from_a_telephone(portal: Portal, twilio: Twilio) -> None:
    assert await twilio.text(PERSON, OWN, "Why £84.20? 😕\nIt was less")
    assert portal.texts() == ["Why £84.20? 😕\nIt was less"]
    assert [*twilio.post.said_back] == []


async def test_a_picture_comes_in_and_can_be_fetched(portal: Portal, twilio: Twilio) -> None:
    await twilio.text(PERSON, OWN, "see", (b"\x89PNG", "image/png"), (b"%PDF", "application/pdf"))
    (item,) = portal.items
    assert isinstance(item, Inbound)
    assert [await portal.connector.fetch(file) for file in item.files] == [b"\x89PNG", b"%PDF"]
    assert [file.media_type for file in item.files] == ["image/png", "application/pdf"]


async def test_a_lost_answer_is_found_and_nothing_is_sent_twice(portal: Portal, twilio: Twilio) -> None:
    since = datetime.now(UTC)
    twilio.lose_answer()
    with pytest.raises(OutcomeUnknown):
        await portal.connector.send(outgoing())
    found = await portal.connector.find(outgoing(), since)
    assert found is not None
    assert found.ids == (twilio.sent[0].sid,)
    assert twilio.calls == {(PERSON, "Your bill is £84.20."): 1}


async def test_the_receipt_alone_names_what_was_lost(portal: Portal, twilio: Twilio) -> None:
    twilio.lose_answer()
    with pytest.raises(OutcomeUnknown):
        await portal.connector.send(outgoing())
    await twilio.settle()
    assert {receipt.reference for receipt in portal.receipts()} == {DELIVERY}


async def test_among_hundreds_it_is_found_on_a_later_page(portal: Portal, twilio: Twilio) -> None:
    since = datetime.now(UTC)
    first = await portal.connector.send(outgoing())
    twilio.sent.extend(Message(ACCOUNT.sid, PERSON, f"Another one, {number}.", OWN) for number in range(450))
    assert await portal.connector.find(outgoing(), since) == first
    assert await portal.connector.find(outgoing("Never said."), since) is None
    assert await portal.connector.find(outgoing(), since + timedelta(hours=1)) is None


async def test_who_texts_stop_gets_nothing_more_until_start(portal: Portal, twilio: Twilio) -> None:
    await twilio.text(PERSON, OWN, "Stop")
    with pytest.raises(NotSent, match="has texted STOP") as caught:
        await portal.connector.send(outgoing())
    assert not caught.value.again
    await twilio.text(PERSON, OWN, "START")
    await portal.connector.send(outgoing())
    assert portal.texts() == ["Stop", "START"]


async def test_twilios_own_handling_of_keywords_is_told(portal: Portal) -> None:
    twilio = stand_in(portal, Account(marks_keywords=True))
    for word in ("Stop", "help", "hello"):
        await twilio.text(PERSON, OWN, word)
    assert [item.keyword for item in portal.items if isinstance(item, Inbound)] == ["stop", "help", None]


async def test_a_number_that_is_not_reached_fails_with_a_reason(portal: Portal, twilio: Twilio) -> None:
    twilio.unreachable[PERSON] = 30003
    await portal.connector.send(outgoing())
    await twilio.settle()
    assert portal.receipts()[-1].error == "the phone is off, out of reach, or takes no texts (Twilio 30003)"


@pytest.mark.parametrize(("own", "told"), [("+447700900999", "not this account's"), ("", "can't receive")])
async def test_what_twilio_refuses_is_said_plainly(portal: Portal, twilio: Twilio, own: str, told: str) -> None:
    if not own:
        twilio.fail(21614, "'To' number is not a valid mobile number")
    with pytest.raises(NotSent, match=told):
        await portal.connector.send(outgoing(own=own))
    assert not twilio.calls


async def test_too_many_requests_wait_as_long_as_it_says(portal: Portal, twilio: Twilio) -> None:
    twilio.fail(20429, "Too Many Requests", 429, **{"Retry-After": "3"})
    with pytest.raises(NotSent) as caught:
        await portal.connector.send(outgoing())
    assert (caught.value.again, caught.value.after) == (True, 3.0)


async def test_an_answer_can_take_its_time(portal: Portal, twilio: Twilio) -> None:
    twilio.delay(0.05)
    started = time.monotonic()
    await portal.connector.send(outgoing())
    assert time.monotonic() - started >= 0.05


async def test_while_tokens_change_nothing_stops(portal: Portal) -> None:
    """The old one has ended at Twilio, and our next one is its first."""
    twilio = stand_in(portal, Account(tokens=("the-secondary-token-of-the-account",)))
    await portal.connector.send(outgoing())
    await twilio.text(PERSON, OWN, "hello")
    await twilio.settle()
    assert portal.texts() == ["hello"]
    assert len(portal.receipts()) == 3


async def test_a_stranger_with_another_token_gets_nowhere(portal: Portal) -> None:
    twilio = stand_in(portal, Account(tokens=("a-token-that-nobody-here-knows",)))
    assert not await twilio.text(PERSON, OWN, "hello")
    assert portal.items == []
    with pytest.raises(NotSent, match="does not know this account"):
        await portal.connector.send(outgoing())


@pytest.mark.parametrize(
    ("rules", "broken", "is_taken"),
    [
        ("", [500], False),
        ("#rc=2&rp=all", [500, 503], True),
        ("#rc=2&rp=5xx", [404], False),
        ("#rc=1&rp=4xx", [404], True),
    ],
)
async def test_it_comes_again_as_often_as_its_address_says(
    portal: Portal, rules: str, broken: list[int], is_taken: bool
) -> None:
    """The fragment is not signed."""
    twilio, portal.statuses = stand_in(portal, webhook=WEBHOOK + rules), broken
    assert await twilio.text(PERSON, OWN, "hello") is is_taken
    assert portal.texts() == (["hello"] if is_taken else [])


async def test_plain_words_in_our_answer_would_be_sent_to_the_customer(portal: Portal, twilio: Twilio) -> None:
    """So our thanks are the empty answer that Twilio knows."""
    portal.thanks = Thanks("thank you", "text/plain")
    await twilio.text(PERSON, OWN, "hello")
    assert [*twilio.post.said_back] == ["thank you"]
