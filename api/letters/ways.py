"""How to reach somebody who is not writing to us right now."""

import uuid

from api.parts import Parts
from api.sent_texts import in_words
from connectors.base import HoldsSession, Provider, Taken
from connectors.email.letter import Letterhead


def can_text_here(parts: Parts) -> bool:
    """Whether this process can. Where texts go over a line that one worker holds, the others leave them to it."""
    return not isinstance(parts.texts, HoldsSession) or parts.texts.held


async def text(provider: Provider, to: str, words: str, reference: uuid.UUID) -> Taken:
    """Raises NotSent or OutcomeUnknown."""
    return await provider.send(in_words(to, words, reference))


def letterhead(parts: Parts) -> Letterhead:
    brand = parts.brand
    return Letterhead(brand.name, brand.colour, brand.phone, brand.phone_hours, brand.locale)


def insist_on_ways(parts: Parts) -> None:
    """In production: customers sign in with a code, to the number or the e-mail address that they have typed."""
    missing = []
    if parts.texts is None:
        missing.append("by text, set up SMPP_HOST or TWILIO_ACCOUNT_SID and what goes with it (connectors/*/README.md)")
    if parts.email is None:
        missing.append("by e-mail, set EMAIL_HOST and EMAIL_SENDER (connectors/email/README.md)")
    if missing:
        raise SystemExit(
            f"One-time codes can't reach customers. To send them {'; to send them '.join(missing)}. "
            "Or run with ENVIRONMENT=demo, where codes are shown in the log."
        )
