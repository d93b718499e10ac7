"""What happens at a back office is told once, to whoever wants to hear it, whatever goes wrong meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from api.billing.telling import tell_of_bills
from api.orders.telling import tell_of_orders
from api.parts import Parts
from api.payments.receipts import send_receipts
from api.systems.base import OutcomeUnknown, SystemUnavailable
from api.systems.breaker import Breaker
from api.systems.faults import Fault, Faults
from api.tickets.telling import tell_of_tickets
from models import (
    NoticeChannel,
    NoticeKind,
    NotificationChoice,
    OrderState,
)
from tests.api.letters.news import (
    ana,
    channels,
    new_bill,
    new_order,
    new_payment,
    new_ticket,
    new_word,
    notices,
    write,
)


@dataclass(frozen=True)
class Kind:
    """One kind of news: how it comes about, who tells it, and what the notice's key begins with."""

    name: str
    system: str
    happens: Callable[[Parts], Awaitable[Any]]
    tell: Callable[[Parts], Awaitable[int]]
    kind: NoticeKind
    heard: str

    def __str__(self) -> str:
        return self.name


async def _answer(parts: Parts) -> None:
    await new_word(parts, await new_ticket(parts), "We have replaced a card in the cabinet.")


async def _dispatched(parts: Parts) -> None:
    await new_order(parts, OrderState.dispatched)


KINDS = (
    Kind("bill", "billing", new_bill, tell_of_bills, NoticeKind.bill, "heard_of_bills"),
    Kind("order", "orders", _dispatched, tell_of_orders, NoticeKind.order, "heard_of_orders"),
    Kind("ticket", "ticketing", _answer, tell_of_tickets, NoticeKind.ticket, "heard_of_words"),
    Kind("receipt", "payment", new_payment, send_receipts, NoticeKind.payment, "heard_of_payments"),
)
every_kind = pytest.mark.parametrize("kind", KINDS, ids=str)


@every_kind
async def test_the_demo_s_people_know_what_has_happened_to_them(parts: Parts, kind: Kind) -> None:
    assert await kind.tell(parts) == 0


@every_kind
async def test_news_is_told_once_however_often_it_is_looked_for(parts: Parts, kind: Kind) -> None:
    await kind.happens(parts)
    assert [await kind.tell(parts) for _ in range(3)] == [1, 0, 0]
    assert len(await notices(parts, f"{kind.name}:")) == 1


@every_kind
async def test_a_worker_that_dies_after_telling_tells_nothing_twice(parts: Parts, kind: Kind) -> None:
    await kind.happens(parts)
    calls = getattr(parts.systems, kind.system)._calls

    async def dies(*_: object, **__: object) -> None:
        raise OutcomeUnknown("nobody answered")

    calls[kind.heard] = dies
    with pytest.raises(OutcomeUnknown):
        await kind.tell(parts)
    del calls[kind.heard]
    assert len(await notices(parts, f"{kind.name}:")) == 1
    assert await kind.tell(parts) == 1
    assert len(await notices(parts, f"{kind.name}:")) == 1


@every_kind
async def test_while_a_system_is_down_nothing_is_told_and_nothing_lost(parts: Parts, kind: Kind) -> None:
    await kind.tell(parts)
    await kind.happens(parts)
    faults = Faults(parts.redis)
    await faults.switch(kind.system, Fault.down)
    with pytest.raises(SystemUnavailable):
        await kind.tell(parts)
    assert await notices(parts, f"{kind.name}:") == []
    await faults.switch(kind.system, None)
    getattr(parts.systems, kind.system).breaker = Breaker()
    assert await kind.tell(parts) == 1


@every_kind
async def test_who_wants_to_hear_of_it_by_text_alone_does(parts: Parts, kind: Kind) -> None:
    customer_id, _ = await ana(parts)
    for way in (NoticeChannel.email, NoticeChannel.push):
        await write(parts, NotificationChoice(customer_id=customer_id, kind=kind.kind, channel=way, wanted=False))
    await kind.happens(parts)
    await kind.tell(parts)
    wanted = set() if kind.name == "receipt" else {("sms", False)}
    assert await channels(parts, f"{kind.name}:") == wanted
    assert len(await notices(parts, f"{kind.name}:")) == 1, "it stands on their pages in any case"


@every_kind
@pytest.mark.commits
async def test_two_workers_at_once_tell_once(parts: Parts, kind: Kind) -> None:
    for _ in range(5):
        await kind.happens(parts)
    await asyncio.gather(*(kind.tell(parts) for _ in range(3)))
    assert len(await notices(parts, f"{kind.name}:")) == 5
    assert await kind.tell(parts) == 0
