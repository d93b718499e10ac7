"""Speaks with the operator's log-in server. Asked afresh at each log-in: its keys change without a word to us."""

from typing import Any, TypeVar
from urllib.parse import quote_plus

import httpx
from pydantic import BaseModel, ValidationError

from api.errors import NotSignedIn, Unavailable
from api.settings import Settings
from connectors.calling import trust

TIMEOUT = httpx.Timeout(5.0)
WELL_KNOWN = "/.well-known/openid-configuration"
BASIC, IN_THE_FORM = "client_secret_basic", "client_secret_post"
B = TypeVar("B", bound=BaseModel)


class CompanyLogInAway(Unavailable):
    """It does not answer, or not as OpenID Connect says."""

    title = "The company log-in is not answering"


class CompanyLogInRefused(NotSignedIn):
    """The provider did not name one of our agents, in a way that can be believed."""

    title = "The company log-in did not work"
    # Who was refused is in the audit.
    keeps_changes = True


class Discovered(BaseModel):
    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    # What OpenID Connect Discovery says of one that does not say.
    token_endpoint_auth_methods_supported: list[str] = [BASIC]


class Exchanged(BaseModel):
    id_token: str


class KeySet(BaseModel):
    keys: list[dict[str, Any]]


class Provider:
    def __init__(self, settings: Settings) -> None:
        self.issuer, self.client_id = settings.oidc_issuer, settings.oidc_client_id
        secret = settings.oidc_client_secret
        self._secret = secret.get_secret_value() if secret else ""

    async def discover(self) -> Discovered:
        found = await self._ask("GET", f"{self.issuer.rstrip('/')}{WELL_KNOWN}", Discovered)
        if found.issuer != self.issuer:
            raise CompanyLogInAway("It names another issuer than OIDC_ISSUER does.", retry_after=60)
        return found

    async def keys(self, found: Discovered) -> list[dict[str, Any]]:
        return (await self._ask("GET", found.jwks_uri, KeySet)).keys

    async def exchange(self, found: Discovered, code: str, verifier: str, return_to: str) -> str:
        """The signed name, for a code that is good once."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": return_to,
            "code_verifier": verifier,
        }
        if BASIC in found.token_endpoint_auth_methods_supported:
            # Each half is written as in a form before they are put together (RFC 6749, section 2.3.1).
            proof = httpx.BasicAuth(quote_plus(self.client_id), quote_plus(self._secret))
            answer = await self._ask("POST", found.token_endpoint, Exchanged, data=form, auth=proof)
        else:
            form |= {"client_id": self.client_id, "client_secret": self._secret}
            answer = await self._ask("POST", found.token_endpoint, Exchanged, data=form)
        return answer.id_token

    async def _ask(self, method: str, address: str, shape: type[B], **sent: Any) -> B:
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT, verify=trust()) as client:
                answer = await client.request(method, address, headers={"Accept": "application/json"}, **sent)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise CompanyLogInAway("Try again in a minute, or ask an admin.", retry_after=60) from error
        if method == "POST" and answer.status_code in (400, 401, 403):
            raise CompanyLogInRefused("The provider did not take the code. Begin again.")
        try:
            return shape.model_validate_json(answer.raise_for_status().content)
        except (httpx.HTTPStatusError, ValidationError) as error:
            raise CompanyLogInAway("Try again in a minute, or ask an admin.", retry_after=60) from error
