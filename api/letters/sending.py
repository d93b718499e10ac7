"""One notice on one channel: where it goes, in which words, and what became of the try."""

import asyncio
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from api.letters import pushing, repository
from api.letters.repository import Row
from api.letters.ways import letterhead, text
from api.letters.words import WORDINGS, one_text
from api.parts import Parts
from api.push import repository as push
from connectors.base import NotSent, OutcomeUnknown, Taken
from connectors.content import Link
from connectors.email.letter import Letter
from connectors.push.connector import Line
from models import Customer, Notice, NoticeChannel, NoticeKind, PushSubscription

Outcome = Taken | NotSent | OutcomeUnknown
# Longer than any connector waits for an answer.
LONGEST = 60.0
STOPPED = "the customer wants no messages here"
NAMES = {NoticeChannel.sms: "phone number", NoticeChannel.email: "e-mail address"}


@dataclass(frozen=True, slots=True)
class Due:
    id: uuid.UUID
    channel: NoticeChannel
    connector: str
    address: str
    customer_name: str
    kind: NoticeKind
    text: str
    is_former: bool = False
    browsers: Sequence[PushSubscription] = ()


async def prepare(
    parts: Parts, session: AsyncSession, rows: Sequence[Row]
) -> dict[uuid.UUID, tuple[Due | None, str | None]]:
    """For each what to send, or why it can't be."""
    addresses = {delivery.id: address_of(delivery.channel, notice, customer) for delivery, notice, customer in rows}
    numbers = {addresses[row[0].id] or "" for row in rows if row[0].channel is NoticeChannel.sms}
    stopped = await repository.stopped(session, numbers) if numbers else set()
    browsers = await _browsers(session, rows) if parts.push else {}
    prepared: dict[uuid.UUID, tuple[Due | None, str | None]] = {}
    for delivery, notice, customer in rows:
        address, connector = addresses[delivery.id], _connector(parts, delivery.channel)
        if connector is None:
            prepared[delivery.id] = None, f"{delivery.channel} is not set up here"
        elif address is None:
            prepared[delivery.id] = None, f"we know no {NAMES[delivery.channel]}"
        elif address in stopped:
            prepared[delivery.id] = None, STOPPED
        else:
            is_former = address == notice.former_address
            due = Due(
                delivery.id,
                delivery.channel,
                connector,
                address,
                customer.name,
                notice.kind,
                notice.text,
                is_former,
                browsers.get(customer.id, ()),
            )
            prepared[delivery.id] = due, None
    return prepared


async def _browsers(session: AsyncSession, rows: Sequence[Row]) -> Mapping[uuid.UUID, Sequence[PushSubscription]]:
    told = {customer.id for delivery, _, customer in rows if delivery.channel is NoticeChannel.push}
    return await push.of_customers(session, told) if told else {}


def address_of(channel: NoticeChannel, notice: Notice, customer: Customer) -> str | None:
    """An address that was taken away hears of that, and not the one that took its place."""
    former = notice.former_address
    if channel is NoticeChannel.push:
        return str(customer.id)
    if channel is NoticeChannel.email:
        return former if former and "@" in former else customer.email
    return former if former and "@" not in former else customer.phone


def _connector(parts: Parts, channel: NoticeChannel) -> str | None:
    if channel is NoticeChannel.sms:
        provider = parts.texts
        return provider.name if provider else None
    way = parts.email if channel is NoticeChannel.email else parts.push
    return channel.value if way is not None else None


async def try_once(parts: Parts, due: Due) -> Outcome:
    try:
        async with asyncio.timeout(LONGEST):
            return await _send(parts, due)
    except (NotSent, OutcomeUnknown) as outcome:
        return outcome
    except TimeoutError:
        return OutcomeUnknown(f"no answer in {LONGEST:.0f} s")


async def _send(parts: Parts, due: Due) -> Taken:
    if due.channel is NoticeChannel.sms:
        provider = parts.providers[due.connector]
        return await text(provider, due.address, sms_words(parts, due.text), due.id)
    if due.channel is NoticeChannel.push:
        return await _push(parts, due)
    if parts.email is None:
        raise NotSent("e-mail is not set up here", again=False)
    return await parts.email.send(_letter(parts, due))


async def _push(parts: Parts, due: Due) -> Taken:
    """What it is about, and nothing of it: others see a locked screen too."""
    if parts.push is None:
        raise NotSent("push is not set up here", again=False)
    line = Line(parts.brand.name, WORDINGS[due.kind].teaser, due.kind.value)
    reached = await pushing.push(parts.push, due.browsers, line)
    await pushing.forget(parts, reached.gone)
    if reached.trouble is not None:
        raise reached.trouble
    return Taken(())


def sms_words(parts: Parts, said: str) -> str:
    return one_text(parts.brand.name, said, parts.settings.public_url)


def _letter(parts: Parts, due: Due) -> Letter:
    wording = WORDINGS[due.kind]
    chosen = f"you hear of {wording.of} by e-mail" if wording.of else "this is the address that we have for you"
    reason = f"You get this because {chosen}."
    if due.is_former:
        reason = "You get this because until now this was the address we wrote to."
    public_url = parts.settings.public_url
    return Letter(
        to=due.address,
        subject=wording.subject,
        paragraphs=(f"Hello {due.customer_name},", due.text),
        reference=due.id,
        head=letterhead(parts),
        link=Link(title="See it in your account", url=public_url) if public_url and not due.is_former else None,
        reason=reason,
        may_be_refused=due.kind is not NoticeKind.account,
    )
