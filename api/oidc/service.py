"""A log-in at the operator's own server: the browser is sent there, and comes back with a code."""

import hmac
from dataclasses import dataclass
from urllib.parse import urlencode

from api.desk import repository as desk
from api.desk.service import Browser, let_in
from api.errors import NotFound
from api.oidc import journey, tokens
from api.oidc.provider import CompanyLogInRefused, Provider
from api.oidc.schemas import WaysOut
from api.parts import Parts

PATH = "/v1/desk/company-log-in"
RETURN = f"{PATH}/return"


class NoCompanyLogIn(NotFound):
    """OIDC_ISSUER is not set."""

    title = "There is no company log-in here"


@dataclass(frozen=True, slots=True)
class Returned:
    """What the address says with which the browser comes back, and what it carried on the way."""

    code: str | None
    state: str | None
    packed: str | None


def ways(parts: Parts) -> WaysOut:
    has_company = bool(parts.settings.oidc_issuer)
    return WaysOut(
        password="admins" if has_company else "everybody",
        company=PATH if has_company else None,
        second_factor="must" if parts.settings.second_factor_is_a_must else "may",
    )


async def leave(parts: Parts) -> tuple[str, str]:
    """Where the browser goes, and what it carries."""
    provider = _provider(parts)
    found, made = await provider.discover(), journey.begin()
    asked = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": _return_to(parts),
        "scope": "openid email",
        "state": made.state,
        "nonce": made.nonce,
        "code_challenge": journey.challenge(made),
        "code_challenge_method": "S256",
    }
    joint = "&" if "?" in found.authorization_endpoint else "?"
    return f"{found.authorization_endpoint}{joint}{urlencode(asked)}", journey.pack(made, _secret(parts))


async def come_back(parts: Parts, returned: Returned, browser: Browser) -> str:
    """The new cookie."""
    provider, made = _provider(parts), journey.unpack(returned.packed, _secret(parts))
    if made is None or not hmac.compare_digest(made.state.encode(), (returned.state or "").encode()):
        raise CompanyLogInRefused("It took too long, or was begun in another browser. Begin again.")
    if returned.code is None:
        raise CompanyLogInRefused("The provider did not let you in.")
    found = await provider.discover()
    token = await provider.exchange(found, returned.code, made.verifier, _return_to(parts))
    keys = await provider.keys(found)
    email = tokens.read(token, keys, issuer=provider.issuer, client_id=provider.client_id, nonce=made.nonce)
    async with parts.database.transaction() as session:
        agent = await desk.find_by_email(session, email)
        if agent is None:
            desk.note_refusal(session, email)
            raise CompanyLogInRefused("No agent has your address here. Ask an admin to take you on.")
        return (await let_in(parts, session, agent, browser))[1]


def _provider(parts: Parts) -> Provider:
    if not parts.settings.oidc_issuer:
        raise NoCompanyLogIn("Log in with your e-mail address and password.")
    return Provider(parts.settings)


def _return_to(parts: Parts) -> str:
    return f"{parts.settings.public_url.rstrip('/')}{RETURN}"


def _secret(parts: Parts) -> str:
    return parts.settings.desk_secret.get_secret_value()
