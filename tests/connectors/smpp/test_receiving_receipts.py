"""What became of our texts, told over real sockets: early, twice, in another base, for a text whose answer was lost."""

import pytest

from connectors.base import OutcomeUnknown
from tests.connectors.smpp.conftest import bound, outgoing, until
from tools.phones.smsc import Smsc
from tools.phones.submits import Receipts


@pytest.mark.parametrize(
    ("response_ids", "receipt_ids"), [("decimal", "hex"), ("hex", "decimal"), ("hex", "hex"), ("text", "text")]
)
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("with_tlvs", [True, False])
async def test_a_receipt_fits_its_text_whenever_and_however_often_it_comes(
    response_ids: str, receipt_ids: str, when: str, with_tlvs: bool
) -> None:
    receipts = Receipts(when=when, times=2, ids=receipt_ids, with_tlvs=with_tlvs)  # type: ignore[arg-type]
    async with (
        Smsc(response_ids=response_ids, receipts=receipts) as smsc,  # type: ignore[arg-type]
        bound(smsc, response_ids=response_ids, receipt_ids=receipt_ids) as stored,
    ):
        taken = await stored.connector.send(outgoing())
        await until(lambda: len(stored.receipts) == 2)
    assert [(each.provider_message_id, each.state) for each in stored.receipts] == [(taken.ids[0], "delivered")] * 2


async def test_a_receipt_that_gives_our_16_bits_back_finds_the_text_whose_answer_was_lost(smsc: Smsc) -> None:
    smsc.receipts = Receipts(when="before", echoes_reference=True)
    async with bound(smsc, response_seconds=0.2) as stored:
        smsc.holds_answers = True
        sent = outgoing()
        with pytest.raises(OutcomeUnknown):
            await stored.connector.send(sent)
        await until(lambda: stored.receipts)
    (receipt,) = stored.receipts
    assert receipt.reference == sent.reference
