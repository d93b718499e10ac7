"""What is asked of Twilio: one text, from the number that was written to."""

from connectors.base import NotSent, Outgoing
from connectors.sms.rendering import text_of
from connectors.twilio.parsing import REFERENCE
from connectors.twilio.settings import NUMBER, TwilioSettings


def form_for(outgoing: Outgoing, settings: TwilioSettings) -> dict[str, str]:
    text = text_of(outgoing.content, public_url=settings.public_url)
    if not text:
        raise NotSent("there is nothing to say in it", again=False)
    form = {"To": outgoing.to, "Body": text, **sender_for(outgoing, settings)}
    if settings.webhook_url:
        form["StatusCallback"] = f"{settings.webhook_url}?{REFERENCE}={outgoing.reference}"
    return form


def sender_for(outgoing: Outgoing, settings: TwilioSettings) -> dict[str, str]:
    """Whoever writes to one of many numbers is answered from that one: on their phone it is the same talk."""
    if NUMBER.fullmatch(outgoing.own):
        return {"From": outgoing.own}
    if settings.messaging_service_sid:
        return {"MessagingServiceSid": settings.messaging_service_sid}
    return {"From": settings.numbers[0]}
