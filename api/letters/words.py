"""A notice in the words of each channel: one text message, one letter, one line on a locked screen."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from connectors.sms.alphabet import parts, swapped
from models import NoticeKind

SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True, slots=True)
class Wording:
    subject: str
    # For a locked screen, which others see too: what it is about, and nothing of whose it is or how much.
    teaser: str
    # Why it came: "… because you hear of bills". None: who is asked to use a line has chosen to hear of nothing.
    of: str | None = None


WORDINGS: Mapping[NoticeKind, Wording] = {
    NoticeKind.bill: Wording("Your new bill is ready", "There is a new bill.", "bills"),
    NoticeKind.payment: Wording("News of your payment", "There is news of a payment.", "payments"),
    NoticeKind.usage: Wording("What you have used", "Something is nearly used up.", "what you have used"),
    NoticeKind.outage: Wording("News of the outage", "There is news of the outage.", "this outage"),
    NoticeKind.order: Wording("News of your order", "There is news of an order.", "your orders"),
    NoticeKind.ticket: Wording("News of your case", "There is news of a case.", "your cases"),
    NoticeKind.offer: Wording("An offer for you", "There is an offer.", "offers"),
    NoticeKind.account: Wording("News of your account", "There is news of your account."),
}


def one_text(brand: str, said: str, url: str) -> str:
    """Who writes, and as many whole sentences as one text message has room for; the rest is on our pages."""
    whole = swapped(f"{brand}: {said}")
    if len(parts(whole)) == 1:
        return whole
    rest = f" More: {url}" if url else " More in your account."
    for shorter in _shorter(whole):
        if len(parts(shorter + rest)) == 1:
            return shorter + rest
    return swapped(f"{brand}:{rest}")


def _shorter(text: str) -> Iterator[str]:
    """The longest first: after a sentence, and if even one is too long, after a word."""
    ends = [match.start() for match in SENTENCE_ENDS.finditer(text)]
    yield from (text[:end] for end in reversed(ends))
    yield from (f"{text[: match.start()]}..." for match in reversed(list(re.finditer(r"\s+", text))))
