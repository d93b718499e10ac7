"""Brings a line to a browser through its push service, signed by us (VAPID, RFC 8292) and closed to the service."""

import json
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Protocol
from urllib.parse import urlsplit

import httpx
import jwt

from connectors.base import NotSent, OutcomeUnknown
from connectors.push.encryption import encrypt, point_of
from connectors.push.settings import PushSettings, from_base64, key_of, to_base64

# The services allow a day.
SIGNED_FOR = timedelta(hours=12)


class Gone(NotSent):
    """The browser takes no more messages there: its owner has withdrawn the permission, or it is no more."""

    def __init__(self) -> None:
        super().__init__("the browser takes no messages there any more", again=False)


@dataclass(frozen=True, slots=True)
class Browser:
    """Where one browser is reached, as it has told us."""

    endpoint: str
    p256dh: str
    auth: str


@dataclass(frozen=True, slots=True)
class Line:
    """What a locked screen shows, to whoever looks: nothing that is personal belongs here."""

    title: str
    body: str
    # One of the same takes the place of the one before, at the service and on the screen.
    tag: str
    # A path on our pages.
    url: str = "/chat/"
    # How long the service keeps it for a browser that is off.
    kept_for: timedelta = timedelta(hours=24)


class Pusher(Protocol):
    public_key: str

    def refuses(self, browser: Browser) -> str | None:
        """Why a browser can't be reached that way."""

    async def send(self, browser: Browser, line: Line) -> None:
        """Raises Gone, NotSent or OutcomeUnknown."""


class Push:
    name: ClassVar[str] = "push"

    def __init__(self, settings: PushSettings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self.settings = settings
        self._key = key_of(settings.private_key.get_secret_value())
        self._transport = transport
        # Made once: reading all authorities anew takes longer than sending.
        self._context = ssl.create_default_context()
        self.public_key = to_base64(point_of(self._key))

    def refuses(self, browser: Browser) -> str | None:
        try:
            address = urlsplit(browser.endpoint)
            bare = address.hostname if address.port in (None, 443) and "@" not in address.netloc else None
        except ValueError:
            return "this is no address"
        known = any(bare == host or (bare or "").endswith(f".{host}") for host in self.settings.services)
        if address.scheme != "https" or not known:
            return "this is no push service that we know"
        try:
            encrypt(b"", from_base64(browser.p256dh), from_base64(browser.auth))
        except ValueError:
            return "these are no keys of a browser's"
        return None

    async def send(self, browser: Browser, line: Line) -> None:
        """Raises Gone, NotSent or OutcomeUnknown."""
        reason = self.refuses(browser)
        if reason is not None:
            raise NotSent(reason, again=False)
        said = {"title": line.title, "body": line.body, "tag": line.tag, "url": line.url}
        closed = encrypt(json.dumps(said).encode(), from_base64(browser.p256dh), from_base64(browser.auth))
        limits = httpx.Timeout(self.settings.timeout, connect=5)
        try:
            async with httpx.AsyncClient(
                transport=self._transport, timeout=limits, verify=self._context, trust_env=False
            ) as client:
                answer = await client.post(browser.endpoint, content=closed, headers=self._headers(browser, line))
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
            raise NotSent(f"the push service can't be reached: {type(error).__name__}", again=True) from None
        except httpx.HTTPError as error:
            raise OutcomeUnknown(f"no answer: {type(error).__name__}") from None
        _judge(answer)

    def _headers(self, browser: Browser, line: Line) -> dict[str, str]:
        address = urlsplit(browser.endpoint)
        claims = {
            "aud": f"{address.scheme}://{address.netloc}",
            "exp": datetime.now(UTC) + SIGNED_FOR,
            "sub": self.settings.contact,
        }
        return {
            "Authorization": f"vapid t={jwt.encode(claims, self._key, 'ES256')}, k={self.public_key}",
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(int(line.kept_for.total_seconds())),
            "Topic": line.tag[:32],
            "Urgency": "normal",
        }


def _judge(answer: httpx.Response) -> None:
    if answer.is_success:
        return
    if answer.status_code in (404, 410):
        raise Gone
    told = f"the push service says {answer.status_code}"
    if answer.status_code in (429, 503):
        after = answer.headers.get("retry-after", "")
        raise NotSent(told, again=True, after=float(after) if after.isdecimal() else None)
    if answer.is_server_error:
        raise OutcomeUnknown(told)
    raise NotSent(told, again=False)
