"""To and fro with the stand-in, which takes what Telegram takes and says our secret as Telegram says it."""

import pytest

from connectors.base import NotSent, OutcomeUnknown
from connectors.content import Chosen
from connectors.telegram.connector import TelegramConnector
from tests.connectors.made_up import MESSAGE_ID, PAGE, Us, offering, outgoing, with_files
from tests.connectors.telegram.conftest import connector
from tools.phones.telegram import TelegramPhones, slow_down

PERSON = 5511223344
HELLO = outgoing("Hello.", str(PERSON))


async def test_what_is_written_arrives_and_is_answered(
    us: Us, phones: TelegramPhones, telegram: TelegramConnector
) -> None:
    await phones.say(PERSON, "hello")
    taken = await telegram.send(outgoing("Good morning.", us.inbound[0].sender))
    assert us.inbound[0].text == "hello"
    assert taken.ids == (f"7700112233:{PERSON}:2",)
    assert phones.calls[str(PERSON), "Good morning."] == 1


async def test_a_press_comes_back_as_our_choice_and_the_button_is_busy_no_longer(
    us: Us, phones: TelegramPhones, telegram: TelegramConnector
) -> None:
    await phones.say(PERSON, "hello")
    await telegram.send(outgoing(offering("Pay now", "Later", link=PAGE), str(PERSON)))
    await phones.press(PERSON, "Later")
    assert us.inbound[-1].chosen == Chosen(message_id=MESSAGE_ID, index=1)
    assert us.inbound[-1].text == "Later"
    assert phones.busy == set()


async def test_who_never_wrote_and_who_blocked_the_bot_are_not_reached(
    phones: TelegramPhones, telegram: TelegramConnector
) -> None:
    with pytest.raises(NotSent, match="never written"):
        await telegram.send(HELLO)
    await phones.say(PERSON, "hello")
    phones.blocked.add(PERSON)
    with pytest.raises(NotSent, match="blocked"):
        await telegram.send(HELLO)


async def test_it_slows_us_down_and_loses_answers_when_told_to(
    phones: TelegramPhones, telegram: TelegramConnector
) -> None:
    await phones.say(PERSON, "hello")
    phones.fail(429, slow_down(5))
    phones.lose_answer()
    with pytest.raises(NotSent) as refusal:
        await telegram.send(HELLO)
    with pytest.raises(OutcomeUnknown):
        await telegram.send(HELLO)
    assert (refusal.value.after, phones.calls[str(PERSON), "Hello."]) == (5.0, 1)


async def test_what_we_do_not_take_comes_again(us: Us, phones: TelegramPhones, telegram: TelegramConnector) -> None:
    us.away = 1
    await phones.say(PERSON, "hello")
    assert len(us.inbound) == 1


async def test_a_photo_is_fetched(us: Us, phones: TelegramPhones, telegram: TelegramConnector) -> None:
    await phones.send_file(PERSON, "photo", b"photo", width=640, height=480)
    assert await telegram.fetch(us.inbound[0].files[0]) == b"photo"


async def test_another_bots_token_is_refused(phones: TelegramPhones, telegram: TelegramConnector) -> None:
    stranger = connector(telegram.transport, bot_token=connector().settings.secret)
    with pytest.raises(NotSent, match="TELEGRAM_BOT_TOKEN"):
        await stranger.send(HELLO)


async def test_files_go_before_the_words_and_telegram_fetches_them(
    us: Us, phones: TelegramPhones, telegram: TelegramConnector
) -> None:
    await phones.say(PERSON, "hello")
    taken = await telegram.send(outgoing(with_files(), str(PERSON)))
    assert len(taken.ids) == 3
    picture, document, words = phones.to(str(PERSON))
    assert picture.body["photo"] == "https://selfcare.example.com/v1/files/1"
    assert document.body["document"] == "https://selfcare.example.com/v1/files/2"
    assert words.text == "Here they are."
