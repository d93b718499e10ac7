"""What phones text, over real sockets: stored before it is answered, and once, however often it is brought."""

import asyncio
from contextlib import suppress

import pytest

from connectors.base import Inbound
from connectors.smpp.lanes import LONGEST
from tests.connectors.smpp.conftest import OURS, PHONE, bound, until
from tools.phones.smsc import Smsc

OTHER = "+447700900456"
DELIVER, DELIVER_ANSWER = 0x05, 0x80000005
SYSTEM_ERROR, QUEUE_FULL = 0x08, 0x14


def inbound(items: list[object]) -> list[Inbound]:
    return [each for each in items if isinstance(each, Inbound)]


@pytest.mark.parametrize("words", ["bill??", "Preis: 5 € {sofort} ü", "Где мой роутер? 🦔"])
async def test_a_text_comes_in_with_its_letters_and_both_numbers(smsc: Smsc, words: str) -> None:
    async with bound(smsc) as stored:
        await smsc.phones.text(PHONE, words)
    (text,) = inbound(list(stored.items))
    assert (text.sender, text.own, text.text, text.fragment) == (PHONE, OURS, words, None)
    assert smsc.answers == [0]


async def test_it_is_answered_only_once_it_is_stored(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        stored.may_store.clear()
        texting = asyncio.create_task(smsc.phones.text(PHONE, "hello"))
        await until(lambda: smsc.gate.count(DELIVER, from_smsc=True) == 1)
        await asyncio.sleep(0.1)
        assert smsc.gate.count(DELIVER_ANSWER, from_smsc=False) == 0
        stored.may_store.set()
        await texting
    assert stored.texts == ["hello"]
    assert smsc.answers == [0]


async def test_what_could_not_be_stored_is_brought_again(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        stored.problems = [RuntimeError("the database is away"), RuntimeError("still")]
        await smsc.phones.text(PHONE, "hello")
    assert smsc.answers == [SYSTEM_ERROR, SYSTEM_ERROR, 0]
    assert stored.texts == ["hello"]


async def test_the_same_words_texted_again_are_two_texts(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        for _ in range(3):
            await smsc.phones.text(PHONE, "1")
    assert stored.texts == ["1", "1", "1"]


async def test_a_text_whose_answer_was_lost_with_the_link_is_one_text_when_it_comes_again(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        stored.after = smsc.gate.cut
        texting = asyncio.create_task(smsc.phones.text(PHONE, "1"))
        await until(lambda: stored.texts == ["1"])
        stored.after = lambda: None
        await texting
        assert len(stored.arrivals) == 2
        assert stored.texts == ["1"]
        await smsc.phones.text(PHONE, "1")
    assert stored.texts == ["1", "1"]


async def test_a_text_that_was_answered_and_read_is_another_one_on_the_next_link(smsc: Smsc) -> None:
    """Our next question was answered, so the SMSC has read what came before it."""
    async with bound(smsc, enquire_link_seconds=0.05) as stored:
        await smsc.phones.text(PHONE, "1")
        enquiries = smsc.gate.count(0x80000015, from_smsc=True)
        await until(lambda: smsc.gate.count(0x80000015, from_smsc=True) > enquiries + 1)
        smsc.gate.cut()
        await until(lambda: smsc.gate.count(0x09, from_smsc=False) == 2)
        await smsc.phones.text(PHONE, "1")
    assert stored.texts == ["1", "1"]


async def test_a_worker_that_dies_before_it_answers_leaves_one_text(smsc: Smsc) -> None:
    """The next worker remembers nothing of it, but the ledger does."""
    async with bound(smsc) as first:
        first.after = smsc.gate.cut
        smsc.brings_again_after = 0.5
        texting = asyncio.create_task(smsc.phones.text(PHONE, "1"))
        await until(lambda: first.texts == ["1"])
        smsc.gate.passwords = set()
        await asyncio.sleep(0.1)
    smsc.gate.passwords = {"secret"}
    async with bound(smsc, ledger=first, known=first.has) as second:
        await texting
    assert len(second.arrivals) == 1
    assert second.texts == ["1"]


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2), (1, 3), (2, 1, 2, 3)])
async def test_parts_come_in_any_order_with_some_missing_or_double(smsc: Smsc, order: tuple[int, ...]) -> None:
    words = "".join(f"{i:04d} " for i in range(80))
    async with bound(smsc) as stored:
        await smsc.phones.text(PHONE, words, order=order)
    texts = inbound(list(stored.items))
    assert [each.fragment.number for each in texts if each.fragment] == list(order)
    assert {each.fragment.total for each in texts if each.fragment} == {3}
    assert len({each.fragment.reference for each in texts if each.fragment}) == 1
    together = {each.fragment.number: each.text or "" for each in texts if each.fragment}
    if len(together) == 3:
        assert "".join(together[number] for number in (1, 2, 3)) == words


async def test_parts_of_two_phones_are_told_apart(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        for phone, to in ((PHONE, OURS), (OTHER, OURS), (PHONE, "60061")):
            for message in smsc.phones.parts(phone, "x" * 200, to=to):
                octets = bytearray(message["short_message"])
                octets[3] = 7
                await smsc.deliver(**(message | {"short_message": bytes(octets)}))
    references = {each.fragment.reference for each in inbound(list(stored.items)) if each.fragment}
    assert len(references) == 3


async def test_what_one_phone_texts_stays_in_its_order_while_others_are_slow(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        await asyncio.gather(*(smsc.phones.text(phone, f"{place}") for place in range(20) for phone in (PHONE, OTHER)))
    for phone in (b"447700900123", b"447700900456"):
        on_the_line = [each.pdu for each in smsc.gate.passed if each.command == DELIVER and phone in each.pdu]
        assert [each.body for each in stored.arrivals if phone in each.body] == on_the_line
        assert len(on_the_line) == 20


async def test_more_than_can_be_stored_is_brought_again_and_none_is_lost(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        stored.may_store.clear()
        for place in range(LONGEST + 20):
            smsc.bring(PHONE, f"{place}")
        await until(lambda: QUEUE_FULL in smsc.answers)
        stored.may_store.set()
        await until(lambda: len(stored.texts) == LONGEST + 20)
        assert sorted(map(int, filter(None, stored.texts))) == list(range(LONGEST + 20))


async def test_what_is_being_stored_when_we_end_is_still_answered(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        stored.after = lambda: None
        texting = asyncio.create_task(smsc.phones.text(PHONE, "hello"))
        await until(lambda: stored.texts == ["hello"])
    with suppress(TimeoutError):
        await asyncio.wait_for(texting, 2)
    assert smsc.answers == [0]
    assert smsc.gate.count(0x06, from_smsc=False) == 1
