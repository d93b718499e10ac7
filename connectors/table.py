"""What each kind of content becomes on each channel. `python -m connectors.table` writes docs/content.md.

Every cell is read off what the connector really renders from an example, so the page can't promise what is not so.
"""

import sys
import uuid
from collections.abc import Callable
from datetime import date
from pathlib import Path

from connectors import shapes
from connectors.base import Outgoing
from connectors.content import Amount, BillCard, Content, Day, Link, Media, QuickReply, SignInForm
from connectors.messenger import rendering as messenger
from connectors.sms.rendering import text_of
from connectors.telegram import rendering as telegram
from connectors.viber import rendering as viber
from connectors.web.connector import WebConnector
from connectors.whatsapp import rendering as whatsapp

PAGE = Path(__file__).parent.parent / "docs" / "content.md"
SITE = "https://selfcare.example.com"
ID = uuid.UUID(int=1)
HEAD = """# What a message can hold, and what becomes of it

A message is written once (`connectors/content.py`), and each connector renders from it what its channel can show.
Whatever that is, `text` alone says everything, and where there are no buttons `plain` says how to reply. This page is
printed from the renderings of an example of each kind, by `python -m connectors.table`; a test fails where they differ.
Text messages are the same by SMPP and by Twilio. Letters and notices to browsers are another matter
(`docs/letters.md`).

| kind | web chat | text message | WhatsApp | Telegram | Messenger | Viber |
| --- | --- | --- | --- | --- | --- | --- |
"""
FOOT = """
Every button gives back `<message>.<index>` and nothing else: what choosing it means is read from our own message. What
is told once (`secret`) is rendered like anything else, and written over in the ledger after a quarter of an hour
(decision 14). Files that customers send come the other way (decision 18).
"""


def _replies(count: int, title: str = "Choice") -> list[QuickReply]:
    return [QuickReply(title=f"{title} {number}") for number in range(1, count + 1)]


def _card() -> BillCard:
    amount = Amount(minor=8420, currency="GBP", display="£84.20")
    due = Day(iso=date(2026, 3, 20), display="Fri 20 March")
    told = {"payment": None, "period": "March", "account": "A100", "as_of": "10:40", "bill_id": ID}
    return BillCard.model_validate(
        {"kind": "bill", "state": "due", "amount": amount, "total": amount, "due_on": due, **told}
    )


def _media(kind: str, name: str, media_type: str) -> Content:
    told = {"id": ID, "kind": kind, "name": name, "media_type": media_type, "size": 40_000, "url": f"{SITE}/v1/files/x"}
    media = Media.model_validate(told)
    return Content(text=f"Here it is: {name}", media=[media])


EXAMPLES = {
    "words": Content(text="Your bill is £84.20, due Fri 20 March."),
    "very many words": Content(text="This is a sentence of many. " * 200),
    "up to 3 short choices": Content(text="Which one?", quick_replies=_replies(3)),
    "up to 10 choices": Content(text="Which one?", quick_replies=_replies(10)),
    "14 choices": Content(text="Which one?", quick_replies=_replies(14)),
    "choices of many words": Content(text="Which one?", quick_replies=_replies(2, "The line that ends in 101, of")),
    "a card": Content(text="March bill £84.20, due Fri 20 March.", card=_card(), quick_replies=_replies(2)),
    "a page to go on to": Content(text="Cards are entered there.", link=Link(title="Pay by card", url=f"{SITE}/p/1")),
    "a sign-in": Content(text="What is your number?", form=SignInForm(kind="sign_in")),
    "a picture, with words": _media("image", "router.jpg", "image/jpeg"),
    "a document, with words": _media("document", "bill.pdf", "application/pdf"),
}


def _outgoing(content: Content) -> Outgoing:
    return Outgoing("+447700900101", "", content, ID, ID)


CHANNELS: dict[str, Callable[[Content], str]] = {
    "web": lambda content: shapes.of_web(WebConnector().render(content)),
    "sms": lambda content: shapes.of_text(text_of(content, public_url=SITE)),
    "whatsapp": lambda content: shapes.of_whatsapp(whatsapp.messages(_outgoing(content), SITE)),
    "telegram": lambda content: shapes.of_telegram(telegram.messages(_outgoing(content), SITE)),
    "messenger": lambda content: shapes.of_messenger(messenger.messages(_outgoing(content), SITE)),
    "viber": lambda content: shapes.of_viber(viber.messages(_outgoing(content), "Us", SITE)),
}


def page() -> str:
    rows = [
        f"| {kind} | {' | '.join(render(content) for render in CHANNELS.values())} |\n"
        for kind, content in EXAMPLES.items()
    ]
    return HEAD + "".join(rows) + FOOT


if __name__ == "__main__":
    PAGE.write_text(page())
    sys.stdout.write(f"{PAGE.name} is written.\n")
