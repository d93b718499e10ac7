"""What a letter says, before it is one: nothing in here knows of headers or of HTML."""

import uuid
from dataclasses import dataclass

from connectors.content import Link


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes."""

    name: str
    colour: str
    phone: str
    phone_hours: str
    language: str


@dataclass(frozen=True, slots=True)
class Letter:
    to: str
    subject: str
    paragraphs: tuple[str, ...]
    # The same on every try: a mail program that has it already shows no second one.
    reference: uuid.UUID
    head: Letterhead
    code: str | None = None
    link: Link | None = None
    # Why it came, in a sentence at its foot.
    reason: str = ""
    # Whether it is one of those that a customer may have switched off.
    may_be_refused: bool = False
