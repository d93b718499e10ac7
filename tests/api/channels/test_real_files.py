"""A photo and a voice note by each app, as its provider brings them, through the real connector into the store."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.channels import fetching
from api.db import Database
from api.parts import Parts
from connectors.base import Provider
from models import Attachment, AttachmentState, Conversation, Message
from tests.api.channels.kept import take_all_kept
from tests.api.files.samples import opened, photo_with_secrets
from tests.connectors.made_up import serving
from tests.connectors.messenger import conftest as messenger
from tests.connectors.telegram import conftest as telegram
from tests.connectors.viber import conftest as viber
from tests.connectors.whatsapp import conftest as whatsapp
from tools.phones.messenger import MessengerPhones
from tools.phones.telegram import TelegramPhones
from tools.phones.viber import ViberPhones
from tools.phones.whatsapp import WhatsAppPhones

Send = Callable[[bytes, str], Awaitable[Any]]
TOKEN, SECRET = "EAAG-made-up", "app-secret-made-up"
AUDIO = b"OggS a voice"


def _kind(media_type: str) -> str:
    return "image" if media_type.startswith("image") else "audio"


def by_telegram(transport: httpx.AsyncBaseTransport) -> tuple[Provider, Send]:
    phones = TelegramPhones(
        "http://selfcare/v1/channels/telegram", token=telegram.TOKEN, secret=telegram.SECRET, transport=transport
    )

    async def send(content: bytes, media_type: str) -> int:
        kind = "photo" if media_type == "image/jpeg" else "voice"
        return await phones.send_file(
            5511223344, kind, content, **({} if kind == "photo" else {"mime_type": media_type})
        )

    return telegram.connector(serving(phones)), send


def by_whatsapp(transport: httpx.AsyncBaseTransport) -> tuple[Provider, Send]:
    phones = WhatsAppPhones("http://selfcare/v1/channels/whatsapp", token=TOKEN, secret=SECRET, transport=transport)

    async def send(content: bytes, media_type: str) -> str:
        return await phones.send_file("447700900123", _kind(media_type), content, media_type)

    return whatsapp.connector(serving(phones)), send


def by_messenger(transport: httpx.AsyncBaseTransport) -> tuple[Provider, Send]:
    phones = MessengerPhones("http://selfcare/v1/channels/messenger", token=TOKEN, secret=SECRET, transport=transport)

    async def send(content: bytes, media_type: str) -> str:
        return await phones.send_file("5511998877665544", _kind(media_type), content, "sent")

    return messenger.connector(serving(phones)), send


def by_viber(transport: httpx.AsyncBaseTransport) -> tuple[Provider, Send]:
    phones = ViberPhones("http://selfcare/v1/channels/viber", token=viber.TOKEN, transport=transport)

    async def send(content: bytes, media_type: str) -> str:
        kind = "picture" if media_type == "image/jpeg" else "file"
        return await phones.send_file("01234567890ABCdefg==", kind, content, "sent")

    return viber.connector(serving(phones)), send


@pytest.mark.parametrize("by", [by_telegram, by_whatsapp, by_messenger, by_viber])
async def test_a_photo_is_kept_and_a_voice_note_is_said_not_to_be(
    application: FastAPI,
    transport: httpx.AsyncBaseTransport,
    parts: Parts,
    database: Database,
    by: Callable[[httpx.AsyncBaseTransport], tuple[Provider, Send]],
) -> None:
    provider, send = by(transport)
    application.state.parts = parts = replace(parts, providers={provider.name: provider})
    await send(photo_with_secrets(), "image/jpeg")
    await send(AUDIO, "audio/ogg")
    await take_all_kept(parts)
    async with database.session() as session:
        (conversation,) = await session.scalars(select(Conversation).where(Conversation.connector == provider.name))
    await fetching.fetch_all(parts, conversation.id)
    async with database.session() as session:
        photo, voice = await session.scalars(select(Attachment).order_by(Attachment.created_at, Attachment.place))
        said = await session.scalars(select(Message).order_by(Message.seq))
        texts = [message.content["text"] for message in said if message.conversation_id == conversation.id]
    assert (photo.state, voice.state) == (AttachmentState.kept, AttachmentState.lost)
    stored = b"".join([piece async for piece in parts.store.read(photo.stored_key)])
    assert opened(stored).size == (40, 80)
    assert texts[0].startswith("Sent a picture")
    assert texts[1].endswith("(it didn't get here)")
    assert any("This kind of file is not taken. Send a photo" in text for text in texts)
    assert any("yours is kept" in text for text in texts)
