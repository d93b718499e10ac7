"""A message as Twilio's API tells it, and what it refuses."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

GSM = re.compile(r"[\x20-\x5a\x5f\x61-\x7a\n\r@£$¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà^{}\\\[~\]|€]*")
LONGEST = 1600


class Refusal(Exception):
    def __init__(self, code: int, message: str, status: int = 400, **headers: str) -> None:
        super().__init__(message)
        self.code, self.status, self.headers = code, status, headers

    @property
    def body(self) -> dict[str, Any]:
        more = f"https://www.twilio.com/docs/errors/{self.code}"
        return {"code": self.code, "message": str(self), "more_info": more, "status": self.status}


@dataclass
class Message:
    account: str
    to: str
    body: str
    sender: str | None
    service: str | None = None
    callback: str = ""
    status: str = "queued"
    error: int | None = None
    sid: str = field(default_factory=lambda: f"SM{uuid.uuid4().hex}")
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def shown(self) -> dict[str, Any]:
        moment = format_datetime(self.created_at)
        place = f"/2010-04-01/Accounts/{self.account}/Messages/{self.sid}"
        return {
            "account_sid": self.account,
            "api_version": "2010-04-01",
            "body": self.body,
            "date_created": moment,
            "date_sent": None if self.status in ("accepted", "queued") else moment,
            "date_updated": moment,
            "direction": "outbound-api",
            "error_code": self.error,
            "error_message": None,
            "from": self.sender,
            "messaging_service_sid": self.service,
            "num_media": "0",
            "num_segments": "0" if self.sender is None else str(segments(self.body)),
            "price": None,
            "price_unit": "GBP",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{place}/Media.json"},
            "to": self.to,
            "uri": f"{place}.json",
        }

    def told(self) -> dict[str, str]:
        """The form of a status callback."""
        fields = {
            "SmsSid": self.sid,
            "SmsStatus": self.status,
            "MessageStatus": self.status,
            "To": self.to,
            "MessageSid": self.sid,
            "AccountSid": self.account,
            "From": self.sender or "",
            "ApiVersion": "2010-04-01",
        }
        if self.service:
            fields["MessagingServiceSid"] = self.service
        if self.error and self.status in ("failed", "undelivered"):
            fields["ErrorCode"] = str(self.error)
        if self.status in ("delivered", "undelivered"):
            fields["RawDlrDoneDate"] = datetime.now(UTC).strftime("%y%m%d%H%M")
        return fields


def segments(text: str) -> int:
    """Counted in another way than the portal counts: it is there to find a difference."""
    if GSM.fullmatch(text):
        size = len(text) + len(re.findall(r"[\^{}\\\[~\]|€]", text))
        return 1 if size <= 160 else -(-size // 153)
    size = len(text.encode("utf-16-le")) // 2
    return 1 if size <= 70 else -(-size // 67)


def incoming(account: str, person: str, own: str, text: str, media: Mapping[str, str]) -> dict[str, str]:
    """The form of a message that somebody sent. `media`: addresses, and what they say they are."""
    sid = f"{'MM' if media else 'SM'}{uuid.uuid4().hex}"
    fields = {
        **dict.fromkeys(("ToState", "ToCity", "ToZip", "FromState", "FromCity", "FromZip"), ""),
        **dict.fromkeys(("ToCountry", "FromCountry"), "GB"),
        **dict.fromkeys(("SmsMessageSid", "SmsSid", "MessageSid"), sid),
        "SmsStatus": "received",
        "NumMedia": str(len(media)),
        "NumSegments": str(segments(text)),
        "Body": text,
        "From": person,
        "To": own,
        "AccountSid": account,
        "ApiVersion": "2010-04-01",
    }
    for number, (where, media_type) in enumerate(media.items()):
        fields |= {f"MediaUrl{number}": where, f"MediaContentType{number}": media_type}
    return fields
