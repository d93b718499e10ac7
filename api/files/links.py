"""An address of ours at which one file can be had for a while by whoever has it: for providers, and for text messages.

It is short, as a text pays for it: the file, until when, and a signature over both.
"""

import base64
import hashlib
import hmac
import uuid
from datetime import UTC, datetime, timedelta

from api.errors import Gone
from api.files.keeping import FileUnknown
from api.settings import Settings
from connectors.content import Content
from models.base import now

# A text is read when its customer wakes up.
GOOD_FOR = timedelta(days=1)
SIGNATURE_BYTES = 16


class LinkEnded(Gone):
    """It was good for a day."""

    title = "This link has ended"


def addressed(content: Content, chosen: Settings, since: datetime) -> Content:
    """The content with addresses of its files. `since` is fixed for a sending, so that each try is the same words."""
    if not content.media or not chosen.public_url:
        return content
    ends_at = since + GOOD_FOR
    base = f"{chosen.public_url.rstrip('/')}/v1/files/"
    media = [
        each.model_copy(update={"url": base + token_for(each.id, ends_at, _key(chosen))})
        for each in content.media
        if each.state == "kept"
    ]
    return content.model_copy(update={"media": media})


def token_for(file_id: uuid.UUID, ends_at: datetime, key: bytes) -> str:
    told = file_id.bytes + int(ends_at.timestamp()).to_bytes(5, "big")
    return base64.urlsafe_b64encode(told + _signature(told, key)).rstrip(b"=").decode()


def file_behind(token: str, chosen: Settings) -> uuid.UUID:
    """Raises FileUnknown or LinkEnded."""
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise FileUnknown("There is no such file here.") from None
    told, signature = raw[:21], raw[21:]
    if not hmac.compare_digest(signature, _signature(told, _key(chosen))):
        raise FileUnknown("There is no such file here.")
    if datetime.fromtimestamp(int.from_bytes(told[16:], "big"), UTC) <= now():
        raise LinkEnded("It was good for a day. Ask us to send the file again.")
    return uuid.UUID(bytes=told[:16])


def _key(chosen: Settings) -> bytes:
    return b"a file's link" + chosen.token_secret.get_secret_value().encode()


def _signature(told: bytes, key: bytes) -> bytes:
    return hmac.new(key, told, hashlib.sha256).digest()[:SIGNATURE_BYTES]
