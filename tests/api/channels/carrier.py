"""A carrier that tests make up: it signs with a word, speaks JSON, and counts what it is given to send."""

import json
import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from connectors.base import (
    Anomalous,
    Arrived,
    File,
    Fragment,
    Inbound,
    NotSent,
    Outgoing,
    Receipt,
    Taken,
    Thanks,
    Untrusted,
)
from connectors.sms.charging import Charged, charged
from connectors.sms.counting import count
from connectors.sms.rendering import text_of

SIGNED = {"x-signature": "it is us"}
ANA = "+447700900101"


class Carrier:
    name: ClassVar[str] = "carrier"
    channel: ClassVar[str] = "sms"
    finds: ClassVar[bool] = True

    def __init__(self) -> None:
        self.sent: list[Outgoing] = []
        self.fails_with: list[Exception] = []
        self.price: Decimal | None = Decimal("0.0385")
        # What it has taken although its answer was lost.
        self.has: dict[uuid.UUID, Taken] = {}

    def verify(self, arrived: Arrived) -> None:
        if arrived.headers.get("x-signature") != SIGNED["x-signature"]:
            raise Untrusted("it is not signed")

    def parse(self, arrived: Arrived) -> Sequence[Inbound | Receipt]:
        try:
            return [_item(each) for each in json.loads(arrived.body)]
        except (ValueError, TypeError, KeyError) as error:
            raise Anomalous("no list of messages") from error

    def challenge(self, query: object) -> str:
        raise Untrusted("it asks for none")

    def thank(self, arrived: Arrived) -> Thanks:
        return Thanks()

    def charged(self, outgoing: Outgoing) -> Charged:
        return charged(count(text_of(outgoing.content)).segments, self.price)

    async def send(self, outgoing: Outgoing) -> Taken:
        self.sent.append(outgoing)
        if self.fails_with:
            raise self.fails_with.pop(0)
        return Taken((f"out-{len(self.sent)}",))

    async def find(self, outgoing: Outgoing, since: datetime) -> Taken | None:
        return self.has.get(outgoing.reference)

    async def fetch(self, file: File) -> bytes:
        raise NotSent("it has no files", again=False)

    @property
    def texts(self) -> list[str]:
        return [outgoing.content.text for outgoing in self.sent]


def _item(told: dict[str, Any]) -> Inbound | Receipt:
    if "state" in told:
        return Receipt(told["id"], told["state"], told.get("error"))
    return Inbound(
        told["id"],
        told.get("from", ANA),
        "+447700900900",
        told["text"],
        fragment=Fragment(told["of"], int(told["number"]), int(told["total"])) if "of" in told else None,
        keyword=told.get("keyword"),
        files=tuple(File(*each) for each in told.get("files", ())),
    )
