"""Signing in inside the conversation, by form and by typing; codes are kept from the ledger and from the bot."""

import uuid
from typing import Any

import httpx
import pytest

from api.conversations import turns
from api.dialogue import Dialogue
from api.parts import Parts
from tests.api.conftest import Bot, Codes
from tests.api.conversations.test_endpoints import ANA, opened, saying

ASKED: dict[str, object] = {
    "text": "First I need to know who you are.",
    "custom": {"form": {"kind": "sign_in", "then": "check_bill"}},
}


@pytest.fixture
async def asked(browser: httpx.AsyncClient, parts: Parts, bot: Bot, dialogue: Dialogue) -> str:
    """A conversation in which the bot has asked who is speaking."""
    path = await opened(browser)
    bot.answers = [ASKED]
    await browser.post(f"{path}/messages", json=saying("how much is my bill"))
    await turns.answer_all(parts, dialogue, uuid.UUID(path.rpartition("/")[2]))
    return path


async def read(browser: httpx.AsyncClient, path: str) -> list[dict[str, Any]]:
    messages: list[dict[str, Any]] = (await browser.get(f"{path}/messages")).json()["messages"]
    return messages


async def test_the_right_code_signs_in_and_takes_up_the_question(
    browser: httpx.AsyncClient, asked: str, parts: Parts, bot: Bot, dialogue: Dialogue, codes: Codes
) -> None:
    sent = await browser.post(f"{asked}/sign-in/codes", json={"address": ANA})
    assert sent.status_code == 202
    assert "900" not in sent.json()["sent_to"].replace(" ", "")
    before = browser.cookies["selfcare_session"]
    signed_in = await browser.post(f"{asked}/sign-in", json={"code": codes.sent[-1][1]})
    assert signed_in.json()["level"] == "verified"
    assert signed_in.json()["customer_name"] == "Ana Brown"
    assert browser.cookies["selfcare_session"] != before

    await turns.answer_all(parts, dialogue, uuid.UUID(asked.rpartition("/")[2]))
    assert bot.turns[-1]["intent"] == "check_bill"
    assert (await read(browser, asked))[-2]["content"]["event"] == "signed_in"


async def test_typing_number_and_code_does_the_same(
    browser: httpx.AsyncClient, asked: str, bot: Bot, codes: Codes, parts: Parts, dialogue: Dialogue
) -> None:
    asked_before = len(bot.turns)
    await browser.post(f"{asked}/messages", json=saying(f"it's {ANA}"))
    address, code = codes.sent[-1]
    await browser.post(f"{asked}/messages", json=saying(f"{code[:3]} {code[3:]}"))
    assert address == "+447700900101"
    assert (await browser.get(asked)).json()["level"] == "verified"
    ledger = await read(browser, asked)
    assert code not in str(ledger).replace(" ", "")
    await turns.answer_all(parts, dialogue, uuid.UUID(asked.rpartition("/")[2]))
    assert [turn["intent"] for turn in bot.turns[asked_before:]] == ["check_bill"]


async def test_a_wrong_code_counts_and_the_sixth_try_is_over(
    browser: httpx.AsyncClient, asked: str, codes: Codes
) -> None:
    await browser.post(f"{asked}/sign-in/codes", json={"address": ANA})
    wrong = "000000" if codes.sent[-1][1] != "000000" else "111111"
    left = [(await browser.post(f"{asked}/sign-in", json={"code": wrong})).json().get("tries_left") for _ in range(5)]
    assert left == [4, 3, 2, 1, 0]
    response = await browser.post(f"{asked}/sign-in", json={"code": codes.sent[-1][1]})
    assert (response.status_code, response.json()["type"]) == (410, "/problems/code-expired")


async def test_an_older_code_is_still_good(browser: httpx.AsyncClient, asked: str, codes: Codes) -> None:
    for _ in range(2):
        await browser.post(f"{asked}/sign-in/codes", json={"address": ANA})
    assert (await browser.post(f"{asked}/sign-in", json={"code": codes.sent[0][1]})).status_code == 200


async def test_a_stranger_s_number_gets_the_same_answer_and_no_code(
    browser: httpx.AsyncClient, asked: str, codes: Codes
) -> None:
    known = await browser.post(f"{asked}/sign-in/codes", json={"address": ANA})
    sent = len(codes.sent)
    unknown = await browser.post(f"{asked}/sign-in/codes", json={"address": "07700 900999"})
    assert unknown.status_code == known.status_code
    assert unknown.json().keys() == known.json().keys()
    assert len(codes.sent) == sent


