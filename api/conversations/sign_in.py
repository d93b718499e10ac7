"""Signing in inside the conversation. Addresses and codes are read here: the bot never sees one."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api import wording
from api.conversations import ledger, speaking
from api.conversations.knowing import SomebodyElse, let_in
from api.conversations.schemas import CodeSentOut
from api.errors import Refused
from api.identity import service as identity
from api.identity.addresses import Address, find_address, is_number
from api.parts import Parts
from connectors.content import Content, SignInForm
from models import BrowserSession, Contact, Conversation, Level, Turn
from models.base import now

_CODE = re.compile(r"\D*(?:\d[ -]?){6}\D*")
# An address with a few words around it; a longer text that happens to hold a number is a message.
_WORDS_AROUND = 40
# A number typed long after is a number, and nobody's sign-in.
FORM_LIFETIME = timedelta(minutes=30)


class NumberOfLostPhone(Refused):
    """A code would go to the phone that is not with them. Who gives a number again has it there."""

    title = "That phone was lost"
    # The next number is taken.
    keeps_changes = True


@dataclass(frozen=True, slots=True)
class TypedAddress:
    address: Address

    def hide(self, content: Content) -> Content:
        return content


@dataclass(frozen=True, slots=True)
class TypedCode:
    code: str

    def hide(self, content: Content) -> Content:
        return content.model_copy(update={"text": "\N{BULLET}" * 6})


Reading = TypedAddress | TypedCode


def ask(conversation: Conversation, form: SignInForm) -> None:
    """Opens the form. A code that has been sent stays good: the form may be shown twice."""
    pending = conversation.pending or {}
    at = conversation.browser_id and str(conversation.browser_id)
    asked = {"then": form.then, "at": at, "by": form.by or pending.get("by")}
    conversation.pending = _pending(asked, code_sent=pending.get("code_sent", False))


async def begin(
    parts: Parts, session: AsyncSession, conversation: Conversation, turn: Turn, content: Content
) -> Content:
    """Opens what the bot asks for. On the phone of a customer nobody asks for its number: the code is on its way."""
    if content.form is None or await speaking.level_of(session, conversation, turn) is Level.verified:
        # Signed in while the bot was still asking for it.
        return content
    ask(conversation, content.form)
    contact = await session.get_one(Contact, conversation.contact_id)
    to_number = conversation.pending is not None and not _is_by_email(conversation)
    if not to_number or contact.customer_id is None or not is_number(contact.address):
        return content
    try:
        sent = await send_code(parts, session, conversation, Address(contact.address, ""))
    except identity.TooManyCodes:
        return content
    text = wording.say("code_sent_here", ends_at=parts.formats.clock(sent.ends_at))
    return content.model_copy(update={"text": text, "plain": None, "quick_replies": []})


def _is_by_email(conversation: Conversation) -> bool:
    """Their phone is lost, and nobody has said that a number is of another one."""
    return (conversation.pending or {}).get("by") == "email"


def _pending(asked: dict[str, Any], *, code_sent: bool) -> dict[str, Any]:
    """`then` is what was wanted, and `at` the browser at which it was."""
    ends_at = (now() + FORM_LIFETIME).isoformat()
    return {"kind": "sign_in", "by": None, **asked, "code_sent": code_sent, "ends_at": ends_at}


def _asked(conversation: Conversation) -> dict[str, Any]:
    pending = conversation.pending or {}
    return {name: pending.get(name) for name in ("then", "at")}


def read(conversation: Conversation, text: str, region: str) -> Reading | None:
    """What a text means while a sign-in form is open; None if it is an ordinary message after all."""
    pending = conversation.pending
    if pending is None or datetime.fromisoformat(pending["ends_at"]) <= now():
        return None
    if pending.get("code_sent") and _CODE.fullmatch(text):
        return TypedCode(text)
    address = find_address(text, region)
    if address is not None and len(text) <= len(address.value) + _WORDS_AROUND:
        return TypedAddress(address)
    return None


async def follow(
    parts: Parts,
    session: AsyncSession,
    conversation: Conversation,
    reading: Reading,
    browser: BrowserSession | None,
) -> None:
    """Answers a typed address or code in the conversation itself."""
    try:
        if isinstance(reading, TypedAddress):
            sent = await send_code(parts, session, conversation, reading.address)
            await ledger.say(
                parts, session, conversation, sentence_of(parts, sent), form=SignInForm(kind="sign_in", step="code")
            )
        else:
            await check_code(parts, session, conversation, reading.code, browser)
    except NumberOfLostPhone as error:
        await ledger.say(parts, session, conversation, error.detail, form=SignInForm(kind="sign_in"))
    except identity.CodeWrong as error:
        text = wording.say("code_wrong", left=wording.tries(error.facts["tries_left"]))
        await ledger.say(parts, session, conversation, text, form=SignInForm(kind="sign_in", step="code"))
    except identity.CodeExpired:
        conversation.pending = _pending(_asked(conversation), code_sent=False)
        await ledger.say(parts, session, conversation, wording.say("code_expired"), form=SignInForm(kind="sign_in"))
    except identity.TooManyCodes:
        brand = parts.brand
        text = wording.say("too_many_codes", phone=brand.phone, phone_hours=brand.phone_hours)
        await ledger.say(parts, session, conversation, text)
    except SomebodyElse:
        await ledger.say(parts, session, conversation, wording.say("not_your_conversation"))


async def limit_codes(parts: Parts, source: str) -> None:
    """However many conversations one source opens, it gets so many codes sent."""
    await parts.limits.count("code", source, times=30, within=timedelta(hours=1))


async def send_code(
    parts: Parts, session: AsyncSession, conversation: Conversation, address: Address
) -> identity.SentCode:
    asked = _asked(conversation)
    if is_number(address.value) and _is_by_email(conversation):
        conversation.pending = _pending(asked, code_sent=False)
        facts = {"phone": parts.brand.phone, "phone_hours": parts.brand.phone_hours}
        raise NumberOfLostPhone(wording.say("number_of_lost_phone", **facts))
    sent = await identity.send_code(
        session,
        parts.codes,
        parts.jobs,
        parts.settings.token_secret.get_secret_value(),
        contact_id=conversation.contact_id,
        conversation_id=conversation.id,
        address=address,
    )
    conversation.pending = _pending(asked, code_sent=True)
    return sent


async def check_code(
    parts: Parts, session: AsyncSession, conversation: Conversation, code: str, browser: BrowserSession | None
) -> Conversation:
    """Makes the conversation the customer's, and takes up what they had asked for, in the conversation that they have
    from now on. A phone or an app has no browser."""
    secret = parts.settings.token_secret.get_secret_value()
    customer = await identity.check_code(session, secret, contact_id=conversation.contact_id, code=code)
    if conversation.pending and browser:
        # Who fills the form in here has seen what it is for.
        conversation.pending = conversation.pending | {"at": str(browser.id)}
    return await let_in(parts, session, customer, conversation, browser) or conversation


def sentence_of(parts: Parts, sent: identity.SentCode) -> str:
    key = "code_sent_demo" if parts.settings.environment == "demo" else "code_sent"
    return wording.say(key, sent_to=sent.masked, ends_at=parts.formats.clock(sent.ends_at))


def code_sent_out(parts: Parts, sent: identity.SentCode) -> CodeSentOut:
    return CodeSentOut(
        sent_to=sent.masked,
        ends_at=sent.ends_at,
        ends_at_display=parts.formats.clock(sent.ends_at),
        demo_hint="Demo: the code is in the server's log." if parts.settings.environment == "demo" else None,
    )
