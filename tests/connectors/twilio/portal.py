"""The portal as Twilio sees it: an address that takes in what is posted there."""

from collections.abc import Sequence
from datetime import UTC, datetime

import httpx
from fastapi import FastAPI, Request, Response

from connectors.base import Arrived, Inbound, Receipt, Thanks, Untrusted
from connectors.twilio.connector import TwilioConnector
from tests.connectors.twilio.conftest import settings
from tools.phones.twilio import Account, Twilio
from tools.phones.twilio_api import app_for

ACCOUNT = Account()
PUBLIC = "https://help.example.com"
WEBHOOK = f"{PUBLIC}/v1/channels/twilio"


class Portal:
    """Takes in what comes, as the api does: by the public address, and quarantined where it can't be trusted."""

    def __init__(self) -> None:
        self.items: list[Inbound | Receipt] = []
        self.statuses: list[int] = []
        self.thanks: Thanks | None = None
        self.connector: TwilioConnector
        self.app = FastAPI()
        self.app.add_api_route("/v1/channels/twilio", self.take_in, methods=["POST"])

    async def take_in(self, request: Request) -> Response:
        if self.statuses:
            return Response("broken", self.statuses.pop(0), media_type="text/html")
        query = f"?{request.url.query}" if request.url.query else ""
        url = f"{PUBLIC}{request.url.path}{query}"
        arrived = Arrived(url, dict(request.headers), await request.body(), datetime.now(UTC))
        try:
            self.connector.verify(arrived)
        except Untrusted:
            return Response("no", 403)
        self.items += self.connector.parse(arrived)
        thanks = self.thanks or self.connector.thank(arrived)
        return Response(thanks.text, media_type=thanks.media_type)

    def texts(self) -> list[str | None]:
        return [item.text for item in self.items if isinstance(item, Inbound)]

    def receipts(self) -> Sequence[Receipt]:
        return [item for item in self.items if isinstance(item, Receipt)]


def stand_in(portal: Portal, account: Account = ACCOUNT, webhook: str = WEBHOOK) -> Twilio:
    twilio = Twilio(webhook, account, transport=httpx.ASGITransport(portal.app))
    portal.connector = TwilioConnector(
        settings(
            account_sid=account.sid,
            auth_token=ACCOUNT.tokens[0],
            messaging_service_sid=account.service,
            url=twilio.url,
            public_url=PUBLIC,
        ),
        httpx.ASGITransport(app_for(twilio)),
    )
    return twilio
