"""What the bot took the customer's words for: its own record has what for, the ledger has the words."""

import json
from dataclasses import dataclass

import psycopg
from redis import Redis

from tests.talk.stage import Stage

# The database of its records, as endpoints.yml has it.
RECORDS = "/1"
# What was asked in each turn, by the id under which the bot knows it. What was pressed is an intent after a slash.
ASKED = """
SELECT turn.id::text, coalesce('/' || turn.intent, string_agg(content->>'text', ' ' ORDER BY seq))
FROM turn JOIN message ON message.conversation_id = turn.conversation_id AND seq BETWEEN first_seq AND last_seq
WHERE turn.conversation_id = %s AND for_bot
GROUP BY turn.id
"""


@dataclass(frozen=True)
class Understood:
    text: str
    intent: str
    confidence: float

    def __str__(self) -> str:
        return f"{self.intent} {self.confidence:.2f}"


def understood(stage: Stage, conversation_id: str) -> list[Understood]:
    """Oldest first. Empty where the bot was never asked."""
    with Redis.from_url(stage.redis.rpartition("/")[0] + RECORDS) as redis:
        record = redis.get(f"tracker:{conversation_id}")
    if not isinstance(record, bytes):
        return []
    with psycopg.connect(stage.database) as database:
        asked = dict[str, str](database.execute(ASKED, [conversation_id]).fetchall())
    return [
        Understood(asked.get(event["message_id"], ""), intent["name"], float(intent.get("confidence") or 0))
        for event in json.loads(record)["events"]
        if event["event"] == "user" and (intent := event["parse_data"]["intent"])["name"]
    ]
