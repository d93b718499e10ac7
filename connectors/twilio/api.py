"""Requests to Twilio: answered, certainly not taken, or nobody knows."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
from pydantic import BaseModel, ValidationError

from connectors.base import NotSent, OutcomeUnknown
from connectors.calling import UNSENT, content_of, pause_in, trust
from connectors.twilio.reasons import PASSING, plainly
from connectors.twilio.settings import TwilioSettings

TIMEOUT = httpx.Timeout(8.0, connect=3.0)
MOST_HOPS = 4
# The API's hosts are named for regions too. Nothing but plain letters: programs differ in what they make of others.
TWILIOS = re.compile(r"(?:[a-z0-9-]+\.)+twilio\.com")
# Nothing was done, and the same may be asked again: too many requests, or nobody at work.
LATER = frozenset({httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE})


class _Refusal(BaseModel):
    code: int | None = None
    message: str = ""


class Api:
    def __init__(self, settings: TwilioSettings, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._settings = settings
        self._transport = transport
        self.messages = f"/2010-04-01/Accounts/{settings.account_sid}/Messages.json"

    async def create(self, form: Mapping[str, str]) -> httpx.Response:
        """A success. Raises NotSent or OutcomeUnknown."""
        try:
            answer = await self._with_either_token("POST", self._settings.url + self.messages, data=form)
        except UNSENT as trouble:
            raise NotSent(f"Twilio can't be reached ({type(trouble).__name__})", again=True) from trouble
        except httpx.HTTPError as trouble:
            raise OutcomeUnknown(f"Twilio did not answer ({type(trouble).__name__})") from trouble
        if answer.is_server_error and answer.status_code not in LATER:
            raise OutcomeUnknown(f"Twilio answered {answer.status_code}")
        return _checked(answer)

    async def read(self, path: str, query: Mapping[str, str] | None = None) -> httpx.Response:
        """A success; asking again does no harm. Raises NotSent."""
        try:
            answer = await self._with_either_token("GET", self._settings.url + path, params=query)
        except (httpx.HTTPError, httpx.InvalidURL) as trouble:
            raise NotSent(f"Twilio can't be asked ({type(trouble).__name__})", again=True) from trouble
        return _checked(answer)

    async def fetch(self, where: str) -> bytes:
        """A file: the API sends us on to the host that keeps it, which gets no token of ours. Raises NotSent."""
        if not self._is_twilios(where):
            raise NotSent("it is kept at an address that is not Twilio's", again=False)
        try:
            async with self._client() as client:
                return await self._follow(client, where)
        except (httpx.InvalidURL, ValueError):
            raise NotSent("it is kept at something that is no address", again=False) from None
        except httpx.HTTPError as trouble:
            raise NotSent(f"Twilio's files can't be read ({type(trouble).__name__})", again=True) from trouble

    async def _follow(self, client: httpx.AsyncClient, where: str) -> bytes:
        account, tokens = self._settings.account_sid, [*self._settings.tokens]
        auth: httpx.BasicAuth | None = httpx.BasicAuth(account, tokens.pop(0))
        for _ in range(MOST_HOPS):
            async with client.stream("GET", where, auth=auth) as answer:
                if auth and tokens and answer.status_code == httpx.codes.UNAUTHORIZED:
                    auth = httpx.BasicAuth(account, tokens.pop(0))
                elif answer.has_redirect_location:
                    where, auth = self._next(where, answer.headers["location"]), None
                else:
                    return await content_of(answer, "Twilio")
        raise NotSent("Twilio sends us on and on", again=False)

    def _next(self, where: str, location: str) -> str:
        """Never from a safe address to one that everybody can read along with."""
        following = urljoin(where, location)
        if urlsplit(following).scheme not in ("https", urlsplit(self._settings.url).scheme):
            raise NotSent("Twilio keeps it at an unsafe address", again=False)
        return following

    def _is_twilios(self, where: str) -> bool:
        """The token goes nowhere else, whatever a message says."""
        try:
            asked, own = urlsplit(where), urlsplit(self._settings.url)
            host = asked.hostname or ""
        except ValueError:
            return False
        same = (asked.scheme, asked.netloc) == (own.scheme, own.netloc)
        return same or (asked.scheme == "https" and TWILIOS.fullmatch(host) is not None)

    async def _with_either_token(self, method: str, url: str, **options: Any) -> httpx.Response:
        """While tokens are changed the first may have ended already. What is refused was not done, so this is safe."""
        async with self._client() as client:
            for token in self._settings.tokens:
                answer = await client.request(method, url, auth=(self._settings.account_sid, token), **options)
                if answer.status_code != httpx.codes.UNAUTHORIZED:
                    break
        return answer

    def _client(self) -> httpx.AsyncClient:
        """One for each request: an old connection that Twilio closes meanwhile would leave us with a question."""
        return httpx.AsyncClient(timeout=TIMEOUT, transport=self._transport, verify=trust())


def _checked(answer: httpx.Response) -> httpx.Response:
    if answer.is_success:
        return answer
    try:
        refusal = _Refusal.model_validate_json(answer.content)
    except ValidationError:
        refusal = _Refusal(message=f"Twilio answered {answer.status_code}")
    again = answer.status_code in LATER or answer.is_server_error or refusal.code in PASSING
    raise NotSent(plainly(refusal.code, refusal.message), again=again, after=pause_in(answer))
