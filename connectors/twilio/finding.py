"""Which message of Twilio's is the one whose answer was lost: it keeps no word of ours with them."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from pydantic import BaseModel, Field, ValidationError

from connectors.base import NotSent, Outgoing, Taken
from connectors.twilio.api import Api
from connectors.twilio.rendering import form_for
from connectors.twilio.settings import TwilioSettings

# Clocks differ, and Twilio tells whole seconds.
SKEW = timedelta(seconds=10)
A_PAGE = 200
MOST_PAGES = 5


class _Message(BaseModel):
    sid: str = Field(min_length=1)
    direction: str = ""
    body: str | None = None
    sender: str | None = Field(default=None, alias="from")
    messaging_service_sid: str | None = None
    date_created: str

    @property
    def created_at(self) -> datetime:
        moment = parsedate_to_datetime(self.date_created)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class _Page(BaseModel):
    messages: list[_Message]
    next_page_uri: str | None = None


async def find(api: Api, settings: TwilioSettings, outgoing: Outgoing, since: datetime) -> Taken | None:
    """None only where it certainly has none, for then it is sent again. Raises NotSent where that can't be said.

    It is looked for among all that went to this number: Twilio's own filter goes by when a message was sent on, and one
    that still waits has no such time.
    """
    wanted = form_for(outgoing, settings)
    query: dict[str, str] | None = {"To": outgoing.to, "PageSize": str(A_PAGE)}
    path, unreadable = api.messages, False
    for _ in range(MOST_PAGES):
        page = await _page(api, path, query)
        for message in page.messages:
            if message.sid in outgoing.known or not _may_be(message, wanted, since):
                continue
            if _plain(message.body or "") == _plain(wanted["Body"]):
                return Taken((message.sid,))
            unreadable = unreadable or not message.body
        if not page.next_page_uri:
            if unreadable:
                raise NotSent("Twilio keeps no texts of this account, so none can be told from another", again=False)
            return None
        path, query = page.next_page_uri, None
    raise NotSent("Twilio has too many texts to this number to look through", again=False)


async def _page(api: Api, path: str, query: dict[str, str] | None) -> _Page:
    if not path.startswith("/"):
        raise NotSent("Twilio sends us on to no page of its own", again=False)
    try:
        page = _Page.model_validate_json((await api.read(path, query)).content)
        # Read here, so that a date that is none is found out at once.
        _ = [message.created_at for message in page.messages]
    except (ValidationError, ValueError) as trouble:
        raise NotSent("Twilio's list can't be read", again=True) from trouble
    return page


def _may_be(message: _Message, wanted: dict[str, str], since: datetime) -> bool:
    """Ours, by its time and by who it is from. One that waits in a service's pool has no number yet."""
    if not message.direction.startswith("outbound") or message.created_at < since - SKEW:
        return False
    if "From" in wanted:
        return message.sender == wanted["From"]
    return message.messaging_service_sid == wanted["MessagingServiceSid"]


def _plain(text: str) -> str:
    return " ".join(text.split())
