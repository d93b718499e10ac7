"""Texts going out over real sockets, to an SMSC that takes, refuses, throttles, loses and hangs up."""

import asyncio

import pytest

from connectors.base import NotSent, OutcomeUnknown
from connectors.content import Link, QuickReply
from connectors.smpp.coding import DefaultAlphabet
from tests.connectors.smpp.conftest import OURS, PHONE, bound, outgoing, running, until
from tools.phones.smsc import Smsc

SUBMIT_ANSWER = 0x80000004
THROTTLED, QUEUE_FULL = 0x58, 0x14


async def test_a_text_goes_out_once_and_asks_for_a_receipt(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        sent = outgoing()
        taken = await stored.connector.send(sent)
    (submit,) = smsc.submits
    assert (submit.source, submit.to, submit.text) == (OURS, "447700900123", "Your bill is £84.20.")
    assert taken.ids == ("000A1B2C3D",)
    assert submit.tlvs[0x0204] == (sent.reference.int & 0xFFFF).to_bytes(2, "big")
    assert smsc.count(PHONE, "Your bill is £84.20.") == 1


async def test_a_menu_and_a_link_are_words(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        choices = [QuickReply(title="Pay", intent="pay_bill"), QuickReply(title="Why?", intent="explain_bill")]
        link = Link(title="Pay by card", url="/pay/1")
        await stored.connector.send(outgoing("You owe £84.20.", quick_replies=choices, link=link))
    (submit,) = smsc.submits
    assert submit.text == "You owe £84.20. Reply 1 Pay, 2 Why?\nhttps://care.example.com/pay/1"


@pytest.mark.parametrize("alphabet", ["gsm7", "gsm7_packed", "latin1", "ascii"])
@pytest.mark.parametrize("long_texts", ["udh8", "udh16", "sar", "payload"])
@pytest.mark.parametrize("letters", ["plain words [1] {2} ", "щука и Ёж 🦔 "])
async def test_a_long_text_arrives_whole_however_it_is_sent(
    letters: str, long_texts: str, alphabet: DefaultAlphabet
) -> None:
    text = (letters * 40)[:400].strip()
    async with (
        Smsc(alphabet=alphabet) as smsc,
        bound(smsc, alphabet=alphabet, long_texts=long_texts, most_parts=30) as stored,
    ):
        taken = await stored.connector.send(outgoing(text))
        assert smsc.inbox(PHONE) == [text]
        assert len(taken.ids) == len(smsc.submits)
        assert len(set(taken.ids)) == len(taken.ids)
        assert (len(taken.ids) > 1) == (long_texts != "payload")


@pytest.mark.parametrize("status", [THROTTLED, QUEUE_FULL])
async def test_who_sends_too_fast_waits_and_is_told_how_long(smsc: Smsc, status: int) -> None:
    smsc.refusals.append(status)
    async with bound(smsc) as stored:
        with pytest.raises(NotSent) as refused:
            await stored.connector.send(outgoing())
        assert refused.value.again
        assert refused.value.after is not None
        assert 0.5 < refused.value.after <= 1
        await stored.connector.send(outgoing())
    assert len(smsc.submits) == 1


async def test_a_window_full_of_refusals_is_one_refusal(smsc: Smsc) -> None:
    smsc.refusals.extend([THROTTLED] * 5)
    async with bound(smsc) as stored:
        outcomes = await asyncio.gather(
            *(stored.connector.send(outgoing(str(i))) for i in range(5)), return_exceptions=True
        )
        assert all(isinstance(each, NotSent) and each.after is not None and each.after <= 1 for each in outcomes)


@pytest.mark.parametrize(
    ("status", "again", "words"),
    [
        (0x0B, False, "the customer's number is not valid"),
        (0x0A, False, "the source address is not allowed"),
        (0x08, True, "the SMSC has an error"),
        (0x45, True, "submitting failed"),
        (0xFE, False, "delivering failed"),
    ],
)
async def test_a_refusal_is_told_in_plain_words(smsc: Smsc, status: int, again: bool, words: str) -> None:
    async with bound(smsc) as stored:
        smsc.refusals.append(status)
        with pytest.raises(NotSent, match=words) as refused:
            await stored.connector.send(outgoing())
    assert refused.value.again is again


async def test_nothing_is_sent_while_not_bound(smsc: Smsc) -> None:
    smsc.gate.passwords = {"another"}
    async with running(smsc) as stored:
        with pytest.raises(NotSent) as refused:
            await stored.connector.send(outgoing())
    assert refused.value.again


async def test_a_link_that_breaks_before_the_answer_leaves_it_open_and_is_bound_again(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        smsc.gate.cuts_at.add(SUBMIT_ANSWER)
        with pytest.raises(OutcomeUnknown, match="link broke"):
            await stored.connector.send(outgoing("Once"))
        await until(lambda: stored.connector.session.is_bound)
        await stored.connector.send(outgoing("Twice"))
    assert (smsc.count(PHONE, "Once"), smsc.count(PHONE, "Twice")) == (1, 1)


async def test_an_answer_that_does_not_come_leaves_it_open(smsc: Smsc) -> None:
    async with bound(smsc, response_seconds=0.2) as stored:
        smsc.holds_answers = True
        with pytest.raises(OutcomeUnknown, match="in time"):
            await stored.connector.send(outgoing())


async def test_an_answer_that_comes_too_late_harms_nobody(smsc: Smsc) -> None:
    async with bound(smsc, response_seconds=1) as stored:
        smsc.holds_answers = True
        with pytest.raises(OutcomeUnknown):
            await stored.connector.send(outgoing("slow"))
        smsc.let_go()
        taken = await stored.connector.send(outgoing("fast"))
        assert smsc.gate.count(SUBMIT_ANSWER, from_smsc=True) == 2
        assert stored.connector.session.is_bound
    assert len(taken.ids) == 1


async def test_a_part_that_fails_after_others_went_is_no_refusal(smsc: Smsc) -> None:
    smsc.refusals.extend([0, 0, 0x0B])
    async with bound(smsc) as stored:
        with pytest.raises(OutcomeUnknown, match="2 of 4 parts went out, and then: the SMSC refused it"):
            await stored.connector.send(outgoing("a" * 600))
    assert len(smsc.submits) == 2


async def test_a_text_that_has_begun_waits_out_a_refusal_that_passes(smsc: Smsc) -> None:
    smsc.refusals.extend([0, THROTTLED])
    async with bound(smsc) as stored:
        taken = await stored.connector.send(outgoing("a" * 400))
    assert len(taken.ids) == 3
    assert "".join(each.text for each in smsc.submits) == "a" * 400


async def test_no_more_than_the_window_is_unanswered(smsc: Smsc) -> None:
    smsc.holds_answers = True
    async with bound(smsc, window=2) as stored:
        sendings = [asyncio.create_task(stored.connector.send(outgoing(str(i)))) for i in range(4)]
        await until(lambda: len(smsc.submits) == 2)
        await asyncio.sleep(0.1)
        assert smsc.gate.count(0x04, from_smsc=False) == 2
        smsc.let_go()
        await asyncio.gather(*sendings)
    assert len(smsc.submits) == 4


async def test_no_more_go_out_in_a_second_than_may(smsc: Smsc) -> None:
    async with bound(smsc, submits_per_second=20) as stored:
        began = asyncio.get_running_loop().time()
        await asyncio.gather(*(stored.connector.send(outgoing(str(i))) for i in range(11)))
        assert asyncio.get_running_loop().time() - began > 0.45


async def test_what_would_wait_too_long_is_tried_again_later(smsc: Smsc) -> None:
    async with bound(smsc, submits_per_second=0.1) as stored:
        await stored.connector.send(outgoing("first"))
        with pytest.raises(NotSent) as refused:
            await stored.connector.send(outgoing("second"))
    assert refused.value.again
    assert refused.value.after is not None
    assert refused.value.after > 5


async def test_texts_go_out_from_the_address_that_was_written_to(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        for own in ("+447700900999", OURS, "", "0800"):
            await stored.connector.send(outgoing(own=own))
    assert [each.source for each in smsc.submits] == ["447700900999", OURS, OURS, OURS]


async def test_two_long_texts_to_one_phone_have_parts_that_differ(smsc: Smsc) -> None:
    async with bound(smsc) as stored:
        await asyncio.gather(stored.connector.send(outgoing("a" * 300)), stored.connector.send(outgoing("b" * 300)))
    references = {each.octets[3] for each in smsc.submits}
    assert len(references) == 2
