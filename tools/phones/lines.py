"""Which carrier stands behind the phones of each channel."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter

from connectors.sms.counting import count
from tools.phones.bubbles import Bubble, of_app, of_texts
from tools.phones.handsets import FAULTS, SLOW, Handsets
from tools.phones.provider import TAKEN, StandIn, Trouble
from tools.phones.smsc import Smsc

SUBMIT_ANSWERS = 0x80000004
SERVICE_UNAVAILABLE = 503


class TextPhones(Handsets):
    channel, title = "sms", "Text messages"
    faults: Mapping[str, str] = FAULTS | {"twice": "Receipts come twice", "shuffled": "Parts come out of order"}

    def __init__(self, smsc: Smsc) -> None:
        super().__init__()
        self.smsc = smsc

    async def bring(self, number: str, text: str) -> bool:
        parts = count(text).segments
        order = range(parts, 0, -1) if "shuffled" in self.wrong else None
        await self.smsc.phones.text(number, text, order=order)
        return True

    async def bring_press(self, number: str, message_id: str, title: str) -> bool:
        del number, message_id, title
        raise LookupError("texts have no buttons")

    def theirs(self, number: str) -> list[Bubble]:
        to = number.lstrip("+")
        return of_texts((each for each in self.smsc.submits if each.to == to), self.smsc.reported)

    @property
    def is_connected(self) -> bool:
        return super().is_connected and self.smsc.is_bound

    async def go_wrong(self) -> None:
        self.smsc.gate.loses = {SUBMIT_ANSWERS} if "lost" in self.wrong else set()
        self.smsc.answers_after = SLOW if "slow" in self.wrong else 0.0
        self.smsc.receipts.times = 2 if "twice" in self.wrong else 1
        if self.smsc.gate.is_open == ("away" in self.wrong):
            await (self.smsc.gate.close() if self.smsc.gate.is_open else self.smsc.gate.open())


class AppPhones(Handsets):
    """`phones` is one of the apps' stand-ins, whose people have ids of their own kind."""

    def __init__(self, channel: str, title: str, phones: Any, *, numbered: bool = False) -> None:
        super().__init__()
        self.channel, self.title, self._phones, self._numbered = channel, title, phones, numbered
        self._stand_in: StandIn = phones

    @property
    def router(self) -> APIRouter:
        router: APIRouter = self._phones.router()
        return router

    def _person(self, number: str) -> Any:
        digits = number.lstrip("+")
        return int(digits) if self._numbered else digits

    async def bring(self, number: str, text: str) -> bool:
        TAKEN.set(False)
        await self._phones.say(self._person(number), text)
        return TAKEN.get()

    async def bring_press(self, number: str, message_id: str, title: str) -> bool:
        TAKEN.set(False)
        await self._phones.press(self._person(number), title, message_id)
        return TAKEN.get()

    def theirs(self, number: str) -> list[Bubble]:
        return [of_app(sent) for sent in self._stand_in.to(number.lstrip("+"))]

    async def go_wrong(self) -> None:
        status = SERVICE_UNAVAILABLE if "away" in self.wrong else 0
        seconds = SLOW if "slow" in self.wrong else 0.0
        self._stand_in.always = Trouble(status, seconds=seconds, lost="lost" in self.wrong)
        self._stand_in.times = 2 if "twice" in self.wrong else 1
