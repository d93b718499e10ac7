"""Every table of the record that tells of a customer, and what of it goes into their copy."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from api.privacy.whose import Whose
from models import (
    Attachment,
    Audit,
    Base,
    BrowserSession,
    Callback,
    Consent,
    Contact,
    ContactChange,
    Conversation,
    Erasure,
    Handoff,
    LineTest,
    Message,
    Note,
    Notice,
    NotificationChoice,
    OneTimeCode,
    OutageSubscription,
    Passkey,
    PushSubscription,
    Rating,
    UsageAlert,
)


@dataclass(frozen=True, slots=True)
class Part:
    """`hidden` are columns that would open something, or that are about others."""

    file: str
    table: type[Base]
    which: Callable[[Whose], ColumnElement[bool]]
    hidden: frozenset[str] = frozenset()


def _browsers(whose: Whose) -> ColumnElement[bool]:
    mine = select(BrowserSession.id).where(BrowserSession.customer_id == whose.customer_id)
    return PushSubscription.browser_session_id.in_(mine)


HASHES = frozenset({"request_hash", "code_hash", "token_hash", "left_hash"})
STORED = frozenset({"stored_key", "once_key", "upload_hash", "source", "sha256"})
PARTS = (
    Part("conversations", Conversation, lambda whose: Conversation.id.in_(whose.conversations)),
    Part("messages", Message, lambda whose: Message.conversation_id.in_(whose.conversations), HASHES),
    Part("notes_of_our_staff", Note, lambda whose: Note.conversation_id.in_(whose.conversations), HASHES),
    Part("handed_to_people", Handoff, lambda whose: Handoff.conversation_id.in_(whose.conversations)),
    Part("ratings", Rating, lambda whose: Rating.conversation_id.in_(whose.conversations)),
    Part("promised_calls", Callback, lambda whose: Callback.customer_id == whose.customer_id),
    Part("files", Attachment, lambda whose: Attachment.conversation_id.in_(whose.conversations), STORED),
    Part("addresses_written_from", Contact, lambda whose: Contact.id.in_(whose.contacts)),
    Part("consents", Consent, lambda whose: Consent.contact_id.in_(whose.contacts)),
    Part("sessions", BrowserSession, lambda whose: BrowserSession.customer_id == whose.customer_id, HASHES),
    Part(
        "passkeys",
        Passkey,
        lambda whose: Passkey.customer_id == whose.customer_id,
        frozenset({"credential_id", "public_key", "sign_count"}),
    ),
    Part("told_while_away", PushSubscription, _browsers, frozenset({"p256dh", "auth"})),
    Part("codes_sent", OneTimeCode, lambda whose: OneTimeCode.customer_id == whose.customer_id, HASHES),
    Part("changes_of_address", ContactChange, lambda whose: ContactChange.customer_id == whose.customer_id, HASHES),
    Part("notices", Notice, lambda whose: Notice.customer_id == whose.customer_id),
    Part("notification_choices", NotificationChoice, lambda whose: NotificationChoice.customer_id == whose.customer_id),
    Part("outages_followed", OutageSubscription, lambda whose: OutageSubscription.customer_id == whose.customer_id),
    Part("usage_alerts", UsageAlert, lambda whose: UsageAlert.customer_id == whose.customer_id),
    Part("line_tests", LineTest, lambda whose: LineTest.customer_id == whose.customer_id),
    Part(
        "who_looked_at_it",
        Audit,
        lambda whose: Audit.subject_id == str(whose.customer_id),
        frozenset({"actor_id", "detail"}),
    ),
    Part("erasures", Erasure, lambda whose: Erasure.customer_id == whose.customer_id),
)
