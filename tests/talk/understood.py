"""What the bot took the customer's words for: read in its own record of the conversation."""

import json
from dataclasses import dataclass

from redis import Redis

# The database of its records, as endpoints.yml has it.
RECORDS = "/1"


@dataclass(frozen=True)
class Understood:
    text: str
    intent: str
    confidence: float

    def __str__(self) -> str:
        return f"{self.intent} {self.confidence:.2f}"


def understood(redis_url: str, conversation_id: str) -> list[Understood]:
    """Oldest first. Empty where the bot was never asked."""
    with Redis.from_url(redis_url.rpartition("/")[0] + RECORDS) as redis:
        record = redis.get(f"tracker:{conversation_id}")
    if not isinstance(record, bytes):
        return []
    events = json.loads(record)["events"]
    return [
        Understood(event.get("text") or "", intent["name"], float(intent.get("confidence") or 0))
        for event in events
        if event["event"] == "user" and (intent := event["parse_data"]["intent"])["name"]
    ]
