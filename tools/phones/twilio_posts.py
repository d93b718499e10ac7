"""How Twilio brings things: as signed forms, as often as the fragment of the address says."""

import base64
import hashlib
import hmac
import uuid
from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import parse_qsl, urldefrag, urlencode, urlsplit

import httpx

MOST_KEPT = 1000
TIMEOUT = httpx.Timeout(15.0, connect=5.0)
# Unless an address says otherwise: once more, and only if nobody was there.
USUAL = {"rc": "1", "rp": "ct"}


@dataclass
class Postman:
    """`transport` lets a test be the portal. Of what it brought, the status of each try is kept; 0 is no answer."""

    token: str
    transport: httpx.AsyncBaseTransport | None = None
    answers: deque[int] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))
    said_back: deque[str] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))

    @cached_property
    def _client(self) -> httpx.AsyncClient:
        """One for all: making it takes longer than a post."""
        return httpx.AsyncClient(transport=self.transport, timeout=TIMEOUT)

    async def bring(self, address: str, fields: dict[str, str]) -> bool:
        """Whether it was taken in the end."""
        url, fragment = urldefrag(address)
        rules = USUAL | dict(parse_qsl(fragment))
        body = urlencode(fields)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "User-Agent": "TwilioProxy/1.1",
            "X-Twilio-Signature": signature(self.token, url, fields),
            # The same on every try.
            "I-Twilio-Idempotency-Token": str(uuid.uuid4()),
        }
        for _ in range(1 + int(rules["rc"])):
            status = await self._post(url, body, headers)
            if 200 <= status < 300:
                return True
            if not _is_tried_again(status, rules["rp"].split(",")):
                return False
        return False

    async def _post(self, url: str, body: str, headers: dict[str, str]) -> int:
        try:
            answer = await self._client.post(url, content=body, headers=headers)
        except httpx.HTTPError:
            self.answers.append(0)
            return 0
        self.answers.append(answer.status_code)
        if answer.headers.get("content-type", "").startswith("text/plain") and answer.text:
            # What is plain text is sent to the customer.
            self.said_back.append(answer.text)
        return answer.status_code


def _is_tried_again(status: int, policies: list[str]) -> bool:
    kind = {0: "ct", 4: "4xx", 5: "5xx"}.get(status // 100, "")
    return "all" in policies or kind in policies


def signature(token: str, url: str, fields: dict[str, str]) -> str:
    """As the documentation tells it: without name and password, and over TLS without the port."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    if parts.scheme == "https":
        host = host.partition(":")[0]
    text = parts._replace(netloc=host).geturl() + "".join(f"{name}{fields[name]}" for name in sorted(fields))
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()
