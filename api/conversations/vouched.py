"""A browser whose visitor the operator's own site vouches for. It is then identified, and never verified by that."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import level_now
from api.conversations.knowing import go_on, insist_on_same
from api.errors import NotFound, Refused
from api.identity import repository, vouching
from api.parts import Parts
from models import BrowserSession, Contact, Conversation, Customer, Level
from models.base import now


class VouchNotSetUp(NotFound):
    """No site of this operator's signs for its visitors."""

    title = "No site vouches for its visitors here"


class VouchedUnknown(NotFound):
    """The site names somebody whom nobody knows here, or whose account is closed."""

    title = "The customer is not known here"


class VouchUsed(Refused):
    """Another browser has signed in with that token."""

    title = "This sign-in was used already"


async def vouch(
    parts: Parts, session: AsyncSession, browser: BrowserSession, conversation: Conversation, token: str
) -> tuple[Conversation, bool]:
    """The conversation that it has now, and whether it is known better than before: then its cookie is a new one."""
    if not parts.settings.widget_secrets:
        raise VouchNotSetUp("WIDGET_SECRETS names no site. The customer signs in with a code.")
    vouched = vouching.read(token, parts.settings.widget_secrets)
    customer = await repository.customer_named(session, vouched.reference)
    if customer is None:
        raise VouchedUnknown("Its sub is no open account's number and no customer's id. They sign in with a code.")
    insist_on_same(customer, conversation, browser)
    if not await repository.take_once(session, vouched.name_hash, browser.id, vouched.ends_at):
        raise VouchUsed("Sign a new token each time the chat asks for one, with a jti of its own.", field="token")
    return await _identify(parts, session, browser, conversation, customer)


async def _identify(
    parts: Parts, session: AsyncSession, browser: BrowserSession, conversation: Conversation, customer: Customer
) -> tuple[Conversation, bool]:
    """Half a day from now, as after a code, but verified at no time. Who has typed a code stays what they are."""
    known_before = level_now(browser.level, browser.verified_until) is not Level.anonymous
    contact = await session.get_one(Contact, conversation.contact_id)
    contact.customer_id = customer.id
    for known in (conversation, browser):
        known.customer_id = customer.id
        if level_now(known.level, known.verified_until) is not Level.verified:
            known.level, known.verified_until = Level.identified, now()
    if known_before:
        return conversation, False
    now_at = await go_on(parts, session, customer, conversation, browser)
    return now_at or conversation, True
