"""An agent who takes a conversation out of the line and gives it back to the assistant, saying what comes next."""

import httpx
import psycopg

from tests.talk.stage import Stage

PRIYA = {"email": "priya@optilink.example.com", "password": "answer-the-desk"}
WORDS, NOTE = "The assistant does the rest.", "Seen and settled."


def give_back_to_bot(stage: Stage, conversation: str, intent: str) -> None:
    """By one who begins nothing new, or whoever else waits would be given to her. Nobody comes to work like that."""
    with psycopg.connect(stage.database, autocommit=True) as record:
        here = "UPDATE agent SET state = 'finishing', seen_at = now() WHERE email = %s"
        record.execute(here, [PRIYA["email"]])
    with httpx.Client(base_url=stage.url, timeout=20) as desk:
        desk.post("/v1/desk/session", json=PRIYA).raise_for_status()
        at = f"/v1/desk/conversations/{conversation}"
        desk.post(f"{at}/take-over").raise_for_status()
        told = {"next": intent, "words": WORDS, "note": NOTE}
        desk.post(f"{at}/return", json=told).raise_for_status()
