"""A line to somebody's browsers: told is told once any of them has taken it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from api.parts import Parts
from api.push import repository
from connectors.base import NotSent, OutcomeUnknown
from connectors.push.connector import Browser, Gone, Line, Pusher
from models import PushSubscription


@dataclass(frozen=True, slots=True)
class Reached:
    """Of the browsers that were tried: how the best of them answered, and which are gone."""

    trouble: NotSent | OutcomeUnknown | None
    gone: tuple[uuid.UUID, ...]


async def push(pusher: Pusher, subscriptions: Sequence[PushSubscription], line: Line) -> Reached:
    taken, gone = False, []
    trouble: NotSent | OutcomeUnknown = NotSent("no browser of theirs asks for it", again=False)
    for each in subscriptions:
        try:
            await pusher.send(Browser(each.endpoint, each.p256dh, each.auth), line)
        except Gone:
            gone.append(each.id)
        except (NotSent, OutcomeUnknown) as error:
            trouble = error
        else:
            taken = True
    return Reached(None if taken else trouble, tuple(gone))


async def forget(parts: Parts, gone: Sequence[uuid.UUID]) -> None:
    if gone:
        async with parts.database.transaction() as session:
            await repository.forget_dead(session, gone)
