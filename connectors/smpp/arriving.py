"""A message of the SMSC as the ledger keeps it: the PDU, and what our own bind knows of it beside."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from connectors.base import Anomalous, Arrived, Untrusted

SCHEME = "smpp"


@dataclass(frozen=True, slots=True)
class OverOurBind(Arrived):
    """Made by our session alone: no request that comes over HTTP ever becomes one."""


def arrived(place: str, system_id: str, message: bytes, name: str, at: datetime) -> OverOurBind:
    """The name of the message is a part of the address, so that it is read alike whenever it is read again."""
    url = f"{SCHEME}://{place}/{quote(system_id, safe='')}?{urlencode({'message': name})}"
    return OverOurBind(url=url, headers={"content-type": "application/x-smpp"}, body=message, received_at=at)


def require_our_bind(came: Arrived) -> None:
    if not isinstance(came, OverOurBind) or urlsplit(came.url).scheme != SCHEME:
        raise Untrusted("texts come over the bind, not over HTTP")


def name_in(came: Arrived) -> str:
    """Raises Anomalous for what did not come over a bind, also where signatures are only looked at."""
    try:
        url = urlsplit(came.url)
        found = parse_qs(url.query).get("message", []) if url.scheme == SCHEME else []
    except ValueError:
        found = []
    if not found:
        raise Anomalous("texts come over the bind, not over HTTP")
    return found[0]