async def test_codes_are_not_sent_without_end(browser: httpx.AsyncClient, asked: str) -> None:
    answers = [await browser.post(f"{asked}/sign-in/codes", json={"address": ANA}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [202] * 5 + [429]
    assert 3500 < int(answers[-1].headers["retry-after"]) <= 3600


async def test_what_is_no_address_is_said_to_be_none(browser: httpx.AsyncClient, asked: str) -> None:
    response = await browser.post(f"{asked}/sign-in/codes", json={"address": "my dog"})
    assert (response.status_code, response.json()["type"]) == (422, "/problems/address-not-understood")


async def test_an_ordinary_message_while_the_form_is_open_goes_to_the_bot(
    browser: httpx.AsyncClient, asked: str, parts: Parts, bot: Bot, dialogue: Dialogue
) -> None:
    await browser.post(f"{asked}/messages", json=saying("why do you need that?"))
    await turns.answer_all(parts, dialogue, uuid.UUID(asked.rpartition("/")[2]))
    assert bot.turns[-1]["text"] == "why do you need that?"


async def test_somebody_else_s_code_does_not_open_a_signed_in_conversation(
    browser: httpx.AsyncClient, asked: str, codes: Codes
) -> None:
    await browser.post(f"{asked}/sign-in/codes", json={"address": ANA})
    await browser.post(f"{asked}/sign-in", json={"code": codes.sent[-1][1]})
    await browser.post(f"{asked}/sign-in/codes", json={"address": "07700 900102"})
    response = await browser.post(f"{asked}/sign-in", json={"code": codes.sent[-1][1]})
    assert (response.status_code, response.json()["type"]) == (409, "/problems/somebody-else")


async def test_a_form_shown_twice_still_takes_the_code_that_was_sent(
    browser: httpx.AsyncClient, asked: str, parts: Parts, bot: Bot, dialogue: Dialogue, codes: Codes
) -> None:
    await browser.post(f"{asked}/messages", json=saying(ANA))
    await browser.post(f"{asked}/messages", json=saying("my bill please?"))
    await turns.answer_all(parts, dialogue, uuid.UUID(asked.rpartition("/")[2]))
    code = codes.sent[-1][1]
    await browser.post(f"{asked}/messages", json=saying(code))
    assert (await browser.get(asked)).json()["level"] == "verified"
    assert code not in str(await read(browser, asked))


async def test_asking_for_more_codes_buys_no_more_guesses(browser: httpx.AsyncClient, asked: str, codes: Codes) -> None:
    await browser.post(f"{asked}/sign-in/codes", json={"address": ANA})
    right = codes.sent[-1][1]
    wrong = "000000" if right != "000000" else "111111"
    for number in ("07700 900900", "07700 900901"):
        for _ in range(3):
            await browser.post(f"{asked}/sign-in", json={"code": wrong})
        await browser.post(f"{asked}/sign-in/codes", json={"address": number})
    assert (await browser.post(f"{asked}/sign-in", json={"code": right})).status_code == 422


async def test_after_signing_out_the_bot_s_token_is_worth_nothing(
    browser: httpx.AsyncClient, asked: str, codes: Codes, bot: Bot, parts: Parts, dialogue: Dialogue
) -> None:
    await browser.post(f"{asked}/sign-in/codes", json={"address": ANA})
    await browser.post(f"{asked}/sign-in", json={"code": codes.sent[-1][1]})
    await turns.answer_all(parts, dialogue, uuid.UUID(asked.rpartition("/")[2]))
    headers = {"Authorization": f"Bearer {bot.turns[-1]['token']}"}
    assert (await browser.get("/v1/billing/current", headers=headers)).status_code == 200
    await browser.post("/v1/sign-out")
    assert (await browser.get("/v1/billing/current", headers=headers)).status_code == 403


@pytest.fixture
async def without_phone(browser: httpx.AsyncClient, parts: Parts, bot: Bot, dialogue: Dialogue) -> str:
    """Somebody whose phone is lost was asked for an e-mail address."""
    path = await opened(browser)
    form = {"kind": "sign_in", "then": "lost_phone", "by": "email"}
    bot.answers = [{"text": "Give the e-mail address we hold.", "custom": {"form": form}}]
    await browser.post(f"{path}/messages", json=saying("i lost my phone"))
    await turns.answer_all(parts, dialogue, uuid.UUID(path.rpartition("/")[2]))
    return path


async def test_no_code_goes_to_a_lost_phone_unless_its_number_is_given_twice(
    browser: httpx.AsyncClient, without_phone: str, codes: Codes
) -> None:
    await browser.post(f"{without_phone}/messages", json=saying(ANA))
    said = (await read(browser, without_phone))[-1]["content"]
    assert (codes.sent, said["form"]["step"], "e-mail" in said["text"]) == ([], "address", True)
    await browser.post(f"{without_phone}/messages", json=saying(ANA))
    assert [address for address, _ in codes.sent] == ["+447700900101"]


async def test_with_a_lost_phone_the_code_goes_by_e_mail(
    browser: httpx.AsyncClient, without_phone: str, codes: Codes
) -> None:
    refused = await browser.post(f"{without_phone}/sign-in/codes", json={"address": ANA})
    assert (refused.status_code, refused.json()["type"]) == (409, "/problems/number-of-lost-phone")
    assert "e-mail" in refused.json()["detail"]
    await browser.post(f"{without_phone}/messages", json=saying("ana.brown@example.com"))
    assert [address for address, _ in codes.sent] == ["ana.brown@example.com"]
    await browser.post(f"{without_phone}/messages", json=saying(codes.sent[-1][1]))
    assert (await browser.get(without_phone)).json()["level"] == "verified"
