"""A carrier that brings texts until they are taken, and counts what it is given to send."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urldefrag

import uvicorn

from tools.phones.twilio import Account, Twilio
from tools.phones.twilio_api import app_for
from tools.phones.twilio_messages import Message, incoming
from tools.ports import free_ports

ACCOUNT = Account()
# As often as it takes: a carrier that gave up would lose messages that nobody else ever saw.
INSIST = "#rc=5&rp=all"
AGAIN_AFTER = 0.5


class Carrier:
    def __init__(self, url: str) -> None:
        self.twilio = Twilio("", ACCOUNT, url=url, keep=1_000_000)

    def settings(self) -> dict[str, str]:
        """What the product has to be told to use it."""
        return {
            "TWILIO_ACCOUNT_SID": ACCOUNT.sid,
            "TWILIO_AUTH_TOKEN": ACCOUNT.tokens[0],
            "TWILIO_NUMBERS": ",".join(ACCOUNT.numbers),
            "TWILIO_URL": self.twilio.url,
        }

    def connect(self, url: str) -> None:
        self.twilio.webhook = f"{url}/v1/channels/twilio{INSIST}"

    def letter(self, person: str, text: str) -> dict[str, str]:
        """One text as it is brought: twice the same is a repetition."""
        return incoming(ACCOUNT.sid, person, ACCOUNT.numbers[0], text, {})

    async def bring(self, letter: dict[str, str]) -> None:
        taken = False
        while not taken:
            taken = await self.twilio.post.bring(self.twilio.webhook, letter)
            await asyncio.sleep(0 if taken else AGAIN_AFTER)

    @property
    def webhook(self) -> str:
        return urldefrag(self.twilio.webhook).url

    @property
    def sent(self) -> list[Message]:
        return list(self.twilio.sent)


@asynccontextmanager
async def running_carrier() -> AsyncIterator[Carrier]:
    port = free_ports(1)[0]
    carrier = Carrier(f"http://127.0.0.1:{port}")
    server = uvicorn.Server(uvicorn.Config(app_for(carrier.twilio), port=port, log_level="error"))
    serving = asyncio.create_task(server.serve())
    try:
        yield carrier
    finally:
        server.should_exit = True
        await serving
