"""To and fro with the stand-in, which takes what Meta takes and signs as Meta signs."""

import time

import pytest

from connectors.base import NotSent, OutcomeUnknown
from connectors.content import Chosen
from connectors.messenger.connector import MessengerConnector
from tests.connectors.made_up import MESSAGE_ID, PAGE, REFERENCE, Us, offering, outgoing, with_files
from tests.connectors.messenger.conftest import connector
from tools.phones.messenger import MessengerPhones

PERSON = "5511998877665544"
HELLO = outgoing("Good morning.", PERSON)


async def test_what_is_written_arrives_and_is_answered(
    us: Us, phones: MessengerPhones, messenger: MessengerConnector
) -> None:
    written = await phones.say(PERSON, "hello")
    taken = await messenger.send(outgoing("Good morning.", us.inbound[0].sender, us.inbound[0].own))
    assert (us.inbound[0].provider_message_id, us.inbound[0].text) == (written, "hello")
    assert [(receipt.provider_message_id, receipt.state) for receipt in us.receipts] == [
        (taken.ids[0], "sent"),
        (taken.ids[0], "delivered"),
    ]


async def test_what_is_pressed_comes_back_as_our_choice(
    us: Us, phones: MessengerPhones, messenger: MessengerConnector
) -> None:
    await phones.say(PERSON, "hello")
    await messenger.send(outgoing(offering("Pay now", "Later", link=PAGE), PERSON))
    await phones.press(PERSON, "Later")
    assert us.inbound[-1].chosen == Chosen(message_id=MESSAGE_ID, index=1)
    assert phones.sent[0].text == "What can I do?\n[Pay by card] https://pay.example.com/p/1"


async def test_an_answer_that_is_lost_is_found_by_the_echo(
    us: Us, phones: MessengerPhones, messenger: MessengerConnector
) -> None:
    await phones.say(PERSON, "hello")
    phones.lose_answer()
    with pytest.raises(OutcomeUnknown):
        await messenger.send(HELLO)
    assert us.receipts[0].reference == REFERENCE
    assert us.receipts[0].provider_message_id == phones.sent[0].id


async def test_strangers_and_those_who_blocked_us_are_not_reached(
    phones: MessengerPhones, messenger: MessengerConnector
) -> None:
    with pytest.raises(NotSent, match="no such person"):
        await messenger.send(HELLO)
    await phones.say(PERSON, "hello")
    phones.blocked.add(PERSON)
    with pytest.raises(NotSent, match="blocked"):
        await messenger.send(HELLO)


async def test_after_a_day_of_silence_it_refuses(phones: MessengerPhones, messenger: MessengerConnector) -> None:
    await phones.say(PERSON, "hello")
    phones.clock = lambda: time.time() + 25 * 3600
    with pytest.raises(NotSent, match="24 hours ago"):
        await messenger.send(HELLO)


async def test_reading_names_no_message(us: Us, phones: MessengerPhones, messenger: MessengerConnector) -> None:
    await phones.say(PERSON, "hello")
    await messenger.send(HELLO)
    await phones.read(PERSON)
    assert [receipt.state for receipt in us.receipts] == ["sent", "delivered"]


async def test_a_photo_is_fetched(us: Us, phones: MessengerPhones, messenger: MessengerConnector) -> None:
    await phones.send_file(PERSON, "image", b"photo", "router.png")
    (file,) = us.inbound[0].files
    assert await messenger.fetch(file) == b"photo"
    assert file.media_type == "image/png"


async def test_it_fails_when_it_is_told_to(us: Us, phones: MessengerPhones, messenger: MessengerConnector) -> None:
    us.away = 1
    await phones.say(PERSON, "hello")
    phones.fail(503)
    with pytest.raises(NotSent):
        await messenger.send(HELLO)
    assert (list(phones.brought), len(phones.sent)) == ([503, 200], 0)


async def test_a_wrong_token_is_refused(messenger: MessengerConnector) -> None:
    stranger = connector(messenger.transport, page_token=connector().settings.app_secret)
    with pytest.raises(NotSent, match="access token"):
        await stranger.send(HELLO)


async def test_files_go_before_the_words_and_meta_fetches_them(
    us: Us, phones: MessengerPhones, messenger: MessengerConnector
) -> None:
    await phones.say(PERSON, "hello")
    await messenger.send(outgoing(with_files(), PERSON))
    picture, document, words = (sent.body["message"] for sent in phones.to(PERSON))
    kinds = [each["attachment"]["type"] for each in (picture, document)]
    assert kinds == ["image", "file"]
    assert document["attachment"]["payload"]["url"] == "https://selfcare.example.com/v1/files/2"
    assert words["text"] == "Here they are."
