"""An agent who takes a conversation out of the line and gives it back to the assistant, saying what comes next."""

import httpx

PRIYA = {"email": "priya@optilink.example.com", "password": "answer-the-desk"}
WORDS, NOTE = "The assistant does the rest.", "Seen and settled."


def give_back_to_bot(url: str, conversation: str, intent: str) -> None:
    """Finishing, so that nobody else who waits is given to her."""
    with httpx.Client(base_url=url, timeout=20) as desk:
        desk.post("/v1/desk/session", json=PRIYA).raise_for_status()
        desk.put("/v1/desk/state", json={"state": "finishing"}).raise_for_status()
        at = f"/v1/desk/conversations/{conversation}"
        desk.post(f"{at}/take-over").raise_for_status()
        told = {"next": intent, "words": WORDS, "note": NOTE}
        desk.post(f"{at}/return", json=told).raise_for_status()
