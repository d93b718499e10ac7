"""A push service that tests make up, and browsers that ask for what it brings."""

import uuid

import httpx

from connectors.push.connector import Browser, Line, Push
from connectors.push.settings import PushSettings

KEYS = {
    "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
    "auth": "BTBZMqHH6r4Tts7J_aSIgg",
}


class PushService(Push):
    """As real as the real one, but for the sending."""

    def __init__(self) -> None:
        super().__init__(
            PushSettings.model_validate(
                {
                    "private_key": "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw",
                    "contact": "mailto:web@optilink.example",
                }
            )
        )
        self.sent: list[tuple[str, Line]] = []
        self.fails_with: list[Exception] = []

    async def send(self, browser: Browser, line: Line) -> None:
        self.sent.append((browser.endpoint, line))
        if self.fails_with:
            raise self.fails_with.pop(0)


def subscription(endpoint: str | None = None) -> dict[str, object]:
    return {"endpoint": endpoint or f"https://fcm.googleapis.com/fcm/send/{uuid.uuid4().hex}", "keys": KEYS}


async def subscribe(client: httpx.AsyncClient, endpoint: str | None = None) -> str:
    asked = subscription(endpoint)
    answer = await client.post("/v1/push/subscriptions", json=asked)
    assert answer.status_code == 201, answer.text
    return str(asked["endpoint"])
