"""X-Twilio-Signature: what proves that a delivery is Twilio's."""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import parse_qsl, urlsplit

from connectors.base import Arrived, Untrusted

Fields = Sequence[tuple[str, str]]
HEADER = "x-twilio-signature"
FORM = "application/x-www-form-urlencoded"
_PORT = re.compile(r":\d+$")
_DEFAULT_PORTS = {"https": "443", "http": "80"}


def check(arrived: Arrived, tokens: Iterable[str]) -> None:
    """Twilio stamps no time, so nothing is ever stale: a repetition is known by the message's id."""
    given = arrived.headers.get(HEADER, "")
    if not given:
        raise Untrusted("It has no X-Twilio-Signature.")
    fields = form_of(arrived)
    digest = None if is_form(arrived) else _signed_digest(arrived.url)
    if digest is not None:
        if not _same(hashlib.sha256(arrived.body).hexdigest(), digest):
            raise Untrusted("Its body is not the one that was signed.")
        fields = []
    addresses = [*_as_twilio_may_have_it(arrived.url)]
    # All of them, whichever fits: how long it takes tells nothing.
    fitting = [_same(signed(url, fields, token), given) for token in tokens for url in addresses]
    if not any(fitting):
        raise Untrusted(
            "Its X-Twilio-Signature does not fit: another token, or an address that Twilio knows by another."
        )


def signed(url: str, fields: Fields, token: str) -> str:
    """The address with its query, then every field's name and value in the order of the names."""
    text = url + "".join(name + value for name, value in sorted(set(fields)))
    return base64.b64encode(hmac.new(token.encode(), text.encode(errors="replace"), hashlib.sha1).digest()).decode()


def is_form(arrived: Arrived) -> bool:
    return arrived.headers.get("content-type", "").partition(";")[0].strip().lower() == FORM


def form_of(arrived: Arrived) -> list[tuple[str, str]]:
    """What is verified is what is read: both take the fields from here."""
    text = arrived.body.decode("utf-8", errors="replace")
    return parse_qsl(text, keep_blank_values=True, encoding="utf-8", errors="replace")


def query_of(url: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(urlsplit(url).query))
    except ValueError:
        return {}


def _signed_digest(url: str) -> str | None:
    """Bodies that are no form are signed by their digest, which stands in the address."""
    return query_of(url).get("bodySHA256")


def _as_twilio_may_have_it(url: str) -> Iterator[str]:
    """It leaves a port out when it signs, or puts the usual one in; which of them has changed over the years."""
    yield url
    try:
        parts = urlsplit(url)
    except ValueError:
        return
    host = parts.netloc.rpartition("@")[2]
    bare = _PORT.sub("", host)
    for netloc in (bare, f"{bare}:{_DEFAULT_PORTS.get(parts.scheme, '443')}"):
        yield url.replace(parts.netloc, netloc, 1) if parts.netloc else url


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(errors="replace"), other.encode(errors="replace"))
