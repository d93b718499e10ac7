"""What an agent types as the customer will get it, over HTTP."""

import uuid

from fastapi import APIRouter

from api.access import Anybody
from api.db import Transaction
from api.desk import watching
from api.desk.service import CurrentAgent
from api.parts import CurrentParts, Parts
from api.writing.schemas import PreviewIn, PreviewOut, SmsOut, SwapOut
from connectors.previewing import Preview, preview
from connectors.sms.rendering import MOST_PARTS
from models import Conversation

router = APIRouter()


@router.post("/preview")
async def preview_reply(
    conversation_id: uuid.UUID,
    body: PreviewIn,
    _agent: CurrentAgent,
    transaction: Transaction,
    parts: CurrentParts,
    _caller: Anybody,
) -> PreviewOut:
    """On the channel they are on: in the parts that are paid for, with the letters that go out. Nothing is kept."""
    conversation = await watching.named(transaction, conversation_id)
    return _out(conversation.channel, preview(conversation.channel, body.text, _most_parts(parts, conversation)))


def _most_parts(parts: Parts, conversation: Conversation) -> int:
    return getattr(parts.providers.get(conversation.connector), "most_parts", MOST_PARTS)


def _out(channel: str, found: Preview) -> PreviewOut:
    swaps = [SwapOut(was=swap.was, goes=swap.goes) for swap in found.swaps]
    sms = None
    if found.count is not None:
        alphabet, segments = found.count.alphabet, found.count.segments
        room = alphabet.alone if segments == 1 else segments * alphabet.together
        sms = SmsOut(segments=segments, units=found.count.units, room=room, jump=found.jump)
    return PreviewOut(channel=channel, messages=found.messages, swaps=swaps, sms=sms)
