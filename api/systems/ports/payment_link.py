"""Links to the payment provider's own page, where a new card is entered."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from api.errors import NotFound
from api.formats import Money
from models import LinkPurpose


class NoSuchLink(NotFound):
    """No such link, or none of this customer's."""


@dataclass(frozen=True, slots=True)
class NewLink:
    account_id: uuid.UUID
    customer_id: uuid.UUID
    purpose: LinkPurpose
    amount: Money | None
    currency: str


@dataclass(frozen=True, slots=True)
class Link:
    id: uuid.UUID
    account_id: uuid.UUID
    purpose: LinkPurpose
    amount: Money | None
    ends_at: datetime
    done_at: datetime | None
    method: str | None
    payment_id: uuid.UUID | None
    # The provider's page. Told to whoever asked for it, and never again.
    url: str | None = None
