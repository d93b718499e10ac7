"""To and fro with the stand-in, which takes what Meta takes and signs as Meta signs."""

import pytest

from connectors.base import NotSent, OutcomeUnknown
from connectors.content import Chosen
from connectors.whatsapp.connector import WhatsAppConnector
from tests.connectors.made_up import MESSAGE_ID, REFERENCE, Us, offering, outgoing, with_files
from tests.connectors.whatsapp.conftest import connector
from tools.phones.whatsapp import WhatsAppPhones

PERSON = "447700900123"
TO = f"+{PERSON}"


async def test_what_is_written_arrives_and_is_answered(
    us: Us, phones: WhatsAppPhones, whatsapp: WhatsAppConnector
) -> None:
    written = await phones.say(PERSON, "hello")
    taken = await whatsapp.send(outgoing("Good morning.", us.inbound[0].sender, us.inbound[0].own))
    assert (us.inbound[0].provider_message_id, us.inbound[0].text) == (written, "hello")
    assert [(receipt.provider_message_id, receipt.state) for receipt in us.receipts] == [
        (taken.ids[0], "sent"),
        (taken.ids[0], "delivered"),
    ]
    assert phones.calls[PERSON, "Good morning."] == 1


@pytest.mark.parametrize("titles", [("Pay now", "Later"), tuple("abcde")])
async def test_what_is_pressed_comes_back_as_our_choice(
    us: Us, phones: WhatsAppPhones, whatsapp: WhatsAppConnector, titles: tuple[str, ...]
) -> None:
    await whatsapp.send(outgoing(offering(*titles), TO))
    await phones.press(PERSON, titles[1])
    assert us.inbound[0].chosen == Chosen(message_id=MESSAGE_ID, index=1)


async def test_an_answer_that_is_lost_is_found_by_our_reference(
    us: Us, phones: WhatsAppPhones, whatsapp: WhatsAppConnector
) -> None:
    await phones.say(PERSON, "hello")
    phones.lose_answer()
    with pytest.raises(OutcomeUnknown):
        await whatsapp.send(outgoing("Good morning.", TO))
    assert {receipt.reference for receipt in us.receipts} == {REFERENCE}
    assert us.receipts[0].provider_message_id == phones.sent[0].id


async def test_after_a_day_of_silence_free_words_fail_a_moment_later(
    us: Us, phones: WhatsAppPhones, whatsapp: WhatsAppConnector
) -> None:
    await whatsapp.send(outgoing("Good morning.", TO))
    assert us.receipts[0].state == "failed"
    assert "24 hours" in (us.receipts[0].error or "")


async def test_what_we_do_not_take_is_brought_again(
    us: Us, phones: WhatsAppPhones, whatsapp: WhatsAppConnector
) -> None:
    us.away = 1
    await phones.say(PERSON, "hello")
    assert list(phones.brought) == [503, 200]
    assert len(us.inbound) == 1


async def test_a_photo_is_fetched(us: Us, phones: WhatsAppPhones, whatsapp: WhatsAppConnector) -> None:
    await phones.send_file(PERSON, "image", b"photo", "image/png", caption="My router")
    assert await whatsapp.fetch(us.inbound[0].files[0]) == b"photo"


async def test_who_hides_the_number_is_answered_too(
    us: Us, phones: WhatsAppPhones, whatsapp: WhatsAppConnector
) -> None:
    await phones.say("GB.13491208655302741918", "hello")
    await whatsapp.send(outgoing("Good morning.", us.inbound[0].sender))
    assert phones.to("GB.13491208655302741918")[0].state == "delivered"


async def test_it_fails_when_it_is_told_to(phones: WhatsAppPhones, whatsapp: WhatsAppConnector) -> None:
    phones.fail(429, {"error": {"code": 130429, "message": "Rate limit hit"}}, **{"retry-after": "3"})
    with pytest.raises(NotSent) as refusal:
        await whatsapp.send(outgoing("Good morning.", TO))
    assert (refusal.value.after, len(phones.sent)) == (3.0, 0)


async def test_a_wrong_token_and_a_wrong_number_are_refused(whatsapp: WhatsAppConnector) -> None:
    with pytest.raises(NotSent, match="does not exist"):
        await connector(whatsapp.transport).send(outgoing("Good morning.", TO, own="1"))
    stranger = connector(whatsapp.transport, access_token=connector().settings.app_secret)
    with pytest.raises(NotSent, match="access token"):
        await stranger.send(outgoing("Good morning.", TO))


async def test_files_go_before_the_words_and_meta_fetches_them(
    us: Us, phones: WhatsAppPhones, whatsapp: WhatsAppConnector
) -> None:
    await phones.say(PERSON, "hello")
    await whatsapp.send(outgoing(with_files(), TO))
    picture, document, words = (sent.body for sent in phones.to(PERSON))
    assert picture["image"] == {"link": "https://selfcare.example.com/v1/files/1"}
    assert document["document"] == {"link": "https://selfcare.example.com/v1/files/2", "filename": "bill.pdf"}
    assert words["text"]["body"] == "Here they are."
    assert ["biz_opaque_callback_data" in each for each in (picture, document, words)] == [False, False, True]
