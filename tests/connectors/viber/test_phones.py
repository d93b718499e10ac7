"""To and fro with the stand-in, which takes what Viber takes and signs as Viber signs."""

import pytest

from connectors.base import NotSent, OutcomeUnknown
from connectors.content import Chosen
from connectors.viber.connector import ViberConnector
from tests.connectors.made_up import MESSAGE_ID, PAGE, Us, offering, outgoing, with_files
from tests.connectors.viber.conftest import connector
from tools.phones.viber import ViberPhones

PERSON = "01234567890ABCdefg=="
HELLO = outgoing("Good morning.", PERSON)


async def test_what_is_written_arrives_is_answered_and_read(us: Us, phones: ViberPhones, viber: ViberConnector) -> None:
    await phones.say(PERSON, "hello")
    taken = await viber.send(outgoing("Good morning.", us.inbound[0].sender))
    await phones.report(phones.sent[0], "seen")
    assert [(receipt.provider_message_id, receipt.state) for receipt in us.receipts] == [
        (taken.ids[0], "delivered"),
        (taken.ids[0], "read"),
    ]


async def test_a_press_comes_back_as_our_choice_with_its_title(
    us: Us, phones: ViberPhones, viber: ViberConnector
) -> None:
    await phones.say(PERSON, "hello")
    await viber.send(outgoing(offering("Pay & go", "Later", link=PAGE), PERSON))
    await phones.press(PERSON, "Pay & go")
    assert us.inbound[-1].chosen == Chosen(message_id=MESSAGE_ID, index=0)
    assert us.inbound[-1].text == "Pay & go"


async def test_strangers_are_not_reached_and_answers_get_lost(phones: ViberPhones, viber: ViberConnector) -> None:
    with pytest.raises(NotSent, match="has left it"):
        await viber.send(HELLO)
    await phones.say(PERSON, "hello")
    phones.lose_answer()
    with pytest.raises(OutcomeUnknown):
        await viber.send(HELLO)
    assert phones.calls[PERSON, "Good morning."] == 1


async def test_what_we_do_not_take_comes_again(us: Us, phones: ViberPhones, viber: ViberConnector) -> None:
    us.away = 1
    await phones.send_file(PERSON, "picture", b"photo", "router.jpg")
    assert await viber.fetch(us.inbound[0].files[0]) == b"photo"


async def test_a_wrong_token_is_refused(viber: ViberConnector) -> None:
    stranger = connector(viber.transport, token=connector().settings.token_next)
    with pytest.raises(NotSent, match="VIBER_TOKEN"):
        await stranger.send(HELLO)


async def test_files_go_before_the_words_and_viber_fetches_them(
    us: Us, phones: ViberPhones, viber: ViberConnector
) -> None:
    await phones.say(PERSON, "hello")
    await viber.send(outgoing(with_files(), PERSON))
    picture, document, words = (sent.body for sent in phones.to(PERSON))
    assert (picture["type"], picture["media"]) == ("picture", "https://selfcare.example.com/v1/files/1")
    assert (document["type"], document["file_name"], document["size"]) == ("file", "bill.pdf", 40_000)
    assert words["text"] == "Here they are."
