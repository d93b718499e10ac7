"""People who text: signed deliveries as the carrier brings them, and the first answer that comes back to it."""

import asyncio
from collections import defaultdict
from urllib.parse import urlencode, urlsplit

from api.channels.taking import BURST
from tests.faults.bursts import WORDS, people
from tests.faults.carrier import ACCOUNT, Carrier
from tests.faults.ledger import WITHOUT_AN_ANSWER, Ledger
from tests.load.client import Answer, Client
from tests.load.generator import Send
from tools.phones.twilio_messages import Message
from tools.phones.twilio_posts import signature

# An answer that has not come by then is lost.
PATIENCE = 120.0
LOOK_EVERY, REST_WITHIN = 0.25, 1200.0


class Texts:
    name = "texts"
    # What is waited on purpose, in case another line follows.
    pause = BURST.total_seconds()

    def __init__(self, carrier: Carrier, database_url: str) -> None:
        self._carrier, self._ledger = carrier, Ledger(database_url)
        self._waiting: dict[str, list[asyncio.Future[None]]] = defaultdict(list)
        self._said = 0
        carrier.twilio.hears = self._hear

    async def ready(self, count: int) -> None:
        """Whoever has a telephone is ready."""

    def deliveries(self, count: int, first: int) -> list[Send]:
        """Of people who have never texted before, each one text; to be acknowledged, not answered."""
        return [self._bringing(person, WORDS[at % len(WORDS)]) for at, person in enumerate(people(count, first))]

    def questions(self, count: int) -> list[Send]:
        """Of as many people, each one: done once the answer is there. The same people ask every time."""
        self._said += 1
        asking = enumerate(people(count), start=self._said)
        return [self._asking(person, WORDS[at % len(WORDS)]) for at, person in asking]

    async def rest(self) -> None:
        """Until everything is answered and sent, and told of."""
        for _ in range(int(REST_WITHIN / LOOK_EVERY)):
            if self._ledger.at_rest():
                break
            await asyncio.sleep(LOOK_EVERY)
        await self._carrier.twilio.settle()

    def unanswered(self) -> int:
        return len(self._ledger.rows(WITHOUT_AN_ANSWER))

    def close(self) -> None:
        self._ledger.close()

    def _bringing(self, person: str, text: str) -> Send:
        async def send(client: Client) -> Answer:
            return await self._bring(client, person, text)

        return send

    def _asking(self, person: str, text: str) -> Send:
        async def send(client: Client) -> Answer:
            answered: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting[person].append(answered)
            taken = await self._bring(client, person, text)
            async with asyncio.timeout(PATIENCE):
                await answered
            return taken

        return send

    async def _bring(self, client: Client, person: str, text: str) -> Answer:
        letter = self._carrier.letter(person, text)
        headers = {
            "Host": urlsplit(self._carrier.webhook).netloc,
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "X-Twilio-Signature": signature(ACCOUNT.tokens[0], self._carrier.webhook, letter),
        }
        path = urlsplit(self._carrier.webhook).path
        return await client.send("POST", path, headers, urlencode(letter).encode())

    def _hear(self, message: Message) -> None:
        """All that came before it is waited for no longer."""
        for answered in self._waiting.pop(message.to, ()):
            if not answered.done():
                answered.set_result(None)
